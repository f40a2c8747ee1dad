package across

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/schema/quads"
	"dateline/schema/vocab"
)

// ErrOverlay is matched by errors over lines of an overlay that cannot be read.
var ErrOverlay = errors.New("not a line of an overlay")

// CurationKind is what a line of an overlay does.
type CurationKind string

// Kinds of lines.
const (
	Merge CurationKind = "merge" // two actors are one
	Split CurationKind = "split" // an actor of one article is nobody else
)

// Curation is one line of an overlay: what an analyst knows of actors better
// than the articles tell.
type Curation struct {
	Kind   CurationKind `json:"kind"`
	One    string       `json:"one"`   // name or id of an actor, as written
	Other  string       `json:"other"` // likewise; of a split, an article
	Reason string       `json:"reason"`
	// OneAs and OtherAs are whom they meant when the line was taken over. They
	// hold whatever articles come later; of a split OtherAs is empty.
	OneAs   []Anchor `json:"one_as"`
	OtherAs []Anchor `json:"other_as,omitempty"`
	// Line and the Columns of One and Other are where it stood, from 1.
	Line    int    `json:"-"`
	Columns [2]int `json:"-"`
}

// Anchor is an actor as one article has it.
type Anchor struct {
	Article string `json:"article"` // "article/…"
	Name    string `json:"name"`    // as the article has it
}

// ReadOverlay reads lines of four fields parted by tabs: merge, an actor,
// another actor, the reason; or split, an actor, an article, the reason. Empty
// lines and those that begin with # are passed over. Errors match [ErrOverlay];
// name stands for the input in them.
func ReadOverlay(name string, in io.Reader) ([]Curation, error) {
	var out []Curation
	lines := bufio.NewScanner(in)
	for n := 1; lines.Scan(); n++ {
		text := strings.TrimSuffix(lines.Text(), "\r")
		if strings.TrimSpace(text) == "" || text[0] == '#' {
			continue
		}
		c, column, err := readCuration(text)
		if err != nil {
			return nil, fmt.Errorf("%s:%d:%d: %w: %w", name, n, column, ErrOverlay, err)
		}
		c.Line = n
		out = append(out, c)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w: %w", name, ErrOverlay, err)
	}
	return out, nil
}

// readCuration reads one line; column is where what is wrong stands.
func readCuration(text string) (c Curation, column int, err error) {
	if !utf8.ValidString(text) {
		return c, 1, errors.New("not UTF-8")
	}
	fields := strings.Split(text, "\t")
	columns := make([]int, len(fields))
	at := 1
	for i, f := range fields {
		columns[i] = at
		at += utf8.RuneCountInString(f) + 1
		fields[i] = strings.TrimSpace(f)
	}
	c.Kind = CurationKind(fields[0])
	switch {
	case c.Kind != Merge && c.Kind != Split:
		return c, 1, fmt.Errorf("%q is neither %s nor %s", fields[0], Merge, Split)
	case len(fields) != 4:
		return c, columns[min(len(fields)-1, 4)], fmt.Errorf("%d fields, want 4 parted by tabs", len(fields))
	}
	if i := slices.Index(fields, ""); i >= 0 {
		return c, columns[i], errors.New("an empty field")
	}
	c.One, c.Other, c.Reason, c.Columns = fields[1], fields[2], fields[3], [2]int{columns[1], columns[2]}
	return c, 0, nil
}

// Predicates of an anchor by side.
var anchors = [2]quad.IRI{vocab.OneAs, vocab.OtherAs}

