package places

import (
	_ "embed"
	"strings"

	"dateline/extract/lexicon"
)

//go:embed data/cues.tsv
var cuesFile []byte

// cueWords are words that only the news of one country has: by their first
// part, what must follow and the country.
type cueWords map[string][]cue

// cue is the rest of a word for one country.
type cue struct {
	rest, country string
}

// readCues reads cues.tsv.
func readCues() (cueWords, error) {
	t, err := lexicon.Parse("data/cues.tsv", cuesFile)
	if err != nil {
		return nil, err
	}
	c := cueWords{}
	for _, row := range t.Rows {
		for _, words := range row.List("words") {
			first, rest, _ := strings.Cut(words, " ")
			c[first] = append(c[first], cue{rest, row.Get("country")})
		}
	}
	return c, nil
}

// cueLimit is the most that the words of a country count, in mentions, however
// many there are.
const cueLimit = 2.5

// countCues votes for the countries whose words the text has, each word once.
func (w *work) countCues() {
	seen := map[cue]bool{}
	w.cued = map[string]float64{}
	for i := range w.a.Tokens {
		for _, c := range w.cues[strings.ToLower(w.a.Word(i))] {
			if !seen[c] && w.follows(i, c.rest) {
				seen[c] = true
				w.cued[c.country] = min(w.cued[c.country]+.75, cueLimit)
			}
		}
	}
}

// follows reports whether the words behind token i are those of rest.
func (w *work) follows(i int, rest string) bool {
	if rest == "" {
		return true
	}
	for word := range strings.FieldsSeq(rest) {
		if i++; i >= len(w.a.Tokens) || !strings.EqualFold(w.a.Word(i), word) {
			return false
		}
	}
	return true
}
