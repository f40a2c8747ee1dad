package query

import (
	"context"
	"slices"

	"github.com/cayleygraph/quad"

	"dateline/graph/words"
	"dateline/schema/quads"
	"dateline/schema/vocab"
)

// nodes are the statements to look at; some is false where all are. Of what the
// request is about few are looked for where it names more than that.
func (f *saidFilter) nodes(ctx context.Context) (nodes []quad.IRI, some bool, err error) {
	nodes, some, err = f.start(ctx)
	if err != nil || f.about == nil || some && len(nodes) <= few {
		return nodes, some, err
	}
	about, known, err := f.aboutNodes(ctx)
	switch {
	case err != nil || !known:
		return nodes, some, err
	case f.by == nil && f.utterance == "" && (!some || len(about) <= few*chunk):
		f.all = true
		return about, true, nil
	case !some:
		return about, true, nil
	}
	return common(nodes, about), true, nil
}

// start is nodes but for what the request is about.
func (f *saidFilter) start(ctx context.Context) (nodes []quad.IRI, some bool, err error) {
	switch {
	case f.utterance != "":
		nodes, err = f.parts(ctx, vocab.Statement, []quad.IRI{f.utterance}, vocab.SameWords)
	case len(f.by.found()) > 0:
		for _, actor := range f.by.found() {
			said, err := f.saidBy(ctx, actor)
			if err != nil {
				return nil, true, err
			}
			if len(said) > 0 {
				nodes, f.speakers = append(nodes, said...), append(f.speakers, actor)
			}
		}
		slices.Sort(nodes)
		nodes = slices.Compact(nodes)
	case f.period.short():
		nodes, err = f.bucketNodes(ctx, f.period, vocab.Statement)
	case f.by != nil:
		if nodes, some, err = f.spokenBy(ctx); some || err != nil || f.Outlet == "" {
			return nodes, some, err
		}
		nodes, err = f.partsOf(ctx, f.Outlet, vocab.Statement)
	case f.Outlet != "" && f.about == nil:
		nodes, err = f.partsOf(ctx, f.Outlet, vocab.Statement)
	case f.about == nil && (f.Act != "" || f.Kind != ""):
		return f.ofForm(ctx)
	default:
		return nil, false, nil
	}
	return nodes, true, err
}

// ofForm are the statements of the act and the kind asked for.
func (f *saidFilter) ofForm(ctx context.Context) (nodes []quad.IRI, known bool, err error) {
	x, err := f.wordIndex(ctx)
	if err != nil || x == nil {
		return nil, false, err
	}
	if f.Act != "" {
		if nodes, err = x.Parts(ctx, words.Act, f.Act); err != nil || f.Kind == "" {
			return nodes, true, err
		}
	}
	of, err := x.Parts(ctx, words.Form, string(f.Kind))
	if f.Act != "" {
		of = common(nodes, of)
	}
	return of, true, err
}

// saidBy is what an actor, or an appearance nobody resolved, said: in the
// months of the period where they hold all that is asked for.
func (f *saidFilter) saidBy(ctx context.Context, actor quad.IRI) ([]quad.IRI, error) {
	if f.inMonths() {
		return f.parts(ctx, vocab.Statement, quads.ActorMonths(actor, quads.Months(f.period.from, f.period.until)), vocab.InMonth)
	}
	as, err := f.appearances(ctx, []quad.IRI{actor})
	if err != nil {
		return nil, err
	}
	return f.parts(ctx, vocab.Statement, as, vocab.Speaker)
}

// inMonths reports whether the months of actors hold all that is asked for:
// the period is short, and the actors are resolved ones.
func (f *saidFilter) inMonths() bool {
	return f.utterance == "" && f.period.short() && resolved(f.by.found())
}

// resolved reports whether there are actors, all of them resolved across
// articles.
func resolved(actors []quad.IRI) bool {
	return len(actors) > 0 && !slices.ContainsFunc(actors, func(a quad.IRI) bool {
		kind, _, _ := vocab.Split(a)
		return kind != vocab.Actor
	})
}
