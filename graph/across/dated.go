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
// is not one day. That there is a piece for the period is noted as well.
func (l *linker) datedKey(d days, p period, kind, list, thing string) string {
	if !d.exact() {
		return noteKey(kind, openDay, list, openDay, thing)
	}
	name := p.name(p.of(d.from))
	if piece := noteKey("period", kind, name); !l.pieces[piece] {
		l.pieces[piece] = true
		if _, ok, err := l.shelf.Note(l.ctx, piece); err != nil {
			l.fail(err)
		} else if !ok {
			l.keep([]entry{{piece, false}})
		}
	}
	return noteKey(kind, name, list, d.from.String(), thing)
}

// around lists the things in a list that are dated within some days of a date, or
// not to the day; of an unknown or a very wide date all.
func (l *linker) around(d days, reach int, p period, kind, list string) (out []string) {
	add := func(entries []string) {
		for _, e := range entries {
			_, thing, _ := strings.Cut(e, sep)
			out = append(out, thing)
		}
	}
	if d.known && d.span() <= widestDate {
		from, until := d.from-edtf.Day(reach), d.until+edtf.Day(reach)
		for n := p.of(from); n <= p.of(until); n++ {
			add(l.list(from.String(), (until + 1).String(), kind, p.name(n), list))
		}
	} else {
		for _, name := range l.list("", "", "period", kind) {
			add(l.list("", "", kind, name, list))
		}
	}
	add(l.list("", "", kind, openDay, list))
	return out
}
