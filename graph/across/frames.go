package across

// Many texts have one wording without being taken from each other: tables and
// lists, and frames that an outlet or its program fills in anew each time, as
// for forecasts, markets and earnings.
const (
	tabularShare = 0.75 // names and numbers among the words of a line of a list
	tabularWords = 3    // in such a line, at least
	filledShare  = 0.3  // of the names and numbers of lines of one frame that were replaced by others
	fewFilled    = 3    // that were replaced
)

// tabular says whether a line is one of a list: nearly all of it is names and
// numbers, which nobody words.
func (l line) tabular() bool {
	n := 0
	for _, w := range l.words {
		if w.name || w.digit {
			n++
		}
	}
	return len(l.words) >= tabularWords && float64(n) >= tabularShare*float64(len(l.words))
}

// prose are the words of an article but for its lists.
func (a *article) prose() []token {
	var out []token
	for _, l := range a.lines {
		if !l.tabular() {
			out = append(out, l.words...)
		}
	}
	return out
}

// filledIn says whether two texts have one frame, filled in twice: in lines
// that stand for each other each has names and numbers that the other text
// lacks. Who takes over a text, in whatever words, keeps these.
func filledIn(a, b *article, pairs []pairing) bool {
	inA, inB := a.stems(), b.stems()
	replaced, kept := 0, 0
	for _, p := range pairs {
		x, y := a.lines[p.a], b.lines[p.b]
		same, gone := x.lacking(inB)
		_, come := y.lacking(inA)
		kept += same
		replaced += min(gone, come)
	}
	return replaced >= fewFilled && float64(replaced) >= filledShare*float64(replaced+kept)
}

// stems are those of all content words of an article.
func (a *article) stems() map[int32]bool {
	out := map[int32]bool{}
	for _, l := range a.lines {
		for _, w := range l.words {
			out[w.stem] = true
		}
	}
	return out
}

// lacking counts the names and numbers of a line that are among some, and those
// that are not.
func (l line) lacking(known map[int32]bool) (there, not int) {
	for _, w := range l.words {
		switch {
		case w.stem < 0 || !w.name && !w.digit:
		case known[w.stem]:
			there++
		default:
			not++
		}
	}
	return there, not
}
