package storetest

import (
	"fmt"
	"math"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"dateline/graph"
)

// model is a graph as a plain set: what a store must agree with.
type model map[quad.Quad]struct{}

func (m model) apply(c graph.Change) {
	for _, x := range c.Remove {
		delete(m, x)
	}
	for _, x := range c.Add {
		m[x] = struct{}{}
	}
}

func (m model) match(p graph.Pattern) []string {
	var out []string
	for x := range m {
		if fits(p.Subject, x.Subject) && fits(p.Predicate, x.Predicate) && fits(p.Object, x.Object) && fits(p.Label, x.Label) {
			out = append(out, line(x))
		}
	}
	slices.Sort(out)
	return out
}

func fits(want, have quad.Value) bool { return want == nil || want == have }

func line(x quad.Quad) string {
	s := strings.TrimSuffix(string(graph.AppendNQuad(nil, x)), "\n")
	if len(s) > 200 {
		s = fmt.Sprintf("%s… (%d bytes)", s[:200], len(s))
	}
	return fmt.Sprintf("%s %T", s, x.Object)
}

// compare wants store and model to agree on a pattern.
func compare(t *testing.T, s graph.Store, p graph.Pattern, m model) {
	t.Helper()
	var got []string
	for _, x := range match(t, s, p) {
		got = append(got, line(x))
	}
	slices.Sort(got)
	want := m.match(p)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("pattern %v (-want +got):\n%s", p, diff)
	}
	compareMatch(t, s, p, want)
}

// compareMatch asks for a pattern between others, as a whole and for its first
// matches.
func compareMatch(t *testing.T, s graph.Store, p graph.Pattern, want []string) {
	t.Helper()
	nothing := graph.Pattern{Subject: quad.IRI("nobody")}
	for _, most := range []int{0, 2} {
		lists, err := s.Match(t.Context(), []graph.Pattern{nothing, p, nothing, p}, most)
		if err != nil {
			t.Errorf("match %v: %v", p, err)
			return
		}
		n := len(want)
		if most > 0 {
			n = min(n, most)
		}
		for i, list := range lists {
			var got []string
			for _, x := range list {
				if l := line(x); !slices.Contains(want, l) {
					t.Errorf("match %v: %s", p, l)
				} else {
					got = append(got, l)
				}
			}
			slices.Sort(got)
			if got = slices.Compact(got); i%2 == 0 && len(list) > 0 || i%2 == 1 && (len(got) != n || len(list) != n) {
				t.Errorf("match %v, at most %d: %d of pattern %d, want %d", p, most, len(list), i, n)
			}
		}
	}
}

func match(t *testing.T, s graph.Store, p graph.Pattern) []quad.Quad {
	t.Helper()
	var out []quad.Quad
	for x, err := range s.Quads(t.Context(), p) {
		if err != nil {
			t.Errorf("pattern %v: %v", p, err)
			return nil
		}
		out = append(out, x)
	}
	return out
}

func apply(t *testing.T, s graph.Store, c graph.Change) {
	t.Helper()
	if err := s.Apply(t.Context(), c); err != nil {
		t.Fatal(err)
	}
}

func hash(t *testing.T, s graph.Store) string {
	t.Helper()
	h, err := graph.Hash(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func entries(t *testing.T, s graph.Store) []graph.Entry {
	t.Helper()
	var out []graph.Entry
	for e, err := range s.Entries(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, e)
	}
	return out
}

func mustClose(t *testing.T, s graph.Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Errorf("Close: %v", err)
	}
}

// q is a quad with IRIs; an empty label is none.
func q(subject, predicate string, object quad.Value, label string) quad.Quad {
	x := quad.Quad{Subject: quad.IRI(subject), Predicate: quad.IRI(predicate), Object: object}
	if label != "" {
		x.Label = quad.IRI(label)
	}
	return x
}

func nan() float64 { return math.NaN() }

// randomQuad draws from few enough values that quads and nodes meet again.
func randomQuad(r *rand.Rand) quad.Quad {
	var object quad.Value
	switch n := r.Intn(5); r.Intn(4) {
	case 0:
		object = quad.IRI(fmt.Sprint("s", n)) // also a subject elsewhere
	case 1:
		object = quad.String(fmt.Sprint("s", n))
	case 2:
		object = quad.Int(n)
	default:
		object = few()[r.Intn(4)]
	}
	label := ""
	if n := r.Intn(4); n > 0 {
		label = fmt.Sprint("l", n)
	}
	return q(fmt.Sprint("s", r.Intn(8)), fmt.Sprint("p", r.Intn(4)), object, label)
}

func randomChange(r *rand.Rand, n int) (c graph.Change) {
	for range r.Intn(n) + n/2 {
		c.Add = append(c.Add, randomQuad(r))
	}
	for range r.Intn(n) {
		c.Remove = append(c.Remove, randomQuad(r))
	}
	return c
}

func randomPattern(r *rand.Rand) (p graph.Pattern) {
	x, mask := randomQuad(r), r.Intn(16)
	if mask&1 != 0 {
		p.Subject = x.Subject
	}
	if mask&2 != 0 {
		p.Predicate = x.Predicate
	}
	if mask&4 != 0 {
		p.Object = x.Object
	}
	if mask&8 != 0 {
		p.Label = x.Label
	}
	return p
}
