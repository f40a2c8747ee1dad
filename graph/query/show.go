package query

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/schema"
	"dateline/schema/edtf"
	"dateline/schema/quads"
	"dateline/schema/vocab"
)

// Shown is everything the graph holds of one node.
type Shown struct {
	ID       string    `json:"id"`
	Kind     string    `json:"kind"`
	Title    string    `json:"title"`
	Facts    []Fact    `json:"facts"`
	Links    []Link    `json:"links"`
	Evidence []Context `json:"evidence"`
}

// Fact is one value of a node, under the last part of its predicate's name.
type Fact struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Link is a node beside this one. Back says that the link leads here.
type Link struct {
	Name  string `json:"name"`
	Back  bool   `json:"back,omitempty"`
	ID    string `json:"id"`
	Title string `json:"title,omitempty"`
}

// Context is evidence with the sentences before and after it.
type Context struct {
	Evidence
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
}

// Show is everything the graph holds of an id (see [Reader.Resolve]), or of the
// outlet or actor of that name.
func (r *Reader) Show(ctx context.Context, id string) (Shown, error) {
	iri, err := r.find(ctx, id)
	if err != nil {
		return Shown{}, err
	}
	kind, _, _ := vocab.Split(iri)
	s := Shown{ID: ID(iri), Kind: kind, Facts: []Fact{}, Links: []Link{}, Evidence: []Context{}}
	if s.Title, err = r.title(ctx, iri); err != nil {
		return s, err
	}
	for _, add := range []func(context.Context, quad.IRI, *Shown) error{r.addFacts, r.addBacklinks, r.addEvidence} {
		if err := add(ctx, iri, &s); err != nil {
			return s, err
		}
	}
	slices.SortStableFunc(s.Facts, func(a, b Fact) int { return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.Value, b.Value)) })
	s.Facts = slices.Compact(s.Facts)
	compare := func(a, b Link) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), compareBool(a.Back, b.Back), strings.Compare(a.ID, b.ID))
	}
	slices.SortFunc(s.Links, compare)
	s.Links = slices.CompactFunc(s.Links, func(a, b Link) bool { return compare(a, b) == 0 })
	return s, nil
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// name is the last part of a predicate's IRI; of the words for something, the
// name of the thing.
func name(predicate quad.Value) string {
	iri, _ := predicate.(quad.IRI)
	s := string(iri)
	return strings.TrimSuffix(s[strings.LastIndexAny(s, ":/#")+1:], "Span")
}

// hidden reports whether the evidence shows a predicate's values better, or
// they say nothing to people.
func hidden(predicate quad.Value) bool {
	switch predicate {
	case vocab.Block, vocab.Sentence, vocab.InSentence, vocab.Content, vocab.OnDay, vocab.InMonth, vocab.NameWord:
		return true
	}
	return false
}

// inText reports whether a predicate's literals begin with a span.
func inText(predicate quad.Value) bool {
	switch predicate {
	case vocab.Mention, vocab.Span, vocab.Cue, vocab.Venue, vocab.Trigger, vocab.DateSpan,
		vocab.SpeakerSpan, vocab.AddresseeSpan, vocab.ViaSpan,
		vocab.PublisherSpan, vocab.RepublisherSpan, vocab.RepublishedSpan:
		return true
	}
	return false
}

// addFacts adds the node's own values and links, but for an article's text.
func (r *Reader) addFacts(ctx context.Context, iri quad.IRI, s *Shown) error {
	list, err := r.described(ctx, iri, s)
	if err != nil {
		return err
	}
	for _, q := range list {
		if hidden(q.Predicate) || s.Kind == vocab.Article && q.Predicate == vocab.Text {
			continue
		}
		if to, ok := q.Object.(quad.IRI); ok {
			title, err := r.title(ctx, to)
			if err != nil {
				return err
			}
			s.Links = append(s.Links, Link{Name: name(q.Predicate), ID: ID(to), Title: title})
			continue
		}
		value := literal(q.Object)
		if inText(q.Predicate) {
			if value, err = r.words(ctx, q.Label, value); err != nil {
				return err
			}
		}
		s.Facts = append(s.Facts, Fact{Name: name(q.Predicate), Value: value})
	}
	return nil
}

// described is what the graph says of a node: as it stands there, or, of an
// article and its parts, as their details say in full.
func (r *Reader) described(ctx context.Context, iri quad.IRI, s *Shown) ([]quad.Quad, error) {
	own, part, err := r.ownPart(ctx, iri, s)
	if err != nil {
		return nil, err
	}
	var list []quad.Quad
	if part != nil {
		if list, err = quads.Describe(vocab.Article+"/"+own.hash, part); err != nil {
			return nil, err
		}
	}
	for q, err := range r.store.Quads(ctx, graph.Pattern{Subject: iri}) {
		if err != nil {
			return nil, err
		}
		if part == nil || q.Label == vocab.Across {
			list = append(list, q)
		}
	}
	return slices.DeleteFunc(list, func(q quad.Quad) bool { return q.Subject != iri }), nil
}

