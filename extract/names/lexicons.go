package names

import (
	"bytes"
	"embed"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/extract/lexicon"
	"dateline/extract/places/gazetteer"
)

//go:embed data/*.tsv
var data embed.FS

// class is what a word shows about a name, one bit each.
type class uint32

const (
	headWord       class = 1 << iota // opens the name of a body: "Ministry of"
	tailWord                         // closes the name of a company: "Ltd"
	bodyWord                         // closes the name of a body: "Navy"
	placeWord                        // closes the name of a place: "River"
	placeOpener                      // opens the name of a place: "Mount"
	eventWord                        // closes the name of an event, law or work: "Treaty"
	monthWord                        // a month
	dayWord                          // a day of the week
	sayWord                          // what persons do
	sureWord                         // what only persons and bodies do
	placePrep                        // may stand before a place
	locativeWord                     // stands before a place
	particleWord                     // inside the name of a person: "van"
	roleWord                         // before or beside a person: "spokesman"
	bodyRole                         // behind the name of a body: "shareholders"
	possessiveWord                   // "People" in "People's"
	determiner                       // an article or pronoun
	functionWord                     // opens a sentence without being a name
	currencyWord                     // before a currency sign no country
	hyphenTail                       // "led" in "US-led"
	firmWord                         // behind the name of a company
	firstName                        // a first name
	smallWord                        // English writes it small
	titleWord                        // a title of one word
	leadWord                         // opens a name in small letters: "de Gaulle"
	hyphenedWord                     // opens a name with a hyphen: "al-Assad"
	surname                          // the surname of a person of persons.tsv
	subjectWord                      // what a ministry is for
	stormWord                        // opens the name of a storm: "Hurricane"
	suffixWord                       // closes the name of a company and of nothing else
	tradeWord                        // a trade and a surname: "baker"
)

// classes are the names of the classes in words.tsv.
var classes = map[string]class{
	"head": headWord, "tail": tailWord, "body": bodyWord, "place": placeWord, "placefirst": placeOpener, "event": eventWord,
	"month": monthWord, "day": dayWord, "say": sayWord, "sure": sureWord, "prep": placePrep, "locative": locativeWord,
	"particle": particleWord, "role": roleWord, "orgrole": bodyRole, "possessive": possessiveWord, "determiner": determiner,
	"function": functionWord, "currency": currencyWord, "tailhyphen": hyphenTail, "firm": firmWord,
	"lead": leadWord, "hyphened": hyphenedWord, "storm": stormWord, "suffix": suffixWord, "small": smallWord, "subject": subjectWord, "trade": tradeWord,
}

// phrase is what a name of the lexicons stands for.
type phrase struct {
	kind    Kind
	country string
	title   bool // a title, no name
	people  bool // an adjective or word for a people or creed
	capital bool // an abbreviation that must be in capitals
	opening int  // words that must open with a capital
	rule    string
}

// lexicons are the embedded files in the form in which they are asked.
type lexicons struct {
	gaz     *gazetteer.Gazetteer
	words   map[string]class  // by lower-case word
	phrases map[string]phrase // by gazetteer key
	starts  map[string]int    // first word of a key: words of the longest phrase
}

// readLexicons parses the embedded files.
func readLexicons() (*lexicons, error) {
	gaz, err := gazetteer.New()
	if err != nil {
		return nil, err
	}
	x := &lexicons{gaz: gaz, words: map[string]class{}, phrases: map[string]phrase{}, starts: map[string]int{}}
	for _, file := range []struct {
		name string
		read func(lexicon.Row) error
	}{
		{"words.tsv", x.readWords},
		{"casing.tsv", x.readCasing},
		{"firstnames.tsv", x.readFirstNames},
		{"other.tsv", x.readOther},
		{"organizations.tsv", x.readOrganizations},
		{"titles.tsv", x.readTitles},
		{"persons.tsv", x.readPersons},
	} {
		text, err := data.ReadFile("data/" + file.name)
		if err != nil {
			return nil, err
		}
		table, err := lexicon.Parse(file.name, text)
		if err != nil {
			return nil, err
		}
		for _, row := range table.Rows {
			if err := file.read(row); err != nil {
				return nil, fmt.Errorf("%s: %w", row.Where(), err)
			}
		}
	}
	return x, nil
}

func (x *lexicons) readWords(row lexicon.Row) error {
	c, ok := classes[row.Get("class")]
	if !ok {
		return fmt.Errorf("no class is called %q", row.Get("class"))
	}
	for _, w := range row.List("words") {
		x.words[w] |= c
	}
	return nil
}

func (x *lexicons) readCasing(row lexicon.Row) error {
	for _, w := range row.List("words") {
		x.words[w] |= smallWord
	}
	return nil
}

func (x *lexicons) readFirstNames(row lexicon.Row) error {
	for _, w := range row.List("names") {
		x.words[strings.ToLower(w)] |= firstName
	}
	return nil
}

