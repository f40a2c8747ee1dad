package query

import (
	"slices"
	"strings"

	"dateline/graph/across"
	"dateline/schema"
	"dateline/schema/edtf"
	"dateline/schema/vocab"
)

// claim is what one article says of a thing, as far as another article's word on
// it can contradict it.
type claim struct {
	when    *schema.Date
	near    bool // the date counts from the day of publication, and a copy may have kept the words, "tonight"
	place   *Place
	town    bool
	fact    schema.Factuality
	ahead   bool // what is denied is still to come: "will not appeal"
	count   across.Count
	patient bool // what is counted is whom it befell
	article Article
	from    []derivation // texts that the article was taken from
}

const (
	daysOff   = 1 // by which a date that is near may be off
	daysHeld  = 7 // for which it holds that something is not so; after that it may have changed
	unchanged = 1 // days on which what is to come and what has come cannot both be
)

// countedFromPublished ends the rule of a time that counts from the day of
// publication, "tonight".
const countedFromPublished = "/published"

// claimOf is the claim of a report: where, when and whether.
func (v *view) claimOf(p Report) (claim, error) {
	c := claim{when: p.When, place: p.place, fact: p.Factuality, article: v.article, from: v.taken}
	e := v.events[partOf(p.ID)]
	if e == nil {
		return c, nil
	}
	c.town = v.isTown(e)
	if e.When != nil {
		t := v.times[e.When.Time]
		c.near = t != nil && strings.HasSuffix(t.Rule, countedFromPublished)
	}
	if p.Factuality != schema.Not {
		return c, nil
	}
	before, _ := v.text.Slice(schema.Span{Start: p.Sentence.Start, End: p.Trigger.Start})
	var err error
	c.ahead, err = across.DeniesAhead(before)
	return c, err
}

// dates reports whether two claims give dates that share no day; a date that is
// no more than the day of publication contradicts nothing.
func (a claim) dates(b claim) bool {
	stated := func(d *schema.Date) bool { return d != nil && d.Basis == schema.Stated }
	if !stated(a.when) || !stated(b.when) {
		return false
	}
	off := 0
	if a.near || b.near {
		off = daysOff
	}
	return gap(a.when, b.when) > off
}

// places reports whether two claims name places in two countries, or two towns.
func (a claim) places(b claim) bool {
	x, y := a.place, b.place
	if x == nil || y == nil || x.ID == y.ID {
		return false
	}
	return x.Country != "" && y.Country != "" && x.Country != y.Country || a.town && b.town
}

// facts reports whether one claim says that something happened, or will, and the
// other that it did not, or will not. What was not so may be so some time later,
// unless both say of one day, or one denies what was.
func (a claim) facts(b claim) bool {
	if !denies(a.fact) {
		a, b = b, a
	}
	if !denies(a.fact) {
		return false
	}
	days := gap(a.article.date, b.article.date)
	switch {
	case a.ahead && b.fact == schema.Planned:
		return days <= daysHeld
	case !affirms(b.fact):
		return false
	case a.ahead:
		return days < unchanged
	case a.fact == schema.Denied:
		return true
	}
	return days <= daysHeld || a.when != nil && b.when != nil && a.when.Basis == schema.Stated && b.when.Basis == schema.Stated && !apart(a.when, b.when)
}

// amounts reports whether two claims count the same and cannot both be right;
// what a later article may know more of contradicts nothing.
func (a claim) amounts(b claim) bool { return a.unlike(b) && !a.grows(b) }

// unlike reports whether two claims give two numbers of the same.
func (a claim) unlike(b claim) bool {
	if a.count.Most > b.count.Most {
		a, b = b, a
	}
	if a.count.Unit != b.count.Unit && (!a.count.People || b.count.People) { // three nurses may be among twelve people
		return false
	}
	return a.count.Excludes(b.count)
}

// grows reports whether of two numbers of people the greater one may have been
// published later, as a toll rises; a copy has the number of its original.
func (a claim) grows(b claim) bool {
	if a.count.Most > b.count.Most {
		a, b = b, a
	}
	people := a.patient || b.patient || a.count.People || b.count.People
	return people && !a.copies(b) && !b.copies(a) && follows(a.article.date, b.article.date)
}

// copies reports whether a claim stands in a copy of the other one's article.
func (a claim) copies(b claim) bool {
	return slices.ContainsFunc(a.from, func(d derivation) bool { return vocab.Article+"/"+d.from == b.article.ID })
}

// follows reports whether the second of two dates may be the later one.
func follows(a, b *schema.Date) bool { return a == nil || b == nil || a.From < b.Until }

// gap is how many days two dates are apart at least, 0 where one is open.
func gap(a, b *schema.Date) int {
	if !apart(a, b) {
		return 0
	}
	if a.From > b.From {
		a, b = b, a
	}
	until, err1 := edtf.ParseDay(a.Until)
	from, err2 := edtf.ParseDay(b.From)
	if err1 != nil || err2 != nil {
		return 0
	}
	return int(from - until)
}

// befalls reports whether a count is of those whom an event befell.
func (v *view) befalls(e *schema.Event, c across.Count) bool {
	return e != nil && slices.ContainsFunc(e.Participants, func(p schema.Participant) bool {
		actor := v.actors[p.Actor]
		return p.Role == schema.Patient && actor != nil && slices.ContainsFunc(actor.Mentions, func(m schema.Mention) bool { return m.Overlaps(c.Span) })
	})
}

// counted are the claims of the counts that stand in some spans, which tell of an
// event where e is not nil.
func (v *view) counted(counts []across.Count, e *schema.Event, within ...schema.Span) (out []claim) {
	for _, c := range counts {
		if slices.ContainsFunc(within, func(s schema.Span) bool { return s.Start <= c.Start && c.End <= s.End }) {
			out = append(out, claim{count: c, patient: v.befalls(e, c), article: v.article, from: v.taken})
		}
	}
	return out
}

// onlyCounts reports whether two counts are of the same, each the only one of its
// list: of one unit, or of those whom an event befell.
func onlyCounts(a, b claim, ofA, ofB []claim) bool {
	only := func(list []claim, like func(claim) bool) bool {
		i := slices.IndexFunc(list, like)
		return i >= 0 && !slices.ContainsFunc(list[i+1:], func(c claim) bool { return like(c) && c.count.Value != list[i].count.Value })
	}
	like := func(c claim) bool { return c.patient }
	if a.count.Unit == b.count.Unit {
		like = func(c claim) bool { return c.count.Unit == a.count.Unit }
	}
	return like(a) && like(b) && only(ofA, like) && only(ofB, like)
}

// countsDiffer reports whether two lists hold a count of the same that cannot be
// right in both.
func countsDiffer(a, b []claim) bool {
	return slices.ContainsFunc(a, func(x claim) bool {
		return slices.ContainsFunc(b, func(y claim) bool { return onlyCounts(x, y, a, b) && x.amounts(y) })
	})
}
