// Package words is an index of the words of articles: in which of their parts a
// word stands. [Of] is that of one article, [Block] that of many, both as bytes
// that [Find] looks words up in. Words are kept as hashes, so that what is found
// may have a word and has to be read; what is not found does not have it.
package words

import (
	"strings"
	"unicode/utf8"

	"dateline/schema"
	"dateline/schema/quads"
)

// Field says what of an article a word stands in. What is found is a part of the
// kind that is named.
type Field byte

// Fields.
const (
	Said    Field = 's' // statement: what was said, and the names of what that is about
	Speaker Field = 'b' // statement: the words for its speaker
	Told    Field = 'e' // report: its sentence and description
	Actor   Field = 'a' // appearance: its names and roles
	Place   Field = 'p' // location: its name
	Outlet  Field = 'o' // the article, as part 0: the names of its outlet and republisher
	Issued  Field = 'd' // the article: the month of its publication, as MonthName has it
	Source  Field = 'r' // the article: the last name of the file and of the address it was read from, as LastName has it
	Act     Field = 'c' // statement: its act, as it stands there
	Form    Field = 'k' // statement: its kind, likewise
	Type    Field = 't' // report: its type, likewise
	Fact    Field = 'f' // report: its factuality, likewise

	// Of these the word is "".
	WideSaid Field = 'W' // statement whose date has no month (see Month)
	OpenSaid Field = 'U' // statement without a date
	WideTold Field = 'w' // report, likewise
	OpenTold Field = 'u' // report, likewise
	NoMonth  Field = 'n' // the article, where its date of publication has no month
)

// Kind is the letter of the ids of the parts that a field is of; 0 for the
// article itself.
func (f Field) Kind() byte {
	switch f {
	case Said, Speaker, Act, Form, WideSaid, OpenSaid:
		return schema.StatementID
	case Told, Type, Fact, WideTold, OpenTold:
		return schema.EventID
	case Actor:
		return schema.ActorID
	case Place:
		return schema.PlaceID
	}
	return 0
}

// Hash is what the index has for a word (see quads.Words) of a field.
func Hash(f Field, word string) uint32 {
	h := start(f)
	for i := 0; i < len(word); i++ {
		h = step(h, word[i])
	}
	return spread(h)
}

// start, step and spread are FNV-1a with the finalizer of MurmurHash3, which
// makes the upper bits as good as the lower.
func start(f Field) uint32         { return step(2166136261, byte(f)) }
func step(h uint32, b byte) uint32 { return (h ^ uint32(b)) * 16777619 }
func spread(h uint32) uint32 {
	h = (h ^ h>>16) * 0x85ebca6b
	h = (h ^ h>>13) * 0xc2b2ae35
	return h ^ h>>16
}

// entry is a word in a part of an article: its hash above the part's number.
type entry uint64

// lister gathers the entries of one article.
type lister struct {
	doc  *schema.Document
	text *schema.TextIndex
	list []entry
}

// Of is the index of one article, which is valid.
func Of(d *schema.Document) []byte {
	l := &lister{doc: d, text: schema.IndexText(d.Text), list: make([]entry, 0, 1024)}
	l.article(&d.Article)
	for i := range d.Actors {
		l.names(Actor, d.Actors[i].ID, d.Actors[i].ID)
	}
	for i := range d.Places {
		l.names(Place, d.Places[i].ID, d.Places[i].ID)
	}
	for i := range d.Statements {
		l.statement(&d.Statements[i])
	}
	for i := range d.Events {
		e := &d.Events[i]
		sentence, _ := l.text.Slice(e.Sentence)
		n := number(e.ID)
		l.add(Told, n, sentence, e.Description)
		l.word(Type, n, e.Type)
		l.word(Fact, n, string(e.Factuality))
		l.date(e.When, n, WideTold, OpenTold)
	}
	return pack(l.list)
}