// quads are a curation as quads labelled vocab.Curated.
func (c *Curation) quads() ([]quad.Quad, error) {
	iri := node(vocab.Curation, string(c.Kind)+"\t"+c.One+"\t"+c.Other)
	var out []quad.Quad
	add := func(p quad.IRI, text string) {
		out = append(out, quad.Quad{Subject: iri, Predicate: p, Object: quad.String(text), Label: vocab.Curated})
	}
	add(vocab.Kind, string(c.Kind))
	add(vocab.One, c.One)
	add(vocab.Other, c.Other)
	add(vocab.Why, c.Reason)
	for side, list := range [2][]Anchor{c.OneAs, c.OtherAs} {
		for _, a := range list {
			if _, err := quads.ArticleIRI(a.Article); err != nil {
				return nil, err
			}
			add(anchors[side], a.Article+" "+a.Name)
		}
	}
	return out, nil
}

// Overlay is the overlay of a graph, in order of its lines' texts.
func Overlay(ctx context.Context, store graph.Store) ([]Curation, error) {
	return overlayOf(ctx, store)
}

func overlayOf(ctx context.Context, v graph.View) ([]Curation, error) {
	found, err := v.Match(ctx, []graph.Pattern{{Label: vocab.Curated}}, 0)
	if err != nil {
		return nil, fmt.Errorf("read the overlay: %w", err)
	}
	return Curations(found[0])
}

// Curations are the lines of an overlay that quads labelled vocab.Curated hold,
// in order of their texts.
func Curations(list []quad.Quad) ([]Curation, error) {
	var out []Curation
	for _, n := range quads.Nodes(list) {
		c := Curation{Kind: CurationKind(n.Text(vocab.Kind)), One: n.Text(vocab.One), Other: n.Text(vocab.Other), Reason: n.Text(vocab.Why)}
		for side, into := range [2]*[]Anchor{&c.OneAs, &c.OtherAs} {
			for _, text := range n.Texts(anchors[side]) {
				article, name, _ := strings.Cut(text, " ")
				*into = append(*into, Anchor{article, name})
			}
			slices.SortFunc(*into, compareAnchors)
		}
		if err := n.Err(); err != nil {
			return nil, fmt.Errorf("read the overlay: %w", err)
		}
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b Curation) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.One, b.One), cmp.Compare(a.Other, b.Other))
	})
	return out, nil
}

func compareAnchors(a, b Anchor) int {
	return cmp.Or(cmp.Compare(a.Article, b.Article), cmp.Compare(a.Name, b.Name))
}

// SetOverlay makes lines the overlay of a graph, in place of the one it had.
// [Link] heeds it from then on. Of two lines on the same actors the last holds.
func SetOverlay(ctx context.Context, store graph.Store, lines []Curation) error {
	last := map[quad.Value][]quad.Quad{}
	for i := range lines {
		list, err := lines[i].quads()
		if err != nil {
			return fmt.Errorf("set the overlay: %w", err)
		}
		last[list[0].Subject] = list
	}
	var change graph.Change
	want := map[string]bool{}
	for _, list := range last {
		change.Add = append(change.Add, list...)
		for _, q := range list {
			want[q.NQuad()] = true
		}
	}
	slices.SortFunc(change.Add, compareQuads)
	had, err := Overlay(ctx, store)
	if err != nil {
		return err
	}
	// The articles that either speaks of are to be linked anew.
	articles := map[string]bool{}
	for _, c := range append(had, lines...) {
		for _, a := range slices.Concat(c.OneAs, c.OtherAs) {
			articles[a.Article] = true
		}
	}
	for _, id := range sorted(articles) {
		if _, ok, err := store.Entry(ctx, id); err != nil {
			return fmt.Errorf("set the overlay: %w", err)
		} else if ok {
			change.Notes = append(change.Notes, graph.Note{Key: graph.Changed + id, Value: []byte{}})
		}
	}
	for q, err := range store.Quads(ctx, graph.Pattern{Label: vocab.Curated}) {
		if err != nil {
			return fmt.Errorf("set the overlay: %w", err)
		}
		if !want[q.NQuad()] {
			change.Remove = append(change.Remove, q)
		}
	}
	if err := store.Apply(ctx, change); err != nil {
		return fmt.Errorf("set the overlay: %w", err)
	}
	return nil
}
