package source

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/schema"
	"dateline/schema/edtf"
)

// TestCountedRules runs the examples of counted.tsv.
func TestCountedRules(t *testing.T) {
	_, a := tools()
	for i := range a.rules.counted {
		rule := &a.rules.counted[i]
		for _, example := range rule.row.List("yes") {
			text, want, _ := strings.Cut(example, " => ")
			got := rule.read(a.rules, text)
			if len(got) != 1 || want != strings.TrimSuffix(wordOf(got[0].n)+" "+got[0].unit, "s")+"s" {
				t.Errorf("%s reads %+v in %q, want %s", rule.row.Where(), got, text, want)
			}
		}
		for _, text := range rule.row.List("no") {
			if got := rule.read(a.rules, text); len(got) > 0 {
				t.Errorf("%s reads %+v in %q", rule.row.Where(), got, text)
			}
		}
	}
}

// wordOf is a number in digits.
func wordOf(n int) string { b, _ := json.Marshal(n); return string(b) }

// TestEvidence tests which days a text may be of.
func TestEvidence(t *testing.T) {
	for _, tc := range []struct{ text, fits, not string }{
		{"French President François Hollande spoke.", "2013-05-04 2017-05-01", "2011-05-04 2018-05-04"},
		{"Former French President François Hollande spoke.", "2018-05-04 2009-05-04", ""},
		{"François Hollande, the French president, spoke.", "2013-05-04", "2018-05-04"},
		{"François Hollande, a former president, spoke.", "2018-05-04", ""},
		{"President Obama spoke.", "2016-01-01", "2008-01-01 2017-03-01"},
		{"President Obama Martin of the club spoke.", "2008-01-01", ""},
		{"Prime Minister Lee spoke to club President Brown.", "1999-01-01", ""},
		{"President Vladimir Putin spoke.", "2001-01-01 2013-01-01", "1999-01-01 2010-01-01"},
		{"Bodies lay in Bucha, where hundreds were killed.", "2022-04-02 2023-04-02", "2022-01-02"},
		{"A new war in Iraq would be a blow.", "2002-09-09 2012-09-09", ""},
		{"Leaders marked the 61st anniversary of Gagarin’s flight.", "2022-04-12 2022-04-20", "2021-04-12 2023-04-12"},
		{"Nearly ten months into the full-scale invasion, they met.", "2022-12-24", "2022-04-12 2024-04-12"},
		{"It was the 50th day of the special military operation.", "2022-04-14", "2022-04-10 2022-05-14"},
		{"They met in 2014.", "2014-01-01 2020-01-01", "2013-01-01"},
		{"They will meet in 2014.", "2013-01-01", ""},
	} {
		text := "Ferry is late\n\n" + tc.text + "\n\nIt was noted by all."
		w := workOn(t, text)
		e := w.gather()
		var bad []string
		for _, day := range strings.Fields(tc.fits) {
			if !e.fits(parseDay(t, day)) {
				bad = append(bad, "not "+day)
			}
		}
		for _, day := range strings.Fields(tc.not) {
			if e.fits(parseDay(t, day)) {
				bad = append(bad, day)
			}
		}
		if bad != nil {
			t.Errorf("%q: %v", tc.text, bad)
		}
	}
}

