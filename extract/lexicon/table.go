// Package lexicon reads dateline's rule and lexicon files: plain TSV with a
// header that says what the file is.
//
//	# format: tsv
//	# fields: verb	act	yes	no
//	# source: written for dateline
//	# licence: Apache-2.0
//	said	say	"Fine," she said.	the said amount
//
// Lines that start with "#" and blank lines carry no row. A file whose fields
// include "yes" and "no" is a rule file: every row must have an example that
// fires the rule and one that does not (several are separated by " | "); tests
// run them.
package lexicon

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// ErrFormat is matched by every error of [Parse].
var ErrFormat = errors.New("bad lexicon file")

// Table is one parsed file.
type Table struct {
	Name   string
	Fields []string
	Rows   []Row
}

// Row is one line of a Table.
type Row struct {
	table  *Table
	Line   int // 1-based
	Values []string
}

// Parse reads a file. Errors match [ErrFormat] and name path, line and column.
func Parse(name string, data []byte) (*Table, error) {
	if !utf8.Valid(data) {
		return nil, fmt.Errorf("%w: %s: not valid UTF-8", ErrFormat, name)
	}
	t := &Table{Name: name}
	header := map[string]bool{}
	for i, line := range strings.Split(string(data), "\n") {
		line = strings.TrimSuffix(line, "\r")
		if strings.TrimSpace(line) == "" {
			continue
		}
		if rest, ok := strings.CutPrefix(line, "#"); ok {
			key, value, found := strings.Cut(strings.TrimSpace(rest), ":")
			if found && len(t.Rows) == 0 {
				header[key] = true
				if key == "fields" {
					t.Fields = strings.Split(strings.TrimSpace(value), "\t")
				}
			}
			continue
		}
		if err := t.add(i+1, line, header); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// add appends one row after checking it against the header.
func (t *Table) add(line int, text string, header map[string]bool) error {
	for _, need := range []string{"format", "fields", "source", "licence"} {
		if !header[need] {
			return fmt.Errorf("%w: %s:%d:1: the header lacks %q before the first row", ErrFormat, t.Name, line, "# "+need+":")
		}
	}
	values := strings.Split(text, "\t")
	if len(values) != len(t.Fields) {
		return fmt.Errorf("%w: %s:%d:%d: %d fields, want %d (%s)", ErrFormat, t.Name, line, len(text)+1, len(values), len(t.Fields), strings.Join(t.Fields, ", "))
	}
	row := Row{table: t, Line: line, Values: values}
	for _, example := range []string{"yes", "no"} {
		if t.index(example) >= 0 && strings.TrimSpace(row.Get(example)) == "" {
			return fmt.Errorf("%w: %s:%d:1: no %q example", ErrFormat, t.Name, line, example)
		}
	}
	t.Rows = append(t.Rows, row)
	return nil
}

// index is the position of a field, -1 when the table lacks it.
func (t *Table) index(field string) int {
	for i, f := range t.Fields {
		if f == field {
			return i
		}
	}
	return -1
}

// Get is the value of a field, "" when the table lacks it.
func (r Row) Get(field string) string {
	if i := r.table.index(field); i >= 0 {
		return r.Values[i]
	}
	return ""
}

// List is the value of a field split at "|", trimmed, without empty parts.
func (r Row) List(field string) []string {
	var out []string
	for _, part := range strings.Split(r.Get(field), "|") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// Where is the row's path and line for messages and rule ids: "cues.tsv:12".
func (r Row) Where() string { return fmt.Sprintf("%s:%d", r.table.Name, r.Line) }
