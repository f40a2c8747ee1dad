package landmarks

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is a word of a text as patterns see it.
type word struct {
	key        string // lower case, straight apostrophes, no full stop at the end
	start, end int
}

// split cuts text[start:end] into words: letters, digits and the marks that stand
// inside words.
func split(text string, start, end int) []word {
	var out []word
	for i := start; i < end; {
		r, size := utf8.DecodeRuneInString(text[i:end])
		if !inWord(r) {
			i += size
			continue
		}
		from := i
		for i < end && inWord(r) {
			i += size
			r, size = utf8.DecodeRuneInString(text[i:end])
		}
		raw := strings.Trim(text[from:i], ".'’-")
		if raw == "" {
			continue
		}
		from += strings.Index(text[from:i], raw)
		key := strings.ToLower(raw)
		if strings.Contains(key, "’") {
			key = strings.ReplaceAll(key, "’", "'")
		}
		out = append(out, word{key, from, from + len(raw)})
	}
	return out
}

// inWord reports whether a character belongs to a word.
func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(".'’-/#", r)
}

// Find lists the landmarks that the sentence text[start:end] names, in the order
// of the words; one that several patterns name is listed once, as the surest.
func (l *Lexicon) Find(text string, start, end int) []Mention {
	words := split(text, start, end)
	var out []Mention
	for i := range words {
		out = l.at(words, i, words[i].key, out)
		if stem, ok := strings.CutSuffix(words[i].key, "'s"); ok {
			out = l.at(words, i, stem, out)
		}
	}
	return out
}

// at adds the landmarks whose first part starts at word i.
func (l *Lexicon) at(words []word, i int, key string, out []Mention) []Mention {
	for _, k := range l.first[key] {
		p := &l.patterns[k]
		if !starts(words[i:], p.parts[0]) || !p.rest(words) {
			continue
		}
		m := Mention{Landmark: &l.rows[p.row], Start: words[i].start, End: words[i+len(p.parts[0])-1].end, Sure: p.sure}
		out = merge(out, m)
	}
	return out
}

// merge adds a mention unless its landmark is there.
func merge(out []Mention, m Mention) []Mention {
	for k := range out {
		if out[k].Landmark == m.Landmark {
			if m.Sure && !out[k].Sure {
				out[k] = m
			}
			return out
		}
	}
	return append(out, m)
}

// rest reports whether the other parts stand anywhere among the words.
func (p *pattern) rest(words []word) bool {
	for _, part := range p.parts[1:] {
		found := false
		for i := range words {
			if starts(words[i:], part) {
				found = true
				break
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// starts reports whether words start with those of a part.
func starts(words []word, part []string) bool {
	if len(words) < len(part) {
		return false
	}
	for k, w := range part {
		if key := words[k].key; key != w && (len(key) != len(w)+2 || !strings.HasSuffix(key, "'s") || key[:len(w)] != w) {
			return false
		}
	}
	return true
}
