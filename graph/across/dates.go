package across

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dateline/schema"
)

// When dated articles tell the date of one that names none. Measured on dated
// development texts whose date was hidden (see TestHiddenDates of the program):
// with fewer neighbours, or without anything shared, a follow-up passes for the
// news.
const (
	lenderAlike  = -1.5 // what two articles have in common that tell of one story, in the logits of outline
	lenderSpan   = 3    // a lender's own date is this exact, in days
	fewLenders   = 2    // the nearest articles that must agree, copies of each other counted once
	lendersApart = 2    // days between their first and their last
	lentAfter    = 1    // days behind the last that are open to the article
	sameDayAlike = 0.3  // likeness of two sentences that name one day
	sameDayTerms = 4    // content words that they share
	freshDays    = 2    // a day is news in an article that appears so many days after it
)

// Lent is what the neighbours of an article without a date of its own tell of
// its day of publication. EDTF is "" where they tell nothing any more of an
// article that has its date from them.
type Lent struct {
	Article string             // id
	EDTF    string             // days that it may have been published on
	DatedBy []schema.Neighbour // in order of article
}

// Dates finds the dates of publication that neighbours tell of articles without
// one and that those do not have yet, in order of article. [Link] and [Resolve]
// find them as well.
func Dates(docs []*schema.Document) ([]Lent, error) {
	r, err := Resolve(docs)
	if err != nil {
		return nil, err
	}
	return r.Lent, nil
}

// lender is a dated article beside one that is not.
type lender struct {
	at    int
	alike float64
	what  string // both share, "" where they are only near
}

// texts compares articles, whatever their dates.
type texts struct {
	*corpus
	idf  []float64
	sets [][]uint64 // shingles, made when needed
}

// oneText reports whether one of two articles, which are near each other, is a
// copy of the other.
func (t *texts) oneText(i, k int) bool {
	for _, n := range [2]int{i, k} {
		if t.sets[n] == nil {
			t.sets[n] = t.shingles(t.articles[n])
		}
	}
	if t.articles[k].hash < t.articles[i].hash {
		i, k = k, i
	}
	_, ok := t.copyOf(t.articles[i], t.articles[k], t.sets[i], t.sets[k], 1)
	return ok
}

// lent is what lenders tell of article i; its EDTF is "" where that is nothing:
// where the nearest of them are too few that agree, share nothing with it, or
// one that contradicts them does.
func (t *texts) lent(i int, lenders []lender) Lent {
	l := Lent{Article: "article/" + t.articles[i].hash}
	agreed, window := t.agreed(lenders)
	if len(agreed) == 0 {
		return l
	}
	sharing := 0
	for n := range lenders {
		lenders[n].what = t.share(i, lenders[n].at)
		switch {
		case lenders[n].what == "":
		case n < len(agreed):
			sharing++
		case t.articles[lenders[n].at].published.gap(window) > lendersApart:
			return l
		}
	}
	d := window.date()
	if sharing == 0 || d == nil {
		return l
	}
	l.EDTF = d.EDTF
	for _, n := range agreed {
		b := t.articles[n.at]
		l.DatedBy = append(l.DatedBy, schema.Neighbour{
			Article: "article/" + b.hash,
			Why:     fmt.Sprintf("“%s”, published %s: %s", b.title, b.published.date().EDTF, cmp.Or(n.what, "the same names and words")),
		})
	}
	slices.SortFunc(l.DatedBy, func(x, y schema.Neighbour) int { return cmp.Compare(x.Article, y.Article) })
	return l
}

// lends reports whether an article has a date of its own that is exact enough.
func (o *outline) lends() bool { return o.published.known && o.published.span() <= lenderSpan }