func (x *lexicons) readOther(row lexicon.Row) error {
	p := phrase{kind: Other, rule: row.Where(), people: row.Get("kind") == "people"}
	if p.people {
		p.kind = Demonym
	}
	for _, name := range row.List("names") {
		x.addPhrase(name, p)
	}
	return nil
}

func (x *lexicons) readOrganizations(row lexicon.Row) error {
	p := phrase{kind: Organization, country: row.Get("country"), rule: row.Where()}
	for _, name := range append([]string{row.Get("name")}, row.List("also")...) {
		if old, taken := x.phrases[gazetteer.Key(name)]; taken && old.kind == Organization {
			if old.country != p.country { // two bodies of one name: the country is open
				old.country = ""
				x.phrases[gazetteer.Key(name)] = old
			}
			continue
		}
		x.addPhrase(name, p)
	}
	return nil
}

func (x *lexicons) readTitles(row lexicon.Row) error {
	for _, name := range row.List("titles") {
		if strings.ContainsAny(name, " -") {
			x.addPhrase(name, phrase{title: true, rule: row.Where()})
			continue
		}
		x.words[strings.ToLower(strings.TrimSuffix(name, "."))] |= titleWord
		x.words[strings.ToLower(name)] |= titleWord
	}
	return nil
}

func (x *lexicons) readPersons(row lexicon.Row) error {
	p := phrase{kind: Person, rule: row.Where()}
	for _, name := range append([]string{row.Get("name")}, row.List("also")...) {
		x.addPhrase(name, p)
		last := name[strings.LastIndexAny(name, " -")+1:]
		x.words[strings.ToLower(last)] |= surname
	}
	return nil
}

// addPhrase enters a phrase and marks its first word.
func (x *lexicons) addPhrase(name string, p phrase) {
	letters := strings.Map(func(r rune) rune {
		if r == '.' || r == ' ' {
			return -1
		}
		return r
	}, name)
	p.capital = len(letters) <= 6 && letters == strings.ToUpper(letters)
	if !p.title {
		p.opening = capitals(name)
	}
	key := gazetteer.Key(name)
	x.phrases[key] = p
	first, _, _ := strings.Cut(key, " ")
	x.starts[first] = max(x.starts[first], 1+strings.Count(key, " "))
}

// find looks a stretch of text up among the phrases.
func (x *lexicons) find(text string) (phrase, bool) {
	var buf [96]byte
	p, ok := x.phrases[string(gazetteer.AppendKey(buf[:0], text))]
	if ok && (p.capital && hasLower(text) && !x.acronym(text) || p.opening > 0 && capitals(text) < p.opening) {
		return phrase{}, false // "The standard fell" is no newspaper
	}
	return p, ok
}

// acronym reports whether an abbreviation may stand in small letters but for
// the first, as some papers print it: "Nato", "Unesco".
func (x *lexicons) acronym(text string) bool {
	if len(text) < 4 || text[0] < 'A' || text[0] > 'Z' {
		return false
	}
	for i := 1; i < len(text); i++ {
		if text[i] < 'a' || text[i] > 'z' {
			return false
		}
	}
	return x.classOf(text)&(smallWord|firstName|surname) == 0
}

// capitals is how many words open with a capital.
func capitals(text string) int {
	n, inside := 0, false
	for _, r := range text {
		letter := unicode.IsLetter(r) || r == '\'' || r == '’' || r == '.'
		if letter && !inside && unicode.IsUpper(r) {
			n++
		}
		inside = letter
	}
	return n
}

// classOf is the class of a word in any case.
func (x *lexicons) classOf(word string) class {
	var buf [64]byte
	lower := buf[:0]
	for _, r := range word {
		lower = utf8.AppendRune(lower, unicode.ToLower(r))
	}
	return x.words[string(lower)]
}

// hasLower reports whether an ASCII small letter occurs.
func hasLower(s string) bool {
	for i := range len(s) {
		if s[i] >= 'a' && s[i] <= 'z' {
			return true
		}
	}
	return false
}

// firstKey is the first word of the key of a token.
func firstKey(buf []byte, token string) []byte {
	key := gazetteer.AppendKey(buf, token)
	if i := bytes.IndexByte(key, ' '); i > 0 {
		return key[:i]
	}
	return key
}

// keyHash is the FNV-1a hash of the lookup key of a name.
func keyHash(name string) uint64 {
	var buf [96]byte
	h := uint64(14695981039346656037)
	for _, c := range gazetteer.AppendKey(buf[:0], name) {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}

// demonym is the country of an adjective of origin. The name of a country is
// none, though it may stand as one: "Hong Kong police".
func (x *lexicons) demonym(text string) (iso string, ok bool) {
	if iso, ok = x.gaz.Demonym(text); ok {
		if _, country := x.gaz.Country(text); country {
			return "", false
		}
	}
	return iso, ok
}
