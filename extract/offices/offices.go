// Package offices is a lexicon of who held which office when: heads of state
// and government, ministers, spokespeople, commanders, heads of international
// bodies and of armed groups. It answers who "the French president" was on a
// day, which offices a person has held, and when a person was in office, which
// bounds the date of a text that names them so. Terms that are not sure are left
// out, so that an answer may be missing but should not be wrong.
package offices

import (
	"cmp"
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"dateline/extract/lexicon"
	"dateline/schema/edtf"
)

//go:embed data
var files embed.FS

// Term is one term of a holder in an office.
type Term struct {
	Holder   string   // the usual name
	Variants []string // other spellings and forms
	Office   string   // canonical, as in offices.tsv
	Country  string   // ISO 3166-1 alpha-3; empty for bodies of many countries
	Body     string   // as in bodies.tsv; empty for offices of a state
	Sector   string   // GOV, MIL, OPP, REB, IGO, …
	From     edtf.Date
	Until    edtf.Date // zero while in office on the day of [Lexicon.Date]
	Where    string    // file and line, for explanations
	last     edtf.Day  // the last day that the term may include
}

// Of is the country or body whose office it is, as [Lexicon.Holder] takes it.
func (t *Term) Of() string { return cmp.Or(t.Body, t.Country) }

// Days are the first and the last day that the term may include; a term without
// an end ends on the day of the lexicon. open is true for such a term.
func (t *Term) Days() (first, last edtf.Day, open bool) {
	first, _ = t.From.Earliest()
	return first, t.last, t.Until.IsZero()
}

// stillFor is for how many days after its own date the lexicon vouches for a
// term without an end.
const stillFor = 366

// Covers reports whether the term surely includes every day from first to last.
// A term without an end goes on for a year after the day of the lexicon.
func (t *Term) Covers(first, last edtf.Day) bool {
	from, _ := t.From.Latest()
	if from > first {
		return false
	}
	if until, ended := t.Until.Earliest(); ended {
		return last <= until
	}
	return last <= t.last+stillFor
}

// Overlaps reports whether the term may include a day from first to last.
func (t *Term) Overlaps(first, last edtf.Day) bool {
	from, until, open := t.Days()
	return from <= last && (open || first <= until)
}

// office is a row of offices.tsv.
type office struct{ of, sector string }

// body is a row of bodies.tsv.
type body struct{ sector, country string }

// Lexicon is the parsed lexicon. It is safe for concurrent use.
type Lexicon struct {
	date      edtf.Day
	terms     []Term
	offices   map[string]office
	bodies    map[string]body
	names     map[string]string   // name of a body → body
	phrases   map[string][]string // words → offices
	words     map[string][]string // office → words, longest first
	byPost    map[Post][]int32    // terms by office and country or body, by time
	byName    map[string][]int32  // terms by name and variant
	bySurname map[string][]int32
	starts    map[string][]string // first word of a name → names, longest first
}

// New is the embedded lexicon, read once. Errors match [lexicon.ErrFormat].
func New() (*Lexicon, error) { return shared() }

var shared = sync.OnceValues(read)

// Date is the day of the lexicon: a term without an end was going on then, and
// of later terms it knows nothing.
func (l *Lexicon) Date() edtf.Day { return l.date }

// Terms are all terms, in the order of the file. The caller must not change it.
func (l *Lexicon) Terms() []Term { return l.terms }

func read() (*Lexicon, error) {
	l := &Lexicon{
		offices: map[string]office{}, bodies: map[string]body{}, names: map[string]string{}, phrases: map[string][]string{}, words: map[string][]string{},
		byPost: map[Post][]int32{}, byName: map[string][]int32{}, bySurname: map[string][]int32{}, starts: map[string][]string{},
	}
	if err := l.readDate(); err != nil {
		return nil, err
	}
	var first error
	keep := func(add func(lexicon.Row) error) func(lexicon.Row) {
		return func(row lexicon.Row) {
			if err := add(row); err != nil && first == nil {
				first = fmt.Errorf("%w: %s: %v", lexicon.ErrFormat, row.Where(), err)
			}
		}
	}
	err := lexicon.Read(files, "offices", lexicon.File{Name: "offices.tsv", Row: keep(l.addOffice)},
		lexicon.File{Name: "bodies.tsv", Row: keep(l.addBody)}, lexicon.File{Name: "holders.tsv", Row: keep(l.addTerm)})
	if err = cmp.Or(err, first); err != nil {
		return nil, err
	}
	l.sort()
	return l, nil
}

