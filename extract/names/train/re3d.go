package main

import "strings"

// readRe3d reads a file of re3d and repairs its spans, which take in articles,
// titles and whole noun phrases.
func readRe3d(path string, title func(string) bool) ([]article, error) {
	articles, err := readColumns(path, false, 0)
	if err != nil {
		return nil, err
	}
	for i := range articles {
		a := &articles[i]
		kept := a.sentences[:0]
		for _, s := range a.sentences {
			if repair(&s, title) {
				kept = append(kept, s)
			}
		}
		a.sentences = kept
	}
	return articles, nil
}

// repair trims every name of a sentence. It reports false where a body shrinks
// to one capitalised word: then nobody knows what is a name there.
func repair(s *sentence, title func(string) bool) bool {
	old := s.class
	s.class = make([]int, len(old))
	good := true
	for i := 0; i < len(old); {
		if old[i] >= 0 {
			i++
			continue
		}
		j := i + 1
		for j < len(old) && old[j] == -old[i] {
			j++
		}
		if !s.repairName(i, j, -old[i], title) {
			good = false
		}
		i = j
	}
	return good
}

// repairName cuts and trims the name in [i,j).
func (s *sentence) repairName(i, j, class int, title func(string) bool) bool {
	from := i
	good := true
	for k := i; k <= j; k++ {
		cut := k == j
		if !cut {
			switch s.tokens[k] {
			case ",", "'s", "’s", "(", ")", "who", "in", "which", "'", "’":
				cut = true
			case "and":
				cut = class == 3
			}
		}
		if !cut {
			continue
		}
		a, b := s.trim(from, k, title)
		if class == 2 && b-a == 1 && k-from > 1 && strings.ToUpper(s.tokens[a]) != s.tokens[a] {
			good = false
		}
		for t := a; t < b; t++ {
			s.class[t] = class
			if t == a {
				s.class[t] = -class
			}
		}
		from = k + 1
		if class != 3 {
			break // only lists of places go on
		}
	}
	return good
}

// trim drops articles, small words and titles from the ends of [i,j).
func (s *sentence) trim(i, j int, title func(string) bool) (int, int) {
	capital := func(k int) bool { c := s.tokens[k][0]; return c >= 'A' && c <= 'Z' || c >= 0x80 }
	for i < j && (!capital(i) || s.tokens[i] == "The" || title(s.tokens[i])) {
		i++
	}
	for j > i && !capital(j-1) {
		j--
	}
	return i, j
}
