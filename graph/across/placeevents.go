package across

import (
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/schema/vocab"
)

// eventState is which reports of an article tell of the same event as others,
// in their order.
type eventState struct{ list []told }

// told is a report: those that surely tell of the same, and the event.
type told struct {
	near  []string
	event string
	group string // who else is of it
}

func (p *packer) eventState(v *eventState) {
	list(p, &v.list, func(x *told) {
		textList(p, &x.near)
		p.string(&x.event)
		p.string(&x.group)
	})
}

// told is the state of a report.
func (l *linker) toldOf(id string) *told {
	h, n := splitID(id)
	return nth(&l.happened.of(h).list, n)
}

// happenings prepares the reports of an article.
func (l *linker) happenings(a *article) []*happening {
	out, ok := l.happening[a.hash]
	if ok {
		return out
	}
	n := l.at[a.hash]
	at := known{story: make([]int, n+1), actorOf: map[*appearance]int{}, utteranceOf: map[*statement]int{}}
	state := l.texts.of(a.hash)
	at.story[n] = l.number(state.story)
	for i, p := range l.people.of(a.hash).list {
		at.actorOf[a.actors[i]] = l.number(p.actor)
	}
	for i, s := range a.statements {
		at.utteranceOf[s] = -1
		if u := l.printed(partID(a.hash, i)).utterance; u != "" {
			at.utteranceOf[s] = l.number(u)
		}
	}
	for _, r := range a.reports {
		out = append(out, l.corpus.happening(r, n, at))
	}
	(&eventJoiner{corpus: l.corpus, all: out}).countAgain()
	l.happening[a.hash] = out
	l.noteCopy(a, state)
	return out
}

// noteCopy notes which sentences of a copy stand for which of its original.
func (l *linker) noteCopy(a *article, s *textState) {
	for _, v := range s.copies {
		if s.original == "" || v.Copy != "article/"+a.hash || v.other(a.hash) != s.original || l.article(s.original) == nil {
			continue
		}
		lines := map[[2]int]bool{}
		for _, p := range v.lines {
			lines[[2]int{p.a, p.b}] = true
		}
		l.copied[[2]int{l.at[a.hash], l.at[s.original]}] = lines
	}
}

// eventKeys are the entries of an article's reports in the lists by actor or
// place and by what happened, from day to day.
func (l *linker) eventKeys(a *article) (out []string) {
	for _, h := range l.happenings(a) {
		if h.narrow() {
			for _, k := range l.searches(h) {
				out = append(out, l.datedKey(days{h.date.from, h.date.from, true}, quarterly, "on", k, h.date.until.String()+sep+a.hash))
			}
		}
	}
	return out
}

// searches are the lists in which a report that tells of the same stands, if it
// is of no common story, saying or text: one actor or place and one word, or its
// meaning, or one place. These are the ways in which judge knows two for one.
func (l *linker) searches(h *happening) (out []string) {
	var nodes []string
	for _, p := range h.actors {
		nodes = append(nodes, string(l.nodes[p.actor]))
	}
	if h.where.node != "" {
		nodes = append(nodes, string(h.where.node))
		if h.where.kind != "country" {
			out = append(out, string(h.where.node)+sep)
		}
	}
	var what []string
	if !h.cue {
		for _, s := range h.trigger {
			what = append(what, l.forms[s])
		}
	}
	for _, c := range union(h.concepts, h.objects) {
		what = append(what, "="+c)
	}
	for _, w := range union(nil, what) {
		for _, n := range nodes {
			out = append(out, n+sep+w)
		}
	}
	return out
}

// narrow says that the date is good enough to find others by.
func (h *happening) narrow() bool { return h.date.known && h.date.span() <= narrowDays }

// meets says whether two reports are compared: of one story or utterance, or
// of one actor or place and about one day.
func (h *happening) meets(o *happening) bool {
	if h.story == o.story || h.saying >= 0 && h.saying == o.saying {
		return true
	}
	if !h.narrow() || !o.narrow() || h.date.gap(o.date) > 1 {
		return false
	}
	if h.where.node != "" && h.where.node == o.where.node {
		return true
	}
	return slices.ContainsFunc(h.actors, func(p party) bool {
		return slices.ContainsFunc(o.actors, func(q party) bool { return p.actor == q.actor })
	})
}

// joinHappened finds the events of articles of which anything changed.
func (l *linker) joinHappened(changed map[string]bool) {
	var lists []entry
	seeds := map[string]bool{}
	for h := range changed {
		delete(l.happening, h)
	}
	for _, h := range sorted(changed) {
		l.leaveEvents(h, seeds)
		var keys []string
		if a := l.article(h); a != nil {
			keys = l.eventKeys(a)
		}
		lists = append(lists, l.enter(noteKey("days", h), keys)...)
	}
	l.keep(lists)
	for _, h := range sorted(changed) {
		if a := l.article(h); a != nil {
			l.findEvents(a, changed, seeds)
		} else {
			l.happened.drop(h)
		}
	}
	for _, part := range region(seeds, func(id string) []string { return l.toldOf(id).near }) {
		l.groupHappened(part, changed)
	}
}

