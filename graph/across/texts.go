package across

import (
	"fmt"
	"slices"
	"strings"

	"dateline/schema/vocab"
)

// textState is what is known of an article's text: the copies that it is found
// to be or to have, of which the best is its original, and the story.
type textState struct {
	copies   []Copy
	original string   // hash, "" none
	agency   string   // whose text it prints, "" none that is known
	dates    []string // near articles that lend it their date, or to which it lends its own
	story    string
}

func (p *packer) textState(v *textState) {
	list(p, &v.copies, func(c *Copy) {
		p.string(&c.Copy)
		p.string(&c.Of)
		text(p, &c.Kind)
		text(p, &c.Direction)
		for _, f := range []*float64{&c.Containment, &c.Aligned, &c.AlignedOf, &c.Likeness, &c.Headline, &c.Kept, &c.Whole, &c.Fresh} {
			p.float(f)
		}
		list(p, &c.lines, func(x *pairing) {
			number(p, &x.a)
			number(p, &x.b)
		})
	})
	p.string(&v.original)
	p.string(&v.agency)
	textList(p, &v.dates)
	p.string(&v.story)
}

// Two articles whose texts are compared have so much in common.
const (
	fewTerms   = 2   // of their heaviest words, or
	fewPhrases = 2   // of their sampled phrases
	copyDays   = 400 // and phrases lead no farther
)

// textKeys are the entries of an article in the lists of words and phrases, by
// day of publication.
func (l *linker) textKeys(o *outline) (out []string) {
	for _, k := range textTerms(o) {
		out = append(out, l.datedKey(o.appeared, k.period, "at", k.text, o.hash))
	}
	return out
}

// textTerm is what an article is found by.
type textTerm struct {
	text   string
	kind   int    // 0 a word, 1 a phrase
	reach  int    // in days
	period period // of its lists
}

// textTerms are the heaviest words and the sampled phrases of an article.
func textTerms(o *outline) (out []textTerm) {
	for _, h := range o.terms {
		out = append(out, textTerm{fmt.Sprintf("w%016x", h), 0, storyDays, quarterly})
	}
	for _, h := range o.phrases {
		out = append(out, textTerm{fmt.Sprintf("p%016x", h), 1, copyDays, yearly})
	}
	return out
}

// alike are the other articles that share enough with one to be compared.
func (l *linker) alike(o *outline) []string {
	shared := map[string][2]int{}
	for _, k := range textTerms(o) {
		for _, h := range l.around(o.appeared, k.reach, k.period, "at", k.text) {
			n := shared[h]
			n[k.kind]++
			shared[h] = n
		}
	}
	var out []string
	for h, n := range shared {
		if h != o.hash && (n[0] >= fewTerms || n[1] >= fewPhrases) {
			if p := l.shape(h); p != nil && o.meets(p) { // a date may be less exact than the lists have it
				out = append(out, h)
			}
		}
	}
	slices.Sort(out)
	return out
}

// meets says whether one of two articles is alike the other.
func (o *outline) meets(p *outline) bool {
	gap := o.appeared.gap(p.appeared)
	return gap <= storyDays && shared(o.terms, p.terms) >= fewTerms || gap <= copyDays && shared(o.phrases, p.phrases) >= fewPhrases
}

// joinTexts finds the copies and stories of changed articles, and says which
// have another original or story than before, or are one for others.
func (l *linker) joinTexts(changed map[string]bool) (moved map[string]bool) {
	seeds := map[string]bool{}
	for _, h := range sorted(changed) {
		for _, v := range l.texts.of(h).copies {
			other := v.other(h)
			l.dropCopies(other, h)
			seeds[other] = true
		}
		l.texts.of(h).copies = nil
		seeds[h], l.unsettled[h] = true, true
	}
	near := map[string][]string{}
	for _, h := range sorted(changed) {
		if l.ended() {
			return map[string]bool{}
		}
		if o := l.shape(h); o != nil {
			near[h] = l.alike(o)
			for _, k := range near[h] {
				if p := l.shape(k); p != nil && (!changed[k] || h < k) {
					l.findCopy(o, p)
				}
			}
		}
	}
	l.joinDates(changed, near)
	moved = l.chooseOriginals(seeds, changed)
	for h := range changed {
		moved[h] = true
	}
	for h := range l.joinTold(moved, near) {
		moved[h] = true
	}
	return moved
}

// other is the article at the other end of a copy.
func (v *Copy) other(hash string) string {
	if of := strings.TrimPrefix(v.Of, "article/"); of != hash {
		return of
	}
	return strings.TrimPrefix(v.Copy, "article/")
}

// dropCopies takes away the copies that an article has in common with another.
func (l *linker) dropCopies(hash, other string) {
	s := l.texts.of(hash)
	s.copies = slices.DeleteFunc(slices.Clone(s.copies), func(v Copy) bool { return v.other(hash) == other })
	l.texts.save(hash)
}

