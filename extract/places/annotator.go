// Package places finds the places of an article and says which ones they are:
// country, coordinates and GeoNames id. It resolves all toponyms of an article
// together: population, the countries and divisions that the article speaks
// of, stated containment ("Paris, Texas"), the dateline and nearness decide
// (toponym resolution by context voting, as in CLAVIN and in Leidner's spatial
// minimality).
package places

import (
	"fmt"

	"dateline/extract"
	"dateline/extract/places/gazetteer"
)

// Annotator gives the layer of places. It is safe for concurrent use.
type Annotator struct {
	gaz     *gazetteer.Gazetteer
	kinds   *kindWords
	homes   homeWords
	cues    cueWords
	weights weights
}

// New reads the embedded facts.
func New() (*Annotator, error) {
	gaz, err := gazetteer.New()
	if err != nil {
		return nil, fmt.Errorf("places: %w", err)
	}
	kinds, err := readKinds()
	if err != nil {
		return nil, fmt.Errorf("places: %w", err)
	}
	homes, err := readHomes()
	if err != nil {
		return nil, fmt.Errorf("places: %w", err)
	}
	cues, err := readCues()
	if err != nil {
		return nil, fmt.Errorf("places: %w", err)
	}
	return &Annotator{gaz: gaz, kinds: kinds, homes: homes, cues: cues, weights: defaults()}, nil
}

// Name implements extract.Annotator.
func (p *Annotator) Name() string { return "places" }

// Needs implements extract.Annotator.
func (p *Annotator) Needs() []extract.Layer {
	return []extract.Layer{extract.Syntax, extract.Names, extract.Source}
}

// Gives implements extract.Annotator.
func (p *Annotator) Gives() []extract.Layer { return []extract.Layer{extract.Places} }

// Annotate fills d.Out.Places.
func (p *Annotator) Annotate(d *extract.Doc) error {
	w := &work{gaz: p.gaz, kinds: p.kinds, homes: p.homes, cues: p.cues, weights: &p.weights, d: d, a: d.Syntax, byKey: map[string]*toponym{}}
	w.collect()
	w.resolve()
	d.Out.Places = w.places()
	return nil
}
