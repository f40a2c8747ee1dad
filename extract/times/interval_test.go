package times

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"testing"

	"dateline/schema"
	"dateline/schema/edtf"
)

// goldDoc is an annotated document of the development sets.
type goldDoc struct {
	ID, Published, Text string
	Times               []struct {
		Start, End        int // code points
		Type, Value, Text string
	}
}

// TestInterval measures what users see of a time: the closed interval of days.
// The measure counts the annotated DATEs and TIMEs that name days (a day, week,
// weekend, month, season, quarter, half, year, decade or century of the common
// era) and that the tagger found, by any shared character. One of a single day
// is met when the day lies in [From, Until]; one of a longer period when the
// period holds the interval or the interval the period, since "early 1990" is
// annotated as 1990. A time left open is not met. The share must reach .93.
func TestInterval(t *testing.T) {
	g := tagger(t)
	met, total := 0, 0
	for _, set := range []string{"tempeval3-timebank", "tempeval3-aquaint", "meantime-dev"} {
		m, n, days, single := 0, 0, 0, 0
		for _, doc := range goldDocs(t, shared(t, set+".gold.jsonl")) {
			d := read(t, g, doc.Text, doc.Published)
			for _, x := range doc.Times {
				from, until, ok := goldDays(x.Type, x.Value)
				if !ok {
					continue
				}
				got := overlapping(d.Out.Times, doc.Text, x.Start, x.End)
				if len(got) == 0 {
					continue
				}
				n++
				ok = false
				for _, y := range got {
					ok = ok || meets(y, from, until)
				}
				if !ok {
					t.Logf("%s, %s: %q is %s, read as %v", set, doc.Published, x.Text, x.Value, spans(got))
					continue
				}
				m++
				if from == until {
					single++
					a, _ := edtf.ParseDay(got[0].From)
					b, _ := edtf.ParseDay(got[0].Until)
					days += int(b-a) + 1
				}
			}
		}
		t.Logf("%s: %d of %d, %.3f; intervals that hold a single day are %.2f days long", set, m, n, float64(m)/float64(n), float64(days)/float64(single))
		met, total = met+m, total+n
	}
	share := float64(met) / float64(total)
	t.Logf("interval: %d of %d, %.3f", met, total, share)
	if share < .93 {
		t.Errorf("%.3f of the intervals meet the annotated days, below .93", share)
	}
}

// goldDocs reads a development set.
func goldDocs(t *testing.T, path string) []goldDoc {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []goldDoc
	for lines := bufio.NewReader(f); ; {
		line, err := lines.ReadBytes('\n')
		if len(line) > 1 {
			var d goldDoc
			if err := json.Unmarshal(line, &d); err != nil {
				t.Fatalf("%s: %v", path, err)
			}
			out = append(out, d)
		}
		if err != nil {
			return out
		}
	}
}

// goldDays are the days of an annotated value, when it names any.
func goldDays(kind, value string) (from, until day, ok bool) {
	if kind != "DATE" && kind != "TIME" {
		return 0, 0, false
	}
	var y, m, d int32
	var code string
	scanned := func(n, want int, err error) bool { return err == nil && n == want && y >= minYear }
	p := period{}
	switch {
	case len(value) >= 10 && value[4] == '-' && value[7] == '-':
		n, err := fmt.Sscanf(value[:10], "%4d-%2d-%2d", &y, &m, &d)
		if !scanned(n, 3, err) || m < 1 || m > 12 || d < 1 || d > monthDays(y, m) {
			return 0, 0, false
		}
		p = period{gDay, int32(date(y, m, d))}
	case len(value) >= 8 && value[4:6] == "-W" && value[6] >= '0' && value[6] <= '5':
		n, err := fmt.Sscanf(value[:8], "%4d-W%2d", &y, &m)
		if !scanned(n, 2, err) {
			return 0, 0, false
		}
		p = periodOf(gWeek, date(y, 1, 4)).shift(m - 1)
		if value[8:] == "-WE" {
			p.g = gWeekend
		}
	case len(value) == 7 && value[4] == '-':
		if _, err := fmt.Sscanf(value, "%4d-%s", &y, &code); err != nil {
			return 0, 0, false
		}
		p, ok = goldPart(y, code)
		if !ok {
			return 0, 0, false
		}
	case len(value) == 4 || len(value) == 3 || len(value) == 2:
		if n, err := fmt.Sscanf(value, "%d", &y); !scanned(n, 1, err) || fmt.Sprintf("%0*d", len(value), y) != value {
			return 0, 0, false
		}
		p = period{map[int]gran{4: gYear, 3: gDecade, 2: gCentury}[len(value)], y}
	default:
		return 0, 0, false
	}
	return p.first(), p.last(), true
}

// goldPart is a month, season, quarter or half of a year.
func goldPart(y int32, code string) (period, bool) {
	for i, s := range seasonCodes {
		if code == s {
			return period{gSeason, y*4 + int32(i)}, true
		}
	}
	var n int32
	if _, err := fmt.Sscanf(code, "Q%d", &n); err == nil && n >= 1 && n <= 4 {
		return period{gQuarter, y*4 + n - 1}, true
	}
	if _, err := fmt.Sscanf(code, "H%d", &n); err == nil && n >= 1 && n <= 2 {
		return period{gHalf, y*2 + n - 1}, true
	}
	if _, err := fmt.Sscanf(code, "%02d", &n); err == nil && n >= 1 && n <= 12 {
		return period{gMonth, y*12 + n - 1}, true
	}
	return period{}, false
}

// meets reports whether a time's interval fits the annotated days.
func meets(x schema.Time, from, until day) bool {
	a, err := edtf.ParseDay(x.From)
	if err != nil {
		return false
	}
	b, err := edtf.ParseDay(x.Until)
	if err != nil {
		return false
	}
	return a <= from && until <= b || from < until && from <= a && b <= until
}

func spans(ts []schema.Time) (out []string) {
	for _, x := range ts {
		out = append(out, x.Text+" = "+x.From+".."+x.Until+" "+x.Rule)
	}
	return out
}
