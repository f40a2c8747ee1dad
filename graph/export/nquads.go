package export

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"slices"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/schema/vocab"
)

// NQuads writes the graph, or the quads of some labels only, as canonical
// N-Quads in order of the lines. The class of a node, which the store keeps in
// its IRI, is written out as rdf:type under the same label. The lines are
// sorted in memory.
func NQuads(ctx context.Context, w io.Writer, store graph.Store, labels ...quad.IRI) error {
	c := collector{typed: map[[2]quad.Value]bool{}}
	patterns := []graph.Pattern{{}}
	if len(labels) > 0 {
		patterns = nil
		for _, l := range labels {
			patterns = append(patterns, graph.Pattern{Label: l})
		}
	}
	for _, p := range patterns {
		for q, err := range store.Quads(ctx, p) {
			if err != nil {
				return err
			}
			c.add(q)
			c.types(q.Subject, q.Label)
			c.types(q.Object, q.Label)
		}
	}
	slices.SortFunc(c.lines, bytes.Compare)
	out := bufio.NewWriter(w)
	for i, line := range c.lines {
		if i > 0 && bytes.Equal(line, c.lines[i-1]) {
			continue
		}
		out.Write(line)
	}
	return out.Flush() // a bufio.Writer keeps its first error
}

// collector gathers lines.
type collector struct {
	lines [][]byte
	typed map[[2]quad.Value]bool // node and label
}

func (c *collector) add(q quad.Quad) { c.lines = append(c.lines, graph.AppendNQuad(nil, q)) }

const rdfType = quad.IRI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")

// types adds the classes of a node under a label, once.
func (c *collector) types(node, label quad.Value) {
	iri, ok := node.(quad.IRI)
	key := [2]quad.Value{node, label}
	if !ok || c.typed[key] {
		return
	}
	kind, _, ours := vocab.Split(iri)
	if !ours {
		return
	}
	c.typed[key] = true
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
