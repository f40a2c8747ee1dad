package across

import (
	"bytes"
	"context"
	"iter"
	"slices"
	"strings"

	"dateline/graph"
)

// shelf is where notes are kept: a graph, or memory for articles that are in
// none.
type shelf interface {
	Note(ctx context.Context, key string) ([]byte, bool, error)
	Notes(ctx context.Context, from, before string) iter.Seq2[graph.Note, error]
}

// notebook reads and writes notes. What is written is seen at once and is kept
// with the next change.
type notebook struct {
	ctx     context.Context // of reads, which it does not end
	until   context.Context // which ends the work
	shelf   shelf
	had     map[string][]byte // as they were when they were read
	written map[string][]byte // nil takes a note away
	late    map[string]func() []byte
	entries []entry // entered in lists or taken out, in order of their keys
	err     error   // the first; all reads are empty from then on
}

// entry is the key of a thing in a list.
type entry struct {
	key  string
	gone bool
}

func newNotebook(ctx context.Context, s shelf) *notebook {
	b := &notebook{ctx: context.WithoutCancel(ctx), until: ctx, shelf: s, had: map[string][]byte{}, written: map[string][]byte{}, late: map[string]func() []byte{}}
	b.entries = readEntries(b.read(noteKey(freshEntries)))
	return b
}

// What one article enters in lists lies all over them, a page of the graph each.
// The entries of the last few articles are one note, until they are too many:
// then all of them are entered.
const (
	freshEntries = "fresh"
	mostFresh    = 2048
)

// readEntries reads what writeEntries has written.
func readEntries(data []byte) (out []entry) {
	for line := range strings.Lines(string(data)) {
		if key, ok := strings.CutSuffix(line, "\n"); ok && key != "" {
			out = append(out, entry{key[1:], key[0] == '-'})
		}
	}
	return out
}

func writeEntries(entries []entry) (out []byte) {
	for _, e := range entries {
		mark := byte('+')
		if e.gone {
			mark = '-'
		}
		out = append(append(append(out, mark), e.key...), '\n')
	}
	return out
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

// ended reports whether the work is to be broken off. Reads go on, so that what
// has been begun goes by what there is; who asks goes no further.
func (b *notebook) ended() bool { return b.err != nil || b.until.Err() != nil }

// read is a note, nil where there is none.
func (b *notebook) read(key string) []byte {
	if v, ok := b.written[key]; ok || b.err != nil {
		return v
	}
	v, ok := b.had[key]
	if !ok {
		v = b.glance(key)
		b.had[key] = v
	}
	return v
}

// glance is a note that is not written, or seldom: it is not remembered.
func (b *notebook) glance(key string) []byte {
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
	for key, err := range b.listed(prefix+from, end) {
		if err != nil {
			b.fail(err)
			return nil
		}
		out = append(out, key[len(prefix):])
	}
	return out
}

// listed are the keys of entries in lists, from one on and before another.
func (b *notebook) listed(from, before string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		i, _ := b.entry(from)
		until := func(key string) bool { // entered, and not yet kept in the list
			for ; i < len(b.entries) && b.entries[i].key < key; i++ {
				if !b.entries[i].gone && !yield(b.entries[i].key, nil) {
					return false
				}
			}
			return true
		}
		for n, err := range b.shelf.Notes(b.ctx, from, before) {
			if err != nil {
				yield("", err)
				return
			}
			if !until(n.Key) {
				return
			}
			if i < len(b.entries) && b.entries[i].key == n.Key {
				if i++; b.entries[i-1].gone {
					continue
				}
			}
			if !yield(n.Key, nil) {
				return
			}
		}
		until(before)
	}
}

// entry is where an entry is or would be.
func (b *notebook) entry(key string) (int, bool) {
	return slices.BinarySearchFunc(b.entries, key, func(e entry, key string) int { return strings.Compare(e.key, key) })
}

// enter brings the entries of a thing in lists to those wanted; which it has is
// kept in a note of its own. It gives those that change, for keep.
func (b *notebook) enter(note string, wanted []string) []entry {
	var have []string
	if v := b.read(note); v != nil {
		have = strings.Split(string(v), "\n")
	}
	out := differing(have, wanted)
	if len(out) == 0 {
		return nil
	}
	var value []byte
	if wanted = slices.Compact(wanted); len(wanted) > 0 {
		value = []byte(strings.Join(wanted, "\n"))
	}
	b.write(note, value)
	return out
}

// differing are the entries in which what is wanted differs from what is there.
// Both are sorted by it.
func differing(have, wanted []string) (out []entry) {
	slices.Sort(have)
	slices.Sort(wanted)
	for _, key := range have {
		if _, ok := slices.BinarySearch(wanted, key); !ok {
			out = append(out, entry{key, true})
		}
	}
	for i, key := range wanted {
		if _, ok := slices.BinarySearch(have, key); !ok && (i == 0 || wanted[i-1] != key) {
			out = append(out, entry{key, false})
		}
	}
	return out
}

// keep makes entries in lists; the last of those of one key holds.
func (b *notebook) keep(entries []entry) {
	if len(entries) == 0 {
		return
	}
	all := append(b.entries, entries...)
	slices.SortStableFunc(all, func(x, y entry) int { return strings.Compare(x.key, y.key) })
	b.entries = all[:0]
	for i, e := range all {
		if i+1 == len(all) || all[i+1].key != e.key {
			b.entries = append(b.entries, e)
		}
	}
}

// rest is what was written and entered, in order, but for what is as it was.
func (b *notebook) rest() (out []graph.Note) {
	if len(b.entries) > mostFresh {
		for _, e := range b.entries {
			n := graph.Note{Key: e.key}
			if !e.gone {
				n.Value = []byte{}
			}
			out = append(out, n)
		}
		b.entries = nil
	}
	b.write(noteKey(freshEntries), writeEntries(b.entries))
	for key, value := range b.late {
		b.written[key] = value()
	}
	for key, value := range b.written {
		if had, ok := b.had[key]; !ok || (had == nil) != (value == nil) || !bytes.Equal(had, value) {
			out = append(out, graph.Note{Key: key, Value: value})
		}
	}
	slices.SortFunc(out, func(x, y graph.Note) int { return strings.Compare(x.Key, y.Key) })
	return out
}

// scratch is a shelf with nothing on it.
type scratch struct{}

func (scratch) Note(context.Context, string) ([]byte, bool, error) { return nil, false, nil }

func (scratch) Notes(context.Context, string, string) iter.Seq2[graph.Note, error] {
	return func(func(graph.Note, error) bool) {}
}
