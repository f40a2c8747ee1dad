package query

import (
	"context"
	"fmt"
	"slices"

	"github.com/cayleygraph/quad"

	"dateline/schema"
	"dateline/schema/edtf"
	"dateline/schema/vocab"
)

// differs says in what the reports contradict each other: dates that cannot
// be the same day, or one says it happened and another that it did not. A date
// that is only less exact is no contradiction, nor is a plan.
func differs(reports []Report) []string {
	when, factuality := false, false
	for i, a := range reports {
		for _, b := range reports[:i] {
			when = when || apart(a.When, b.When)
			factuality = factuality || denies(a.Factuality) && affirms(b.Factuality) || affirms(a.Factuality) && denies(b.Factuality)
		}
	}
	var out []string
	if when {
		out = append(out, "when")
	}
	if factuality {
		out = append(out, "factuality")
	}
	return out
}

// affirms and denies report what a factuality says of an event.
func affirms(f schema.Factuality) bool { return f == schema.Happened || f == schema.Reported }
func denies(f schema.Factuality) bool  { return f == schema.Denied || f == schema.Not }

// apart reports whether two dates share no day; an open date shares every one.
func apart(a, b *schema.Date) bool {
	if a == nil || b == nil {
		return false
	}
	before := func(a, b string) bool {
		x, err1 := edtf.ParseDay(a)
		y, err2 := edtf.ParseDay(b)
		return err1 == nil && err2 == nil && x < y
	}
	return before(a.Until, b.From) || before(b.Until, a.From)
}

// lags says of every report how long after the first it was published. Days
// of publication are all that is known, so a lag is a number of days, or a
// range where a date is less exact than a day.
func lags(reports []Report) {
	first, firstEnd, ok := published(reports[0])
	for i := range reports {
		p := &reports[i]
		from, until, dated := published(*p)
		switch {
		case !ok || !dated:
			p.Lag = "date open"
		case p.Article.ID == reports[0].Article.ID:
			p.Lag, p.LagHours = "first", new(int)
		case first == firstEnd && from == until:
			hours := int(from-first) * 24
			p.Lag, p.LagHours = days(int(from-first)), &hours
		default:
			p.Lag = fmt.Sprintf("%d to %d days later", max(0, int(from-firstEnd)), int(until-first))
		}
	}
}

func days(n int) string {
	switch n {
	case 0:
		return "same day"
	case 1:
		return "1 day later"
	}
	return fmt.Sprintf("%d days later", n)
}

// published are the first and last day on which a report may have come out.
func published(p Report) (from, until edtf.Day, ok bool) {
	a, b := p.Article.Days()
	from, err1 := edtf.ParseDay(a)
	until, err2 := edtf.ParseDay(b)
	return from, until, err1 == nil && err2 == nil
}

// accounts counts the independent accounts among reports: articles joined by
// copying, over any number of steps, or by one known outlet are one account, and
// so are those with the text of one agency and those that only pass on what an outlet reported, with its own.
func (r *Reader) accounts(ctx context.Context, reports []Report) (int, error) {
	if !slices.ContainsFunc(reports, func(p Report) bool { return p.hash != reports[0].hash }) {
		return min(1, len(reports)), nil
	}
	join := groups{}
	for _, p := range reports {
		self := "article " + p.hash
		join.find(self)
		if id := p.Article.outletID; id != "" {
			join.union(self, "outlet "+id)
			join.union(self, "outlet "+schema.OutletID(p.Article.Outlet))
		}
		if p.TextOf != "" {
			join.union(self, "outlet "+schema.OutletID(p.TextOf))
		}
		if from := relayed(reports, p.hash); from != "" {
			join.union(self, "outlet "+from)
		}
		if err := r.joinOrigins(ctx, p.hash, join, map[string]bool{}); err != nil {
			return 0, err
		}
	}
	roots := map[string]bool{}
	for _, p := range reports {
		roots[join.find("article "+p.hash)] = true
	}
	return len(roots), nil
}

// joinOrigins joins an article with what it was copied from, and so on.
func (r *Reader) joinOrigins(ctx context.Context, hash string, join groups, seen map[string]bool) error {
	if seen[hash] {
		return nil
	}
	seen[hash] = true
	origins, err := r.origins(ctx, hash)
	if err != nil {
		return err
	}
	for _, origin := range origins {
		join.union("article "+hash, "article "+origin)
		if err := r.joinOrigins(ctx, origin, join, seen); err != nil {
			return err
		}
	}
	return nil
}

// origins are the hashes of the articles that one was derived from, sorted.
func (r *Reader) origins(ctx context.Context, hash string) ([]string, error) {
	if known, ok := r.taken[hash]; ok {
		return known, nil
	}
	values, err := r.objects(ctx, vocab.Node(vocab.Article, hash), vocab.DerivedFrom)
	if err != nil {
		return nil, err
	}
	r.taken[hash] = originsOf(values)
	return r.taken[hash], nil
}

func originsOf(values []quad.Value) []string {
	var out []string
	for _, o := range values {
		if iri, ok := o.(quad.IRI); ok {
			if kind, rest, _ := vocab.Split(iri); kind == vocab.Article {
				out = append(out, rest)
			}
		}
	}
	return out
}

// groups is a union-find over names.
type groups map[string]string

func (g groups) find(s string) string {
	p, ok := g[s]
	if !ok {
		g[s] = s
		return s
	}
	if p == s {
		return s
	}
	root := g.find(p)
	g[s] = root
	return root
}

func (g groups) union(a, b string) { g[g.find(a)] = g.find(b) }
