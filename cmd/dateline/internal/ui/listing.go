package ui

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"io"
	"strings"

	"dateline/graph/export"
)

// Column is one column of a [Table].
type Column struct {
	Name   string
	Wide   bool // long text: takes the width that is left and wraps
	Merge  bool // in a table a value is not repeated in the rows below it
	Spare  bool // left out of a table that is too narrow
	Detail bool // for csv and tsv only, which people do not read
	// Short is how a table for people shows a value; nil shows it whole.
	Short func(string) string
}

// Table is a listing for people and spreadsheets: one cell a column.
type Table struct {
	Columns []Column
	Rows    [][]string
}

// forPeople is t without details and with values in short.
func (t Table) forPeople() Table {
	var out Table
	var at []int
	for i, c := range t.Columns {
		if !c.Detail {
			out.Columns, at = append(out.Columns, c), append(at, i)
		}
	}
	for _, row := range t.Rows {
		cells := make([]string, len(at))
		for k, i := range at {
			cells[k] = row[i]
			if short := t.Columns[i].Short; short != nil {
				cells[k] = short(row[i])
			}
		}
		out.Rows = append(out.Rows, cells)
	}
	return out
}

// Object prints one thing: the table, or v itself as json or jsonl.
func Object(o Output, t Table, v any) error {
	if o.Format == FormatJSON || o.Format == FormatJSONL {
		e := json.NewEncoder(o.W)
		e.SetEscapeHTML(false)
		if o.Format == FormatJSON {
			e.SetIndent("", "  ")
		}
		return e.Encode(v)
	}
	return List[any](o, t, nil)
}

// List prints a listing: the table as table, csv, tsv or md, the rows as json
// or jsonl. An empty listing prints its header, or [] as json.
func List[T any](o Output, t Table, rows []T) error {
	w := bufio.NewWriter(o.W)
	var err error
	switch o.Format {
	case FormatJSON:
		err = writeJSON(w, rows)
	case FormatJSONL:
		err = writeJSONL(w, rows)
	case FormatCSV:
		err = writeCSV(w, o, t)
	case FormatMD:
		err = writeMarkdown(w, t.forPeople())
	case FormatTable:
		err = writeTable(w, o, t.forPeople())
	default:
		err = writeTSV(w, o, t)
	}
	if err != nil {
		return err
	}
	return w.Flush()
}

func writeJSON[T any](w io.Writer, rows []T) error {
	if rows == nil {
		rows = []T{}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(rows)
}

func writeJSONL[T any](w io.Writer, rows []T) error {
	e := jsonLines(w)
	for i := range rows {
		if err := e.Encode(rows[i]); err != nil {
			return err
		}
	}
	return nil
}

// jsonLines writes a value a line.
func jsonLines(w io.Writer) *json.Encoder {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e
}

// cell is a cell for a spreadsheet: no formula, and nothing that acts on a terminal.
func (o Output) cell(s string) string {
	if o.Terminal {
		s = Clean(s)
	}
	return export.Guard(s)
}

func (o Output) cellsOf(row []string) []string {
	cells := make([]string, len(row))
	for i, s := range row {
		cells[i] = o.cell(s)
	}
	return cells
}

func writeCSV(w io.Writer, o Output, t Table) error {
	c := csv.NewWriter(w)
	if err := c.Write(t.names()); err != nil {
		return err
	}
	for _, row := range t.Rows {
		if err := c.Write(o.cellsOf(row)); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

// tsvEscapes keeps a record on one line and a field in its column.
var tsvEscapes = strings.NewReplacer("\\", `\\`, "\t", `\t`, "\n", `\n`, "\r", `\r`)

func writeTSV(w *bufio.Writer, o Output, t Table) error {
	w.WriteString(strings.Join(t.names(), "\t"))
	w.WriteByte('\n')
	for _, row := range t.Rows {
		writeTSVRow(w, o, row)
	}
	return nil // the buffer keeps the first error for Flush
}

func writeTSVRow(w *bufio.Writer, o Output, row []string) {
	for i, s := range row {
		if i > 0 {
			w.WriteByte('\t')
		}
		w.WriteString(tsvEscapes.Replace(o.cell(s)))
	}
	w.WriteByte('\n')
}

func writeMarkdown(w *bufio.Writer, t Table) error {
	row := func(cells []string) {
		for _, s := range cells {
			w.WriteString("| ")
			w.WriteString(s)
			w.WriteByte(' ')
		}
		w.WriteString("|\n")
	}
	row(t.names())
	rule := make([]string, len(t.Columns))
	for i := range rule {
		rule[i] = "---"
	}
	row(rule)
	for _, r := range t.Rows {
		cells := make([]string, len(r))
		for i, s := range r {
			cells[i] = export.EscapeMarkdown(Clean(s))
		}
		row(cells)
	}
	return nil
}

func (t Table) names() []string {
	names := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		names[i] = c.Name
	}
	return names
}
