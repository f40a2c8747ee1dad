package postgres

import (
	"strings"
	"time"

	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"github.com/jackc/pgx/v5"
)

// hash is how Cayley names a value.
type hash = refs.ValueHash

// columns are values as arrays, one for each column of nodes, in the same
// order.
type columns struct {
	hashes, values            [][]byte
	strings, types, languages []*string
	iris                      []*bool
	ints                      []*int64
	bools                     []*bool
	floats                    []*float64
	times                     []*time.Time
}

// first and last year that a column of times is trusted with.
const firstYear, lastYear = -4700, 290000

// add appends a value. What a column cannot keep or Cayley would read back
// otherwise goes into the column of bytes.
func (c *columns) add(h hash, v quad.Value) error {
	var r struct {
		bytes          []byte
		text, typ, tag *string
		iri            *bool
		i              *int64
		b              *bool
		f              *float64
		t              *time.Time
	}
	plain := true
	switch v := v.(type) {
	case quad.IRI:
		r.text, r.iri = new(string(v)), new(true)
	case quad.String:
		r.text, plain = new(string(v)), isPlain(string(v))
	case quad.TypedString:
		r.text, r.typ, plain = new(string(v.Value)), new(string(v.Type)), isPlain(string(v.Value))
	case quad.LangString:
		r.text, r.tag, plain = new(string(v.Value)), new(v.Lang), isPlain(string(v.Value))
	case quad.Int:
		r.i = new(int64(v))
	case quad.Bool:
		r.b = new(bool(v))
	case quad.Float:
		r.f = new(float64(v))
	case quad.Time:
		t := time.Time(v)
		r.t, plain = &t, t.Year() > firstYear && t.Year() < lastYear
	default:
		plain = false
	}
	if !plain {
		b, err := pquads.MarshalValue(v)
		if err != nil {
			return err
		}
		r.bytes, r.text, r.typ, r.tag, r.t = b, nil, nil, nil, nil
	}
	c.hashes, c.values, c.strings, c.types = append(c.hashes, h[:]), append(c.values, r.bytes), append(c.strings, r.text), append(c.types, r.typ)
	c.languages, c.iris, c.ints = append(c.languages, r.tag), append(c.iris, r.iri), append(c.ints, r.i)
	c.bools, c.floats, c.times = append(c.bools, r.b), append(c.floats, r.f), append(c.times, r.t)
	return nil
}

// isPlain reports whether a text comes back from a column of texts: these have
// no NUL, and Cayley writes `\x00` for it.
func isPlain(s string) bool { return !strings.Contains(s, "\x00") && !strings.Contains(s, `\x00`) }

const insertNodes = `INSERT INTO nodes (refs, hash, value, value_string, datatype, language, iri, value_int, value_bool, value_float, value_time)
SELECT 1, * FROM unnest($1::bytea[], $2::bytea[], $3::text[], $4::text[], $5::text[], $6::bool[], $7::bigint[], $8::bool[], $9::double precision[], $10::timestamptz[])
ON CONFLICT (hash) DO NOTHING`

func (c *columns) insert(b *pgx.Batch) {
	b.Queue(insertNodes, c.hashes, c.values, c.strings, c.types, c.languages, c.iris, c.ints, c.bools, c.floats, c.times)
}

const selectNodes = `SELECT hash, value, value_string, datatype, language, iri, value_int, value_bool, value_float, value_time FROM nodes WHERE hash = ANY($1)`

// scanNode reads a row of selectNodes.
func scanNode(row pgx.CollectableRow) (h hash, v quad.Value, err error) {
	var key, bytes []byte
	var text, typ, tag *string
	var iri, b *bool
	var i *int64
	var f *float64
	var t *time.Time
	if err := row.Scan(&key, &bytes, &text, &typ, &tag, &iri, &i, &b, &f, &t); err != nil {
		return h, nil, err
	}
	copy(h[:], key)
	switch {
	case text != nil && iri != nil && *iri:
		v = quad.IRI(*text)
	case text != nil && tag != nil:
		v = quad.LangString{Value: quad.String(*text), Lang: *tag}
	case text != nil && typ != nil:
		v = quad.TypedString{Value: quad.String(*text), Type: quad.IRI(*typ)}
	case text != nil:
		v = quad.String(*text)
	case i != nil:
		v = quad.Int(*i)
	case b != nil:
		v = quad.Bool(*b)
	case f != nil:
		v = quad.Float(*f)
	case t != nil:
		v = quad.Time(t.UTC())
	default:
		v, err = pquads.UnmarshalValue(bytes)
	}
	return h, v, err
}
