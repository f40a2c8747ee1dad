package tagging

import (
	"encoding/binary"
	"sort"

	"dateline/extract/syntax/internal/hashed"
)

// Bounds of the lexicon: a word has an ambiguity class when it was seen
// ClassLeast times, made of the tags with a share of one in ClassShare; it
// has no other tags than those with a share of one in AllowedShare when it
// was seen AllowedLeast times.
const (
	ClassLeast   = 4
	ClassShare   = 20
	AllowedLeast = 15
	AllowedShare = 200
)

// Entry is a word of the lexicon. Sets of tags have bit t for tag t.
type Entry struct {
	Lower   uint64 // hash of the word in lower case
	Class   uint64 // the usual tags
	Allowed uint64 // the possible tags, 0: all
}

// Lexicon knows the tags of frequent words.
type Lexicon struct {
	slots []Entry
	mask  uint64
}

// NewLexicon makes a lexicon of entries.
func NewLexicon(entries []Entry) *Lexicon {
	size := 4
	for size < 2*len(entries) {
		size *= 2
	}
	l := &Lexicon{slots: make([]Entry, size), mask: uint64(size - 1)}
	for _, e := range entries {
		at := e.Lower & l.mask
		for l.slots[at].Class != 0 {
			at = (at + 1) & l.mask
		}
		l.slots[at] = e
	}
	return l
}

// look returns the hash of the ambiguity class of a word and the set of its
// possible tags, 0 for all. Unknown words have a class by their letters.
func (l *Lexicon) look(f *hashed.Form) (class, allowed uint64) {
	for at := f.Lower & l.mask; l.slots[at].Class != 0; at = (at + 1) & l.mask {
		if e := &l.slots[at]; e.Lower == f.Lower {
			return hashed.Finish(e.Class), e.Allowed
		}
	}
	return hashed.Small(uint64(f.Flags)), 0
}

// Tags is the set of the tags that a word may have, 0 for all.
func (l *Lexicon) Tags(f *hashed.Form) uint64 {
	_, allowed := l.look(f)
	return allowed
}

// Known reports whether the word was seen often enough to have a class.
func (l *Lexicon) Known(f *hashed.Form) bool {
	for at := f.Lower & l.mask; l.slots[at].Class != 0; at = (at + 1) & l.mask {
		if l.slots[at].Lower == f.Lower {
			return true
		}
	}
	return false
}

// append writes the lexicon sorted by hash.
func (l *Lexicon) append(b []byte) []byte {
	var list []Entry
	for _, e := range l.slots {
		if e.Class != 0 {
			list = append(list, e)
		}
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Lower < list[j].Lower })
	b = binary.AppendUvarint(b, uint64(len(list)))
	for _, e := range list {
		b = binary.LittleEndian.AppendUint64(b, e.Lower)
		b = binary.AppendUvarint(b, e.Class)
		b = binary.AppendUvarint(b, e.Allowed)
	}
	return b
}

// readLexicon reads what append wrote.
func readLexicon(r *hashed.Reader) *Lexicon {
	list := make([]Entry, r.Uint(1<<20))
	for i := range list {
		if b := r.Bytes(8); b != nil {
			list[i] = Entry{binary.LittleEndian.Uint64(b), r.Uint(1<<64 - 1), r.Uint(1<<64 - 1)}
		}
	}
	return NewLexicon(list)
}
