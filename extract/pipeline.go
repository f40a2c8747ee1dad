// Package extract reads news: a [Pipeline] of annotators turns the text of one
// article into a schema.Document. Each annotator is a package of its own below
// this one and says what it needs and what it gives.
package extract

import (
	"errors"
	"fmt"
)

// Layer names a part of the [Doc] that one annotator gives and others need.
type Layer string

// Layers in the order in which they are read.
const (
	Syntax        Layer = "syntax"
	TimesFound    Layer = "times found"    // recognised, values under-specified
	Source        Layer = "source"         // blocks, outlet, date of publication
	TimesResolved Layer = "times resolved" // against the date of publication
	Names         Layer = "names"
	Places        Layer = "places"
	Actors        Layer = "actors"
	Statements    Layer = "statements"
	TimesQuoted   Layer = "times quoted" // those in quotations, against the day they were said
	Events        Layer = "events"
	Conflicts     Layer = "conflicts" // warnings of times that contradict each other
)

// Annotator adds one layer to a Doc. It must not keep state between documents
// and must give the same layer for the same Doc.
type Annotator interface {
	Name() string
	Needs() []Layer
	Gives() []Layer
	Annotate(d *Doc) error
}

// ErrPipeline is matched by every error of [NewPipeline].
var ErrPipeline = errors.New("pipeline cannot be built")

// Pipeline is a checked sequence of annotators. It is safe for concurrent use.
type Pipeline struct{ steps []Annotator }

// NewPipeline checks that every annotator finds its needs among the layers
// given before it and that no layer is given twice.
func NewPipeline(steps ...Annotator) (*Pipeline, error) {
	have := map[Layer]string{}
	for _, s := range steps {
		for _, need := range s.Needs() {
			if have[need] == "" {
				return nil, fmt.Errorf("%w: %s needs %q, which nothing before it gives", ErrPipeline, s.Name(), need)
			}
		}
		for _, give := range s.Gives() {
			if have[give] != "" {
				return nil, fmt.Errorf("%w: %s gives %q, which %s gave already", ErrPipeline, s.Name(), give, have[give])
			}
			have[give] = s.Name()
		}
	}
	return &Pipeline{steps: steps}, nil
}

// Run passes d through every annotator.
func (p *Pipeline) Run(d *Doc) error {
	for _, s := range p.steps {
		if err := s.Annotate(d); err != nil {
			return fmt.Errorf("%s: %w", s.Name(), err)
		}
	}
	return nil
}
