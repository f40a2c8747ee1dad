package across

import (
	"cmp"
	"slices"
	"strings"
)

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
	ongoing  bool   // "am leaving": what will be, or is
	pending  bool   // "have not left": what may yet be
	past     bool   // of what was, or is done by now
	going    bool   // "were talking": of what went on
	subject  string // first, other, thing or "" for a noun
	pronoun  string // that is the subject, ""
	opens    bool   // the position begins with it
	exists   bool   // "there is"
	has      bool   // "we have"
	denied   int    // index of the word that denies, -1 where none of the clause does
	behind   int    // index of the first word behind it
	denials  int
	firm     []string       // words that both clauses must have
	tenses   []string       // past, present
	stays    bool           // "will stay closed"
	times    []string       // words and figures that tell when, which or how many
	dated    bool           // one of them tells when
	said     days           // when it was
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
	hedged, denied := false, false // by the clause before
	for from := 0; from < len(written); {
		to := from + 1
		for to < len(written) && !strings.ContainsAny(p.Text[written[to-1].end:written[to].start], ",;:.?!()—–…") && !slices.Contains(r.kindsOf(written[to].form), "split") {
			to++
		}
		behind := p.Text[written[to-1].end:]
		if to < len(written) {
			behind = p.Text[written[to-1].end:written[to].start]
		}
		c := r.clause(p, written[from:to])
		c.opens = from == 0
		if p.Denied {
			c.denials++
			c.hedged = c.hedged || !r.tells(written[from:to])
			if strings.HasSuffix(written[from].form, "ing") {
				c.subject = "first"
			}
		}
		c.of, c.indirect, c.text = of, p.Indirect, p.Text[written[from].start:written[to-1].end]
		c.hedged = c.hedged || hedged || strings.Contains(behind, "?") || denied && slices.Contains(r.kindsOf(written[from].form), "content") ||
			c.denials > 0 && strings.TrimSpace(behind) == "" && to < len(written) && slices.Contains(r.kindsOf(written[to].form), "limit")
		if c.mood == "reported" {
			if c.mood = "future"; !p.Indirect {
				c.hedged = true
			}
		}
		out = append(out, c)
		ends := strings.ContainsAny(behind, ".!?")
		hedged, denied = c.hedged && !ends, c.denials > 0 && !ends
		from = to
	}
	return slices.DeleteFunc(out, func(c clause) bool { return c.hedged || c.content() == 0 || c.content() > clauseMost })
}

// clause reads one clause of a position.
func (r *stanceReader) clause(p Position, written []word) clause {
	c := clause{words: r.line(written).words, denied: -1, said: dateDays(p.When), sides: map[int][]side{}}
	for i := 1; i < len(written); i++ { // a by-election is no election
		if p.Text[written[i-1].end:written[i].start] == "-" && c.words[i].stem >= 0 {
			c.words[i].stem, c.words[i-1].stem = r.id(r.stem(written[i-1].form)+"-"+r.stem(written[i].form)), -1
		}
	}
	for i, w := range written {
		c.stems = append(c.stems, r.stem(w.form))
		if base := r.irregular[w.form]; base != "" {
			c.words[i].stem = r.id(r.stem(base))
		}
	}
	subject := false
	for i, w := range written {
		if r.denying[w.form] {
			c.deny(i, written)
			c.hedged = c.hedged || r.ordered(written[:i]) || i+1 < len(written) && strings.HasSuffix(written[i+1].form, "ing") && !r.carried(written[:i])
		}
		if s := r.sidesAt(c.stems, i); len(s) > 0 {
			c.sides[i] = s
		}
		subject = subject || c.words[i].stem >= 0
		if i > 0 && r.often(written[i-1:]) {
			c.words[i].stem = -1
		}
		for _, kind := range r.kindsOf(w.form) {
			if kind == "hedge" && p.Indirect && slices.Contains(r.kindsOf(w.form), "able") { // stands for "can"
				kind = "ability"
			}
			if kind == "hedge" && (i > 0 && w.upper || r.often(written[i:])) { // the month of May, "many times"
				continue
			}
			if !subject && c.subject == "" && (kind == "first" || kind == "other" || kind == "thing") {
				c.subject, c.pronoun = kind, w.form
			}
			c.take(kind, i, written)
		}
	}
	r.readTimes(&c, written)
	r.readStates(&c, written)
	c.pending = c.pending || p.Indirect && r.unsettled(written, c.denied)
	if p.Indirect { // "was" stands for "is", and "his party" for "we"
		c.tenses = slices.DeleteFunc(c.tenses, func(s string) bool { return s == "past" })
		c.ownSide(r, written)
	}
	return c
}

