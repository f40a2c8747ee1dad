package times

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/extract"
	"dateline/extract/syntax"
	"dateline/schema"
	"dateline/schema/edtf"

	"github.com/google/go-cmp/cmp"
)

// row is what a reader sees of a time.
func row(t schema.Time) string {
	return strings.Join([]string{t.Text, string(t.Type), t.Value, t.Mod, t.EDTF, t.From, t.Until, t.Rule}, "|")
}

func rows(d *extract.Doc) []string {
	var out []string
	for _, t := range d.Out.Times {
		out = append(out, row(t))
	}
	return out
}

// TestResolve reads sentences published on Friday, 10 June 2022, on a day that
// is known only to lie in a week, or on an unknown day.
func TestResolve(t *testing.T) {
	const friday, week, unknown = "2022-06-10", "2022-06-06/2022-06-12", ""
	tests := []struct{ name, published, text, want string }{
		{"same day", friday, "The talks stalled on Friday.", "Friday|DATE|2022-06-10||2022-06-10|2022-06-10|2022-06-10|weekday/same day"},
		{"last is before today", friday, "She resigned last Friday.", "last Friday|DATE|2022-06-03||2022-06-03|2022-06-03|2022-06-03|rel-weekday/published"},
		{"tense points ahead", friday, "The court will meet on Monday.", "Monday|DATE|2022-06-13||2022-06-13|2022-06-13|2022-06-13|weekday/future"},
		{"tense points back", friday, "The court met on Monday.", "Monday|DATE|2022-06-06||2022-06-06|2022-06-06|2022-06-06|weekday/past"},
		{"deadline", friday, "They gave the mayor until Tuesday.", "Tuesday|DATE|2022-06-14||2022-06-14|2022-06-14|2022-06-14|weekday/future"},
		{"duration is no date", friday, "It has gone on for nearly 60 days.", "nearly 60 days|DURATION|P60D|APPROX||||duration"},
		{"anchored duration", friday, "Prices fell in the past two weeks.", "the past two weeks|DURATION|P2W||2022-05-27/2022-06-10|2022-05-27|2022-06-10|window-past/published"},
		{"weeks ago are not exact", friday, "They met two weeks ago.", "two weeks ago|DATE|2022-W21||2022-05-24/2022-05-30|2022-05-24|2022-05-30|ago/published"},
		{"edge of a month", friday, "It began in late February.", "late February|DATE|2022-02|END|2022-02-2X|2022-02-20|2022-02-28|edge-month/past"},
		{"end of a long month", friday, "They left at the end of March.", "the end of March|DATE|2022-03|END|2022-03-2X/2022-03-31|2022-03-20|2022-03-31|edge-month/past"},
		{"part of a year", friday, "It was built in early 1990.", "early 1990|DATE|1990|START|1990-01/1990-04|1990-01-01|1990-04-30|edge-year"},
		{"decade", friday, "It was built in the late 1980s.", "the late 1980s|DATE|198|END|1987/1989|1987-01-01|1989-12-31|decade"},
		{"season", friday, "They met last winter.", "last winter|DATE|2021-WI||2021-24|2021-12-01|2022-02-28|rel-season/published"},
		{"quarter", friday, "Sales rose in the first quarter.", "the first quarter|DATE|2022-Q1||2022-33|2022-01-01|2022-03-31|quarter/past"},
		{"now", friday, "He is now in Bern.", "now|DATE|PRESENT_REF|||||ref"},
		{"coming days", friday, "It may end in the coming days.", "the coming days|DATE|FUTURE_REF|||||coming-units"},
		{"approximate year", friday, "It was founded about 1850.", "about 1850|DATE|1850|APPROX|1850~|1850-01-01|1850-12-31|about-year"},
		{"part of this year", friday, "He left earlier this year.", "earlier this year|DATE|2022|BEFORE|2022-01-01/2022-06-10|2022-01-01|2022-06-10|rel-unit/published"},
		{"last year's Easter", friday, "They met on Easter Monday of last year.", "Easter Monday of last year|DATE|2021-04-05||2021-04-05|2021-04-05|2021-04-05|holiday/published"},
		{"age", friday, "A 33-year-old man was hurt.", ""},
		{"clock with its day", friday, "It struck at 10:35 a.m. on Monday.", "10:35 a.m.|TIME|2022-06-06T10:35||2022-06-06|2022-06-06|2022-06-06|clock/near\nMonday|DATE|2022-06-06||2022-06-06|2022-06-06|2022-06-06|weekday/past"},
		{"context", friday, "It was founded on May 3, 2019. The following month it moved. A year earlier nobody knew it.", "May 3, 2019|DATE|2019-05-03||2019-05-03|2019-05-03|2019-05-03|month-day-year\nThe following month|DATE|2019-06||2019-06|2019-06-01|2019-06-30|crel-unit/context\nA year earlier|DATE|2018||2018|2018-01-01|2018-12-31|earlier/context"},
		{"name", friday, "He told Russia Today that it was fine.", ""},
		{"open without a day", unknown, "The talks stalled on Friday, five days ago and in March.", "Friday|DATE|XXXX-WXX-5|||||weekday\nfive days ago|DATE|XXXX-XX-XX|||||ago\nMarch|DATE|XXXX-03|||||month-named"},
		{"dated without a day", unknown, "Signed Nov. 30, 2021, and 04/23/2022.", "Nov. 30, 2021|DATE|2021-11-30||2021-11-30|2021-11-30|2021-11-30|month-day-year\n04/23/2022|DATE|2022-04-23||2022-04-23|2022-04-23|2022-04-23|numeric"},
		{"year from other dates", unknown, "On Thursday, April 21, they met. A photo of Nov. 30, 2021, shows them.", "Thursday, April 21|DATE|2022-04-21||2022-04-21|2022-04-21|2022-04-21|weekday-date/weekday\nNov. 30, 2021|DATE|2021-11-30||2021-11-30|2021-11-30|2021-11-30|month-day-year"},
		{"no year from nothing", unknown, "On Thursday, April 21, they met.", "Thursday, April 21|DATE|XXXX-04-21||XXXX-04-21|||weekday-date"},
		{"what a week agrees on", week, "They met last month, on April 12 and on Tuesday.", "last month|DATE|2022-05||2022-05|2022-05-01|2022-05-31|rel-unit/published\nApril 12|DATE|2022-04-12||2022-04-12|2022-04-12|2022-04-12|month-day/past\nTuesday|DATE|XXXX-WXX-2|||||weekday"},
		{"ambiguous figures", friday, "Filed 04/05/2022.", "04/05/2022|DATE|2022-XX-XX|||||numeric"},
		{"span of days", friday, "They meet March 21-25, 2023.", "March 21-25, 2023|DURATION|P5D||2023-03-21/2023-03-25|2023-03-21|2023-03-25|day-range"},
		{"curly apostrophe and dash", friday, "In last year’s third quarter and the mid–1990s.", "last year’s third quarter|DATE|2021-Q3||2021-35|2021-07-01|2021-09-30|rel-year-quarter/published\nthe mid–1990s|DATE|199|MID|1994/1996|1994-01-01|1996-12-31|decade"},
	}
	g := tagger(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := strings.Join(rows(read(t, g, tt.text, tt.published)), "\n")
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWarning(t *testing.T) {
	g := tagger(t)
	d := read(t, g, "It opened on Friday, June 9, 2022, and closed on Friday, June 10, 2022.", "2022-06-12")
	want := []string{`13-19 "Friday" does not fit 21-33 "June 9, 2022": 2022-06-09 is a Thursday`}
	if diff := cmp.Diff(want, d.Out.Warnings); diff != "" {
		t.Error(diff)
	}
}

func TestResolveAt(t *testing.T) {
	g := tagger(t)
	text := `It began in 2019. "We met yesterday, a year later," he said on Monday.`
	d := read(t, g, text, "2022-06-10")
	quote := schema.Span{Start: strings.Index(text, `"`), End: strings.LastIndex(text, `"`)}
	g.ResolveAt(d, quote, &schema.Date{From: "2022-06-06", Until: "2022-06-06"})
	var got []string
	for _, x := range d.Out.Times {
		got = append(got, x.Text+" "+x.Value)
	}
	want := []string{"2019 2019", "yesterday 2022-06-05", "a year later 2023", "Monday 2022-06-06"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if in := In(d.Out.Times, quote.Start, quote.End); len(in) != 2 || in[0].Text != "yesterday" {
		t.Errorf("In gives %v", in)
	}
}

// TestPeriods checks every kind of period against the EDTF package.
func TestPeriods(t *testing.T) {
	for _, g := range []gran{gDay, gWeekend, gWeek, gMonth, gSeason, gQuarter, gHalf, gYear, gDecade, gCentury} {
		for d := edtf.DayOf(1899, 11, 1); d < edtf.DayOf(2031, 1, 1); d += 13 {
			p := periodOf(g, d)
			if g != gWeekend && (d < p.first() || d > p.last()) {
				t.Fatalf("%v is not in its period %s", d, p.value())
			}
			from, until := bounds(p.edtf())
			if from != p.first().String() || until != p.last().String() {
				t.Fatalf("%s is %v to %v, its EDTF %s means %s to %s", p.value(), p.first(), p.last(), p.edtf(), from, until)
			}
			if next := p.shift(1); next.first() <= p.last() {
				t.Fatalf("%s and %s overlap", p.value(), next.value())
			}
		}
	}
}

func TestHolidays(t *testing.T) {
	g := tagger(t)
	d := read(t, g, "Thanksgiving 2021, Easter 2024, Orthodox Easter 2024, Memorial Day 2022, Election Day 2022, Martin Luther King Jr. Day 2023, "+
		"Passover 2024, Yom Kippur 2023, Hanukkah 2021, Purim 2024, Rosh Hashanah 2022, Tu Bishvat 2018, Eid al-Fitr 2018, Ramadan 2020, Lunar New Year 2024.", "")
	want := []string{"2021-11-25", "2024-03-31", "2024-05-05", "2022-05-30", "2022-11-08", "2023-01-16",
		"2024-04-23", "2023-09-25", "2021-11-29", "2024-03-24", "2022-09-26", "2018-01-31", "2018-06-15", "2020-04-24", "2024-02-10"}
	var got []string
	for _, x := range d.Out.Times {
		got = append(got, x.Value)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// FuzzTimes: any text gives times in order, on characters, inside the text,
// whose days are days; a second run gives the same, and so does explaining
// them. As a dialogue the text is read without a panic.
func FuzzTimes(f *testing.F) {
	f.Add("On Tuesday, April 12, at 10:30 p.m. EST, two and a half years ago, in the late 1980s.", "2022-04-12")
	f.Add("the 31st of 9999-12-31 3 o'clock a.m. '99 Q4 1000 1/2 million million years ago", "9998-12-31")
	f.Add("February 29 of last year – “the past 99999999 centuries”, 20,000,000 weeks from now\xff", "0001-01-01")
	f.Add("Eid al-Fitr 20000000 years ago, Diwali 9000 years ago, Onam 9999, Ugadi in 999 years, 20000000 minutes past 3pm, quarter to 12am", "0001-01-01")
	g := tagger(f)
	dialogue, err := New(PreferFuture(), SpokenAt(12*3600))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text, published string) {
		if !utf8.ValidString(text) {
			text = strings.ToValidUTF8(text, "�")
		}
		if _, err := edtf.ParseDay(published); err != nil {
			published = ""
		}
		d := read(t, g, text, published)
		end := 0
		for i, x := range d.Out.Times {
			if x.Start < end || x.End <= x.Start || x.End > len(text) || text[x.Start:x.End] != x.Text || x.ID != fmt.Sprintf("t%d", i+1) {
				t.Fatalf("bad span: %+v", x)
			}
			if x.Value == "" || x.Type == "" || !utf8.ValidString(x.Text) {
				t.Fatalf("incomplete: %+v", x)
			}
			if _, err := edtf.Parse(x.EDTF); (x.EDTF != "" && err != nil) || (x.EDTF == "" || strings.HasPrefix(x.EDTF, "XXXX-")) != (x.From == "") || x.From > x.Until {
				t.Fatalf("bad days: %+v %v", x, err)
			}
			end = x.End
		}
		if told := g.Explain(d); len(told) != len(d.Out.Times) {
			t.Fatalf("%d of %d times explained", len(told), len(d.Out.Times))
		}
		if err := g.Conflicts().Annotate(d); err != nil {
			t.Fatal(err)
		}
		read(t, dialogue, text, published)
		if again := read(t, g, text, published); !cmp.Equal(rows(d), rows(again)) {
			t.Fatal("a second run differs")
		}
	})
}

// newsLike is invented text with about as many time expressions as news has,
// one in 150 bytes.
var newsLike = strings.Repeat("The harbour of Port Ellery reopened on Tuesday, officials said, five days after a storm had closed it. "+
	"Mayor Ines Corvalan, who took office in March 2019, told reporters that the crews had worked without a break, and "+
	"that the road to the islands was clear again. The council voted 12 to 3 for the plan, which replaces an old pier. "+
	"Fishing crews had waited for nearly three weeks; many of them had moved their boats to the other side of the bay, "+
	"where the water is deeper and the wind less strong. A second group, from the islands, is expected next month. ", 50)

func BenchmarkFind(b *testing.B) {
	g := tagger(b)
	a := parser(b).Analyze(newsLike)
	benchmark(b, a, func(d *extract.Doc) error { return g.Finder().Annotate(d) })
}

func BenchmarkFindAndResolve(b *testing.B) {
	g := tagger(b)
	a := parser(b).Analyze(newsLike)
	benchmark(b, a, func(d *extract.Doc) error {
		d.Out.Article.Published = &schema.Date{From: "2022-06-10", Until: "2022-06-10"}
		if err := g.Finder().Annotate(d); err != nil {
			return err
		}
		return g.Resolver().Annotate(d)
	})
}

func benchmark(b *testing.B, a *syntax.Analysis, f func(*extract.Doc) error) {
	r := &schema.Record{Text: newsLike}
	b.SetBytes(int64(len(newsLike)))
	b.ReportAllocs()
	for b.Loop() {
		another := *a // each round is a document of its own
		if err := f(&extract.Doc{Record: r, Text: newsLike, Syntax: &another}); err != nil {
			b.Fatal(err)
		}
	}
}
