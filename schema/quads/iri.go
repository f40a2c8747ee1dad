package quads

import (
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/schema"
	"dateline/schema/vocab"
)

// ErrID is matched by errors about ids and IRIs that name nothing of ours.
var ErrID = errors.New("not an id of a dateline graph")

// articleHash is the part of an article's id that stands in IRIs.
func articleHash(id string) (string, bool) {
	hash, ok := strings.CutPrefix(id, vocab.Article+"/")
	return hash, ok && legal(hash) && !strings.ContainsAny(hash, ":/")
}

// ArticleIRI is the IRI of an article, which also labels its quads:
// "article/H" is urn:dateline:article:H. Errors match [ErrID].
func ArticleIRI(id string) (quad.IRI, error) {
	hash, ok := articleHash(id)
	if !ok {
		return "", fmt.Errorf("%w: article %q", ErrID, id)
	}
	return vocab.Node(vocab.Article, hash), nil
}

// PartIRI is the IRI of a part of an article: "article/H" and "s1" are
// urn:dateline:statement:H:s1. Errors match [ErrID].
func PartIRI(article, local string) (quad.IRI, error) {
	hash, ok := articleHash(article)
	letter, _, isLocal := schema.SplitID(local)
	if !ok || !isLocal {
		return "", fmt.Errorf("%w: %q of article %q", ErrID, local, article)
	}
	return vocab.Node(kindOf(letter), hash, local), nil
}

// kindOf is the node kind of the local ids with a letter.
func kindOf(letter byte) string {
	switch letter {
	case schema.TimeID:
		return vocab.Time
	case schema.ActorID:
		return vocab.Appearance
	case schema.PlaceID:
		return vocab.Location
	case schema.StatementID:
		return vocab.Statement
	case schema.EventID:
		return vocab.Report
	}
	return ""
}

// SplitPart takes the IRI of an article or of a part of one apart into the
// article's id and the local id, which is empty for the article itself. ok is
// false for every other IRI.
func SplitPart(iri quad.IRI) (article, local string, ok bool) {
	kind, rest, ok := vocab.Split(iri)
	if !ok {
		return "", "", false
	}
	hash, local, hasLocal := strings.Cut(rest, ":")
	if kind != vocab.Article {
		letter, _, isLocal := schema.SplitID(local)
		ok = isLocal && kindOf(letter) == kind
	} else {
		ok = !hasLocal
	}
	if id := vocab.Article + "/" + hash; ok {
		_, ok = articleHash(id)
		return id, local, ok && hash != ""
	}
	return "", "", false
}

// ID is an IRI of ours in the short form that people see and type:
// urn:dateline:report:H:e1 is "report/H/e1". Errors match [ErrID].
func ID(iri quad.IRI) (string, error) {
	kind, rest, ok := vocab.Split(iri)
	if !ok || !isKind(kind) || rest == "" || strings.Contains(string(iri), "/") {
		return "", fmt.Errorf("%w: %q", ErrID, iri)
	}
	return kind + "/" + strings.ReplaceAll(rest, ":", "/"), nil
}

// IRI is the inverse of [ID]; it also takes the IRI itself. Errors match
// [ErrID].
func IRI(id string) (quad.IRI, error) {
	if !strings.HasPrefix(id, vocab.Base) {
		id = vocab.Base + strings.ReplaceAll(id, "/", ":")
	}
	if _, err := ID(quad.IRI(id)); err != nil || !legal(id) {
		return "", fmt.Errorf("%w: %q", ErrID, id)
	}
	return quad.IRI(id), nil
}

func isKind(kind string) bool {
	switch kind {
	case vocab.Article, vocab.Time, vocab.Appearance, vocab.Location, vocab.Statement, vocab.Report,
		vocab.Outlet, vocab.Place, vocab.Day, vocab.Month,
		vocab.Actor, vocab.Event, vocab.Utterance, vocab.Story, vocab.ActorMonth, vocab.Derivation:
		return true
	}
	return false
}

// legal reports whether s may stand in an IRI as it is.
func legal(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool {
		return r <= ' ' || r == 0x7f || r == '\uFFFD' || strings.ContainsRune("<>\"{}|\\^`", r)
	})
}

// unknownCountry stands in the IRI of a place whose country is not known.
const unknownCountry = "XXX"

// PlaceIRI is the node of a place: by its GeoNames id, or else by its country
// and name. Places with the same node are the same place.
func PlaceIRI(p *schema.Place) quad.IRI {
	if p.GeoNames > 0 {
		return vocab.Node(vocab.Place, "gn", strconv.Itoa(p.GeoNames))
	}
	country, slug := p.Country, schema.Slug(p.Name)
	if country == "" {
		country = unknownCountry
	}
	if slug == "" {
		slug = url.QueryEscape(p.Name)
	}
	return vocab.Node(vocab.Place, country, slug)
}
