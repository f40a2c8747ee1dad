package query

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/graph"
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
	var rows []Statement
	res, err := r.EachSaid(ctx, q, func(s Statement) error {
		rows = append(rows, s)
		return nil
	})
	res.Rows = rows
	return res, err
}

// EachSaid gives the rows of [Reader.Said] to give one by one as they are read,
// and all but them as the result. It ends with the first error of give.
func (r *Reader) EachSaid(ctx context.Context, q Said, give func(Statement) error) (res Result[Statement], err error) {
	f, err := r.newSaidFilter(ctx, q)
	if err != nil {
		return res, err
	}
	nodes, some, err := f.nodes(ctx)
	if err != nil {
		return res, err
	}
	noting := func(s Statement) error {
		if s.Speaker != nil && s.Speaker.ID != "" {
			f.spoke[s.Speaker.ID] = Named{ID: s.Speaker.ID, Name: s.Speaker.Name, Country: s.Speaker.Country}
		}
		return give(s)
	}
	var left undated
	x, err := f.byTime(ctx, q.Limit, nodes, some)
	switch {
	case err != nil:
	case x != nil:
		left, err = f.first(ctx, x, nodes, some, &res, noting)
	default:
		left, err = f.every(ctx, nodes, some, &res, noting)
	}
	if err != nil {
		return res, err
	}
	if res.Matched, err = f.matched(ctx, res.More); err != nil {
		return res, err
	}
	if res.Undated, res.MoreUndated = len(left.nodes), left.more; !left.kept && !f.simple() {
		rows, err := f.rows(ctx, left.nodes)
		if err != nil {
			return res, err
		}
		res.Undated = len(rows)
	}
	return res, nil
}

// every gives rows in order of the dates of all that may answer.
func (f *saidFilter) every(ctx context.Context, nodes []quad.IRI, some bool, res *Result[Statement], give func(Statement) error) (undated, error) {
	list, left, err := f.candidates(ctx, nodes, some)
	if err != nil {
		return left, err
	}
	n, all, err := inOrder(list, f.Limit, func(nodes []quad.IRI) ([]Statement, error) { return f.rows(ctx, nodes) }, compareStatements, give)
	if res.Total, res.More = n, !all; res.More {
		res.Total = 0
		if f.simple() {
			res.Total = len(list)
		}
	}
	return left, err
}

// simple reports whether every candidate is a row.
func (f *saidFilter) simple() bool {
	return f.Kind == "" && f.Act == "" && f.Outlet == "" && f.about == nil && (f.by == nil || len(f.by.found()) > 0) && !f.asKnown
}

// candidates are the statements that may answer, their dates read, and where a
// period is asked for those that have none.
func (f *saidFilter) candidates(ctx context.Context, nodes []quad.IRI, some bool) (list []candidate, left undated, err error) {
	add := func(n quad.IRI, d *schema.Date) {
		switch d = dated(d); {
		case f.period.asked() && d == nil:
			left.nodes = append(left.nodes, n)
		case !f.period.asked() || f.period.holds(d):
			list = append(list, candidate{n, d})
		}
	}
	switch {
	case some:
	case f.about == nil && f.by == nil:
		err = f.everyStatement(ctx, add)
	default: // few answer: none is made into a row that does not
		left.kept = true
		err = f.everyDocument(ctx, func(v *view) error { return f.look(ctx, v, add) })
	}
	if err != nil {
		return nil, left, err
	}
	for part := range slices.Chunk(nodes, few*chunk) {
		if err := f.eachDate(ctx, part, add); err != nil {
			return nil, left, err
		}
	}
	switch {
	case f.utterance != "" || !f.period.short() || f.all:
	case len(f.by.found()) == 0:
		err = f.addUndated(ctx, &left, vocab.Statement, vocab.Basis, quad.String(schema.Unknown))
	case f.inMonths():
		for _, a := range f.by.found() {
			if err := f.addUndated(ctx, &left, vocab.Statement, vocab.InMonth, quads.OpenMonth(a)); err != nil {
				return nil, left, err
			}
		}
	}
	if !left.kept && !f.simple() && (!f.all || len(left.nodes) > few*chunk) {
		left.cut()
	}
	return list, left, err
}

