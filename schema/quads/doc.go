// Package quads turns a Document into quads and back. It is the only mapping
// between the two: [FromDocument] and [ToDocument] lose nothing.
//
// Every quad is labelled with the article's IRI, so that one article can be
// read or forgotten alone. What questions start from or lead on by stands as
// quads of its own; the rest of a part is packed into one literal, its detail
// ([ReadStatement] and the like read it), so that a row is one step away and no
// value that every article has becomes a hub. [Describe] gives all facts of a
// part as if none was packed. Nodes and predicates are those of package vocab.
//
// The words of a span are not stored beside it, they are cut out of the
// article's text.
//
// Beyond the Document itself the quads say, for searching: the days, or of less
// exact dates the months, of articles, statements and reports as bucket nodes
// ([Days], [Months]), and for each location the place it is, with the place's
// name and position.
package quads
