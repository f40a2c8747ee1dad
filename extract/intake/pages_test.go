package intake

import (
	"errors"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestPages tests what is taken for the article and what for the page around it.
func TestPages(t *testing.T) {
	const other = `<p>The choir of Marlow sings on Sunday, and everybody is welcome to hear it in the old hall.</p>`
	for name, tc := range map[string]struct{ page, has, not string }{
		"parts by their names": {
			`<div class="site-nav"><a href=x>Home page of the harbour and all of its boats</a></div><div class="storyBody">` + prose + `</div><div id="comments">` + other + `</div><div class="related-stories">` + other + `</div>`,
			"The bridge over|built in 1931|Work starts in July.", "choir|Home page"},
		"no names":                  {`<div><div>` + prose + `</div></div><div><a href=x>More of the news from Marlow and the river</a></div>`, "The bridge over", "More of the news"},
		"a list of links inside":    {`<article>` + prose + `<ul><li><a href=x>The choir of Marlow sings on Sunday again</a></li></ul></article>`, "built in 1931", "choir"},
		"a page that is one form":   {`<form>` + prose + `</form>`, "The bridge over", ""},
		"named comment but most":    {`<div class="comment">` + prose + `</div>`, "The bridge over", ""},
		"text between line breaks":  {`<div>The bridge over the river Lenn was closed on Monday after engineers found cracks.<br><br>Repairs will take until autumn, the city said.</div>`, "was closed on Monday|until autumn", ""},
		"articles of a front page":  {`<article class="teaser">` + other + `</article><article>` + prose + prose + `</article>`, "The bridge over", "choir"},
		"what an article is tagged": {`<article class="post tag-comments category-related">` + prose + `</article><p>` + other + other + other + other + `</p>`, "The bridge over", ""},
		"built by script, with text in JSON-LD": {
			`<script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],"articleBody":"The bridge over the river Lenn was closed on Monday."}]}</script><div id=app></div>`, "The bridge over the river Lenn", ""},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Pages{}.Read("<html><body>"+tc.page+"</body></html>", nil)
			if err != nil {
				t.Fatal(err)
			}
			for part := range strings.SplitSeq(tc.has, "|") {
				if !strings.Contains(got.Text, part) {
					t.Errorf("lacks %q: %s", part, got.Text)
				}
			}
			for part := range strings.SplitSeq(tc.not, "|") {
				if part != "" && strings.Contains(got.Text, part) {
					t.Errorf("has %q: %s", part, got.Text)
				}
			}
		})
	}
	if _, err := (Pages{}).Read("<nav><a href=x>Home</a></nav>", nil); !errors.Is(err, ErrNoText) {
		t.Errorf("a page without prose: %v", err)
	}
}

// TestAbout tests what a page says of itself.
func TestAbout(t *testing.T) {
	base, err := url.Parse("https://x.example/a/b")
	if err != nil {
		t.Fatal(err)
	}
	for name, tc := range map[string]struct {
		head string
		want Page
	}{
		"JSON-LD": {`<script type="application/ld+json">[{"@type":"WebSite","name":"X"},{"@type":"ReportageNewsArticle","headline":"Ferry &amp; crew","datePublished":"2021-11-03T23:00:00-05:00",
"author":[{"name":"Jo Reed"},{"name":"Al Wood"}],"publisher":{"name":"Harbour Post"}}]</script><title>Other</title>`,
			Page{Title: "Ferry & crew", Outlet: "Harbour Post", Published: "2021-11-03", Byline: []string{"Jo Reed", "Al Wood"}}},
		"broken JSON-LD and meta elements": {`<script type="application/ld+json">{"@type":</script><meta property="og:title" content="Ferry"><meta name="author" content="By Jo Reed and Al Wood"><meta name="DC.date" content="3 November 2021"><link rel=canonical href="/c">`,
			Page{Title: "Ferry", Published: "2021-11-03", Byline: []string{"Jo Reed", "Al Wood"}, URL: "https://x.example/c"}},
		"site behind the headline":  {`<title>Ferry - late again - News | Harbour Post</title><meta property="og:title" content="Ferry - late again">`, Page{Title: "Ferry - late again", Outlet: "Harbour Post"}},
		"no site in the headline":   {`<title>Ferry is late again - board</title><meta property="og:title" content="Ferry is late again - board">`, Page{Title: "Ferry is late again - board"}},
		"author by class":           {`<div class="entry-meta"><span class="author vcard">By <a rel="author">Zoë Reed</a></span></div><div class="comments"><b class="author">Al Wood</b></div>`, Page{Byline: []string{"Zoë Reed"}}},
		"authors of a front page":   {`<i class="author">Jo Reed</i><i class="author">Al Wood</i>`, Page{}},
		"no person":                 {`<i class="author">Harbour Post staff at the pier</i><i class="byline">3 May 2021</i>`, Page{}},
		"title and time":            {`<title>Ferry is late again | Harbour Post</title><time pubdate datetime="2021-11-03">then</time>`, Page{Title: "Ferry is late again", Published: "2021-11-03"}},
		"two readings, then one":    {`<meta name="date" content="03/04/2021"><time class="published" datetime="2021-04-03">`, Page{Published: "2021-04-03"}},
		"days that do not agree":    {`<time datetime="2021-04-03"></time><time datetime="2021-04-05"></time>`, Page{}},
		"an account for the author": {`<meta name="author" content="https://x.example/jo"><meta property="og:site_name" content="@harbour">`, Page{}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Pages{}.Read("<html><head>"+tc.head+"</head><body>"+prose+"</body></html>", base)
			if err != nil {
				t.Fatal(err)
			}
			got.Text = ""
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
