package syntax

import "dateline/extract/syntax/internal/lemma"

// lemmas collects those of a text that are neither part of it nor words of the
// tables, so that they are made into one string.
type lemmas struct {
	buf     [lemma.Longest + 1]byte
	letters []byte
	late    []lateLemma
}

// lateLemma is a token whose lemma is letters[start:end].
type lateLemma struct{ token, start, end int }

// read gives token i its lemma, or notes it.
func (l *lemmas) read(set *lemma.Set, a *Analysis, i int) {
	t := &a.Tokens[i]
	found, letters := set.Find(&l.buf, a.Text[t.Start:t.End], t.Tag)
	t.Lemma = found
	if found == "" {
		start := len(l.letters)
		l.letters = append(l.letters, letters...)
		l.late = append(l.late, lateLemma{i, start, len(l.letters)})
	}
}

// finish gives the tokens noted their lemmas and forgets them.
func (l *lemmas) finish(a *Analysis) {
	all := string(l.letters)
	for _, k := range l.late {
		a.Tokens[k.token].Lemma = all[k.start:k.end]
	}
	l.letters, l.late = l.letters[:0], l.late[:0]
}
