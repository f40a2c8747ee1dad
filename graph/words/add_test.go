package words

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/schema/quads"
)

// Words are those of quads.Words.
func TestAdd(t *testing.T) {
	for _, text := range []string{"", "The U.S. said: \"no-one's 3,000 men\"", "x", " a\tB\n", "e.g. 1.5", "tab\x00bed", "“The énigme…of” 3½ naïve U.S.é.x rest", "é", "a…b c.\u0301d ﬁn“x”y."} {
		l := &lister{}
		l.add(Said, 1, text)
		var want []entry
		for _, w := range quads.Words(text) {
			want = append(want, entry(Hash(Said, w))<<32|1)
		}
		if diff := cmp.Diff(want, l.list); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}
