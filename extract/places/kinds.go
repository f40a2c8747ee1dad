package places

import (
	_ "embed"
	"fmt"
	"strings"

	"dateline/extract/lexicon"
)

//go:embed data/kinds.tsv
var kindsFile []byte

// kindWords are the words that say what kind of place a name is of.
type kindWords struct {
	first, last map[string]string // kind by first and by last word
	before      map[string]bool   // directions before a name
	body        map[string]bool   // last words of local bodies
	whole       map[string]bool   // words before "of" and the name itself
	never       map[string]bool   // words of bodies' names that towns bear too
}

// readKinds reads kinds.tsv.
func readKinds() (*kindWords, error) {
	t, err := lexicon.Parse("data/kinds.tsv", kindsFile)
	if err != nil {
		return nil, err
	}
	k := &kindWords{first: map[string]string{}, last: map[string]string{}, before: map[string]bool{}, body: map[string]bool{}, whole: map[string]bool{}, never: map[string]bool{}}
	for _, row := range t.Rows {
		for _, w := range row.List("words") {
			switch at := row.Get("at"); at {
			case "first":
				k.first[w] = row.Get("kind")
			case "last":
				k.last[w] = row.Get("kind")
			case "before":
				k.before[w] = true
			case "body":
				k.body[w] = true
			case "never":
				k.never[w] = true
			case "of":
				k.whole[w] = true
			default:
				return nil, fmt.Errorf("%s: no position is called %q", row.Where(), at)
			}
		}
	}
	return k, nil
}

// of is the kind of a place by the words of its name: "X airfield" and
// "Museum of X" are sites. A name that says nothing is called a place.
func (k *kindWords) of(name string) string {
	name = strings.ToLower(name)
	if head, _, ok := strings.Cut(name, " of "); ok {
		name = head
	}
	words := strings.Fields(name)
	if len(words) > 0 {
		if kind := k.last[words[len(words)-1]]; kind != "" {
			return kind
		}
		if kind := k.first[words[0]]; kind != "" {
			return kind
		}
	}
	return "place"
}
