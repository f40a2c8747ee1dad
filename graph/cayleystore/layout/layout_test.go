package layout

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
)

// FuzzValue wants every value back from its row, and the hash that Cayley looks
// for.
func FuzzValue(f *testing.F) {
	for _, text := range []string{
		"", "plain", "a \"quote\"\\ \n\t\r end", "urn:dateline:statement:00ff00ff00ff00ff:s1", "urn:dateline:statement:00FF00ff00ff00ff:s1",
		"urn:dateline:month:2022-04", "urn:dateline:actor-month:0123456789abcdef:2022-04", "urn:dateline:term:detail", "urn:dateline:article:", "urn:dateline:",
		"urn:dateline:article:0123456789abcdef", "https://schema.org/text", "x\x00y", "ä🙂",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var h hasher
		for _, v := range []quad.Value{
			quad.IRI(text), quad.String(text), quad.LangString{Value: quad.String(text), Lang: "nl"}, quad.Int(len(text)), quad.Float(0.1), quad.Bool(true),
			quad.Time(time.Date(2022, 4, 12, 0, 0, 0, 0, time.UTC)), quad.TypedString{Value: quad.String(text), Type: "urn:x"},
		} {
			row, err := appendValue(nil, v)
			if err != nil {
				continue // Cayley's own writer refuses what is not UTF-8
			}
			if got, ok := readValue(row); !ok || got != v {
				t.Errorf("%#v comes back as %#v", v, got)
			}
			if h.hash(v) != refs.HashOf(v) {
				t.Errorf("%#v has another hash", v)
			}
		}
	})
}

// FuzzRows reads whatever bytes a row may hold, without end or panic.
func FuzzRows(f *testing.F) {
	b := block{last: 300, subject: 7, label: 3, quads: []po{{1, 5}, {}, {2, 299}}}
	f.Add(b.append(nil))
	f.Add(appendList(nil, 7, []uint64{8, 300, 1 << 40}))
	f.Add([]byte{packedIRI, 1})
	f.Fuzz(func(t *testing.T, row []byte) {
		var b block
		if b.read(1<<20, row) && !bytes.Equal(row, b.append(nil)) {
			var again block
			if !again.read(1<<20, b.append(nil)) || !slices.Equal(b.quads, again.quads) {
				t.Errorf("%x is another block when written", row)
			}
		}
		readList(1, row, func(uint64) bool { return true })
		readValue(row)
	})
}

// TestGrow adds to a list, a few ids at a time, and reads it whole.
func TestGrow(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	rows := map[string][]byte{}
	var want []uint64
	of := tail{last: 50}
	id := uint64(50)
	for i := range 300 {
		var more []uint64
		for range 2 * (1 + r.IntN(20)) * (1 + i%40/39*200) {
			id += 1 + uint64(r.IntN(1000))
			more = append(more, id)
		}
		want = append(want, more...)
		for _, row := range of.grow(nil, []byte("key"), 50, more) {
			rows[string(row.Key)] = row.Value
		}
	}
	rows["tail"] = of.ids
	var got []uint64
	for _, key := range slices.Sorted(maps.Keys(rows)) {
		if len(rows[key]) > longestList+30 {
			t.Errorf("a row of %d bytes", len(rows[key]))
		}
		n := 0
		readList(50, rows[key], func(id uint64) bool {
			got, n = append(got, id), n+1
			return true
		})
		if n%2 != 0 || n == 0 {
			t.Errorf("row %x parts a pair", key)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
