package graph

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// ErrInvalid marks a quad that no store keeps, to be matched with errors.Is.
var ErrInvalid = errors.New("invalid quad")

// Canonical is q as every store keeps it: subject, predicate and label are
// IRIs (the label may be absent), the object is an IRI or a literal, each as
// [CanonicalValue] has it. A quad that cannot be kept gives [ErrInvalid].
// Canonical quads may be compared with == and used as map keys.
func Canonical(q quad.Quad) (quad.Quad, error) {
	for _, d := range [...]quad.Direction{quad.Subject, quad.Predicate, quad.Label} {
		v := q.Get(d)
		if v == nil && d == quad.Label {
			continue
		}
		iri, ok := v.(quad.IRI)
		if !ok {
			return q, fmt.Errorf("%w: the %v is %s, not an IRI", ErrInvalid, d, describe(v))
		}
		if err := checkIRI(iri); err != nil {
			return q, fmt.Errorf("%w: the %v: %w", ErrInvalid, d, err)
		}
	}
	object, err := CanonicalValue(q.Object)
	if err != nil {
		return q, fmt.Errorf("the object of %s %s: %w", q.Subject, q.Predicate, err)
	}
	q.Object = object
	return q, nil
}

// CanonicalValue is v with one representation for one meaning, because a store
// tells values apart by their text: times in UTC to the second, no negative
// zero, and a typed literal of a type that Go has (xsd:integer, xsd:double,
// xsd:boolean, xsd:dateTime, xsd:string) as that type where it parses. Values
// without identity (nil, blank nodes), NaN and infinities, invalid UTF-8 and
// invalid IRIs give [ErrInvalid].
func CanonicalValue(v quad.Value) (quad.Value, error) {
	var err error
	switch x := v.(type) {
	case quad.IRI:
		err = checkIRI(x)
	case quad.String:
		err = checkText(string(x))
	case quad.LangString:
		if err = checkText(string(x.Value)); err == nil && !isLanguage(x.Lang) {
			err = fmt.Errorf("language tag %q", x.Lang)
		}
	case quad.TypedString:
		return canonicalTyped(x)
	case quad.Time:
		return quad.Time(time.Unix(time.Time(x).Unix(), 0).UTC()), nil
	case quad.Float:
		if math.IsNaN(float64(x)) || math.IsInf(float64(x), 0) {
			err = errors.New("a number that is not finite")
		}
		if x == 0 {
			return quad.Float(0), nil
		}
	case quad.Int, quad.Bool:
	default:
		err = errors.New(describe(v))
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrInvalid, err)
	}
	return v, nil
}

func canonicalTyped(x quad.TypedString) (quad.Value, error) {
	if err := errors.Join(checkText(string(x.Value)), checkIRI(x.Type)); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrInvalid, err)
	}
	native, err := x.ParseValue()
	if err != nil || native == quad.Value(x) {
		return x, nil
	}
	if out, err := CanonicalValue(native); err == nil {
		return out, nil
	}
	return x, nil
}

func describe(v quad.Value) string {
	if v == nil {
		return "nothing"
	}
	return fmt.Sprintf("a %T", v)
}

func checkText(s string) error {
	if !utf8.ValidString(s) {
		return errors.New("text is not valid UTF-8")
	}
	return nil
}

// notInIRI has a bit for each of the first 128 characters: those up to the
// space, <>"{}|^`\ and the last.
var notInIRI = [2]uint64{
	1<<'!' - 1 | 1<<'"' | 1<<'<' | 1<<'>',
	1<<('\\'-64) | 1<<('^'-64) | 1<<('`'-64) | 1<<('{'-64) | 1<<('|'-64) | 1<<('}'-64) | 1<<(0x7F-64),
}

// checkIRI applies the IRIREF production of N-Quads without its escapes, and
// without the one control character that it lets through.
func checkIRI(iri quad.IRI) error {
	s := string(iri)
	if s == "" {
		return errors.New("an empty IRI")
	}
	for _, c := range []byte(s) {
		if c < 0x80 && notInIRI[c/64]>>(c%64)&1 != 0 {
			return fmt.Errorf("IRI %q has a character that IRIs may not have", s)
		}
	}
	return checkText(s)
}

func isLanguage(tag string) bool {
	for part := range strings.SplitSeq(tag, "-") {
		if part == "" || strings.ContainsFunc(part, func(r rune) bool {
			return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9')
		}) {
			return false
		}
	}
	return true
}

// Canonical is the change that a store carries out: every quad as [Canonical]
// has it, none twice, and none removed that is added, since additions come
// last. The first quad or ledger line that cannot be kept is the error.
func (c Change) Canonical() (Change, error) {
	added := make(map[quad.Quad]struct{}, len(c.Add))
	add, err := distinct(c.Add, added)
	if err != nil {
		return Change{}, fmt.Errorf("quad %d to add: %w", len(add), err)
	}
	remove, err := distinct(c.Remove, added)
	if err != nil {
		return Change{}, fmt.Errorf("quad to remove: %w", err)
	}
	for _, e := range c.Record {
		if e.Article == "" || !utf8.ValidString(e.Article+e.Digest+e.Loaded) {
			return Change{}, fmt.Errorf("ledger line %q: empty article or invalid UTF-8", e.Article)
		}
	}
	c.Add, c.Remove = add, remove
	return c, nil
}

// distinct is the canonical quads of list that are not yet seen, up to the
// first that is invalid.
func distinct(list []quad.Quad, seen map[quad.Quad]struct{}) ([]quad.Quad, error) {
	out := make([]quad.Quad, 0, len(list))
	for _, q := range list {
		q, err := Canonical(q)
		if err != nil {
			return out, err
		}
		if _, ok := seen[q]; ok {
			continue
		}
		seen[q] = struct{}{}
		out = append(out, q)
	}
	return out, nil
}
