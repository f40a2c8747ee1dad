package layout

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/graph/cayleystore/embedded"
)

// none is a snapshot of nothing.
type none struct{}

func (none) Get([]byte) ([]byte, bool, error)              { return nil, false, nil }
func (none) Scan([]byte, []byte) embedded.Cursor           { return none{} }
func (none) Seek([]byte) (k, v []byte, ok bool, err error) { return nil, nil, false, nil }
func (none) Empty() (bool, error)                          { return true, nil }
func (none) Close() error                                  { return nil }
func (none) Next() bool                                    { return false }
func (none) Key() []byte                                   { return nil }
func (none) Value() []byte                                 { return nil }
func (none) Err() error                                    { return nil }

// TestTakeFrom takes ids out of a list of many rows, wherever they stand, and
// leaves the others and the lists beside it.
func TestTakeFrom(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 3))
	for round := range 60 {
		var rows []embedded.Row
		lists := map[uint64][]uint64{}
		for _, node := range []uint64{40, 50, 60} {
			key, of, id := appendKey(nil, embedded.BySubject, node), tail{last: node}, node
			for range 1 + random.IntN(40) {
				var more []uint64
				for range 2 * (1 + random.IntN(60)) {
					id += 1 + uint64(random.IntN(1<<random.IntN(16)))
					more = append(more, id)
				}
				lists[node] = append(lists[node], more...)
				rows = of.grow(rows, key, node, more)
			}
			rows = append(rows, embedded.Row{Key: tailKey(nil, key), Value: bytes.Clone(of.ids)})
		}
		slices.SortFunc(rows, func(a, b embedded.Row) int { return bytes.Compare(a.Key, b.Key) })
		list, gone := lists[50], map[uint64]bool{}
		for range 1 + random.IntN(1+len(list)/(1+round%9)) {
			gone[list[random.IntN(len(list))]+uint64(random.IntN(2)*random.IntN(2))] = true
		}
		snap := NewLayer(none{}, rows)
		r := &remover{rows: map[string][]byte{}}
		if err := r.takeFrom(snap, string(appendKey(nil, embedded.BySubject, 50)), gone); err != nil {
			t.Fatal(err)
		}
		lists[50] = slices.DeleteFunc(slices.Clone(list), func(id uint64) bool { return gone[id] })
		after := NewLayer(snap, r.sorted())
		for node, want := range lists {
			var got []uint64
			for _, prefix := range [][]byte{appendKey(nil, embedded.BySubject, node), tailKey(nil, appendKey(nil, embedded.BySubject, node))} {
				for it := after.Scan(prefix, nil); it.Next(); {
					readList(node, it.Value(), func(id uint64) bool {
						got = append(got, id)
						return true
					})
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("round %d, list %d: %s", round, node, diff)
			}
		}
	}
}
