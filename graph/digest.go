package graph

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"maps"
	"math"
	"slices"

	"dateline/schema"
)

// digester writes all that a Document says, so that no two different ones are
// the same bytes: texts behind their lengths, the fields of a struct behind
// numbers of their own, none for a field that is empty, and 0 at the end. A new
// field takes a new number, so that Documents without it keep their digests;
// numbers above 100 are of what several structs have.
//
// It is most of what loading a Document again costs, hence by hand: walking the
// types takes three times as long.
type digester struct{ text []byte }

// digest is a hash of all that a Document says.
func (w *digester) digest(d *schema.Document) string {
	w.text = w.text[:0]
	w.document(d)
	sum := sha256.Sum256(w.text)
	return hex.EncodeToString(sum[:])
}

// digestOf is the digest of one Document.
func digestOf(d *schema.Document) string { return new(digester).digest(d) }

// number is a varint, as encoding/binary has it.
func (w *digester) number(n int) {
	u := uint64(n)<<1 ^ uint64(n>>63)
	for ; u >= 0x80; u >>= 7 {
		w.text = append(w.text, byte(u)|0x80)
	}
	w.text = append(w.text, byte(u))
}

func (w *digester) string(s string) {
	w.number(len(s))
	w.text = append(w.text, s...)
}

func (w *digester) field(n byte) { w.text = append(w.text, n) }
func (w *digester) end()         { w.text = append(w.text, 0) }

// words and those below write a field unless it is empty.
func (w *digester) words(n byte, s string) {
	if s != "" {
		w.field(n)
		w.string(s)
	}
}

func (w *digester) whole(n byte, i int) {
	if i != 0 {
		w.field(n)
		w.number(i)
	}
}

func (w *digester) real(n byte, f *float64) {
	if f != nil {
		w.field(n)
		w.text = binary.BigEndian.AppendUint64(w.text, math.Float64bits(*f))
	}
}

func (w *digester) texts(n byte, texts []string) {
	list(w, n, texts, func(s *string) { w.string(*s) })
}

func (w *digester) pairs(n byte, m map[string]string) {
	if w.begins(n, len(m)) {
		for _, key := range slices.Sorted(maps.Keys(m)) {
			w.string(key)
			w.string(m[key])
		}
	}
}

// begins begins a list; false is for one that is empty and left out.
func (w *digester) begins(n byte, length int) bool {
	w.whole(n, length)
	return length > 0
}

// list writes a list, each thing as one writes it.
func list[T any](w *digester, n byte, things []T, one func(*T)) {
	if w.begins(n, len(things)) {
		for i := range things {
			one(&things[i])
		}
	}
}

// there begins a part that a pointer leads to.
func (w *digester) there(n byte, is bool) bool {
	if is {
		w.field(n)
	}
	return is
}

func (w *digester) document(d *schema.Document) {
	w.words(1, d.Schema)
	w.field(2)
	w.article(&d.Article)
	w.words(3, d.Text)
	list(w, 4, d.Sentences, func(s *schema.Span) {
		w.span(*s)
		w.end()
	})
	list(w, 5, d.Times, w.time)
	list(w, 6, d.Actors, w.actor)
	list(w, 7, d.Places, w.place)
	list(w, 8, d.Statements, w.statement)
	list(w, 9, d.Events, w.event)
	w.texts(10, d.Warnings)
	w.end()
}

func (w *digester) article(a *schema.Article) {
	w.words(1, a.ID)
	w.words(2, a.Source)
	w.words(3, a.SourceID)
	w.words(4, a.URL)
	w.words(5, a.Title)
	w.texts(6, a.Byline)
	w.words(7, a.Language)
	if w.there(8, a.Outlet != nil) {
		w.outlet(a.Outlet)
	}
	w.date(9, a.Published)
	list(w, 10, a.DatedBy, func(n *schema.Neighbour) {
		w.words(11, n.Article)
		w.words(12, n.Why)
		w.end()
	})
	if w.there(13, a.RepublishedBy != nil) {
		if a.RepublishedBy.Outlet != (schema.Outlet{}) {
			w.field(14)
			w.outlet(&a.RepublishedBy.Outlet)
		}
		w.part(15, a.RepublishedBy.Span)
		w.end()
	}
	list(w, 16, a.Blocks, func(b *schema.Block) {
		w.span(b.Span)
		w.words(17, string(b.Kind))
		w.end()
	})
	w.end()
}

