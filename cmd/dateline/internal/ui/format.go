package ui

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/term"
)

// Format is how a listing is printed.
type Format string

// Formats of listings. Table is for people, the others lose nothing.
const (
	FormatTable Format = "table"
	FormatJSON  Format = "json"
	FormatJSONL Format = "jsonl"
	FormatCSV   Format = "csv"
	FormatTSV   Format = "tsv"
	FormatMD    Format = "md"
)

// formats are what --format takes.
func formats() []Format {
	return []Format{FormatTable, FormatJSON, FormatJSONL, FormatCSV, FormatTSV, FormatMD}
}

// ErrFormat is matched by the error about an unknown format.
var ErrFormat = errors.New("unknown format")

// defaultWidth is the width of a table, in columns, where no terminal says one.
const defaultWidth = 120

// Output is where a listing goes and how it looks there.
type Output struct {
	W        io.Writer
	Format   Format
	Width    int  // of a table, in columns
	Color    bool // the terminal takes colours and the user wants them
	Terminal bool
}

// NewOutput settles how listings are printed to w. An empty format means a
// table on a terminal and tab-separated values elsewhere. Colours need a
// terminal and neither noColor, NO_COLOR nor TERM=dumb.
func NewOutput(w io.Writer, format string, noColor bool) (Output, error) {
	o := Output{W: w, Format: Format(format), Width: defaultWidth}
	if o.Terminal = IsTerminal(w); o.Terminal {
		if width, _, err := term.GetSize(int(w.(*os.File).Fd())); err == nil && width > 0 {
			o.Width = width
		}
	}
	if n, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && n > 0 && !o.Terminal {
		o.Width = n
	}
	o.Color = o.Terminal && !noColor && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	switch {
	case format == "" && o.Terminal:
		o.Format = FormatTable
	case format == "":
		o.Format = FormatTSV
	case !slices.Contains(formats(), o.Format):
		return o, fmt.Errorf("%w: --format %q is none of %s", ErrFormat, format, formatNames())
	}
	return o, nil
}

func formatNames() string {
	var names []string
	for _, f := range formats() {
		names = append(names, string(f))
	}
	return strings.Join(names, ", ")
}

// IsTerminal reports whether w is a terminal.
func IsTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
