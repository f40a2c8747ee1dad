package ui

import (
	"io"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

const (
	gap     = 2  // spaces between columns
	minWide = 16 // a wrapping column is never narrower
)

// writeTable prints t to fit the width of the terminal: long text wraps,
// nothing is cut.
func writeTable(w io.Writer, o Output, t Table) error {
	p := table.NewWriter()
	p.SetStyle(plainStyle(o.Color))
	header := make(table.Row, len(t.Columns))
	for i, c := range t.Columns {
		header[i] = c.Name
	}
	p.AppendHeader(header)
	cells := t.printable()
	for _, row := range cells {
		r := make(table.Row, len(row))
		for i, s := range row {
			r[i] = s
		}
		p.AppendRow(r)
	}
	widths := t.widths(cells, o.Width)
	configs := make([]table.ColumnConfig, len(t.Columns))
	for i := range configs {
		configs[i] = table.ColumnConfig{Number: i + 1, WidthMax: widths[i], WidthMaxEnforcer: text.WrapSoft}
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

// widths gives each column what it needs where all fit; otherwise wide columns
// share what the others leave, in proportion to what they need.
func (t Table) widths(cells [][]string, total int) []int {
	need := make([]int, len(t.Columns))
	for i, c := range t.Columns {
		need[i] = text.StringWidth(c.Name)
	}
	for _, row := range cells {
		for i, s := range row {
			need[i] = max(need[i], text.StringWidth(s))
		}
	}
	left, wide := total-gap*len(need), 0
	for i, c := range t.Columns {
		if c.Wide {
			wide += need[i]
		} else {
			left -= need[i]
		}
	}
	if wide <= left {
		return need
	}
	for i, c := range t.Columns {
		if c.Wide {
			need[i] = max(min(need[i], minWide), need[i]*max(left, 0)/wide)
		}
	}
	return need
}
