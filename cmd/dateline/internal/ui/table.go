package ui

import (
	"io"
	"slices"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

const (
	gap     = 2  // spaces between columns
	minWide = 12 // a wrapping column is never narrower
)

// writeTable prints t to fit the width of the terminal: long text wraps, and
// spare columns go where even that does not fit. Nothing else is cut.
func writeTable(w io.Writer, o Output, t Table) error {
	cells := t.printable()
	need := t.needs(cells)
	shown := t.fitting(need, o.Width)
	p := table.NewWriter()
	p.SetStyle(plainStyle(o.Color))
	header := make(table.Row, len(shown))
	for k, i := range shown {
		header[k] = t.Columns[i].Name
	}
	p.AppendHeader(header)
	for _, row := range cells {
		r := make(table.Row, len(shown))
		for k, i := range shown {
			r[k] = row[i]
		}
		p.AppendRow(r)
	}
	configs := make([]table.ColumnConfig, len(shown))
	for k, width := range t.widths(shown, need, o.Width) {
		configs[k] = table.ColumnConfig{Number: k + 1, WidthMax: width, WidthMaxEnforcer: text.WrapSoft}
	}
	p.SetColumnConfigs(configs)
	p.SuppressTrailingSpaces()
	_, err := io.WriteString(w, p.Render()+"\n")
	return err
}

// plainStyle separates columns by spaces and the header by a rule.
func plainStyle(color bool) table.Style {
	s := table.StyleLight
	s.Name = "dateline"
	s.Box.PaddingLeft, s.Box.PaddingRight = "", "  "
	s.Options = table.Options{SeparateHeader: true}
	s.Format.Header = text.FormatDefault
	s.Color = table.ColorOptions{}
	if color {
		s.Color.Header = text.Colors{text.Bold}
	}
	return s
}

// printable cleans every cell and leaves out what a merged column repeats.
func (t Table) printable() [][]string {
	out := make([][]string, len(t.Rows))
	for i, row := range t.Rows {
		out[i] = make([]string, len(row))
		same := i > 0 // every merged column so far repeats the row above
		for k, s := range row {
			if t.Columns[k].Merge {
				if same = same && s == t.Rows[i-1][k]; same {
					continue
				}
			}
			out[i][k] = Clean(s)
		}
	}
	return out
}

// needs is the width that each column takes without wrapping.
func (t Table) needs(cells [][]string) []int {
	need := make([]int, len(t.Columns))
	for i, c := range t.Columns {
		need[i] = text.StringWidth(c.Name)
	}
	for _, row := range cells {
		for i, s := range row {
			need[i] = max(need[i], text.StringWidth(s))
		}
	}
	return need
}

// least is the narrowest that a column gets.
func (c Column) least(need int) int {
	if c.Wide {
		return min(need, minWide)
	}
	return need
}

// fitting are the columns to show: without spare ones, from the right, until
// the others fit.
func (t Table) fitting(need []int, total int) []int {
	var shown []int
	least := 0
	for i, c := range t.Columns {
		shown = append(shown, i)
		least += c.least(need[i]) + gap
	}
	for k := len(shown) - 1; k >= 0 && least > total; k-- {
		if i := shown[k]; t.Columns[i].Spare {
			least -= t.Columns[i].least(need[i]) + gap
			shown = slices.Delete(shown, k, k+1)
		}
	}
	return shown
}

// widths gives each column what it needs where all fit; otherwise wide columns
// get the least, and of what is left in proportion to what they lack.
func (t Table) widths(shown, need []int, total int) []int {
	widths := make([]int, len(shown))
	left, lack := total, 0
	for k, i := range shown {
		widths[k] = t.Columns[i].least(need[i])
		left -= widths[k] + gap
		lack += need[i] - widths[k]
	}
	for k, i := range shown {
		if lacks := need[i] - widths[k]; lacks > 0 {
			widths[k] += min(lacks, max(left, 0)*lacks/lack)
		}
	}
	return widths
}
