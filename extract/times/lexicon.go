package times

import (
	"embed"
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"

	"dateline/extract/lexicon"
)

//go:embed data/*.tsv
var files embed.FS

// maxWord is the length in bytes of the longest word that can be a time word.
const maxWord = 16

// entry is what the tables say of one word.
type entry struct {
	mask  uint64 // set of classes
	vals  [3]classValue
	flags uint8
}

// Flags of an entry.
const (
	needCap uint8 = 1 << iota
	needUpper
	mayDot
	needLow
)

type classValue struct {
	class class
	value int32
}

// value is the word's value in a class.
func (e *entry) value(c class) int32 {
	for _, v := range e.vals {
		if v.class == c {
			return v.value
		}
	}
	return 0
}

// vocabulary numbers every word and mark that a table or pattern names.
type vocabulary struct {
	ids     map[string]int32
	entries []entry // by id
	marks   [256]int32
	letters [maxWord + 1]uint32 // by length: set of first letters
	slots   []slot              // the words by hash, see seal
	anyCase bool                // capitals tell nothing
}

func newVocabulary() *vocabulary {
	return &vocabulary{ids: map[string]int32{}, entries: make([]entry, 1)}
}

// id is the number of a word or mark; a new one is added.
func (v *vocabulary) id(word string) int32 {
	if id, ok := v.ids[word]; ok {
		return id
	}
	id := int32(len(v.entries))
	v.ids[word] = id
	v.entries = append(v.entries, entry{})
	if len(word) == 1 && byteKinds[word[0]] == bOther {
		v.marks[word[0]] = id
	} else if len(word) <= maxWord {
		v.letters[len(word)] |= 1 << (word[0] & 31)
	}
	return id
}

// slot is one word of the sealed vocabulary, its bytes as two numbers.
type slot struct {
	a, b uint64
	id   int32
}

// place is where to look for a word among the slots first.
func place(a, b uint64) uint64 { return (a*0x9E3779B97F4A7C15 ^ b*0xC2B2AE3D27D4EB4F) >> 32 }

// seal makes the words ready to be found; no word may be added afterwards.
func (v *vocabulary) seal() {
	size := uint64(1)
	for size < uint64(4*len(v.ids)) {
		size *= 2
	}
	v.slots = make([]slot, size)
	for word, id := range v.ids {
		if len(word) > maxWord {
			continue
		}
		var buf [maxWord]byte
		copy(buf[:], word)
		a, b := binary.LittleEndian.Uint64(buf[:8]), binary.LittleEndian.Uint64(buf[8:])
		i := place(a, b) & (size - 1)
		for v.slots[i].id != 0 {
			i = (i + 1) & (size - 1)
		}
		v.slots[i] = slot{a, b, id}
	}
}

// find is the number of a word of n bytes in lower case, padded with zeros, 0
// for words that are no time words.
func (v *vocabulary) find(word *[maxWord]byte, n int, flags uint8) int32 {
	if n == 0 || v.letters[n]&(1<<(word[0]&31)) == 0 {
		return 0
	}
	a, b := binary.LittleEndian.Uint64(word[:8]), binary.LittleEndian.Uint64(word[8:])
	mask := uint64(len(v.slots) - 1)
	i := place(a, b) & mask
	for v.slots[i].id != 0 && (v.slots[i].a != a || v.slots[i].b != b) {
		i = (i + 1) & mask
	}
	id := v.slots[i].id
	if f := v.entries[id].flags; v.anyCase {
		return id
	} else if f&needCap != 0 && flags&capital == 0 || f&needUpper != 0 && flags&upper == 0 || f&needLow != 0 && flags&upper != 0 {
		return 0
	}
	return id
}

// phrase is a fixed sequence of tokens.
type phrase struct {
	words []int32
	value int32
}

// phrases are phrases by the id of their first word.
type phrases [][]phrase

func (p phrases) at(word int32) []phrase {
	if int(word) >= len(p) {
		return nil
	}
	return p[word]
}

// table reads one embedded file.
func table(name string) (*lexicon.Table, error) {
	data, err := files.ReadFile("data/" + name)
	if err != nil {
		return nil, fmt.Errorf("times: %w", err)
	}
	t, err := lexicon.Parse(name, data)
	if err != nil {
		return nil, fmt.Errorf("times: %w", err)
	}
	return t, nil
}

// addWords reads a table of word, class, value and flags.
func (v *vocabulary) addWords(name string) error {
	t, err := table(name)
	if err != nil {
		return err
	}
	for _, row := range t.Rows {
		c, ok := classNames[row.Get("class")]
		value, err := strconv.Atoi(row.Get("value"))
		if !ok || err != nil {
			return fmt.Errorf("times: %s: class %q or value %q is not known", row.Where(), row.Get("class"), row.Get("value"))
		}
		e := &v.entries[v.id(row.Get("word"))]
		free := -1
		for i := range e.vals {
			if e.vals[i].class == 0 {
				free = i
				break
			}
		}
		if free < 0 {
			return fmt.Errorf("times: %s: %q has too many classes", row.Where(), row.Get("word"))
		}
		e.vals[free] = classValue{c, int32(value)}
		e.mask |= 1 << c
		for _, f := range strings.Fields(row.Get("flags")) {
			e.flags |= map[string]uint8{"cap": needCap, "upper": needUpper, "dot": mayDot, "low": needLow}[f]
		}
	}
	return nil
}

// phrases reads the alternatives of one field of a table; value gives each row its number.
func (v *vocabulary) phrases(t *lexicon.Table, field string, value func(i int, r lexicon.Row) (int32, error)) (phrases, error) {
	var out phrases
	for i, row := range t.Rows {
		n, err := value(i, row)
		if err != nil {
			return nil, fmt.Errorf("times: %s: %w", row.Where(), err)
		}
		for _, alternative := range row.List(field) {
			p := phrase{value: n}
			for _, w := range strings.Fields(alternative) {
				p.words = append(p.words, v.id(w))
			}
			for int(p.words[0]) >= len(out) {
				out = append(out, nil)
			}
			out[p.words[0]] = append(out[p.words[0]], p)
		}
	}
	return out, nil
}
