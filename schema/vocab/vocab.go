// Package vocab names every IRI that dateline writes into a graph.
//
// The class of a node is readable in its IRI, so no node is typed in the store
// (a class node would be a hub that every load rewrites); exports write
// rdf:type out.
//
// Read from one article, labelled with the article's IRI:
//
//	urn:dateline:article:H          the article; H is 16 hex digits
//	urn:dateline:time:H:t1          a time expression
//	urn:dateline:appearance:H:a1    an actor as this article has it
//	urn:dateline:location:H:p1      a place as this article has it
//	urn:dateline:statement:H:s1     an attribution
//	urn:dateline:report:H:e1        an event as this article reports it
//	urn:dateline:outlet:SLUG        an outlet
//	urn:dateline:place:gn:ID        a place of the gazetteer, or
//	urn:dateline:place:CCC:SLUG     a place by country and name; CCC is XXX
//	                                where the country is not known
//	urn:dateline:day:2022-04-12     a bucket node; likewise month:2022-04
//
// Resolved across articles, labelled [Across] and rebuilt from the rest:
//
//	urn:dateline:actor:H            urn:dateline:event:H
//	urn:dateline:utterance:H        urn:dateline:story:H
//	urn:dateline:actor-month:H:2022-04   what an actor said or did in a month;
//	urn:dateline:actor-month:H:open      what it said on a day that is not known
//	urn:dateline:derivation:H1:H2        how article H1 was taken from H2
//
// An utterance has two statements at least; every appearance has an actor,
// every report an event, every article a story.
package vocab

import (
	"strings"

	"github.com/cayleygraph/quad"
)

// Base starts every IRI of our own.
const Base = "urn:dateline:"

// Node kinds, as they stand in IRIs after [Base].
const (
	Article    = "article"
	Time       = "time"
	Appearance = "appearance"
	Location   = "location"
	Statement  = "statement"
	Report     = "report"
	Outlet     = "outlet"
	Place      = "place"
	Day        = "day"
	Month      = "month"
	Actor      = "actor"
	Event      = "event"
	Utterance  = "utterance"
	Story      = "story"
	ActorMonth = "actor-month"
	Derivation = "derivation"
	Curation   = "curation"
)

// Curated labels the overlay: what an analyst knows of actors better than the
// articles tell. A curation is a line of it.
const Curated = quad.IRI(Base + "curated")

// Across labels the links between articles.
const Across = quad.IRI(Base + "across")

// Node is the IRI of a node: Node(Statement, "H", "s1").
func Node(kind string, parts ...string) quad.IRI {
	return quad.IRI(Base + kind + ":" + strings.Join(parts, ":"))
}

// Split takes an IRI of ours apart into kind and the rest: "report", "H:e1".
// ok is false for any other IRI.
func Split(iri quad.IRI) (kind, rest string, ok bool) {
	s, ok := strings.CutPrefix(string(iri), Base)
	if !ok {
		return "", "", false
	}
	return strings.Cut(s, ":")
}
