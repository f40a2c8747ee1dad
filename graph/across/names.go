package across

import (
	"slices"
	"strings"
)

// personName is a person's name taken apart, folded.
type personName struct {
	first   string // forename, or several initials as one word; "" where unknown
	middle  string // further forenames and initials, parted by spaces
	last    string // surname
	suffix  string // "jr", "iii"
	initial bool   // first is one letter
}

func (n personName) full() bool { return n.first != "" && !n.initial }

// names are what was read of names and roles, by their texts: those of a story
// are the same again and again.
type names struct {
	persons                map[string]personName
	bodies, heads, offices map[string]string
}

func newNames() *names {
	return &names{map[string]personName{}, map[string]string{}, map[string]string{}, map[string]string{}}
}

// recall is what read gives for a text, read once.
func recall[T any](known map[string]T, text string, read func(string) T) T {
	v, ok := known[text]
	if !ok {
		v = read(text)
		known[text] = v
	}
	return v
}

func (c *corpus) personName(name string) personName {
	return recall(c.read.persons, name, c.tables.personName)
}

func (c *corpus) bodyName(name string) string {
	return recall(c.read.bodies, name, c.tables.bodyName)
}

// personName takes a name apart: titles and roles before it are cut, the last
// word is the surname. A forename behind an initial is the forename; initials
// alone make one.
func (t *tables) personName(name string) personName {
	words := t.nameWords(name)
	var n personName
	for len(words) > 1 && t.generations[words[len(words)-1]] {
		n.suffix, words = words[len(words)-1], words[:len(words)-1]
	}
	if len(words) == 0 {
		return personName{}
	}
	n.last, words = words[len(words)-1], words[:len(words)-1]
	letters := 0
	for letters < len(words) && len(words[letters]) == 1 {
		letters++
	}
	switch {
	case len(words) == 0:
	case letters == 0:
		n.first, n.middle = words[0], strings.Join(words[1:], " ")
	case letters < len(words):
		n.first, n.middle = words[letters], strings.Join(words[letters+1:], " ")
	default:
		n.first, n.initial = strings.Join(words, ""), letters == 1
	}
	return n
}

// nameWords are the folded words of a person's name without titles.
func (t *tables) nameWords(name string) []string {
	found, _ := splitWords(name, false)
	var words []string
	for i, w := range found {
		if w.form == "of" && len(words) > 1 { // where the person is from
			break
		}
		forename := i == 0 && len(found) == 2 && t.forenames[w.form] && w.upper && name[w.end] == ' '
		if t.particles[w.form] && len(found) > 1 && !forename {
			continue
		}
		words = append(words, strings.FieldsFunc(w.form, func(r rune) bool { return r == '.' })...)
	}
	for len(words) > 1 && t.degrees[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	for i := len(words) - 2; i >= 0; i-- {
		if t.titles[words[i]] || i == 0 && t.generations[words[i]] { // "Sr" for a sister
			words = words[i+1:]
			break
		}
	}
	return words
}

// sameness is how alike two full names are.
type sameness int

// From different names to equal ones.
const (
	different  sameness = iota
	alikeBoth           // forename and surname in two spellings
	alikeLast           // surname in two spellings
	alikeFirst          // forename in two spellings, or a short form of it
	equalNames
)

const (
	fewestForename = 4 // letters of a forename that may have spellings
	fewestSurname  = 5 // letters of a surname that may have spellings
)

// compareNames says how alike two full names are. Middle names and suffixes
// that contradict each other make them different.
func (t *tables) compareNames(a, b personName) sameness {
	if !sameMiddle(a.middle, b.middle) || !agree(a.suffix, b.suffix) {
		return different
	}
	first, last := a.first == b.first, a.last == b.last
	if !last && (len(a.last) < fewestSurname || len(b.last) < fewestSurname || !t.spelling.SameInContext(a.last, b.last)) {
		return different
	}
	if !first && !t.sameForename(a.first, b.first) {
		return different
	}
	switch {
	case first && last:
		return equalNames
	case last:
		return alikeFirst
	case first:
		return alikeLast
	}
	return alikeBoth
}

// sameForename says whether two forenames are forms of one: a short form, or
// another spelling that is not the name of the other sex.
func (t *tables) sameForename(a, b string) bool {
	g, h := t.variants[a], t.variants[b]
	if g != "" || h != "" {
		if g == h {
			return true
		}
		if g != "" && h != "" {
			return false
		}
	}
	return len(a) >= fewestForename && len(b) >= fewestForename && feminine(a) == feminine(b) && t.spelling.SameInContext(a, b)
}

// feminine tells the ending that most often makes a woman's name of a man's.
func feminine(name string) string {
	for _, end := range []string{"a", "ah", "e"} {
		if strings.HasSuffix(name, end) {
			return end[:1]
		}
	}
	return ""
}

// sameMiddle says that further forenames do not contradict each other: one is
// not given, or each word begins with its counterpart.
func sameMiddle(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	for i := range min(len(x), len(y)) {
		if !strings.HasPrefix(x[i], y[i]) && !strings.HasPrefix(y[i], x[i]) {
			return false
		}
	}
	return true
}

// contradicts says that two names differ only in what stands between or behind
// them: father and son, two namesakes.
func (n personName) contradicts(o personName) bool {
	return n.first == o.first && n.last == o.last && !(sameMiddle(n.middle, o.middle) && agree(n.suffix, o.suffix))
}

// fits says whether two given names may be one: equal, or one the initial of
// the other, or one of them unknown.
func (n personName) fits(o personName) bool {
	switch {
	case !agree(n.suffix, o.suffix):
		return false
	case n.first == "" || o.first == "" || n.first == o.first:
		return true
	}
	return n.initial && strings.HasPrefix(o.first, n.first) || o.initial && strings.HasPrefix(n.first, o.first)
}

// keys are the index entries under which like names meet.
func (t *tables) nameKeys(n personName) []string {
	first := n.first
	if g := t.variants[first]; g != "" {
		first = g
	}
	out := []string{"surname|" + n.last}
	if n.full() {
		out = append(out, "person|"+t.spelling.Key(n.last)+"|"+t.spelling.Key(first), "first|"+n.first)
	}
	return out
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
func (c *corpus) officesOf(roles []string) []string {
	var out []string
	for _, role := range roles {
		if office := recall(c.read.offices, role, c.officeOf); office != "" {
			out = append(out, office)
		}
	}
	return sortedTexts(out)
}

// officeOf is the office that a role names, "" for none.
func (t *tables) officeOf(role string) string {
	found, _ := splitWords(role, false)
	words := make([]string, len(found))
	for i, w := range found {
		if words[i] = w.form; t.unlike[w.form] {
			return ""
		}
	}
	return t.office(words)
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
