package source

import (
	"strings"

	"dateline/schema"
)

// match reads the day that starts with the first item and says how many items
// it takes; 0 when none starts there.
func match(text string, items []item) (dateMention, int) {
	first := items[0]
	if first.digits > 0 {
		if m, n := numericDate(text, items); n > 0 {
			return m, n
		}
		return writtenDate(text, items)
	}
	if first.weekday == 0 {
		return writtenDate(text, items)
	}
	if len(items) > 1 && apart(text, first, items[1], " .,") {
		rest := items[1:]
		skip := 1
		if strings.EqualFold(text[rest[0].Start:rest[0].End], "the") && len(rest) > 1 {
			rest, skip = rest[1:], 2
		}
		m, n := writtenDate(text, rest)
		if n == 0 {
			m, n = numericDate(text, rest)
		}
		if n > 0 {
			m.Start, m.weekday = first.Start, first.weekday
			m.ambiguous = m.ambiguous && !m.settle()
			return m, n + skip
		}
	}
	if !first.long {
		return dateMention{}, 0
	}
	return dateMention{Span: first.Span, weekday: first.weekday}, 1
}

// settle decides an ambiguous date by its day of the week and reports whether
// that leaves one reading.
func (m *dateMention) settle() bool {
	swapped := *m
	swapped.day, swapped.month = m.month, m.day
	_, here := m.in(m.year)
	_, there := swapped.in(m.year)
	if there && !here {
		m.day, m.month = m.month, m.day
	}
	return here != there
}

// writtenDate reads "April 8, 2022", "8 April 2022", "8th of April" and the same
// without a year.
func writtenDate(text string, items []item) (dateMention, int) {
	if len(items) < 2 {
		return dateMention{}, 0
	}
	month, day, n := items[0], items[1], 2
	joint := " ."
	if month.month == 0 {
		day, month = items[0], items[1]
		joint = " "
		if len(items) > 2 && text[month.Start:month.End] == "of" && apart(text, day, month, " ") {
			month, n = items[2], 3
		}
	}
	if month.month == 0 || day.number < 1 || day.number > 31 || day.digits > 2 || !apart(text, items[0], items[1], joint) || !apart(text, items[n-2], items[n-1], " .") {
		return dateMention{}, 0
	}
	m := dateMention{Span: schema.Span{Start: items[0].Start, End: items[n-1].End}, day: day.number, month: month.month}
	if len(items) > n && year(items[n]) && apart(text, items[n-1], items[n], " .,") {
		m.year, m.End = items[n].number, items[n].End
		n++
	}
	if _, ok := m.in(leap); !ok {
		return dateMention{}, 0
	}
	return m, n
}

// leap is a year with every day of every month.
const leap = 2024

// numericDate reads "2022-04-08", "2022/4/8", "08.04.2022" and "4/8/2022".
func numericDate(text string, items []item) (dateMention, int) {
	if len(items) < 3 {
		return dateMention{}, 0
	}
	a, b, c := items[0], items[1], items[2]
	sep := text[a.End:b.Start]
	if sep != text[b.End:c.Start] || sep != "-" && sep != "/" && sep != "." {
		return dateMention{}, 0
	}
	m := dateMention{Span: schema.Span{Start: a.Start, End: c.End}}
	switch {
	case year(a) && b.digits <= 2 && c.digits <= 2 && sep != ".":
		m.year, m.month, m.day, m.iso = a.number, b.number, c.number, true
	case year(c) && a.digits <= 2 && b.digits <= 2:
		m.year, m.day, m.month = c.number, a.number, b.number
		if m.month > 12 {
			m.day, m.month = m.month, m.day
		}
		m.ambiguous = m.day <= 12 && m.month <= 12 && m.day != m.month
	default:
		return dateMention{}, 0
	}
	if _, ok := m.in(m.year); !ok {
		return dateMention{}, 0
	}
	return m, 3
}

// year reports whether an item reads as a year of news.
func year(it item) bool { return it.digits == 4 && it.number >= 1700 && it.number < 2200 }

// apart reports whether only characters of set stand between two items, spaces
// among them once or twice, and no line end.
func apart(text string, a, b item, set string) bool {
	between := strings.ReplaceAll(text[a.End:b.Start], "\u00a0", " ")
	return between != "" && len(between) <= 3 && strings.Trim(between, set) == ""
}
