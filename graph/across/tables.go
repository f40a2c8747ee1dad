package across

import (
	"embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"dateline/schema/variants"
)

//go:embed data/*.tsv
var dataFS embed.FS

// tables are the word lists of the package, read once from data/*.tsv.
type tables struct {
	stop     map[string]bool   // function words
	suffixes []suffix          // longest first
	variants map[string]string // folded form of a name → its group
	spelling *variants.Matcher // of names
	common   map[string]bool   // surnames that many share
	units    map[string]string // form of a unit of measure or money → unit
	nameParts
	offices    []office              // held by one person at a time
	bodies     map[string]string     // generic word of an organisation's name → reach
	families   map[string][]string   // event type → families
	often      map[string]bool       // event types of which a story holds several
	cues       map[string]bool       // cue verbs: that two reports share one says nothing
	light      map[string]bool       // light verbs: their object says what happened
	denying    map[string]bool       // "not", "never"
	bounds     map[string]string     // "at least", "about": what the number behind is → least, most, about, join
	plurals    map[string]bool       // that do not end in s
	numerals   map[string]string     // figures of number words
	concepts   map[string][]phrase   // by the stem of the first word
	texts      float64               // of the background
	standsIn   map[string]int        // stem → texts of the background
	inNews     map[string]float64    // stem → share of news articles
	weekdays   map[string]uint8      // names of the days of the week, a bit for each
	contraries map[string][]contrary // by the stem of the first word
	prefixes   []string              // that deny
	scales     map[string]string     // form → scale of a number
	certainty  map[string]string     // words by which a text leaves something open: open, source
	instances  map[string]bool       // words that tell one happening from others of its kind
	agencies   []agency
	credits    map[[2]string]bool // words of a line of credit, each with what it is there
}

type suffix struct {
	end, with string
	keep      int // bytes that must remain before it
}

// nameParts are words of names by what they are.
type nameParts struct {
	titles      map[string]bool // "president", "maj", "dr"
	degrees     map[string]bool // "phd", behind a name
	generations map[string]bool // "jr", "iii"
	particles   map[string]bool // "van", "al"
	forenames   map[string]bool // particles that are forenames as well: "al", "ben"
	unlike      map[string]bool // "former", "deputy": not the office itself
	legal       map[string]bool // "inc", "ltd"
	trade       map[string]bool // stems of "motors", "group": a company goes with and without
}

// of is the set of a kind, nil for an unknown kind.
func (p *nameParts) of(kind string) *map[string]bool {
	return map[string]*map[string]bool{
		"title": &p.titles, "degree": &p.degrees, "generation": &p.generations, "particle": &p.particles, "forename": &p.forenames,
		"unlike": &p.unlike, "legal": &p.legal, "trade": &p.trade,
	}[kind]
}

type office struct {
	words []string
	name  string
}

// phrase is a form of a concept, in stems.
type phrase struct {
	stems   []string
	concept string
}

var loadTables = sync.OnceValues(readTables)

