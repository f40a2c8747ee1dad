package cayleystore

import (
	"bytes"
	"context"
	"iter"
	"slices"
	"sort"
	"strings"

	"dateline/graph"
	"dateline/graph/cayleystore/layout"
)

// Note implements [graph.Store].
func (f *file) Note(_ context.Context, key string) (value []byte, ok bool, err error) {
	err = f.read(func(_ *handle, r *layout.Reader) error {
		v, there, err := r.Snap.Get(ownKey(notePrefix, key))
		value, ok = bytes.Clone(v), there
		return err
	})
	return value, ok && err == nil, err
}

// Notes implements [graph.Store].
func (f *file) Notes(ctx context.Context, from, before string) iter.Seq2[graph.Note, error] {
	return func(yield func(graph.Note, error) bool) {
		if before == "" {
			return
		}
		var list []graph.Note
		err := f.own(ctx, notePrefix, from, before, func(key string, value []byte) error {
			list = append(list, graph.Note{Key: key, Value: bytes.Clone(value)})
			return nil
		})
		if err != nil {
			yield(graph.Note{}, err)
			return
		}
		for _, n := range list {
			if !yield(n, nil) {
				return
			}
		}
	}
}

// notes are those of a graph in memory. Their keys are kept in order, in
// blocks short enough to insert into.
type notes struct {
	values map[string][]byte
	blocks [][]string
}

// longestBlock is how many keys a block may have.
const longestBlock = 512

// find is the block that a key is in, or would be.
func (n *notes) find(key string) int {
	return max(0, sort.Search(len(n.blocks), func(i int) bool { return n.blocks[i][0] > key })-1)
}

func (n *notes) write(note graph.Note) {
	_, there := n.values[note.Key]
	switch {
	case note.Value == nil && there:
		delete(n.values, note.Key)
		i := n.find(note.Key)
		at, _ := slices.BinarySearch(n.blocks[i], note.Key)
		if n.blocks[i] = slices.Delete(n.blocks[i], at, at+1); len(n.blocks[i]) == 0 {
			n.blocks = slices.Delete(n.blocks, i, i+1)
		}
	case note.Value != nil:
		n.values[note.Key] = bytes.Clone(note.Value)
		if !there {
			n.insert(note.Key)
		}
	}
}

func (n *notes) insert(key string) {
	key = strings.Clone(key)
	if len(n.blocks) == 0 {
		n.blocks = [][]string{{key}}
		return
	}
	i := n.find(key)
	at, _ := slices.BinarySearch(n.blocks[i], key)
	if n.blocks[i] = slices.Insert(n.blocks[i], at, key); len(n.blocks[i]) > longestBlock {
		half := slices.Clone(n.blocks[i][longestBlock/2:])
		n.blocks[i] = n.blocks[i][:longestBlock/2]
		n.blocks = slices.Insert(n.blocks, i+1, half)
	}
}

// between lists the notes from one key on and before another.
func (n *notes) between(from, before string) (out []graph.Note) {
	for i := n.find(from); i < len(n.blocks); i++ {
		for _, key := range n.blocks[i] {
			if key >= before {
				return out
			}
			if key >= from {
				out = append(out, graph.Note{Key: key, Value: n.values[key]})
			}
		}
	}
	return out
}

// Note implements [graph.Store].
func (m *memory) Note(_ context.Context, key string) ([]byte, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	v, ok := m.notes.values[key]
	return v, ok, nil
}

// Notes implements [graph.Store].
func (m *memory) Notes(_ context.Context, from, before string) iter.Seq2[graph.Note, error] {
	return func(yield func(graph.Note, error) bool) {
		m.mu.Lock()
		list := m.notes.between(from, before)
		m.mu.Unlock()
		for _, n := range list {
			if !yield(n, nil) {
				return
			}
		}
	}
}
