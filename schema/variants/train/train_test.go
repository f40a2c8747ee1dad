package main

import (
	"errors"
	"io/fs"
	"testing"

	"dateline/schema/variants"
)

// TestVariants tests the embedded model on the tenth of the names that taught
// it nothing.
func TestVariants(t *testing.T) {
	all, err := read([]string{"../../../../shared/train/names/wd_russian_80.tsv", "../../../../shared/train/names/wd_arabic_20.tsv"})
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	m, err := variants.New()
	if err != nil {
		t.Fatal(err)
	}
	exam := pairsOf(m, all, 2, false, func(tenth int) bool { return tenth == 9 })
	alone, context := m.Limits()
	p, r := rate(m, exam, alone)
	cp, cr := contextRate(m, exam, context)
	t.Logf("%d pairs; against names that begin alike P %.3f R %.3f; in context P %.3f R %.3f", len(exam), p, r, cp, cr)
	if p < 0.95 || r < 0.5 || cp < 0.97 || cr < 0.8 {
		t.Error("worse than it was")
	}
}
