package sample

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode/utf8"

	"dateline/schema"
	"dateline/schema/edtf"
)

// writer writes the text of one article and notes what is read out of it.
type writer struct {
	Options
	r      *rand.Rand
	doc    *schema.Document
	text   strings.Builder
	length int // of text, in code points
	title  string
	blocks []schema.Block
	day    edtf.Day
	topic  topic
	actors map[int]string // local ids
	places map[int]string
}

// newWriter writes the i-th text.
func newWriter(o Options, i int) *writer {
	w := &writer{Options: o, r: o.rng(ofText, i), doc: &schema.Document{Schema: schema.Version}, day: o.day(i), actors: map[int]string{}, places: map[int]string{}}
	if o.Daily > 0 {
		w.topic = w.story(w.day, w.zipf(w.r, o.running()))
		w.title = w.prose(titleWords)
	} else {
		w.topic = w.Options.topic(w.day, w.zipf(w.r, topics))
		w.title = fmt.Sprintf("%s and %s, report %d", w.word(ofText, i), w.word(ofText, i/2), i)
	}
	w.block(schema.Headline, func() { w.sentence(func() { w.write(w.title) }) })
	for said, told := 0, 0; said < o.Statements || told < o.Events; {
		w.block(schema.Paragraph, func() {
			for range 3 {
				if said < o.Statements {
					said++
					w.says(told < o.Events)
					told++
				}
				if told < o.Events {
					told++
					w.sentence(func() { w.tells("") })
				}
			}
		})
	}
	if o.Daily > 0 {
		w.tellsAround()
	}
	w.doc.Text = w.text.String()
	return w
}

// write adds words and gives their span.
func (w *writer) write(words string) schema.Span {
	s := schema.Span{Start: w.length, End: w.length + utf8.RuneCountInString(words)}
	w.text.WriteString(words)
	w.length = s.End
	return s
}

// quote adds words that something was read from.
func (w *writer) quote(words string) schema.Quote {
	return schema.Quote{Span: w.write(words), Text: words}
}

func (w *writer) block(kind schema.BlockKind, fill func()) {
	if w.length > 0 {
		w.write("\n\n")
	}
	from := w.length
	fill()
	w.blocks = append(w.blocks, schema.Block{Span: schema.Span{Start: from, End: w.length}, Kind: kind})
}

func (w *writer) sentence(fill func()) {
	if n := len(w.doc.Sentences); n > 0 && w.doc.Sentences[n-1].End == w.length {
		w.write(" ")
	}
	from := w.length
	fill()
	w.doc.Sentences = append(w.doc.Sentences, schema.Span{Start: from, End: w.length})
}

// names adds the name of an actor of the world and gives its local id.
func (w *writer) names(n int) (string, schema.Quote) {
	a := w.actor(n)
	q := w.quote(a.Name)
	id, ok := w.actors[n]
	if !ok {
		id = schema.LocalID(schema.ActorID, len(w.doc.Actors)+1)
		a.ID, w.actors[n] = id, id
		w.doc.Actors = append(w.doc.Actors, a)
	}
	for i := range w.doc.Actors {
		if to := &w.doc.Actors[i]; to.ID == id {
			to.Mentions = append(to.Mentions, schema.Mention{Span: q.Span, Text: q.Text, Form: schema.Name})
		}
	}
	return id, q
}

// locates adds the name of a place and gives its local id.
func (w *writer) locates(n int) string {
	p := w.place(n)
	q := w.quote(p.Name)
	id, ok := w.places[n]
	if !ok {
		id = schema.LocalID(schema.PlaceID, len(w.doc.Places)+1)
		p.ID, w.places[n] = id, id
		w.doc.Places = append(w.doc.Places, p)
	}
	for i := range w.doc.Places {
		if to := &w.doc.Places[i]; to.ID == id {
			to.Mentions = append(to.Mentions, schema.Mention{Span: q.Span, Text: q.Text})
		}
	}
	return id
}

