package query

import (
	"cmp"
	"strings"

	"dateline/schema"
)

// Article is the article a row was read from.
type Article struct {
	ID            string `json:"id"` // "article/H"
	Source        string `json:"source,omitempty"`
	SourceID      string `json:"source_id"` // the input record's own id; empty where it had none
	URL           string `json:"url,omitempty"`
	Title         string `json:"title,omitempty"`
	Outlet        string `json:"outlet"`    // name; empty where it is not known
	Published     string `json:"published"` // EDTF; empty where it is open
	RepublishedBy string `json:"republished_by,omitempty"`

	date     *schema.Date
	outletID string
}

// newArticle is a Document's article as rows show it.
func newArticle(d *schema.Document) Article {
	a := &d.Article
	out := Article{ID: a.ID, Source: a.Source, SourceID: a.SourceID, URL: a.URL, Title: a.Title, date: dated(a.Published)}
	if a.Outlet != nil {
		out.Outlet, out.outletID = a.Outlet.Name, a.Outlet.ID
	}
	if a.RepublishedBy != nil {
		out.RepublishedBy = a.RepublishedBy.Outlet.Name
	}
	if out.date != nil {
		out.Published = out.date.EDTF
	}
	return out
}

// Name is what to call the article's origin: the outlet, or the source that
// was read where the outlet is not known.
func (a Article) Name() string { return cmp.Or(a.Outlet, a.Source, a.SourceID, a.ID) }

// Days are the first and last day on which the article may have been
// published, ISO 8601; both empty where that is open.
func (a Article) Days() (from, until string) {
	if a.date == nil {
		return "", ""
	}
	return a.date.From, a.date.Until
}

// Evidence is where a row was read. Spans count code points.
type Evidence struct {
	Article  Article      `json:"article"`
	Span     schema.Quote `json:"span"`
	Sentence schema.Quote `json:"sentence"` // the sentences that hold the span
	Rule     string       `json:"rule,omitempty"`
}

// evidence is the evidence of a span of the article.
func (v *view) evidence(span schema.Span, rule string) Evidence {
	return Evidence{Article: v.article, Span: v.quote(span), Sentence: v.quote(v.sentence(span)), Rule: rule}
}

// dated is a date as rows show it, nil where nothing is known. What points
// into one Document is left out.
func dated(d *schema.Date) *schema.Date {
	if d == nil || d.EDTF == "" && d.From == "" && d.Until == "" {
		return nil
	}
	out := *d
	out.Time, out.Span = "", nil
	return &out
}

// Order of rows: dated before undated, then the article, then the span.

// compareDates puts earlier days first and open dates last.
func compareDates(a, b *schema.Date) int {
	if a == nil || b == nil {
		switch {
		case a == b:
			return 0
		case a == nil:
			return 1
		}
		return -1
	}
	switch {
	case a.From != "" && b.From == "":
		return -1
	case a.From == "" && b.From != "":
		return 1
	}
	return cmp.Or(strings.Compare(a.From, b.From), strings.Compare(a.Until, b.Until))
}

func compareArticles(a, b Article) int {
	return cmp.Or(compareDates(a.date, b.date), strings.Compare(a.Source, b.Source), strings.Compare(a.ID, b.ID))
}

func compareEvidence(a, b Evidence) int {
	return cmp.Or(compareArticles(a.Article, b.Article), cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
}
