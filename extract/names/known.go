package names

// Codes of what the lexicons know, in traits.known; a position is added.
const (
	knowCountry = 1 + iota
	knowRegion
	knowMetropolis
	knowCity
	knowTown
	knowCounty
	knowBody
	knowPerson
	knowOther
	knowPeople
	knowTitle
	knowDemonym
)

// position codes a token's place in a name of n tokens: alone, first, last or
// inside.
func position(i, n int) uint32 {
	switch {
	case n == 1:
		return 0
	case i == 0:
		return 1
	case i == n-1:
		return 2
	}
	return 3
}

// readKnown looks up the longest name of the lexicons that opens at each
// capital.
func (w *work) readKnown() {
	for i := 0; i < len(w.a.Tokens); {
		if w.words[i].shape&(capital|camel) == 0 {
			i++
			continue
		}
		end := w.a.Sentences[w.a.Tokens[i].Sentence].Last
		j, code := w.knownAt(i, end)
		for k := i; k < j; k++ {
			w.traits[k].known = uint32(code)<<2 | position(k-i, j-i)
		}
		i = max(j, i+1)
	}
}

// knownAt is the end and the code of the longest known name at i.
func (w *work) knownAt(i, end int) (int, int) {
	if j := w.phraseEnd(i, end); j > i {
		if p, ok := w.lex.find(w.text(i, j)); ok {
			return j, phraseCode(p)
		}
	}
	for j := min(end, i+4); j > i; j-- {
		if w.words[j-1].shape&(capital|anyLower) == 0 || j > i+1 && w.words[j-1].shape&capital == 0 {
			continue
		}
		text := w.text(i, j)
		if _, ok := w.lex.demonym(text); ok {
			return j, knowDemonym
		}
		if code := w.placeCode(text); code > 0 {
			return j, code
		}
	}
	return i, 0
}

// phraseCode is the code of a phrase.
func phraseCode(p phrase) int {
	switch {
	case p.title:
		return knowTitle
	case p.people:
		return knowPeople
	}
	switch p.kind {
	case Organization:
		return knowBody
	case Person:
		return knowPerson
	}
	return knowOther
}

// placeCode is the code of a place by kind and size.
func (w *work) placeCode(text string) int {
	f := w.lex.gaz.Known(text)
	switch {
	case f.Country:
		return knowCountry
	case f.Region:
		return knowRegion
	case f.Population > 500_000:
		return knowMetropolis
	case f.Population > 50_000:
		return knowCity
	case f.City:
		return knowTown
	case f.County || w.lex.gaz.Abbreviation(text):
		return knowCounty
	}
	return 0
}

// readRules codes what the rules read at each token.
func (w *work) readRules() {
	for _, c := range w.found {
		code := uint32(1)
		switch c.kind {
		case Person:
			code = 2
		case Organization:
			code = 3
		case Place:
			code = 4
		case Demonym:
			code = 5
		case Other:
			code = 6
		}
		sure := uint32(min(int(c.sure), 3))
		for k := c.first; k < c.last; k++ {
			w.traits[k].rule = (code<<2|sure)<<2 | position(k-c.first, c.last-c.first)
		}
	}
}
