package main

import (
	"context"
	"errors"
	"slices"
	"strings"

	"dateline/cmd/dateline/internal/ui"
	"dateline/graph"
	"dateline/graph/query"
)

// filter is one filter of a request, with the request that has it alone.
type filter[Q any] struct {
	flag, value string
	alone       Q
	choice      query.Choice // what it is chosen from, empty for anything
}

// nothing says on stderr why a listing has no rows: the filters that no row
// passes even alone or, where each has rows, that none passes them all. some
// tells whether a request has any rows.
func nothing[Q any](ctx context.Context, a *app, r *query.Reader, thing string, filters []filter[Q], some func(Q) (bool, error)) error {
	if a.cfg.Quiet {
		return nil
	}
	filters = slices.DeleteFunc(filters, func(f filter[Q]) bool { return f.value == "" })
	var given, empty, meant []string
	for _, f := range filters {
		flag := "--" + f.flag + " " + shellWord(f.value)
		given = append(given, flag)
		any, err := some(f.alone)
		if err != nil {
			return err
		}
		if !any {
			empty = append(empty, flag)
			hint, err := meantBy(ctx, r, f.flag, f.value, f.choice)
			if err != nil {
				return err
			}
			meant = append(meant, hint...)
		}
	}
	switch {
	case len(given) == 0:
		a.note("the graph holds no %s", things(thing))
	case len(empty) > 0:
		a.note("no %s for %s", thing, strings.Join(empty, ", and none for "))
	default:
		a.note("no %s for all of %s; each alone has some", thing, strings.Join(given, ", "))
	}
	for _, hint := range meant {
		a.note("%s", hint)
	}
	return nil
}

// nameMeant is err, which may say that the graph has no such name, with the names
// that may have been meant.
func nameMeant(ctx context.Context, r *query.Reader, name string, err error) error {
	if !errors.Is(err, graph.ErrNotFound) || query.IRI(name) != "" {
		return err
	}
	for _, c := range []query.Choice{query.Actors, query.Outlets} {
		near, failed := r.Near(ctx, c, name)
		if failed != nil {
			return errors.Join(err, failed)
		}
		if len(near) > 0 {
			for i := range near {
				near[i] = shellWord(near[i])
			}
			return ui.WithHint(err, "did you mean "+strings.Join(near, " or ")+"?")
		}
	}
	return err
}

// mostChoices is how many outlets or types are told in full.
const mostChoices = 50

// meantBy says what a filter that nothing passes may have been meant to say:
// names like it, or all that there are where they are few.
func meantBy(ctx context.Context, r *query.Reader, flag, value string, c query.Choice) ([]string, error) {
	if c == "" || query.IRI(value) != "" {
		return nil, nil
	}
	near, err := r.Near(ctx, c, value)
	if err != nil {
		return nil, err
	}
	for i := range near {
		near[i] = "--" + flag + " " + shellWord(near[i])
	}
	if len(near) > 0 {
		return []string{"did you mean " + strings.Join(near, " or ") + "?"}, nil
	}
	if c == query.Actors || c == query.Places {
		return nil, nil
	}
	all, err := r.Choices(ctx, c)
	if err != nil || len(all) == 0 || len(all) > mostChoices {
		return nil, err
	}
	return []string{"there are: " + strings.Join(all, ", ")}, nil
}

// note prints one line of talk.
func (a *app) note(format string, args ...any) {
	ui.Note(a.stderr, a.cfg.Quiet, format, args...)
}

// unknownYet says so where nothing at all had been published on the day that
// answers are to be given as of.
func (a *app) unknownYet(ctx context.Context, r *query.Reader, known string) (bool, error) {
	if known == "" {
		return false, nil
	}
	any, err := anySaid(ctx, r)(query.Said{})
	if err != nil || any {
		return false, err
	}
	if any, err = anyEvent(ctx, r)(query.Timeline{}); err != nil || any {
		return false, err
	}
	a.note("no article had surely been published by %s", known)
	return true, nil
}

// nothingSaid says why no statement answers a request.
func (a *app) nothingSaid(ctx context.Context, r *query.Reader, q query.Said, known string) error {
	if yes, err := a.unknownYet(ctx, r, known); yes || err != nil {
		return err
	}
	return nothing(ctx, a, r, "statement", saidFilters(q), anySaid(ctx, r))
}

func saidFilters(q query.Said) []filter[query.Said] {
	return []filter[query.Said]{
		{"by", q.By, query.Said{By: q.By}, query.Actors},
		{"about", q.About, query.Said{About: q.About}, ""},
		{"outlet", q.Outlet, query.Said{Outlet: q.Outlet}, query.Outlets},
		{"from", q.From, query.Said{From: q.From}, ""},
		{"until", q.Until, query.Said{Until: q.Until}, ""},
		{"kind", string(q.Kind), query.Said{Kind: q.Kind}, ""},
		{"act", q.Act, query.Said{Act: q.Act}, ""},
		{"utterance", q.Utterance, query.Said{Utterance: q.Utterance}, ""},
	}
}

func anySaid(ctx context.Context, r *query.Reader) func(query.Said) (bool, error) {
	return func(q query.Said) (bool, error) {
		q.Limit = 1
		if q.Utterance != "" {
			res, err := r.Printings(ctx, q)
			return len(res.Rows) > 0, err
		}
		res, err := r.Said(ctx, q)
		return len(res.Rows) > 0, err
	}
}

// nothingHappened says why no event answers a request.
func (a *app) nothingHappened(ctx context.Context, r *query.Reader, q query.Timeline, known string) error {
	if yes, err := a.unknownYet(ctx, r, known); yes || err != nil {
		return err
	}
	return nothing(ctx, a, r, "event", []filter[query.Timeline]{
		{"actor", q.Actor, query.Timeline{Actor: q.Actor}, query.Actors},
		{"about", q.About, query.Timeline{About: q.About}, ""},
		{"place", q.Place, query.Timeline{Place: q.Place}, query.Places},
		{"type", q.Type, query.Timeline{Type: q.Type}, query.Types},
		{"outlet", q.Outlet, query.Timeline{Outlet: q.Outlet}, query.Outlets},
		{"factuality", string(q.Factuality), query.Timeline{Factuality: q.Factuality}, ""},
		{"from", q.From, query.Timeline{From: q.From}, ""},
		{"until", q.Until, query.Timeline{Until: q.Until}, ""},
	}, anyEvent(ctx, r))
}

func anyEvent(ctx context.Context, r *query.Reader) func(query.Timeline) (bool, error) {
	return func(q query.Timeline) (bool, error) { return r.AnyEvent(ctx, q) }
}

// nothingCovered says why no event is listed with its reports.
func (a *app) nothingCovered(ctx context.Context, r *query.Reader, q query.Coverage, known string) error {
	if yes, err := a.unknownYet(ctx, r, known); yes || err != nil {
		return err
	}
	any, err := anyEvent(ctx, r)(query.Timeline{})
	switch {
	case err != nil:
		return err
	case !any:
		a.note("the graph holds no events")
	case q.About != "":
		a.note("no event with all of these words in what is reported of it: %s", q.About)
	case !q.All:
		a.note("no event is reported by two articles; --all --format jsonl lists every event")
	}
	return nil
}
