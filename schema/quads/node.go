package quads

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/cayleygraph/quad"

	"dateline/schema"
	"dateline/schema/edtf"
	"dateline/schema/vocab"
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

// Numbered are the texts of p without their numbers, in the order of these.
func (n *Node) Numbered(p quad.IRI) []string {
	at := map[string]int{}
	texts := n.Texts(p)
	for _, t := range texts {
		digits, _, ok := strings.Cut(t, " ")
		i, isNumber := number(digits)
		if !ok || !isNumber {
			n.fail(p, "%q has no number", t)
		}
		at[t] = i
	}
	slices.SortStableFunc(texts, func(a, b string) int { return at[a] - at[b] })
	for i, t := range texts {
		_, texts[i], _ = strings.Cut(t, " ")
	}
	return texts
}

// Link is the node that p leads to.
func (n *Node) Link(p quad.IRI) quad.IRI {
	v, _ := one[quad.IRI](n, p)
	return v
}

// Links are the nodes that p leads to, sorted.
func (n *Node) Links(p quad.IRI) []quad.IRI {
	out := many[quad.IRI](n, p)
	slices.Sort(out)
	return out
}

// Int is the whole number of p.
func (n *Node) Int(p quad.IRI) int {
	v, _ := one[quad.Int](n, p)
	return int(v)
}

// Float is the number of p, nil where there is none.
func (n *Node) Float(p quad.IRI) *float64 {
	v, ok := one[quad.Float](n, p)
	if !ok {
		return nil
	}
	f := float64(v)
	return &f
}

// Day is the day of p in ISO 8601, empty where there is none.
func (n *Node) Day(p quad.IRI) string {
	v, ok := one[quad.Time](n, p)
	if !ok {
		return ""
	}
	return edtf.DayAt(time.Time(v).UTC()).String()
}

// Span is the span of p, nil where there is none.
func (n *Node) Span(p quad.IRI) *schema.Span {
	if !n.Has(p) {
		return nil
	}
	s, err := ParseSpan(n.Text(p))
	if err != nil {
		n.fail(p, "%v", err)
	}
	return &s
}

// packed is a literal of a span and a rest.
type packed struct {
	schema.Span
	rest string
}

// packed are the literals of p, in order of their spans.
func (n *Node) packed(p quad.IRI) []packed {
	var out []packed
	for _, text := range n.Texts(p) {
		s, rest, err := CutSpan(text)
		if err != nil {
			n.fail(p, "%v", err)
		}
		out = append(out, packed{s, rest})
	}
	slices.SortStableFunc(out, func(a, b packed) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return a.End - b.End
	})
	return out
}

// Spans are the spans of p in text order, without what is packed with them.
func (n *Node) Spans(p quad.IRI) []schema.Span {
	var out []schema.Span
	for _, v := range n.packed(p) {
		out = append(out, v.Span)
	}
	return out
}

// Date is the date of an article, a statement or a report, or nil.
func (n *Node) Date() *schema.Date {
	if !n.Has(vocab.Basis) {
		return nil
	}
	return &schema.Date{
		EDTF:  n.Text(vocab.EDTF),
		From:  n.Day(vocab.From),
		Until: n.Day(vocab.Until),
		Time:  n.Local(vocab.ReadFrom),
		Basis: schema.Basis(n.Text(vocab.Basis)),
		Span:  n.Span(vocab.DateSpan),
	}
}

// Local is the local id of the part that p leads to.
func (n *Node) Local(p quad.IRI) string {
	if !n.Has(p) {
		return ""
	}
	return n.local(p, n.Link(p))
}

// Locals are the local ids of the parts that p leads to.
func (n *Node) Locals(p quad.IRI) []string {
	var out []string
	for _, iri := range n.Links(p) {
		out = append(out, n.local(p, iri))
	}
	return out
}

func (n *Node) local(p, iri quad.IRI) string {
	article, local, ok := SplitPart(iri)
	if own, _, _ := SplitPart(n.IRI); !ok || article != own || local == "" {
		n.fail(p, "%s is no part of the article", iri)
	}
	return local
}

// DateOf is the date in the quads of one article, statement or report; nil
// where they have none. Errors match [ErrMalformed].
func DateOf(list []quad.Quad) (*schema.Date, error) {
	nodes := Nodes(list)
	if len(nodes) > 1 {
		return nil, fmt.Errorf("%w: quads of %d subjects, want one", ErrMalformed, len(nodes))
	}
	for _, n := range nodes {
		d := n.Date()
		return d, n.Err()
	}
	return nil, nil
}
