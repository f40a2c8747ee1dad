package statements

import (
	"slices"
	"sort"
	"strings"
	"unicode"

	"dateline/extract"
	"dateline/extract/syntax"
	"dateline/schema"
)

// index finds what stands where, so that a long article is not searched
// through for every statement.
type index struct {
	at       []int  // for each token, 1 + the latest cell of the mentions on it, or 0
	cells    []cell // lists of mentions
	inside   []bool // for each token, whether it stands between quotation marks
	places   *extract.Spans
	place    []int          // for each span of places, the place
	placeEnd []int          // and the span's end
	named    map[string]int // names of actors, case aside, to the first that has each; made when needed
}

// cell is one mention on one token and the cell before it.
type cell struct{ mention, next int }

// newIndex indexes the marks, mentions and places of an article.
func (w *work) newIndex() {
	x := &w.index
	x.at = make([]int, len(w.a.Tokens))
	x.inside = make([]bool, len(w.a.Tokens))
	marked := 0
	for _, q := range w.a.Quotations {
		for i := max(q.First, marked); i < q.Last; i++ {
			x.inside[i] = true
		}
		marked = max(marked, q.Last)
	}
	for _, a := range w.d.Out.Actors {
		for _, m := range a.Mentions {
			w.addMention(mention{Span: m.Span, actor: a.ID, form: m.Form})
		}
	}
	var spans []schema.Span
	for k, p := range w.d.Out.Places {
		for _, m := range p.Mentions {
			spans, x.place, x.placeEnd = append(spans, m.Span), append(x.place, k), append(x.placeEnd, m.End)
		}
	}
	x.places = extract.NewSpans(spans)
}

// addMention enters a mention on its tokens.
func (w *work) addMention(m mention) {
	w.actors = append(w.actors, m)
	for i := w.tokenAt(m.Start); i < len(w.a.Tokens) && w.a.Tokens[i].Start < m.End; i++ {
		w.index.cells = append(w.index.cells, cell{len(w.actors) - 1, w.index.at[i]})
		w.index.at[i] = len(w.index.cells)
	}
}

// mentions calls each with the number of every mention on the tokens of a run;
// one on several of them comes several times, in no order of the text.
func (w *work) mentions(r run, each func(n int)) {
	for i := r.first; i < r.last; i++ {
		for k := w.index.at[i]; k > 0; k = w.index.cells[k-1].next {
			each(w.index.cells[k-1].mention)
		}
	}
}

// opensAt are the mentions that start with token i, in order.
func (w *work) opensAt(i int) []int {
	var out []int
	w.mentions(run{i, i + 1}, func(n int) {
		if w.actors[n].Start == w.a.Tokens[i].Start {
			out = append(out, n)
		}
	})
	slices.Sort(out)
	return out
}

// quotationsFrom is the first quotation whose words start at token i or behind
// it.
func quotationsFrom(list []syntax.Quotation, i int) int {
	return sort.Search(len(list), func(k int) bool { return list[k].First >= i })
}

// called is the first actor that has a name, case aside, -1 if none has.
func (w *work) called(name string) int {
	if w.index.named == nil {
		w.index.named = map[string]int{}
		for i := range w.d.Out.Actors {
			w.callActor(i)
		}
	}
	if i, ok := w.index.named[folded(name)]; ok {
		return i
	}
	return -1
}

// callActor enters the names of actor i.
func (w *work) callActor(i int) {
	a := &w.d.Out.Actors[i]
	for _, name := range append([]string{a.Name}, a.Aliases...) {
		k := folded(name)
		if _, known := w.index.named[k]; !known {
			w.index.named[k] = i
		}
	}
}

// folded maps letters that differ in case only to one.
func folded(s string) string {
	return strings.Map(func(r rune) rune {
		least := r
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			least = min(least, f)
		}
		return least
	}, s)
}
