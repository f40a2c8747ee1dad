package across

import (
	"math"

	"dateline/schema"
)

const (
	leadLines  = 3   // sentences that tell what an article is about
	leadWeight = 2.0 // weight of their words and of the title's
)

// Texts of a few sentences that nothing dates tell one story only where they
// have more in common than the name of somebody of whom both tell something.
const (
	shortText = 40 // content words
	fewCommon = 3  // different ones that both have
)

// outline is an article as stories see it.
type outline struct {
	words     vector  // content words
	names     vector  // names and numbers among them
	numbers   vector  // how often each stands there counts
	lead      vector  // names in the lead
	people    vector  // surnames, by how often they stand there
	length    float64 // content words of the text
	weekdays  uint8   // in the lead, a bit for each
	calendar  calendar
	published days // by the article itself

	n        int    // apart from all others
	hash     string // of the article
	title    string
	appeared days // published, or what others tell
	shingles []uint64
	phrases  []uint64
	terms    []uint64 // the heaviest words, sorted
	sheet    *sheet   // nil where none was asked for
}

// What each likeness of two articles counts, in logits: round figures near
// those that logistic regressions on two halves of the development topics gave.
const (
	wordsCount   = 4.5
	namesCount   = 4.5
	numbersCount = 3.0
	othersCount  = -2.5 // each lead has names that the other article lacks
	peopleCount  = -2.0 // each tells of people of whom the other does not
	lengthCount  = -0.7 // for each time that the longer article is e times as long: long texts share words
	weekdayCount = 1.0  // the leads name one day of the week
	dayCount     = 2.5  // both name one day of the year
	yearCount    = 2.0  // one year, by publication or by the latest that the text names
	sameCount    = 2.5  // published within sameDays
	atOdds       = 1.0  // where nothing is known
)

// overlap is what the words of two articles have in common.
type overlap struct {
	words, names, numbers float64 // cosines
	lead                  float64 // least share of a lead's names that the other article lacks
	people                float64 // product of the shares of people
}

func (o *outline) overlap(p *outline, words float64) overlap {
	return overlap{
		words, o.names.dot(p.names), o.numbers.dot(p.numbers),
		min(o.lead.lacks(p.words), p.lead.lacks(o.words)),
		o.people.lacks(p.words) * p.people.lacks(o.words),
	}
}

// near is how likely two articles tell one story, from 0 to 1. What happens
// again is told in the same words; who is in it, where and when, differs.
func (o *outline) near(p *outline, v overlap) float64 {
	logit := o.alike(p, v)
	sameDay := o.calendar.meets(p.calendar)
	if o.weekdays&p.weekdays != 0 {
		logit += weekdayCount
	}
	if sameDay {
		logit += dayCount
	}
	gap := o.published.gap(p.published)
	dated := o.published.known && p.published.known
	if dated && gap <= storyDays || !dated && o.year() != 0 && o.year() == p.year() {
		logit += yearCount
	}
	if dated && gap <= sameDays {
		logit += sameCount
	}
	if !dated && !sameDay && max(o.length, p.length) < shortText && (bag{terms: o.words}).common(bag{terms: p.words}) < fewCommon {
		return 0
	}
	return 1 / (1 + math.Exp(-logit))
}

// year is the year in which an article appeared, as far as it shows; 0 unknown.
func (o *outline) year() int {
	if o.published.known {
		return o.published.from.Time().Year()
	}
	return o.calendar.year
}

// alike is what two texts have in common, in logits, whatever their dates.
func (o *outline) alike(p *outline, v overlap) float64 {
	return atOdds + wordsCount*v.words + namesCount*v.names + numbersCount*v.numbers +
		othersCount*v.lead + peopleCount*math.Sqrt(v.people) + lengthCount*math.Log(1+max(o.length, p.length))
}

// outlineOf weighs the words of an article.
func (c *corpus) outlineOf(a *article, idf []float64) outline {
	all, names, numbers, lead, people := map[int32]float64{}, map[int32]float64{}, map[int32]float64{}, map[int32]float64{}, map[int32]float64{}
	out := outline{calendar: a.calendar, hash: a.hash, title: a.title, appeared: a.published}
	surnames := c.surnames(a)
	if !a.lent { // a date from what articles have in common adds nothing to it
		out.published = a.published
	}
	for _, id := range a.titleWords {
		all[id] += leadWeight
	}
	for i, l := range a.lines {
		weight, first := 1.0, i < leadLines
		if first {
			weight = leadWeight
		}
		for _, t := range l.words {
			if t.stem >= 0 {
				out.length++
			}
			if surnames[t.stem] {
				people[t.stem] += weight
			}
			switch {
			case t.stem < 0 && first:
				out.weekdays |= c.weekdays[c.forms[t.form]]
			case t.stem < 0:
			case t.digit:
				all[t.stem] += weight
				names[t.stem] += weight
				numbers[t.stem]++
			default:
				all[t.stem] += weight
				if t.name {
					names[t.stem] += weight
				}
				if t.name && first {
					lead[t.stem]++
				}
			}
		}
	}
	for id := range names {
		names[id] = all[id]
	}
	weigh := func(counts map[int32]float64) vector {
		for id, n := range counts {
			counts[id] = (1 + math.Log(n)) * idf[id]
		}
		return unit(c.hashed(counts))
	}
	out.words, out.names, out.numbers, out.lead = weigh(all), weigh(names), weigh(numbers), weigh(lead)
	out.people = unit(c.hashed(people))
	return out
}

// surnames are the stems of the last names of the people that an article names.
func (c *corpus) surnames(a *article) map[int32]bool {
	out := map[int32]bool{}
	for _, v := range a.actors {
		if v.typ != schema.Person || !v.named {
			continue
		}
		if words, _ := splitWords(v.name, false); len(words) > 0 {
			out[c.id(c.stem(words[len(words)-1].form))] = true
		}
	}
	return out
}
