package times

import (
	"fmt"
	"strings"
	"testing"

	"dateline/extract"
	"dateline/schema"

	"github.com/google/go-cmp/cmp"
)

// TestEdges reads what calendars make hard, each sentence with its own day of
// publication: value, first and last day of every time.
func TestEdges(t *testing.T) {
	tests := []struct{ name, published, text, want string }{
		{"before 1900", "1897-06-23", "The queen arrived yesterday and leaves next month.", "1897-06-22 1897-06-22..1897-06-22, 1897-07 1897-07-01..1897-07-31"},
		{"far past named", "2022-06-10", "The abbey was founded in 1140 and burnt down on May 3, 1649.", "1140 1140-01-01..1140-12-31, 1649-05-03 1649-05-03..1649-05-03"},
		{"leap day", "2024-02-29", "He was elected today; the vote a year ago failed, and so did that of February 29, 2020.", "2024-02-29 2024-02-29..2024-02-29, 2023 2023-01-01..2023-12-31, 2020-02-29 2020-02-29..2020-02-29"},
		{"no leap day", "2023-03-01", "It fell yesterday and not on February 29, 2023.", "2023-02-28 2023-02-28..2023-02-28, 2023-02-XX .."},
		{"month after the 31st", "2023-01-31", "He left one month before May 31, 2023.", "2023-04-30 2023-04-30..2023-04-30"},
		{"week of the new year", "2021-01-01", "Prices fell this week and rose last week.", "2020-W53 2020-12-28..2021-01-03, 2020-W52 2020-12-21..2020-12-27"},
		{"week 1 begins in December", "2024-12-31", "It opened this week.", "2025-W01 2024-12-30..2025-01-05"},
		{"day across the year", "2022-01-02", "They met on Friday and on December 30.", "2021-12-31 2021-12-31..2021-12-31, 2021-12-30 2021-12-30..2021-12-30"},
		{"Sunday on a Sunday", "2022-06-12", "They met on Sunday.", "2022-06-12 2022-06-12..2022-06-12"},
		{"last Sunday on a Sunday", "2022-06-12", "They met last Sunday.", "2022-06-05 2022-06-05..2022-06-05"},
		{"next Sunday on a Sunday", "2022-06-12", "They will meet next Sunday.", "2022-06-19 2022-06-19..2022-06-19"},
		{"zone keeps its day", "2022-06-12", "It struck at 23:30 GMT on Saturday.", "2022-06-11T23:30Z 2022-06-11..2022-06-11, 2022-06-11 2022-06-11..2022-06-11"},
		{"midnight", "2022-06-12", "It ended at midnight on Saturday.", "2022-06-11T24:00 2022-06-11..2022-06-11, 2022-06-11 2022-06-11..2022-06-11"},
		{"night over midnight", "2022-06-12", "Shells fell overnight.", "2022-06-11TNI 2022-06-11..2022-06-12"},
		{"no date at all", "", "Prices fell on Tuesday, last week, five days ago, in the spring and at noon.", "XXXX-WXX-2 .., XXXX-WXX .., XXXX-XX-XX .., XXXX-SP .., XXXX-XX-XXT12:00 .."},
		{"no time at all", "2022-06-12", "The minister sat down for a second helping of May Day soup in Augusta.", "2022-05-01 2022-05-01..2022-05-01"},
		{"fixed feast", "2022-01-05", "They met on Christmas Eve and on New Year's Day.", "2021-12-24 2021-12-24..2021-12-24, 2022-01-01 2022-01-01..2022-01-01"},
		{"computed feasts", "2022-12-01", "They met on Good Friday, on Labor Day and over Thanksgiving weekend.", "2022-04-15 2022-04-15..2022-04-15, 2022-09-05 2022-09-05..2022-09-05, 2022-W47-WE 2022-11-26..2022-11-27"},
		{"season over the year", "2022-01-15", "Snow fell last winter and in the autumn of 2019.", "2020-WI 2020-12-01..2021-02-28, 2019-FA 2019-09-01..2019-11-30"},
		{"decades and centuries", "2022-06-12", "From the 1930s to the early 1980s, and in the 18th century.", "193 1930-01-01..1939-12-31, 198 1980-01-01..1983-12-31, 17 1700-01-01..1799-12-31"},
		{"halves", "2022-08-12", "Sales rose in the first half of 2022 and the second half of last year.", "2022-H1 2022-01-01..2022-06-30, 2021-H2 2021-07-01..2021-12-31"},
		{"weekends", "2022-06-15", "They met over the weekend and will meet next weekend.", "2022-W23-WE 2022-06-11..2022-06-12, 2022-W25-WE 2022-06-25..2022-06-26"},
		{"early, mid and late", "2022-06-15", "In early May, in mid-May, in late May.", "2022-05 2022-05-01..2022-05-09, 2022-05 2022-05-10..2022-05-19, 2022-05 2022-05-20..2022-05-31"},
		{"parts of the day", "2022-06-15", "It rained this morning, on Tuesday evening and last night.", "2022-06-15TMO 2022-06-15..2022-06-15, 2022-06-14TEV 2022-06-14..2022-06-14, 2022-06-14TNI 2022-06-14..2022-06-14"},
		{"ranges", "2022-06-15", "It ran March 3-7, 2022, and from 1991 to 1994.", "P5D 2022-03-03..2022-03-07, 1991 1991-01-01..1991-12-31, 1994 1994-01-01..1994-12-31"},
		{"spelled numbers", "2022-06-15", "It took twenty-five years, two and a half hours and a hundred and ten days.", "P25Y .., PT2H30M .., P110D .."},
		{"ages", "2022-06-15", "The 33-year-old, aged 33, and her 7-month-old son, 20 years old, live here.", ""},
		{"working days", "2022-06-15", "It must pay within three days; it was warned five business days ago.", "P3D .., 2022-06-08 2022-06-08..2022-06-08"},
		{"the edge of the calendar", "9998-12-30", "It may end next year, in 20,000 years or in the next century.", "XXXX .., P20000Y .., XXXX .."},
	}
	g := tagger(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, x := range read(t, g, tt.text, tt.published).Out.Times {
				got = append(got, fmt.Sprintf("%s %s..%s", x.Value, x.From, x.Until))
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, ", ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// quoted is a document published on Friday, 10 June 2022, with a direct
// statement said on Monday.
func quoted(t *testing.T, g *Tagger) *extract.Doc {
	t.Helper()
	text := `"We met yesterday," he said on Monday. They met yesterday.`
	d := read(t, g, text, "2022-06-10")
	d.Out.Statements = []schema.Statement{{
		ID: "s1", Kind: schema.Direct, Content: []schema.Quote{d.Quote(1, strings.Index(text, ","))},
		SaidOn: &schema.Date{EDTF: "2022-06-06", From: "2022-06-06", Until: "2022-06-06", Basis: schema.Stated},
	}}
	return d
}

func TestQuotations(t *testing.T) {
	g := tagger(t)
	d := quoted(t, g)
	if err := g.Quotations().Annotate(d); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, x := range d.Out.Times {
		got = append(got, x.Value)
	}
	if diff := cmp.Diff([]string{"2022-06-05", "2022-06-06", "2022-06-09"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestExplain(t *testing.T) {
	g := tagger(t)
	d := read(t, g, "They met last Tuesday. A day later, at noon, they left. It took two hours. Prices fell in early March.", "2022-04-14")
	before := rows(d)
	var got []string
	for _, e := range g.Explain(d) {
		got = append(got, fmt.Sprintf("%s | %s | %s | %s", e.Time, e.Parts, e.Reference, e.Steps))
	}
	want := []string{
		`t1 | REL "last" WDAYW "Tuesday" | date of publication 2022-04-14 | weekday TUE before 2022-04-14 → 2022-04-12`,
		`t2 | QTY "A" ANYU "day" | t1 "last Tuesday" 2022-04-12 | 2022-04-12 + P1D → 2022-04-13`,
		`t3 | CLOCK "noon" | t2 "A day later" 2022-04-13 | the day of 2022-04-13 → 2022-04-13; at 12:00 → 2022-04-13T12:00`,
		`t4 | QTY "two" ANYU "hours" |  | PT2H, no day of its own`,
		`t5 | EDGE "early" MONTH "March" | date of publication 2022-04-14 | XXXX-03 before 2022-04-14, as the clause tells the past → 2022-03; START → 2022-03-0X`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(before, rows(d)); diff != "" {
		t.Errorf("explaining changed the times: %s", diff)
	}
	quote := quoted(t, g)
	if got, want := g.Explain(quote)[0].Reference, "day of the words 2022-06-06"; got != want {
		t.Errorf("a quoted time counts from %q, want %q", got, want)
	}
}

func TestConflicts(t *testing.T) {
	g := tagger(t)
	tests := []struct{ text, want string }{
		{"The plant closed on June 20, 2022.", `10-16 "closed" is dated 2022-06-20 by 20-33 "June 20, 2022", after its report (published 2022-06-10)`},
		{"The plant will close on June 20, 2022.", ""},
		{"The plant closed on June 9, 2022.", ""},
		{"It struck at 9 a.m. (10 a.m.).", `two clocks in one sentence: 13-19 "9 a.m." and 21-28 "10 a.m."`},
		{"It struck at 9 a.m. GMT (10 a.m. BST).", ""},
		{"It struck at 9 a.m. GMT (10 a.m. GMT).", `two clocks in one sentence: 13-23 "9 a.m. GMT" and 25-36 "10 a.m. GMT"`},
		{"It runs from 9 a.m. to 10 a.m.", ""},
		{"It struck at 9 a.m. and at 10 a.m.", ""},
		{"It fell on Sunday, June 9.", `11-17 "Sunday" does not fit 19-25 "June 9": 2022-06-09 is a Thursday`},
	}
	for _, tt := range tests {
		d := read(t, g, tt.text, "2022-06-10")
		if i := strings.Index(tt.text, "close"); i >= 0 {
			end := i + strings.IndexAny(tt.text[i:], " ")
			when := &schema.Date{From: d.Out.Times[0].From, Until: d.Out.Times[0].Until, Time: "t1", Basis: schema.Stated}
			d.Out.Events = []schema.Event{{ID: "e1", Trigger: schema.Trigger{Quote: d.Quote(i, end)}, When: when, Factuality: schema.Happened}}
		}
		if err := g.Conflicts().Annotate(d); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tt.want, strings.Join(d.Out.Warnings, "\n")); diff != "" {
			t.Errorf("%s: %s", tt.text, diff)
		}
	}
}
