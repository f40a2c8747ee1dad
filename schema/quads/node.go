package quads

import (
	"fmt"
	"slices"
	"time"

	"github.com/cayleygraph/quad"

	"dateline/schema/edtf"
)

// Node is all that quads say of one subject. Its getters give zero values for
// what is absent; the first value that is not what [FromDocument] writes is
// kept for [Node.Err].
type Node struct {
	IRI    quad.IRI
	Values map[quad.IRI][]quad.Value // by predicate
	err    error
}

// Nodes groups quads by subject. Quads whose subject or predicate is no IRI
// are left out.
func Nodes(list []quad.Quad) map[quad.IRI]*Node {
	nodes := map[quad.IRI]*Node{}
	for _, q := range list {
		s, ok1 := q.Subject.(quad.IRI)
		p, ok2 := q.Predicate.(quad.IRI)
		if !ok1 || !ok2 || q.Object == nil {
			continue
		}
		n := nodes[s]
		if n == nil {
			n = &Node{IRI: s, Values: map[quad.IRI][]quad.Value{}}
			nodes[s] = n
		}
		n.Values[p] = append(n.Values[p], q.Object)
	}
	return nodes
}

// Err is the first fault that a getter met; it matches [ErrMalformed].
func (n *Node) Err() error { return n.err }

func (n *Node) fail(p quad.IRI, format string, args ...any) {
	if n.err == nil {
		n.err = fmt.Errorf("%w: %s %s: %s", ErrMalformed, n.IRI, p, fmt.Sprintf(format, args...))
	}
}

// one is the only value of a predicate, of type T.
func one[T quad.Value](n *Node, p quad.IRI) (v T, ok bool) {
	list := n.Values[p]
	if len(list) == 0 {
		return v, false
	}
	v, ok = list[0].(T)
	if !ok {
		n.fail(p, "unexpected value %s", list[0])
	} else if len(list) > 1 {
		n.fail(p, "%d values, want one", len(list))
	}
	return v, ok
}

// many are the values of a predicate, all of type T.
func many[T quad.Value](n *Node, p quad.IRI) []T {
	var out []T
	for _, value := range n.Values[p] {
		v, ok := value.(T)
		if !ok {
			n.fail(p, "unexpected value %s", value)
			continue
		}
		out = append(out, v)
	}
	return out
}

// Has reports whether the node has a value of p.
func (n *Node) Has(p quad.IRI) bool { return len(n.Values[p]) > 0 }

// Text is the text of p.
func (n *Node) Text(p quad.IRI) string {
	v, _ := one[quad.String](n, p)
	return string(v)
}

// Texts are the texts of p, sorted.
func (n *Node) Texts(p quad.IRI) []string {
	var out []string
	for _, v := range many[quad.String](n, p) {
		out = append(out, string(v))
	}
	slices.Sort(out)
	return out
}

// Link is the node that p leads to.
func (n *Node) Link(p quad.IRI) quad.IRI {
	v, _ := one[quad.IRI](n, p)
	return v
}

// Day is the day of p in ISO 8601, empty where there is none.
func (n *Node) Day(p quad.IRI) string {
	v, ok := one[quad.Time](n, p)
	if !ok {
		return ""
	}
	return edtf.DayAt(time.Time(v).UTC()).String()
}
