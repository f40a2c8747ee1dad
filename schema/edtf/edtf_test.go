package edtf

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestParse(t *testing.T) {
	type want struct {
		From, Until string
		Precision   Precision
		Qualifier   Qualifier
	}
	for in, w := range map[string]want{
		"2022":                   {"2022-01-01", "2022-12-31", ToYear, 0},
		"2022-04":                {"2022-04-01", "2022-04-30", ToMonth, 0},
		"2022-04-12":             {"2022-04-12", "2022-04-12", ToDay, 0},
		"2024-02":                {"2024-02-01", "2024-02-29", ToMonth, 0},
		"0000":                   {"0000-01-01", "0000-12-31", ToYear, 0},
		"-0044-03-15":            {"-0044-03-15", "-0044-03-15", ToDay, 0},
		"-00XX":                  {"-0099-01-01", "0000-12-31", ToCentury, 0},
		"2022-04~":               {"2022-04-01", "2022-04-30", ToMonth, Approximate},
		"2022-04-12?":            {"2022-04-12", "2022-04-12", ToDay, Uncertain},
		"2022%":                  {"2022-01-01", "2022-12-31", ToYear, Doubtful},
		"2022-03-2X":             {"2022-03-20", "2022-03-29", ToMonth, 0},
		"2022-03-3X":             {"2022-03-30", "2022-03-31", ToMonth, 0},
		"2022-03-X1":             {"2022-03-01", "2022-03-31", ToMonth, 0},
		"2022-02-XX":             {"2022-02-01", "2022-02-28", ToMonth, 0},
		"2022-XX":                {"2022-01-01", "2022-12-31", ToYear, 0},
		"2022-1X":                {"2022-10-01", "2022-12-31", ToYear, 0},
		"2022-XX-31":             {"2022-01-31", "2022-12-31", ToYear, 0},
		"202X":                   {"2020-01-01", "2029-12-31", ToDecade, 0},
		"20XX":                   {"2000-01-01", "2099-12-31", ToCentury, 0},
		"1XXX":                   {"1000-01-01", "1999-12-31", ToMillennium, 0},
		"19XX-02-29":             {"1904-02-29", "1996-02-29", ToCentury, 0},
		"XXXX-04-12":             {"", "", Unspecified, 0},
		"XXXX":                   {"", "", Unspecified, 0},
		"2022-21":                {"2022-03-01", "2022-05-31", ToSeason, 0},
		"2022-24":                {"2022-12-01", "2023-02-28", ToSeason, 0},
		"2022-32":                {"2022-06-01", "2022-08-31", ToSeason, 0},
		"2022-33":                {"2022-01-01", "2022-03-31", ToSeason, 0},
		"2022-36":                {"2022-10-01", "2022-12-31", ToSeason, 0},
		"2022-38":                {"2022-05-01", "2022-08-31", ToSeason, 0},
		"2022-40":                {"2022-01-01", "2022-06-30", ToSeason, 0},
		"2022-41~":               {"2022-07-01", "2022-12-31", ToSeason, Approximate},
		"202X-23":                {"2020-09-01", "2029-11-30", ToDecade, 0},
		"2022-03-21/2022-03-31":  {"2022-03-21", "2022-03-31", ToDay, 0},
		"2022-03/2022-04-12":     {"2022-03-01", "2022-04-12", ToMonth, 0},
		"2022-03~/2022-04":       {"2022-03-01", "2022-04-30", ToMonth, Approximate},
		"2022-03/2022-04?":       {"2022-03-01", "2022-04-30", ToMonth, Uncertain},
		"../2022-04":             {"", "2022-04-30", ToMonth, 0},
		"2022-04-12/..":          {"2022-04-12", "", ToDay, 0},
		"/2022":                  {"", "2022-12-31", ToYear, 0},
		"2022/":                  {"2022-01-01", "", ToYear, 0},
		"2022/XXXX":              {"2022-01-01", "", ToYear, 0},
		"Y170000002":             {"", "", ToYear, 0},
		"Y-17000000/2022":        {"", "2022-12-31", ToYear, 0},
		"2022-04-12/2022-04-12~": {"2022-04-12", "2022-04-12", ToDay, Approximate},
	} {
		d, err := Parse(in)
		if err != nil {
			t.Errorf("%s: %v", in, err)
			continue
		}
		from, until := d.Bounds()
		if diff := cmp.Diff(w, want{from, until, d.Precision(), d.Qualifier()}); diff != "" {
			t.Errorf("%s: %s", in, diff)
		}
		if d.String() != in {
			t.Errorf("%s prints as %s", in, d)
		}
	}
}

