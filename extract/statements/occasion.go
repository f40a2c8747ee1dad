package statements

import (
	"strings"

	"dateline/schema"
)

// occasion reads from the cue's clause who was told and at what occasion.
func (w *work) occasion(c *draft, s *schema.Statement) {
	if !w.verb(c.cue.first) {
		return
	}
	if c.frames["addressee"] && c.frame != "object" {
		if r := w.told(c); !r.empty() {
			if w.isVenue(w.headOf(r)) && !w.proper(r) {
				s.Venue = &schema.Venue{Quote: w.quoteOf(r)}
			} else {
				s.Addressee = &schema.Party{Quote: w.quoteOf(r), Actor: w.actorOf(r)}
			}
		}
	}
	if s.Venue == nil {
		s.Venue = w.venue(c)
	}
}

// proper reports a phrase with a name in it: a paper or a station, not a
// meeting.
func (w *work) proper(r run) bool {
	for i := r.first; i < r.last; i++ {
		if strings.HasPrefix(w.tag(i), "NNP") {
			return true
		}
	}
	return false
}

// told is the phrase right behind a verb like "tell".
func (w *work) told(c *draft) run {
	i := c.cue.last
	if c.subject.first == i {
		i = c.subject.last
	}
	if i >= len(w.a.Tokens) || w.inTime(i) || w.word(i) == "that" || !c.frames["whole"] && !w.outside(c, i) {
		return run{}
	}
	end := w.a.Sentences[c.sentence].Last
	r := w.nounPhrase(i, end)
	for k := r.first; k < r.last; k++ {
		if w.inTime(k) && !(w.tag(k) == "NNP" && w.tag(k+1) == "NNP") || w.tag(k) == "IN" && !w.is(k, "whose") || w.joins(k) && w.is(k, "venue") && w.isVenue(w.headOf(run{k + 1, r.last})) || !c.frames["whole"] && !w.outside(c, k) {
			r.last = k
		}
	}
	return w.trim(r)
}

// outside reports whether token i stands in no content of the cue.
func (w *work) outside(c *draft, i int) bool {
	for _, r := range c.content {
		if r.has(i) {
			return false
		}
	}
	return true
}

// venue is a phrase like "during a press conference" in the sentence, outside
// the content.
func (w *work) venue(c *draft) *schema.Venue {
	s := w.a.Sentences[c.sentence]
	for i := s.First; i+1 < s.Last; i++ {
		if !w.is(i, "venue") || w.quoted(i) || !w.outside(c, i) {
			continue
		}
		r := w.base(i+1, s.Last)
		if r.empty() || !w.isVenue(r.last-1) {
			continue
		}
		if w.is(r.first, "article") && r.last-r.first > 1 {
			r.first++
		}
		v := &schema.Venue{Quote: w.quoteOf(r)}
		last := -1
		w.index.places.StartingIn(v.End, v.End+12, func(n int) { last = max(last, w.index.place[n]) })
		if last >= 0 {
			v.Place = w.d.Out.Places[last].ID
		}
		return v
	}
	return nil
}

// isVenue reports the head of a phrase for an occasion or a medium.
func (w *work) isVenue(i int) bool {
	return i < len(w.a.Tokens) && (w.venues[w.a.Tokens[i].Lemma] || w.venues[w.word(i)])
}

// base is the base noun phrase that starts at token i.
func (w *work) base(i, end int) run {
	last := i
	for last < end && w.premodifier(last) && w.tag(last) != "IN" && w.tag(last) != "CC" {
		last++
	}
	return run{i, last}
}
