package places

import (
	_ "embed"
	"strings"

	"dateline/extract/lexicon"
)

//go:embed data/kinds.tsv
var kindsFile []byte

// readKinds reads the words that say what kind of place a name is of.
func readKinds() (map[string]string, error) {
	t, err := lexicon.Parse("data/kinds.tsv", kindsFile)
	if err != nil {
		return nil, err
	}
	kinds := map[string]string{}
	for _, row := range t.Rows {
		for _, w := range row.List("words") {
			kinds[w] = row.Get("kind")
		}
	}
	return kinds, nil
}

// kindOf is the kind of a place by the words of its name: "X airfield" is a
// site. A name that says nothing is called a place.
func (w *work) kindOf(name string) string {
	words := strings.Fields(strings.ToLower(name))
	if len(words) == 0 {
		return "place"
	}
	if k := w.kinds[words[len(words)-1]]; k != "" && k != direction {
		return k
	}
	switch words[0] {
	case "mount", "mt", "mt.":
		return "mountain"
	case "lake":
		return "lake"
	case "fort", "ft.", "camp":
		return "site"
	case "cape":
		return "region"
	case "gulf", "strait":
		return "sea"
	case "river":
		return "river"
	}
	return "place"
}