func TestParseCutsTimeOfDay(t *testing.T) {
	for _, in := range []string{
		"2022-04-12T10:30:00Z", "2022-04-12T10:30", "2022-04-12T1030+0200", "2022-04-12 23:59:59.5-05:00", "2022-04-12T24",
	} {
		d, err := Parse(in)
		if err != nil || d.String() != "2022-04-12" {
			t.Errorf("%s: %v, %v", in, d, err)
		}
	}
	d, err := Parse("2022-04-12T10:00Z/2022-04-13T10:00Z")
	if err != nil || d.String() != "2022-04-12/2022-04-13" {
		t.Errorf("%v, %v", d, err)
	}
}

func TestParseErrors(t *testing.T) {
	for in, column := range map[string]int{
		"": 1, "22": 3, "2022-": 6, "2022-4": 7, "2022-13": 6, "2022-00": 6, "2022-20": 6, "2022-42": 6, "2022-2X": 6,
		"2022-04-31": 9, "2022-02-29": 9, "2022-02-3X": 9, "2022-04-00": 9, "2022-21-04": 8, "-0000": 1,
		"2022/2021": 1, "../..": 1, "/": 1, "2022/2023/2024": 10, "2022-04 ": 8, " 2022": 1, "2022~~": 6,
		"2022-04T10:00": 8, "2022-04-1XT10:00": 11, "2022-04-12Tnoon": 12, "Y2022": 1, "Y0123456": 1, "Y1234567890": 1,
		"12 April 2022": 3, "..": 1, "9999-24": 6, "1901-02-29": 9, "X1X1-02-29": 9, "20２2": 3, "2022-04-12/yesterday": 12,
	} {
		_, err := Parse(in)
		var syntax *SyntaxError
		if !errors.Is(err, ErrSyntax) || !errors.As(err, &syntax) {
			t.Errorf("%q: %v", in, err)
			continue
		}
		if syntax.Column != column {
			t.Errorf("%q: column %d, want %d: %v", in, syntax.Column, column, err)
		}
	}
}

func TestDay(t *testing.T) {
	d, err := ParseDay("2022-04-12")
	if err != nil || d.String() != "2022-04-12" || d.Month() != "2022-04" || d.Weekday() != time.Tuesday {
		t.Errorf("%v %s %v: %v", d, d.Month(), d.Weekday(), err)
	}
	if next := d + 19; next.String() != "2022-05-01" {
		t.Errorf("19 days later: %v", next)
	}
	if got := DayAt(time.Date(2022, 4, 12, 23, 0, 0, 0, time.FixedZone("", -5*3600))); got != d {
		t.Errorf("DayAt = %v", got)
	}
	if old := DayOf(-44, 3, 15); old.String() != "-0044-03-15" || old >= DayOf(1, 1, 1) {
		t.Errorf("DayOf = %v", old)
	}
	for _, bad := range []string{"", "2022", "2022-04", "2022-04-1X", "XXXX-04-12", "2022-04-12T10:00", "2022-04-12~", "2022-21", "2022-02-30"} {
		if d, err := ParseDay(bad); !errors.Is(err, ErrSyntax) {
			t.Errorf("ParseDay(%q) = %v, %v", bad, d, err)
		}
	}
}

func TestBetween(t *testing.T) {
	for _, c := range []struct{ from, until, want string }{
		{"2022-04-12", "2022-04-12", "2022-04-12"},
		{"2022-04-01", "2022-04-30", "2022-04"},
		{"2022-01-01", "2022-12-31", "2022"},
		{"2022-03-21", "2022-03-31", "2022-03-21/2022-03-31"},
		{"2022-03-01", "2022-05-31", "2022-03/2022-05"},
		{"2021-12-01", "2022-02-28", "2021-12/2022-02"},
		{"2021-01-01", "2022-12-31", "2021/2022"},
		{"-0044-01-01", "-0043-12-31", "-0044/-0043"},
	} {
		from, _ := ParseDay(c.from)
		until, _ := ParseDay(c.until)
		d, err := Between(from, until)
		if err != nil || d.String() != c.want {
			t.Errorf("%s to %s: %v, %v; want %s", c.from, c.until, d, err, c.want)
		}
		if f, u := d.Bounds(); f != c.from || u != c.until {
			t.Errorf("%v means %s to %s", d, f, u)
		}
	}
	if _, err := Between(DayOf(2022, 4, 2), DayOf(2022, 4, 1)); !errors.Is(err, ErrRange) {
		t.Errorf("ends before it starts: %v", err)
	}
	for _, ymd := range [][3]int{{2022, 2, 29}, {2022, 13, 1}, {2022, 0, 1}, {10000, 1, 1}, {2022, -1, 0}} {
		if d, err := New(ymd[0], ymd[1], ymd[2]); !errors.Is(err, ErrRange) {
			t.Errorf("New(%v) = %v, %v", ymd, d, err)
		}
	}
}

