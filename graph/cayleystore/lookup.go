package cayleystore

import (
	"context"
	"encoding/binary"
	"fmt"

	ckv "github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"google.golang.org/protobuf/encoding/protowire"

	"dateline/graph"
	"dateline/graph/cayleystore/embedded"
)

// Match implements [graph.Store]. It reads rows as the writer writes them, in
// one transaction and past Cayley, whose steps cost several times what the rows
// do.
func (f *file) Match(ctx context.Context, patterns []graph.Pattern, most int) (out [][]quad.Quad, err error) {
	err = f.read(func(_ *handle, r *reader) (err error) {
		l := &lookup{ctx: ctx, reader: r, snap: r.kv.Pinned(), most: most, ids: map[quad.Value]uint64{}, values: map[uint64]quad.Value{}}
		out, err = l.match(patterns)
		return err
	})
	return out, err
}

// lookup answers patterns from one snapshot.
type lookup struct {
	ctx    context.Context
	reader *reader
	snap   embedded.Snapshot
	most   int // rows for a pattern, 0 for all

	ids    map[quad.Value]uint64 // 0 of what is not there
	values map[uint64]quad.Value // by id, those met so far
	read   int                   // rows
	key    []byte
}

// ids of the parts of a quad in the order of quad.Directions, 0 for none.
type idRow [4]uint64

