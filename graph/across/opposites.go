package across

import (
	"fmt"
	"strings"
)

// stances are the words that tell what position a clause takes.
type stances struct {
	kinds     map[string][]string // by folded word, or ending from its apostrophe
	opposites map[string][]side   // by the stem of the first word
	examples  []stanceExample
	irregular map[string]string // form → verb
}

// side is a word, in stems, of one of the two sides of a row.
type side struct {
	stems []string
	row   int
	left  bool
}

// stanceExample are two clauses that contradict each other, and two that do not.
type stanceExample struct{ yes, no [2]string }

// readStances parses the embedded files. An error is a fault of the build.
func (t *tables) readStances() (*stances, error) {
	s := &stances{kinds: map[string][]string{}, opposites: map[string][]side{}, irregular: map[string]string{}}
	err := readTSV("data/stances.tsv", 2, func(f []string) error {
		switch f[1] {
		case "hedge", "split", "content", "future", "duty", "ability", "reported", "first", "other", "thing",
			"intent", "aim", "refusal", "ongoing", "speech", "filler", "firm", "time", "past", "present", "limit", "own", "possessive", "exist", "have",
			"weekday", "month", "day", "period", "occasion", "done", "state", "unsettled", "able":
			s.kinds[f[0]] = append(s.kinds[f[0]], f[1])
			return nil
		}
		return fmt.Errorf("unknown kind of stance %q", f[1])
	})
	if err != nil {
		return nil, err
	}
	err = readTSV("data/irregulars.tsv", 2, func(f []string) error {
		for _, form := range strings.Fields(f[1]) {
			s.irregular[form] = f[0]
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return s, readTSV("data/opposites.tsv", 4, func(f []string) error {
		row := len(s.examples)
		for i, words := range f[:2] {
			for _, word := range strings.Split(words, "/") {
				one := side{row: row, left: i == 0}
				for _, w := range strings.Fields(word) {
					one.stems = append(one.stems, t.stem(w))
				}
				if len(one.stems) == 0 {
					return fmt.Errorf("empty word in %q", words)
				}
				s.opposites[one.stems[0]] = append(s.opposites[one.stems[0]], one)
			}
		}
		var e stanceExample
		for i, pair := range f[2:] {
			first, second, ok := strings.Cut(pair, " | ")
			if !ok {
				return fmt.Errorf("%q is not two clauses", pair)
			}
			e.put(i == 0, [2]string{first, second})
		}
		s.examples = append(s.examples, e)
		return nil
	})
}

func (e *stanceExample) put(yes bool, pair [2]string) {
	if yes {
		e.yes = pair
		return
	}
	e.no = pair
}

// kindsOf are the kinds of a word: its own and those of its ending.
func (s *stances) kindsOf(form string) []string {
	out := s.kinds[form]
	if at := strings.LastIndexByte(form, '\''); at > 0 {
		out = append(out[:len(out):len(out)], s.kinds[form[at:]]...)
	}
	return out
}

// sidesAt are the sides whose words stand in stems from i on.
func (s *stances) sidesAt(stems []string, i int) []side {
	var out []side
next:
	for _, one := range s.opposites[stems[i]] {
		if i+len(one.stems) > len(stems) {
			continue
		}
		for k, stem := range one.stems {
			if stems[i+k] != stem {
				continue next
			}
		}
		out = append(out, one)
	}
	return out
}
