package times

import (
	"dateline/extract/syntax"
)

// tok is one token of the tagger's own scanner, which is finer than
// [syntax.Token]: letters, digits and every mark stand alone, so that
// "mid-1990s", "4pm" and "10:30" need no tokenizer's opinion.
type tok struct {
	start, end int32
	word       int32 // id in the vocabulary, 0 for other words and for numbers
	num        int32 // value of a number in hundredths, -1 for anything else
	digits     uint8 // length of a number, 0 for anything else
	flags      uint8
}

// Flags of a tok.
const (
	glued   uint8 = 1 << iota // no space before it
	capital                   // starts with a capital letter
	upper                     // no small letter
	brk                       // first of its line or sentence: no expression runs across
	wordy                     // letters
	plain                     // a number of digits only
)

func (t *tok) has(f uint8) bool { return t.flags&f != 0 }

// Kinds of bytes.
const (
	bOther = iota
	bSpace
	bLower
	bUpper
	bDigit
	bHigh // part of a character outside ASCII
)

// byteKinds maps each byte to its kind.
var byteKinds = func() (k [256]uint8) {
	for b := range k {
		switch {
		case b == ' ' || b == '\t' || b == '\n' || b == '\r' || b == '\f' || b == '\v':
			k[b] = bSpace
		case 'a' <= b && b <= 'z':
			k[b] = bLower
		case 'A' <= b && b <= 'Z':
			k[b] = bUpper
		case '0' <= b && b <= '9':
			k[b] = bDigit
		case b >= 0x80:
			k[b] = bHigh
		}
	}
	return k
}()

// scanner cuts text into toks.
type scanner struct {
	voc  *vocabulary
	text string
	toks []tok
	pos  int
}

// scan appends the tokens of text to toks. Breaks are where a sentence or
// paragraph of a starts; without an analysis every line end is one.
func scan(voc *vocabulary, text string, a *syntax.Analysis, toks []tok) []tok {
	s := scanner{voc: voc, text: text, toks: toks[:0]}
	newline := true
	gap := true
	for s.pos < len(text) {
		switch b := text[s.pos]; byteKinds[b] {
		case bSpace:
			newline = newline || b == '\n'
			gap = true
			s.pos++
			continue
		case bDigit:
			s.number()
		case bOther:
			s.mark(1, s.voc.marks[b])
		default:
			if n := spaceWidth(text, s.pos); n > 0 {
				gap = true
				s.pos += n
				continue
			}
			s.letters()
		}
		t := &s.toks[len(s.toks)-1]
		if !gap {
			t.flags |= glued
		}
		if newline {
			t.flags |= brk
		}
		gap, newline = false, false
	}
	if a != nil {
		keepBreaks(s.toks, a)
	}
	return s.toks
}

// keepBreaks keeps those line ends that also part two sentences, so that an
// expression may run over the end of a wrapped line.
func keepBreaks(toks []tok, a *syntax.Analysis) {
	k := 0
	for i := range toks {
		at := int(toks[i].start)
		for k < len(a.Sentences) && a.Sentences[k].Start < at {
			k++
		}
		if toks[i].has(brk) && i > 0 && (k >= len(a.Sentences) || a.Sentences[k].Start != at) {
			toks[i].flags &^= brk
		}
	}
}

// spaceWidth is the length of a no-break or thin space at i, 0 for anything else.
func spaceWidth(text string, i int) int {
	if text[i] == 0xC2 && i+1 < len(text) && text[i+1] == 0xA0 {
		return 2
	}
	if text[i] == 0xE2 && i+2 < len(text) && text[i+1] == 0x80 && (text[i+2] >= 0x80 && text[i+2] <= 0x8A || text[i+2] == 0xAF) {
		return 3
	}
	return 0
}

// mark appends one mark of n bytes.
func (s *scanner) mark(n int, word int32) {
	s.toks = append(s.toks, tok{start: int32(s.pos), end: int32(s.pos + n), word: word, num: -1})
	s.pos += n
}

