package graph

import (
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/cayleygraph/quad"

	"dateline/schema"
	"dateline/schema/quads"
	"dateline/schema/vocab"
)

// Census is how often there is each of what is counted, by a letter for what it
// is and its name. Censuses add up, so that what a graph holds is known from
// those of its articles and of the links between them.
type Census map[string]int

// Counted is the letter of what a census counts.
type Counted byte

// What is counted.
const (
	countedQuads Counted = 'p' // by predicate
	countedNodes Counted = 'k' // by kind: articles and their parts; of links, what was resolved
	countedFirst Counted = 'f' // articles by the first day they may be of
	countedLast  Counted = 'u' // by the last
	countedBy    Counted = 'o' // articles by outlet
	countedAt    Counted = 'a' // locations by place

	CountedOutlet Counted = 'n' // articles by the IRI of an outlet and, behind a space, its name
	CountedPlace  Counted = 'l' // names of places
	CountedType   Counted = 't' // reports by type
	CountedWord   Counted = 'w' // words of the names of actors
)

// censusOf is that of an article, given its quads as well.
func censusOf(d *schema.Document, list []quad.Quad) Census {
	c := Census{}
	for _, q := range list {
		c.add(q)
	}
	for i := range d.Actors {
		a := &d.Actors[i]
		for _, w := range quads.NameWords(slices.Concat([]string{a.Name}, a.Aliases, a.Roles)...) {
			c.count(CountedWord, w, 1)
		}
	}
	for i := range d.Places {
		c.count(CountedPlace, d.Places[i].Name, 1)
	}
	for i := range d.Events {
		c.count(CountedType, d.Events[i].Type, 1)
	}
	return c
}

func (c Census) count(what Counted, name string, n int) { c[string(what)+name] += n }

// add counts a quad that was read from an article.
func (c Census) add(q quad.Quad) {
	predicate, _ := q.Predicate.(quad.IRI)
	c.count(countedQuads, string(predicate), 1)
	subject, _ := q.Subject.(quad.IRI)
	object, _ := q.Object.(quad.IRI)
	kind, _, _ := vocab.Split(subject)
	switch predicate {
	case vocab.Detail, vocab.One:
		c.count(countedNodes, kind, 1)
	case vocab.AtPlace:
		c.count(countedAt, string(object), 1)
	case vocab.From, vocab.Until:
		if at, ok := q.Object.(quad.Time); ok && kind == vocab.Article {
			what := countedFirst
			if predicate == vocab.Until {
				what = countedLast
			}
			c.count(what, time.Time(at).Format(time.DateOnly), 1)
		}
	case vocab.Publisher:
		c.count(countedBy, string(object), 1)
	case vocab.Label:
		if kind == vocab.Outlet {
			c.count(CountedOutlet, string(subject)+" "+quad.ToString(q.Object), 1)
		}
	}
}

// Links counts changes of the links between articles: n for each quad, and nodes
// made across articles, by kind, that are there now or are there no more.
func (c Census) Links(list []quad.Quad, n int) {
	for _, q := range list {
		predicate, _ := q.Predicate.(quad.IRI)
		c.count(countedQuads, string(predicate), n)
	}
}

// Node counts a node that was made across articles.
func (c Census) Node(kind string, n int) { c.count(countedNodes, kind, n) }

// merge adds another census n times.
func (c Census) merge(o Census, n int) {
	for key, count := range o {
		c[key] += n * count
	}
}

// of is how often each thing of one kind is there.
func (c Census) of(what Counted, give func(name string, n int)) {
	for key, n := range c {
		if Counted(key[0]) == what && n != 0 {
			give(key[1:], n)
		}
	}
}

// Bytes are a census as notes keep it: for each key in order how much of the one
// before it begins with, the length of the rest, the rest and the number.
func (c Census) Bytes() []byte {
	out, last := []byte{}, ""
	for _, key := range slices.Sorted(maps.Keys(c)) {
		if c[key] == 0 {
			continue
		}
		same := 0
		for same < min(len(last), len(key)) && last[same] == key[same] {
			same++
		}
		out = binary.AppendUvarint(out, uint64(same))
		out = binary.AppendUvarint(out, uint64(len(key)-same))
		out = append(out, key[same:]...)
		out = binary.AppendVarint(out, int64(c[key]))
		last = key
	}
	return out
}

// ReadCensus reads a census, which it adds to c. The error matches [ErrDamaged].
func (c Census) ReadCensus(data []byte) error {
	return eachCounted(data, func(key []byte, n int) { c[string(key)] += n })
}

// eachCounted gives what the bytes of a census hold, in order.
func eachCounted(data []byte, give func(key []byte, n int)) error {
	var key []byte
	for len(data) > 0 {
		same, a := binary.Uvarint(data)
		rest, b := binary.Uvarint(data[max(a, 0):])
		at := a + b
		if a <= 0 || b <= 0 || same > uint64(len(key)) || rest > uint64(len(data)-at) || same+rest == 0 {
			return fmt.Errorf("census: %w", ErrDamaged)
		}
		key = append(key[:same], data[at:at+int(rest)]...)
		n, d := binary.Varint(data[at+int(rest):])
		if d <= 0 {
			return fmt.Errorf("census: %w", ErrDamaged)
		}
		give(key, int(n))
		data = data[at+int(rest)+d:]
	}
	return nil
}
