package intake

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/schema"
)

const prose = `<p>The bridge over the river Lenn was closed on Monday after engineers found cracks in two piers.</p>
<p>Repairs will take until autumn, the city of Marlow said, and <b>buses</b> will use the northern road.<br>Cyclists may pass.</p>
<h2>What happens next</h2><ul><li>The council votes in June on the cost of the repairs.</li><li>Work starts in July.</li></ul>
<p>The bridge was built in 1931 and was last repaired thirty years ago, according to the city's archive.</p>`

const page = `<!DOCTYPE html><html lang="en-GB"><head><title>Lenn bridge closed | Marlow Courier</title>
<meta property="og:site_name" content="Marlow Courier"><meta property="og:title" content="Lenn bridge closed">
<meta property="article:published_time" content="2023-05-02T23:30:00-05:00"><meta name="author" content="Ada Finch">
<link rel="canonical" href="https://courier.example/2023/05/02/lenn"></head>
<body><header><nav><a href="/">Home</a></nav></header><article><h1>Lenn bridge closed</h1>` + prose + `</article><footer>© Marlow Courier</footer></body></html>`

func TestPage(t *testing.T) {
	dir := tree(t, map[string]string{"a.html": page})
	_, recs := gather(t, dir, Options{}, "a.html")
	if len(recs) != 1 {
		t.Fatalf("%d records", len(recs))
	}
	rec := *recs[0]
	rec.Source = ""
	want := schema.Record{
		Title: "Lenn bridge closed", Outlet: "Marlow Courier", OutletBasis: schema.Metadata,
		Published: "2023-05-02", PublishedBasis: schema.Metadata, Byline: []string{"Ada Finch"},
		URL: "https://courier.example/2023/05/02/lenn", Language: "en",
		Text: `Lenn bridge closed

The bridge over the river Lenn was closed on Monday after engineers found cracks in two piers.

Repairs will take until autumn, the city of Marlow said, and buses will use the northern road.
Cyclists may pass.

What happens next

The council votes in June on the cost of the repairs.

Work starts in July.

The bridge was built in 1931 and was last repaired thirty years ago, according to the city's archive.`,
	}
	if diff := cmp.Diff(want, rec); diff != "" {
		t.Error(diff)
	}
}

func TestPageCharsets(t *testing.T) {
	body := "<article>" + strings.Replace(prose, "Lenn", "L\xE9nn", 1) + "</article></body></html>"
	for _, tc := range []struct{ name, head, warning string }{
		{"declared", `<html><head><meta charset="windows-1252"></head><body>`, ""},
		{"undeclared", `<html><head></head><body>`, "the page declares no character set and is not UTF-8; read as windows-1252"},
	} {
		dir := tree(t, map[string]string{"a.html": tc.head + body})
		_, recs := gather(t, dir, Options{}, "a.html")
		if len(recs) != 1 || !strings.Contains(recs[0].Text, "river Lénn was") || strings.Join(recs[0].Warnings, ";") != tc.warning {
			t.Errorf("%s: %+v", tc.name, recs)
		}
	}
	dir := tree(t, map[string]string{"a.html": `<html><head><meta charset="utf-8"></head><body>` + body})
	_, recs := gather(t, dir, Options{}, "a.html")
	if len(recs) != 1 || !strings.Contains(recs[0].Text, "river L\uFFFDnn was") || len(recs[0].Warnings) != 1 {
		t.Errorf("invalid UTF-8: %+v", recs)
	}
}

func TestPageDates(t *testing.T) {
	for _, tc := range []struct{ name, head, want string }{
		{"JSON-LD", `<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2021-11-03T08:00:00Z"}</script>`, "2021-11-03"},
		{"ambiguous", `<meta name="date" content="03/04/2021">`, ""},
		{"unambiguous", `<meta name="date" content="23/04/2021">`, "2021-04-23"},
		{"month only", `<meta name="date" content="March 2021">`, ""},
		{"none", "", ""},
	} {
		dir := tree(t, map[string]string{"a.html": "<html><head>" + tc.head + "</head><body><article>" + prose + "</article></body></html>"})
		_, recs := gather(t, dir, Options{}, "a.html")
		if len(recs) != 1 || recs[0].Published != tc.want {
			t.Errorf("%s: got %+v, want %q", tc.name, recs, tc.want)
		}
	}
}

func TestFrontMatter(t *testing.T) {
	text := "---\ntitle: \"Ferry: late again\"\ndate: 2024-02-03 09:00:00 +0100\nauthor:\n  - Jo Reed\n  - Al Wood\ntags: [a, b]\npublisher: Harbour Post\n---\n\n# Ferry\n\nThe ferry was late.\n"
	toml := "+++\ntitle = \"Ferry: late = again\"\ndate = 2024-02-03T09:00:00Z\nauthors = ['Jo Reed']\n+++\n\nThe ferry was late.\n"
	dir := tree(t, map[string]string{"a.md": text, "b.md": "---\nnot closed", "c.txt": text, "d.md": toml})
	_, recs := gather(t, dir, Options{}, ".")
	if len(recs) != 4 {
		t.Fatalf("%d records", len(recs))
	}
	rec := *recs[0]
	rec.Source = ""
	want := schema.Record{
		Title: "Ferry: late again", Byline: []string{"Jo Reed", "Al Wood"}, Outlet: "Harbour Post", OutletBasis: schema.Metadata,
		Published: "2024-02-03", PublishedBasis: schema.Metadata, Text: text,
	}
	if diff := cmp.Diff(want, rec); diff != "" {
		t.Error(diff)
	}
	if recs[1].Title != "" || recs[2].Title != "" {
		t.Errorf("front matter read where there is none: %+v %+v", recs[1], recs[2])
	}
	if r := recs[3]; r.Title != "Ferry: late = again" || r.Published != "2024-02-03" || strings.Join(r.Byline, ";") != "Jo Reed" {
		t.Errorf("TOML: %+v", r)
	}
}

