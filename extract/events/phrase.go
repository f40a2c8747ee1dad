package events

import "dateline/schema"

// deep is how far below its head a phrase is searched for actors.
const deep = 3

// phrase gathers the actors that a phrase names.
type phrase struct {
	w    *work
	role schema.Role
	as   stance // of the event; in those of PLOVER's types what a phrase is about or where it lies stands for those who hold it
	in   int    // how many nouns deep in a thing of somebody's
	out  []part
}

// phrase are the actors that a phrase names: the one whose mention ends at its
// head, its conjuncts, and those its parts name ("troops of Norland"). An event
// stands for those who did it, a thing for those who have it.
func (w *work) phrase(role schema.Role, token int, as stance) []part {
	p := phrase{w: w, role: role, as: as}
	p.collect(token, deep)
	return p.out
}

// wide reports that all that a phrase names plays its part.
func (p *phrase) wide() bool { return p.as != neutral }

// collect adds the actors of a phrase.
func (p *phrase) collect(token, depth int) {
	w := p.w
	own := p.own(token, depth)
	if w.words["many"][w.lemma(token)] || w.words["many"][w.word(token)] || w.a.Tokens[token].Tag == "CD" {
		if c := w.a.Child(token, "nmod"); c >= 0 && (w.preposition(c) == "of" || w.preposition(c) == "from") {
			p.collect(c, depth)
			return
		}
	}
	if own > 0 {
		p.out = append(p.out, part{actor: own - 1, token: token, inner: depth < deep, owner: p.in > 0})
	}
	if depth == 0 {
		return
	}
	if own == 0 {
		if k, ok := w.deed(token); ok {
			if p.role != schema.Recipient || p.wide() { // "used tents for the search"
				p.collectDeed(token, depth, k)
			}
			return
		}
	}
	named := own == 0 && w.described(token)
	for _, c := range w.a.Children(token) {
		switch rel := w.rel(c); {
		case w.at[c].claimed > 0, named && rel != "flat" && rel != "appos" && rel != "conj":
		case rel == "conj" || rel == "flat":
			p.collect(c, depth-1)
		case rel == "appos":
			if own == 0 || w.at[c].actor > 0 {
				p.collect(c, min(depth, 1)-1+w.joined(c))
			}
		case rel == "compound" || rel == "amod":
			if own == 0 || w.at[c].actor > 0 && w.at[c].actor != own && w.a.Child(c, "conj") >= 0 {
				p.within(own, c, depth-1)
			}
		case rel == "nmod":
			if own == 0 && p.owns(c) || own > 0 && w.several(c) {
				p.within(own, c, depth-1)
			}
		}
	}
}

// within adds the actors of a phrase below another one, which is a thing of
// theirs unless it names an actor itself, is a share of them or goes to them.
func (p *phrase) within(own, c, depth int) {
	w := p.w
	prep := w.preposition(c)
	if own > 0 || prep == "to" || prep == "in" && w.words["share"][w.lemma(w.head(c))] {
		p.collect(c, depth)
		return
	}
	p.in++
	p.collect(c, depth)
	p.in--
}

// collectDeed adds those who did what an event's noun names; where nobody is
// said to have and it is no harm, whoever it is for.
func (p *phrase) collectDeed(token, depth int, k kind) {
	w, before := p.w, len(p.out)
	for pass := 0; pass < 2; pass++ {
		for _, c := range w.a.Children(token) {
			role, ok := (*k.frame)[w.nounArgument(token, c)]
			if pass == 0 && (role == schema.Agent || w.rel(c) == "conj" || w.rel(c) == "appos") || pass == 1 && ok {
				p.collect(c, depth-1)
			}
		}
		if len(p.out) > before || p.role == schema.Agent || !p.wide() || w.stances[k.typ] == hostile && p.as != hostile {
			return
		}
	}
}

// described reports a noun that only describes an actor whose name goes with
// it: "the Norland carmaker Venn Motors".
func (w *work) described(i int) bool {
	for _, c := range w.a.Children(i) {
		if rel := w.rel(c); (rel == "flat" || rel == "appos") && c > i && w.at[c].actor > 0 {
			return true
		}
	}
	return false
}

// joined is 1 for a name with others joined to it, else 0.
func (w *work) joined(i int) int {
	if w.a.Child(i, "conj") >= 0 {
		return 1
	}
	return 0
}

// own is the actor that the head of a phrase names, 1 + its index, 0 for none.
func (p *phrase) own(token, depth int) int {
	w := p.w
	own := w.at[token].actor
	if own == 0 {
		if own = w.speakerAt(token); own > 0 {
			w.refer(token, own)
		}
	}
	if own == 0 {
		own = w.standIn(token)
	}
	if own == 0 && p.wide() && depth < deep {
		own = w.landOf(token)
	}
	return own
}

// deed is the kind of event that a noun names.
func (w *work) deed(i int) (kind, bool) {
	if !w.nominal(i) {
		return kind{}, false
	}
	if n := w.at[i].trigger; n > 0 {
		return w.found[n-1].kind, true
	}
	k, ok := w.named(i)
	k.frame = w.frameOf(i, k.frame)
	return k, ok
}

// owns reports a phrase behind a noun that says whose the thing is, rather than
// where it is or what it is about.
func (p *phrase) owns(c int) bool {
	if p.w.possessive(c) {
		return true
	}
	prep := p.w.preposition(c)
	if p.wide() {
		return true
	}
	return prep == "" || p.w.words["owner"][prep] || prep == "in" && p.w.words["share"][p.w.lemma(p.w.head(c))]
}

// several reports "of Norland and Sundria" behind those who act for both.
func (w *work) several(c int) bool {
	return w.preposition(c) == "of" && w.at[c].actor > 0 && w.a.Child(c, "conj") >= 0 && w.d.Out.Actors[w.at[c].actor-1].Type == schema.Country
}
