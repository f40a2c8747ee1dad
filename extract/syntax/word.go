package syntax

import (
	"strings"
	"unicode/utf8"
)

// word appends the tokens of the word that starts at i and returns its end.
func (t *tokenizer) word(i, end int) int {
	to := t.extent(i, end)
	if to < end && t.text[to] == '.' && t.keepsStop(i, to, end) {
		t.emit(i, to+1)
		return to + 1
	}
	t.hyphens(i, to)
	return to
}

// extent returns the end of the word from i: letters, digits, and the marks
// that may stand within a word.
func (t *tokenizer) extent(i, end int) int {
	segment := i // start of the part since the last stop
	prev, size := classOf(t.text, i)
	j := i + size
	for j < end {
		c, n := classOf(t.text, j)
		if isWord(c) {
			prev = c
			j += n
			continue
		}
		next, _ := classOf(t.text, j+n)
		if j+n >= end || !isWord(next) || !t.within(segment, j, n, prev, next) {
			break
		}
		if t.text[j] == '.' {
			segment = j + n
		}
		prev = next
		j += n
	}
	return j
}

// within reports whether the mark of n bytes at j, between characters of the
// classes prev and next, is part of the word around it.
func (t *tokenizer) within(segment, j, n int, prev, next class) bool {
	switch t.text[j] {
	case '.':
		if prev == digit || next == digit || utf8.RuneCountInString(t.text[segment:min(j, segment+8)]) == 1 {
			return true
		}
		// A stop without a space after it: "ended.The".
		_, size := classOf(t.text, j+1)
		after, _ := classOf(t.text, j+1+size)
		return prev == upper || next == lower || after != lower
	case ',', ':', '/':
		return prev == digit && next == digit
	case '-':
		return true
	case '&':
		return prev == upper && next == upper
	}
	c, _ := classOf(t.text, j)
	return c == apostrophe && t.text[j] != '`' && (prev != digit || next != digit)
}

// keepsStop reports whether the stop at to belongs to the word text[i:to].
func (t *tokenizer) keepsStop(i, to, end int) bool {
	if to+1 < end && t.text[to+1] == '.' {
		return false // an ellipsis
	}
	word := t.text[i:to]
	if initials(word) {
		// An initial, not "Plan B." at the end of a paragraph.
		if c, n := classOf(word, 0); len(word) > n || c == upper {
			return len(word) > n || to+1 < end && word != "I"
		}
	}
	if k := strings.LastIndexByte(word, '-'); k >= 0 {
		word = word[k+1:]
	}
	kind := t.words.lookup(word)
	if kind&(beforeName|abbreviation) != 0 {
		return true
	}
	return kind&beforeNumber != 0 && t.numberAfter(to+1, end)
}

// initials reports whether s is one letter, or single letters between stops
// ("U.S", "p.m").
func initials(s string) bool {
	for i := 0; i < len(s); {
		c, n := classOf(s, i)
		if c != lower && c != upper {
			return false
		}
		i += n
		if i == len(s) {
			return true
		}
		if s[i] != '.' {
			return false
		}
		i++
	}
	return false
}

// numberAfter reports whether a digit follows the spaces at i.
func (t *tokenizer) numberAfter(i, end int) bool {
	for i < end {
		c, n := classOf(t.text, i)
		if c != space {
			return c == digit
		}
		i += n
	}
	return false
}

// hyphens cuts the word text[i:to] at its hyphens as the treebanks do: each
// hyphen is a token, but a prefix keeps its hyphen and a number of the
// telephone stays whole.
func (t *tokenizer) hyphens(i, to int) {
	word := t.text[i:to]
	if strings.IndexByte(word, '-') < 0 || telephone(word) {
		t.clitics(i, to)
		return
	}
	start := i
	for j := i; j < to; j++ {
		if t.text[j] != '-' || t.words.lookup(t.text[start:j])&prefix != 0 && start == i {
			continue
		}
		t.clitics(start, j)
		t.emit(j, j+1)
		start = j + 1
	}
	t.clitics(start, to)
}

// telephone reports digits in three groups or more, or in a group of three
// and one of four.
func telephone(s string) bool {
	groups, last, first := 1, 0, 0
	for i := 0; i < len(s); i++ {
		switch {
		case '0' <= s[i] && s[i] <= '9':
			last++
		case s[i] == '-':
			if groups == 1 {
				first = last
			}
			groups, last = groups+1, 0
		default:
			return false
		}
	}
	return groups > 2 || first == 3 && last == 4
}

// clitics appends text[i:to], cut before "n't", "'s" and their like, in
// contractions without apostrophe, and between a number and its unit.
func (t *tokenizer) clitics(i, to int) {
	var cuts [4]int // from the last to the first
	n := 0
	rest := to
	for n < len(cuts) {
		at := t.cliticAt(i, rest)
		if at <= i {
			break
		}
		cuts[n] = at
		n++
		rest = at
	}
	if at := t.words.cutAt(t.text[i:rest]); at > 0 {
		t.emit(i, i+at)
		i += at
	} else if at := t.unitAt(i, rest); at > i {
		t.emit(i, at)
		i = at
	}
	for n > 0 {
		n--
		t.emit(i, cuts[n])
		i = cuts[n]
	}
	t.emit(i, to)
}

// cliticAt returns where the last clitic of text[i:to] starts, 0 without one.
func (t *tokenizer) cliticAt(i, to int) int {
	s := t.text[i:to]
	for back := 1; back <= 3 && back < len(s); back++ {
		at, n := len(s)-back, 1
		if s[at] != '\'' {
			if at < 2 || !strings.HasPrefix(s[at-2:], "’") {
				continue
			}
			at, n = at-2, 3
		}
		tail := s[at+n:]
		if strings.EqualFold(tail, "t") && at > 1 && s[at-1]|0x20 == 'n' {
			return i + at - 1
		}
		// "1990's" is a plural, one token.
		if before := s[:at]; clitic(tail) && at > 0 && (before[at-1] < '0' || before[at-1] > '9') {
			return i + at
		}
		return 0
	}
	return 0
}

// unitAt returns where the unit after the number text[i:to] starts, 0 when it
// is no number with a unit.
func (t *tokenizer) unitAt(i, to int) int {
	j := i
	for j < to && (asciiDigit(t.text[j]) || strings.IndexByte(".,:", t.text[j]) >= 0) {
		j++
	}
	if j == i || j == to || !asciiDigit(t.text[i]) || t.words.lookup(t.text[j:to])&unit == 0 {
		return 0
	}
	return j
}

func asciiDigit(c byte) bool { return '0' <= c && c <= '9' }
