package across

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/schema"
)

// Who a text is credited to, and who is only named.
func TestCredit(t *testing.T) {
	c, err := newCorpus()
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		kind schema.BlockKind
		line string
		want string
	}{
		{schema.Dateline, "KESSEL (AP) —", "Associated Press"},
		{schema.Dateline, "KESSEL, May 4 (Reuters) -", "Reuters"},
		{schema.Dateline, "KESSEL, PA —", ""},
		{schema.Byline, "By JO REED, Associated Press", "Associated Press"},
		{schema.Byline, "By Jo Reed\nReuters Staff", "Reuters"},
		{schema.Byline, "By Michael Bloomberg", ""},
		{schema.Byline, "By Jo Reed, with AFP", ""},
		{schema.Paragraph, "Source: AFP", "Agence France-Presse"},
		{schema.Paragraph, "The strike was first reported by Reuters", ""},
		{schema.Paragraph, "Associated Press writer Jo Reed in Kessel contributed to this report.", ""},
		{schema.Heading, "China", ""},
		{schema.Boilerplate, "© 2031 The Associated Press. All rights reserved.", "Associated Press"},
		{schema.Boilerplate, "Photo: Reuters", ""},
		{schema.Caption, "Reuters", ""},
	} {
		d := newPage(t, "1", "Gazette", "", tc.line+"\nThe crews walked out.").doc
		d.Article.Blocks = []schema.Block{{Span: schema.Span{End: len([]rune(tc.line))}, Kind: tc.kind}}
		if got := c.creditOf(d, schema.IndexText(d.Text)); got != tc.want {
			t.Errorf("%s %q: %q, want %q", tc.kind, strings.TrimSpace(tc.line), got, tc.want)
		}
	}
}

// agencyPage is a telling of the talks with a credit in its dateline, "" for none.
func agencyPage(t *testing.T, hash, outlet, published, credit, text string) *page {
	if credit == "" {
		return damPage(t, hash, outlet, published, damTitle, text)
	}
	line := "VELDEN (" + credit + ") —"
	p := damPage(t, hash, outlet, published, damTitle, line+"\n"+text)
	p.doc.Article.Blocks = []schema.Block{{Span: p.span(damTitle), Kind: schema.Headline}, {Span: p.span(line), Kind: schema.Dateline},
		{Span: schema.Span{Start: p.span(line).End + 1, End: len([]rune(p.doc.Text))}, Kind: schema.Paragraph}}
	return p
}

// The text of an agency makes nobody the copy of another who prints it.
func TestAgencyText(t *testing.T) {
	lines := strings.Split(damText, "\n")
	cut := strings.Join(lines[:10], "\n")
	for _, tc := range []struct {
		name          string
		a, b, c       *page
		want, credits []string
	}{
		{"both credit it", agencyPage(t, "1", "Herald", "2031-06-06", "AP", damText), agencyPage(t, "2", "Gazette", "2031-06-08", "AP", cut), nil,
			[]string{"2 of 1: edited by agency"}, []string{"1 Associated Press", "2 Associated Press"}},
		{"one credits it", agencyPage(t, "1", "Herald", "2031-06-06", "", damText), agencyPage(t, "2", "Gazette", "2031-06-08", "AP", cut), nil,
			[]string{"2 of 1: edited by agency"}, []string{"1 Associated Press", "2 Associated Press"}},
		{"a third has it from them or it", agencyPage(t, "1", "Herald", "2031-06-06", "", damText), agencyPage(t, "2", "Gazette", "2031-06-08", "AP", cut),
			damPage(t, "3", "Digest", "2031-06-09", damTitle, damText), []string{"2 of 1: edited by agency", "3 of 1: exact by agency"}, []string{"1 Associated Press", "2 Associated Press", "3 Associated Press"}},
		{"the agency's own", agencyPage(t, "1", "Associated Press", "2031-06-08", "", damText), agencyPage(t, "2", "Gazette", "2031-06-06", "AP", cut), nil,
			[]string{"2 of 1: republished by notice"}, []string{"2 Associated Press"}},
		{"two agencies", agencyPage(t, "1", "Herald", "2031-06-06", "AP", damText), agencyPage(t, "2", "Gazette", "2031-06-08", "AFP", cut), nil,
			[]string{"2 of 1: edited by unknown"}, []string{"1 Associated Press", "2 Agence France-Presse"}},
		{"reworded", agencyPage(t, "1", "Herald", "2031-06-06", "AP", damText), agencyPage(t, "2", "Gazette", "2031-06-08", "", damHeavy), nil,
			[]string{"2 of 1: spun by agency"}, []string{"1 Associated Press", "2 Associated Press"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			pages := []*page{tc.a, tc.b}
			if tc.c != nil {
				pages = append(pages, tc.c)
			}
			r := resolve(t, pages...)
			var got, credits []string
			for _, c := range r.Copies {
				got = append(got, describe(c))
			}
			for _, c := range r.Credits {
				credits = append(credits, strings.TrimLeft(strings.TrimPrefix(c.Article, "article/"), "0")+" "+c.Agency)
			}
			if d := cmp.Diff([][]string{tc.want, tc.credits}, [][]string{got, credits}); d != "" {
				t.Error(d)
			}
		})
	}
}
