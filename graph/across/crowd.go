package across

import (
	"math/bits"
	"slices"
)

// crowd scores an article against many at once, by lists of those that each
// word stands in (Bayardo, Ma, Srikant: Scaling up all pairs similarity search,
// WWW 2007). Sums run in the order of the words, so they are those of pair by
// pair to the last bit.
type crowd struct {
	numbers map[uint64]int32 // of words
	slots   []slot           // by number
	used    []int32          // those of this crowd
	words   []wordEntry
	marks   []markEntry
	row     []sharing // what the article looked at has in common with each
	seats   int
}

// slot is where the entries of a word are.
type slot struct{ from, until, marksFrom, marksUntil int32 }

type wordEntry struct {
	article int32
	weight  float64
}

type markEntry struct {
	article int32
	mark
}

// mark is what a word is beside a word: its weight among names and numbers, and
// its bit among the names of the lead and the surnames.
type mark struct {
	names, numbers float64
	lead, people   uint64
}

// sharing is what two articles have in common. Bits say which names of the lead
// and which surnames of the one are words of the other, and the other way round.
type sharing struct {
	words                 float64
	of, holds             uint64 // lead
	peopleOf, peopleHolds uint64
	names, numbers        float64
}

// sheet is an outline as a crowd reads it.
type sheet struct {
	words        []int32 // numbers
	marks        []mark
	marked       []int32 // which of the words they are of
	lead, people squares
	unfit        bool // has more names than there are bits, or one that is no word
}

// squares are the squared weights of a short vector.
type squares struct {
	each []float64
	sum  float64
}

func squaresOf(v vector) squares {
	s := squares{each: make([]float64, len(v))}
	for i, t := range v {
		s.each[i] = t.weight * t.weight
		s.sum += s.each[i]
	}
	return s
}

// lacks is vector.lacks, by the terms that the other vector holds.
func (s squares) lacks(held uint64) float64 {
	if s.sum == 0 {
		return 0
	}
	missing := 0.0
	for rest := (uint64(1)<<len(s.each) - 1) &^ held; rest != 0; rest &= rest - 1 {
		missing += s.each[bits.TrailingZeros64(rest)]
	}
	return missing / s.sum
}

// sheet is that of an outline, made once.
func (c *crowd) sheet(o *outline) *sheet {
	if o.sheet != nil {
		return o.sheet
	}
	s := &sheet{words: make([]int32, len(o.words)), lead: squaresOf(o.lead), people: squaresOf(o.people)}
	s.unfit = max(len(o.lead), len(o.people)) > 64
	names, numbers, lead, people := o.names, o.numbers, o.lead, o.people
	next := func(v *vector, id uint64) (at int, weight float64) {
		if len(*v) == 0 || (*v)[0].id != id {
			return -1, 0
		}
		weight, *v = (*v)[0].weight, (*v)[1:]
		return len(*v), weight
	}
	most := len(names) + len(people)
	s.marks, s.marked = make([]mark, 0, most), make([]int32, 0, most)
	for i, t := range o.words {
		n, ok := c.numbers[t.id]
		if !ok {
			n = int32(len(c.slots))
			c.numbers[t.id] = n
			c.slots = append(c.slots, slot{})
		}
		s.words[i] = n
		var m mark
		a, name := next(&names, t.id)
		b, number := next(&numbers, t.id)
		m.names, m.numbers = name, number
		k, _ := next(&lead, t.id)
		if k >= 0 {
			m.lead = 1 << (len(o.lead) - 1 - k)
		}
		j, _ := next(&people, t.id)
		if j >= 0 {
			m.people = 1 << (len(o.people) - 1 - j)
		}
		if max(a, b, k, j) >= 0 {
			s.marks, s.marked = append(s.marks, m), append(s.marked, int32(i))
		}
	}
	s.unfit = s.unfit || len(names)+len(numbers)+len(lead)+len(people) > 0
	o.sheet = s
	return s
}

// gather makes room for articles, and for no others.
func (c *crowd) gather(all []*outline) {
	for _, n := range c.used {
		c.slots[n] = slot{}
	}
	c.used, c.seats = c.used[:0], 0
	for _, o := range all {
		s := c.sheet(o)
		for _, n := range s.words {
			if c.slots[n].until == 0 {
				c.used = append(c.used, n)
			}
			c.slots[n].until++
		}
		for _, i := range s.marked {
			c.slots[s.words[i]].marksUntil++
		}
	}
	var words, marks int32
	for _, n := range c.used {
		s := &c.slots[n]
		count, marked := s.until, s.marksUntil
		*s = slot{words, words, marks, marks}
		words, marks = words+count, marks+marked
	}
	c.words = slices.Grow(c.words[:0], int(words))[:words]
	c.marks = slices.Grow(c.marks[:0], int(marks))[:marks]
	c.row = slices.Grow(c.row[:0], len(all))[:len(all)]
}

// seat adds the next of the articles that there is room for.
func (c *crowd) seat(o *outline) {
	s, article := c.sheet(o), int32(c.seats)
	for i, n := range s.words {
		at := &c.slots[n]
		c.words[at.until] = wordEntry{article, o.words[i].weight}
		at.until++
	}
	for k, i := range s.marked {
		at := &c.slots[s.words[i]]
		c.marks[at.marksUntil] = markEntry{article, s.marks[k]}
		at.marksUntil++
	}
	c.seats++
}

// look finds what an article has in common with all that are seated.
func (c *crowd) look(o *outline) {
	s, row, next := c.sheet(o), c.row[:c.seats], 0
	clear(row)
	for i, n := range s.words {
		at, weight := c.slots[n], o.words[i].weight
		words := c.words[at.from:at.until]
		for _, e := range words {
			row[e.article].words += weight * e.weight
		}
		var m mark
		if next < len(s.marked) && s.marked[next] == int32(i) {
			m = s.marks[next]
			next++
		}
		if m.lead|m.people != 0 {
			for _, e := range words {
				r := &row[e.article]
				r.of |= m.lead
				r.peopleOf |= m.people
			}
		}
		for k := at.marksFrom; k < at.marksUntil; k++ {
			e := &c.marks[k]
			r := &row[e.article]
			r.names += m.names * e.names
			r.numbers += m.numbers * e.numbers
			r.holds |= e.lead
			r.peopleHolds |= e.people
		}
	}
}

// nearness is that of the article looked at and the one seated at k.
func (c *crowd) nearness(o *outline, k int, p *outline) float64 {
	s, t, r := o.sheet, p.sheet, &c.row[k]
	switch {
	case s.unfit || t.unfit:
		return nearness(o, p)
	case r.words < faintLink:
		return 0
	}
	return o.near(p, overlap{
		words: r.words, names: r.names, numbers: r.numbers,
		lead:   min(s.lead.lacks(r.of), t.lead.lacks(r.holds)),
		people: s.people.lacks(r.peopleOf) * t.people.lacks(r.peopleHolds),
	})
}
