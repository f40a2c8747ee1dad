package names

// opens reports whether a name may begin at token i.
func (w *work) opens(i int) bool {
	t := &w.words[i]
	if t.shape&capital == 0 {
		return t.shape&camel != 0
	}
	if t.loud {
		return w.provenLoud(i)
	}
	if !t.first {
		return t.class&functionWord == 0 || w.given(i) || w.phraseEnd(i, len(w.a.Tokens)) > i
	}
	return w.provenFirst(i)
}

// capitalAt reports a word at token i with a capital that is no function word.
func (w *work) capitalAt(i int) bool {
	return i < len(w.words) && w.words[i].shape&capital != 0 && w.words[i].class&functionWord == 0
}

// given reports a first name before the next word of a name, inside a sentence:
// there "Per Grimble" has no preposition.
func (w *work) given(i int) bool {
	t := &w.words[i]
	return !t.first && t.class&firstName != 0 && w.capitalAt(i+1)
}

// provenFirst reports whether the capital of a word that opens a sentence is
// more than the start of the sentence.
func (w *work) provenFirst(i int) bool {
	t := &w.words[i]
	if w.phraseEnd(i, len(w.a.Tokens)) > i+1 {
		return true
	}
	next := w.capitalAt(i + 1)
	if t.class&functionWord != 0 {
		return false
	}
	if t.shape&(allCaps|camel|initial) != 0 || next && t.class&(titleWord|firstName|placeOpener) != 0 {
		return true
	}
	e := w.uses[w.traits[i].lower]
	if e.capital > e.small {
		return true
	}
	if e.small > 0 || t.class&smallWord != 0 {
		return next && e.small <= 1
	}
	return true
}

// provenLoud reports whether a word in a headline is a name in the body, or is
// known as one.
func (w *work) provenLoud(i int) bool {
	t := &w.words[i]
	if t.class&functionWord != 0 && t.shape&allCaps != 0 && len(w.a.Word(i)) > 3 {
		return false
	}
	if w.phraseEnd(i, len(w.a.Tokens)) > i+1 {
		return true
	}
	if t.class&functionWord != 0 {
		return false
	}
	e := w.uses[w.traits[i].lower]
	switch {
	case e.capital > 0 || e.small > 0:
		return e.capital > e.small
	case t.class&(firstName|titleWord|placeOpener) != 0:
		return true
	case t.class&smallWord != 0:
		next := i+1 < len(w.words) && w.words[i+1].class&(bodyWord|tailWord|headWord|placeWord) != 0 && w.words[i+1].class&smallWord == 0
		return next
	}
	return true
}
