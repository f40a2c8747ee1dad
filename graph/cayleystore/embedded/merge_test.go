package embedded

import (
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestMerged merges changes with keys in common and compares with a map.
func TestMerged(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 200 {
		want := map[string]string{}
		var changes [][]Row
		for n := range r.IntN(6) {
			rows := map[string]string{}
			for range r.IntN(20) {
				rows[string(rune('a'+r.IntN(26)))] = string(rune('0' + n))
			}
			var list []Row
			for _, key := range slices.Sorted(maps.Keys(rows)) {
				list = append(list, Row{[]byte(key), []byte(rows[key])})
			}
			changes = append(changes, list)
			maps.Copy(want, rows)
		}
		got, last := map[string]string{}, ""
		for row := range merged(changes) {
			if string(row.Key) <= last {
				t.Fatalf("%q after %q", row.Key, last)
			}
			last = string(row.Key)
			got[last] = string(row.Value)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	}
}
