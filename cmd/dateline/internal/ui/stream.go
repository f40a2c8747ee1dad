package ui

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
)

// Stream prints a listing row by row as [List] prints it whole: at once as
// jsonl, csv and tsv, which need no row but the last; else when it is closed.
type Stream[T any] struct {
	out   Output
	table Table
	cells func(T) []string
	rows  []T // of formats that take them all

	w    *bufio.Writer
	csv  *csv.Writer
	json *json.Encoder
}

// NewStream begins a listing of things, which cells puts into columns.
func NewStream[T any](o Output, columns []Column, cells func(T) []string) *Stream[T] {
	s := &Stream[T]{out: o, table: Table{Columns: columns}, cells: cells, w: bufio.NewWriter(o.W)}
	switch o.Format {
	case FormatJSONL:
		s.json = jsonLines(s.w)
	case FormatCSV:
		s.csv = csv.NewWriter(s.w)
		s.csv.Write(s.table.names()) // it keeps its first error
	case FormatTSV:
		writeTSV(s.w, o, s.table)
	}
	return s
}

// Add prints a row.
func (s *Stream[T]) Add(row T) error {
	switch s.out.Format {
	case FormatJSONL:
		return s.json.Encode(row)
	case FormatCSV:
		return s.csv.Write(s.out.cellsOf(s.cells(row)))
	case FormatTSV:
		writeTSVRow(s.w, s.out, s.cells(row))
		return nil // the buffer keeps the first error for Close
	}
	s.rows = append(s.rows, row)
	return nil
}

// Close prints what is left.
func (s *Stream[T]) Close() error {
	switch s.out.Format {
	case FormatCSV:
		if s.csv.Flush(); s.csv.Error() != nil {
			return s.csv.Error()
		}
		return s.w.Flush()
	case FormatJSONL, FormatTSV:
		return s.w.Flush()
	case FormatJSON:
		return List(s.out, s.table, s.rows)
	}
	for _, row := range s.rows {
		s.table.Rows = append(s.table.Rows, s.cells(row))
	}
	return List(s.out, s.table, s.rows)
}
