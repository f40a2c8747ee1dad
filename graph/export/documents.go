package export

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"

	"dateline/graph"
	"dateline/schema"
	"dateline/schema/edtf"
	"dateline/schema/quads"
	"dateline/schema/vocab"
)

// ErrNQuads is matched by errors over what [Documents] cannot read.
var ErrNQuads = errors.New("not N-Quads of a dateline graph")

// longestLine is the most bytes that a line may have.
const longestLine = 256 << 20

// Documents reads back the Documents of N-Quads that [NQuads] wrote. Links
// between articles and classes are passed over: both are made anew from the
// rest. The quads of the overlay are given to curated, unless it is nil. A bad
// line, and an article that is not whole, are errors in their
// places with the line's number; the quads of an article must stand together.
// name stands for the input in errors.
func Documents(name string, in io.Reader, curated func(quad.Quad)) iter.Seq2[*schema.Document, error] {
	return func(yield func(*schema.Document, error) bool) {
		lines := bufio.NewScanner(in)
		lines.Buffer(make([]byte, 0, 1<<16), longestLine)
		g := grouping{name: name, done: map[quad.Value]bool{}}
		for lines.Scan() {
			g.line++
			q, err := parse(lines.Bytes())
			switch {
			case err != nil:
				if !yield(nil, g.at(g.line, err)) {
					return
				}
				continue
			case q.Subject == nil, q.Predicate == rdfType, q.Label == vocab.Across:
				continue
			case q.Label == vocab.Curated:
				if curated != nil {
					curated(q)
				}
				continue
			}
			if q.Label != g.label && !g.next(q.Label, yield) {
				return
			}
			g.list = append(g.list, q)
		}
		if err := lines.Err(); err != nil {
			yield(nil, g.at(g.line+1, err))
			return
		}
		g.next(nil, yield)
	}
}

// grouping is the quads of one label on their way.
type grouping struct {
	name  string
	line  int
	first int // line of the label
	label quad.Value
	list  []quad.Quad
	done  map[quad.Value]bool
}

func (g *grouping) at(line int, err error) error {
	return fmt.Errorf("%s:%d: %w: %w", g.name, line, ErrNQuads, err)
}

// next gives out the article that is complete and begins another.
func (g *grouping) next(label quad.Value, yield func(*schema.Document, error) bool) bool {
	list, first := g.list, g.first
	g.done[g.label] = true
	g.label, g.list, g.first = label, nil, g.line
	if len(list) > 0 {
		doc, err := quads.ToDocument(list)
		if err != nil {
			doc, err = nil, g.at(first, err)
		}
		if !yield(doc, err) {
			return false
		}
	}
	if label != nil && g.done[label] {
		return yield(nil, g.at(g.line, fmt.Errorf("the quads of %s do not stand together", label)))
	}
	return true
}

// parse reads a line; one that says nothing has no subject.
func parse(line []byte) (q quad.Quad, err error) {
	line = bytes.TrimSpace(line)
	if len(line) == 0 || line[0] == '#' {
		return quad.Quad{}, nil
	}
	defer func() {
		if broken := recover(); broken != nil {
			err = fmt.Errorf("%v", broken)
		}
	}()
	if q, err = nquads.Parse(string(line)); err != nil {
		return q, err
	}
	if t, ok := q.Object.(quad.TypedString); ok {
		q.Object = ancient(t)
	}
	return graph.Canonical(q)
}

// ancient is a time of a year that has no four digits, which the parser leaves
// as text.
func ancient(t quad.TypedString) quad.Value {
	date, clock, found := strings.Cut(string(t.Value), "T")
	day, err := edtf.ParseDay(date)
	if !found || err != nil || !strings.HasSuffix(string(t.Type), "#dateTime") {
		return t
	}
	at, err := time.Parse("15:04:05Z", clock)
	if err != nil {
		return t
	}
	return quad.Time(day.Time().Add(time.Duration(at.Hour())*time.Hour + time.Duration(at.Minute())*time.Minute + time.Duration(at.Second())*time.Second))
}
