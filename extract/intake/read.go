// Package intake turns files, folders and standard input into the records that
// package extract reads: plain text, Markdown, HTML pages, JSONL, feeds (RSS and
// Atom) and e-mails, with the
// metadata that a file itself or a sidecar "articles.csv" gives. It reads no
// prose. Text stays as it is in the file, so that offsets hold there; only what
// is not UTF-8 is decoded or repaired first.
package intake

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dateline/schema"
)

// MaxBytes is the default limit of one file, and of one line of JSONL.
const MaxBytes = 64 << 20

// Stdin is the path that stands for standard input, and StdinSource the source
// of what was read there.
const (
	Stdin       = "-"
	StdinSource = "stdin"
)

// Options of [Read]. The zero value is ready for use.
type Options struct {
	Published string       // date of publication of every article, before any other; ISO 8601 or EDTF
	MaxBytes  int64        // limit of one file and of one JSONL line; 0 is [MaxBytes]
	Input     io.Reader    // what "-" reads; nil is os.Stdin
	Pages     PageReader   // reads HTML; nil is [Pages]
	Log       *slog.Logger // told of files that are passed over, at debug level; nil is silent
	Progress  func(n int)  // told of bytes that are read from files, where it is set
}

// Read gives the records of all paths: arguments in the given order, the files
// of a folder in the order of their names, the lines of a file in theirs. An
// input that cannot be read gives an [Error] in its place and the rest follows.
// A date of publication given for all that is no date is the only error of a
// sequence without records. When ctx ends, its error is given once and the sequence ends.
func Read(ctx context.Context, paths []string, opts Options) iter.Seq2[*schema.Record, error] {
	return func(yield func(*schema.Record, error) bool) {
		r := newRun(ctx, opts, yield)
		if opts.Published != "" {
			if _, err := Day(opts.Published); err != nil {
				yield(nil, fmt.Errorf("the date of publication given for all articles: %w", err))
				return
			}
		}
		for _, p := range paths {
			if !r.argument(p) {
				return
			}
		}
	}
}

// run is one pass of Read. Its methods report whether to go on.
type run struct {
	ctx      context.Context
	opts     Options
	yield    func(*schema.Record, error) bool
	sidecars map[string]*sidecar // by folder; nil for a folder without
	passed   map[string]int      // files of unknown kinds in the folder given, by the end of the name
}

func newRun(ctx context.Context, opts Options, yield func(*schema.Record, error) bool) *run {
	if opts.MaxBytes <= 0 {
		opts.MaxBytes = MaxBytes
	}
	if opts.Input == nil {
		opts.Input = os.Stdin
	}
	if opts.Pages == nil {
		opts.Pages = Pages{}
	}
	if opts.Log == nil {
		opts.Log = slog.New(slog.DiscardHandler)
	}
	return &run{ctx: ctx, opts: opts, yield: yield, sidecars: map[string]*sidecar{}}
}

// fail gives an error; a nil err is no error.
func (r *run) fail(err *Error) bool { return err == nil || r.yield(nil, err) }

// give hands out a record after the metadata given from outside are in place.
func (r *run) give(rec *schema.Record, from meta) bool {
	from.over(rec)
	if r.opts.Published != "" {
		rec.Published, rec.PublishedBasis = r.opts.Published, schema.Given
	}
	tidyDate(rec)
	return r.yield(rec, nil)
}

// argument reads one path as the user gave it.
func (r *run) argument(path string) bool {
	if path == Stdin {
		return r.stdin()
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return r.fail(&Error{Source: filepath.ToSlash(path), Err: cause(err), Hint: "check the path"})
	case info.IsDir():
		r.passed = map[string]int{}
		found, more := r.folder(path, nil)
		r.tellPassed(path)
		if more && found == 0 {
			return r.fail(&Error{Source: filepath.ToSlash(path), Err: ErrEmpty, Hint: "the folder holds no " + knownKinds})
		}
		return more
	case info.Name() == sidecarName:
		return r.fail(&Error{Source: filepath.ToSlash(path), Err: ErrKind, Hint: "it describes the articles beside it; give its folder"})
	case kindOf(path) == nil:
		return r.fail(&Error{Source: filepath.ToSlash(path), Err: ErrKind, Hint: "give " + knownKinds + ", or pipe the text to -"})
	}
	dir := filepath.Dir(path)
	if !r.loadSidecar(dir) {
		return false
	}
	return r.file(path, []string{dir})
}

