package query

import "testing"

// TestInOwnWords titles an event: a copy's words stand only where nobody has
// told it in words of his own.
func TestInOwnWords(t *testing.T) {
	own, again := Report{Role: Own, description: "a pledge of disarmament"}, Report{Role: Own, description: "to lay down arms"}
	copied := Report{Role: Copy, description: "a pledge of departure"}
	for _, tt := range []struct {
		name, title, want string
		reports           []Report
	}{
		{"of a copy", copied.description, own.description, []Report{copied, own, again}},
		{"of an account", again.description, again.description, []Report{own, copied, again}},
		{"both have it", own.description, own.description, []Report{{Role: Copy, description: own.description}, own}},
		{"copies alone", copied.description, copied.description, []Report{copied, {Role: Own}}},
		{"of none", "talks", "talks", []Report{own, copied}},
	} {
		if got := inOwnWords(tt.title, tt.reports); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
