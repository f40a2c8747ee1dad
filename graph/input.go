package graph

import (
	"context"
	"crypto/sha256"
	"errors"
	"iter"

	"dateline/schema"
)

// Input is a Document for the graph, or what it is read from.
type Input struct {
	Document *schema.Document // nil where Read gives it
	Err      error            // why there is no Document
	// Line is the text that Read reads a Document from, and Article the id of the
	// article that it seems to be of. Where a Document that was read from this
	// very text is in the graph, Read is not called.
	Line    []byte
	Article string
	// Read gives the Document, always the same one for the same Line and graph. It
	// is called by several goroutines, and not after Load has come back.
	Read func(context.Context) (*schema.Document, error)
}

// Inputs are Documents as inputs.
func Inputs(docs iter.Seq2[*schema.Document, error]) iter.Seq[Input] {
	return func(yield func(Input) bool) {
		for d, err := range docs {
			if !yield(Input{Document: d, Err: err}) {
				return
			}
		}
	}
}

// read is the Document of an input.
func (in *Input) read(ctx context.Context) (*schema.Document, error) {
	switch {
	case in.Document != nil || in.Err != nil:
		return in.Document, in.Err
	case in.Read == nil:
		return nil, errors.New("no document")
	}
	return in.Read(ctx)
}

// lineKey is the key of the note that says from which line an article was read:
// the line's SHA-256, and behind it the digest of the Document that it gave. It
// tells that the line gives what the ledger has, and no more than that: a note
// that is out of date is as good as none.
func lineKey(article string) string { return "line/" + article }

func lineNote(article string, line [sha256.Size]byte, digest string) Note {
	return Note{Key: lineKey(article), Value: append(line[:], digest...)}
}

// gave is the digest of the Document that a line gave, "" where the note is of
// another line.
func gave(note []byte, line [sha256.Size]byte) string {
	if len(note) < len(line) || [sha256.Size]byte(note[:len(line)]) != line {
		return ""
	}
	return string(note[len(line):])
}

// Finder is a [Store] that looks many things up in one step.
type Finder interface {
	// Find gives the ledger lines of articles, one without an Article where there
	// is none, and the notes of keys, nil for none, all of one state of the graph.
	Find(ctx context.Context, articles, keys []string) (lines []Entry, notes [][]byte, err error)
}

// find is Find for any store.
func find(ctx context.Context, s Store, articles, keys []string) (lines []Entry, notes [][]byte, err error) {
	if f, ok := s.(Finder); ok {
		return f.Find(ctx, articles, keys)
	}
	lines, notes = make([]Entry, len(articles)), make([][]byte, len(keys))
	for i, a := range articles {
		if lines[i], _, err = s.Entry(ctx, a); err != nil {
			return nil, nil, err
		}
	}
	for i, k := range keys {
		if notes[i], _, err = s.Note(ctx, k); err != nil {
			return nil, nil, err
		}
	}
	return lines, notes, nil
}
