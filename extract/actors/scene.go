package actors

import (
	"slices"
	"strings"

	"dateline/extract/actors/internal/antecedent"
	"dateline/extract/syntax"
	"dateline/schema"
)

// scene is the article as a pronoun sees it: every mention and every pronoun
// in text order.
type scene struct {
	*work
	sites    []site
	quote    []int // of each token: 1 + the innermost quotation that holds it
	most     *entity
	seen     []tallied        // of each actor, for the pronoun at hand
	last     map[bool]*entity // meant by the last pronoun of each number
	agreeing int              // candidates of the gender asked for
}

// site is a mention or a pronoun.
type site struct {
	e           *entity // nil for a pronoun that means nobody known
	first, head int     // tokens
	last        int
	form        schema.Form
	role        int
	pronoun     bool
}

// tallied is what a walk over earlier mentions noted of an actor.
type tallied struct {
	asked   int  // the pronoun it is for
	count   int  // mentions before it
	rank    int  // fitting actors mentioned later
	subject bool // the latest one mentioned as a subject
	apart   bool // speaks outside of the quotation that holds the pronoun, or is its phrase as a whole
}

// newScene lists the mentions of the names and nominals of the article.
func (w *work) newScene() *scene {
	s := &scene{work: w, last: map[bool]*entity{}}
	for _, e := range w.entities {
		for _, m := range e.mentions {
			first, last := w.tokensOf(m.Span)
			if first >= last || w.aside(first) {
				continue
			}
			s.sites = append(s.sites, site{e: e, first: first, last: last, form: m.Form})
		}
		if e.typ == schema.Person && (s.most == nil || len(e.mentions) > len(s.most.mentions)) {
			s.most = e
		}
	}
	for i := range w.a.Tokens {
		if !strings.HasPrefix(w.a.Tokens[i].Tag, "PRP") {
			continue
		}
		if _, ok := w.pronouns[strings.ToLower(w.a.Word(i))]; ok {
			s.sites = append(s.sites, site{first: i, last: i + 1, form: schema.Pronoun, pronoun: true})
		}
	}
	slices.SortStableFunc(s.sites, func(a, b site) int { return a.first - b.first })
	for i := range s.sites {
		x := &s.sites[i]
		x.head = s.headOf(x.first, x.last)
		x.role = s.role(x.head)
	}
	s.seen = make([]tallied, len(w.entities))
	s.quote = w.quotedTokens()
	return s
}

// tokensOf are the tokens of a span of the text.
func (w *work) tokensOf(x schema.Span) (first, last int) {
	first = w.tokenAt(x.Start)
	last = first
	for last < len(w.a.Tokens) && w.a.Tokens[last].Start < x.End {
		last++
	}
	return first, last
}

// tokenAt is the first token that starts at or behind an offset.
func (w *work) tokenAt(offset int) int {
	at, _ := slices.BinarySearchFunc(w.a.Tokens, offset, func(t syntax.Token, o int) int { return t.Start - o })
	return at
}

// headOf is the token of [first, last) that hangs on a word outside of it.
func (w *work) headOf(first, last int) int {
	for i := first; i < last; i++ {
		if h := w.a.Tokens[i].Head; h < first || h >= last {
			return i
		}
	}
	return last - 1
}

// quotedTokens gives each token in a quotation of three words or more the
// number of that quotation, counted from one.
func (w *work) quotedTokens() []int {
	in := make([]int, len(w.a.Tokens))
	marked := 0 // quotations within others are marked with those
	for k, q := range w.a.Quotations {
		if q.Last-q.First < 3 {
			continue
		}
		for i := max(q.First, marked); i < q.Last; i++ {
			in[i] = k + 1
		}
		marked = max(marked, q.Last)
	}
	return in
}

// candidates are the actors that the pronoun at a site may mean, with what
// speaks for and against each of their mentions, the latest actor first.
func (s *scene) candidates(at int, p anaphor) []antecedent.Candidate {
	var out []antecedent.Candidate
	s.agreeing = 0
	sentence := s.sentenceOf(p.at)
	subjects := false
	for k := at - 1; k >= 0 && at-k <= mentionsBack && sentence-s.sentenceOf(s.sites[k].head) <= sentencesBack; k-- {
		t := s.enter(&out, p, at, k)
		if t == nil {
			continue
		}
		t.count++
		if !subjects && s.sites[k].role == subject {
			subjects, t.subject = true, true
		}
	}
	for k := at + 1; k < len(s.sites) && k-at <= mentionsAhead && s.sentenceOf(s.sites[k].head)-sentence <= 1; k++ {
		s.enter(&out, p, at, k)
	}
	for i := range out {
		s.weighActor(p, &out[i])
	}
	return slices.DeleteFunc(out, func(c antecedent.Candidate) bool { return s.seen[c.Key].apart })
}

// speaks reports whether a mention is the subject outside of the quotation
// around the pronoun: nobody calls himself "he". Nor does the quotation that a
// pronoun speaks name the speaker: “Venn is ready,” he said.
func (s *scene) speaks(p anaphor, x *site) bool {
	if t := s.a.Tokens[p.at]; s.quote[p.at] == 0 && t.Rel == "nsubj" && t.Head >= 0 && s.words["speech "+s.a.Tokens[t.Head].Lemma] {
		return s.quote[x.head] != 0 && x.head < p.at && s.sentenceOf(p.at) == s.sentenceOf(x.head) && !x.pronoun
	}
	if s.quote[p.at] == 0 || s.quote[x.head] != 0 || x.role != subject || s.sentenceOf(p.at) != s.sentenceOf(x.head) {
		return false
	}
	h := s.a.Tokens[s.joined(x.head)].Head
	return h >= 0 && s.quote[h] == 0 && (s.a.Tokens[h].Head < 0 || s.a.Below(p.at, h))
}

// enter adds the mention at site k to the candidates; nil when no such pronoun
// can mean it.
func (s *scene) enter(out *[]antecedent.Candidate, p anaphor, at, k int) *tallied {
	e := s.sites[k].e
	if e == nil || !e.fits(p.pronoun) {
		return nil
	}
	t := &s.seen[e.index]
	if t.asked != p.at+1 {
		*t = tallied{asked: p.at + 1, rank: len(*out)}
		*out = append(*out, antecedent.Candidate{Key: e.index})
		if e.surely(p.gender) {
			s.agreeing++
		}
	}
	x := &s.sites[k]
	t.apart = t.apart || s.speaks(p, x) || !x.pronoun && x.first <= p.at && p.at < x.last // "her sister" is not she
	c := &(*out)[t.rank]
	c.Mentions = append(c.Mentions, s.weigh(p, at, k))
	return t
}
