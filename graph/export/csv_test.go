package export_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"dateline/graph/export"
)

// read parses a CSV file with every row as long as the header, and gives the
// cells of each row by name.
func read(t *testing.T, b []byte) []map[string]string {
	t.Helper()
	records, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, r := range records[1:] {
		row := map[string]string{}
		for i, name := range records[0] {
			row[name] = r[i]
		}
		out = append(out, row)
	}
	return out
}

func TestCSV(t *testing.T) {
	statements, events := rows()
	var b bytes.Buffer
	if err := (export.CSV{}).Statements(&b, statements); err != nil {
		t.Fatal(err)
	}
	got := read(t, b.Bytes())
	if got[0]["speaker"] != "Zoë Marchand" || got[0]["start"] != "10" || got[1]["quote"] != "'"+strings.ReplaceAll(evil, "\r\n", "\n") || got[1]["source"] != "'-odd|source.txt" {
		t.Errorf("statements: %q", got)
	}
	b.Reset()
	if err := (export.CSV{}).Events(&b, events); err != nil {
		t.Fatal(err)
	}
	got = read(t, b.Bytes())
	if got[0]["lon"] != "-61.25" || got[0]["actors"] != `Halcyon|a\|b` || got[0]["factuality"] != "happened|reported" || got[1]["precision"] != "month" || got[3]["start"] != "" {
		t.Errorf("events: %q", got)
	}
	b.Reset()
	if err := (export.CSV{Raw: true}).Coverage(&b, events[:1]); err != nil {
		t.Fatal(err)
	}
	got = read(t, b.Bytes())
	if len(got) != 2 || got[0]["lag_hours"] != "0" || got[1]["lag_hours"] != "" || got[1]["copy_of"] != "article/00000000000000a1" || got[1]["outlet"] != "-odd|source.txt" {
		t.Errorf("coverage: %q", got)
	}
}

func FuzzGuard(f *testing.F) {
	for _, s := range []string{"", "=1+1", "@x", "plain", "\t=", "é"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		g := export.Guard(s)
		if g != "" && strings.ContainsAny(g[:1], "=+-@\t\r") || strings.TrimPrefix(g, "'") != strings.TrimPrefix(s, "'") {
			t.Errorf("%q became %q", s, g)
		}
	})
}
