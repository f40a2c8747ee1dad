package main

import "dateline/extract/syntax/internal/tagging"

// tagAccuracy counts right tags on gold tokens.
func tagAccuracy(m *tagging.Model, corpus []sentence) (good, all int) {
	var s tagging.Sentence
	for _, c := range corpus {
		tags := make([]uint8, len(c.words))
		s.Reset(m.Lexicon, formsOf(nil, c.words))
		m.Tag(&s, tags)
		for i, w := range c.words {
			if m.Tags[tags[i]] == w.tag {
				good++
			}
		}
		all += len(c.words)
	}
	return good, all
}
