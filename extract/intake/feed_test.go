package intake

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/schema"
)

const rssFeed = `<?xml version="1.0" encoding="ISO-8859-1"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>Marlow Courier</title><link>https://courier.example</link><atom:link rel="self" href="https://courier.example/rss"/><language>en-gb</language>
<item><title>Caf` + "\xE9" + ` &amp; ferry are late</title><media:title>A photo</media:title><link>https://courier.example/1</link><guid isPermaLink="false">n-1</guid>
 <dc:creator><![CDATA[Jo Reed and Al Wood]]></dc:creator><pubDate>Tue, 5 Mar 2024 23:30 -0500</pubDate>
 <description>Short.</description><content:encoded><![CDATA[<p>The ferry was <b>late</b> on Monday.</p><script>x()</script><p>Nobody said why.</p>]]></content:encoded></item>
<item><title>Bridge &lt;i&gt;closed&lt;/i&gt;</title><guid>https://courier.example/2</guid><author>desk@courier.example (Ann Lee)</author><description>The bridge was closed, the city said.&nbsp;Buses wait.</description><source url="https://post.example/rss">Harbour Post</source></item>
<item><title>Only a headline</title><pubDate>soon</pubDate></item>
<item><link>https://courier.example/4</link></item>
</channel></rss>`

const atomFeed = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>World | Harbour Post</title>
<entry><title type="html">Crews &amp;amp; board meet</title><link rel="enclosure" href="https://post.example/a.mp3"/><link href="https://post.example/5"/><id>tag:post.example,2024:5</id>
<published>2024-03-06T08:00:00Z</published><updated>2024-03-09T08:00:00Z</updated><author><name>Jo Reed</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The crews met the board.</p><p>They left.</p></div></content></entry>
</feed>`

func TestFeed(t *testing.T) {
	dir := tree(t, map[string]string{"a.rss": rssFeed, "b.xml": atomFeed})
	lines, recs := gather(t, dir, Options{}, ".")
	want := []string{
		"a.rss:1 The ferry was late on Monday.\n\nNobody said why.", "a.rss:2 The bridge was closed, the city said. Buses wait.", "a.rss:3 Only a headline",
		"error a.rss:9: nothing to read (the item has neither text nor title)", "b.xml:1 The crews met the board.\n\nThey left.",
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Fatal(diff)
	}
	for _, r := range recs {
		r.Text, r.Source = "", ""
	}
	if diff := cmp.Diff([]*schema.Record{
		{ID: "n-1", Title: "Café & ferry are late", URL: "https://courier.example/1", Byline: []string{"Jo Reed", "Al Wood"}, Language: "en", Outlet: "Marlow Courier", OutletBasis: schema.Metadata, Published: "2024-03-05", PublishedBasis: schema.Metadata},
		{ID: "https://courier.example/2", Title: "Bridge closed", URL: "https://courier.example/2", Byline: []string{"Ann Lee"}, Language: "en", Outlet: "Harbour Post", OutletBasis: schema.Metadata},
		{Title: "Only a headline", Language: "en", Outlet: "Marlow Courier", OutletBasis: schema.Metadata, Warnings: []string{`published "soon" is not a date and was left out`}},
		{ID: "tag:post.example,2024:5", Title: "Crews & board meet", URL: "https://post.example/5", Byline: []string{"Jo Reed"}, Language: "en", OutletBasis: schema.Metadata, Published: "2024-03-06", PublishedBasis: schema.Metadata},
	}, recs); diff != "" {
		t.Error(diff)
	}
}

// TestBrokenFeed tests that what stands before a fault is read.
func TestBrokenFeed(t *testing.T) {
	cut := strings.Index(atomFeed, "</feed>")
	dir := tree(t, map[string]string{
		"a.xml": atomFeed[:cut], "b.xml": "<urlset><url/></urlset>", "c.rss": "<rss><channel><title>x</title></channel></rss>", "d.atom": "", "e.rss": "\x00\x01", "f.xml": "no feed",
	})
	got, _ := gather(t, dir, Options{}, ".")
	want := []string{
		"a.xml:1 The crews met the board.\n\nThey left.",
		"error a.xml:5: not well formed: unexpected EOF",
		"error b.xml: unknown kind of file: <urlset> (an .xml file is read as a feed, RSS or Atom)",
		"error c.rss: nothing to read (the feed has no items)",
		"error d.atom: nothing to read (the feed has no items)",
		"error e.rss:1: not well formed: illegal character code U+0000",
		"error f.xml: nothing to read (the feed has no items)",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestFeedOutlet(t *testing.T) {
	for title, want := range map[string]string{
		"Harbour Post": "Harbour Post", "Harbour Post RSS Feed": "Harbour Post", "World news | Harbour Post": "", "Harbour Post - World": "", "post.example": "",
		"All the news that the harbour has": "",
	} {
		if got := feedOutlet(title); got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
}

func FuzzFeed(f *testing.F) {
	f.Add(rssFeed)
	f.Add(atomFeed)
	f.Add("<rss><item><title>a</title><description>&lt;p>b")
	f.Fuzz(func(t *testing.T, in string) { checkRecords(t, readFeed, in) })
}
