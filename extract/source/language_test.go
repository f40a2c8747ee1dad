package source

import "testing"

// TestLanguages tells each language by its example, and English sentences that
// look a little like it from it.
func TestLanguages(t *testing.T) {
	r, err := loadRules()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range r.languages.list {
		if code, foreign, _, _ := r.languages.of(l.row.Get("yes")); code != l.code || !foreign {
			t.Errorf("%s: told as %q, foreign %v: %s", l.row.Where(), code, foreign, l.row.Get("yes"))
		}
		if code, foreign, _, _ := r.languages.of(l.row.Get("no")); foreign {
			t.Errorf("%s: told as %q: %s", l.row.Where(), code, l.row.Get("no"))
		}
	}
}
