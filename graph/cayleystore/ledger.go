package cayleystore

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strings"

	"dateline/graph"
	"dateline/graph/cayleystore/embedded"
	"dateline/graph/cayleystore/layout"
)

// Beginnings of keys in our own table.
const (
	ledgerPrefix = "ledger/"
	notePrefix   = "note/"
)

// ownKey is an engine's key in our own table; keys are in order of names.
func ownKey(prefix, name string) []byte {
	return append(append([]byte{byte(embedded.Own)}, prefix...), name...)
}

// ownRows is the rows of a change's ledger and notes, in order of their keys.
func ownRows(c graph.Change) ([]embedded.Row, error) {
	lines := map[string][]byte{}
	for _, article := range c.Strike {
		lines[string(ownKey(ledgerPrefix, article))] = nil
	}
	for _, e := range c.Record {
		line, err := json.Marshal(e)
		if err != nil {
			return nil, err
		}
		lines[string(ownKey(ledgerPrefix, e.Article))] = line
	}
	for _, n := range c.Notes {
		lines[string(ownKey(notePrefix, n.Key))] = n.Value
	}
	rows := make([]embedded.Row, 0, len(lines))
	for key, value := range lines {
		rows = append(rows, embedded.Row{Key: []byte(key), Value: value})
	}
	slices.SortFunc(rows, func(a, b embedded.Row) int { return bytes.Compare(a.Key, b.Key) })
	return rows, nil
}

// own gives the rows of our own table with a prefix, from one name on and
// before another, where that is not empty, to fn.
func (f *file) own(ctx context.Context, prefix, from, before string, fn func(name string, value []byte) error) error {
	return f.read(func(_ *handle, r *layout.Reader) (err error) {
		start := ownKey(prefix, "")
		it := r.Snap.Scan(start, ownKey(prefix, from))
		for n := 0; err == nil && it.Next(); n++ {
			name := string(it.Key()[len(start):])
			if before != "" && name >= before {
				break
			}
			if n%chunk == 0 && ctx.Err() != nil {
				err = ctx.Err()
				break
			}
			err = fn(name, it.Value())
		}
		if err == nil {
			err = it.Err()
		}
		if failed := it.Close(); err == nil {
			err = failed
		}
		return err
	})
}

// Entry implements [graph.Store].
func (f *file) Entry(ctx context.Context, article string) (e graph.Entry, ok bool, err error) {
	err = f.read(func(_ *handle, r *layout.Reader) error {
		line, there, err := r.Snap.Get(ownKey(ledgerPrefix, article))
		if err != nil || !there {
			return err
		}
		ok = true
		return json.Unmarshal(line, &e)
	})
	return e, ok && err == nil, err
}

// Entries sees the ledger as it was when the loop began.
func (f *file) Entries(ctx context.Context) iter.Seq2[graph.Entry, error] {
	return func(yield func(graph.Entry, error) bool) {
		var list []graph.Entry
		err := f.own(ctx, ledgerPrefix, "", "", func(_ string, value []byte) error {
			var e graph.Entry
			if err := json.Unmarshal(value, &e); err != nil {
				return fmt.Errorf("ledger of %s: %w", f.path, err)
			}
			list = append(list, e)
			return nil
		})
		if err != nil {
			yield(graph.Entry{}, err)
			return
		}
		for _, e := range list {
			if !yield(e, nil) {
				return
			}
		}
	}
}

func byArticle(a, b graph.Entry) int { return strings.Compare(a.Article, b.Article) }
