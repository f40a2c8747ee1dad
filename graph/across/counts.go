package across

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dateline/schema"
)

// Count is a number of things in a text: "40 days".
type Count struct {
	schema.Quote         // number and unit
	Value        string  // digits without commas, also of a number in words
	Unit         string  // stem of what is counted; of people hurt or killed what befell them
	Least, Most  float64 // what the number may be: "at least 40 days", "some 40 days"
	People       bool    // of people, whatever they are called: "three people", not "three nurses"
}

// near is by what share a number that is said to be about right may be off.
const near = 0.25

// Excludes reports whether two counts of one thing cannot both be right.
func (c Count) Excludes(o Count) bool { return c.Most < o.Least || o.Most < c.Least }

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
		r := counter{t, text, nil}
		r.words, _ = splitWords(text, false)
		for i := range r.words {
			c, ok := r.count(i)
			c.Start += s.Start
			c.End += s.Start
			if ok && !slices.ContainsFunc(d.Times, func(x schema.Time) bool { return x.EDTF != "" && x.Overlaps(c.Span) }) {
				out = append(out, c)
			}
		}
	}
	return out, nil
}

// counter reads the counts of one sentence.
type counter struct {
	*tables
	text  string
	words []word
}

// count is the number at word i with its unit, spans counted within the text.
func (r *counter) count(i int) (Count, bool) {
	w := r.words[i]
	c := Count{Value: r.numerals[w.form]}
	inWord, rank := c.Value != "", false
	if i > 0 && r.words[i-1].digit && r.words[i].start-r.words[i-1].end == 1 && !r.joined(i, " ") { // a score, a time of day
		return c, false
	}
	if !inWord {
		c.Value, rank = figures(w)
	}
	if c.Value == "" || inWord && i > 0 && r.numerals[r.words[i-1].form] != "" {
		return c, false
	}
	first, last := i, i
	if k := i + 1; k < len(r.words) && r.scales[r.words[k].form] != "" && r.units[r.words[k].form] == "" && r.joined(k, " ") {
		c.Value += " " + r.scales[r.words[k].form]
		last = k
	}
	sign, start := r.sign(i)
	switch at := r.counted(last+1, c.Value); {
	case sign != "":
		c.Unit = sign
	case last > i && r.scales[r.words[last].form] == percent:
		c.Unit, c.Value = percent, strings.TrimSuffix(c.Value, " "+percent)
	case at >= 0:
		c.Unit, c.People = r.unitAt(i, at)
		last = at
	case i > 1 && !inWord && r.words[i-1].form == "of" && r.joined(i, " ") && !r.stop[r.words[i-2].form] && !r.words[i-2].digit: // "a magnitude of 6.6"
		c.Unit, first = r.stem(r.words[i-2].form), i-2
	case last > i:
		c.Unit = r.scales[r.words[last].form]
	default:
		return c, false
	}
	if rank {
		c.Unit += " in order"
	}
	start = min(start, r.words[first].start)
	c.Text = strings.Clone(r.text[start:r.words[last].end])
	c.Start = utf8.RuneCountInString(r.text[:start])
	c.End = c.Start + utf8.RuneCountInString(c.Text)
	c.Least, c.Most = r.bounds(i, amount(c.Value))
	return c, true
}

// percent is a scale that is a unit as well.
const percent = "percent"

// sign is the unit of the sign right before word i, and where it stands.
func (r *counter) sign(i int) (unit string, start int) {
	sign, size := utf8.DecodeLastRuneInString(r.text[:r.words[i].start])
	if unit = r.units[string(sign)]; unit == "" {
		return "", r.words[i].start
	}
	return unit, r.words[i].start - size
}

// figures is what a word of digits says, and whether it says the rank, "63rd".
func figures(w word) (value string, rank bool) {
	form := w.form
	for _, end := range []string{"st", "nd", "rd", "th"} {
		if cut, ok := strings.CutSuffix(form, end); ok {
			form, rank = cut, true
		}
	}
	if !w.digit || strings.Trim(form, "0123456789.") != "" {
		return "", false
	}
	return form, rank
}

// joined reports whether word k follows the one before with no more than a mark
// between them.
func (r *counter) joined(k int, mark string) bool {
	between := r.text[r.words[k-1].end:r.words[k].start]
	return strings.TrimSpace(between) == strings.TrimSpace(mark) && (mark == " " || between == mark)
}

// headReach is how many words behind a number the thing it counts is named:
// "three polling stations", "two armed men".
const headReach = 3

