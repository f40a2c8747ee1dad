package actors

import (
	"strings"

	"dateline/extract/names"
	"dateline/extract/offices"
	"dateline/schema"
	"dateline/schema/edtf"
)

// byList resolves an office by the lexicon of offices, for the whole interval
// in which the article may have been published; a holder whom the article names
// comes first, and in an article without a date there is no other. The rule is
// the line of the lexicon.
func (w *work) byList(h head, p phrase, last int) (e *entity, rule string) {
	if !h.office || !w.holds(p) {
		return nil, ""
	}
	post, ok := w.posts.Read(w.text(p.first, last), w.sideNamed)
	if !ok {
		return nil, ""
	}
	first, until, dated := w.publishedDays()
	if !dated {
		first, until = 0, w.posts.Date()
	}
	term, n := offices.Term{}, 0
	for _, t := range w.posts.Holders(post.Office, post.Of, first, until) {
		if x := w.holderNamed(t); x != nil && x != e {
			e, term = x, t
			n++
		}
	}
	switch {
	case n > 1:
		return nil, ""
	case n == 0 && dated:
		if term, ok = w.posts.Holder(post.Office, post.Of, first, until); !ok {
			return nil, ""
		}
		e = w.newEntity(schema.Person)
		w.rename(e, term.Holder)
		w.forename(e, term.Holder)
	case n == 0:
		return nil, ""
	}
	if e.country == "" {
		e.country = term.Country
	}
	w.takeRole(e, h.noun, h)
	return e, term.Where
}

// holds reports whether a phrase speaks of the one who holds an office, not of
// the office: "the Norlandian president left" against "he wants to be president
// of Norland" and "the first woman elected Norlandian president".
func (w *work) holds(p phrase) bool {
	if _, named := w.name(p.first); !named && !strings.EqualFold(w.a.Word(p.first), "the") {
		return false
	}
	if p.first > 0 && w.words["office "+strings.ToLower(w.a.Word(p.first-1))] {
		return false
	}
	head := w.headOf(p.first, p.last)
	if t := w.a.Tokens[head]; w.a.Child(head, "cop") >= 0 || t.Head >= 0 && w.words["office "+w.a.Tokens[t.Head].Lemma] {
		return false
	}
	switch w.a.Tokens[head].Rel {
	case "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "conj", "appos":
		return true
	}
	return false
}

// holderNamed is the person of the article who goes by a name of the holder.
func (w *work) holderNamed(t offices.Term) *entity {
	if e := w.find(schema.Person, t.Holder); e != nil {
		return e
	}
	for _, v := range t.Variants {
		if e := w.find(schema.Person, v); e != nil {
			return e
		}
	}
	return nil
}

// publishedDays are the first and the last day on which the article may have
// been published.
func (w *work) publishedDays() (first, last edtf.Day, ok bool) {
	p := w.d.Out.Article.Published
	if p == nil || p.From == "" {
		return 0, 0, false
	}
	first, err := edtf.ParseDay(p.From)
	if err != nil {
		return 0, 0, false
	}
	last, err = edtf.ParseDay(p.Until)
	return first, last, err == nil
}

// sideNamed is the country that a name, a demonym or the seat of a government
// tells.
func (w *work) sideNamed(s string) (string, bool) {
	if c, ok := w.gaz.Country(s); ok {
		return c.ISO3, true
	}
	if iso, ok := w.gaz.Demonym(s); ok && iso != "" {
		return iso, true
	}
	seat, ok := w.gaz.Seat(s)
	return seat.Country, ok && seat.Country != ""
}

// withName takes in the name behind "of": "the president of Norland"; it
// returns the end of the phrase and the country.
func (w *work) withName(last int) (end int, country string) {
	i := last
	if i >= len(w.a.Tokens) || w.a.Word(i) != "of" {
		return last, ""
	}
	if i++; i < len(w.a.Tokens) && w.a.Word(i) == "the" {
		i++
	}
	n, ok := w.name(i)
	if !ok || n.First != i || n.Kind == names.Person {
		return last, ""
	}
	return n.Last, w.country(n.First, n.Last)
}

// past reports words that say that an office is no longer held, or not yet.
func (w *work) past(words string) bool {
	for _, word := range strings.Fields(strings.ToLower(words)) {
		if w.words["past "+word] {
			return true
		}
	}
	return false
}
