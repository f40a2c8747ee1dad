package ui

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

type row struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

func listing() (Table, []row) {
	t := Table{Columns: []Column{
		{Name: "day", Merge: true}, {Name: "name", Spare: true}, {Name: "text", Wide: true}, {Name: "rule", Detail: true},
		{Name: "id", Short: func(s string) string { return s[:4] }},
	}}
	long := strings.Repeat("words that wrap at the width of the terminal ", 4)
	t.Rows = [][]string{
		{"2031-05-02", "Zoë", long, "r1", "12345678"},
		{"2031-05-02", "evil\x1b[31m\u202e", "=1+1 | <b>\ttab\nline", "r2", "abcdefgh"},
		{"2031-05-03", "Rui", "", "r3", "stuvwxyz"},
	}
	return t, []row{{"Zoë", long}, {"evil", "=1+1 | <b>\ttab\nline"}, {"Rui", ""}}
}

// streamed is a listing printed row by row.
func streamed(t *testing.T, f Format, table Table, rows []row) string {
	t.Helper()
	var b bytes.Buffer
	at := -1
	s := NewStream(Output{W: &b, Format: f, Width: 70}, table.Columns, func(row) []string { at++; return table.Rows[at] })
	for _, r := range rows {
		if err := s.Add(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestListGolden pins every format, and that of an empty listing.
func TestListGolden(t *testing.T) {
	table, rows := listing()
	var b bytes.Buffer
	for _, f := range formats() {
		for _, n := range []int{3, 0} {
			fmt.Fprintf(&b, "--- %s, %d rows\n", f, n)
			table.Rows = table.Rows[:n]
			at := b.Len()
			if err := List(Output{W: &b, Format: f, Width: 70}, table, rows[:n]); err != nil {
				t.Fatal(err)
			}
			if got := streamed(t, f, table, rows[:n]); got != b.String()[at:] {
				t.Errorf("%s row by row:\n%s", f, got)
			}
		}
		table, _ = listing()
	}
	const file = "testdata/formats.txt"
	if *update {
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Error(diff)
	}
}

func TestTableFits(t *testing.T) {
	table, rows := listing()
	for width := 40; width <= 200; width += 10 {
		var b bytes.Buffer
		if err := List(Output{W: &b, Format: FormatTable, Width: width}, table, rows); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(b.String()) {
			if n := len([]rune(strings.TrimRight(line, "\n"))); n > width {
				t.Errorf("width %d: line of %d: %q", width, n, line)
			}
		}
		if got, want := strings.Count(b.String(), "terminal"), 4; got != want {
			t.Errorf("width %d: text lost: %d of %d", width, got, want)
		}
		if got, want := strings.Contains(b.String(), "Zoë"), width >= 50; got != want {
			t.Errorf("width %d: spare column shown: %v", width, got)
		}
	}
}

// TestCSVRoundTrip reads back what was written; only the guard is added.
func TestCSVRoundTrip(t *testing.T) {
	table, rows := listing()
	var b bytes.Buffer
	if err := List(Output{W: &b, Format: FormatCSV}, table, rows); err != nil {
		t.Fatal(err)
	}
	got, err := csv.NewReader(&b).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	table.Rows[1][2] = "'" + table.Rows[1][2]
	if diff := cmp.Diff(table.Rows, got[1:]); diff != "" {
		t.Error(diff)
	}
}

func TestObject(t *testing.T) {
	var b bytes.Buffer
	if err := Object(Output{W: &b, Format: FormatJSON}, Table{}, row{Name: "<x>"}); err != nil {
		t.Fatal(err)
	}
	var got row
	if err := json.Unmarshal(b.Bytes(), &got); err != nil || got.Name != "<x>" || strings.Contains(b.String(), `\u003c`) {
		t.Errorf("%s, %v", b.String(), err)
	}
}

func TestNewOutput(t *testing.T) {
	var b bytes.Buffer
	t.Setenv("COLUMNS", "72")
	if o, err := NewOutput(&b, "", false); err != nil || o.Format != FormatTSV || o.Color || o.Terminal || o.Width != 72 {
		t.Errorf("in a pipe: %+v, %v", o, err)
	}
	if _, err := NewOutput(&b, "xml", false); !errors.Is(err, ErrFormat) {
		t.Errorf("xml: %v", err)
	}
}

func TestError(t *testing.T) {
	var b bytes.Buffer
	Error(&b, fmt.Errorf("open: %w", WithHint(errors.New("no\x1b[2Jthing"), "look elsewhere")))
	if want := "dateline: open: no[2Jthing\nhint: look elsewhere\n"; b.String() != want {
		t.Errorf("got %q", b.String())
	}
}

func TestLogHandler(t *testing.T) {
	var b bytes.Buffer
	log := slog.New(LogHandler(&b, slog.LevelInfo)).With("file", "a b").WithGroup("g")
	log.Debug("hidden")
	log.Warn("odd", "n", 3)
	if want := "warning: odd file=\"a b\" g.n=3\n"; b.String() != want {
		t.Errorf("got %q", b.String())
	}
}

func TestProgressLine(t *testing.T) {
	start := time.Date(2031, 5, 2, 0, 0, 0, 0, time.UTC)
	p := Progress{what: "articles", size: 1000, start: start, done: 25}
	p.Read(250)
	if got, want := p.line(start.Add(5*time.Second)), "25 articles (25 %), 5/s, 15s to go"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	p = Progress{what: "articles", start: start, done: 3, read: 7} // of a pipe
	if got, want := p.line(start.Add(time.Second)), "3 articles, 3/s"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	p = Progress{what: "articles", start: start}
	if got, want := p.line(start), "0 articles"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	quiet := NewProgress(io.Discard, "articles", 0, false)
	quiet.Add(1)
	quiet.Done()
	if quiet.w != nil {
		t.Error("progress on what is no terminal")
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"", "a\x1b]0;x\x07", "\u202eabc\u2066", "é\n\t\u2028", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c := Clean(s)
		if strings.ContainsFunc(c, unicode.IsControl) || strings.ContainsAny(c, "\u202a\u202e\u2066\u2069\u200f") || Clean(c) != c {
			t.Errorf("%q became %q", s, c)
		}
	})
}
