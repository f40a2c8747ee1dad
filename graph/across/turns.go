package across

import (
	"cmp"
	"fmt"
	"slices"

	"dateline/schema"
)

// Position is something that a speaker said.
type Position struct {
	Text     string
	Indirect bool         // reported in other words: "would" stands for "will", "he" for "I"
	Denied   bool         // the speaker denied that it is so
	When     *schema.Date // said, nil where that is open
}

// Turn says that two positions contradict each other.
type Turn struct {
	Earlier, Later           int    // indices of the positions
	EarlierWords, LaterWords string // the clauses that do
	Why                      string
}

// When two clauses take opposite sides of one matter.
const (
	denialShared   = 2    // content words that a clause and its denial share
	denialAlike    = 0.65 // weight of those in both
	oppositeAlike  = 0.75 // the same beside two opposite words
	clauseMost     = 14   // content words of a clause; longer ones hold several thoughts
	mostPerWord    = 200  // clauses that share a word too common to say anything
	strangersShare = 3    // content words that clauses share whose subjects may be two
	denialReach    = 5    // words behind a denial among which is what it denies
)

// Turns lists the pairs of positions that contradict each other, where allow
// lets the two be compared; i is before k in the list. Two clauses do that are
// alike but for a "not", or but for two words of opposite sense, that take a
// position without an if, and that speak alike of what will, must or can be.
// One of them says nothing that the other does not: where both do, they speak
// of two things. An error is a fault of the build.
func Turns(list []Position, allow func(i, k int) bool) ([]Turn, error) {
	c, err := newCorpus()
	if err != nil {
		return nil, err
	}
	s, err := c.readStances()
	if err != nil {
		return nil, err
	}
	r := &stanceReader{corpus: c, stances: s}
	var all []clause
	for i, p := range list {
		all = append(all, r.clauses(i, p)...)
	}
	weights := c.idf()
	for i := range all {
		all[i].bag = c.bagOf(line{words: all[i].words}, weights)
	}
	found := map[[2]int]Turn{}
	at := map[uint64][]int{}
	for k := range all {
		met := map[int]bool{}
		for _, t := range all[k].bag.terms {
			for _, i := range at[t.id] {
				pair := [2]int{all[i].of, all[k].of}
				if _, ok := found[pair]; ok || met[i] || pair[0] == pair[1] || !allow(pair[0], pair[1]) {
					continue
				}
				met[i] = true
				if why := r.opposed(&all[i], &all[k]); why != "" {
					found[pair] = Turn{pair[0], pair[1], all[i].text, all[k].text, why}
				}
			}
			if len(at[t.id]) < mostPerWord {
				at[t.id] = append(at[t.id], k)
			}
		}
	}
	out := make([]Turn, 0, len(found))
	for _, t := range found {
		out = append(out, t)
	}
	slices.SortFunc(out, func(x, y Turn) int { return cmp.Or(x.Earlier-y.Earlier, x.Later-y.Later) })
	return out, nil
}

// opposed says in what two clauses, the earlier one first, contradict each
// other, "" where they do not.
func (r *stanceReader) opposed(a, b *clause) string {
	if a.denials > 1 || b.denials > 1 || apart(a.times, b.times) || apart(a.tenses, b.tenses) && !a.takenBack(b) || a.stranger(b) || b.stranger(a) {
		return ""
	}
	shared := a.bag.common(b.bag)
	if same, sure := sameSubject(a, b); !same || !sure && shared < strangersShare {
		return ""
	}
	x, y := r.opposite(a, b)
	switch {
	case x >= 0 && a.denials == b.denials && sameMood(a, b) && (!a.dated || b.dated || b.stays):
		p, q := r.without(a, x), r.without(b, y)
		if len(p.terms) > 0 && len(q.terms) > 0 && p.within(q) && p.dice(q) >= oppositeAlike {
			return fmt.Sprintf("“%s” against “%s”", r.forms[a.words[x].form], r.forms[b.words[y].form])
		}
	case x < 0 && a.denials != b.denials && shared >= denialShared && a.bag.within(b.bag) && slices.Equal(a.firm, b.firm):
		deny, say := a, b
		if b.denials > 0 {
			deny, say = b, a
		}
		moods := sameMood(a, b) || deny.mood == "ability" && say.mood == "" && deny.verb(say) || r.broken(a, b)
		if !deny.narrower(say) && (a.bag.dice(b.bag) >= denialAlike || say.details(deny)) && moods && !a.pending && deny.denies(say) && (len(deny.times) == 0 || len(say.times) > 0) {
			return r.with(deny)
		}
	}
	return ""
}

// with is the word by which a clause denies what another says.
func (r *stanceReader) with(deny *clause) string {
	if deny.denied < 0 {
		return "denied and said"
	}
	return fmt.Sprintf("with and without “%s”", r.forms[deny.words[deny.denied].form])
}

// narrower reports whether a clause goes on, behind what the other says too,
// about what the other does not: who will not sell to a bank may sell.
func (c *clause) narrower(o *clause) bool {
	for i := len(c.words) - 1; i >= 0; i-- {
		if t := c.words[i]; t.stem >= 0 {
			return !slices.ContainsFunc(o.words, func(w token) bool { return w.stem == t.stem })
		}
	}
	return false
}

