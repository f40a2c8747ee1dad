package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/schema"
	"dateline/schema/quads"
	"dateline/schema/vocab"
)

// Said asks who said what. Empty fields ask for nothing.
type Said struct {
	By        string // name or id of the speaker
	About     string // actor, place or words of what was said
	Outlet    string // name or id
	From      string // EDTF; when it was said
	Until     string // EDTF
	Kind      schema.StatementKind
	Act       string // say, deny, warn, …
	Utterance string // id: the same words wherever they were printed
	Limit     int    // 0: all
}

// Statement is one row of [Reader.Said].
type Statement struct {
	ID        string               `json:"id"`
	SaidOn    *schema.Date         `json:"said_on,omitempty"`
	Speaker   *Named               `json:"speaker,omitempty"`
	Act       string               `json:"act,omitempty"`
	Cue       string               `json:"cue,omitempty"`
	Kind      schema.StatementKind `json:"kind"`
	Text      string               `json:"text"` // the pieces of the content, joined by " … "
	Addressee *Named               `json:"addressee,omitempty"`
	Venue     string               `json:"venue,omitempty"`
	Via       *Named               `json:"via,omitempty"`
	About     []Named              `json:"about,omitempty"`
	Utterance string               `json:"utterance,omitempty"`
	Evidence  Evidence             `json:"evidence"`
}

// Said lists statements by the day they were said on, then by article and
// span. Errors about the request match ErrRequest.
func (r *Reader) Said(ctx context.Context, q Said) (Result[Statement], error) {
	f, err := r.newSaidFilter(ctx, q)
	if err != nil {
		return Result[Statement]{}, err
	}
	p, undated, err := r.saidPicks(ctx, f)
	if err != nil {
		return Result[Statement]{}, err
	}
	var rows []Statement
	err = r.each(ctx, p, func(v *view) error {
		list, err := v.pickedStatements(ctx, p)
		if err != nil {
			return err
		}
		for _, s := range list {
			d := dated(s.SaidOn)
			if f.period.asked() && d != nil && !f.period.holds(d) {
				continue
			}
			if ok, err := f.keeps(ctx, v, s); err != nil || !ok {
				if err != nil {
					return err
				}
				continue
			}
			if f.period.asked() && d == nil {
				undated++
				continue
			}
			row, err := r.statement(ctx, v, s)
			if err != nil {
				return err
			}
			rows = append(rows, row)
		}
		return nil
	})
	if err != nil {
		return Result[Statement]{}, err
	}
	slices.SortFunc(rows, func(a, b Statement) int {
		return cmp.Or(compareDates(a.SaidOn, b.SaidOn), compareEvidence(a.Evidence, b.Evidence), strings.Compare(a.ID, b.ID))
	})
	res := result(rows, q.Limit, undated)
	if f.by != nil {
		res.Matched = speakers(rows)
	}
	return res, nil
}

