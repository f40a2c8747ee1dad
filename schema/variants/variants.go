// Package variants tells whether two spellings are one name: transliterations
// from other scripts ("Zelensky", "Zelenskyy", "Selenskyj"), doubled and mute
// letters, letters with and without marks.
//
// The model is a weighted edit distance over groups of letters (after Ristad
// and Yianilos 1998 and Brill and Moore 2000). The weights are learnt from pairs
// of Latin spellings of one Cyrillic or Arabic name against pairs of different
// names that begin alike, so that a change costs little where scribes make it
// and much where it tells families apart.
package variants

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed data/*.tsv
var data embed.FS

// longest is the number of letters in the longest group of a change.
const longest = 4

// longestName is the number of letters above which two names must be equal.
const longestName = 40

// Matcher compares names. It is safe for concurrent use.
type Matcher struct {
	letters map[rune]string
	changes map[uint64]float64 // two groups, in both orders → cost
	groups  map[uint32]bool    // groups of any change
	other   [kinds]float64     // cost of single changes that are not listed
	base    float64            // log-odds of equal keys
	long    float64            // for each letter
	alone   float64            // least score of two names without context
	context float64            // least score within a context
}

// Kinds of single changes that are not listed.
const (
	vowels     = iota // one vowel for another
	consonants        // one consonant for another
	mixed             // a vowel for a consonant
	vowel             // a vowel more
	consonant         // a consonant more
	kinds
)

var kindNames = [kinds]string{"vowels", "consonants", "mixed", "vowel", "consonant"}

// New is the embedded model, read once.
func New() (*Matcher, error) { return shared() }

var shared = sync.OnceValues(func() (*Matcher, error) {
	letters, err := data.ReadFile("data/letters.tsv")
	if err != nil {
		return nil, fmt.Errorf("variants: %w", err)
	}
	changes, err := data.ReadFile("data/changes.tsv")
	if err != nil {
		return nil, fmt.Errorf("variants: %w", err)
	}
	return Read(letters, changes)
})

// Read makes a Matcher of the two tables. Errors name the line.
func Read(letters, changes []byte) (*Matcher, error) {
	m := &Matcher{letters: map[rune]string{}, changes: map[uint64]float64{}, groups: map[uint32]bool{}}
	for n, f := range rows(letters) {
		if len(f) != 2 {
			return nil, fmt.Errorf("variants: letters.tsv:%d: %d fields, want 2", n, len(f))
		}
		for _, r := range f[1] {
			m.letters[r] = f[0]
		}
	}
	for n, f := range rows(changes) {
		if len(f) != 3 {
			return nil, fmt.Errorf("variants: changes.tsv:%d: %d fields, want 3", n, len(f))
		}
		cost, err := strconv.ParseFloat(f[2], 64)
		if err != nil {
			return nil, fmt.Errorf("variants: changes.tsv:%d: %w", n, err)
		}
		if err := m.set(f[0], f[1], cost); err != nil {
			return nil, fmt.Errorf("variants: changes.tsv:%d: %w", n, err)
		}
	}
	return m, nil
}

// rows yields the lines of a table with their numbers.
func rows(text []byte) func(func(int, []string) bool) {
	return func(yield func(int, []string) bool) {
		for n, line := range strings.Split(string(text), "\n") {
			if line != "" && line[0] != '#' && !yield(n+1, strings.Split(line, "\t")) {
				return
			}
		}
	}
}

// set stores one row: a change of two groups of letters, or a setting whose
// first field starts with "=".
func (m *Matcher) set(x, y string, cost float64) error {
	switch x {
	case "=base":
		m.base = cost
	case "=long":
		m.long = cost
	case "=alone":
		m.alone = cost
	case "=context":
		m.context = cost
	case "=other":
		for k, name := range kindNames {
			if name == y {
				m.other[k] = cost
				return nil
			}
		}
		return fmt.Errorf("unknown kind of change %q", y)
	default:
		if len(x) > longest || len(y) > longest {
			return fmt.Errorf("more than %d letters in %q, %q", longest, x, y)
		}
		m.add(x, y, cost)
	}
	return nil
}

// add lists a change in both orders.
func (m *Matcher) add(x, y string, cost float64) {
	a, b := pack(x), pack(y)
	m.changes[uint64(a)<<32|uint64(b)] = cost
	m.changes[uint64(b)<<32|uint64(a)] = cost
	m.groups[a], m.groups[b] = true, true
}

// pack is a group of up to four plain letters as a number.
func pack(s string) uint32 {
	n := uint32(0)
	for i := range len(s) {
		n = n<<8 | uint32(s[i])
	}
	return n
}

// Plain is a word in plain lower-case letters between the marks of its ends:
// "^zelensky$". Letters of other scripts stay out; "" is a word without any.
func (m *Matcher) Plain(word string) string {
	b := make([]byte, 1, len(word)+2)
	b[0] = '^'
	for _, r := range strings.ToLower(word) {
		switch {
		case r >= 'a' && r <= 'z':
			b = append(b, byte(r))
		case r >= utf8.RuneSelf:
			b = append(b, m.letters[r]...)
		}
	}
	if len(b) == 1 {
		return ""
	}
	return string(append(b, '$'))
}

// Key is the same for most spellings of one name: its first two consonants as
// classes of sounds. Names with different keys need not be compared.
func (m *Matcher) Key(word string) string {
	plain := m.Plain(word)
	var b [2]byte
	n := 0
	for i := 0; i < len(plain) && n < 2; i++ {
		c := sounds[plain[i]&127]
		if c == 0 || n == 1 && b[0] == c {
			continue
		}
		b[n] = c
		n++
	}
	return string(b[:n])
}

// sounds are the classes of consonants; vowels and letters that come and go
// have none.
var sounds = func() (t [128]byte) {
	for _, class := range []string{"bp", "vfw", "dt", "gkqcx", "zs", "l", "r", "m", "n"} {
		for _, c := range class {
			t[c] = class[0]
		}
	}
	return t
}()

// Same reports whether two words are spellings of one name where nothing else
// speaks for it.
func (m *Matcher) Same(a, b string) bool { return m.reaches(a, b, m.alone) }

// SameInContext reports whether two surnames are one where the rest agrees: the
// forename, a title or an office beside them.
func (m *Matcher) SameInContext(a, b string) bool { return m.reaches(a, b, m.context) }

// reaches reports whether two words are equal but for marks, or score enough.
func (m *Matcher) reaches(a, b string, least float64) bool {
	x := m.Plain(a)
	return x != "" && x == m.Plain(b) || m.Score(a, b) >= least
}

// Score is the log-odds that two words are spellings of one name.
func (m *Matcher) Score(a, b string) float64 {
	x, y := m.Plain(a), m.Plain(b)
	return m.base + m.long*float64(min(len(x), len(y))-2) - m.cost(x, y, nil)
}

// Limits are the least scores of [Matcher.Same] and [Matcher.SameInContext].
func (m *Matcher) Limits() (alone, context float64) { return m.alone, m.context }
