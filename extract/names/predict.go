package names

import (
	"sort"

	"dateline/extract/names/internal/sequence"
	"dateline/extract/syntax"
)

// prepare reads a text by the rules and makes the traits that features are
// mixed from.
func (w *work) prepare(a *syntax.Analysis) {
	w.a, w.found = a, w.found[:0]
	w.readWords()
	w.readEvidence()
	for _, s := range a.Sentences {
		w.scan(s)
	}
	w.agree()
	w.readKnown()
	w.readRules()
	w.readTally()
}

// readTally counts, for every word, the kinds of the names that hold it.
func (w *work) readTally() {
	clear(w.tally)
	for _, c := range w.found {
		k := kindIndex(c.kind)
		if k < 0 {
			k = 3
		}
		for i := c.first; i < c.last; i++ {
			v := w.tally[w.traits[i].lower]
			if v[k] < 255 {
				v[k]++
			}
			w.tally[w.traits[i].lower] = v
		}
	}
}

// label decodes all stretches into w.labels.
func (w *work) label(m *sequence.Model, xs []Stretch) {
	w.labels = sized(w.labels, len(w.words))
	for n := range xs {
		copy(w.labels[xs[n].First:], w.decoder.Decode(m, xs[n].Feats, xs[n].Ends))
	}
}

// predict labels the text with both models and puts its names in the place of
// those that the rules read.
func (w *work) predict(first, second *sequence.Model) {
	xs := w.describe()
	w.label(first, xs)
	if second != nil {
		w.relabel(second, xs)
	}
	rules := w.found
	w.found = w.spare[0][:0]
	for n := range xs {
		w.spans(&xs[n])
	}
	model := w.found
	w.found = w.spare[1][:0]
	w.restore(rules, model)
	w.spare = [2][]candidate{rules, model}
	w.align()
}

// relabel decodes all stretches again, with what the first labels say of the
// document.
func (w *work) relabel(m *sequence.Model, xs []Stretch) {
	w.recall()
	w.relabels = sized(w.relabels, len(w.labels))
	y := &w.redone
	for n := range xs {
		y.Feats, y.Ends = y.Feats[:0], y.Ends[:0]
		w.second(y, &xs[n])
		copy(w.relabels[xs[n].First:], w.decoder.Decode(m, y.Feats, y.Ends))
	}
	w.labels, w.relabels = w.relabels, w.labels
}

// spans adds the names that the labels of a stretch spell.
func (w *work) spans(x *Stretch) {
	for k := x.First; k < x.Last; {
		l := w.labels[k]
		if !sequence.Begins(l) {
			k++
			continue
		}
		e := k + 1
		for e < x.Last && w.labels[e] == l+1 {
			e++
		}
		if owner := w.owner(k, e); owner > k {
			w.found = append(w.found, w.predicted(k, owner, sequence.BPlace))
			k = owner + 1
		}
		if !w.code(k, e) && !w.plain(k, e) {
			w.found = append(w.found, w.predicted(k, e, l))
		}
		k = e
	}
}

// plain reports whether [i,j) is one function word with the capital of an
// opening sentence: "They".
func (w *work) plain(i, j int) bool {
	t := &w.words[i]
	if j-i == 1 && t.first && w.common(i) {
		return true
	}
	return j-i == 1 && t.class&(determiner|functionWord) != 0 && t.shape&allCaps == 0 && t.first
}

// common reports whether a word that opens its sentence is a noun or adjective
// of the language by its tag, and nothing else speaks for a name: "Gunmen".
func (w *work) common(i int) bool {
	switch w.a.Tokens[i].Tag {
	case "NN", "NNS", "JJ", "RB", "VBG", "VBN", "VB", "VBD", "JJR", "JJS", "RBR", "IN", "CC":
	default:
		return false
	}
	if w.words[i].shape&(allCaps|camel|anyDigit|initial) != 0 || w.words[i].class&(firstName|surname) != 0 || w.use(i)%3 > 0 {
		return false
	}
	_, listed := w.lex.find(w.a.Word(i))
	return !listed && w.placeCode(w.a.Word(i)) == 0
}

// owner is where the country ends that the name in [i,j) opens with as its
// possessor: "Ukraine's Defense Ministry" is two names; i where there is none.
func (w *work) owner(i, j int) int {
	for k := i + 1; k+1 < j && k < i+4; k++ {
		if s := w.a.Word(k); s != "'s" && s != "’s" {
			continue
		}
		if _, ok := w.lex.gaz.Country(w.text(i, k)); ok {
			return k
		}
	}
	return i
}

// restore puts back the names that the rules are surer of than any model:
// demonyms, countries and what the lexicons name whole, unless the model read
// a longer name around them.
func (w *work) restore(rules, model []candidate) {
	at := 0
	for i := range rules {
		r := &rules[i]
		if r.kind == "" || !r.trusted() && (r.sure < w.missing(r) || !free(model, r.first, r.last)) && !w.headless(r, model) {
			continue
		}
		for at < len(model) && model[at].last <= r.first {
			w.found = append(w.found, model[at])
			at++
		}
		end := at
		longer := false
		for end < len(model) && model[end].first < r.last {
			m := &model[end]
			longer = longer || m.kind != "" && !w.shouted(r, m) && m.last-m.first > r.last-r.first && m.first <= r.first && m.last >= r.last && !w.paved(m, rules[i:])
			end++
		}
		if !longer {
			w.found = append(w.found, *r)
			at = end
		}
	}
	w.found = append(w.found, model[at:]...)
}

// shouted reports whether a name of the model in capitals only runs on behind a
// country or demonym: "UKRAINE DISPUTES".
func (w *work) shouted(r, m *candidate) bool {
	return w.words[r.first].loud && m.first == r.first && (r.kind == Demonym || r.rule == "countries.tsv") &&
		w.words[m.last-1].class&(bodyWord|tailWord|headWord|placeWord|eventWord) == 0
}

// paved reports whether trusted candidates, from the first of rules on, take up
// the whole of a name of the model: it then is several names.
func (w *work) paved(m *candidate, rules []candidate) bool {
	at := m.first
	for k := range rules {
		r := &rules[k]
		if r.first > m.first && w.a.Word(at) == "-" {
			at++
		}
		if r.first != at || r.last > m.last || !r.trusted() {
			break
		}
		at = r.last
	}
	return at == m.last
}

// missing is how sure the rules must be of a name that the model does not see;
// in headlines, which show it less, the gazetteer is enough.
func (w *work) missing(r *candidate) float32 {
	if w.words[r.first].loud && r.kind == Place {
		return 1.5
	}
	return 2
}

// titleRule is the rule of persons behind a title.
const titleRule = "title"

// free reports whether no name of the model shares a token with [i,j).
func free(model []candidate, i, j int) bool {
	k := sort.Search(len(model), func(k int) bool { return model[k].last > i })
	return k == len(model) || model[k].first >= j || model[k].kind == ""
}

// headless reports whether the model read of a name that closes with the word
// for its kind that word alone: "Bill" of "Grain Trade Bill".
func (w *work) headless(r *candidate, model []candidate) bool {
	if r.rule != lastWordRule {
		return false
	}
	k := sort.Search(len(model), func(k int) bool { return model[k].last > r.first })
	return k < len(model) && model[k].first == r.last-1 && model[k].last == r.last
}

// trusted reports whether a candidate of the rules stands against the model.
func (c *candidate) trusted() bool {
	return c.sure >= 3 && c.kind != "" && (c.kind == Demonym || c.rule == "countries.tsv" || c.rule == titleRule || c.listed)
}