func (l *lister) article(a *schema.Article) {
	if o := a.Outlet; o != nil {
		l.add(Outlet, 0, o.Name)
	}
	if o := a.RepublishedBy; o != nil {
		l.add(Outlet, 0, o.Outlet.Name)
	}
	for _, from := range []string{a.Source, a.URL} {
		if name := LastName(from); name != "" {
			l.word(Source, 0, name)
		}
	}
	month, ok := Month(a.Published)
	if !ok {
		l.word(NoMonth, 0, "")
		return
	}
	l.word(Issued, 0, MonthName(month))
	l.list = append(l.list, entry(month)<<32)
}

// LastName is the last name in a path or an address, "" where it ends in a
// separator.
func LastName(path string) string { return path[strings.LastIndexAny(path, `/\`)+1:] }

func (l *lister) statement(s *schema.Statement) {
	n := number(s.ID)
	for _, c := range s.Content {
		l.add(Said, n, c.Text)
	}
	for _, id := range s.About {
		l.names(Said, s.ID, id)
	}
	if s.Speaker != nil {
		l.add(Speaker, n, s.Speaker.Text)
	}
	l.word(Act, n, s.Act)
	l.word(Form, n, string(s.Kind))
	l.date(s.SaidOn, n, WideSaid, OpenSaid)
}

// word adds a word as it stands.
func (l *lister) word(f Field, part uint32, word string) {
	l.list = append(l.list, entry(Hash(f, word))<<32|entry(part))
}

// date adds the month that a date begins in; where it has none, the part.
func (l *lister) date(d *schema.Date, part uint32, wide, open Field) {
	month, ok := Month(d)
	switch {
	case ok:
		l.list = append(l.list, entry(month)<<32)
	case d == nil || d.EDTF == "" && d.From == "" && d.Until == "":
		l.word(open, part, "")
	default:
		l.word(wide, part, "")
	}
}

// number is that of a part.
func number(id string) uint32 {
	_, n, _ := schema.SplitID(id)
	return uint32(n)
}

// names adds the names of what an id of the article means as words of a part.
func (l *lister) names(f Field, part, id string) {
	letter, n, _ := schema.SplitID(id)
	to, d := number(part), l.doc
	switch i := n - 1; { // ids count from 1
	case letter == schema.ActorID && i < len(d.Actors):
		a := &d.Actors[i]
		l.add(f, to, a.Name)
		l.add(f, to, a.Aliases...)
		l.add(f, to, a.Roles...)
	case letter == schema.PlaceID && i < len(d.Places):
		l.add(f, to, d.Places[i].Name)
	case letter == schema.EventID && i < len(d.Events):
		e := &d.Events[i]
		if l.add(f, to, e.Description); e.Description == "" {
			l.add(f, to, e.Trigger.Text)
		}
	}
}

// add adds the words of texts as quads.Words has them. Of ASCII it makes none.
func (l *lister) add(f Field, part uint32, texts ...string) {
	for _, text := range texts {
		h, length, from := start(f), 0, 0 // from is where the run of what is in words began
		for i := 0; i <= len(text); i++ {
			c := byte(' ')
			if i < len(text) {
				c = text[i]
			}
			switch {
			case c >= utf8.RuneSelf:
				for i < len(text) && (text[i] >= utf8.RuneSelf || inWord(text[i])) {
					i++
				}
				for _, w := range quads.Words(text[from:i]) {
					l.list = append(l.list, entry(Hash(f, w))<<32|entry(part))
				}
				h, length, from = start(f), 0, i+1
			case c == '.':
			case inWord(c):
				if c >= 'A' && c <= 'Z' {
					c += 'a' - 'A'
				}
				h, length = step(h, c), length+1
			default:
				if length > 0 {
					l.list = append(l.list, entry(spread(h))<<32|entry(part))
				}
				h, length, from = start(f), 0, i+1
			}
		}
	}
}

// inWord reports whether ASCII may stand within a word.
func inWord(c byte) bool {
	return c == '.' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}
