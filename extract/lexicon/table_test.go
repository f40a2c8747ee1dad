package lexicon

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const header = "# format: tsv\n# fields: word\tkind\tyes\tno\n# source: test\n# licence: Apache-2.0\n"

func TestParse(t *testing.T) {
	table, err := Parse("x.tsv", []byte(header+"# a remark: of no meaning\n\nsay | tell\tverb\tShe says so.\tA saying.\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	row := table.Rows[0]
	if diff := cmp.Diff([]string{"say", "tell"}, row.List("word")); diff != "" {
		t.Error(diff)
	}
	if row.Get("no") != "A saying." || row.Get("none") != "" || row.Where() != "x.tsv:7" {
		t.Errorf("row %q at %s", row.Values, row.Where())
	}
}

func TestParseErrors(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"no header", "say\tverb\n", `x.tsv:1:1: the header lacks "# format:"`},
		{"header without licence", strings.Replace(header, "# licence: Apache-2.0\n", "", 1) + "a\tb\tc\td\n", `lacks "# licence:"`},
		{"too few fields", header + "say\tverb\n", "x.tsv:5:9: 2 fields, want 4 (word, kind, yes, no)"},
		{"no negative example", header + "say\tverb\tShe says so.\t \n", `x.tsv:5:1: no "no" example`},
		{"not UTF-8", header + "\xff\tb\tc\td\n", "not valid UTF-8"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Parse("x.tsv", []byte(c.text))
			if !errors.Is(err, ErrFormat) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

// FuzzParse reads arbitrary bytes: no panic, and every row has every field.
func FuzzParse(f *testing.F) {
	f.Add([]byte(header + "a\tb\tc\td\n"))
	f.Add([]byte("# fields: \n\n#\n\t\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		table, err := Parse("fuzz", data)
		if err != nil {
			return
		}
		for _, r := range table.Rows {
			if len(r.Values) != len(table.Fields) {
				t.Errorf("%s: %d values, %d fields", r.Where(), len(r.Values), len(table.Fields))
			}
		}
	})
}
