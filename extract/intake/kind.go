package intake

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"regexp"
	"strings"
)

// kind reads one input of its kind; source is the path for messages.
type kind func(r *run, source string, in io.Reader, from meta) bool

// knownKinds names the kinds for hints.
const knownKinds = ".txt, .md, .html, .mhtml, .jsonl, .json, .rss, .atom, .xml or .eml file"

// kindOf is the kind of a file by the end of its name, nil when unknown.
func kindOf(path string) kind {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".txt", ".text":
		return readText
	case ".md", ".markdown":
		return readMarkdown
	case ".html", ".htm":
		return readHTML
	case ".jsonl", ".ndjson":
		return readLines
	case ".json":
		return readJSON
	case ".rss", ".atom", ".xml":
		return readFeed
	case ".eml":
		return readMail
	case ".mhtml", ".mht":
		return readSavedPage
	}
	return nil
}

var (
	jsonHead = regexp.MustCompile(`^\s*\{\s*("|\})`)
	feedHead = regexp.MustCompile(`^\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*|<\?.*?\?>\s*)*<(rss|feed|rdf:RDF)\b`)
	mailHead = regexp.MustCompile(`(?im)\A[a-z-]+:.*(?:\n.*)*^mime-version:`)
	htmlHead = regexp.MustCompile(`(?i)^\s*(<!--.*?-->\s*)?<(!doctype\s+html|html|head|body)\b`)
)

// sniff is the kind of an input without a name, by its first bytes.
func sniff(head []byte) kind {
	head = bytes.TrimPrefix(head, bomUTF8)
	switch {
	case jsonHead.Match(head):
		return readLines
	case htmlHead.Match(head):
		return readHTML
	case feedHead.Match(head):
		return readFeed
	case mailHead.Match(head):
		return readMail
	}
	return readText
}

// readAll reads an input within the limit. A file that is larger is not read
// at all.
func readAll(r *run, source string, in io.Reader) ([]byte, *Error) {
	tooLarge := &Error{Source: source, Err: ErrTooLarge, Hint: tooLargeHint(r.opts.MaxBytes) + "; one article a file, or JSONL, which has no limit as a whole"}
	if f, ok := in.(fs.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() && info.Size() > r.opts.MaxBytes {
			return nil, tooLarge
		}
	}
	data, err := io.ReadAll(io.LimitReader(in, r.opts.MaxBytes+1))
	switch {
	case err != nil:
		return nil, &Error{Source: source, Err: cause(err)}
	case int64(len(data)) > r.opts.MaxBytes:
		return nil, tooLarge
	}
	return data, nil
}

// cause is the reason of a failed file operation without the path, which the
// [Error] names itself.
func cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
