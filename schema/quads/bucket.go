package quads

import (
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/schema"
	"dateline/schema/edtf"
	"dateline/schema/vocab"
)

// A date has day buckets when it spans at most maxDays and month buckets when
// it touches at most maxMonths; a longer one would tie every query of a period
// to nodes that say nothing about it.
const (
	maxDays   = 7
	maxMonths = 12
)

// DayIRI is the bucket node of a day.
func DayIRI(d edtf.Day) quad.IRI { return vocab.Node(vocab.Day, d.String()) }

// MonthIRI is the bucket node of the month that a day lies in.
func MonthIRI(d edtf.Day) quad.IRI { return vocab.Node(vocab.Month, d.Month()) }

// Days are the day buckets from the first to the last day, both included.
func Days(from, until edtf.Day) []quad.IRI {
	var out []quad.IRI
	for d := from; d <= until; d++ {
		out = append(out, DayIRI(d))
	}
	return out
}

// Months are the month buckets that the days from first to last touch.
func Months(from, until edtf.Day) []quad.IRI {
	var out []quad.IRI
	y, m, _ := from.Date()
	for d := edtf.DayOf(y, m, 1); d <= until; d = edtf.DayOf(y, m, 1) {
		out = append(out, MonthIRI(d))
		m++
	}
	return out
}

// ActorMonths are the bucket nodes of what an actor said or did in months.
func ActorMonths(actor quad.IRI, months []quad.IRI) []quad.IRI {
	_, hash, _ := vocab.Split(actor)
	out := make([]quad.IRI, 0, len(months))
	for _, m := range months {
		_, month, _ := vocab.Split(m)
		out = append(out, vocab.Node(vocab.ActorMonth, hash, month))
	}
	return out
}

// OpenMonth is the bucket node of what an actor said and nothing dates.
func OpenMonth(actor quad.IRI) quad.IRI {
	_, hash, _ := vocab.Split(actor)
	return vocab.Node(vocab.ActorMonth, hash, openMonth)
}

const openMonth = "open"

// IsOpenMonth reports whether a node is one that [OpenMonth] gives.
func IsOpenMonth(bucket quad.IRI) bool {
	kind, rest, _ := vocab.Split(bucket)
	return kind == vocab.ActorMonth && strings.HasSuffix(rest, ":"+openMonth)
}

// Buckets are the bucket nodes that a date is tied to: its days when it spans
// at most a week, its months when it touches at most twelve.
func Buckets(v *schema.Date) (days, months []quad.IRI) {
	from, err := edtf.ParseDay(v.From)
	if err != nil {
		return nil, nil
	}
	until, err := edtf.ParseDay(v.Until)
	if err != nil || until < from {
		return nil, nil
	}
	if until-from < maxDays {
		days = Days(from, until)
	}
	y1, m1, _ := from.Date()
	y2, m2, _ := until.Date()
	if (y2-y1)*12+m2-m1 < maxMonths {
		months = Months(from, until)
	}
	return days, months
}