// ownPart is the article or the part of one that a node is, nil for others. Of
// an article the facts get the numbers of its parts.
func (r *Reader) ownPart(ctx context.Context, iri quad.IRI, s *Shown) (*view, any, error) {
	article, id, ok := quads.SplitPart(iri)
	if !ok {
		return nil, nil, nil
	}
	v, err := r.view(ctx, strings.TrimPrefix(article, vocab.Article+"/"))
	if err != nil {
		return nil, nil, err
	}
	switch s.Kind {
	case vocab.Article:
		if err := v.whole(ctx); err != nil {
			return nil, nil, err
		}
		s.countParts(v.doc)
		return v, v.doc, nil
	case vocab.Time:
		p, err := v.time(ctx, id)
		return v, p, err
	case vocab.Appearance:
		p, err := v.actor(ctx, id)
		return v, p, err
	case vocab.Location:
		p, err := v.place(ctx, id)
		return v, p, err
	case vocab.Statement:
		p, err := v.statement(ctx, id)
		return v, p, err
	}
	p, err := v.event(ctx, id)
	return v, p, err
}

// countParts adds how many parts of each kind an article has.
func (s *Shown) countParts(d *schema.Document) {
	for _, p := range []struct {
		kind string
		n    int
	}{
		{vocab.Time, len(d.Times)}, {vocab.Appearance, len(d.Actors)}, {vocab.Location, len(d.Places)},
		{vocab.Statement, len(d.Statements)}, {vocab.Report, len(d.Events)},
	} {
		if p.n > 0 {
			s.Facts = append(s.Facts, Fact{Name: p.kind + "s", Value: strconv.Itoa(p.n)})
		}
	}
}

// words are the words at a literal's span in the article of that label, and
// what else the literal says.
func (r *Reader) words(ctx context.Context, label quad.Value, text string) (string, error) {
	span, rest, err := quads.CutSpan(text)
	article, ok := label.(quad.IRI)
	if err != nil || !ok {
		return text, nil
	}
	_, hash, _ := vocab.Split(article)
	v, err := r.view(ctx, hash)
	if err != nil {
		return "", err
	}
	if text = v.slice(span); rest != "" {
		text += " (" + rest + ")"
	}
	return text, nil
}

// literal is a value for people: a time is its day.
func literal(v quad.Value) string {
	switch v := v.(type) {
	case quad.Time:
		return edtf.DayAt(time.Time(v).UTC()).String()
	case quad.Float:
		return strconv.FormatFloat(float64(v), 'f', -1, 64)
	}
	return quad.ToString(v)
}

// addBacklinks adds what leads to the node, but for the parts of an article.
func (r *Reader) addBacklinks(ctx context.Context, iri quad.IRI, s *Shown) error {
	add := func(from quad.IRI, predicate quad.Value) error {
		title, err := r.title(ctx, from)
		s.Links = append(s.Links, Link{Name: name(predicate), Back: true, ID: ID(from), Title: title})
		return err
	}
	if s.Kind == vocab.Time {
		return r.addDated(ctx, iri, add)
	}
	if s.Kind == vocab.Month {
		if err := r.addDays(ctx, iri, add); err != nil {
			return err
		}
	}
	for q, err := range r.store.Quads(ctx, graph.Pattern{Object: iri}) {
		if err != nil {
			return err
		}
		if subject, ok := q.Subject.(quad.IRI); ok && q.Predicate != vocab.InArticle {
			if err := add(subject, q.Predicate); err != nil {
				return err
			}
		}
	}
	return nil
}

// addDays adds what the days of a month hold.
func (r *Reader) addDays(ctx context.Context, month quad.IRI, add func(quad.IRI, quad.Value) error) error {
	_, rest, _ := vocab.Split(month)
	p, err := newPeriod(rest, rest)
	if err != nil {
		return err
	}
	for _, day := range quads.Days(p.from, p.until) {
		nodes, err := r.subjects(ctx, vocab.OnDay, day)
		if err != nil {
			return err
		}
		for _, n := range nodes {
			if err := add(n, vocab.InMonth); err != nil {
				return err
			}
		}
	}
	return nil
}

// addDated adds what was dated by a time expression.
func (r *Reader) addDated(ctx context.Context, iri quad.IRI, add func(quad.IRI, quad.Value) error) error {
	hash, id, _ := local(iri)
	v, err := r.view(ctx, hash)
	if err == nil {
		err = v.whole(ctx)
	}
	if err != nil {
		return err
	}
	check := func(from quad.IRI, d *schema.Date) {
		if err == nil && d != nil && d.Time == id {
			err = add(from, vocab.ReadFrom)
		}
	}
	check(vocab.Node(vocab.Article, hash), v.doc.Article.Published)
	for i := range v.doc.Statements {
		check(v.node(vocab.Statement, v.doc.Statements[i].ID), v.doc.Statements[i].SaidOn)
	}
	for i := range v.doc.Events {
		check(v.node(vocab.Report, v.doc.Events[i].ID), v.doc.Events[i].When)
	}
	return err
}
