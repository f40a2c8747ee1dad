package main

import (
	"slices"
	"strings"
)

// Bounds of the length of sentences that are put into somebody's mouth.
const (
	contentLeast = 5
	contentMost  = 40
)

// theVerb stands for the verb of saying as a head, until its place is known.
const theVerb = -2

// attribute puts a sentence into somebody's mouth, in the ways of the news:
// "…, the minister said on Friday", "Officials said Friday that …",
// "According to police, …"; nil where it cannot.
func (t titles) attribute(words []word, rnd *random) []word {
	content := statement(words)
	if content == nil {
		return nil
	}
	pick := func(kind string) phrase { return t[kind][rnd.below(len(t[kind]))] }
	root := slices.IndexFunc(content, func(w word) bool { return w.head < 0 })
	comma, stop := word{form: ",", tag: ",", rel: "punct", head: -1}, word{form: ".", tag: ".", rel: "punct", head: -1}
	var out []word
	speak := func(inverted bool) {
		parts := []phrase{pick("speaker"), pick("saying")}
		if inverted {
			parts[1] = t["saying"][0]
			slices.Reverse(parts)
		}
		for _, p := range parts {
			out = place(out, p, theVerb)
		}
		if rnd.below(2) == 0 {
			out = place(out, pick("occasion"), theVerb)
		}
	}
	source := pick("according")
	switch n := rnd.below(10); {
	case n < 5: // "…, he said."
		content[root].rel = "ccomp"
		out = place(place(out, content, theVerb), phrase{comma}, root)
		speak(n == 0)
	case n < 8: // "He said that …."
		speak(false)
		content[root].rel = "ccomp"
		if n > 5 {
			that := word{form: "that", tag: "IN", rel: "mark", head: -1}
			out = place(out, phrase{that}, len(out)+1+root)
		}
		out = place(out, small(content), theVerb)
	case n < 9: // "…, according to him."
		out = place(place(place(out, content, -1), phrase{comma}, root), source, root)
	default:
		root += len(source) + 1
		out = place(out, source, root)
		out = place(place(out, phrase{comma}, root), small(content), -1)
	}
	return settle(place(out, phrase{stop}, theVerb))
}

// place appends a phrase whose head is word of the whole.
func place(out []word, p phrase, of int) []word {
	at := len(out)
	for _, w := range p {
		switch {
		case w.rel == "root" && of == theVerb:
			w.head = -1 // the verb itself
		case w.head < 0:
			w.head = of
		default:
			w.head += at
		}
		out = append(out, w)
	}
	return out
}

// settle fills in the place of the root and the capital at the beginning.
func settle(words []word) []word {
	root := slices.IndexFunc(words, func(w word) bool { return w.head == -1 })
	for i := range words {
		if words[i].head == theVerb {
			words[i].head = root
		}
	}
	words[0].form = strings.ToUpper(words[0].form[:1]) + words[0].form[1:]
	return words
}

// statement returns a plain statement with its own subject without the stop,
// nil for other sentences.
func statement(words []word) []word {
	n := len(words) - 1
	if n < contentLeast || n > contentMost || words[n].form != "." || !leaf(words, n) || words[0].tag == "CC" {
		return nil
	}
	root := slices.IndexFunc(words, func(w word) bool { return w.head < 0 })
	subject := false
	for i, w := range words[:n] {
		if w.tag == "``" || w.tag == "''" || w.tag == ":" || w.rel == "parataxis" || w.rel == "vocative" || w.rel == "discourse" {
			return nil
		}
		subject = subject || w.head == root && i < root && strings.HasPrefix(w.rel, "nsubj")
		if w.head == root && w.rel == "ccomp" {
			return nil
		}
	}
	if !subject || root == n {
		return nil
	}
	return slices.Clone(words[:n])
}

// small writes the first word as it stands within a sentence.
func small(words []word) []word {
	if w := &words[0]; !strings.HasPrefix(w.tag, "NNP") && w.form != "I" && strings.ToUpper(w.form) != w.form || w.form == "A" {
		w.form = strings.ToLower(w.form[:1]) + w.form[1:]
	}
	return words
}
