package across

import (
	"slices"

	"dateline/schema"
)

// eventJoiner joins reports to events.
type eventJoiner struct {
	*corpus
	all    []*happening
	copied map[[2]int]map[[2]int]bool // articles (copy, original) → lines that stand for each other
}

const (
	weakest     = 0.40 // most that a pair counts which is not enough by itself
	aroundShare = 0.4  // weight of a sentence beside that of the description in it
)

// group finds the groups of reports that tell of one event, by index, given
// the pairs worth comparing.
func (e *eventJoiner) group(pairs [][2]int) (groups [][]int, why map[*report]string) {
	why = map[*report]string{}
	best := map[*report]float64{}
	var links []link
	for _, pair := range pairs {
		a, b := e.all[pair[0]], e.all[pair[1]]
		v, ok := e.judge(a, b)
		if !ok {
			continue
		}
		if v.weak || v.score < sameEvent {
			links = append(links, link{a: pair[0], b: pair[1], score: min(v.score, weakest)}) // for the mean of groups
			continue
		}
		links = append(links, link{a: pair[0], b: pair[1], score: min(v.score, 1)})
		for _, r := range []*report{a.report, b.report} {
			if v.score > best[r] {
				best[r], why[r] = v.score, v.because()
			}
		}
	}
	return averageLink(len(e.all), links, sameEvent, sameEvent-groupSlack, e.compatible), why
}

// groupSlack is how much the mean between two groups may fall below what two
// reports need: not every report of an event says everything.
const groupSlack = 0.25

// compatible says whether all dates and places of two groups can be true of
// one event; days that differ by one may.
func (e *eventJoiner) compatible(x, y []int) bool {
	for _, i := range x {
		for _, k := range y {
			a, b := e.all[i], e.all[k]
			if a.date.gap(b.date) > 1 || e.placesApart(a.where, b.where) {
				return false
			}
		}
	}
	return true
}

// happening prepares a report.
func (c *corpus) happening(r *report, n int, at known) *happening {
	h := &happening{report: r, families: append([]string{r.typ}, c.families[r.typ]...), story: at.story[n], voice: -1, saying: -1, often: c.often[r.typ]}
	for _, p := range r.parts {
		cl := at.actorOf[p.actor]
		if slices.ContainsFunc(h.actors, func(x party) bool { return x.actor == cl }) {
			continue
		}
		known := p.actor.typ != schema.Unnamed && p.actor.typ != schema.Group
		h.actors = append(h.actors, party{actor: cl, side: p.actor.country, role: p.role, known: known, person: p.actor.typ == schema.Person, weight: p.actor.weight})
		if known {
			h.named++
		}
	}
	h.light = slices.ContainsFunc(r.trigger, func(s int32) bool { return c.light[c.forms[s]] })
	h.where = c.articles[n].places[r.place]
	h.marks = c.marks(h)
	switch h.date = r.when; r.basis {
	case schema.Published:
		h.date = h.date.widen(3, 1)
	case schema.Carried:
		h.date = h.date.widen(1, 1)
	}
	if r.said != nil {
		if r.said.speaker != nil {
			h.voice, h.spoken = at.actorOf[r.said.speaker], r.said.said
		}
		h.saying = at.utteranceOf[r.said]
	}
	return h
}

// marks are bits for the trigger, its meanings and the place.
func (c *corpus) marks(h *happening) (out uint64) {
	mark := func(hash uint64) { out |= 1 << (hash >> 58) }
	if !h.cue {
		for _, s := range h.trigger {
			mark(c.hashes[s])
		}
	}
	for _, s := range union(h.concepts, h.objects) {
		mark(hashWord(s))
	}
	if h.where.node != "" && h.where.kind != "country" {
		mark(hashWord(string(h.where.node)))
	}
	return out
}

// mayBeOne says whether judge can be for two reports: they share a mark, or stand
// in texts of which one was taken from the other.
func (h *happening) mayBeOne(o *happening, copied bool) bool { return copied || h.marks&o.marks != 0 }

// context is the description of a report, and fainter the sentence around it.
func (c *corpus) context(r *report, a *article) vector {
	words := map[int32]float64{}
	described := slices.DeleteFunc(c.stems(r.description), func(s int32) bool { return slices.Contains(r.trigger, s) })
	if r.line >= 0 {
		for _, w := range a.lines[r.line].words {
			if w.stem >= 0 && !slices.Contains(r.trigger, w.stem) {
				words[w.stem] = aroundShare * c.weights[w.stem]
			}
		}
	}
	for _, s := range described {
		words[s] = c.weights[s]
	}
	return unit(c.hashed(words))
}

// countAgain notes how often each article reports something in the same word,
// and which reports stand alone with their type in their sentence.
func (e *eventJoiner) countAgain() {
	type use struct {
		article, line int
		typ           string
		trigger       int32
	}
	word := func(h *happening) use {
		u := use{article: h.article, line: -1, typ: h.typ, trigger: -1}
		if len(h.trigger) > 0 {
			u.trigger = h.trigger[0]
		}
		return u
	}
	sentence := func(h *happening) use { return use{article: h.article, line: h.line, typ: h.typ, trigger: -2} }
	count := map[use]int{}
	for _, h := range e.all {
		count[word(h)]++
		count[sentence(h)]++
	}
	for _, h := range e.all {
		h.again, h.lone = count[word(h)], count[sentence(h)] == 1
	}
}

// aligned says whether two reports stand in sentences of a copy and of its
// original that stand for each other.
func (e *eventJoiner) aligned(a, b *happening) bool {
	return e.copied[[2]int{a.article, b.article}][[2]int{a.line, b.line}] ||
		e.copied[[2]int{b.article, a.article}][[2]int{b.line, a.line}]
}

// related says whether one of two articles is known as a copy of the other.
func (e *eventJoiner) related(a, b int) bool {
	return e.copied[[2]int{a, b}] != nil || e.copied[[2]int{b, a}] != nil
}
