package across

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/schema"
)

// Count is a number of things in a text: "40 days".
type Count struct {
	schema.Quote        // number and unit
	Value        string // digits without commas, also of a number in words
	Unit         string // stem of the word behind the number; of people hurt or killed what befell them
	Bound        bool   // a limit or an estimate, "at least 40 days"
}

// boundWords is how far before a number a word may make it a bound.
const boundWords = 2

// Counts are the numbers within spans of a text, in figures or in one word, that
// count something; a number in a date, a year or a share of a name counts nothing.
func Counts(d *schema.Document, within []schema.Span) ([]Count, error) {
	t, err := loadTables()
	if err != nil {
		return nil, err
	}
	index := schema.IndexText(d.Text)
	var out []Count
	for _, s := range within {
		text, ok := index.Slice(s)
		if !ok {
			continue
		}
		words, _ := splitWords(text, false)
		for i := range words {
			c, ok := t.count(text, words, i)
			c.Start += s.Start
			c.End += s.Start
			if ok && !slices.ContainsFunc(d.Times, func(x schema.Time) bool { return x.EDTF != "" && x.Overlaps(c.Span) }) {
				out = append(out, c)
			}
		}
	}
	return out, nil
}

// count is the number at word i with its unit, spans counted within text.
func (t *tables) count(text string, words []word, i int) (Count, bool) {
	w := words[i]
	value, inWord := t.numerals[w.form]
	if !inWord {
		value = w.form
	}
	if !inWord && (!w.digit || strings.Trim(w.form, "0123456789.") != "") || i+1 == len(words) {
		return Count{}, false
	}
	unit := words[i+1]
	if unit.upper || unit.digit || t.numerals[unit.form] != "" || inWord && i > 0 && t.numerals[words[i-1].form] != "" || t.stop[unit.form] || strings.TrimSpace(text[w.end:unit.start]) != "" {
		return Count{}, false
	}
	c := Count{Value: value, Unit: t.unitAt(text, words, i+1)}
	c.Text = strings.Clone(text[w.start:unit.end])
	c.Start = utf8.RuneCountInString(text[:w.start])
	c.End = c.Start + utf8.RuneCountInString(c.Text)
	for _, before := range words[max(0, i-boundWords):i] {
		c.Bound = c.Bound || t.bounds[before.form]
	}
	return c, true
}

// Concepts of what befalls people, and the unit of words that say no more of
// them than that they are people (units.tsv).
const (
	conceptDeath  = "death"
	conceptInjury = "injury"
	unitPerson    = "person"
)

// harmReach is how many words behind the people counted may say what befell
// them: "three people have been badly hurt".
const harmReach = 4

// unitAt is what the number before word i counts. "Three injured", "three hurt"
// and "three people were injured" count the same.
func (t *tables) unitAt(text string, words []word, i int) string {
	if harm := t.harm(words[i]); harm != "" {
		return harm
	}
	if t.units[words[i].form] == unitPerson {
		for k := i + 1; k < min(i+1+harmReach, len(words)); k++ {
			w := words[k]
			if w.digit || t.numerals[w.form] != "" || t.denying[w.form] || strings.TrimSpace(text[words[k-1].end:w.start]) != "" {
				break
			}
			if harm := t.harm(w); harm != "" {
				return harm
			}
		}
	}
	return t.stem(words[i].form)
}

// harm is the concept of a word that says people were hurt or killed, else "".
func (t *tables) harm(w word) string {
	for _, p := range t.concepts[t.stem(w.form)] {
		if len(p.stems) == 1 && (p.concept == conceptDeath || p.concept == conceptInjury) {
			return p.concept
		}
	}
	return ""
}
