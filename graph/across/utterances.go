package across

import (
	"cmp"
	"fmt"
	"slices"
)

// When two statements are the same words of one speaker.
const (
	fewWords     = 4    // content words that a statement must have
	fewInQuote   = 2    // content words of a run quoted by both
	quotedRun    = 4    // words of such a run
	sameWords    = 0.7  // weight of the shorter statement's words that the longer holds
	sameOverall  = 0.45 // weight shared over all
	rareStems    = 6    // stems of a statement by which others are found
	sayDays      = 1    // a date of saying may be off by so much
	deniedFar    = 2    // days after which the same words with a "not" are said anew, and no misprint
	unrelatedFar = 120  // statements published so far apart are two occasions
)

// saying is a statement prepared for comparison.
type saying struct {
	*statement
	actor  int // cluster of the speaker
	bag    bag
	rare   []term // by which others are found
	when   days   // when it may have been said
	quotes [][]token
}

// groupSayings joins statements to utterances, the surest links first, while
// all dates can be one. links are in order of their pairs.
func groupSayings(all []saying, links []link) (groups [][]int, why map[*statement]string) {
	why = map[*statement]string{}
	sets := newSets(len(all))
	slices.SortStableFunc(links, func(x, y link) int {
		return cmp.Or(-cmp.Compare(x.score, y.score), byPair(x, y))
	})
	when := make([]days, len(all))
	for i, s := range all {
		when[i] = s.when
	}
	for _, l := range links {
		i, k := sets.find(l.a), sets.find(l.b)
		if i == k || !when[i].meets(when[k]) {
			continue
		}
		both := when[i].and(when[k])
		sets.union(i, k)
		when[sets.find(i)] = both
		for _, s := range []*statement{all[l.a].statement, all[l.b].statement} {
			why[s] = cmp.Or(why[s], fmt.Sprintf("same speaker, %.0f%% of the words", 100*l.score))
		}
	}
	return sets.groups(), why
}

func (c *corpus) saying(s *statement, actor int, idf []float64) saying {
	out := saying{statement: s, actor: actor, bag: c.bagOf(line{words: s.words}, idf), when: s.said.widen(sayDays, sayDays)}
	var run []token
	for _, w := range s.words {
		if w.quoted {
			run = append(run, w)
		} else if run != nil {
			out.quotes, run = append(out.quotes, run), nil
		}
	}
	if run != nil {
		out.quotes = append(out.quotes, run)
	}
	return out
}

// sameSaying is how sure it is that two statements of one speaker print the
// same words, 0 where it is not.
func (c *corpus) sameSaying(a, b saying) float64 {
	if !a.when.meets(b.when) || c.articles[a.article].published.gap(c.articles[b.article].published) > unrelatedFar {
		return 0
	}
	if (c.denials(a)%2 != c.denials(b)%2 || c.denies(a, b) || c.denies(b, a)) && c.articles[a.article].published.gap(c.articles[b.article].published) > deniedFar {
		return 0
	}
	if c.sameQuote(a, b) {
		return 1
	}
	if min(len(a.bag.terms), len(b.bag.terms)) < fewWords {
		return 0
	}
	overall := a.bag.dice(b.bag)
	inShorter := overall * (a.bag.sum + b.bag.sum) / 2 / min(a.bag.sum, b.bag.sum)
	if inShorter < sameWords || overall < sameOverall {
		return 0
	}
	return (inShorter + overall) / 2
}

// denials is how many words of a statement deny.
func (c *corpus) denials(s saying) int {
	n := 0
	for _, w := range s.words {
		if c.denying[c.forms[w.form]] {
			n++
		}
	}
	return n
}

// denies says whether a statement denies a word that the other one says as well,
// and does not deny.
func (c *corpus) denies(a, b saying) bool {
	denied := map[int32]bool{}
	for _, stem := range c.denied(b) {
		denied[stem] = true
	}
	return slices.ContainsFunc(c.denied(a), func(stem int32) bool {
		return !denied[stem] && slices.ContainsFunc(b.words, func(t token) bool { return t.stem == stem })
	})
}

// denied are the next content words behind those that deny.
func (c *corpus) denied(s saying) (out []int32) {
	for i, w := range s.words {
		if !c.denying[c.forms[w.form]] {
			continue
		}
		for _, t := range s.words[i+1 : min(i+1+denialReach, len(s.words))] {
			if t.stem >= 0 && !c.denying[c.forms[t.form]] {
				out = append(out, t.stem)
				break
			}
		}
	}
	return out
}

// sameQuote says whether a quotation of one stands in a quotation of the
// other, or both quote one run of words.
func (c *corpus) sameQuote(a, b saying) bool {
	for _, x := range a.quotes {
		for _, y := range b.quotes {
			if run, content := longestRun(x, y); run >= quotedRun && content >= fewInQuote && 2*run >= min(len(x), len(y)) {
				return true
			}
		}
	}
	return false
}

// longestRun is the longest run of words in both, with its content words.
func longestRun(x, y []token) (words, content int) {
	lengths := make([]int, len(y)+1)
	for i := range x {
		for k := len(y) - 1; k >= 0; k-- {
			if x[i].form != y[k].form {
				lengths[k+1] = 0
				continue
			}
			lengths[k+1] = lengths[k] + 1
			if n := lengths[k+1]; n > words {
				words, content = n, 0
				for _, w := range x[i-n+1 : i+1] {
					if w.stem >= 0 {
						content++
					}
				}
			}
		}
	}
	return words, content
}
