package times

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dateline/extract/lexicon"
	"dateline/schema"
)

// shared is a folder of evaluation data outside the repository; the test is
// skipped where there is none.
func shared(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join("..", "..", "..", "shared", "eval", "dev", name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("no evaluation data: %v", err)
	}
	return path
}

// peerCase is one case of the Recognizers-Text suite.
type peerCase struct {
	Input   string
	Context struct{ ReferenceDateTime string }
	Results []struct {
		Text, Type, TypeName string
		Start, End, Length   int
		Resolution           struct {
			Values []struct{ Timex, Type, Value string }
		}
	}
}

// TestRecognizers reads the single dates and durations of the Recognizers-Text
// suite in news mode. Of the model's cases the right value must be among those
// it lists, of the extractors', which list none, the expression must be found.
// Differences of convention are listed by file and number of the case, with
// their reason, in testdata/recognizers.tsv; at least .85 must be right or listed there.
func TestRecognizers(t *testing.T) {
	dir := shared(t, "recognizers")
	known := differences(t, "testdata/recognizers.tsv")
	g := tagger(t)
	total, right, listed := 0, 0, 0
	for _, file := range []string{"DateTimeModel", "DateExtractor", "DurationExtractor", "HolidayExtractor"} {
		data, err := os.ReadFile(filepath.Join(dir, file+".json"))
		if err != nil {
			t.Fatal(err)
		}
		var cases []peerCase
		if err := json.Unmarshal(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), &cases); err != nil {
			t.Fatal(err)
		}
		n, ok := 0, 0
		for i, c := range cases {
			day, _, _ := strings.Cut(c.Context.ReferenceDateTime, "T")
			d := read(t, g, c.Input, day)
			for k, r := range c.Results {
				kind := strings.TrimPrefix(r.TypeName+r.Type, "datetimeV2.")
				if kind != "date" && kind != "duration" {
					continue
				}
				n++
				end := r.End + 1
				if r.Length > 0 {
					end = r.Start + r.Length
				}
				var want []string
				for _, v := range r.Resolution.Values {
					want = append(want, v.Timex, v.Value)
				}
				got := overlapping(d.Out.Times, c.Input, r.Start, end)
				where := fmt.Sprintf("%s %d", file, i+1)
				if len(c.Results) > 1 {
					where += fmt.Sprintf(".%d", k+1)
				}
				switch {
				case agrees(got, want):
					ok++
					if known[where] != "" {
						t.Errorf("%s is right and need not be listed", where)
					}
				case known[where] != "":
					listed++
				default:
					t.Logf("%s: %q on %s: %q want %v, got %v", where, c.Input, day, r.Text, want, values(got))
				}
			}
		}
		t.Logf("%s: %d of %d right", file, ok, n)
		total, right = total+n, right+ok
	}
	share := float64(right+listed) / float64(total)
	t.Logf("right %d, known differences %d, of %d: %.3f", right, listed, total, share)
	if share < .85 {
		t.Errorf("%.3f right or known differences, below .85", share)
	}
}

// differences reads a list of known differences: file, case, reason.
func differences(t *testing.T, path string) map[string]string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	table, err := lexicon.Parse(path, data)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, r := range table.Rows {
		for _, n := range r.List("cases") {
			out[r.Get("file")+" "+n] = r.Get("reason")
		}
	}
	return out
}

// overlapping are the times that share a character with [start, end), which
// counts UTF-16 units; the suite's texts hold none beyond the first plane.
func overlapping(ts []schema.Time, text string, start, end int) []schema.Time {
	var out []schema.Time
	for _, x := range ts {
		a := len([]rune(text[:x.Start]))
		b := a + len([]rune(x.Text))
		if a < end && b > start {
			out = append(out, x)
		}
	}
	return out
}

// agrees reports whether one of the times has one of the values; without
// values any time will do.
func agrees(got []schema.Time, want []string) bool {
	if slices.Contains(want, "not resolved") { // 30 February
		return !slices.ContainsFunc(got, func(x schema.Time) bool { return x.From != "" && x.From == x.Until })
	}
	for _, x := range got {
		if len(want) == 0 || seconds(x.Value) != "" && slices.Contains(want, seconds(x.Value)) {
			return true
		}
		for _, w := range want {
			if w != "" && (x.Value == w || x.From == w && x.Until == w) {
				return true
			}
		}
	}
	return false
}

// seconds is the length of a duration such as P2Y6M in seconds, with months of
// 30 and years of 365 days as the suite has it; "" for anything else.
func seconds(value string) string {
	rest, ok := strings.CutPrefix(value, "P")
	total, n, clock := 0.0, 0.0, false
	for ok && rest != "" {
		if rest[0] == 'T' {
			clock, rest = true, rest[1:]
			continue
		}
		i := strings.IndexAny(rest, "YMWDHS")
		if i < 1 {
			return ""
		}
		if _, err := fmt.Sscan(rest[:i], &n); err != nil {
			return ""
		}
		unit := map[byte]float64{'Y': 365 * 86400, 'M': 30 * 86400, 'W': 7 * 86400, 'D': 86400, 'H': 3600, 'S': 1}[rest[i]]
		if clock && rest[i] == 'M' {
			unit = 60
		}
		total, rest = total+n*unit, rest[i+1:]
	}
	if !ok || total == 0 {
		return ""
	}
	return strconv.FormatFloat(total, 'f', -1, 64)
}

func values(ts []schema.Time) []string {
	var out []string
	for _, x := range ts {
		out = append(out, x.Text+" = "+x.Value+" "+x.Rule)
	}
	return out
}
