package statements

// joint lets a speaker reach over a list that opens the sentence and ends at the
// cue: "Venn, Marsh and the mayor said".
func (w *work) joint(c *draft, r run) run {
	first, end := w.a.Sentences[c.sentence].First, w.cueSpan(c).first
	if w.tag(first) == "CC" {
		first++
	}
	if r.first < first || r.last > end || end-first > 24 {
		return r
	}
	and := -1
	for i := first; i < end; i++ {
		switch {
		case w.tag(i) == "CC":
			and = i
		case w.tag(i) == "," && and < 0, w.word(i) == "of":
		case !w.premodifier(i) || w.joins(i) || w.tag(i) == "VBN":
			return r
		}
	}
	if and <= first || and+1 >= end || isMark(w.tag(end-1)) || w.tag(first) == "," {
		return r
	}
	return run{first, end}
}