// highMark is the ASCII mark that a dash or apostrophe outside ASCII stands
// for, 0 when there is none, and its length.
func highMark(text string, i int) (byte, int) {
	if text[i] != 0xE2 || i+2 >= len(text) {
		return 0, 0
	}
	switch {
	case text[i+1] == 0x80 && (text[i+2] == 0x98 || text[i+2] == 0x99 || text[i+2] == 0x9B):
		return '\'', 3
	case text[i+1] == 0x80 && text[i+2] >= 0x90 && text[i+2] <= 0x93:
		return '-', 3
	case text[i+1] == 0x80 && text[i+2] >= 0x94 && text[i+2] <= 0xBF:
		return 1, 3 // em dash, quotation marks, bullets: a mark that no pattern knows
	}
	return 0, 0
}

// letters appends a run of letters as one word.
func (s *scanner) letters() {
	if b, n := highMark(s.text, s.pos); n > 0 {
		s.mark(n, s.voc.marks[b])
		return
	}
	var buf [maxWord]byte
	start, n, small, high := s.pos, 0, false, false
	for s.pos < len(s.text) {
		b := s.text[s.pos]
		k := byteKinds[b]
		if k == bHigh {
			if _, w := highMark(s.text, s.pos); w > 0 || spaceWidth(s.text, s.pos) > 0 {
				break
			}
			high = true
		} else if k != bLower && k != bUpper {
			break
		}
		small = small || k == bLower
		if n < maxWord {
			if k == bUpper {
				b += 'a' - 'A'
			}
			buf[n] = b
		}
		n++
		s.pos++
	}
	t := tok{start: int32(start), end: int32(s.pos), num: -1, flags: wordy}
	if byteKinds[s.text[start]] == bUpper {
		t.flags |= capital
		if !small {
			t.flags |= upper
		}
	}
	if !high && n <= maxWord {
		t.word = s.voc.find(&buf, n, t.flags)
	}
	s.toks = append(s.toks, t)
}

// number appends digits, with the commas of thousands and a decimal part.
func (s *scanner) number() {
	t := tok{start: int32(s.pos), flags: plain}
	value := int64(0)
	digit := func(i int) bool { return i < len(s.text) && byteKinds[s.text[i]] == bDigit }
	read := func() (n int) {
		for ; digit(s.pos); s.pos++ {
			if value < 1e9 {
				value = value*10 + int64(s.text[s.pos]-'0')
			}
			n++
		}
		return n
	}
	n := read()
	for n <= 3 && s.pos < len(s.text) && s.text[s.pos] == ',' && digit(s.pos+1) && digit(s.pos+2) && digit(s.pos+3) && !digit(s.pos+4) {
		s.pos++
		read()
		t.flags &^= plain
	}
	cents := int64(0)
	inDate := t.start > 1 && s.text[t.start-1] == '.' && digit(int(t.start)-2)
	if !inDate && s.pos < len(s.text) && s.text[s.pos] == '.' && digit(s.pos+1) && !s.dotted() {
		cents = int64(s.text[s.pos+1]-'0') * 10
		if digit(s.pos + 2) {
			cents += int64(s.text[s.pos+2] - '0')
		}
		for s.pos++; digit(s.pos); s.pos++ {
		}
		t.flags &^= plain
	}
	if value > 2e7 {
		value, t.flags = 2e7, t.flags&^plain
	}
	t.num, t.digits, t.end = int32(value*100+cents), uint8(min(n, 255)), int32(s.pos)
	s.toks = append(s.toks, t)
}

// dotted reports whether the full stop at the position is the first of two in
// a date such as 23.04.2022.
func (s *scanner) dotted() bool {
	i := s.pos + 1
	for i < len(s.text) && byteKinds[s.text[i]] == bDigit {
		i++
	}
	return i+1 < len(s.text) && s.text[i] == '.' && byteKinds[s.text[i+1]] == bDigit
}
