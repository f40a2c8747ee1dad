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

// Show is everything the graph holds of an id (see [Reader.Resolve]).
func (r *Reader) Show(ctx context.Context, id string) (Shown, error) {
	iri, err := r.Resolve(ctx, id)
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
	case vocab.Block, vocab.Sentence, vocab.InSentence, vocab.Content, vocab.OnDay, vocab.InMonth:
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
	for q, err := range r.store.Quads(ctx, graph.Pattern{Subject: iri}) {
		if err != nil {
			return err
		}
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

// addBacklinks adds what leads to the node; of the parts of an article, how
// many of each kind there are.
func (r *Reader) addBacklinks(ctx context.Context, iri quad.IRI, s *Shown) error {
	parts := map[string]int{}
	for q, err := range r.store.Quads(ctx, graph.Pattern{Object: iri}) {
		if err != nil {
			return err
		}
		subject, ok := q.Subject.(quad.IRI)
		if !ok {
			continue
		}
		if q.Predicate == vocab.InArticle {
			kind, _, _ := vocab.Split(subject)
			parts[kind]++
			continue
		}
		title, err := r.title(ctx, subject)
		if err != nil {
			return err
		}
		s.Links = append(s.Links, Link{Name: name(q.Predicate), Back: true, ID: ID(subject), Title: title})
	}
	for _, kind := range sortedKeys(parts) {
		s.Facts = append(s.Facts, Fact{Name: kind + "s", Value: strconv.Itoa(parts[kind])})
	}
	return nil
}
