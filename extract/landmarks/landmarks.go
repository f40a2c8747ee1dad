// Package landmarks is a lexicon of dated events that news refers back to: wars
// and their starts, attacks, disasters, deaths of leaders, treaties. A text that
// tells of one was written after it; an anniversary of one, or the time that has
// passed since, tells when a text was written.
package landmarks

import (
	"cmp"
	"embed"
	"fmt"
	"strings"
	"sync"

	"dateline/extract/lexicon"
	"dateline/schema/edtf"
)

//go:embed data
var files embed.FS

// Kind says how a landmark came about.
type Kind string

const (
	Point   Kind = "point"   // came as a surprise and was over soon
	Start   Kind = "start"   // began then and went on
	Planned Kind = "planned" // known beforehand: its name may be older than it
)

// Landmark is one event.
type Landmark struct {
	Event string
	Kind  Kind
	From  edtf.Date
	Until edtf.Date // zero where it was over soon or is going on
	Where string    // file and line, for explanations
}

// Day is the day it began; ok is false where only the month or year is known.
func (l *Landmark) Day() (day edtf.Day, ok bool) {
	first, ok1 := l.From.Earliest()
	last, ok2 := l.From.Latest()
	return first, ok1 && ok2 && first == last
}

// Mention is a landmark in a sentence.
type Mention struct {
	*Landmark
	Start, End int  // bytes of the text, of the words of the pattern's first part
	Sure       bool // the words name nothing older, and nothing that is only feared
}

// pattern is one way to name a landmark.
type pattern struct {
	row   int
	parts [][]string
	sure  bool
}

// Lexicon is the parsed lexicon. It is safe for concurrent use.
type Lexicon struct {
	date     edtf.Day
	rows     []Landmark
	patterns []pattern
	first    map[string][]int32 // first word of the first part → patterns
}

// New is the embedded lexicon, read once. Errors match [lexicon.ErrFormat].
func New() (*Lexicon, error) { return shared() }

var shared = sync.OnceValues(func() (*Lexicon, error) {
	l := &Lexicon{first: map[string][]int32{}}
	text, err := files.ReadFile("data/landmarks.tsv")
	if err != nil {
		return nil, err
	}
	_, rest, _ := strings.Cut(string(text), "\n# date: ")
	day, _, _ := strings.Cut(rest, "\n")
	if l.date, err = edtf.ParseDay(day); err != nil {
		return nil, fmt.Errorf("%w: landmarks/data/landmarks.tsv: the header lacks its date: %v", lexicon.ErrFormat, err)
	}
	var first error
	err = lexicon.Read(files, "landmarks", lexicon.File{Name: "landmarks.tsv", Row: func(row lexicon.Row) {
		if err := l.add(row); err != nil && first == nil {
			first = fmt.Errorf("%w: %s: %v", lexicon.ErrFormat, row.Where(), err)
		}
	}})
	return l, cmp.Or(err, first)
})

// Date is the day of the lexicon: of later events it knows nothing.
func (l *Lexicon) Date() edtf.Day { return l.date }

func (l *Lexicon) add(row lexicon.Row) (err error) {
	x := Landmark{Event: row.Get("event"), Kind: Kind(row.Get("kind")), Where: row.Where()}
	switch x.Kind {
	case Point, Start, Planned:
	default:
		return fmt.Errorf("kind %q", x.Kind)
	}
	if x.From, err = edtf.Parse(row.Get("from")); err != nil {
		return err
	}
	if until := row.Get("until"); until != "" {
		if x.Until, err = edtf.Parse(until); err != nil {
			return err
		}
	}
	l.rows = append(l.rows, x)
	for _, p := range row.List("patterns") {
		words, doubtful := strings.CutPrefix(p, "?")
		pat := pattern{row: len(l.rows) - 1, sure: !doubtful && x.Kind != Planned}
		for part := range strings.SplitSeq(words, "&") {
			var list []string
			for _, w := range split(part, 0, len(part)) {
				list = append(list, w.key)
			}
			if len(list) == 0 {
				return fmt.Errorf("pattern %q has an empty part", p)
			}
			pat.parts = append(pat.parts, list)
		}
		word := pat.parts[0][0]
		l.first[word] = append(l.first[word], int32(len(l.patterns)))
		l.patterns = append(l.patterns, pat)
	}
	return nil
}
