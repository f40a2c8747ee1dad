package across

import (
	"fmt"
	"strings"

	"dateline/schema/edtf"
)

// Lists that go by day begin with the quarter or the year: what is placed
// together is of the same days, and is then written to few places.

// period is how long a piece of a list is, in months.
type period int

// Periods of lists: short ones are read where days far apart have nothing in
// common, long ones where they have.
const (
	quarterly period = 3
	yearly    period = 12
)

// openDay stands for a day that is not known, behind all that are.
const openDay = "open"

// widestDate is how many days a date may mean for pieces to be looked for one by
// one.
const widestDate = 3660

// of is the number of the period that a day is in.
func (p period) of(d edtf.Day) int {
	t := d.Time()
	return (t.Year()*12 + int(t.Month()) - 1) / int(p)
}

// name is the beginning of the keys of a period.
func (p period) name(n int) string {
	return fmt.Sprintf("%04d-%02d", n*int(p)/12, n*int(p)%12+1)
}

// datedKey is the entry of a thing in a list, by a date: under openDay where that
// is not one day. That there is such a piece is noted as well.
func (l *linker) datedKey(d days, p period, kind, list, thing string) string {
	name, day := openDay, openDay
	if d.exact() {
		name, day = p.name(p.of(d.from)), d.from.String()
	}
	if pieces := l.piecesOf(kind); !pieces[name] {
		pieces[name] = true
		l.keep([]entry{{noteKey("period", kind, name), false}})
	}
	return noteKey(kind, name, list, day, thing)
}

// piecesOf are the pieces that there are of lists of a kind.
func (l *linker) piecesOf(kind string) map[string]bool {
	out := l.pieces[kind]
	if out == nil {
		out = map[string]bool{}
		for _, name := range l.list("", "", "period", kind) {
			out[name] = true
		}
		l.pieces[kind] = out
	}
	return out
}

// around lists the things in a list that are dated within some days of a date, or
// not to the day; of an unknown or a very wide date all.
func (l *linker) around(d days, reach int, p period, kind, list string) (out []string) {
	pieces := l.piecesOf(kind)
	add := func(from, before, name string) {
		if !pieces[name] {
			return
		}
		for _, e := range l.list(from, before, kind, name, list) {
			_, thing, _ := strings.Cut(e, sep)
			out = append(out, thing)
		}
	}
	if !d.known || d.span() > widestDate {
		for _, name := range sorted(pieces) {
			add("", "", name)
		}
		return out
	}
	first, last := d.from-edtf.Day(reach), d.until+edtf.Day(reach)
	from, before := first.String(), (last + 1).String()
	for n := p.of(first); n <= p.of(last); n++ {
		add(from, before, p.name(n))
	}
	add("", "", openDay)
	return out
}
