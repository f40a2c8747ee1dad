package export

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"maps"
	"slices"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/schema/vocab"
)

// NQuads writes the graph, or the quads of some labels only, as canonical
// N-Quads: a label's quads stand together in order of their lines, labels in
// order of their IRIs. The class of a node, which the store keeps in its IRI, is
// written out as rdf:type under the same label. A label is read at a time, so
// that a graph of any size can be written, also while it is being loaded.
func NQuads(ctx context.Context, w io.Writer, store graph.Store, labels ...quad.IRI) error {
	var loose collector
	if len(labels) == 0 {
		var err error
		if labels, loose, err = labelsOf(ctx, store); err != nil {
			return err
		}
	}
	out := bufio.NewWriter(w)
	loose.write(out)
	for _, l := range labels {
		c := collector{typed: map[quad.Value]bool{}}
		for q, err := range store.Quads(ctx, graph.Pattern{Label: l}) {
			if err != nil {
				return err
			}
			c.take(q)
		}
		if c.write(out); ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return out.Flush() // a bufio.Writer keeps its first error
}

// labelsOf is the labels of a graph in order, and the quads that have none.
func labelsOf(ctx context.Context, store graph.Store) (labels []quad.IRI, loose collector, err error) {
	loose.typed = map[quad.Value]bool{}
	seen := map[quad.IRI]bool{}
	for q, err := range store.Quads(ctx, graph.Pattern{}) {
		if err != nil {
			return nil, loose, err
		}
		if l, ok := q.Label.(quad.IRI); ok {
			seen[l] = true
		} else {
			loose.take(q)
		}
	}
	return slices.Sorted(maps.Keys(seen)), loose, nil
}

// collector gathers the lines of one label.
type collector struct {
	lines [][]byte
	typed map[quad.Value]bool
}

func (c *collector) add(q quad.Quad) { c.lines = append(c.lines, graph.AppendNQuad(nil, q)) }

// take adds a quad and the classes of its nodes.
func (c *collector) take(q quad.Quad) {
	c.add(q)
	c.types(q.Subject, q.Label)
	c.types(q.Object, q.Label)
}

// write writes the lines in order, each once.
func (c *collector) write(out *bufio.Writer) {
	slices.SortFunc(c.lines, bytes.Compare)
	for i, line := range c.lines {
		if i == 0 || !bytes.Equal(line, c.lines[i-1]) {
			out.Write(line)
		}
	}
}

const rdfType = quad.IRI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")

// types adds the classes of a node, once.
func (c *collector) types(node, label quad.Value) {
	iri, ok := node.(quad.IRI)
	if !ok || c.typed[iri] {
		return
	}
	kind, _, ours := vocab.Split(iri)
	if !ours {
		return
	}
	c.typed[iri] = true
	for _, class := range classes(kind) {
		c.add(quad.Quad{Subject: iri, Predicate: rdfType, Object: class, Label: label})
	}
}

const (
	semNS    = "http://semanticweb.cs.vu.nl/2009/11/sem/"
	provNS   = "http://www.w3.org/ns/prov#"
	schemaNS = "https://schema.org/"
)

// classes are what a kind of node is in the open vocabularies.
func classes(kind string) []quad.IRI {
	switch kind {
	case vocab.Article:
		return []quad.IRI{schemaNS + "NewsArticle", provNS + "Entity"}
	case vocab.Outlet:
		return []quad.IRI{schemaNS + "NewsMediaOrganization", provNS + "Agent"}
	case vocab.Actor:
		return []quad.IRI{semNS + "Actor", provNS + "Agent"}
	case vocab.Place:
		return []quad.IRI{semNS + "Place", schemaNS + "Place"}
	case vocab.Event:
		return []quad.IRI{semNS + "Event"}
	case vocab.Report: // an event according to one article
		return []quad.IRI{semNS + "View", provNS + "Entity"}
	case vocab.Statement, vocab.Utterance:
		return []quad.IRI{schemaNS + "Quotation", provNS + "Entity"}
	case vocab.Story:
		return []quad.IRI{provNS + "Collection"}
	case vocab.Time, vocab.Day, vocab.Month:
		return []quad.IRI{semNS + "Time"}
	case vocab.Appearance, vocab.Location:
		return []quad.IRI{provNS + "Entity"}
	}
	return nil
}
