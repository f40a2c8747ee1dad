package layout

import (
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"dateline/schema/vocab"
)

// TestHeads holds the heads of rows against the IRIs themselves.
func TestHeads(t *testing.T) {
	iris := []string{
		"urn:dateline", "urn:dateline:across", "urn:dateline:event:", "urn:dateline:event:c1", "urn:dateline:event:c1d2e3f405162738",
		"urn:dateline:event:c1d2e3f405162738:x", "urn:dateline:event:c1d2e3f405162738a", "urn:dateline:event:c1d2e3f40516273", "urn:dateline:event:C1d2e3f405162738",
		"urn:dateline:actor:ada", "urn:dateline:actor-month:ada:2031-05", "urn:dateline:report:c1d2e3f405162738:e1", "https://example.org/c1", "urn:dateline:event:c2",
	}
	begins := []string{""}
	for _, iri := range iris {
		for n := 1; n <= len(iri); n++ {
			begins = append(begins, iri[:n])
		}
	}
	for _, b := range begins {
		heads := appendHeads(nil, b)
		for _, iri := range iris {
			row := appendIRI(nil, iri)
			got := slices.ContainsFunc(heads, func(h head) bool { return h.begins(row) })
			if want := strings.HasPrefix(iri, b); got != want {
				t.Errorf("%q begins with %q: %v", iri, b, got)
			}
		}
	}
	if row := appendIRI(nil, string(vocab.Node(vocab.Event, "c1d2e3f405162738"))); len(row) != 9 {
		t.Errorf("the row is not packed: %x", row)
	}
	if v, _ := readValue([]byte{plainText, 'a'}); v != quad.String("a") {
		t.Errorf("text: %v", v)
	}
}