// look adds the statements of an article that answer, their date aside.
func (f *saidFilter) look(ctx context.Context, v *view, add func(quad.IRI, *schema.Date)) error {
	for i := range v.doc.Statements {
		s := &v.doc.Statements[i]
		ok, err := f.keeps(ctx, v, s)
		if err != nil {
			return err
		}
		if ok {
			add(v.node(vocab.Statement, s.ID), s.SaidOn)
		}
	}
	return nil
}

// eachDate reads the dates of statements or reports.
func (r *Reader) eachDate(ctx context.Context, nodes []quad.IRI, f func(quad.IRI, *schema.Date)) error {
	r.room()
	var ask []graph.Pattern
	for _, n := range nodes {
		ask = append(ask, of(n, vocab.Detail))
	}
	if err := r.ahead(ctx, ask); err != nil {
		return err
	}
	for _, n := range nodes {
		detail, err := r.detail(ctx, n)
		if err != nil {
			return err
		}
		if detail == "" {
			continue
		}
		d, err := quads.DateIn(detail)
		if err != nil {
			return fmt.Errorf("%s: %w", ID(n), err)
		}
		f(n, d)
	}
	return nil
}

// rows are those of nodes that answer the request, their dates aside.
func (f *saidFilter) rows(ctx context.Context, nodes []quad.IRI) ([]Statement, error) {
	f.room()
	if err := f.partsAhead(ctx, nodes); err != nil {
		return nil, err
	}
	var out []Statement
	for _, n := range nodes {
		hash, id, _ := local(n)
		v, err := f.view(ctx, hash)
		if errors.Is(err, graph.ErrNotFound) {
			continue // forgotten, and its links are still there
		}
		if err != nil {
			return nil, err
		}
		if !f.knows(v.article) {
			continue
		}
		s, err := v.statement(ctx, id)
		if err != nil {
			return nil, err
		}
		if s == nil {
			continue
		}
		if ok, err := f.keeps(ctx, v, s); err != nil || !ok {
			if err != nil {
				return nil, err
			}
			continue
		}
		row, err := f.statement(ctx, v, s)
		if err != nil {
			return nil, err
		}
		out = append(out, row)
	}
	return out, nil
}

// compareStatements orders rows: by date, article and span.
func compareStatements(a, b Statement) int {
	return cmp.Or(compareDates(a.SaidOn, b.SaidOn), compareEvidence(a.Evidence, b.Evidence), strings.Compare(a.ID, b.ID))
}

// matched are the actors whom the name in the request means, in order of name:
// the speakers of the rows, or where rows are cut off those who said something
// that may answer.
func (f *saidFilter) matched(ctx context.Context, cut bool) ([]Named, error) {
	if f.by == nil {
		return nil, nil
	}
	if cut {
		for _, actor := range f.speakers {
			n, err := f.node(ctx, actor)
			if err != nil {
				return nil, err
			}
			f.spoke[n.ID] = n
		}
	}
	out := make([]Named, 0, len(f.spoke))
	for _, id := range sortedKeys(f.spoke) {
		out = append(out, f.spoke[id])
	}
	slices.SortStableFunc(out, func(a, b Named) int { return strings.Compare(a.Name, b.Name) })
	return out, nil
}

// saidFilter is a request made ready.
type saidFilter struct {
	*Reader
	Said
	period    period
	by, about *match
	utterance quad.IRI

	all      bool             // the nodes to look at are all that may answer, dated or not
	speakers []quad.IRI       // actors that By means and that have candidates
	spoke    map[string]Named // speakers of rows, by id
}

func (r *Reader) newSaidFilter(ctx context.Context, q Said) (*saidFilter, error) {
	f := &saidFilter{Reader: r, Said: q, spoke: map[string]Named{}}
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
