package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"dateline/graph/across"
	"dateline/schema"
	"dateline/schema/vocab"
)

// Comparison is how two articles tell the same.
type Comparison struct {
	A Article `json:"a"`
	B Article `json:"b"`
	// Copy says which article was taken from the other one, where one was.
	Copy *Derived `json:"copy,omitempty"`
	// Differences are where the copy departs from its original.
	Differences []across.Difference `json:"differences"`
	Shared      []Shared            `json:"shared"` // in the order of A
	OnlyA       []Told              `json:"only_a"`
	OnlyB       []Told              `json:"only_b"`
}

// Shared is an event or an utterance that both articles have.
type Shared struct {
	ID      string   `json:"id"`
	A       Told     `json:"a"`
	B       Told     `json:"b"`
	Differs []string `json:"differs,omitempty"` // when, where, factuality, number, words, speaker
}

// Told is a report or a statement of one article.
type Told struct {
	ID         string            `json:"id"`
	Kind       string            `json:"kind"` // report or statement
	Text       string            `json:"text"`
	When       *schema.Date      `json:"when,omitempty"` // happened or said
	Factuality schema.Factuality `json:"factuality,omitempty"`
	Speaker    *Named            `json:"speaker,omitempty"`
	Place      *Place            `json:"place,omitempty"`
	Evidence   Evidence          `json:"evidence"`

	of     string // id of the event or utterance
	quoted bool   // in quotation marks
	claim
	counts []claim // numbers that its sentence holds
}

// Compare lays two articles side by side: what both tell and in what they
// differ, what each tells alone, and where a copy departs from its original.
// Ids are those of articles, or of parts of them.
func (r *Reader) Compare(ctx context.Context, a, b string) (Comparison, error) {
	var c Comparison
	x, err := r.articleOf(ctx, a)
	if err != nil {
		return c, err
	}
	y, err := r.articleOf(ctx, b)
	if err != nil {
		return c, err
	}
	if x.hash == y.hash {
		return c, fmt.Errorf("%w: %s and %s are one article", ErrRequest, a, b)
	}
	c.A, c.B = x.article, y.article
	if err := r.copied(&c, x, y); err != nil {
		return c, err
	}
	ofA, err := r.facts(ctx, x)
	if err != nil {
		return c, err
	}
	ofB, err := r.facts(ctx, y)
	if err != nil {
		return c, err
	}
	c.pair(ofA, ofB)
	return c, nil
}

// articleOf is the article of an id, or the one that the id is a part of.
func (r *Reader) articleOf(ctx context.Context, id string) (*view, error) {
	iri, err := r.Resolve(ctx, id)
	if err != nil {
		return nil, err
	}
	kind, hash, _ := vocab.Split(iri)
	if h, _, ok := local(iri); ok {
		hash = h
	}
	switch kind {
	case vocab.Article, vocab.Report, vocab.Statement, vocab.Appearance:
		v, err := r.view(ctx, hash)
		if err != nil {
			return nil, err
		}
		return v, v.whole(ctx)
	}
	return nil, fmt.Errorf("%w: %s is no article", ErrRequest, ID(iri))
}

// copied adds the derivation between two articles and what the copy changed.
func (r *Reader) copied(c *Comparison, x, y *view) error {
	c.Differences = []across.Difference{}
	for _, v := range [][2]*view{{x, y}, {y, x}} {
		for _, t := range v[0].taken {
			if t.from != v[1].hash {
				continue
			}
			c.Copy = &Derived{Article: v[0].article, Role: v[0].role(), TextOf: v[0].textOf, Origins: []Origin{v[0].origin(t, v[1].article)}}
			found, err := across.Differences(v[1].doc, v[0].doc)
			c.Differences = append(c.Differences, found...)
			return err
		}
	}
	return nil
}

// facts are the reports and statements of an article, in text order.
func (r *Reader) facts(ctx context.Context, v *view) ([]Told, error) {
	var out []Told
	counts, err := across.Counts(v.doc, v.doc.Sentences)
	if err != nil {
		return nil, err
	}
	for i := range v.doc.Events {
		p, err := r.report(ctx, v, &v.doc.Events[i])
		if err != nil {
			return nil, err
		}
		event, err := r.eventOf(ctx, v.node(vocab.Report, v.doc.Events[i].ID))
		if err != nil {
			return nil, err
		}
		said, err := v.claimOf(p)
		if err != nil {
			return nil, err
		}
		out = append(out, Told{
			claim: said, counts: v.counted(counts, &v.doc.Events[i], p.Sentence.Span),
			ID: p.ID, Kind: vocab.Report, Text: cmp.Or(p.description, p.Trigger.Text), When: p.When, Factuality: p.Factuality,
			Place: p.place, Evidence: p.Evidence(), of: ID(event),
		})
	}
	for i := range v.doc.Statements {
		s, err := r.statement(ctx, v, &v.doc.Statements[i])
		if err != nil {
			return nil, err
		}
		var pieces []schema.Span
		for _, c := range v.doc.Statements[i].Content {
			pieces = append(pieces, c.Span)
		}
		out = append(out, Told{
			claim: claim{when: s.SaidOn, article: v.article}, counts: v.counted(counts, nil, pieces...),
			ID: s.ID, Kind: vocab.Statement, Text: s.Text, When: s.SaidOn, Speaker: s.Speaker, Evidence: s.Evidence, of: cmp.Or(s.Utterance, s.ID), quoted: s.Kind != schema.Indirect,
		})
	}
	slices.SortStableFunc(out, func(a, b Told) int { return compareEvidence(a.Evidence, b.Evidence) })
	return out, nil
}

// pair puts the facts that both have beside each other: the first of each
// article stands for the event or utterance.
func (c *Comparison) pair(a, b []Told) {
	c.Shared, c.OnlyA, c.OnlyB = []Shared{}, []Told{}, []Told{}
	first := map[string]Told{}
	for _, f := range b {
		if _, ok := first[f.of]; !ok {
			first[f.of] = f
		}
	}
	seen := map[string]bool{}
	for _, f := range a {
		g, ok := first[f.of]
		switch {
		case !ok:
			c.OnlyA = append(c.OnlyA, f)
		case !seen[f.of]:
			c.Shared = append(c.Shared, Shared{ID: f.of, A: f, B: g, Differs: factsDiffer(f, g)})
		}
		seen[f.of] = true
	}
	for _, g := range b {
		if !seen[g.of] {
			c.OnlyB = append(c.OnlyB, g)
		}
	}
}

// factsDiffer says in what two facts of one event or utterance disagree; what
// only one of them says is no disagreement.
func factsDiffer(a, b Told) []string {
	var out []string
	say := func(what string, differ bool) {
		if differ {
			out = append(out, what)
		}
	}
	say("when", a.dates(b.claim))
	say("where", a.places(b.claim))
	say("factuality", a.facts(b.claim))
	say("number", countsDiffer(a.counts, b.counts))
	if a.Kind == vocab.Statement {
		say("words", a.quoted && b.quoted && !slices.Equal(fold(a.Text), fold(b.Text)))
		say("speaker", a.Speaker != nil && b.Speaker != nil && a.Speaker.ID != b.Speaker.ID)
	}
	return out
}
