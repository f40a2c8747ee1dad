package across

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDriftFrom(t *testing.T) {
	const full = "We will not leave the harbour treaty before every crew of the northern ports has been paid"
	for _, tc := range []struct{ name, printed, want string }{
		{"word for word", full, full + " | "},
		{"tail cut", "We will not leave the harbour treaty", "We will not leave the harbour treaty [-before every crew of the northern ports has been paid-] | cut"},
		{"middle cut", "We will not leave the harbour treaty before every crew has been paid", "We will not leave the harbour treaty before every crew [-of the northern ports-] has been paid | cut"},
		{"one word changed", "We will not leave the fishing treaty before every crew of the northern ports has been paid", "We will not leave the [-harbour-] {+fishing+} treaty before every crew of the northern ports has been paid | changed"},
		{"word added", "We will not leave the harbour treaty before every single crew of the northern ports has been paid", "We will not leave the harbour treaty before every {+single+} crew of the northern ports has been paid | added"},
		{"not is gone", "We will leave the harbour treaty before every crew of the northern ports has been paid", "We will [-not-] leave the harbour treaty before every crew of the northern ports has been paid | negation"},
		{"other case and marks", "“We will NOT leave the harbour treaty, before every crew of the northern ports has been paid”", full + " | "},
		{"in other words", "nobody quits the pact until all sailors up north got their money", "nobody quits the pact until all sailors up north got their money | loose"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d, err := DriftFrom(full, tc.printed)
			if err != nil {
				t.Fatal(err)
			}
			var kinds []string
			for _, c := range d.Changes {
				kinds = append(kinds, string(c.Kind))
			}
			if d.Loose {
				kinds = append(kinds, "loose")
			}
			if diff := cmp.Diff(tc.want, fmt.Sprintf("%s | %s", d.Marked, strings.Join(kinds, " "))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSameQuotation(t *testing.T) {
	const said = "We will not leave the harbour treaty before every crew of the northern ports has been paid"
	for text, want := range map[string]bool{
		said: true,
		"We will not leave the harbour treaty before every crew": true,
		"the harbour treaty": false,
		"We will not leave the fishing treaty before any crew of the southern ports has been paid":    false,
		"It is what it is, and what it will be is what it was, and we will not be what we were by it": false,
	} {
		if got, err := SameQuotation(said, text); got != want || err != nil {
			t.Errorf("%q: %v %v", text, got, err)
		}
	}
}