// dates adds a day, as news name it in a stream of news, and gives it as a date.
func (w *writer) dates(d edtf.Day) *schema.Date {
	day, text := d.String(), d.String()
	if w.Daily > 0 {
		text = d.Time().Weekday().String()
	}
	q := w.quote(text)
	t := schema.Time{ID: schema.LocalID(schema.TimeID, len(w.doc.Times)+1), Span: q.Span, Text: q.Text, Type: "DATE", Value: day, EDTF: day, From: day, Until: day, Rule: "iso-day"}
	w.doc.Times = append(w.doc.Times, t)
	return &schema.Date{EDTF: day, From: day, Until: day, Time: t.ID, Basis: schema.Stated}
}

// carried is a date that is written elsewhere.
func carried(d edtf.Day) *schema.Date {
	return &schema.Date{EDTF: d.String(), From: d.String(), Until: d.String(), Basis: schema.Carried}
}

// tells writes of an event, inside a statement or by itself, and gives its id.
func (w *writer) tells(statement string) string {
	h := w.happening(w.topic, w.day-edtf.Day(w.r.IntN(daysBefore)), w.r.IntN(slots))
	e := schema.Event{ID: schema.LocalID(schema.EventID, len(w.doc.Events)+1), Type: h.typ, Factuality: schema.Happened, Statement: statement, Rule: "sample"}
	from := w.length
	agent, _ := w.names(h.agent)
	w.write(" publicly ")
	deed, over := "confronted", "long delayed plans for the harbour"
	e.Trigger.Lemma = "confront"
	if w.Daily > 0 {
		if deed, over = h.deed, w.prose(overWords); w.r.IntN(reworded) == 0 {
			deed = w.topic.words[w.r.IntN(len(w.topic.words))]
		}
		e.Trigger.Lemma = deed
	}
	e.Trigger.Quote = w.quote(deed)
	w.write(" ")
	patient, _ := w.names(h.patient)
	w.write(" over the " + over + " of ")
	e.Place = w.locates(h.place)
	if w.r.IntN(3) == 0 {
		w.write(" on ")
		e.When = w.dates(h.day)
	} else {
		e.When = carried(h.day)
	}
	e.Sentence = schema.Span{Start: from, End: w.length}
	e.Description = fmt.Sprintf("%s %s %s", w.actor(h.agent).Name, deed, w.actor(h.patient).Name)
	e.Participants = []schema.Participant{{Role: schema.Agent, Actor: agent}, {Role: schema.Patient, Actor: patient}}
	w.doc.Events = append(w.doc.Events, e)
	w.write(".")
	return e.ID
}

// says writes a sentence with a statement, which tells of an event if asked.
func (w *writer) says(event bool) {
	w.sentence(func() {
		id := schema.LocalID(schema.StatementID, len(w.doc.Statements)+1)
		s := schema.Statement{ID: id, Kind: schema.Indirect, Act: "say", Rule: "sample"}
		who, as := w.names(w.topic.actors[w.zipf(w.r, cast)])
		s.Speaker = &schema.Party{Actor: who, Quote: as}
		w.write(" ")
		cue := w.quote("said")
		s.Cue = &cue
		w.write(" in a long interview that ")
		from := w.text.Len()
		start := w.length
		s.SaidOn = carried(w.day)
		if event {
			e := w.tells(id)
			s.About = w.subjects(e)
		} else if w.Daily > 0 {
			w.write(w.prose(lineWords) + ".")
		} else {
			w.write("nothing of the kind had ever been planned.")
		}
		s.Content = []schema.Quote{{Span: schema.Span{Start: start, End: w.length}, Text: w.text.String()[from:]}}
		w.doc.Statements = append(w.doc.Statements, s)
	})
}

// subjects are what a statement with an event is about.
func (w *writer) subjects(event string) []string {
	e := w.doc.Events[len(w.doc.Events)-1]
	return []string{e.Participants[1].Actor, e.Place, event}
}