// speakers are the resolved speakers of rows, in order of name.
func speakers(rows []Statement) []Named {
	byID := map[string]Named{}
	for _, s := range rows {
		if s.Speaker != nil && s.Speaker.ID != "" {
			byID[s.Speaker.ID] = Named{ID: s.Speaker.ID, Name: s.Speaker.Name, Country: s.Speaker.Country}
		}
	}
	out := make([]Named, 0, len(byID))
	for _, id := range sortedKeys(byID) {
		out = append(out, byID[id])
	}
	slices.SortStableFunc(out, func(a, b Named) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// saidFilter is a request made ready.
type saidFilter struct {
	*Reader
	Said
	period    period
	by, about *match
	utterance quad.IRI
}

func (r *Reader) newSaidFilter(ctx context.Context, q Said) (*saidFilter, error) {
	f := &saidFilter{Reader: r, Said: q}
	f.Act = strings.ToLower(q.Act)
	var err error
	if f.period, err = newPeriod(q.From, q.Until); err != nil {
		return nil, err
	}
	switch q.Kind {
	case "", schema.Direct, schema.Indirect, schema.Mixed:
	default:
		return nil, fmt.Errorf("%w: kind %q is none of direct, indirect, mixed", ErrRequest, q.Kind)
	}
	if f.by, err = r.matchActors(ctx, q.By); err != nil {
		return nil, err
	}
	if f.about, err = r.matchActors(ctx, q.About); err != nil {
		return nil, err
	}
	if q.Utterance != "" {
		f.utterance = IRI(q.Utterance)
		if kind, rest, _ := vocab.Split(f.utterance); kind != vocab.Utterance || rest == "" {
			return nil, fmt.Errorf("%w: %q is not the id of an utterance", ErrRequest, q.Utterance)
		}
	}
	return f, nil
}

// saidPicks is where to look, and how many undated statements were left out
// without looking at them.
func (r *Reader) saidPicks(ctx context.Context, f *saidFilter) (picks, int, error) {
	if f.utterance != "" {
		p, err := r.parts(ctx, vocab.Statement, []quad.IRI{f.utterance}, vocab.SameWords)
		return p, 0, err
	}
	if found := f.by.found(); len(found) > 0 && f.inMonths(found) {
		p, err := r.saidIn(ctx, found, quads.Months(f.period.from, f.period.until))
		return p, 0, err
	} else if len(found) > 0 {
		as, err := r.appearances(ctx, found)
		if err != nil {
			return nil, 0, err
		}
		p, err := r.parts(ctx, vocab.Statement, as, vocab.Speaker)
		return p, 0, err
	}
	if f.by != nil || f.about != nil || f.Outlet != "" || !f.period.bounded {
		return nil, 0, nil
	}
	p, ok, err := r.statementsIn(ctx, f.period)
	if err != nil || !ok {
		return nil, 0, err
	}
	undated, err := r.undatedStatements(ctx, f.Kind, f.Act)
	return p, undated, err
}

// inMonths reports whether the months of actors hold all that is asked for:
// the period is short, and the actors are resolved ones.
func (f *saidFilter) inMonths(actors []quad.IRI) bool {
	return f.period.short() && !slices.ContainsFunc(actors, func(a quad.IRI) bool {
		kind, _, _ := vocab.Split(a)
		return kind != vocab.Actor
	})
}

// saidIn picks what actors said in months, and what they said without a date.
func (r *Reader) saidIn(ctx context.Context, actors, months []quad.IRI) (picks, error) {
	var buckets []quad.IRI
	for _, a := range actors {
		buckets = append(append(buckets, quads.ActorMonths(a, months)...), quads.OpenMonth(a))
	}
	return r.parts(ctx, vocab.Statement, buckets, vocab.InMonth)
}

// keeps reports whether a statement answers the request, its date aside.
func (f *saidFilter) keeps(ctx context.Context, v *view, s *schema.Statement) (bool, error) {
	if f.Kind != "" && s.Kind != f.Kind || f.Act != "" && s.Act != f.Act || !meansOutlet(f.Outlet, v.article) {
		return false, nil
	}
	if f.by != nil {
		speaker, err := f.party(ctx, v, s.Speaker)
		if err != nil || !f.by.means(speaker) {
			return false, err
		}
	}
	return f.isAbout(ctx, v, s)
}

// isAbout reports whether a statement is linked to what the request is about,
// or holds its words.
func (f *saidFilter) isAbout(ctx context.Context, v *view, s *schema.Statement) (bool, error) {
	if f.about == nil {
		return true, nil
	}
	things, err := f.Reader.about(ctx, v, s.About)
	if err != nil {
		return false, err
	}
	for _, n := range things {
		if f.about.means(&n) || !f.about.byID && f.about.words.inAny(n.Name) {
			return true, nil
		}
	}
	return !f.about.byID && f.about.words.among(v.statementText(s)), nil
}

// pickedStatements are the statements of an article that are picked, all for
// nil picks, in the order of their ids.
func (v *view) pickedStatements(ctx context.Context, p picks) ([]*schema.Statement, error) {
	ids := p.of(v.hash)
	if p == nil {
		for _, s := range v.doc.Statements {
			ids = append(ids, s.ID)
		}
	}
	var out []*schema.Statement
	for _, id := range ids {
		s, err := v.statement(ctx, id)
		if err != nil {
			return nil, err
		}
		if s != nil {
			out = append(out, s)
		}
	}
	return out, nil
}

// statementText is what was said, its pieces joined.
func (v *view) statementText(s *schema.Statement) string {
	parts := make([]string, len(s.Content))
	for i, c := range s.Content {
		parts[i] = v.slice(c.Span)
	}
	return strings.Join(parts, " … ")
}

// statement makes the row of a statement.
func (r *Reader) statement(ctx context.Context, v *view, s *schema.Statement) (Statement, error) {
	iri := v.node(vocab.Statement, s.ID)
	row := Statement{ID: ID(iri), SaidOn: dated(s.SaidOn), Act: s.Act, Kind: s.Kind, Text: v.statementText(s)}
	if s.Cue != nil {
		row.Cue = v.slice(s.Cue.Span)
	}
	if s.Venue != nil {
		row.Venue = v.slice(s.Venue.Span)
	}
	row.Evidence = v.evidence(contentSpan(s), s.Rule)
	var err error
	if row.Speaker, err = r.party(ctx, v, s.Speaker); err != nil {
		return row, err
	}
	if row.Addressee, err = r.party(ctx, v, s.Addressee); err != nil {
		return row, err
	}
	if row.Via, err = r.party(ctx, v, s.Via); err != nil {
		return row, err
	}
	if row.About, err = r.about(ctx, v, s.About); err != nil {
		return row, err
	}
	u, err := r.follow(ctx, iri, vocab.SameWords)
	if u != "" {
		row.Utterance = ID(u)
	}
	return row, err
}

// contentSpan runs from the first piece of the content to the last.
func contentSpan(s *schema.Statement) schema.Span {
	if len(s.Content) == 0 {
		return schema.Span{}
	}
	span := s.Content[0].Span
	for _, c := range s.Content[1:] {
		span.Start, span.End = min(span.Start, c.Start), max(span.End, c.End)
	}
	return span
}
