package source

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"dateline/extract/landmarks"
	"dateline/extract/lexicon"
	"dateline/schema"
	"dateline/schema/edtf"
)

// Ways to count from a landmark to the day of writing.
const (
	onAnniversary = "anniversary"
	onDay         = "day"
	aboutThen     = "about"
)

// countedRule is one row of counted.tsv.
type countedRule struct {
	kind    string
	before  bool // the landmark stands before the pattern
	pattern *regexp.Regexp
	row     lexicon.Row
}

// addNumber reads a row of numbers.tsv.
func (r *rules) addNumber(row lexicon.Row) (err error) {
	r.numbers[row.Get("word")], err = strconv.Atoi(row.Get("value"))
	return err
}

// addCounted reads a row of counted.tsv.
func (r *rules) addCounted(row lexicon.Row) error {
	source := strings.NewReplacer(
		"NUMBER", `(?P<n>\d{1,4}|[a-z]+)`, "ORDINAL", `(?P<n>\d{1,3}(?:st|nd|rd|th)|[a-z]+)`, "UNIT", `(?P<unit>day|week|month|year)s?`,
	).Replace(row.Get("pattern"))
	pattern, err := regexp.Compile(`(?i)` + source)
	if err != nil {
		return err
	}
	rule := countedRule{kind: row.Get("kind"), before: row.Get("side") == "before", pattern: pattern, row: row}
	switch rule.kind {
	case onAnniversary, onDay, aboutThen:
	default:
		return fmt.Errorf("kind %q", rule.kind)
	}
	r.counted = append(r.counted, rule)
	return nil
}

// count is a time counted in a sentence: so many units, with the words' place.
type count struct {
	schema.Span
	n    int
	unit string
}

// read finds the counts of a rule in a text.
func (c *countedRule) read(r *rules, text string) []count {
	var out []count
	for _, m := range c.pattern.FindAllStringSubmatchIndex(text, -1) {
		found := count{Span: schema.Span{Start: m[0], End: m[1]}, unit: "year"}
		if c.kind == onDay {
			found.unit = "day"
		}
		for i, name := range c.pattern.SubexpNames() {
			switch {
			case name == "n":
				word := strings.ToLower(text[m[2*i]:m[2*i+1]])
				var known bool
				if found.n, known = r.numbers[word]; !known {
					found.n = number(strings.TrimRight(word, "stndrh"))
				}
			case name == "unit":
				found.unit = strings.ToLower(text[m[2*i]:m[2*i+1]])
			}
		}
		if found.n > 0 {
			out = append(out, found)
		}
	}
	return out
}

// period is a stretch of days that a count from a landmark leaves, with the day
// itself where the count is exact.
type period struct {
	schema.Span
	from, until edtf.Day
	day         edtf.Day // 0 where only about that time is told
	says        string
}

// reach is how far, in bytes, a landmark may stand from the words that count.
const reach = 40

// counted lists what a sentence counts from its landmarks.
func (w *work) counted(start, end int, known []landmarks.Mention) []period {
	var out []period
	for i := range w.rules.counted {
		rule := &w.rules.counted[i]
		for _, c := range rule.read(w.rules, w.text[start:end]) {
			c.Start, c.End = c.Start+start, c.End+start
			for _, m := range known {
				gap := m.Start - c.End
				if rule.before {
					gap = c.Start - m.End
				}
				if gap < 0 || gap > reach {
					continue
				}
				if p, ok := rule.from(m.Landmark, c); ok {
					p.Span = schema.Span{Start: min(c.Start, m.Start), End: max(c.End, m.End)}
					p.says = fmt.Sprintf("%s: %s, %s", strings.Join(strings.Fields(w.text[p.Start:p.End]), " "), m.Event, m.From)
					out = append(out, p)
				}
			}
		}
	}
	return out
}

// Days around a counted time in which the text was written.
const (
	aroundAnniversary = 45
	aroundDays        = 10 // and a fifth of the time counted
)

// from counts from a landmark.
func (c *countedRule) from(l *landmarks.Landmark, x count) (period, bool) {
	first, ok := l.From.Earliest()
	if !ok {
		return period{}, false
	}
	y, m, d := first.Date()
	exact, sure := l.Day()
	switch c.kind {
	case onAnniversary:
		p := period{day: edtf.DayOf(y+x.n, m, d)}
		p.from, p.until = p.day-aroundAnniversary, p.day+aroundAnniversary
		if !sure {
			p.day = 0
		}
		return p, true
	case onDay:
		p := period{day: exact + edtf.Day(x.n) - 1}
		p.from, p.until = p.day, p.day+2
		return p, sure
	}
	var then, slack edtf.Day
	switch x.unit {
	case "year":
		then, slack = edtf.DayOf(y+x.n, m, d), 200
	case "month":
		then, slack = edtf.DayOf(y, m+x.n, d), 31
	case "week":
		then, slack = first+edtf.Day(7*x.n), aroundDays
	default:
		then, slack = first+edtf.Day(x.n), aroundDays
	}
	slack += (then - first) / 5
	return period{from: then - slack, until: then + slack}, sure
}
