package across

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/schema/quads"
	"dateline/schema/vocab"
)

// put says what an article is now, nil for gone, and notes all that the graph
// has of it as it was.
func (l *linker) put(hash string, a *article) {
	var had, now []string
	if old := l.shape(hash); old != nil {
		had = l.textKeys(old)
	}
	if old := l.article(hash); old != nil {
		l.touch(vocab.Node(vocab.Article, hash))
		for _, v := range old.actors {
			l.touch(v.node)
		}
		for _, v := range old.statements {
			l.touch(v.node)
		}
		for _, v := range old.reports {
			l.touch(v.node)
		}
	}
	l.at[hash], l.shapes[hash] = -1, nil
	var read, words, spoken, lines, shape []byte
	if a != nil {
		l.at[hash] = l.take(a)
		a.whole, a.heard = true, true
		o := l.outlineOf(a, l.weights)
		l.shaped++
		o.n, o.shingles, o.phrases = l.shaped, l.corpus.shingles(a), l.corpus.phrases(a)
		for _, t := range o.words.heaviest(indexTerms) {
			o.terms = append(o.terms, t.id)
		}
		slices.Sort(o.terms)
		l.shapes[hash] = &o
		now = l.textKeys(&o)
		read, words, spoken, shape = l.packArticle(a), l.packText(a), l.packSpoken(a), l.pack(func(p *packer) { p.shape(&o) })
		lines = l.pack(func(p *packer) { p.contents(l.contentsOf(a, l.weights)) })
	}
	l.write(noteKey("read", hash), read)
	l.write(noteKey("words", hash), words)
	l.write(noteKey("spoken", hash), spoken)
	l.write(noteKey("lines", hash), lines)
	l.write(noteKey("shape", hash), shape)
	l.entered = append(l.entered, differing(had, now)...)
}

// place finds what articles that were put have in common with the others.
func (l *linker) place(changed map[string]bool) {
	l.merges = merges(l.overlay)
	l.keep(l.entered)
	moved := l.joinTexts(changed)
	if l.ended() {
		return
	}
	people := l.joinPeople(changed)
	if l.ended() {
		return
	}
	for h := range people {
		moved[h] = true
	}
	for h := range l.joinSayings(people) {
		moved[h] = true
	}
	if l.ended() {
		return
	}
	l.joinHappened(moved)
}

// placeAll places articles that have changed in the graph, by their ids, in one
// change.
func placeAll(ctx context.Context, store graph.Store, articles []string) (report Report, err error) {
	var c graph.Change
	if err := graph.Look(ctx, store, func(v graph.View) error {
		l, err := newLinker(ctx, v)
		if err == nil {
			report, c, err = l.placed(ctx, v, articles)
		}
		return err
	}); err != nil {
		return Report{}, err
	}
	return report, store.Apply(ctx, c)
}

// placed is the change that places articles.
func (l *linker) placed(ctx context.Context, v graph.View, articles []string) (report Report, c graph.Change, err error) {
	if l.overlay, err = overlayOf(l.ctx, v); err != nil {
		return report, c, err
	}
	changed, fresh := map[string]bool{}, map[string]bool{}
	for _, id := range articles {
		if err := ctx.Err(); err != nil {
			return report, c, err
		}
		hash := strings.TrimPrefix(id, "article/")
		a, err := l.load(v, id)
		if err != nil {
			return report, c, fmt.Errorf("%s: %w", id, err)
		}
		fresh[hash] = l.article(hash) == nil
		changed[hash] = true
		l.put(hash, a)
		l.write(graph.Changed+id, nil)
	}
	l.place(changed)
	if l.ended() {
		return report, c, cmp.Or(l.err, ctx.Err())
	}
	report = l.found.count()
	report.Articles = len(articles)
	c, err = l.change(v, fresh)
	report.Added, report.Removed = len(c.Add), len(c.Remove)
	return report, c, err
}

// load reads an article of the graph, nil where it has none.
func (l *linker) load(v graph.View, id string) (*article, error) {
	iri, err := quads.ArticleIRI(id)
	if err != nil {
		return nil, err
	}
	found, err := v.Match(l.ctx, []graph.Pattern{{Label: iri}}, 0)
	if err != nil || len(found[0]) == 0 {
		return nil, err
	}
	doc, err := quads.ToDocument(found[0])
	if err != nil {
		return nil, err
	}
	return l.articleOf(doc), nil
}

// change is what brings the graph to what was found.
func (l *linker) change(v graph.View, fresh map[string]bool) (graph.Change, error) {
	l.rank()
	c := graph.Change{Notes: l.rest()}
	c.Add = l.found.Quads()
	for i, q := range c.Add {
		var err error
		if c.Add[i], err = graph.Canonical(q); err != nil {
			return c, err
		}
	}
	var subjects []quad.IRI
	var patterns []graph.Pattern
	for s := range l.subject {
		if article, _, ok := quads.SplitPart(s); !ok || !fresh[strings.TrimPrefix(article, "article/")] {
			subjects = append(subjects, s)
		}
	}
	slices.Sort(subjects)
	for _, s := range subjects {
		patterns = append(patterns, graph.Pattern{Subject: s, Label: vocab.Across})
	}
	have, err := v.Match(l.ctx, patterns, 0)
	if err != nil {
		return c, err
	}
	there := make([]bool, len(c.Add))
	for i, s := range subjects {
		from, until := ofSubject(c.Add, s)
		for _, q := range have[i] {
			p, _ := q.Predicate.(quad.IRI)
			k := slices.Index(c.Add[from:until], q)
			switch only := l.subject[s]; {
			case k >= 0:
				there[from+k] = true
			case only == nil || slices.Contains(only, p):
				c.Remove = append(c.Remove, q)
			}
		}
	}
	n := 0
	for i, q := range c.Add {
		if !there[i] {
			c.Add[n] = q
			n++
		}
	}
	c.Add = c.Add[:n]
	counted, err := l.counted(v, c, subjects, have)
	c.Notes = append(c.Notes, counted)
	return c, err
}

// ofSubject is where the quads of a subject begin and end in a sorted list.
func ofSubject(list []quad.Quad, s quad.IRI) (from, until int) {
	from, _ = slices.BinarySearchFunc(list, s, func(q quad.Quad, s quad.IRI) int { return compareValues(q.Subject, s) })
	for until = from; until < len(list) && list[until].Subject == quad.Value(s); until++ {
	}
	return from, until
}
