package times

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"dateline/schema"
	"dateline/schema/edtf"
)

// TestDuckling reads the English examples of the Duckling suite as a dialogue,
// where what is not said lies ahead. An example is right when the interval of
// days of one of the times holds the expected days and is at most six days
// longer: dateline reads days, and "two weeks ago" as half a week to either
// side. Where both have a time of day it must be the same to the minute. The
// negatives must give no time. The bar is what is reached: a sixth of what is
// missed is "upcoming two weeks" for the second week from now alone, the rest are
// "the closest Monday to", feasts of other countries, weekends that begin on
// Friday, thirds of months and what only a program would say.
func TestDuckling(t *testing.T) {
	data, err := os.ReadFile(shared(t, "duckling/time-en.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	g, err := New(PreferFuture(), SpokenAt(4*3600+30*60))
	if err != nil {
		t.Fatal(err)
	}
	total, right := 0, 0
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		var c struct{ Text, Reference, Kind, Start, End, Grain, Open, Section string }
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			t.Fatal(err)
		}
		day, _, _ := strings.Cut(c.Reference, "T")
		got := read(t, g, c.Text, day).Out.Times
		if c.Kind == "negative" {
			if len(got) > 0 {
				t.Errorf("%q is read as %v", c.Text, values(got))
			}
			continue
		}
		total++
		if spoken(got, c.Start, c.End, c.Grain, c.Open) {
			right++
			continue
		}
		t.Logf("%s %q: want %s..%s %s %s, got %v", c.Section, c.Text, c.Start, c.End, c.Grain, c.Open, spans(got))
	}
	share := float64(right) / float64(total)
	t.Logf("right %d of %d: %.3f", right, total, share)
	if share < .83 {
		t.Errorf("%.3f right, below .83", share)
	}
}

// clockOf is the time of day of a value, "15:30", where it has one in figures.
func clockOf(value string) (string, bool) {
	c := after(value)
	return c, len(c) >= len("15:30") && c[2] == ':' && c[0] != 'X'
}

// after is what follows the day of a moment.
func after(s string) string {
	_, clock, _ := strings.Cut(s, "T")
	return strings.TrimSuffix(clock, "Z")
}

// spoken reports whether one of the times has the expected days.
func spoken(got []schema.Time, start, end, grain, open string) bool {
	from, _, _ := strings.Cut(start, "T")
	first, err := edtf.ParseDay(from)
	if err != nil {
		return false
	}
	last := first
	if end != "" {
		d, clock, _ := strings.Cut(end, "T")
		if last, err = edtf.ParseDay(d); err == nil && clock == "00:00:00" {
			last--
		}
	} else if g := map[string]gran{"week": gWeek, "month": gMonth, "quarter": gQuarter, "year": gYear}[grain]; g > 0 {
		last = periodOf(g, first).last()
	}
	for _, x := range got {
		a, err := edtf.ParseDay(x.From)
		if err != nil {
			continue
		}
		b, err := edtf.ParseDay(x.Until)
		if clock, ok := clockOf(x.Value); ok && end == "" && grain != "day" && !strings.HasPrefix(after(start), clock) {
			continue
		}
		if err == nil && (a <= first && b >= last && b-a-(last-first) <= 6 || open != "" && a == first) {
			return true
		}
	}
	return false
}
