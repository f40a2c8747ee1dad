package across

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Position is something that a speaker said.
type Position struct {
	Text     string
	Indirect bool // reported in other words: "would" stands for "will", "he" for "I"
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
	denialAlike    = 0.7  // weight of those in both
	oppositeAlike  = 0.75 // the same beside two opposite words
	clauseMost     = 14   // content words of a clause; longer ones hold several thoughts
	mostPerWord    = 200  // clauses that share a word too common to say anything
	strangersShare = 3    // content words that clauses share whose subjects may be two
)

// Turns lists the pairs of positions that contradict each other, where allow
// lets the two be compared; i is before k in the list. Two clauses do that are
// alike but for a "not", or but for two words of opposite sense, that take a
// position without an if, and that speak alike of what will, must or can be. An
// error is a fault of the build.
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

// clause is one thought of a position.
type clause struct {
	of       int // index of the position
	text     string
	words    []token
	stems    []string // of all words
	bag      bag
	indirect bool
	hedged   bool
	mood     string // future, duty, ability or ""
	subject  string // first, other or "" for a noun
	denied   int    // index of the word that denies, -1 for none
	denials  int
	sides    map[int][]side // by the index of the word
}

// stanceReader reads clauses.
type stanceReader struct {
	*corpus
	*stances
}

// clauses takes a position apart, at marks and at words that begin a clause.
func (r *stanceReader) clauses(of int, p Position) []clause {
	written, _ := splitWords(p.Text, false)
	var out []clause
	hedged := false
	for from := 0; from < len(written); {
		to := from + 1
		for to < len(written) && !strings.ContainsAny(p.Text[written[to-1].end:written[to].start], ",;:.?!()—–…") && !slices.Contains(r.kindsOf(written[to].form), "split") {
			to++
		}
		behind := p.Text[written[to-1].end:]
		if to < len(written) {
			behind = p.Text[written[to-1].end:written[to].start]
		}
		c := r.clause(written[from:to])
		c.of, c.indirect, c.text = of, p.Indirect, p.Text[written[from].start:written[to-1].end]
		c.hedged = c.hedged || hedged || strings.Contains(behind, "?")
		if c.mood == "reported" {
			if c.mood = "future"; !p.Indirect {
				c.hedged = true
			}
		}
		out = append(out, c)
		hedged = c.hedged && !strings.ContainsAny(behind, ".!?")
		from = to
	}
	return slices.DeleteFunc(out, func(c clause) bool { return c.hedged || c.content() == 0 || c.content() > clauseMost })
}

// clause reads one clause.
func (r *stanceReader) clause(written []word) clause {
	c := clause{words: r.line(written).words, denied: -1, sides: map[int][]side{}}
	for _, w := range written {
		c.stems = append(c.stems, r.stem(w.form))
	}
	subject := false
	for i, w := range written {
		if r.denying[w.form] {
			c.denials++
			c.denied = i
		}
		if s := r.sidesAt(c.stems, i); len(s) > 0 {
			c.sides[i] = s
		}
		subject = subject || c.words[i].stem >= 0
		for _, kind := range r.kindsOf(w.form) {
			switch kind {
			case "hedge":
				c.hedged = true
			case "first", "other":
				if c.subject == "" && !subject {
					c.subject = kind
				}
			case "future", "duty", "ability", "reported":
				c.mood = cmp.Or(c.mood, kind)
			}
		}
	}
	return c
}

func (c *clause) content() int {
	n := 0
	for _, w := range c.words {
		if w.stem >= 0 {
			n++
		}
	}
	return n
}

// opposed says in what two clauses contradict each other, "" where they do not.
func (r *stanceReader) opposed(a, b *clause) string {
	if a.mood != b.mood || a.denials > 1 || b.denials > 1 {
		return ""
	}
	shared := a.bag.common(b.bag)
	if same, sure := sameSubject(a, b); !same || !sure && shared < strangersShare {
		return ""
	}
	x, y := r.opposite(a, b)
	switch {
	case x >= 0 && a.denials == b.denials:
		if r.alikeBut(a, x, b, y) >= oppositeAlike {
			return fmt.Sprintf("“%s” against “%s”", r.forms[a.words[x].form], r.forms[b.words[y].form])
		}
	case x < 0 && a.denials != b.denials && shared >= denialShared && a.bag.dice(b.bag) >= denialAlike:
		deny := a
		if b.denials > 0 {
			deny = b
		}
		if deny.deniesShared(a, b) {
			return fmt.Sprintf("with and without “%s”", r.forms[deny.words[deny.denied].form])
		}
	}
	return ""
}

// sameSubject reports whether the subjects of two clauses may be one by their
// pronouns, and whether that is sure; a third person in reported speech may be
// the speaker.
func sameSubject(a, b *clause) (same, sure bool) {
	speaker := func(c *clause) bool { return c.subject == "first" || c.indirect && c.subject == "other" }
	switch {
	case speaker(a) && speaker(b):
		return true, a.subject == "first" || b.subject == "first"
	case a.subject == "" && b.subject == "":
		return true, true
	}
	return a.subject == "" || b.subject == "", false
}

// deniesShared reports whether the next content word behind the denial is in
// both clauses: what one denies the other says.
func (c *clause) deniesShared(a, b *clause) bool {
	for _, w := range c.words[c.denied+1:] {
		if w.stem >= 0 {
			has := func(o *clause) bool {
				return slices.ContainsFunc(o.words, func(t token) bool { return t.stem == w.stem })
			}
			return has(a) && has(b)
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

// alikeBut is how alike two clauses are without a word of each.
func (r *stanceReader) alikeBut(a *clause, x int, b *clause, y int) float64 {
	without := func(c *clause, at int) bag {
		out := c.bag
		out.terms = slices.DeleteFunc(slices.Clone(c.bag.terms), func(t term) bool { return c.words[at].stem >= 0 && t.id == r.hashes[c.words[at].stem] })
		out.sum = 0
		for _, t := range out.terms {
			out.sum += t.weight
		}
		return out
	}
	p, q := without(a, x), without(b, y)
	if len(p.terms) == 0 || len(q.terms) == 0 {
		return 0
	}
	return p.dice(q)
}
