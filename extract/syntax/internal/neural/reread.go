package neural

import (
	"math/bits"
	"slices"

	"dateline/extract/syntax/internal/hashed"
	"dateline/extract/syntax/internal/parsing"
)

// Text is a sentence that can be read once more.
type Text struct {
	Forms []hashed.Form
	Words []Word
	Tags  []uint8 // changed by a second reading
	Marks uint64  // the tags of punctuation
}

// second is what the search for a second reading keeps.
type second struct {
	heads  []int
	labels []uint8
	tags   []uint8
	margin int64
	found  bool
}

const (
	rereadMost  = 8   // words tried as the verb of a sentence
	rereadLeast = 8   // words of a sentence; shorter ones often are what they look like
	rereadSlack = 1e8 // by how much the margins of a second reading may be lower
)

// Reread looks for another reading of a sentence that ends with a full stop and
// whose tree has a noun without a predicate on top, though one of its words may
// be the verb of the sentence: a participle that may be a past tense ("talks
// between envoys stalled on Friday"), a noun that may be a verb, a verb that was
// put below the noun. Of the readings with a subject the one with the widest
// margins is taken. It reports whether there is one; the tags and st are changed
// then, and are as before otherwise.
func (m *Model) Reread(t Text, s *parsing.Sentence, st *parsing.State, w *Work) bool {
	root := m.bare(t.Tags, st)
	if root < 0 {
		return false
	}
	w.second.found, w.second.margin = false, w.margin-rereadSlack
	m.attempt(t, s, st, w, root, ban{root, false})
	m.attempt(t, s, st, w, root, ban{root, true})
	plain, tried := w.second.found, 0 // other tags are a last resort
	for j := 1; j < len(t.Tags) && tried < rereadMost && !plain; j++ {
		was, to := t.Tags[j], m.verbal(&t.Forms[j], t.Tags[j-1], t.Tags[j])
		if to == was {
			continue
		}
		tried++
		b := ban{root, false}
		if j == root {
			b = noBan
		}
		t.Tags[j] = to
		m.attempt(t, s, st, w, root, b)
		t.Tags[j] = was
	}
	if w.second.found {
		copy(t.Tags, w.second.tags)
		copy(st.Heads, w.second.heads)
		copy(st.Labels, w.second.labels)
	} else {
		s.Reset(t.Forms, t.Tags, t.Marks)
		m.parse(s, t.Words, t.Tags, st, w, noBan)
	}
	return w.second.found
}

// attempt parses the sentence with its tags as they are and keeps the tree if it
// is the best so far.
func (m *Model) attempt(t Text, s *parsing.Sentence, st *parsing.State, w *Work, old int, b ban) {
	s.Reset(t.Forms, t.Tags, t.Marks)
	m.parse(s, t.Words, t.Tags, st, w, b)
	if best := &w.second; w.margin > best.margin && m.sound(t.Tags, st, old) {
		best.found, best.margin = true, w.margin
		best.heads = append(best.heads[:0], st.Heads...)
		best.labels = append(best.labels[:0], st.Labels...)
		best.tags = append(best.tags[:0], t.Tags...)
	}
}

// bare is the root of a sentence with a full stop if it is a noun without a
// predicate, else -1.
func (m *Model) bare(tags []uint8, st *parsing.State) int {
	n := len(tags)
	end := n - 1
	for end > 0 && m.is(tags[end], m.sets.closing) {
		end--
	}
	if n < rereadLeast || !m.is(tags[end], m.sets.full) {
		return -1
	}
	root := slices.Index(st.Heads[:n], n)
	if root < 0 || !m.is(tags[root], m.sets.nouns) {
		return -1
	}
	for k := range n {
		if st.Heads[k] == root && m.is(st.Labels[k], m.sets.subject|m.sets.auxiliary) {
			return -1
		}
	}
	return root
}

// sound reports a tree with a verb on top that has a subject it agrees with and
// that is no verb of a relative clause: what was the root is part of its
// subject, stands behind a preposition, or is set off by a comma, and no
// question word opens the clause.
func (m *Model) sound(tags []uint8, st *parsing.State, old int) bool {
	root := slices.Index(st.Heads[:len(tags)], len(tags))
	if root < 0 || !m.is(tags[root], m.sets.finite|m.sets.participle) {
		return false
	}
	subject, cased := -1, false
	finite, several := m.is(tags[root], m.sets.finite), !m.is(tags[root], m.sets.base)
	for k := range tags {
		cased = cased || st.Heads[k] == old && m.is(st.Labels[k], m.sets.casing)
		if st.Heads[k] != root || k > root {
			continue
		}
		finite = finite || m.is(st.Labels[k], m.sets.auxiliary)
		if subject < 0 && m.is(st.Labels[k], m.sets.subject) {
			subject, several = k, several || m.is(tags[k], m.sets.many)
		}
	}
	if subject < 0 || m.asked(tags, st, subject) || !finite || !several || subject == old && m.is(tags[root-1], m.sets.pause) && st.Heads[root-1] == root {
		return false
	}
	for h := old; h < len(tags); h = st.Heads[h] {
		if h == subject || h == root && old == root {
			return true
		}
	}
	return cased || slices.ContainsFunc(tags[old:max(old, subject)], func(t uint8) bool { return m.is(t, m.sets.pause) })
}

// asked reports a question word right under the verb, or in the subject but not
// in a clause that describes it.
func (m *Model) asked(tags []uint8, st *parsing.State, subject int) bool {
	root := st.Heads[subject]
	for k := range root {
		if !m.is(tags[k], m.sets.asks) {
			continue
		}
		h := k
		for h != subject && st.Heads[h] < root && !m.is(st.Labels[h], m.sets.clause) {
			h = st.Heads[h]
		}
		if h == subject || h == k {
			return true
		}
	}
	return false
}

// verbal is the tag of a finite verb that a word may have instead of its own,
// else its own. A participle behind another verb is one.
func (m *Model) verbal(f *hashed.Form, before, tag uint8) uint8 {
	var to uint64
	switch {
	case m.is(tag, m.sets.participle) && !m.is(before, m.sets.verbs):
		to = m.sets.past
	case m.is(tag, m.sets.plural):
		to = m.sets.third
	case m.is(tag, m.sets.singular):
		to = m.sets.base | m.sets.past
	default:
		return tag
	}
	allowed := m.Tags.Lexicon.Tags(f)
	if allowed == 0 && to == m.sets.past {
		allowed = to
	}
	if allowed &= to; allowed != 0 {
		return uint8(bits.TrailingZeros64(allowed))
	}
	return tag
}
