package hashed

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTables(t *testing.T) {
	table := NewTable(4, 5)
	pairs := NewPairs(5)
	for i := range 5 {
		table.Weights[3*table.Stride+i] = uint8(Zero + 10 - 3*i)
		table.Weights[15*table.Stride+i] = uint8(Zero - 20 + 8*i)
		pairs.Weights[7*i] = uint16(i * 0x1F3)
	}
	data := AppendTable(AppendPairs(AppendStrings([]byte("magic"), []string{"a", "bc"}), pairs), table)
	r := NewReader(data, "magic")
	if diff := cmp.Diff([]string{"a", "bc"}, r.Strings()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(pairs, r.Pairs()); diff != "" {
		t.Error(diff)
	}
	got := r.Table()
	if diff := cmp.Diff(table, got); diff != "" || r.Err() != nil {
		t.Error(diff, r.Err())
	}
	// Class 0 leads in row 3, class 4 in row 15 and in their sum.
	for _, c := range []struct {
		rows []int
		want int
	}{{[]int{3}, 0}, {[]int{15}, 4}, {[]int{3, 15, 0}, 4}, {[]int{3, 3, 3, 3, 15}, 0}} {
		for i := range c.rows {
			c.rows[i] *= got.Stride
		}
		if best := got.Best(c.rows); best != c.want {
			t.Errorf("rows %v: class %d, want %d", c.rows, best, c.want)
		}
	}
}

// FuzzReader checks that no model file makes a reader panic, and that what is
// refused is refused with ErrModel.
func FuzzReader(f *testing.F) {
	f.Add(AppendTable(AppendPairs(AppendStrings([]byte("m"), []string{"x"}), NewPairs(3)), NewTable(3, 2)))
	f.Add([]byte("m"))
	f.Add([]byte("m\x01\xff\xff\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r := NewReader(data, "m")
		r.Strings()
		r.Pairs()
		r.Table()
		if err := r.Err(); err != nil && !errors.Is(err, ErrModel) {
			t.Fatal(err)
		}
	})
}

func TestOf(t *testing.T) {
	same := func(what string, a, b uint64, want bool) {
		if (a == b) != want {
			t.Errorf("%s: equal is %v", what, a == b)
		}
	}
	a, b, c := Of("Walked"), Of("walked"), Of("talked")
	same("spelling", a.Word, b.Word, false)
	same("lower case", a.Lower, b.Lower, true)
	same("suffix of 4", b.Suffix[3], c.Suffix[3], true)
	same("prefix of 1", b.Prefix[0], c.Prefix[0], false)
	same("shape", b.Shape, c.Shape, true)
	same("digits", Of("1987").Lower, Of("2024").Lower, true)
	same("apostrophe", Of("’s").Word, Of("'s").Word, true)
	if got, want := a.Flags, HasUpper|HasLower|HasInitial; got != want {
		t.Errorf("flags %b, want %b", got, want)
	}
}

func TestMarkCase(t *testing.T) {
	for text, want := range map[string]uint8{
		"The minister met Anna Berg in Oslo .": 0,
		"Minister of Trade Quits in Oslo":      InTitle,
		"MINISTER QUITS":                       InCapitals,
		"NATO":                                 0,
		"the minister quits":                   0,
	} {
		var forms []Form
		for _, w := range strings.Fields(text) {
			forms = append(forms, Of(w))
		}
		MarkCase(forms)
		MarkCase(forms)
		if got := forms[len(forms)-1].Flags & (InTitle | InCapitals); got != want {
			t.Errorf("%q: %b, want %b", text, got, want)
		}
	}
}
