package events_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestDescriptions holds that an event is told by its own clause: with the
// subject it shares, without its neighbours.
func TestDescriptions(t *testing.T) {
	r := newReader(t)
	for text, want := range map[string][]string{
		"Speaking in Lyon on Monday, the minister thanked the crews.": {
			"the minister speaking in Lyon on Monday", "the minister thanked the crews",
		},
		"France arrested nine Spaniards and expelled two diplomats.": {
			"France arrested nine Spaniards", "France expelled two diplomats",
		},
		"The rebels who attacked the town on Sunday were arrested on Monday.": {
			"The rebels attacked the town on Sunday", "The rebels who attacked the town on Sunday were arrested on Monday",
		},
		"The mayor closed the bridge, which the army had built in 2012.": {
			"The mayor closed the bridge", "the army had built the bridge in 2012",
		},
		"France urged Spain to withdraw its troops.": {
			"France urged Spain to withdraw its troops", "Spain to withdraw its troops",
		},
		"The queen “opened the harbour” on Monday and left.": {
			"The queen “opened the harbour” on Monday", "The queen left",
		},
		"Rebels burnt nine houses, killing a farmer.": {
			"Rebels burnt nine houses", "Rebels killing a farmer",
		},
		"Maria Lopez, a pilot, met the king. She then flew to Spain.": {"Maria Lopez, a pilot, met the king", "[Maria Lopez] then flew to Spain"},
		"If it rains, we will close the bridge.":                      {"it rains", "If it rains, we will close the bridge"},
		"The maker Lenn was in talks with Port Marlow.":               {"The maker Lenn was in talks with Port Marlow"},
		"In Lyon, the police arrested a banker.":                      {"In Lyon, the police arrested a banker"},
	} {
		var got []string
		for _, e := range events(t, r, text) {
			got = append(got, e.Description)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}