// counted is the word from k on that names what a number counts, -1 for none: a
// known unit, else the first plural, else the first word.
func (r *counter) counted(k int, value string) int {
	if k >= len(r.words) || !r.joined(k, " ") && !r.joined(k, "-") || r.words[k].digit || r.numerals[r.words[k].form] != "" || r.stop[r.words[k].form] {
		return -1
	}
	if value != "1" && r.joined(k, " ") && r.units[r.words[k].form] == "" && r.harm(r.words[k]) == "" {
		for n := k; n < min(k+headReach, len(r.words)) && r.joined(n, " "); n++ {
			w := r.words[n]
			if r.stop[w.form] || w.digit {
				break
			}
			if !w.upper && r.plural(w.form) {
				return n
			}
		}
	}
	if r.words[k].upper {
		return -1
	}
	return k
}

// plural reports whether a word looks like one of several things.
func (t *tables) plural(form string) bool {
	if t.units[form] != "" || t.plurals[form] {
		return true
	}
	return len(form) > 3 && strings.HasSuffix(form, "s") && !strings.HasSuffix(form, "ss") && !strings.HasSuffix(form, "us") && !strings.HasSuffix(form, "is")
}

// amount is the size of a value with its scale.
func amount(value string) float64 {
	digits, scale, _ := strings.Cut(value, " ")
	n, err := strconv.ParseFloat(digits, 64)
	if err != nil {
		return 0
	}
	for _, s := range []struct {
		name string
		of   float64
	}{{"dozen", 12}, {"hundred", 100}, {"thousand", 1e3}, {"million", 1e6}, {"billion", 1e9}, {"trillion", 1e12}} {
		if s.name == scale {
			return n * s.of
		}
	}
	return n
}

// boundWords is how many words a bound has at most.
const boundWords = 3

// bounds is what the number at word i, n, may be by the words before it.
func (r *counter) bounds(i int, n float64) (least, most float64) {
	switch r.bound(i) {
	case "least":
		return n, math.Inf(1)
	case "most":
		return 0, n
	case "about":
		return n * (1 - near), n * (1 + near)
	}
	return n, n
}

// bound is the kind of the longest bound right before word i; of a number that
// is the end of a range, "10 to 20", it is that of an estimate.
func (r *counter) bound(i int) string {
	if i > 1 && (r.words[i-2].digit || r.numerals[r.words[i-2].form] != "") && r.tables.bounds[r.words[i-1].form] == "join" {
		return "about"
	}
	for n := min(boundWords, i); n > 0; n-- {
		forms := make([]string, n)
		for k := range forms {
			forms[k] = r.words[i-n+k].form
		}
		if kind := r.tables.bounds[strings.Join(forms, " ")]; kind != "" && kind != "join" {
			return kind
		}
	}
	return ""
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

// unitAt is what the number at word i counts, by word k. "Three injured", "three
// hurt", "injured three people" and "three people were injured" count the same.
func (r *counter) unitAt(i, k int) (unit string, people bool) {
	if harm := r.harm(r.words[k]); harm != "" {
		return harm, true
	}
	if r.units[r.words[k].form] != unitPerson {
		if r.words[k].form == "year" && k+1 < len(r.words) && r.words[k+1].form == "old" {
			return "age", false
		}
		return cmp.Or(r.units[r.words[k].form], r.stem(r.words[k].form)), false
	}
	for n := i - 1; n >= max(0, i-harmReach); n-- { // "killed at least three people"
		if harm := r.harm(r.words[n]); harm != "" {
			return harm, true
		}
		if r.bound(i) == "" {
			break
		}
	}
	for n := k + 1; n < min(k+1+harmReach, len(r.words)); n++ {
		w := r.words[n]
		if w.digit || r.numerals[w.form] != "" || r.denying[w.form] || r.tables.bounds[w.form] == "join" || strings.TrimSpace(r.text[r.words[n-1].end:w.start]) != "" {
			break
		}
		if harm := r.harm(w); harm != "" {
			return harm, true
		}
	}
	return unitPerson, true
}

// harm is the concept of a word that says people were hurt or killed, else "".
func (t *tables) harm(w word) string {
	for _, stem := range []string{t.stem(w.form), strings.TrimSuffix(w.form, "d")} { // "died" has too short a stem
		for _, p := range t.concepts[stem] {
			if len(p.stems) == 1 && (p.concept == conceptDeath || p.concept == conceptInjury) {
				return p.concept
			}
		}
	}
	return ""
}
