package across

import (
	"slices"
	"strings"
)

// personName is a person's name taken apart; parts are keys that every
// spelling of one name shares.
type personName struct {
	first   string // given name; one letter for an initial; "" where unknown
	last    string // surname
	initial bool
}

func (n personName) full() bool { return n.first != "" && !n.initial }

// personName takes a name apart: titles and roles before it and "Jr" behind it
// are cut, the last word is the surname.
func (t *tables) personName(name string) personName {
	words := t.nameWords(name)
	if len(words) == 0 {
		return personName{}
	}
	n := personName{last: t.nameKey(words[len(words)-1])}
	if len(words) > 1 {
		n.first = t.nameKey(words[0])
		n.initial = len(words[0]) == 1
	}
	return n
}

// nameWords are the folded words of a person's name without titles.
func (t *tables) nameWords(name string) []string {
	found, _ := splitWords(name, false)
	var words []string
	for _, w := range found {
		words = append(words, strings.Trim(w.form, "'."))
	}
	for len(words) > 1 && t.titles[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	for i := len(words) - 2; i >= 0; i-- {
		if t.titles[words[i]] {
			words = words[i+1:]
			break
		}
	}
	return slices.DeleteFunc(words, func(w string) bool { return w == "" || t.particles[w] && len(words) > 1 })
}

// nameKey is the same for spellings of one name: known variants first, then
// the sound as the table of transliterations has it.
func (t *tables) nameKey(word string) string {
	if group, ok := t.variants[word]; ok {
		return "=" + group
	}
	for _, r := range t.translit {
		if end, ok := strings.CutSuffix(r.from, "$"); !ok {
			word = strings.ReplaceAll(word, r.from, r.to)
		} else if stem, ok := strings.CutSuffix(word, end); ok {
			word = stem + r.to
		}
	}
	var b strings.Builder
	last := byte(0)
	for i := range len(word) {
		if word[i] != last {
			b.WriteByte(word[i])
		}
		last = word[i]
	}
	return b.String()
}

// skeleton is the first letter and the consonants of a key.
func skeleton(key string) string {
	var b strings.Builder
	for i := range len(key) {
		if i == 0 || !strings.ContainsRune("aeiou'", rune(key[i])) {
			b.WriteByte(key[i])
		}
	}
	return b.String()
}

const longSurname = 6 // letters of a surname that may differ by one

// sameSurname says whether two keys are spellings of one surname; sure where
// they are equal.
func sameSurname(a, b string) (same, sure bool) {
	if a == b {
		return a != "", a != ""
	}
	if min(len(a), len(b)) < longSurname || skeleton(a) != skeleton(b) {
		return false, false
	}
	return oneEdit(a, b), false
}

// oneEdit says whether one byte added, dropped or changed makes a into b.
func oneEdit(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return i < len(a) && a[i+1:] == b[i+1:]
	}
	return len(b) == len(a)+1 && a[i:] == b[i+1:]
}

// fits says whether two given names may be one: equal, or one the initial of
// the other, or one of them unknown.
func (n personName) fits(o personName) bool {
	switch {
	case n.first == "" || o.first == "" || n.first == o.first:
		return true
	case n.initial:
		return strings.HasPrefix(strings.TrimPrefix(o.first, "="), n.first)
	case o.initial:
		return strings.HasPrefix(strings.TrimPrefix(n.first, "="), o.first)
	}
	return false
}

// bodyName is the name of an organisation or country as a key.
func (t *tables) bodyName(name string) string {
	found, _ := splitWords(name, false)
	var words []string
	for _, w := range found {
		form := strings.ReplaceAll(w.form, ".", "")
		if !t.stop[form] && !t.legal[form] || len(found) == 1 {
			if group, ok := t.variants[form]; ok {
				form = group
			}
			words = append(words, t.stem(form))
		}
	}
	return strings.Join(words, " ")
}

// generic says whether a name consists of words for kinds of bodies alone
// ("defence ministry"), and whether a country has one such body.
func (t *tables) generic(key string) (generic, national bool) {
	national = true
	for _, w := range strings.Fields(key) {
		reach, ok := t.bodies[w]
		if !ok {
			return false, false
		}
		national = national && reach == "national"
	}
	return true, national
}

const (
	leastAcronym = 3 // letters; a shorter one means too many things
	mostAcronym  = 7
)

// initials are the acronym that a name is, or may have.
func (t *tables) initials(name string) []string {
	if s, ok := acronym(name); ok {
		return []string{"initials|" + s}
	}
	found, _ := splitWords(name, false)
	all, content := "", ""
	for _, w := range found {
		all += w.form[:1]
		if !t.stop[w.form] {
			content += w.form[:1]
		}
	}
	if len(content) < leastAcronym {
		return nil
	}
	return []string{"initials|" + all, "initials|" + content}
}

// acronym is a name of capitals alone in lower case.
func acronym(name string) (string, bool) {
	s := strings.ReplaceAll(name, ".", "")
	ok := len(s) >= leastAcronym && len(s) <= mostAcronym && strings.IndexFunc(s, func(r rune) bool { return r < 'A' || r > 'Z' }) < 0
	return strings.ToLower(s), ok
}

// shortFor says whether short stands for the first letters of a longer name.
func (t *tables) shortFor(short, name string) bool {
	s, ok := acronym(short)
	if _, both := acronym(name); !ok || both {
		return false
	}
	return slices.Contains(t.initials(name), "initials|"+s)
}

// officesOf are the one-holder offices that a person's roles name.
func (t *tables) officesOf(roles []string) []string {
	var out []string
	for _, role := range roles {
		found, _ := splitWords(role, false)
		var words []string
		barred := false
		for _, w := range found {
			words = append(words, w.form)
			barred = barred || t.unlike[w.form]
		}
		if best := t.office(words); best != "" && !barred {
			out = append(out, best)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// office is the office that the last words of a role name, "" for none.
func (t *tables) office(words []string) string {
	name, longest := "", 0
	for _, o := range t.offices {
		if n := len(o.words); n > longest && n <= len(words) && slices.Equal(words[len(words)-n:], o.words) {
			name, longest = o.name, n
		}
	}
	return name
}
