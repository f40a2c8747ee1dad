package reader

import (
	"reflect"
	"slices"

	"dateline/schema"
)

// Lent is a date of publication that the neighbours of an article tell.
type Lent struct {
	EDTF    string             // a day or an interval that the date lies in
	DatedBy []schema.Neighbour // in order of article
}

// Again reads the article of a Document another time, with a date lent by its
// neighbours, or as it came in where lent is nil. The record is made from the
// Document: ok is false where reading that does not give the same article, as of
// a Document that another version wrote. Of the Document's date and evidence
// from neighbours nothing is used.
func (r *Reader) Again(d *schema.Document, lent *Lent) (out *schema.Document, ok bool, err error) {
	rec := r.record(d)
	if rec == nil {
		return nil, false, nil
	}
	if lent != nil {
		rec.Published, rec.PublishedBasis, rec.DatedBy = lent.EDTF, schema.FromNeighbours, lent.DatedBy
	}
	out, err = r.Document(rec)
	return out, err == nil, err
}

// record is a record that the article of a Document without a date of its own is
// read from; nil where there is none. What of the Document the record gave and
// what was read from the text is found by trying.
func (r *Reader) record(d *schema.Document) *schema.Record {
	a := &d.Article
	fields := []struct {
		empty bool
		give  func(*schema.Record)
	}{
		{a.URL == "", func(rec *schema.Record) { rec.URL = a.URL }},
		{a.Title == "", func(rec *schema.Record) { rec.Title = a.Title }},
		{len(a.Byline) == 0, func(rec *schema.Record) { rec.Byline = a.Byline }},
		{a.Language == "", func(rec *schema.Record) { rec.Language = a.Language }},
	}
	for choice := range 1 << len(fields) {
		rec := &schema.Record{Article: a.ID, ID: a.SourceID, Source: a.Source, Text: d.Text}
		rec.Outlet, rec.OutletBasis = givenOutlet(a)
		idle := false
		for i, f := range fields {
			if choice>>i&1 == 1 {
				idle = idle || f.empty
				f.give(rec)
			}
		}
		if idle {
			continue
		}
		if out, err := r.Document(rec); err == nil && sameArticle(out, d) {
			rec.Warnings = warningsOf(d.Warnings, out.Warnings)
			return rec
		}
	}
	return nil
}

// givenOutlet is the outlet that the record of an article named, with its basis.
func givenOutlet(a *schema.Article) (string, schema.Basis) {
	var known []*schema.Outlet
	if a.Outlet != nil {
		known = append(known, a.Outlet)
	}
	if a.RepublishedBy != nil {
		known = append(known, &a.RepublishedBy.Outlet)
	}
	for _, o := range known {
		if o.Basis == schema.Given || o.Basis == schema.Metadata {
			return o.Name, o.Basis
		}
	}
	return "", ""
}

// sameArticle reports whether two readings have the same article, its date aside.
func sameArticle(a, b *schema.Document) bool {
	x, y := a.Article, b.Article
	x.Published, y.Published, x.DatedBy, y.DatedBy = nil, nil, nil, nil
	return reflect.DeepEqual(x, y) && slices.Equal(a.Sentences, b.Sentences)
}

// warningsOf are the warnings at the head of all that reading did not give: those
// of the record.
func warningsOf(all, read []string) []string {
	if n := len(all) - len(read); n > 0 && slices.Equal(all[n:], read) {
		return all[:n]
	}
	return nil
}
