package extract

import (
	"errors"
	"strings"
	"testing"

	"dateline/schema"
)

// step is an annotator that notes its name in the warnings.
type step struct {
	name         string
	needs, gives []Layer
	err          error
}

func (s step) Name() string   { return s.name }
func (s step) Needs() []Layer { return s.needs }
func (s step) Gives() []Layer { return s.gives }
func (s step) Annotate(d *Doc) error {
	d.Out.Warnings = append(d.Out.Warnings, s.name)
	return s.err
}

func TestNewPipeline(t *testing.T) {
	syntax := step{name: "syntax", gives: []Layer{Syntax}}
	times := step{name: "times", needs: []Layer{Syntax}, gives: []Layer{TimesFound}}
	for _, c := range []struct {
		name  string
		steps []Annotator
		want  string // part of the error, "" for none
	}{
		{"in order", []Annotator{syntax, times}, ""},
		{"none", nil, ""},
		{"needs what comes later", []Annotator{times, syntax}, `times needs "syntax", which nothing before it gives`},
		{"given twice", []Annotator{syntax, syntax}, `syntax gives "syntax", which syntax gave already`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := NewPipeline(c.steps...)
			if c.want == "" && err != nil || c.want != "" && (!errors.Is(err, ErrPipeline) || !strings.Contains(err.Error(), c.want)) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

func TestRunStopsAtTheFirstError(t *testing.T) {
	broken := errors.New("broken")
	p, err := NewPipeline(step{name: "a"}, step{name: "b", err: broken}, step{name: "c"})
	if err != nil {
		t.Fatal(err)
	}
	d := NewDoc(&schema.Record{Text: "x"})
	if err := p.Run(d); !errors.Is(err, broken) || !strings.HasPrefix(err.Error(), "b: ") {
		t.Errorf("got %v", err)
	}
	if got := strings.Join(d.Out.Warnings, ""); got != "ab" {
		t.Errorf("ran %q", got)
	}
}

func TestDocumentCountsCodePoints(t *testing.T) {
	d := NewDoc(&schema.Record{Text: "«Né» 🙂 Venn", Source: "x"})
	start := strings.Index(d.Text, "Venn")
	d.Out.Actors = []schema.Actor{{ID: "a1", Name: "Venn", Type: schema.Person, Mentions: []schema.Mention{
		{Span: schema.Span{Start: start, End: len(d.Text)}, Text: "Venn", Form: schema.Name},
	}}}
	out, err := d.Document()
	if err != nil {
		t.Fatal(err)
	}
	if got := out.Actors[0].Mentions[0].Span; got != (schema.Span{Start: 7, End: 11}) {
		t.Errorf("span %v", got)
	}
	d.Out.Actors[0].Mentions[0].Span = schema.Span{Start: 1, End: 3}
	if _, err := d.Document(); err == nil {
		t.Error("a span inside a character was accepted")
	}
}

func TestBlock(t *testing.T) {
	d := NewDoc(&schema.Record{Text: "Headline\nText"})
	d.Out.Article.Blocks = []schema.Block{{Span: schema.Span{Start: 0, End: 8}, Kind: schema.Headline}}
	if d.Block(3) != schema.Headline || d.Block(8) != schema.Paragraph {
		t.Errorf("blocks %s, %s", d.Block(3), d.Block(8))
	}
}