func TestInterval(t *testing.T) {
	april, year := must(t, "2022-04"), must(t, "2022")
	for _, c := range []struct {
		a, b Date
		want string
	}{
		{april, year, "2022-04/2022"}, {april, Date{}, "2022-04/.."}, {Date{}, april, "../2022-04"},
		{Date{}, Date{}, ""}, {must(t, "2023"), april, ""}, {must(t, "2021/2022"), year, ""},
	} {
		d, err := Interval(c.a, c.b)
		if (err == nil) != (c.want != "") || d.String() != c.want {
			t.Errorf("Interval(%v, %v) = %v, %v", c.a, c.b, d, err)
		}
	}
	if got := must(t, "2022-04/..").With(Approximate).String(); got != "2022-04~/.." {
		t.Errorf("With = %s", got)
	}
}

func TestCompareOverlapsContains(t *testing.T) {
	for _, c := range []struct {
		a, b               string
		compare            int
		overlaps, contains bool
	}{
		{"2022-04-12", "2022-04-12", 0, true, true},
		{"2022-04", "2022-04-12", -1, true, true},
		{"2022-04-12", "2022-04", 1, true, false},
		{"2022-04", "2022-05", -1, false, false},
		{"2022-03/2022-04", "2022-04/2022-05", -1, true, false},
		{"../2022", "1066-10-14", -1, true, true},
		{"2022/..", "2100", -1, true, true},
		{"2022/..", "2021", 1, false, false},
		{"XXXX-04-12", "2022-04-12", 1, false, false},
		{"XXXX-04-12", "XXXX-04-12", 0, false, false},
		{"Y-10000", "-9999", -1, false, false},
		{"Y10000", "9999", 1, false, false},
		{"2022-04", "2022-04~", -1, true, true},
	} {
		a, b := must(t, c.a), must(t, c.b)
		if got := a.Compare(b); got != c.compare || b.Compare(a) != -c.compare {
			t.Errorf("Compare(%s, %s) = %d and %d back", c.a, c.b, got, b.Compare(a))
		}
		if got := a.Overlaps(b); got != c.overlaps || b.Overlaps(a) != c.overlaps {
			t.Errorf("%s overlaps %s: %v", c.a, c.b, got)
		}
		if got := a.Contains(b); got != c.contains {
			t.Errorf("%s contains %s: %v", c.a, c.b, got)
		}
	}
}

func TestEnds(t *testing.T) {
	d := must(t, "2022-03/..")
	start, ok1 := d.Start()
	_, ok2 := d.End()
	if !ok1 || start.String() != "2022-03" || ok2 {
		t.Errorf("ends of %v: %v %v %v", d, start, ok1, ok2)
	}
	if end, ok := start.End(); !ok || end != start {
		t.Errorf("End of a date is not the date: %v", end)
	}
	var text Date
	if err := text.UnmarshalText([]byte("2022-0")); err == nil {
		t.Errorf("UnmarshalText took %v", text)
	}
}

func must(t *testing.T, s string) Date {
	t.Helper()
	d, err := Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"2022-04-12", "2022-03-2X", "../2022-21~", "Y-12345/..", "XXXX-02-29", "-00X1", "2022-04-12T10:00Z/2023%"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := Parse(s)
		if err != nil {
			var syntax *SyntaxError
			if !errors.As(err, &syntax) || syntax.Column < 1 || syntax.Column > len(s)+1 {
				t.Fatalf("%q: %v", s, err)
			}
			return
		}
		again, err := Parse(d.String())
		if err != nil || again != d {
			t.Fatalf("%q prints as %q, read as %v: %v", s, d, again, err)
		}
		if d.Compare(again) != 0 {
			t.Fatalf("%v does not equal itself", d)
		}
		from, until, ok := d.Days()
		if !ok {
			return
		}
		if from > until || !d.Overlaps(d) || !d.Contains(d) {
			t.Fatalf("%v: %v to %v", d, from, until)
		}
		if b, err := Between(from, until); err != nil || !b.Contains(d) || !d.Contains(b) {
			t.Fatalf("Between(%v, %v) = %v: %v", from, until, b, err)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		d, _ := Parse("2022-03-21/2022-04-2X")
		d.Days()
	}
}
