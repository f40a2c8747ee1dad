package places

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestCounties holds which county a name stands for that a list or a longer name
// has it in.
func TestCounties(t *testing.T) {
	r := newReader(t)
	for text, want := range map[string][]string{
		"Rain fell in Douglas, Sarpy and Lancaster counties in Nebraska.": {
			"Douglas County USA county: Douglas", "Sarpy County USA county: Sarpy", "Lancaster County USA county: Lancaster", "Nebraska USA region: Nebraska",
		},
		"Rain fell in Douglas and in Nebraska's counties.": {"Douglas USA city: Douglas", "Nebraska USA region: Nebraska"},
		"A clerk of the Platte County Food Pantry left Nebraska.": {
			"Platte County USA county: Platte County", "Nebraska USA region: Nebraska",
		},
	} {
		if diff := cmp.Diff(want, short(r.annotate(t, text))); diff != "" {
			t.Errorf("%s\n%s", text, diff)
		}
	}
}
