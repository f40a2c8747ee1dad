package lemma

import "strings"

// singularName cuts the plural of a name: "Ukrainians", "Philippines".
func singularName(form []byte) []byte {
	if n := len(form); n > 4 && hasEnd(form, "ies") {
		return append(form[:n-3], 'y')
	} else if n > 3 && (form[n-1] == 's' || form[n-1] == 'S') && form[n-2]|0x20 != 's' {
		return form[:n-1]
	}
	return form
}

// singular cuts the plural of a noun in lower case.
func singular(s []byte) []byte {
	n := len(s)
	if n > 4 && hasEnd(s, "men") {
		s[n-2] = 'a'
		return s
	}
	if n > 8 && hasEnd(s, "children") {
		return s[:n-3]
	}
	switch {
	case n < 3 || s[n-1] != 's' || s[n-2] == 's' || '0' <= s[n-2] && s[n-2] <= '9': // the last: 1960s
		return s
	case n > 4 && hasEnd(s, "ies"):
		return append(s[:n-3], 'y')
	case hasEnd(s, "ches") && n > 5, hasEnd(s, "shes"), hasEnd(s, "sses"), hasEnd(s, "xes"), hasEnd(s, "zzes"), hasEnd(s, "uses") && n > 6:
		return s[:n-2]
	case hasEnd(s, "'s"):
		return s[:n-2]
	}
	return s[:n-1]
}

// IsVerb reports whether s is known as the lemma of a verb.
func (l *Set) IsVerb(s string) bool { return l.isVerb([]byte(s)) }

// Past reports whether form is known as the past form of a verb and of no other
// kind.
func (l *Set) Past(form string) bool {
	var buf [Longest + 1]byte
	n := Fold(buf[1:], form)
	if n < 3 || hasEnd(buf[1:1+n], "s") || hasEnd(buf[1:1+n], "ing") {
		return false
	}
	buf[0] = byte(verb)
	lemma, ok := l.known[string(buf[:1+n])]
	if !ok || lemma == string(buf[1:1+n]) {
		return false
	}
	buf[0] = byte(adjective)
	_, other := l.known[string(buf[:1+n])]
	return !other
}

// isVerb reports whether s is known as a verb's lemma.
func (l *Set) isVerb(s []byte) bool {
	var buf [40]byte
	buf[0] = byte(verb)
	n := copy(buf[1:], s)
	lemma, ok := l.known[string(buf[:1+n])]
	return ok && lemma == string(s)
}

// verb leads a regular form in lower case back.
func (l *Set) verb(s []byte, tag string) []byte {
	n := len(s)
	switch {
	case tag == "VB" || tag == "VBP":
		return s
	case tag == "VBZ":
		return l.thirdPerson(s)
	case hasEnd(s, "ied") && n > 4:
		return append(s[:n-3], 'y')
	case hasEnd(s, "ing") && n > 4:
		return l.stem(s[:n-3])
	case hasEnd(s, "ed") && n > 3:
		return l.stem(s[:n-2])
	}
	return s
}

func (l *Set) thirdPerson(s []byte) []byte {
	n := len(s)
	if n < 3 || s[n-1] != 's' || s[n-2] == 's' {
		return s
	}
	if l.isVerb(s[:n-1]) {
		return s[:n-1]
	}
	switch {
	case hasEnd(s, "ies") && n > 4:
		return append(s[:n-3], 'y')
	case hasEnd(s, "ches"), hasEnd(s, "shes"), hasEnd(s, "sses"), hasEnd(s, "xes"), hasEnd(s, "zzes"), hasEnd(s, "oes"):
		return s[:n-2]
	}
	return s[:n-1]
}

// stem restores the lemma of what is left without "-ed" or "-ing": as it is,
// with "-e", or with one of two equal consonants.
func (l *Set) stem(s []byte) []byte {
	n := len(s)
	if n < 2 {
		return s
	}
	silent := append(s, 'e') // over what was cut off
	twice := s[n-1] == s[n-2] && !vowel(s[n-1])
	switch {
	case l.isVerb(s):
		return s
	case l.isVerb(silent):
		return silent
	case twice && l.isVerb(s[:n-1]):
		return s[:n-1]
	case twice && n > 3 && (strings.IndexByte("lsfz", s[n-1]) < 0 || hasEnd(s, "ell") && syllables(s) > 1):
		return s[:n-1]
	case !twice && wantsE(s):
		return silent
	}
	return s
}

// wantsE guesses by its last letters whether a verb's stem has lost an "-e".
func wantsE(s []byte) bool {
	n := len(s)
	last, before := s[n-1], s[n-2]
	if strings.IndexByte("vcuz", last) >= 0 || last == 's' && before != 's' || last == 'g' && (before == 'd' || before == 'r' || before == 'a') {
		return true
	}
	if last == 'l' && strings.IndexByte("bcdfgkpstz", before) >= 0 {
		return true
	}
	if vowel(last) || strings.IndexByte("wxy", last) >= 0 || !vowel(before) || n > 2 && vowel(s[n-3]) && !hasEnd(s[:n-2], "qu") {
		return false
	}
	if n <= 4 && syllables(s) == 1 {
		return true // a short stem would have doubled its consonant
	}
	return last == 't' && (before == 'a' || before == 'u') || last == 'r' && (before == 'i' || before == 'u') || last == 'd' && (before == 'i' || before == 'u' || before == 'a')
}

func syllables(s []byte) int {
	n := 0
	for i := range s {
		if vowel(s[i]) && (i == 0 || !vowel(s[i-1])) {
			n++
		}
	}
	return n
}

// positive leads a comparative or superlative in lower case back.
func (l *Set) positive(s []byte) []byte {
	n := len(s)
	switch {
	case hasEnd(s, "est") && n > 5:
		n -= 3
	case hasEnd(s, "er") && n > 4:
		n -= 2
	default:
		return s
	}
	s = s[:n]
	switch {
	case s[n-1] == 'i':
		s[n-1] = 'y'
	case s[n-1] == s[n-2] && strings.IndexByte("lsf", s[n-1]) < 0:
		return s[:n-1]
	case strings.IndexByte("gvcsr", s[n-1]) >= 0 && s[n-2] != 'n' && s[n-2] != 'e' && s[n-2] != 's', s[n-1] == 'l' && !vowel(s[n-2]) && s[n-2] != 'l', hasEnd(s, "at"), hasEnd(s, "ut"), hasEnd(s, "id"), hasEnd(s, "ud"):
		return append(s, 'e')
	}
	return s
}

func hasEnd(s []byte, end string) bool {
	return len(s) >= len(end) && string(s[len(s)-len(end):]) == end
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }
