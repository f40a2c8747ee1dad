package across

import "slices"

// broken reports whether what one clause says will not be has been done by the
// time of the other, later one: "we will not sell", "we have sold".
func (r *stanceReader) broken(a, b *clause) bool {
	weekday := func(t string) bool { return slices.Contains(r.kindsOf(t), "weekday") }
	done := b.past || !a.verb(b) || b.subject == "first" && !slices.Contains(b.tenses, "present")
	return a.denials > 0 && a.mood == "future" && b.mood == "" && done && b.since(a, weekday)
}

// takenBack reports whether a later clause says of the past the contrary of what
// the earlier one said of its present: "it is safe", "it was not safe". What was
// not may have been before: only "there is none" and "we are not talking" are
// taken back by what was.
func (a *clause) takenBack(b *clause) bool {
	now := func(c *clause) bool { return len(c.tenses) > 0 && !slices.Contains(c.tenses, "past") }
	if !now(a) || !b.past || a.denials == b.denials || !b.meant(a) {
		return false
	}
	return a.denials == 0 || a.exists && b.exists || a.going && b.going
}

// aheadReach is how many words before a verb say that it will not be.
const aheadReach = 4

// DeniesAhead reports whether the words before a verb say that what it tells will
// not be: "the club will not". An error is a fault of the build.
func DeniesAhead(before string) (bool, error) {
	t, err := loadTables()
	if err != nil {
		return false, err
	}
	s, err := t.readStances()
	if err != nil {
		return false, err
	}
	words, _ := splitWords(before, false)
	future, denied := false, false
	for _, w := range words[max(0, len(words)-aheadReach):] {
		kinds := s.kindsOf(w.form)
		future = future || slices.Contains(kinds, "future") || slices.Contains(kinds, "reported")
		denied = denied || t.denying[w.form]
	}
	return future && denied, nil
}
