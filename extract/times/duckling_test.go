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
// where what is not said lies ahead. An example is right when one of the times
// has its first and last day and, for an hour, minute or second, its time of
// day. Its negatives must give no time.
func TestDuckling(t *testing.T) {
	data, err := os.ReadFile(shared(t, "duckling/time-en.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	g, err := New(PreferFuture())
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
	t.Logf("right %d of %d: %.3f", right, total, float64(right)/float64(total))
}

// spoken reports whether one of the times is the expected one.
func spoken(got []schema.Time, start, end, grain, open string) bool {
	from, clock, _ := strings.Cut(start, "T")
	until := from
	first, err := edtf.ParseDay(from)
	if err != nil {
		return false
	}
	switch last := first; {
	case end != "":
		d, c, _ := strings.Cut(end, "T")
		if last, err = edtf.ParseDay(d); err == nil && c == "00:00:00" {
			last--
		}
		until = last.String()
	default:
		g := map[string]gran{"week": gWeek, "month": gMonth, "quarter": gQuarter, "year": gYear}[grain]
		if g > 0 {
			until = periodOf(g, first).last().String()
		}
	}
	for _, x := range got {
		switch grain {
		case "hour", "minute", "second":
			_, at, timed := strings.Cut(x.Value, "T")
			if end == "" && x.From == from && (timed && strings.HasPrefix(clock, strings.TrimSuffix(at, "Z")) || clock == "00:00:00" && !timed) || end != "" && x.From == from && x.Until == until {
				return true
			}
		default:
			if open == "" && x.From == from && x.Until == until || open != "" && x.From == from {
				return true
			}
		}
	}
	return false
}
