package neural

import "slices"

// sets are the tags and relations that a second reading goes by, with bit n for
// number n.
type sets struct {
	finite, participle, past, base, third, verbs uint64 // tags of verbs
	nouns, singular, plural, many                uint64 // tags of nouns
	adverb, asks, pause, full, closing           uint64 // tags of adverbs, question words and marks
	subject, auxiliary, casing, clause           uint64 // relations
}

// newSets looks the tags and relations up.
func newSets(tags, relations []string) sets {
	return sets{
		finite: setOf(tags, "VBD", "VBZ", "VBP", "MD"), participle: setOf(tags, "VBN"), past: setOf(tags, "VBD"),
		base: setOf(tags, "VBP"), third: setOf(tags, "VBZ"), verbs: setOf(tags, "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"),
		nouns: setOf(tags, "NN", "NNS", "NNP", "NNPS", "CD"), singular: setOf(tags, "NN"), plural: setOf(tags, "NNS"),
		many: setOf(tags, "NNS", "NNPS", "PRP"), asks: setOf(tags, "WP", "WDT", "WRB"), pause: setOf(tags, ",", ":"),
		full: setOf(tags, "."), adverb: setOf(tags, "RB"), closing: setOf(tags, "''"), subject: setOf(relations, "nsubj", "nsubj:pass", "csubj", "expl"),
		auxiliary: setOf(relations, "cop", "aux", "aux:pass"), casing: setOf(relations, "case"),
		clause: setOf(relations, "acl", "advcl", "ccomp", "xcomp", "parataxis"),
	}
}

// setOf is the set of the numbers of some names.
func setOf(list []string, names ...string) uint64 {
	set := uint64(0)
	for i, n := range list {
		if slices.Contains(names, n) {
			set |= 1 << i
		}
	}
	return set
}

// is reports whether a number is in a set.
func (m *Model) is(n uint8, set uint64) bool { return set>>n&1 == 1 }

// ban says which word governs no verb with a tense of its own: none of the
// finite verbs, or with mains none but auxiliaries, and no participle or
// infinitive behind its auxiliary.
type ban struct {
	word  int
	mains bool
}

var noBan = ban{word: -1}

// holds reports whether word i, in front of which the banned one is, must govern
// it.
func (m *Model) holds(b ban, tags []uint8, i int) bool {
	switch {
	case !m.is(tags[i], m.sets.verbs):
		return false
	case !b.mains:
		return m.is(tags[i], m.sets.finite)
	}
	next, before := i+1, i-1
	for next < len(tags) && m.is(tags[next], m.sets.adverb) {
		next++
	}
	for before > 0 && m.is(tags[before], m.sets.adverb) {
		before--
	}
	if next < len(tags) && m.is(tags[next], m.sets.verbs) {
		return false
	}
	return m.is(tags[i], m.sets.finite) || before >= 0 && m.is(tags[before], m.sets.verbs)
}
