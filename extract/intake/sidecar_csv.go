package intake

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"path"
	"strings"
)

const sidecarHint = "its first line names the columns: path,url,outlet,published,title"

// sidecarRow is a row and its line.
type sidecarRow struct {
	meta
	line int
}

// parseSidecar reads articles.csv: a header with any of the columns path, url,
// outlet, published and title, path being required, and a row for each article,
// by path. What is wrong is listed by line; the rows that are right count.
func parseSidecar(source string, data []byte) (map[string]sidecarRow, []*Error) {
	text, _ := repair(bytes.TrimPrefix(data, bomUTF8))
	p := &sidecarParser{source: source, in: csv.NewReader(strings.NewReader(text)), rows: map[string]sidecarRow{}}
	p.in.FieldsPerRecord = -1
	if !p.header() {
		return nil, p.faults
	}
	for p.row() {
	}
	return p.rows, p.faults
}

// sidecarParser is one reading of articles.csv.
type sidecarParser struct {
	source  string
	in      *csv.Reader
	columns []string
	rows    map[string]sidecarRow
	faults  []*Error
}

func (p *sidecarParser) fault(line int, hint, format string, args ...any) {
	err := fmt.Errorf("%w: %s", ErrFormat, fmt.Sprintf(format, args...))
	p.faults = append(p.faults, &Error{Source: p.source, Line: line, Err: err, Hint: hint})
}

// header reads the names of the columns; false when no row can be read.
func (p *sidecarParser) header() bool {
	header, err := p.in.Read()
	if err != nil {
		p.fault(1, sidecarHint, "no header: %v", err)
		return false
	}
	seen := map[string]bool{}
	for _, name := range header {
		name = strings.ToLower(strings.TrimSpace(name))
		p.columns = append(p.columns, name)
		switch {
		case seen[name]:
			p.fault(1, "", "two columns %q", name)
		case name != "path" && (&meta{}).field(name) == nil:
			p.fault(1, sidecarHint, "unknown column %q", name)
		}
		seen[name] = true
	}
	if !seen["path"] {
		p.fault(1, sidecarHint, "no column %q", "path")
	}
	return seen["path"]
}

// row reads one row; false at the end.
func (p *sidecarParser) row() bool {
	fields, err := p.in.Read()
	var broken *csv.ParseError
	switch {
	case errors.As(err, &broken):
		p.fault(broken.Line, "", "%v", broken.Err)
		return true
	case err != nil:
		return false
	}
	line, _ := p.in.FieldPos(0)
	if len(fields) != len(p.columns) {
		p.fault(line, "", "%d fields, the header has %d", len(fields), len(p.columns))
		return true
	}
	row, file := sidecarRow{line: line}, ""
	for i, value := range fields {
		value = strings.TrimSpace(value)
		if p.columns[i] == "path" {
			file = value
		} else if to := row.field(p.columns[i]); to != nil {
			*to = value
		}
	}
	p.add(file, row)
	return true
}

// add keeps a row if it is right.
func (p *sidecarParser) add(file string, row sidecarRow) {
	if file == "" {
		p.fault(row.line, "", "no path")
		return
	}
	file = path.Clean(file)
	if first, twice := p.rows[file]; twice {
		p.fault(row.line, "", "%q has a row already, line %d", file, first.line)
		return
	}
	if row.Published != "" {
		day, err := Day(row.Published)
		if err != nil {
			p.fault(row.line, "the row counts without it", "published: %v", err)
		}
		row.Published = day
	}
	p.rows[file] = row
}

// field is the value of a column, nil for an unknown one.
func (m *meta) field(name string) *string {
	switch name {
	case "url":
		return &m.URL
	case "outlet":
		return &m.Outlet
	case "published":
		return &m.Published
	case "title":
		return &m.Title
	}
	return nil
}
