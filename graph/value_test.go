package graph_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"
	"github.com/google/go-cmp/cmp"

	"dateline/graph"
)

func TestAppendNQuad(t *testing.T) {
	const xsd = "^^<http://www.w3.org/2001/XMLSchema#"
	for _, c := range []struct {
		v    quad.Value
		want string
	}{
		{quad.IRI("urn:x:ä"), `<urn:x:ä>`},
		{quad.String("a \"b\" \\ c\n\t\r\b\f\x00\x7f\u0080🙂"), `"a \"b\" \\ c\n\t\r\b\f\u0000\u007F` + "\u0080🙂\""},
		{quad.LangString{Value: "hallo", Lang: "de-AT"}, `"hallo"@de-AT`},
		{quad.TypedString{Value: "2022", Type: "xsd:gYear"}, `"2022"` + xsd + `gYear>`},
		{quad.Int(-7), `"-7"` + xsd + `integer>`},
		{quad.Bool(true), `"true"` + xsd + `boolean>`},
		{quad.Float(1500), `"1.5E3"` + xsd + `double>`},
		{quad.Float(-1), `"-1.0E0"` + xsd + `double>`},
		{quad.Float(1e-7), `"1.0E-7"` + xsd + `double>`},
		{quad.Time(time.Date(2022, 4, 12, 1, 2, 3, 0, time.UTC)), `"2022-04-12T01:02:03Z"` + xsd + `dateTime>`},
		{quad.Time(time.Date(-49, 3, 15, 0, 0, 0, 0, time.UTC)), `"-0049-03-15T00:00:00Z"` + xsd + `dateTime>`},
	} {
		q := quad.Quad{Subject: quad.IRI("s"), Predicate: quad.IRI("p"), Object: c.v}
		if got, want := string(graph.AppendNQuad(nil, q)), "<s> <p> "+c.want+" .\n"; got != want {
			t.Errorf("got  %s want %s", got, want)
		}
		q.Label = quad.IRI("l")
		if got, want := string(graph.AppendNQuad([]byte("x"), q)), "x<s> <p> "+c.want+" <l> .\n"; got != want {
			t.Errorf("with a label, got %s", got)
		}
	}
}

// FuzzNQuad writes what Canonical lets through and reads it back: one line, the
// same quad. What an N-Quads reader takes for something else is not let through.
func FuzzNQuad(f *testing.F) {
	f.Add("s", "p", "o", "en", "l", byte(0))
	f.Add("urn:a", "b:c", "1\n.\x00\"\\", "de", "", byte(1))
	f.Add("a> <b", "p", "o", "e n", "l", byte(2))
	f.Add("s", "http://www.w3.org/2001/XMLSchema#integer", "012", "", "l", byte(3))
	f.Fuzz(func(t *testing.T, s, p, o, lang, l string, kind byte) {
		q := quad.Quad{Subject: quad.IRI(s), Predicate: quad.IRI(p)}
		switch kind % 4 {
		case 0:
			q.Object = quad.String(o)
		case 1:
			q.Object = quad.LangString{Value: quad.String(o), Lang: lang}
		case 2:
			q.Object = quad.IRI(o)
		case 3:
			q.Object = quad.TypedString{Value: quad.String(o), Type: quad.IRI(p)}
		}
		if l != "" {
			q.Label = quad.IRI(l)
		}
		q, err := graph.Canonical(q)
		if err != nil {
			if !errors.Is(err, graph.ErrInvalid) {
				t.Fatalf("error %v is not ErrInvalid", err)
			}
			return
		}
		if again, err := graph.Canonical(q); again != q || err != nil {
			t.Fatalf("Canonical of %v is %v, %v", q, again, err)
		}
		line := graph.AppendNQuad(nil, q)
		if bytes.IndexByte(line, '\n') != len(line)-1 {
			t.Fatalf("%q is not one line", line)
		}
		if strings.ContainsAny(string(line), "\b\f\x7f") {
			t.Fatalf("%q has a raw control character", line)
		}
		r := nquads.NewReader(bytes.NewReader(line), false)
		back, err := r.ReadQuad()
		if err != nil {
			return // the reader knows less of IRIs and languages than the standard
		}
		if back, err = graph.Canonical(back); err != nil || !bytes.Equal(graph.AppendNQuad(nil, back), line) {
			t.Errorf("%s came back as %s, %v", line, graph.AppendNQuad(nil, back), err)
		}
		if _, err := r.ReadQuad(); err != io.EOF {
			t.Errorf("%s has more than one quad: %v", line, err)
		}
	})
}

func TestChangeCanonical(t *testing.T) {
	q := func(o quad.Value) quad.Quad {
		return quad.Quad{Subject: quad.IRI("s"), Predicate: quad.IRI("p"), Object: o, Label: quad.IRI("l")}
	}
	got, err := graph.Change{
		Add:    []quad.Quad{q(quad.Int(1)), q(quad.Int(1)), q(quad.TypedString{Value: "1", Type: "xsd:integer"}), q(quad.Int(2))},
		Remove: []quad.Quad{q(quad.Int(2)), q(quad.Int(3)), q(quad.Int(3))},
	}.Canonical()
	want := graph.Change{Add: []quad.Quad{q(quad.Int(1)), q(quad.Int(2))}, Remove: []quad.Quad{q(quad.Int(3))}}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("error %v (-want +got):\n%s", err, diff)
	}
}
