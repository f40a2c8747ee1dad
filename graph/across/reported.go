package across

import (
	"context"
	"fmt"
	"math"
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/schema/vocab"
)

// Questions about the whole graph go by two lists that are brought up to date
// with each change of links: the events that several articles report, the most
// reported first, and how many links and nodes there are.

// rank enters the events that may have changed in the list of those that several
// articles report.
func (l *linker) rank() {
	articles := map[quad.IRI]int{}
	for _, e := range l.found.Events {
		articles[e.Node] = e.articles()
	}
	var lists []entry
	for s := range l.subject {
		if kind, _, _ := vocab.Split(s); kind != vocab.Event {
			continue
		}
		var keys []string
		if n := articles[s]; n > 1 {
			keys = append(keys, noteKey("reported", fmt.Sprintf("%08x", math.MaxUint32-n), string(s)))
		}
		lists = append(lists, l.enter(noteKey("reports", string(s)), keys)...)
	}
	l.keep(lists)
}

// counted is the note that counts links, after a change of them. have is what is
// linked from subjects that may have changed, before it.
func (l *linker) counted(v graph.View, c graph.Change, subjects []quad.IRI, have [][]quad.Quad) (graph.Note, error) {
	data, _, err := v.Note(l.ctx, graph.LinksCounted)
	if err != nil {
		return graph.Note{}, err
	}
	sum := graph.Census{}
	if err := sum.ReadCensus(data); err != nil {
		return graph.Note{}, err
	}
	sum.Links(c.Add, 1)
	sum.Links(c.Remove, -1)
	added, removed := bySubject(c.Add), bySubject(c.Remove)
	for i, s := range subjects {
		kind := graph.AcrossKind(s)
		before, now := len(have[i]) > 0, len(have[i])+added[s]-removed[s] > 0
		switch {
		case kind == "" || before == now:
		case now:
			sum.Node(kind, 1)
		default:
			sum.Node(kind, -1)
		}
	}
	return graph.Note{Key: graph.LinksCounted, Value: sum.Bytes()}, nil
}

func bySubject(list []quad.Quad) map[quad.IRI]int {
	n := map[quad.IRI]int{}
	for _, q := range list {
		s, _ := q.Subject.(quad.IRI)
		n[s]++
	}
	return n
}

// Reported is an event and how many articles report it.
type Reported struct {
	Event    quad.IRI
	Articles int
}

// MostReported are the events that several articles report behind one of them,
// or from the first on: so many at most, the most reported first, then in order
// of their nodes. known is false where the graph was linked before there was such
// a list.
func MostReported(ctx context.Context, s graph.Store, behind Reported, most int) (list []Reported, known bool, err error) {
	err = graph.Look(ctx, s, func(v graph.View) error {
		list = nil // of a first try
		version, _, err := v.Note(ctx, noteKey("version"))
		if known = string(version) == linkVersion; err != nil || !known {
			return err
		}
		prefix := noteKey("reported") + sep
		from := prefix
		if behind.Event != "" {
			from = noteKey("reported", fmt.Sprintf("%08x", math.MaxUint32-behind.Articles), string(behind.Event)) + sep
		}
		b := newNotebook(ctx, v)
		if b.err != nil {
			return b.err
		}
		for key, err := range b.listed(from, noteKey("reported")+past) {
			if err != nil {
				return err
			}
			rank, event, _ := strings.Cut(strings.TrimPrefix(key, prefix), sep)
			var left uint32
			if _, err := fmt.Sscanf(rank, "%x", &left); err != nil {
				return fmt.Errorf("%w: list of events: %q", graph.ErrDamaged, key)
			}
			if list = append(list, Reported{quad.IRI(event), int(math.MaxUint32 - left)}); len(list) == most {
				break
			}
		}
		return nil
	})
	return list, known, err
}