// agreed puts lenders in order of nearness and gives those, from the nearest on,
// that appeared within a few days, with the days that they leave open; none
// where they are too few.
func (t *texts) agreed(lenders []lender) ([]lender, days) {
	slices.SortFunc(lenders, func(x, y lender) int {
		return cmp.Or(cmp.Compare(y.alike, x.alike), cmp.Compare(t.articles[x.at].hash, t.articles[y.at].hash))
	})
	var all days
	var accounts []int
	n := 0
	for ; n < len(lenders); n++ {
		at := lenders[n].at
		first := t.articles[at].published.from
		both := all.or(days{first, first, true})
		if both.until-both.from > lendersApart {
			break
		}
		all = both
		if !slices.ContainsFunc(accounts, func(k int) bool { return t.oneText(k, at) }) {
			accounts = append(accounts, at)
		}
	}
	if len(accounts) < fewLenders {
		return nil, days{}
	}
	return lenders[:n], days{all.from, all.until + lentAfter, true}
}

// share is what article i has in common with lender k, "" where they are only
// near.
func (t *texts) share(i, k int) string {
	a, b := t.articles[i], t.articles[k]
	if t.oneText(i, k) {
		return "one text was taken from the other"
	}
	if quote := t.commonQuote(a, b); quote != "" {
		return fmt.Sprintf("the same words quoted: “%s”", quote)
	}
	if day := t.commonDay(a, b, t.idf); day != "" {
		return fmt.Sprintf("a sentence of the same happening that names the same day: “%s”", day)
	}
	return ""
}

// commonQuote is the longest run of words that both quote, "" for none that
// says something.
func (c *corpus) commonQuote(a, b *article) string {
	best := ""
	longest := 0
	for _, x := range a.quotations() {
		for _, y := range b.quotations() {
			run, content := longestRun(x, y)
			if run < quotedRun || content < fewInQuote || 2*run < min(len(x), len(y)) || run <= longest {
				continue
			}
			longest, best = run, c.spell(x, y, run)
		}
	}
	return best
}

// quotations are the runs of quoted words of an article.
func (a *article) quotations() [][]token {
	var out [][]token
	var run []token
	for _, l := range a.lines {
		for _, w := range l.words {
			if w.quoted {
				run = append(run, w)
			} else if run != nil {
				out, run = append(out, run), nil
			}
		}
	}
	if run != nil {
		out = append(out, run)
	}
	return out
}

// spell is the first run of so many words that both have, folded.
func (c *corpus) spell(x, y []token, run int) string {
	for i := 0; i+run <= len(x); i++ {
		for k := 0; k+run <= len(y); k++ {
			n := 0
			for n < run && x[i+n].form == y[k+n].form {
				n++
			}
			if n < run {
				continue
			}
			words := make([]string, run)
			for n := range run {
				words[n] = c.forms[x[i+n].form]
			}
			return strings.Join(words, " ")
		}
	}
	return ""
}

// namedDay is a day that a line names.
type namedDay struct {
	line  int
	words []string // as it is written, folded
	days  days     // what it means in a dated article
}

// namedDays are the days that the text names with a capital: of the week, or of
// a month.
func (a *article) namedDays(d *schema.Document) []namedDay {
	var out []namedDay
	for _, t := range d.Times {
		words, _ := splitWords(t.Text, false)
		if t.Type != schema.DateType || !slices.ContainsFunc(words, func(w word) bool { return w.upper }) {
			continue
		}
		n := namedDay{line: a.lineAt(t.Start), days: dateDays(&schema.Date{From: t.From, Until: t.Until})}
		for _, w := range words {
			n.words = append(n.words, w.form)
		}
		if n.line >= 0 {
			out = append(out, n)
		}
	}
	return out
}

// commonDay is how both name a day of the news in sentences that tell the same,
// "" where they do not.
func (c *corpus) commonDay(a, b *article, idf []float64) string {
	for _, y := range b.named {
		age := b.published.from - y.days.from
		if !y.days.exact() || age < 0 || age > freshDays {
			continue
		}
		of := c.bagOf(b.lines[y.line], idf)
		for _, x := range a.named {
			if !slices.Equal(x.words, y.words) {
				continue
			}
			if v := c.bagOf(a.lines[x.line], idf); v.dice(of) >= sameDayAlike && v.common(of) >= sameDayTerms {
				return strings.Join(x.words, " ")
			}
		}
	}
	return ""
}