// details reports whether a clause says what another denies, and behind that,
// from a function word on, how, where or for what: who will not sell the ships at
// all will not sell them to a bank.
func (c *clause) details(deny *clause) bool {
	shared := func(t token) bool {
		return slices.ContainsFunc(deny.words, func(o token) bool { return o.stem == t.stem })
	}
	first, last, content := -1, -1, 0
	for i, t := range c.words {
		switch {
		case t.stem < 0:
		case shared(t) && first < 0:
			first, last = i, i
		case shared(t) && !slices.ContainsFunc(c.words[last+1:i], func(o token) bool { return o.stem >= 0 }):
			last = i
		case first < 0:
			content++
		}
	}
	if first < 0 || len(deny.bag.terms) > len(c.bag.terms) || content > 1 || last+1 < len(c.words) && c.words[last+1].stem >= 0 {
		return false
	}
	within := 0
	for _, t := range c.words[first : last+1] {
		if t.stem >= 0 {
			within++
		}
	}
	return within >= len(deny.bag.terms) && (content == 0 || deny.subject == "first" && c.subject == "")
}

// stranger reports whether a clause begins with somebody of whom the other,
// which begins with a pronoun, says nothing.
func (c *clause) stranger(o *clause) bool {
	if c.subject != "" || o.subject == "" {
		return false
	}
	first := slices.IndexFunc(c.words, func(t token) bool { return t.stem >= 0 })
	return !slices.ContainsFunc(o.words, func(t token) bool { return t.stem == c.words[first].stem })
}

// apart reports whether two clauses tell of two times, ranks, amounts or tenses.
func apart(a, b []string) bool {
	return len(a) > 0 && len(b) > 0 && !slices.ContainsFunc(a, func(w string) bool { return slices.Contains(b, w) })
}

// sameMood reports whether two clauses speak alike of what will, must or can be.
func sameMood(a, b *clause) bool {
	return a.mood == b.mood || a.mood == "future" && b.mood == "" && b.ongoing || b.mood == "future" && a.mood == "" && a.ongoing
}

// within reports whether the terms of one bag are all in the other.
func (b bag) within(o bag) bool { return b.common(o) == min(len(b.terms), len(o.terms)) }

// sameSubject reports whether the subjects of two clauses may be one by their
// pronouns, and whether that is sure; a third person in reported speech may be
// the speaker.
func sameSubject(a, b *clause) (same, sure bool) {
	speaker := func(c *clause) bool {
		return c.subject == "first" || c.indirect && (c.subject == "other" || c.subject == "thing")
	}
	switch {
	case a.exists != b.exists && (a.exists || a.has) && (b.exists || b.has): // "there is no plan", "we have a plan"
		return true, true
	case speaker(a) && speaker(b):
		own := a.subject == "other" && a.pronoun == b.pronoun && a.opens && b.opens // "that she would", "that she had"
		return true, a.subject == "first" || b.subject == "first" || own
	case a.subject == "" && b.subject == "":
		return true, true
	case a.subject == "thing" && b.subject == "thing":
		return true, false
	}
	return a.subject == "" || b.subject == "", false
}

// denies reports whether what a clause denies the other says: the next content
// word behind the denial or, where there is none, all words.
func (c *clause) denies(o *clause) bool {
	rest := c.words[c.behind:]
	if i := slices.IndexFunc(rest, func(t token) bool { return t.stem >= 0 }); i >= 0 {
		return i < denialReach && slices.ContainsFunc(o.words, func(t token) bool { return t.stem == rest[i].stem })
	}
	for _, w := range rest {
		if !slices.ContainsFunc(o.words, func(t token) bool { return t.form == w.form }) {
			return false
		}
	}
	return len(rest) > 0
}

// verb reports whether the next content word behind the denial stands in the
// other clause in the same form: "cannot back" and "back", not "backed".
func (c *clause) verb(o *clause) bool {
	for _, w := range c.words[c.behind:] {
		if w.stem >= 0 {
			return slices.ContainsFunc(o.words, func(t token) bool { return t.form == w.form })
		}
	}
	return false
}

// opposite are the words, one of each clause, that stand on two sides; -1 for
// none.
func (r *stanceReader) opposite(a, b *clause) (x, y int) {
	for i := range a.words {
		for _, s := range a.sides[i] {
			for k := range b.words {
				for _, o := range b.sides[k] {
					if s.row == o.row && s.left != o.left && !a.takes(o) && !b.takes(s) {
						return i, k
					}
				}
			}
		}
	}
	return -1, -1
}

// takes reports whether a clause has a word of a side.
func (c *clause) takes(s side) bool {
	for _, list := range c.sides {
		if slices.ContainsFunc(list, func(o side) bool { return o.row == s.row && o.left == s.left }) {
			return true
		}
	}
	return false
}

// without is the content of a clause but for word i.
func (r *stanceReader) without(c *clause, i int) bag {
	out := c.bag
	out.terms = slices.DeleteFunc(slices.Clone(c.bag.terms), func(t term) bool { return c.words[i].stem >= 0 && t.id == r.hashes[c.words[i].stem] })
	out.sum = 0
	for _, t := range out.terms {
		out.sum += t.weight
	}
	return out
}
