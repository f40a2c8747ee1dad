package across

import (
	"context"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/graph"
)

// shelf is where notes are kept: a graph, or memory for articles that are in
// none.
type shelf interface {
	Note(ctx context.Context, key string) ([]byte, bool, error)
	Notes(ctx context.Context, from, before string) iter.Seq2[graph.Note, error]
	Quads(ctx context.Context, p graph.Pattern) iter.Seq2[quad.Quad, error]
	Apply(ctx context.Context, c graph.Change) error
}

// notebook reads and writes notes. What is written is seen by read at once and
// is kept with the next change; lists are seen as the last change left them.
type notebook struct {
	ctx     context.Context
	shelf   shelf
	written map[string][]byte // nil takes a note away
	late    map[string]func() []byte
	err     error // the first; all reads are empty from then on
}

// Notes are named by what they are of and, behind sep, the name of that.
const (
	sep  = "\x00"
	past = "\x01" // behind every note that begins like one with sep
)

func noteKey(parts ...string) string { return across + strings.Join(parts, sep) }

// across begins the keys of all notes of this package.
const across = "across/"

func (b *notebook) fail(err error) {
	if b.err == nil {
		b.err = err
	}
}

// read is a note, nil where there is none.
func (b *notebook) read(key string) []byte {
	if v, ok := b.written[key]; ok || b.err != nil {
		return v
	}
	v, _, err := b.shelf.Note(b.ctx, key)
	if err != nil {
		b.fail(err)
	}
	return v
}

func (b *notebook) write(key string, value []byte) {
	delete(b.late, key)
	b.written[key] = value
}

// writeLate writes a note that only rest asks for the value of: what changes
// often is packed once.
func (b *notebook) writeLate(key string, value func() []byte) { b.late[key] = value }

// list is the rest of the keys that begin with parts, from one on and before
// another; "" is no bound.
func (b *notebook) list(from, before string, parts ...string) (out []string) {
	prefix := noteKey(parts...) + sep
	end := prefix + before
	if before == "" {
		end = prefix[:len(prefix)-len(sep)] + past
	}
	if b.err != nil {
		return nil
	}
	for n, err := range b.shelf.Notes(b.ctx, prefix+from, end) {
		if err != nil {
			b.fail(err)
			return nil
		}
		out = append(out, n.Key[len(prefix):])
	}
	return out
}

// enter brings the entries of a thing in lists to those wanted, at once; which
// it has is kept in a note of its own.
func (b *notebook) enter(note string, wanted []string) []graph.Note {
	slices.Sort(wanted)
	wanted = slices.Compact(wanted)
	var have []string
	if v := b.read(note); v != nil {
		have = strings.Split(string(v), "\n")
	}
	if slices.Equal(have, wanted) {
		return nil
	}
	var out []graph.Note
	for _, key := range have {
		if _, ok := slices.BinarySearch(wanted, key); !ok {
			out = append(out, graph.Note{Key: key})
		}
	}
	for _, key := range wanted {
		if _, ok := slices.BinarySearch(have, key); !ok {
			out = append(out, graph.Note{Key: key, Value: []byte{}})
		}
	}
	var value []byte
	if len(wanted) > 0 {
		value = []byte(strings.Join(wanted, "\n"))
	}
	return append(out, graph.Note{Key: note, Value: value})
}

// keep writes notes at once, where there are any.
func (b *notebook) keep(notes []graph.Note) {
	if b.err == nil && len(notes) > 0 {
		if err := b.shelf.Apply(b.ctx, graph.Change{Notes: notes}); err != nil {
			b.fail(err)
		}
	}
}

// rest is what was written and not yet kept, in order.
func (b *notebook) rest() (out []graph.Note) {
	for key, value := range b.late {
		b.written[key] = value()
	}
	for _, key := range slices.Sorted(maps.Keys(b.written)) {
		out = append(out, graph.Note{Key: key, Value: b.written[key]})
	}
	return out
}

// scratch is a shelf in memory.
type scratch struct {
	values map[string][]byte
	keys   []string // of values, in order unless stale
	stale  bool
}

func (s *scratch) Note(_ context.Context, key string) ([]byte, bool, error) {
	v, ok := s.values[key]
	return v, ok, nil
}

func (s *scratch) Notes(_ context.Context, from, before string) iter.Seq2[graph.Note, error] {
	if s.stale {
		s.keys, s.stale = slices.Sorted(maps.Keys(s.values)), false
	}
	return func(yield func(graph.Note, error) bool) {
		i, _ := slices.BinarySearch(s.keys, from)
		for ; i < len(s.keys) && s.keys[i] < before; i++ {
			if !yield(graph.Note{Key: s.keys[i], Value: s.values[s.keys[i]]}, nil) {
				return
			}
		}
	}
}

func (s *scratch) Quads(context.Context, graph.Pattern) iter.Seq2[quad.Quad, error] {
	return func(func(quad.Quad, error) bool) {}
}

func (s *scratch) Apply(_ context.Context, c graph.Change) error {
	for _, n := range c.Notes {
		if n.Value == nil {
			delete(s.values, n.Key)
		} else {
			s.values[n.Key] = n.Value
		}
	}
	s.stale = true
	return nil
}
