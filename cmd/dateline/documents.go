package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"dateline/cmd/dateline/internal/ui"
	"dateline/graph"
	"dateline/graph/export"
	"dateline/schema"
)

// longestLine is the most bytes a line of Documents may have.
const longestLine = 256 << 20

// Reasons why load cannot use a file or a line.
var (
	errEmptyDocuments = errors.New("nothing to read")
	errNoDocuments    = errors.New("not what `dateline extract` prints")
	errDocument       = errors.New("not a document")
)

// readDocuments gives the Documents of JSON lines, to be read when they are
// asked for. A bad line is an error in its place, with path, line and column;
// the lines behind it are read all the same. The overlay that comes with N-Quads
// is given to curated.
func (a *app) readDocuments(ctx context.Context, paths []string, curated func(quad.Quad)) iter.Seq[graph.Input] {
	return func(yield func(graph.Input) bool) {
		for _, path := range paths {
			if !a.documentFile(ctx, path, curated, yield) {
				return
			}
		}
	}
}

// documentFile reads one file; it reports whether to go on.
func (a *app) documentFile(ctx context.Context, path string, curated func(quad.Quad), yield func(graph.Input) bool) bool {
	if path == "-" {
		return documentLines(ctx, "stdin", a.stdin, yield)
	}
	f, err := os.Open(path)
	if err != nil {
		return yield(failed(unreadable(path, err)))
	}
	defer f.Close()
	in := toldReader{f, a.tell}
	if filepath.Ext(path) == ".nq" {
		return quadDocuments(ctx, path, in, curated, yield)
	}
	return documentLines(ctx, path, in, yield)
}

// unreadable is the error about a file that cannot be read.
func unreadable(path string, err error) error {
	hint := "check the path"
	if errors.Is(err, fs.ErrPermission) {
		hint = "check who may read it"
	}
	return ui.WithHint(fmt.Errorf("%s: %w", path, cause(err)), hint)
}

// failed is what gives no Document.
func failed(err error) graph.Input { return graph.Input{Err: err} }

// toldReader tells how many bytes are read.
type toldReader struct {
	io.Reader
	tell func(int)
}

func (r toldReader) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	r.tell(n)
	return n, err
}

// sizeOf is how many bytes the files and folders hold, 0 where one of them is a
// pipe.
func sizeOf(paths []string) (size int64) {
	for _, path := range paths {
		if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() && !info.IsDir() {
			return 0
		}
		filepath.WalkDir(path, func(_ string, d fs.DirEntry, err error) error {
			if err != nil {
				return nil // who reads it reports it
			}
			if info, err := d.Info(); err == nil && info.Mode().IsRegular() {
				size += info.Size()
			}
			return nil
		})
	}
	return size
}

// quadDocuments reads what `dateline export nquads` wrote.
func quadDocuments(ctx context.Context, name string, in io.Reader, curated func(quad.Quad), yield func(graph.Input) bool) bool {
	some := false
	for d, err := range export.Documents(name, in, curated) {
		some = true
		if err != nil {
			err = ui.WithHint(err, "`dateline export nquads` writes what can be loaded")
		}
		if ctx.Err() != nil || !yield(graph.Input{Document: d, Err: err}) {
			return false
		}
	}
	if !some {
		return yield(failed(ui.WithHint(fmt.Errorf("%s: %w", name, errEmptyDocuments), "there is no article in it")))
	}
	return true
}

// documentLines reads one input line by line. It gives an input up whose first
// line shows that it holds something else.
func documentLines(ctx context.Context, name string, in io.Reader, yield func(graph.Input) bool) bool {
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 0, 1<<16), longestLine)
	number, some := 0, false
	for ctx.Err() == nil && lines.Scan() {
		number++
		line := bytes.TrimSpace(lines.Bytes())
		if len(line) == 0 {
			continue
		}
		if !some && !isDocument(line) {
			return yield(failed(ui.WithHint(fmt.Errorf("%s:%d: %w", name, number, errNoDocuments), "articles themselves go to `dateline build`")))
		}
		some = true
		if !yield(documentLine(name, number, bytes.Clone(line))) {
			return false
		}
	}
	switch err := lines.Err(); {
	case ctx.Err() != nil:
		return false
	case err != nil:
		return yield(failed(ui.WithHint(fmt.Errorf("%s:%d: %w", name, number+1, cause(err)), "the lines behind it are not read")))
	case !some:
		return yield(failed(ui.WithHint(fmt.Errorf("%s: %w", name, errEmptyDocuments), "the file is empty; `dateline extract` prints documents")))
	}
	return true
}

// documentLine is a line that holds a Document.
func documentLine(name string, number int, line []byte) graph.Input {
	in := graph.Input{Article: articleOf(line), Read: func(context.Context) (*schema.Document, error) {
		d, column, err := decodeDocument(line)
		switch {
		case column > 0:
			err = ui.WithHint(fmt.Errorf("%s:%d:%d: %w", name, number, column, err), "the line is damaged; print it anew with `dateline extract`")
		case err != nil:
			err = ui.WithHint(fmt.Errorf("%s:%d: %w", name, number, err), "`dateline schema` prints the format")
		}
		return d, err
	}}
	if in.Article != "" {
		in.Line = line
	}
	return in
}

// opening is how a line of Documents begins, as `dateline extract` prints it.
const opening = `{"schema":"` + schema.Version + `","article":{"id":"`

// articleOf is the id of the article that a line is of, as far as its beginning
// tells; "" where it begins otherwise.
func articleOf(line []byte) string {
	rest, ok := bytes.CutPrefix(line, []byte(opening))
	id, _, closed := bytes.Cut(rest[:min(len(rest), longestID)], []byte(`"`))
	if !ok || !closed || bytes.ContainsRune(id, '\\') {
		return ""
	}
	return string(id)
}

// longestID is how long an article's id may be to be looked for.
const longestID = 64

// cause is the reason of a failed file operation without the path.
func cause(err error) error {
	var path *fs.PathError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.Is(err, bufio.ErrTooLong):
		return fmt.Errorf("longer than the limit of %d MiB a line", longestLine>>20)
	}
	return err
}

// isDocument tells a line of Documents, which may be a damaged one, from other
// files: those of articles among them.
func isDocument(line []byte) bool {
	if line[0] != '{' || !utf8.Valid(line) {
		return false
	}
	var of struct {
		Schema string `json:"schema"`
	}
	return json.Unmarshal(line, &of) != nil || of.Schema != ""
}

// decodeDocument reads one line and checks it against the format. Where it is
// no JSON, column is the byte at which it breaks, from 1.
func decodeDocument(line []byte) (d *schema.Document, column int, err error) {
	if !utf8.Valid(line) {
		return nil, 0, fmt.Errorf("%w: it is not UTF-8", errDocument)
	}
	d = new(schema.Document)
	var broken *json.SyntaxError
	switch err := json.Unmarshal(line, d); {
	case errors.As(err, &broken):
		return nil, int(max(1, broken.Offset)), fmt.Errorf("%w: %w", errDocument, err)
	case err != nil:
		return nil, 0, fmt.Errorf("%w: %w", errDocument, err)
	}
	if err := d.Validate(); err != nil {
		return nil, 0, err
	}
	return d, 0, nil
}
