package source

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"dateline/extract/lexicon"
	"dateline/schema"
	"dateline/schema/edtf"
)

// calendar knows the names of months and days of the week.
type calendar struct {
	months   map[string]int // 1-12
	weekdays map[string]int // 1 Monday to 7 Sunday
}

// add reads a row of calendar.tsv.
func (c *calendar) add(row lexicon.Row) error {
	if c.months == nil {
		c.months, c.weekdays = map[string]int{}, map[string]int{}
	}
	n, err := strconv.Atoi(row.Get("value"))
	if err != nil {
		return err
	}
	switch row.Get("class") {
	case "month":
		c.months[row.Get("word")] = n
	case "weekday":
		c.weekdays[row.Get("word")] = n
	default:
		return fmt.Errorf("class %q", row.Get("class"))
	}
	return nil
}

// dateMention is a day as the text names it: a day of a month with or without
// year and day of the week, or a day of the week alone.
type dateMention struct {
	schema.Span
	weekday   int // 1 Monday to 7 Sunday, 0 not named
	day       int // 0 where only the day of the week is named
	month     int
	year      int  // 0 not named
	ambiguous bool // day and month may change places
	iso       bool // written year first, as machines do
}

// full is the day of a mention with a year; ok is false for any other, for days
// that the calendar lacks and for days of the week that contradict the date.
func (m *dateMention) full() (edtf.Day, bool) {
	if m.year == 0 || m.ambiguous {
		return 0, false
	}
	return m.in(m.year)
}

// in is the day of a mention in a year; ok is false as in full.
func (m *dateMention) in(year int) (edtf.Day, bool) {
	if m.day == 0 {
		return 0, false
	}
	d := edtf.DayOf(year, m.month, m.day)
	if _, month, day := d.Date(); month != m.month || day != m.day {
		return 0, false
	}
	if m.weekday != 0 && weekday(d) != m.weekday {
		return 0, false
	}
	return d, true
}

// weekday is the day of the week, 1 Monday to 7 Sunday.
func weekday(d edtf.Day) int {
	if w := d.Weekday(); w != time.Sunday {
		return int(w)
	}
	return 7
}

// item is a word or number of a text.
type item struct {
	schema.Span
	month, weekday int
	number         int  // of a run of up to four digits, else -1
	digits         int  // length of that run
	long           bool // a name of a day of the week in full
}

// scanDates finds the days that a text names, in text order.
func scanDates(c calendar, text string) []dateMention {
	items := c.items(text)
	var out []dateMention
	for i := 0; i < len(items); {
		m, n := match(text, items[i:])
		if n == 0 {
			i++
			continue
		}
		out = append(out, m)
		i += n
	}
	return out
}

// items cuts a text into words and numbers.
func (c calendar) items(text string) []item {
	out := make([]item, 0, len(text)/6+4)
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		start := i
		switch {
		case r >= '0' && r <= '9':
			for i < len(text) && text[i] >= '0' && text[i] <= '9' {
				i++
			}
			it := item{Span: schema.Span{Start: start, End: i}, number: -1, digits: i - start}
			if it.digits <= 4 {
				it.number, _ = strconv.Atoi(text[start:i])
			}
			i += ordinal(text[i:])
			it.End = i
			out = append(out, it)
		case unicode.IsLetter(r):
			for i < len(text) && unicode.IsLetter(r) {
				i += size
				r, size = utf8.DecodeRuneInString(text[i:])
			}
			out = append(out, c.word(text, start, i))
		default:
			i += size
		}
	}
	return out
}

// ordinal is the length of "st", "nd", "rd" or "th" where a word ends with it.
func ordinal(rest string) int {
	if len(rest) < 2 {
		return 0
	}
	switch strings.ToLower(rest[:2]) {
	case "st", "nd", "rd", "th":
		if r, _ := utf8.DecodeRuneInString(rest[2:]); !unicode.IsLetter(r) {
			return 2
		}
	}
	return 0
}

// word looks a word up; names of months and days have a capital letter.
func (c calendar) word(text string, start, end int) item {
	it := item{Span: schema.Span{Start: start, End: end}, number: -1}
	if text[start] < 'A' || text[start] > 'Z' || end-start < 3 || end-start > 9 {
		return it
	}
	w := strings.ToLower(text[start:end])
	it.month, it.weekday = c.months[w], c.weekdays[w]
	it.long = strings.HasSuffix(w, "day")
	return it
}
