// Package quads turns a Document into quads and back. It is the only mapping
// between the two: [FromDocument] and [ToDocument] lose nothing.
//
// Every quad is labelled with the article's IRI, so that one article can be
// read or forgotten alone. The words of a span are not stored beside it, they
// are cut out of the article's text; only a statement's words stand once more,
// for scripts. Nodes and predicates are those of package vocab.
//
// Beyond the Document itself the quads say, for searching: the days and months
// of articles, statements and reports as bucket nodes ([Days], [Months]), and
// for each location the place it is, with the place's name and position.
package quads
