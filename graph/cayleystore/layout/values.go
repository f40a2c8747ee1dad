package layout

import (
	"bytes"
	"context"
	"encoding/binary"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/graph/cayleystore/embedded"
	"dateline/schema/vocab"
)

// Like gives the IRIs that begin with one of some, and the strings that end with
// one of others. It goes through all nodes, and makes values of those that fit
// alone.
func (r *Reader) Like(ctx context.Context, begins []quad.IRI, ends []quad.String, give func(quad.Value)) error {
	var heads [256][]head // by tag
	for _, b := range begins {
		for _, h := range appendHeads(nil, string(b)) {
			heads[h.row[0]] = append(heads[h.row[0]], h)
		}
	}
	fits := func(row []byte) bool {
		if row[0] == plainText {
			return slices.ContainsFunc(ends, func(end quad.String) bool { return bytes.HasSuffix(row[1:], []byte(end)) })
		}
		return slices.ContainsFunc(heads[row[0]], func(h head) bool { return h.begins(row) })
	}
	r.from = appendKey(r.from[:0], embedded.Node)
	it := r.Snap.Scan(r.from[:1:1], r.from)
	for n := 0; it.Next(); n++ {
		if n%checkEvery == 0 && ctx.Err() != nil {
			return closing(it, ctx.Err())
		}
		row := it.Value()
		if len(row) == 0 {
			return closing(it, damaged(embedded.Node, it.Key()))
		}
		if !fits(row) {
			continue
		}
		v, ok := readValue(row)
		if !ok {
			return closing(it, damaged(embedded.Node, it.Key()))
		}
		give(v)
	}
	return closing(it, nil)
}

// head is how the rows of some IRIs begin.
type head struct {
	row  []byte
	odd  bool // half a byte follows
	half byte // the upper four bits of it
}

func (h *head) begins(row []byte) bool {
	return bytes.HasPrefix(row, h.row) && (!h.odd || len(row) > len(h.row) && row[len(h.row)]>>4 == h.half)
}

// appendHeads adds the heads of the rows of the IRIs that begin like this.
func appendHeads(dst []head, iri string) []head {
	dst = append(dst, head{row: append([]byte{anyIRI}, iri...)})
	for tag, kind := range kinds {
		of := vocab.Base + kind + ":"
		if !strings.HasPrefix(of, iri) && !strings.HasPrefix(iri, of) {
			continue
		}
		rest := iri[min(len(iri), len(of)):]
		dst = append(dst, head{row: append([]byte{ownIRI + byte(tag)}, rest...)})
		packed := head{row: []byte{packedIRI + byte(tag)}}
		digits := rest[:min(len(rest), hexDigits)]
		number, isHex := parseHex(digits + strings.Repeat("0", hexDigits-len(digits)))
		if !isHex {
			continue
		}
		bytes := binary.BigEndian.AppendUint64(nil, number)
		packed.row = append(append(packed.row, bytes[:len(digits)/2]...), rest[len(digits):]...)
		if packed.odd = len(digits)%2 != 0; packed.odd {
			packed.half = bytes[len(digits)/2] >> 4
		}
		dst = append(dst, packed)
	}
	return dst
}