// leaveEvents takes away the links of an article's reports.
func (l *linker) leaveEvents(h string, seeds map[string]bool) {
	s := l.happened.of(h)
	a := l.article(h)
	for i := range s.list {
		id := partID(h, i)
		for _, n := range s.list[i].near {
			o := l.toldOf(n)
			o.near = slices.DeleteFunc(slices.Clone(o.near), func(x string) bool { return x == id })
			other, _ := splitID(n)
			l.happened.save(other)
			seeds[n] = true
		}
		s.list[i].near = nil
		if a == nil || i >= len(a.reports) {
			delete(seeds, id)
			if s.list[i].event != "" {
				l.touch(quad.IRI(s.list[i].event))
			}
		}
	}
	if a != nil && len(s.list) > len(a.reports) {
		s.list = s.list[:len(a.reports)]
	}
}

// beside are the articles whose reports may meet those of one.
func (l *linker) beside(a *article) []string {
	met := map[string]bool{a.hash: true}
	for _, h := range l.casts.of(l.texts.of(a.hash).story).members {
		met[h] = true
	}
	for i := range a.statements {
		if u := l.printed(partID(a.hash, i)).utterance; u != "" {
			for _, id := range l.utterances.of(u).members {
				h, _ := splitID(id)
				met[h] = true
			}
		}
	}
	for _, v := range l.texts.of(a.hash).copies {
		met[v.other(a.hash)] = true
	}
	type search struct {
		list string
		date days
	}
	done := map[search]bool{}
	for _, h := range l.happenings(a) {
		if !h.narrow() {
			continue
		}
		for _, k := range l.searches(h) {
			if s := (search{k, h.date}); !done[s] {
				done[s] = true
				l.onDays(k, h.date, met)
			}
		}
	}
	return sorted(met)
}

// onDays adds the articles with an entry in a list that is dated within a day of
// a date.
func (l *linker) onDays(list string, d days, met map[string]bool) {
	first, last := d.from-narrowDays, d.until+1
	for n := quarterly.of(first); n <= quarterly.of(last); n++ {
		for _, e := range l.list(first.String(), (last + 1).String(), "on", quarterly.name(n), list) {
			if f := strings.Split(e, sep); f[1] >= (d.from - 1).String() {
				met[f[2]] = true
			}
		}
	}
}

// findEvents links the reports of an article with those that surely tell of
// the same.
func (l *linker) findEvents(a *article, changed, seeds map[string]bool) {
	mine := l.happenings(a)
	for i := range mine {
		seeds[partID(a.hash, i)] = true
	}
	e := &eventJoiner{corpus: l.corpus, copied: l.copied}
	for _, h := range l.beside(a) {
		b := l.article(h)
		if b == nil || changed[h] && h < a.hash {
			continue // seen from the other side
		}
		theirs := l.happenings(b) // which tells of copies as well
		found, copied := false, e.related(l.at[a.hash], l.at[h])
		for k, y := range theirs {
			for i, x := range mine {
				if h == a.hash && k <= i || !x.mayBeOne(y, copied) || !x.meets(y) {
					continue
				}
				if v, ok := e.judge(x, y); ok && !v.weak && v.score >= sameEvent {
					one, two := partID(a.hash, i), partID(h, k)
					l.toldOf(one).near = append(l.toldOf(one).near, two)
					l.toldOf(two).near = append(l.toldOf(two).near, one)
					found = true
				}
			}
		}
		if found {
			l.happened.save(h)
		}
	}
	l.happened.save(a.hash)
}

// groupHappened groups a connected part of reports into events.
func (l *linker) groupHappened(part []string, changed map[string]bool) {
	e := &eventJoiner{corpus: l.corpus, copied: l.copied}
	for _, id := range part {
		h, n := splitID(id)
		e.all = append(e.all, l.happenings(l.article(h))[n])
	}
	var pairs [][2]int
	for i := range part {
		for k := range part[:i] {
			if e.all[k].meets(e.all[i]) {
				pairs = append(pairs, [2]int{k, i})
			}
		}
	}
	slices.SortFunc(pairs, func(x, y [2]int) int { return slices.Compare(x[:], y[:]) })
	at := l.actorsOf(part)
	groups, why := e.group(pairs)
	for _, g := range groups {
		members := make([]*report, len(g))
		same := true
		for i, n := range g {
			members[i] = e.all[n].report
			h, _ := splitID(part[n])
			same = same && !changed[h]
		}
		l.settleEvent(l.event(members, why, at, l.nodes), g, part, same)
	}
}

// actorsOf says who the appearances in the articles of some reports are.
func (l *linker) actorsOf(part []string) known {
	at := known{actorOf: map[*appearance]int{}}
	seen := map[string]bool{}
	for _, id := range part {
		h, _ := splitID(id)
		if seen[h] {
			continue
		}
		seen[h] = true
		a := l.article(h)
		for k, p := range l.people.of(h).list {
			at.actorOf[a.actors[k]] = l.number(p.actor)
		}
	}
	return at
}

// settleEvent brings the reports of a group to their event.
func (l *linker) settleEvent(v Event, g []int, part []string, same bool) {
	event, ids := string(v.Node), ""
	for _, n := range g {
		ids += part[n] + sep
	}
	group := string(node(vocab.Event, ids))
	for _, n := range g {
		p := l.toldOf(part[n])
		if p.event != event && p.event != "" {
			l.touch(quad.IRI(p.event))
		}
		same = same && p.event == event && p.group == group
		p.event, p.group = event, group
		h, _ := splitID(part[n])
		l.happened.save(h)
	}
	if same {
		return
	}
	l.found.Events = append(l.found.Events, v)
	l.touch(v.Node)
	for _, m := range v.Members {
		l.touch(m.Node, vocab.OfEvent, vocab.Why)
	}
}
