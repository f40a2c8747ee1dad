package sequence

import (
	"bytes"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// toy is a language in which feature 1 opens a person, feature 2 goes on with
// it, feature 3 opens a place and feature 4 is nothing.
func toy() []Example {
	var out []Example
	for _, seq := range [][]uint32{{4, 1, 2, 4}, {1, 4, 3}, {3, 4, 4, 1, 2, 2}, {4, 4, 3, 1}} {
		e := Example{Weight: 1}
		for i, f := range seq {
			e.Feats = append(e.Feats, f, 100+f)
			e.Ends = append(e.Ends, int32(2*i+2))
			e.Labels = append(e.Labels, [...]uint8{0, BPerson, IPerson, BPlace, O}[f])
		}
		out = append(out, e)
	}
	return out
}

func trained(t testing.TB) *Model {
	t.Helper()
	examples := toy()
	trainer := NewTrainer(examples, 1)
	for range 5 {
		trainer.Pass(examples, []int{0, 1, 2, 3})
	}
	return trainer.Average().Pack(100)
}

func TestLearnAndKeep(t *testing.T) {
	m := trained(t)
	var b bytes.Buffer
	if err := m.Write(&b); err != nil {
		t.Fatal(err)
	}
	back, err := Read(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range []*Model{m, back} {
		var d Decoder
		for i, e := range toy() {
			if diff := cmp.Diff(e.Labels, d.Decode(m, e.Feats, e.Ends)); diff != "" {
				t.Errorf("sequence %d: %s", i, diff)
			}
		}
	}
}

func TestInnerLabelNeedsItsOpening(t *testing.T) {
	m := trained(t)
	var d Decoder
	got := d.Decode(m, []uint32{2, 102, 4, 104, 2, 102}, []int32{2, 4, 6})
	for i, l := range got {
		if l != O && !Begins(l) && (i == 0 || !allowed(got[i-1], l)) {
			t.Errorf("label %d at %d follows nothing of its class: %v", l, i, got)
		}
	}
}

func FuzzRead(f *testing.F) {
	var b bytes.Buffer
	if err := trained(f).Write(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte("x"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<16 {
			t.Skip()
		}
		if _, err := Read(data); err != nil && !errors.Is(err, ErrModel) {
			t.Errorf("error does not match ErrModel: %v", err)
		}
	})
}
