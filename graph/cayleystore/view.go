package cayleystore

import (
	"bytes"
	"context"
	"errors"
	"iter"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/graph/cayleystore/embedded"
	"dateline/graph/cayleystore/layout"
)

// view is one state of a file.
type view struct {
	*file
	h *handle
	r *layout.Reader
}

// View implements [graph.Viewer].
func (f *file) View(_ context.Context, fn func(graph.View) error) error {
	return f.look(func(h *handle, r *layout.Reader) error { return fn(&view{f, h, r}) })
}

// Match implements [graph.View].
func (v *view) Match(ctx context.Context, patterns []graph.Pattern, most int) (out [][]quad.Quad, err error) {
	defer v.survive(&err)()
	return v.match(ctx, v.h, v.r, patterns, most)
}

// Note implements [graph.View].
func (v *view) Note(_ context.Context, key string) (value []byte, ok bool, err error) {
	defer v.survive(&err)()
	return v.r.Snap.Get(ownKey(notePrefix, key))
}

// Notes implements [graph.View].
func (v *view) Notes(_ context.Context, from, before string) iter.Seq2[graph.Note, error] {
	return func(yield func(graph.Note, error) bool) {
		it := v.r.Snap.Scan(ownKey(notePrefix, ""), ownKey(notePrefix, from))
		for {
			n, ok, err := v.next(it, before)
			if err != nil || !ok {
				if err = errors.Join(err, it.Close()); err != nil {
					yield(graph.Note{}, err)
				}
				return
			}
			if !yield(n, nil) {
				it.Close()
				return
			}
		}
	}
}

// next is the next note, if there is one before a key.
func (v *view) next(it embedded.Cursor, before string) (n graph.Note, ok bool, err error) {
	defer v.survive(&err)()
	if !it.Next() {
		return n, false, it.Err()
	}
	n.Key = string(it.Key()[1+len(notePrefix):])
	if n.Key >= before {
		return n, false, nil
	}
	n.Value = bytes.Clone(it.Value())
	return n, true, nil
}
