package tagging

import "dateline/extract/syntax/internal/hashed"

// Templates is the number of features of a token.
const Templates = 49

// edge is the word before the first and after the last of a sentence.
var edge = hashed.Of("\x00")

// Sentence holds what is known of a sentence before it is tagged, with two
// edges on either side. It can be reused.
type Sentence struct {
	forms   []hashed.Form
	classes []uint64 // hashes of the ambiguity classes
	allowed []uint64 // sets of tags
}

// Reset fills s with the words of a sentence.
func (s *Sentence) Reset(lex *Lexicon, forms []hashed.Form) {
	s.forms = append(append(append(s.forms[:0], edge, edge), forms...), edge, edge)
	s.classes, s.allowed = s.classes[:0], s.allowed[:0]
	for i := range s.forms {
		class, allowed := lex.look(&s.forms[i])
		s.classes = append(s.classes, class)
		s.allowed = append(s.allowed, allowed)
	}
}

// Allow bounds the tags of word i to a set.
func (s *Sentence) Allow(i int, tags uint64) { s.allowed[i+2] = tags }

// Fix gives word i a tag beforehand.
func (s *Sentence) Fix(i int, tag uint8) { s.allowed[i+2] = 1 << tag }

// Features writes the features of word i, whose two words before have the
// tags t1 (next to it) and t2.
func (s *Sentence) Features(i int, t1, t2 uint8, f *[Templates]uint64) {
	s.static(i+2, f)
	w, next := &s.forms[i+2], &s.forms[i+3]
	p1, p2 := tagHash[t1&63], tagHash[t2&63]
	c0, c1 := s.classes[i+2], s.classes[i+3]
	mix := hashed.Mix
	f[37] = mix(38, p1, 0, 0)
	f[38] = mix(39, p1, p2, 0)
	f[39] = mix(40, p1, w.Lower, 0)
	f[40] = mix(41, p1, next.Lower, 0)
	f[41] = mix(42, p1, w.Suffix[2], 0)
	f[42] = mix(43, p1, w.Shape, 0)
	f[43] = mix(44, p1, c0, 0)
	f[44] = mix(45, p1, p2, c0)
	f[45] = mix(46, p1, c1, 0)
	f[46] = mix(47, p2, w.Lower, 0)
	f[47] = mix(48, p1, c0, c1)
}

// static writes the features that do not depend on tags.
func (s *Sentence) static(i int, f *[Templates]uint64) {
	w, prev, next := &s.forms[i], &s.forms[i-1], &s.forms[i+1]
	c0, c1, c2 := s.classes[i], s.classes[i+1], s.classes[i+2]
	flags := uint64(w.Flags)
	if i == 2 {
		flags |= 1 << 8
	}
	flags = hashed.Small(flags)
	mix := hashed.Mix
	f[0] = mix(1, 0, 0, 0)
	f[1] = mix(2, w.Word, 0, 0)
	f[2] = mix(3, w.Lower, 0, 0)
	f[3] = mix(4, w.Suffix[0], 0, 0)
	f[4] = mix(5, w.Suffix[1], 0, 0)
	f[5] = mix(6, w.Suffix[2], 0, 0)
	f[6] = mix(7, w.Suffix[3], 0, 0)
	f[7] = mix(8, w.Prefix[0], 0, 0)
	f[8] = mix(9, w.Prefix[1], 0, 0)
	f[9] = mix(10, w.Prefix[2], 0, 0)
	f[10] = mix(11, w.Shape, 0, 0)
	f[11] = mix(12, flags, 0, 0)
	f[12] = mix(13, prev.Lower, 0, 0)
	f[13] = mix(14, s.forms[i-2].Lower, 0, 0)
	f[14] = mix(15, next.Lower, 0, 0)
	f[15] = mix(16, s.forms[i+2].Lower, 0, 0)
	f[16] = mix(17, prev.Lower, w.Lower, 0)
	f[17] = mix(18, w.Lower, next.Lower, 0)
	f[18] = mix(19, prev.Lower, next.Lower, 0)
	f[19] = mix(20, prev.Suffix[2], 0, 0)
	f[20] = mix(21, next.Suffix[2], 0, 0)
	f[21] = mix(22, next.Suffix[1], 0, 0)
	f[22] = mix(23, prev.Shape, w.Shape, 0)
	f[23] = mix(24, w.Shape, next.Shape, 0)
	f[24] = mix(25, w.Suffix[2], w.Shape, 0)
	f[25] = mix(26, w.Suffix[1], flags, 0)
	f[26] = mix(27, c0, 0, 0)
	f[27] = mix(28, c1, 0, 0)
	f[28] = mix(29, c2, 0, 0)
	f[29] = mix(30, c0, c1, 0)
	f[30] = mix(31, c1, c2, 0)
	f[31] = mix(32, c0, prev.Lower, 0)
	f[32] = mix(33, c0, next.Lower, 0)
	f[33] = mix(34, c0, c1, c2)
	f[34] = mix(35, w.Suffix[2], c1, 0)
	f[35] = mix(36, w.Suffix[0], w.Shape, 0)
	f[36] = mix(37, s.classes[i-1], c0, 0)
	f[48] = mix(49, flags, c0, 0)
}

// tagHash spreads tag numbers.
var tagHash = func() (t [64]uint64) {
	for i := range t {
		t[i] = hashed.Small(uint64(i) + 1000)
	}
	return t
}()