// tellPassed says which files of a folder were passed over for their kind.
func (r *run) tellPassed(folder string) {
	n := 0
	var ends []string
	for _, end := range slices.Sorted(maps.Keys(r.passed)) {
		n += r.passed[end]
		ends = append(ends, cmp.Or(end, "no ending"))
	}
	switch {
	case n == 1:
		r.opts.Log.Warn(fmt.Sprintf("%s: 1 file of another kind was passed over (%s)", filepath.ToSlash(folder), ends[0]))
	case n > 1:
		r.opts.Log.Warn(fmt.Sprintf("%s: %d files of other kinds were passed over (%s)", filepath.ToSlash(folder), n, strings.Join(ends, ", ")))
	}
}

// folder reads what a folder holds, in name order; found counts the files that
// looked like articles. dirs are the folders above it, whose sidecars count.
func (r *run) folder(dir string, dirs []string) (found int, more bool) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return 1, r.fail(&Error{Source: filepath.ToSlash(dir), Err: cause(err), Hint: "check its permissions"})
	}
	if !r.loadSidecar(dir) {
		return 0, false
	}
	dirs = append(dirs[:len(dirs):len(dirs)], dir)
	for _, e := range entries {
		n, more := r.entry(filepath.Join(dir, e.Name()), e, dirs)
		found += n
		if !more {
			return found, false
		}
	}
	return found, true
}

// entry reads one entry of a folder, or passes it over.
func (r *run) entry(path string, e fs.DirEntry, dirs []string) (found int, more bool) {
	switch {
	case strings.HasPrefix(e.Name(), "."):
		r.opts.Log.Debug("hidden, passed over", "path", path)
	case e.IsDir():
		return r.folder(path, dirs)
	case e.Name() == sidecarName:
	case e.Type()&(fs.ModeNamedPipe|fs.ModeSocket|fs.ModeDevice) != 0:
		r.opts.Log.Debug("not a file, passed over", "path", path)
	case kindOf(path) == nil:
		r.passed[strings.ToLower(filepath.Ext(path))]++
	default:
		return 1, r.file(path, dirs)
	}
	return 0, true
}

// file reads one file of a known kind with the metadata that the sidecars of
// dirs, innermost last, give it.
func (r *run) file(path string, dirs []string) bool {
	if err := r.ctx.Err(); err != nil {
		r.yield(nil, err)
		return false
	}
	source := filepath.ToSlash(path)
	f, err := os.Open(path)
	if err != nil {
		return r.fail(&Error{Source: source, Err: cause(err), Hint: "check that it may be read"})
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return r.fail(&Error{Source: source, Err: cause(err)})
	}
	if info.IsDir() {
		r.opts.Log.Debug("link to a folder, passed over", "path", path)
		return true
	}
	var in io.Reader = f
	if r.opts.Progress != nil {
		in = told{f, r.opts.Progress}
	}
	return kindOf(path)(r, source, in, r.given(path, dirs))
}

// told tells how many bytes are read.
type told struct {
	io.Reader
	progress func(int)
}

func (t told) Read(p []byte) (int, error) {
	n, err := t.Reader.Read(p)
	t.progress(n)
	return n, err
}

// stdin reads standard input, whose kind shows in its first bytes.
func (r *run) stdin() bool {
	in := bufio.NewReaderSize(r.opts.Input, 4096)
	head, err := in.Peek(512)
	if err != nil && err != io.EOF {
		return r.fail(&Error{Source: StdinSource, Err: cause(err)})
	}
	return sniff(head)(r, StdinSource, in, meta{})
}