// readTables parses the embedded files. An error is a fault of the build.
func readTables() (*tables, error) {
	spelling, err := variants.New()
	if err != nil {
		return nil, err
	}
	t := &tables{
		spelling: spelling, stop: map[string]bool{}, variants: map[string]string{}, common: map[string]bool{}, units: map[string]string{}, bodies: map[string]string{}, families: map[string][]string{}, cues: map[string]bool{}, light: map[string]bool{}, denying: map[string]bool{}, often: map[string]bool{}, bounds: map[string]string{}, plurals: map[string]bool{}, numerals: map[string]string{}, concepts: map[string][]phrase{}, standsIn: map[string]int{}, inNews: map[string]float64{}, weekdays: map[string]uint8{}, credits: map[[2]string]bool{}, instances: map[string]bool{}, contraries: map[string][]contrary{}, scales: map[string]string{}, certainty: map[string]string{},
	}
	for d := time.Sunday; d <= time.Saturday; d++ {
		t.weekdays[fold(d.String())] = 1 << d
	}
	set := func(m map[string]bool) func([]string) error {
		return func(f []string) error { m[f[0]] = true; return nil }
	}
	for _, file := range []struct {
		name   string
		fields int
		row    func([]string) error
	}{
		{"stopwords", 1, set(t.stop)},
		{"speech", 2, t.addVerb},
		{"negations", 1, set(t.denying)},
		{"bounds", 2, func(f []string) error { t.bounds[f[0]] = f[1]; return nil }},
		{"plurals", 1, set(t.plurals)},
		{"numerals", 2, func(f []string) error { t.numerals[f[0]] = f[1]; return nil }},
		{"suffixes", 3, t.addSuffix},
		{"variants", 1, t.addVariants},
		{"commonnames", 1, t.addCommon},
		{"nameparts", 2, t.addNamePart},
		{"offices", 2, t.addOffice},
		{"units", 2, t.addUnit},
		{"bodies", 2, func(f []string) error { t.bodies[t.stem(f[0])] = f[1]; return nil }},
		{"families", 2, t.addFamily},
		{"often", 1, set(t.often)},
		{"instances", 1, set(t.instances)},
		{"concepts", 2, t.addConcept},
		{"background", 2, t.addBackground},
		{"newswords", 2, t.addNewsWords},
		{"credits", 2, func(f []string) error { t.credits[[2]string{f[0], f[1]}] = true; return nil }},
		{"agencies", 3, t.addAgency},
		{"contraries", 2, t.addContraries},
		{"prefixes", 1, func(f []string) error { t.prefixes = append(t.prefixes, f[0]); return nil }},
		{"scales", 2, t.addScale},
		{"certainty", 2, func(f []string) error { t.certainty[f[0]] = f[1]; return nil }},
	} {
		if err := readTSV("data/"+file.name+".tsv", file.fields, file.row); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// readTSV calls row for every line that is not a comment.
func readTSV(path string, fields int, row func([]string) error) error {
	data, err := dataFS.ReadFile(path)
	if err != nil {
		return fmt.Errorf("read word list: %w", err)
	}
	for i, line := range strings.Split(string(data), "\n") {
		if line = strings.TrimSuffix(line, "\r"); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != fields {
			return fmt.Errorf("%s:%d: %d fields, want %d", path, i+1, len(f), fields)
		}
		if err := row(f); err != nil {
			return fmt.Errorf("%s:%d: %w", path, i+1, err)
		}
	}
	return nil
}

func (t *tables) addSuffix(f []string) error {
	s := suffix{end: f[0], with: f[1]}
	if s.with == "-" {
		s.with = ""
	}
	if _, err := fmt.Sscanf(f[2], "%d", &s.keep); err != nil {
		return fmt.Errorf("bytes to keep %q: %w", f[2], err)
	}
	t.suffixes = append(t.suffixes, s)
	return nil
}

// addVariants reads forms of one name; the first names the group.
func (t *tables) addVariants(f []string) error {
	forms := strings.Fields(f[0])
	for _, form := range forms {
		if other, ok := t.variants[form]; ok && other != forms[0] {
			return fmt.Errorf("%q belongs to %q already", form, other)
		}
		t.variants[form] = forms[0]
	}
	return nil
}

// addCommon reads surnames that many people share.
func (t *tables) addCommon(f []string) error {
	for _, name := range strings.Fields(f[0]) {
		t.common[name] = true
	}
	return nil
}

func (t *tables) addNamePart(f []string) error {
	set := t.of(f[1])
	if set == nil {
		return fmt.Errorf("unknown kind of name part %q", f[1])
	}
	if *set == nil {
		*set = map[string]bool{}
	}
	word := f[0]
	if f[1] == "trade" {
		word = t.stem(word)
	}
	(*set)[word] = true
	return nil
}

// addUnit reads forms of one unit.
func (t *tables) addUnit(f []string) error {
	for _, form := range strings.Fields(f[0]) {
		t.units[form] = f[1]
	}
	return nil
}

func (t *tables) addOffice(f []string) error {
	t.offices = append(t.offices, office{words: strings.Fields(f[0]), name: f[1]})
	return nil
}

func (t *tables) addFamily(f []string) error {
	for _, typ := range strings.Fields(f[1]) {
		t.families[typ] = append(t.families[typ], f[0])
	}
	return nil
}

func (t *tables) addVerb(f []string) error {
	switch f[1] {
	case "cue":
		t.cues[f[0]] = true
	case "light":
		t.light[f[0]], t.light[t.stem(f[0])] = true, true
	default:
		return fmt.Errorf("unknown kind of verb %q", f[1])
	}
	return nil
}

func (t *tables) addConcept(f []string) error {
	for _, form := range strings.Split(f[1], "|") {
		p := phrase{concept: f[0]}
		for _, w := range strings.Fields(form) {
			p.stems = append(p.stems, t.stem(w))
		}
		if len(p.stems) == 0 {
			return fmt.Errorf("empty form of %q", f[0])
		}
		t.concepts[p.stems[0]] = append(t.concepts[p.stems[0]], p)
	}
	return nil
}

// addBackground reads in how many texts stems stand; "*" stands in all.
func (t *tables) addBackground(f []string) error {
	n, err := strconv.Atoi(f[0])
	if err != nil {
		return fmt.Errorf("number of texts: %w", err)
	}
	if f[1] == "*" {
		t.texts = float64(n)
		return nil
	}
	for _, stem := range strings.Fields(f[1]) {
		t.standsIn[stem] = n
	}
	return nil
}

// addNewsWords reads in how many of a thousand news articles words stand.
func (t *tables) addNewsWords(f []string) error {
	n, err := strconv.Atoi(f[0])
	if err != nil {
		return fmt.Errorf("articles per thousand: %w", err)
	}
	for _, word := range strings.Fields(f[1]) {
		stem := t.stem(word)
		t.inNews[stem] = max(t.inNews[stem], float64(n)/1000)
	}
	return nil
}

// conceptsOf are the concepts that a text names, sorted; at each word the
// longest form counts.
func (t *tables) conceptsOf(text string) []string {
	found, stems := t.stemmed(text)
	var out []string
	for i := 0; i < len(stems); i++ {
		named, n := t.longestForm(found[i].form, stems[i:])
		out = append(out, named...)
		i += max(n, 1) - 1
	}
	return union(nil, out)
}

// conceptsAt are the concepts of the longest form that a text begins with.
func (t *tables) conceptsAt(text string) []string {
	found, stems := t.stemmed(text)
	if len(found) == 0 {
		return nil
	}
	named, _ := t.longestForm(found[0].form, stems)
	return union(nil, named)
}

func (t *tables) stemmed(text string) ([]word, []string) {
	found, _ := splitWords(text, false)
	stems := make([]string, len(found))
	for i, w := range found {
		stems[i] = t.stem(w.form)
	}
	return found, stems
}

// longestForm is the concepts of the longest form that some stems begin with,
// and its length; first is the first word.
func (t *tables) longestForm(first string, stems []string) (named []string, longest int) {
	for _, p := range t.concepts[stems[0]] {
		n := len(p.stems)
		if n < longest || n == 1 && t.stop[first] || n > len(stems) || !slices.Equal(p.stems, stems[:n]) {
			continue
		}
		if n > longest {
			longest, named = n, nil
		}
		named = append(named, p.concept)
	}
	return named, longest
}
