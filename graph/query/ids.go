package query

import (
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/schema/quads"
	"dateline/schema/vocab"
)

// ID is the short form of a node's IRI, as rows print it: "statement/H/s1",
// "article/H". An IRI that is not ours stays as it is.
func ID(iri quad.IRI) string {
	id, err := quads.ID(iri)
	if err != nil {
		return string(iri)
	}
	return id
}

// IRI is the node that an id means: an IRI of ours or its short form, whose
// parts may be parted by ":" as well. "" stands for what is neither.
func IRI(id string) quad.IRI {
	iri, err := quads.IRI(strings.TrimSpace(id))
	if err != nil {
		return ""
	}
	return iri
}

// local splits the IRI of a part of an article into the article's hash and
// the part's id in its Document.
func local(iri quad.IRI) (hash, id string, ok bool) {
	_, rest, ok := vocab.Split(iri)
	if !ok {
		return "", "", false
	}
	return strings.Cut(rest, ":")
}