func (l *lookup) match(patterns []graph.Pattern) ([][]quad.Quad, error) {
	out := make([][]quad.Quad, len(patterns))
	for i, p := range patterns {
		if err := l.ctx.Err(); err != nil {
			return nil, err
		}
		want, ok, err := l.given(p)
		if err != nil {
			return nil, err
		}
		if !ok {
			continue
		}
		rows, err := l.rows(p, want)
		if err != nil {
			return nil, err
		}
		if out[i], err = l.quads(rows); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// given is the ids of a pattern's parts; ok is false where nothing can match.
func (l *lookup) given(p graph.Pattern) (want idRow, ok bool, err error) {
	for i, v := range [4]quad.Value{p.Subject, p.Predicate, p.Object, p.Label} {
		if v == nil {
			continue
		}
		if v, err = graph.CanonicalValue(v); err != nil {
			return want, false, nil // no such value can be in a graph
		}
		if want[i], err = l.id(v); err != nil || want[i] == 0 {
			return want, false, err
		}
	}
	return want, true, nil
}

func (l *lookup) id(v quad.Value) (uint64, error) {
	if id, ok := l.ids[v]; ok {
		return id, nil
	}
	hash := refs.HashOf(v)
	b, _, err := l.snap.Get(append(append(l.key[:0], byte(embedded.Node)), hash[:]...))
	if err != nil {
		return 0, err
	}
	id, _ := binary.Uvarint(b)
	if l.ids[v] = id; id != 0 {
		l.values[id] = v
	}
	return id, nil
}

// rows is the rows of a pattern, read from the one list that holds them all and
// little else. Where it takes several lists to know, Cayley's way is taken.
func (l *lookup) rows(p graph.Pattern, want idRow) ([]idRow, error) {
	const s, p_, o, label = 0, 1, 2, 3
	switch {
	case want[s] != 0 && want[label] != 0:
		return l.list(embedded.ByLS, want, want[label], want[s])
	case want[s] != 0 && want[o] == 0:
		return l.list(embedded.BySP, want, want[s], want[p_])
	case want[s] == 0 && want[label] == 0 && want[o] != 0:
		return l.list(embedded.ByOP, want, want[o], want[p_])
	case want[s] == 0 && want[o] == 0 && want[label] != 0:
		return l.list(embedded.ByLS, want, want[label], 0)
	}
	return l.long(p)
}

// list reads the rows of an index under one key, or under all that begin with
// its first id where the second is 0, and keeps those that have all of want.
func (l *lookup) list(table embedded.Table, want idRow, first, second uint64) (rows []idRow, err error) {
	l.key = binary.BigEndian.AppendUint64(append(l.key[:0], byte(table)), first)
	if second != 0 {
		l.key = binary.BigEndian.AppendUint64(l.key, second)
	}
	it := l.snap.Scan(append([]byte(nil), l.key...), nil)
	defer func() {
		if failed := it.Close(); err == nil {
			err = failed
		}
	}()
	for it.Next() {
		for list := it.Value(); len(list) > 0; {
			id, n := binary.Uvarint(list)
			if n <= 0 {
				return nil, fmt.Errorf("%w: a list of an index ends early", graph.ErrDamaged)
			}
			list = list[n:]
			row, ok, err := l.row(id, want)
			if err != nil {
				return nil, err
			}
			if !ok {
				continue
			}
			if rows = append(rows, row); l.most > 0 && len(rows) == l.most {
				return rows, nil
			}
		}
	}
	return rows, it.Err()
}

// row is a quad by its id; ok says that it is there and has all of want.
func (l *lookup) row(id uint64, want idRow) (row idRow, ok bool, err error) {
	if l.read++; l.read%checkEvery == 0 {
		if err := l.ctx.Err(); err != nil {
			return row, false, err
		}
	}
	b, ok, err := l.record(id)
	if err != nil || !ok {
		return row, false, err
	}
	p, err := readPrimitive(b)
	if err != nil || p.deleted {
		return row, false, err
	}
	for i, w := range want {
		if w != 0 && w != p.ids[i] {
			return row, false, nil
		}
	}
	return p.ids, true, nil
}

// record is the row of a node or a quad.
func (l *lookup) record(id uint64) ([]byte, bool, error) {
	l.key = binary.BigEndian.AppendUint64(append(l.key[:0], byte(embedded.Log)), id)
	return l.snap.Get(l.key)
}

// primitive is a row of the log.
type primitive struct {
	ids     idRow
	value   []byte // of a node
	deleted bool
}

// readPrimitive reads the fields of proto.Primitive that rows have.
func readPrimitive(b []byte) (p primitive, err error) {
	for len(b) > 0 {
		field, kind, n := protowire.ConsumeTag(b)
		if n < 0 {
			return p, protowire.ParseError(n)
		}
		b = b[n:]
		switch {
		case kind == protowire.VarintType:
			v, n := protowire.ConsumeVarint(b)
			if n < 0 {
				return p, protowire.ParseError(n)
			}
			b = b[n:]
			if field >= 2 && field <= 5 {
				p.ids[field-2] = v
			}
			p.deleted = p.deleted || field == 9 && v != 0
		case kind == protowire.BytesType:
			v, n := protowire.ConsumeBytes(b)
			if n < 0 {
				return p, protowire.ParseError(n)
			}
			b = b[n:]
			p.value = v
		default:
			return p, fmt.Errorf("%w: field %d of a row", graph.ErrDamaged, field)
		}
	}
	return p, nil
}

// quads gives rows their values.
func (l *lookup) quads(rows []idRow) ([]quad.Quad, error) {
	out := make([]quad.Quad, 0, len(rows))
	for _, r := range rows {
		var q quad.Quad
		for i, to := range [4]*quad.Value{&q.Subject, &q.Predicate, &q.Object, &q.Label} {
			if r[i] == 0 {
				continue
			}
			v, err := l.value(r[i])
			if err != nil {
				return nil, err
			}
			*to = v
		}
		out = append(out, q)
	}
	return out, nil
}

func (l *lookup) value(id uint64) (quad.Value, error) {
	if v, ok := l.values[id]; ok {
		return v, nil
	}
	b, ok, err := l.record(id)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, fmt.Errorf("%w: node %d is missing", graph.ErrDamaged, id)
	}
	p, err := readPrimitive(b)
	if err != nil {
		return nil, err
	}
	v, err := readValue(p.value)
	if err != nil {
		return nil, err
	}
	l.values[id] = v
	return v, nil
}

// Fields of pquads.Value, of which nearly all values are.
const (
	stringField = 2<<3 | 2
	iriField    = 3<<3 | 2
)

// readValue reads a value out of the engine's memory.
func readValue(b []byte) (quad.Value, error) {
	if len(b) > 0 && (b[0] == stringField || b[0] == iriField) {
		if text, n := protowire.ConsumeBytes(b[1:]); n == len(b)-1 {
			if b[0] == iriField {
				return quad.IRI(text), nil
			}
			return quad.String(text), nil
		}
	}
	return pquads.UnmarshalValue(b)
}

// long reads a pattern by the lists of all its parts in turn.
func (l *lookup) long(p graph.Pattern) ([]idRow, error) {
	c := cursor{ctx: l.ctx, pattern: p}
	var out []idRow
	if err := c.begin(l.reader); err != nil {
		return nil, err
	}
	for {
		if err := c.fill(l.reader); err != nil {
			return nil, err
		}
		for _, r := range c.rows {
			var ids idRow
			for i, ref := range r {
				if ref != nil {
					ids[i] = uint64(ref.(ckv.Int64Value))
				}
			}
			if out = append(out, ids); l.most > 0 && len(out) == l.most {
				return out, nil
			}
		}
		if c.rows = nil; len(c.subjects) == 0 && c.at >= c.end {
			return out, nil
		}
	}
}