func (w *digester) outlet(o *schema.Outlet) {
	w.words(1, o.ID)
	w.words(2, o.Name)
	w.words(3, string(o.Basis))
	w.part(4, o.Span)
	w.end()
}

// span writes the fields of a span into the struct that has it.
func (w *digester) span(s schema.Span) {
	w.whole(101, s.Start)
	w.whole(102, s.End)
}

// part writes a span that may be absent.
func (w *digester) part(n byte, s *schema.Span) {
	if w.there(n, s != nil) {
		w.span(*s)
		w.end()
	}
}

// cut writes the fields of a span and its words into the struct that has them.
func (w *digester) cut(q *schema.Quote) {
	w.span(q.Span)
	w.words(103, q.Text)
}

func (w *digester) date(n byte, d *schema.Date) {
	if !w.there(n, d != nil) {
		return
	}
	w.words(1, d.EDTF)
	w.words(2, d.From)
	w.words(3, d.Until)
	w.words(4, d.Time)
	w.words(5, string(d.Basis))
	w.part(6, d.Span)
	w.end()
}

func (w *digester) time(t *schema.Time) {
	w.words(1, t.ID)
	w.span(t.Span)
	w.words(2, t.Text)
	w.words(3, string(t.Type))
	w.words(4, t.Value)
	w.words(5, t.Mod)
	w.words(6, t.EDTF)
	w.words(7, t.From)
	w.words(8, t.Until)
	w.words(9, t.Rule)
	w.end()
}

func (w *digester) mention(m *schema.Mention) {
	w.span(m.Span)
	w.words(2, m.Text)
	w.words(3, string(m.Form))
	w.words(4, m.Rule)
	w.end()
}

func (w *digester) actor(a *schema.Actor) {
	w.words(1, a.ID)
	w.words(2, a.Name)
	w.texts(3, a.Aliases)
	w.words(4, string(a.Type))
	w.words(5, a.Country)
	w.words(6, a.Sector)
	w.texts(7, a.Roles)
	w.pairs(8, a.Links)
	list(w, 104, a.Mentions, w.mention)
	w.end()
}

func (w *digester) place(p *schema.Place) {
	w.words(1, p.ID)
	w.words(2, p.Name)
	w.words(3, p.Country)
	w.real(4, p.Latitude)
	w.real(5, p.Longitude)
	w.whole(6, p.GeoNames)
	w.words(7, p.Kind)
	list(w, 104, p.Mentions, w.mention)
	w.end()
}

func (w *digester) party(n byte, p *schema.Party) {
	if w.there(n, p != nil) {
		w.words(1, p.Actor)
		w.cut(&p.Quote)
		w.end()
	}
}

func (w *digester) statement(s *schema.Statement) {
	w.words(1, s.ID)
	w.words(2, string(s.Kind))
	w.words(3, s.Act)
	w.party(4, s.Speaker)
	if w.there(5, s.Cue != nil) {
		w.cut(s.Cue)
		w.end()
	}
	list(w, 6, s.Content, func(q *schema.Quote) {
		w.cut(q)
		w.end()
	})
	w.date(7, s.SaidOn)
	w.party(8, s.Addressee)
	if w.there(9, s.Venue != nil) {
		w.cut(&s.Venue.Quote)
		w.words(10, s.Venue.Place)
		w.end()
	}
	w.party(11, s.Via)
	w.texts(12, s.About)
	w.words(13, s.Rule)
	w.end()
}

func (w *digester) event(e *schema.Event) {
	w.words(1, e.ID)
	w.words(2, e.Type)
	w.words(3, e.Mode)
	if e.Trigger != (schema.Trigger{}) {
		w.field(4)
		w.cut(&e.Trigger.Quote)
		w.words(5, e.Trigger.Lemma)
		w.end()
	}
	if e.Sentence != (schema.Span{}) {
		w.field(6)
		w.span(e.Sentence)
		w.end()
	}
	w.words(7, e.Description)
	list(w, 8, e.Participants, func(p *schema.Participant) {
		w.words(9, string(p.Role))
		w.words(10, p.Actor)
		w.end()
	})
	w.words(11, e.Place)
	w.date(12, e.When)
	w.words(13, string(e.Factuality))
	w.words(14, e.Statement)
	w.words(15, e.Rule)
	w.end()
}
