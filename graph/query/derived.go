package query

import (
	"context"
	"errors"
	"slices"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/schema"
	"dateline/schema/quads"
	"dateline/schema/vocab"
)

// derivation is how an article's text was taken from another article's.
type derivation struct {
	from string // hash of the original
	*quads.Node
}

// derivations are the derivations of an article, by the original's hash.
func (r *Reader) derivations(ctx context.Context, hash string, article *quads.Node) ([]derivation, error) {
	var out []derivation
	r.taken[hash] = originsOf(article.Values[vocab.DerivedFrom])
	for _, from := range r.taken[hash] {
		n, err := r.nodeAt(ctx, vocab.Node(vocab.Derivation, hash, from))
		if err != nil {
			return nil, err
		}
		out = append(out, derivation{from, n})
	}
	return out, nil
}

// Values of a derivation: of its kind, and of what decided its direction.
const (
	kindRepublished = "republished"
	kindSpun        = "spun"
	byAgency        = "agency"
)

// undecided says that nothing tells for sure which text was taken from the other:
// the longer one, or the one with captions, may as well have been written out of
// the other, and two outlets may print one text from elsewhere on two days, as
// they do with an agency's or a press release. One that is reworded was taken
// from what appeared before.
func (d derivation) undecided() bool {
	switch d.Text(vocab.OriginalBy) {
	case "unknown", "captions", "length", byAgency:
		return true
	case "published":
		return d.Text(vocab.Kind) != kindSpun
	}
	return false
}

// role is what the whole article's account is.
func (v *view) role() Role {
	switch {
	case v.textOf != "":
		return v.roleOfText()
	case slices.ContainsFunc(v.taken, func(d derivation) bool { return d.Text(vocab.Kind) != kindRepublished }):
		return Copy
	case len(v.taken) > 0 || v.article.RepublishedBy != "":
		return Republished
	}
	return Own
}

// roleOfText is the role of an article that prints the text of an agency: a copy
// only where it says it in other words, its own only where the agency is all that
// is known of its outlet and nothing else has the text before it.
func (v *view) roleOfText() Role {
	switch {
	case slices.ContainsFunc(v.taken, func(d derivation) bool { return d.Text(vocab.Kind) == kindSpun }):
		return Copy
	case len(v.taken) == 0 && schema.OutletID(v.textOf) == v.article.outletID:
		return Own
	}
	return Republished
}

// Derived is an article that is not an account of its own.
type Derived struct {
	Article Article  `json:"article"`
	Role    Role     `json:"role"`
	TextOf  string   `json:"text_of,omitempty"` // the agency whose text it prints
	Origins []Origin `json:"origins,omitempty"` // what it was taken from, or shares the text of an agency with
}

// Origin is the article that a copy was taken from, and the evidence.
type Origin struct {
	Article Article `json:"article"`
	Kind    string  `json:"kind,omitempty"` // exact, edited, spun or republished
	Kept    float64 `json:"kept,omitempty"` // degree, 0 to 1: how much of the original's wording stands
	// Undecided says that the texts agree, but nothing tells which was taken from the other.
	Undecided bool   `json:"undecided,omitempty"`
	Why       string `json:"why,omitempty"`
}

// origin is what a derivation of the article says of its original.
func (v *view) origin(t derivation, from Article) Origin {
	return Origin{Article: from, Kind: t.Text(vocab.Kind), Kept: degree(t.Node), Undecided: t.undecided(), Why: t.Text(vocab.Why)}
}

// degree is how much of its original's wording a derivation keeps.
func degree(n *quads.Node) float64 {
	for _, v := range n.Values[vocab.Kept] {
		if f, ok := v.(quad.Float); ok {
			return float64(f)
		}
	}
	return 0
}

// Derived lists copied and republished articles in order of publication, up to a
// limit (0: all).
func (r *Reader) Derived(ctx context.Context, limit int) (res Result[Derived], err error) {
	if x, err := r.byTime(ctx, limit, nil, false); x != nil || err != nil {
		if err != nil {
			return res, err
		}
		return firstArticles(ctx, r, x, limit, compareDerived, func(nodes []quad.IRI) (rows []Derived, err error) {
			hashes := make([]string, len(nodes))
			for i, n := range nodes {
				_, hashes[i], _ = vocab.Split(n)
			}
			if err := r.articlesAhead(ctx, hashes); err != nil {
				return nil, err
			}
			for _, hash := range hashes {
				v, err := r.view(ctx, hash)
				if err == nil {
					rows, err = v.addDerived(ctx, rows)
				}
				if err != nil {
					return nil, err
				}
			}
			return rows, nil
		})
	}
	rows := []Derived{}
	if err = r.everyArticle(ctx, func(v *view) error {
		rows, err = v.addDerived(ctx, rows)
		return err
	}); err != nil {
		return res, err
	}
	slices.SortFunc(rows, compareDerived)
	return result(rows, limit), nil
}

func compareDerived(a, b Derived) int { return compareArticles(a.Article, b.Article) }

// addDerived adds the article's row where it is no account of its own.
func (v *view) addDerived(ctx context.Context, rows []Derived) ([]Derived, error) {
	if v.role() == Own {
		return rows, nil
	}
	d := Derived{Article: v.article, Role: v.role(), TextOf: v.textOf}
	for _, t := range v.taken {
		from := Article{ID: vocab.Article + "/" + t.from}
		switch o, err := v.view(ctx, t.from); {
		case err == nil:
			from = o.article
		case !errors.Is(err, graph.ErrNotFound): // a forgotten original keeps its id
			return nil, err
		}
		d.Origins = append(d.Origins, v.origin(t, from))
	}
	return append(rows, d), nil
}