// readDate reads the line "# date:" of holders.tsv.
func (l *Lexicon) readDate() error {
	text, err := files.ReadFile("data/holders.tsv")
	if err != nil {
		return err
	}
	_, rest, _ := strings.Cut(string(text), "\n# date: ")
	day, _, _ := strings.Cut(rest, "\n")
	if l.date, err = edtf.ParseDay(day); err != nil {
		return fmt.Errorf("%w: offices/data/holders.tsv: the header lacks its date: %v", lexicon.ErrFormat, err)
	}
	return nil
}

func (l *Lexicon) addOffice(row lexicon.Row) error {
	name := row.Get("office")
	l.offices[name] = office{row.Get("of"), row.Get("sector")}
	l.words[name] = row.List("phrases")
	for _, p := range l.words[name] {
		l.phrases[p] = append(l.phrases[p], name)
	}
	slices.SortStableFunc(l.words[name], func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	return nil
}

func (l *Lexicon) addBody(row lexicon.Row) error {
	name := row.Get("body")
	l.bodies[name] = body{row.Get("sector"), row.Get("country")}
	for _, n := range row.List("names") {
		if other := l.names[n]; other != "" {
			return fmt.Errorf("%q names %s too", n, other)
		}
		l.names[n] = name
	}
	return nil
}

func (l *Lexicon) addTerm(row lexicon.Row) (err error) {
	t := Term{Holder: row.Get("holder"), Variants: row.List("variants"), Office: row.Get("office"), Country: row.Get("of"), Where: row.Where(), last: l.date}
	kind, ok := l.offices[t.Office]
	if !ok {
		return fmt.Errorf("office %q is not in offices.tsv", t.Office)
	}
	t.Sector = kind.sector
	if b, ok := l.bodies[t.Country]; ok {
		t.Body, t.Country = t.Country, b.country
		t.Sector = cmp.Or(b.sector, t.Sector)
	} else if len(t.Country) != 3 {
		return fmt.Errorf("%q is neither a country nor in bodies.tsv", t.Country)
	}
	if t.From, err = edtf.Parse(row.Get("from")); err != nil {
		return err
	}
	if until := row.Get("until"); until != "" {
		if t.Until, err = edtf.Parse(until); err != nil {
			return err
		}
		t.last, _ = t.Until.Latest()
	}
	if first, last, _ := t.Days(); last < first {
		return fmt.Errorf("the term ends before it starts")
	}
	l.terms = append(l.terms, t)
	return nil
}

// sort makes the indexes.
func (l *Lexicon) sort() {
	for i := range l.terms {
		t := &l.terms[i]
		post := Post{t.Office, t.Of()}
		l.byPost[post] = append(l.byPost[post], int32(i))
		for _, n := range t.names() {
			l.byName[n] = appendNew(l.byName[n], int32(i))
			last := n[strings.LastIndexByte(n, ' ')+1:]
			l.bySurname[last] = appendNew(l.bySurname[last], int32(i))
			if word, _, many := strings.Cut(n, " "); many {
				l.starts[word] = appendNew(l.starts[word], n)
			}
		}
	}
	for word := range l.starts {
		slices.SortStableFunc(l.starts[word], func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	}
}

// names are the usual name and the variants.
func (t *Term) names() []string { return append([]string{t.Holder}, t.Variants...) }

// appendNew appends x unless list holds it.
func appendNew[T comparable](list []T, x T) []T {
	if slices.Contains(list, x) {
		return list
	}
	return append(list, x)
}