// ownSide takes the speaker's own side at the beginning of a reported clause for
// the speaker: "that her party would".
func (c *clause) ownSide(r *stanceReader, written []word) {
	for i := 1; i < min(ownReach, len(written)); i++ {
		if slices.Contains(r.kindsOf(written[i].form), "own") && slices.Contains(r.kindsOf(written[i-1].form), "possessive") {
			c.subject, c.words[i].stem = "first", -1
			return
		}
	}
}

// ownReach is within how many words of a clause its subject stands.
const ownReach = 4

// ordered reports whether what stands before a denial makes it an order: "do
// not leave".
func (r *stanceReader) ordered(before []word) bool {
	return len(before) == 1 && before[0].form == "do"
}

// carried reports whether a form in -ing behind a denial is told of somebody,
// by what stands before it: not in "not leaving was wise".
func (r *stanceReader) carried(before []word) bool {
	return len(before) > 0 && !slices.Contains(r.kindsOf(before[len(before)-1].form), "split")
}

// deny notes that word i denies.
func (c *clause) deny(i int, written []word) {
	c.denials++
	c.denied, c.behind = i, i+1
	form := written[i].form
	if i > 0 && form == "not" {
		form = written[i-1].form
	}
	c.pending = slices.Contains([]string{"have", "has", "haven't", "hasn't"}, form)
}

// take notes what word i says of how the clause is meant.
func (c *clause) take(kind string, i int, written []word) {
	next := ""
	if i+1 < len(written) {
		next = written[i+1].form
	}
	verb := next
	if next == "not" && i+2 < len(written) {
		verb = written[i+2].form
	}
	switch kind {
	case "hedge":
		c.hedged = true
	case "speech":
		c.hedged = c.hedged || c.denials > 0
	case "future", "duty", "ability", "reported":
		c.mood = cmp.Or(c.mood, kind)
	case "intent", "aim", "refusal":
		if next != "to" && (next != "of" || kind != "aim") {
			return
		}
		if c.mood == "" {
			c.mood = "future"
		}
		if c.words[i].stem = -1; kind == "refusal" {
			c.deny(i, written)
		}
	case "exist":
		c.exists = c.exists || i == 0 || i == 1 && c.words[0].stem < 0
	case "have":
		c.has = c.has || c.subject == "first"
	case "ongoing":
		c.ongoing = c.ongoing || strings.HasSuffix(verb, "ing")
	case "filler":
		if c.words[i].stem = -1; c.behind == i && c.denied >= 0 {
			c.behind++
		}
	case "past", "present":
		c.tenses = append(c.tenses, kind)
		c.past = c.past || kind == "past"
		c.going = c.going || strings.HasSuffix(verb, "ing")
	case "done":
		c.past = true
	case "firm":
		c.firm = append(c.firm, written[i].form)
	}
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

// readStates leaves out the words before one of opposites that only say that it
// is so: "will stay open" and "will close".
func (r *stanceReader) readStates(c *clause, written []word) {
	for i, w := range written[:len(written)-1] {
		if len(c.sides[i+1]) > 0 && slices.Contains(r.kindsOf(w.form), "state") {
			c.words[i].stem, c.stays = -1, true
		}
	}
}

// often reports whether some words begin with a number of occasions, "many times".
func (r *stanceReader) often(words []word) bool {
	return len(words) > 1 && slices.Contains(r.kindsOf(words[0].form), "hedge") && slices.Contains(r.kindsOf(words[1].form), "occasion")
}

// tells reports whether some words say that something is so, as "that he left"
// and "leaving early" do and "the early exit" does not.
func (r *stanceReader) tells(words []word) bool {
	if slices.Contains(r.kindsOf(words[0].form), "content") || strings.HasSuffix(words[0].form, "ing") {
		return true
	}
	return slices.ContainsFunc(words, func(w word) bool {
		return slices.ContainsFunc(r.kindsOf(w.form), func(kind string) bool {
			return slices.Contains([]string{"past", "present", "done", "future", "reported"}, kind)
		})
	})
}

// unsettled reports whether a "had not" of reported speech, whose "not" is word i,
// denies what may yet be: "that it had not decided" stands for "we have not decided".
func (r *stanceReader) unsettled(words []word, i int) bool {
	had := i >= 0 && (words[i].form == "hadn't" || i > 0 && words[i-1].form == "had" && words[i].form == "not")
	return had && i+1 < len(words) && slices.Contains(r.kindsOf(words[i+1].form), "unsettled")
}