// findCopy notes whether one of two articles is a copy of the other.
func (l *linker) findCopy(o, p *outline) {
	if p.hash < o.hash {
		o, p = p, o
	}
	near := l.nearness(o, p)
	if _, ok := mayCopy(o.shingles, p.shingles, near); !ok {
		return
	}
	a, b := l.compared(o.hash), l.compared(p.hash)
	if a == nil || b == nil { // what is noted cannot be read
		return
	}
	v, ok := l.copyOf(a, b, o.shingles, p.shingles, near)
	if !ok {
		return
	}
	for _, h := range []string{o.hash, p.hash} {
		s := l.texts.of(h)
		s.copies = append(s.copies, v)
	}
}

// chooseOriginals gives the copies connected with the seeds their originals,
// and says which articles have another one than before, at either end.
func (l *linker) chooseOriginals(seeds, changed map[string]bool) (moved map[string]bool) {
	moved = map[string]bool{}
	for _, part := range region(seeds, func(h string) (out []string) {
		for _, v := range l.texts.of(h).copies {
			out = append(out, v.other(h))
		}
		return out
	}) {
		var found []Copy
		for _, h := range part {
			for _, v := range l.texts.of(h).copies {
				if v.other(h) > h {
					found = append(found, v)
				}
			}
		}
		original := map[string]string{}
		best := bestOriginals(found)
		credited := l.credit(part, best, changed)
		for _, v := range best {
			copied, of := strings.TrimPrefix(v.Copy, "article/"), strings.TrimPrefix(v.Of, "article/")
			original[copied] = of
			if changed[copied] || changed[of] || credited[copied] || l.texts.of(copied).original != of {
				l.found.Copies = append(l.found.Copies, v)
				l.touch(vocab.Node(vocab.Derivation, copied, of))
				l.touch(vocab.Node(vocab.Article, copied), vocab.DerivedFrom, vocab.Derived)
			}
		}
		for _, h := range part {
			s := l.texts.of(h)
			if before := s.original; before != original[h] {
				l.unsettled[h] = true
				for _, k := range []string{before, original[h]} {
					if k != "" {
						moved[k] = true
					}
				}
				if before != "" {
					l.touch(vocab.Node(vocab.Derivation, h, before))
				}
				l.touch(vocab.Node(vocab.Article, h), vocab.DerivedFrom, vocab.Derived)
				moved[h] = true
				s.original = original[h]
			}
			l.texts.save(h)
		}
	}
	return moved
}

// joinTold groups the articles connected with those that moved into stories,
// and says which articles are in another one than before. near are those that
// some are alike.
func (l *linker) joinTold(moved map[string]bool, near map[string][]string) (retold map[string]bool) {
	for _, h := range sorted(moved) {
		if o := l.shape(h); o != nil && near[h] == nil {
			near[h] = l.alike(o)
		}
	}
	grouped := l.storyReach(moved, near)
	retold = map[string]bool{}
	for h := range moved {
		if l.shape(h) == nil {
			l.leave(h, retold)
		}
	}
	for _, g := range grouped {
		l.tell(g, moved, retold)
	}
	return retold
}

// leave takes an article that is gone out of its story.
func (l *linker) leave(hash string, retold map[string]bool) {
	s := l.texts.of(hash)
	if s.story != "" {
		l.regroup(s.story, func(members []string) []string {
			return slices.DeleteFunc(members, func(h string) bool { return h == hash })
		})
	}
	retold[hash] = true
	l.touch(vocab.Node(vocab.Article, hash))
	l.texts.drop(hash)
}

// tell notes the stories of a connected part of articles.
func (l *linker) tell(grouped grown, moved, retold map[string]bool) {
	part := grouped.members
	for _, g := range grouped.groups {
		members := make([]*outline, len(g))
		hashes := make([]string, len(g))
		for i, n := range g {
			members[i], hashes[i] = l.shape(part[n]), part[n]
		}
		s := storyOf(members)
		node := string(s.Node)
		if !l.recast[node] && slices.Equal(l.casts.of(node).members, hashes) && !slices.ContainsFunc(hashes, func(h string) bool { return moved[h] }) {
			continue
		}
		l.regroup(node, func([]string) []string { return hashes })
		l.casts.of(node).merges = mergesIn(g, grouped.merges)
		l.casts.save(node)
		l.keepRows(node, part, g, grouped.told)
		for _, h := range hashes {
			state := l.texts.of(h)
			if state.story == node {
				continue
			}
			if before := state.story; before != "" {
				l.regroup(before, func(have []string) []string {
					return slices.DeleteFunc(have, func(x string) bool { return x == h })
				})
			}
			retold[h], state.story = true, node
			l.texts.save(h)
		}
		l.found.Stories = append(l.found.Stories, s)
		l.touch(s.Node)
		for _, m := range s.Members {
			l.touch(m.Node, vocab.InStory, vocab.Why)
		}
	}
}

// mergesIn are the merges that made a group, of its members by their order.
func mergesIn(group []int, merges []merge) (out []merge) {
	for _, m := range merges {
		if a, ok := slices.BinarySearch(group, m.a); ok {
			b, _ := slices.BinarySearch(group, m.b)
			out = append(out, merge{a, b, m.score})
		}
	}
	return out
}
