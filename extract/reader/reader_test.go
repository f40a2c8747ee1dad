package reader

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/extract"
	"dateline/schema"
)

// records are articles with one that cannot be read and one that breaks an
// annotator in between.
func records(n int) iter.Seq2[*schema.Record, error] {
	return func(yield func(*schema.Record, error) bool) {
		for i := range n {
			rec := &schema.Record{Source: fmt.Sprint(i), Text: fmt.Sprintf("Mara Venn said on Monday that bridge %d was safe.", i)}
			var err error
			switch i {
			case 3:
				rec, err = nil, errors.New("unreadable")
			case 5:
				rec.Text = "break"
			}
			if !yield(rec, err) {
				return
			}
		}
	}
}

// breaker panics on one text.
type breaker struct{ extract.Annotator }

func (breaker) Name() string           { return "breaker" }
func (breaker) Needs() []extract.Layer { return nil }
func (breaker) Gives() []extract.Layer { return nil }
func (breaker) Annotate(d *extract.Doc) error {
	if d.Text == "break" {
		panic("out of order")
	}
	return nil
}

// lines reads all records with so many workers, one line each.
func lines(t *testing.T, workers int) []string {
	t.Helper()
	steps, err := annotators(Options{})
	if err != nil {
		t.Fatal(err)
	}
	p, err := extract.NewPipeline(append(steps, breaker{})...)
	if err != nil {
		t.Fatal(err)
	}
	r := &Reader{pipeline: p, workers: workers}
	var out []string
	for d, err := range r.Read(context.Background(), records(40)) {
		if err != nil {
			out = append(out, fmt.Sprintf("error, panic %v", errors.Is(err, ErrPanic)))
			continue
		}
		b, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(b))
	}
	return out
}

func TestReadKeepsOrderAndIsolatesErrors(t *testing.T) {
	one := lines(t, 1)
	if len(one) != 40 || one[3] != "error, panic false" || one[5] != "error, panic true" {
		t.Fatalf("%d lines, 3: %s, 5: %s", len(one), one[3], one[5])
	}
	for _, workers := range []int{2, 4, 9} {
		if diff := cmp.Diff(one, lines(t, workers)); diff != "" {
			t.Errorf("%d workers give another result:\n%s", workers, diff)
		}
	}
}

func TestReadStops(t *testing.T) {
	r, err := New(Options{Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for range r.Read(context.Background(), records(1000)) {
		if n++; n == 3 {
			break
		}
	}
	if n != 3 {
		t.Errorf("read %d", n)
	}
}
