package events

// ahead is how many tokens behind a verb its score is looked for.
const ahead = 12

// scored reports a score in the words behind a verb: "beat Northport 3-2",
// "improved to 7-1". More than two figures are the years of a span or a vote.
func (w *work) scored(i int) bool {
	s := w.a.Sentences[w.a.Tokens[i].Sentence]
	for k := i + 1; k < min(i+ahead, s.Last); k++ {
		if w.isScore(k) {
			return true
		}
		if k+2 < s.Last && w.figure(k) && w.dash(k+1) && w.figure(k+2) {
			return true
		}
	}
	return false
}

// isScore reports two short numbers with a dash between them in one token.
func (w *work) isScore(k int) bool {
	word := w.a.Word(k)
	for at, r := range word {
		if r == '-' || r == '–' {
			behind := word[at+len(string(r)):]
			return short(word[:at]) && short(behind)
		}
	}
	return false
}

// figure reports a short number outside of dates.
func (w *work) figure(k int) bool { return w.at[k].time == 0 && short(w.a.Word(k)) }

// dash reports a hyphen or dash.
func (w *work) dash(k int) bool {
	word := w.a.Word(k)
	return word == "-" || word == "–"
}

// short reports one or two digits, or three.
func short(word string) bool {
	if len(word) == 0 || len(word) > 3 {
		return false
	}
	for i := 0; i < len(word); i++ {
		if word[i] < '0' || word[i] > '9' {
			return false
		}
	}
	return true
}
