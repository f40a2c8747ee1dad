package across

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// What is packed of an article is the article, whatever words are known.
func TestPackArticle(t *testing.T) {
	c, err := newCorpus()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range SampleDocuments(t) {
		c.add(d)
	}
	other, err := newCorpus()
	if err != nil {
		t.Fatal(err)
	}
	for i, a := range c.articles {
		a.asides = nil
		a.whole, a.heard = true, true
		data, words, spoken := c.packArticle(a), c.packText(a), c.packSpoken(a)
		back, err := c.unpackArticle(data)
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(c.unpackText(words, back), c.unpackSpoken(spoken, back)); err != nil {
			t.Fatal(err)
		}
		renumber(back, i)
		if diff := cmp.Diff(a, back, cmp.AllowUnexported(article{}, calendar{}, line{}, token{}, appearance{}, statement{}, report{}, term{}, part{}, place{}, days{}, namedDay{})); diff != "" {
			t.Fatal(diff)
		}
		elsewhere, err := other.unpackArticle(data)
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(other.unpackText(words, elsewhere), other.unpackSpoken(spoken, elsewhere)); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(other.packArticle(elsewhere), data) || !slices.Equal(other.packText(elsewhere), words) || !slices.Equal(other.packSpoken(elsewhere), spoken) {
			t.Errorf("article %d is packed otherwise where other words are known", i)
		}
		for _, bad := range [][]byte{nil, data[:len(data)/2], append(slices.Clone(data), 0)} {
			if _, err := c.unpackArticle(bad); err == nil {
				t.Errorf("%d of %d bytes read without an error", len(bad), len(data))
			}
		}
		o := c.outlineOf(a, c.weights)
		o.shingles, o.phrases = c.shingles(a), c.phrases(a)
		var again outline
		if err := c.unpack(c.pack(func(p *packer) { p.shape(&o) }), func(p *packer) { p.shape(&again) }); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(o, again, cmpopts.EquateEmpty(), cmp.AllowUnexported(outline{}, term{}, days{}, calendar{})); diff != "" {
			t.Error(diff)
		}
	}
}
