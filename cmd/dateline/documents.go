package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"

	"dateline/cmd/dateline/internal/ui"
	"dateline/schema"
)

// longestLine is the most bytes a line of Documents may have.
const longestLine = 256 << 20

// readDocuments reads Documents from JSON lines. A bad line is an error in its
// place, with path and line; the lines behind it are read all the same.
func (a *app) readDocuments(ctx context.Context, paths []string) iter.Seq2[*schema.Document, error] {
	return func(yield func(*schema.Document, error) bool) {
		for _, path := range paths {
			if !a.documentFile(ctx, path, yield) {
				return
			}
		}
	}
}

// documentFile reads one file; it reports whether to go on.
func (a *app) documentFile(ctx context.Context, path string, yield func(*schema.Document, error) bool) bool {
	var in io.Reader = a.stdin
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return yield(nil, err)
		}
		defer f.Close()
		in = f
	}
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 0, 1<<16), longestLine)
	n := 0
	for lines.Scan() {
		n++
		if ctx.Err() != nil {
			return false
		}
		if len(lines.Bytes()) == 0 {
			continue
		}
		d := new(schema.Document)
		if err := decodeDocument(lines.Bytes(), d); err != nil {
			d = nil
			if !yield(nil, ui.WithHint(fmt.Errorf("%s:%d: %w", path, n, err), "load reads what `dateline extract` prints; articles go to `dateline build`")) {
				return false
			}
			continue
		}
		if !yield(d, nil) {
			return false
		}
	}
	if err := lines.Err(); err != nil {
		return yield(nil, fmt.Errorf("%s:%d: %w", path, n+1, err))
	}
	if n == 0 {
		return yield(nil, fmt.Errorf("%s: %w", path, errEmptyDocuments))
	}
	return true
}

var errEmptyDocuments = errors.New("no documents in the file")

// decodeDocument reads one line and checks it against the format.
func decodeDocument(line []byte, d *schema.Document) error {
	if err := json.Unmarshal(line, d); err != nil {
		return fmt.Errorf("not a document: %w", err)
	}
	return d.Validate()
}
