package query_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/graph/query"
	"dateline/schema"
)

// randomDate is a day, a month, a year, a span, an open span or nothing.
func randomDate(r *rand.Rand) *schema.Date {
	day := func() string {
		return time.Date(2029+r.IntN(4), time.Month(1+r.IntN(12)), 1+r.IntN(28), 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	}
	d := &schema.Date{Basis: schema.Stated}
	d.From = day()
	switch r.IntN(6) {
	case 0:
		return &schema.Date{Basis: schema.Unknown}
	case 1:
		d.EDTF, d.Until = d.From, d.From
	case 2:
		d.EDTF = d.From[:7]
		first, _ := time.Parse("2006-01", d.EDTF)
		d.From, d.Until = first.Format(time.DateOnly), first.AddDate(0, 1, -1).Format(time.DateOnly)
	case 3:
		d.EDTF = d.From[:4]
		d.From, d.Until = d.EDTF+"-01-01", d.EDTF+"-12-31"
	case 4:
		if d.Until = day(); d.Until < d.From {
			d.From, d.Until = d.Until, d.From
		}
		d.EDTF = d.From + "/" + d.Until
	case 5:
		d.EDTF = d.From + "/.."
	}
	return d
}

// wanted is the rule of the period, said anew: dates of at most twelve months
// that overlap it, longer and open ones that lie in it.
func wanted(d *schema.Date, from, until string) bool {
	if d == nil {
		return false
	}
	a, err1 := time.Parse(time.DateOnly, d.From)
	b, err2 := time.Parse(time.DateOnly, d.Until)
	if err1 != nil || err2 != nil || (b.Year()-a.Year())*12+int(b.Month()-a.Month()) >= 12 {
		return err1 == nil && err2 == nil && d.From >= from && d.Until <= until
	}
	return d.From <= until && d.Until >= from
}

// TestPeriodAgainstScan compares what buckets find with a look at every row.
func TestPeriodAgainstScan(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var docs []*schema.Document
	for i := range 20 {
		p := newPage(t, fmt.Sprintf("%016x", i+1), fmt.Sprintf("%d.txt", i), "Northport Herald", "2031-05-03", "Title\n\nShe said that it poured. It rained.")
		for range 4 {
			p.says("", "She", "said", "say", schema.Indirect, randomDate(random), nil, "that it poured")
			p.event("DISASTER", "rained", "It rained.", "", randomDate(random), schema.Happened)
		}
		docs = append(docs, p.doc)
	}
	r, ctx := open(t, docs, nil), context.Background()
	said, err := r.Said(ctx, query.Said{})
	if err != nil {
		t.Fatal(err)
	}
	events, err := r.Timeline(ctx, query.Timeline{})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range [][2]string{{"2030-02-10", "2030-02-12"}, {"2030-02-01", "2030-04-30"}, {"2030-01-01", "2030-12-31"}, {"2029-06-15", "2031-07-20"}} {
		var wantSaid, wantEvents []string
		openSaid, openEvents := 0, 0
		for _, s := range said.Rows {
			if s.SaidOn == nil {
				openSaid++
			} else if wanted(s.SaidOn, p[0], p[1]) {
				wantSaid = append(wantSaid, s.ID)
			}
		}
		for _, e := range events.Rows {
			if e.When == nil {
				openEvents++
			} else if wanted(e.When, p[0], p[1]) {
				wantEvents = append(wantEvents, e.ID)
			}
		}
		gotSaid, err := r.Said(ctx, query.Said{From: p[0], Until: p[1]})
		if err != nil {
			t.Fatal(err)
		}
		gotEvents, err := r.Timeline(ctx, query.Timeline{From: p[0], Until: p[1]})
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, s := range gotSaid.Rows {
			ids = append(ids, s.ID)
		}
		if diff := cmp.Diff(wantSaid, ids) + cmp.Diff(wantEvents, eventIDs(gotEvents.Rows)); diff != "" {
			t.Errorf("%v (-want +got):\n%s", p, diff)
		}
		if gotSaid.Undated != openSaid || gotEvents.Undated != openEvents || openSaid == 0 || openEvents == 0 {
			t.Errorf("%v: undated %d and %d, want %d and %d", p, gotSaid.Undated, gotEvents.Undated, openSaid, openEvents)
		}
	}
}