// TestConcluded tests dates that follow from landmarks and terms of office.
func TestConcluded(t *testing.T) {
	for name, tc := range map[string]struct{ text, want string }{
		"one year of a term": {
			"Ferry is late\n\nOn Tuesday, May 3, French President Emmanuel Macron met British Prime Minister Boris Johnson on the ferry.\n\nIt was late.",
			"inferred 2022-05-03/2022-05-05 [Tuesday, May 3]"},
		"two years of a term": {
			"Ferry is late\n\nOn Tuesday, May 3, Russian President Vladimir Putin met the crew.\n\nIt was late.", "unknown  [-]"},
		"nobody in office": {"Ferry is late\n\nOn Tuesday, May 3, the crew met the board.\n\nIt was late.", "unknown  [-]"},
		"not in the lead": {
			"Ferry is late\n\nThe board met.\n\nIt met for long.\n\nIt was late.\n\nIt met again.\n\nOn Tuesday, May 3, French President Emmanuel Macron met British Prime Minister Boris Johnson.\n\nIt was late.", "unknown  [-]"},
		"a term against a landmark": {
			"Ferry is late\n\nOn Tuesday, May 3, French President François Hollande said that Russia’s full-scale invasion had failed.\n\nIt was late.", "unknown  [-]"},
		"anniversary on a day of the week": {
			"Ferry is late\n\nThe crews met on Tuesday and marked the 61st anniversary of Gagarin’s flight.\n\nIt was late.", "inferred 2022-04-12 [Tuesday]"},
		"anniversary on another day of the week": {
			"Ferry is late\n\nThe crews met on Sunday and spoke of the 61st anniversary of Gagarin’s flight.\n\nIt was late.", "unknown  [-]"},
		"news of the day after an anniversary": {
			"Ferry is late\n\nThe crews of the ferry said Wednesday that it had sunk in the bay, and that nobody knew why it had left the harbour.\n\nThey had marked the 61st anniversary of Gagarin’s flight on Tuesday.\n\nThe board of the line said Wednesday that all of its men were safe and well.", "inferred 2022-04-13 [Wednesday]"},
		"dateline and a landmark": {
			"LENN, Aug. 9 (Xinhua) -- The crews met Sunday to mourn the victims of the bombings of U.S. embassies in Kenya and Tanzania.\n\nIt was late.", "inferred 1998-08-09 [Aug. 9]"},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, publishedIn(t, schema.Record{Text: tc.text})); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// workOn is the reading of a text, laid out.
func workOn(t testing.TB, text string) *work {
	t.Helper()
	d := read(t, schema.Record{Text: text})
	_, a := tools()
	w := &work{Annotator: a, doc: d, text: d.Text, record: d.Record}
	w.dates = scanDates(a.rules.calendar, d.Text)
	w.layout()
	return w
}

func parseDay(t testing.TB, s string) edtf.Day {
	t.Helper()
	d, err := edtf.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestKnownDates dates texts whose day of publication is known, where they are
// beside the repository, and holds that what is resolved is right within two
// days. Texts that name no day of a month and no anniversary cannot be dated and
// are passed over.
func TestKnownDates(t *testing.T) {
	if testing.Short() {
		t.Skip("reads hundreds of texts")
	}
	_, a := tools()
	for _, set := range []string{"tempeval3-timebank", "tempeval3-aquaint", "meantime-dev", "polnear-dev", "polnear-train200", "toponym-lgl"} {
		f, err := os.Open(filepath.Join("..", "..", "..", "shared", "eval", "dev", set+".gold.jsonl"))
		if err != nil {
			t.Skip("no texts beside the repository")
		}
		defer f.Close()
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 1<<24)
		read, resolved, right := 0, 0, 0
		for lines.Scan() {
			var rec struct{ ID, Published, Title, Text string }
			if err := json.Unmarshal(lines.Bytes(), &rec); err != nil {
				t.Fatal(err)
			}
			day, err := edtf.ParseDay(rec.Published[:min(10, len(rec.Published))])
			if err != nil {
				continue
			}
			read++
			if !hasDate(a, rec.Text) {
				continue
			}
			p := publishedOf(t, schema.Record{Text: rec.Text, Title: rec.Title})
			if p.From == "" {
				continue
			}
			resolved++
			if within(t, p, day.String(), 2) {
				right++
			} else {
				t.Logf("%s: %s is dated %s", rec.ID, day, p.EDTF)
			}
		}
		t.Logf("%s: %d texts, %d resolved, %d right", set, read, resolved, right)
		if float64(right) < 0.97*float64(resolved) {
			t.Errorf("%s: %d of %d resolved dates are right", set, right, resolved)
		}
	}
}

// hasDate reports whether a text names what a date can be concluded from.
func hasDate(a *Annotator, text string) bool {
	for _, m := range scanDates(a.rules.calendar, text) {
		if m.day != 0 && (m.year != 0 || m.weekday != 0 || m.Start < 120) {
			return true
		}
	}
	return strings.Contains(text, "anniversary") || strings.Contains(text, "th day of")
}

func publishedOf(t testing.TB, rec schema.Record) *schema.Date {
	t.Helper()
	return read(t, rec).Out.Article.Published
}