func TestJSONRecord(t *testing.T) {
	dir := tree(t, map[string]string{"a.jsonl": `{"id":7,"url":" https://x.example/a ","title":"T","outlet":"O","published":"2009-03-20 12:24:52.002364-05","byline":"Jo Reed","language":"en-US","text":"Body.\r\n","surprise":{"a":[1]}}
{"byline":["A","B"],"published":"last week","text":"Body."}
{"outlet":"Own","url":"https://courier.example/x","html":` + quoteJSON(page) + `}`})
	_, recs := gather(t, dir, Options{}, ".")
	if len(recs) != 3 {
		t.Fatalf("%d records", len(recs))
	}
	want := schema.Record{
		ID: "7", URL: "https://x.example/a", Title: "T", Outlet: "O", Published: "2009-03-20",
		Byline: []string{"Jo Reed"}, Language: "en", Text: "Body.\r\n", Source: recs[0].Source,
	}
	if diff := cmp.Diff(want, *recs[0]); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{`published "last week" is not a date and was left out`}, recs[1].Warnings); diff != "" || recs[1].Published != "" {
		t.Errorf("%s%+v", diff, recs[1])
	}
	if r := recs[2]; r.Outlet != "Own" || r.OutletBasis != "" || r.Published != "2023-05-02" || r.PublishedBasis != schema.Metadata || r.HTML != "" || r.URL != "https://courier.example/x" {
		t.Errorf("%+v", r)
	}
}

func quoteJSON(s string) string {
	return `"` + strings.NewReplacer("\\", `\\`, `"`, `\"`, "\n", `\n`).Replace(s) + `"`
}

func TestSidecar(t *testing.T) {
	dir := tree(t, map[string]string{
		"a.txt": "A.", "in/b.txt": "B.", "page.html": page, "lines.jsonl": "{\"text\":\"C.\"}\n{\"text\":\"D.\",\"outlet\":\"Own\"}",
		"articles.csv":    "\xEF\xBB\xBFpath,outlet,published,title\na.txt,Courier,2024-01-02,\"A, the title\"\nin/b.txt,Outer,2024-01-03,\n./page.html,Post,,\nlines.jsonl,Wire,2024-02-02,Not used\n",
		"in/articles.csv": "path,outlet,url\nb.txt,Inner,https://b.example/\n",
	})
	check := func(paths ...string) []string {
		lines, recs := gather(t, dir, Options{}, paths...)
		if len(lines) != len(recs) {
			t.Fatalf("errors: %q", lines)
		}
		var got []string
		for i, r := range recs {
			got = append(got, strings.Join([]string{lines[i][:strings.Index(lines[i], " ")], r.Outlet, string(r.OutletBasis), r.Published, r.Title, r.URL}, "|"))
		}
		return got
	}
	want := []string{
		"a.txt|Courier|given|2024-01-02|A, the title|",
		"in/b.txt|Inner|given|2024-01-03||https://b.example/",
		"lines.jsonl:1|Wire|given|2024-02-02||",
		"lines.jsonl:2|Own||2024-02-02||",
		"page.html|Post|given|2023-05-02|Lenn bridge closed|https://courier.example/2023/05/02/lenn",
	}
	if diff := cmp.Diff(want, check(".")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(want[:1], check("a.txt")); diff != "" {
		t.Errorf("named file: %s", diff)
	}
}

func TestSidecarFaults(t *testing.T) {
	dir := tree(t, map[string]string{
		"a.txt": "A.", "b.txt": "B.",
		"articles.csv": "path,oulet,published\na.txt,x,2024-13-40\ngone.txt,x,\na.txt,x,\nb.txt,x\n,x,\nb.txt,\"x\"y,\nb.txt,,2024-03-04\n",
	})
	got, recs := gather(t, dir, Options{}, ".")
	want := []string{
		`error articles.csv:1: not well formed: unknown column "oulet" (its first line names the columns: path,url,outlet,published,title)`,
		`error articles.csv:2: not well formed: published: not well formed: "2024-13-40" is not a date (the row counts without it)`,
		`error articles.csv:3: not well formed: no file "gone.txt" (path is relative to articles.csv)`,
		`error articles.csv:4: not well formed: "a.txt" has a row already, line 2`,
		`error articles.csv:5: not well formed: 2 fields, the header has 3`,
		`error articles.csv:6: not well formed: no path`,
		`error articles.csv:7: not well formed: extraneous or missing " in quoted-field`,
		"a.txt A.", "b.txt B.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if len(recs) == 2 && recs[1].Published != "2024-03-04" {
		t.Errorf("the right row does not count: %+v", recs[1])
	}
	named, _ := gather(t, dir, Options{}, "articles.csv")
	if diff := cmp.Diff([]string{"error articles.csv: unknown kind of file (it describes the articles beside it; give its folder)"}, named); diff != "" {
		t.Error(diff)
	}
}
