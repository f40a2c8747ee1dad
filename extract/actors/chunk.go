package actors

import (
	"strings"

	"dateline/extract"
	"dateline/extract/names"
	"dateline/extract/syntax"
	"dateline/schema"
)

// work is the state of one article.
type work struct {
	*Annotator
	d        *extract.Doc
	a        *syntax.Analysis
	entities []*entity
	nameAt   []int // for each token, 1 + the index of its name in d.Names, or 0
	timed    []bool
	phrases  []phrase
	taken    map[int]*entity // entity of the phrase that ends at a token
	index    index
}

// phrase is one base noun phrase: tokens [first, last), the last one its head.
type phrase struct{ first, last int }

// newWork marks the tokens of names and times.
func newWork(an *Annotator, d *extract.Doc) *work {
	a := d.Syntax
	w := &work{Annotator: an, d: d, a: a, nameAt: make([]int, len(a.Tokens)), timed: d.Timed(), taken: map[int]*entity{}, index: newIndex()}
	for i, n := range d.Names {
		for t := n.First; t < n.Last; t++ {
			w.nameAt[t] = i + 1
		}
	}
	return w
}

// inPhrase reports whether a token can stand inside a base noun phrase.
func (w *work) inPhrase(i int) bool {
	if w.timed[i] {
		return false
	}
	switch w.a.Tokens[i].Tag {
	case "DT", "PDT", "CD", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "POS", "PRP$", "HYPH", "RBS", "ADD", "GW", "AFX":
		return true
	case "VBN", "VBG":
		return w.nameAt[i] > 0 || i > 0 && w.a.Tokens[i-1].Tag == "HYPH"
	}
	return w.nameAt[i] > 0
}

// opens reports whether a token begins a new phrase after a noun.
func (w *work) opens(i int) bool {
	tag := w.a.Tokens[i].Tag
	return tag == "DT" || tag == "PRP$" || tag == "PDT"
}

// chunk cuts every sentence into base noun phrases.
func (w *work) chunk() {
	for _, s := range w.a.Sentences {
		for i := s.First; i < s.Last; {
			if !w.inPhrase(i) || w.a.Tokens[i].Tag == "POS" {
				i++
				continue
			}
			j := i + 1
			for j < s.Last && w.inPhrase(j) && !w.opens(j) {
				j++
			}
			end := j
			for end > i && !w.nounLike(end-1) {
				end--
			}
			if end > i {
				if v := w.headingVerb(s, i, end); v > i {
					end, j = v, v+1
				}
				end = w.withOf(i, end, s.Last)
				w.phrases = append(w.phrases, phrase{i, end})
				j = max(j, end)
			}
			i = j
		}
	}
}

// headingVerb is the verb of a heading, read as a plural, that a phrase runs
// into behind the noun for who acts: "quits" in "Velden mayor quits". It is -1
// where there is none.
func (w *work) headingVerb(s syntax.Sentence, first, end int) int {
	if w.d.Block(s.Start) != schema.Headline {
		return -1
	}
	if _, _, ok := w.headAt(first, end); ok {
		return -1
	}
	for i := s.First; i < s.Last; i++ {
		switch w.a.Tokens[i].Tag {
		case "VBZ", "VBD", "VBP", "MD":
			return -1
		}
	}
	for v := first + 1; v < end; v++ {
		if t := w.a.Tokens[v]; t.Tag != "NNS" || t.Rel != "root" || w.nameAt[v] > 0 || w.a.Tokens[v-1].Rel == "compound" {
			continue
		}
		if h, _, ok := w.headAt(first, v); ok && h.typ == schema.Person && !h.plural {
			return v
		}
	}
	return -1
}

// withOf takes in the rest of an office such as "head of state".
func (w *work) withOf(first, end, limit int) int {
	if end+1 >= limit || w.a.Word(end) != "of" {
		return end
	}
	if _, start, ok := w.headAt(first, end+2); ok && start < end {
		return end + 2
	}
	return end
}

// nounLike reports whether a token can be the head of a phrase.
func (w *work) nounLike(i int) bool {
	return strings.HasPrefix(w.a.Tokens[i].Tag, "NN") || w.nameAt[i] > 0
}

// name returns the name that holds a token.
func (w *work) name(i int) (names.Name, bool) {
	if i < 0 || i >= len(w.nameAt) || w.nameAt[i] == 0 {
		return names.Name{}, false
	}
	return w.d.Names[w.nameAt[i]-1], true
}

// span is the byte range of tokens [first, last).
func (w *work) span(first, last int) (int, int) {
	return w.a.Tokens[first].Start, w.a.Tokens[last-1].End
}

// text is the surface of tokens [first, last), without marks of Markdown.
func (w *work) text(first, last int) string {
	s, e := w.span(first, last)
	if words := w.a.Text[s:e]; words != w.d.Text[s:e] {
		return strings.Join(strings.Fields(words), " ")
	}
	return w.d.Text[s:e]
}

// headAt is the longest lexicon noun that ends at token last-1 and starts at
// or after first, with the token it starts at.
func (w *work) headAt(first, last int) (h head, start int, ok bool) {
	low := ""
	for i := last - 1; i >= first && last-i <= w.longest*2; i-- {
		word := strings.ToLower(w.a.Word(i))
		switch {
		case low == "":
			low = word
		case w.a.Tokens[i].SpaceAfter:
			low = word + " " + low
		default:
			low = word + low
		}
		if found, has := w.heads[low]; has {
			h, start, ok = found, i, true
		}
	}
	return h, start, ok
}

// country is the side that the tokens [first, last) name: the last country,
// demonym or seat of a government among them.
func (w *work) country(first, last int) string {
	for i := last - 1; i >= first; i-- {
		n, ok := w.name(i)
		if !ok {
			continue
		}
		if n.Country != "" && (n.Kind == names.Demonym || n.Kind == names.Place) {
			return n.Country
		}
		if n.Kind == names.Organization {
			if iso, ok := w.gaz.Demonym(w.a.Word(n.First)); ok && iso != "" {
				return iso
			}
		}
		if seat, ok := w.gaz.Seat(w.text(n.First, n.Last)); ok && seat.Country != "" {
			return seat.Country
		}
	}
	return ""
}

// newEntity adds an actor.
func (w *work) newEntity(typ schema.ActorType) *entity {
	e := &entity{typ: typ, index: len(w.entities)}
	w.entities = append(w.entities, e)
	return e
}
