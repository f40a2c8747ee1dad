package source

import (
	_ "embed"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"dateline/extract/lexicon"
	"dateline/schema"
)

var (
	//go:embed data/lines.tsv
	linesFile []byte
	//go:embed data/clues.tsv
	cluesFile []byte
	//go:embed data/calendar.tsv
	calendarFile []byte
	//go:embed data/datelabels.tsv
	dateLabelsFile []byte
	//go:embed data/direction.tsv
	directionFile []byte
	//go:embed data/notplaces.tsv
	notPlacesFile []byte
	//go:embed data/notnames.tsv
	notNamesFile []byte
	//go:embed data/roles.tsv
	rolesFile []byte
	//go:embed data/english.tsv
	englishFile []byte
	//go:embed data/numbers.tsv
	numbersFile []byte
	//go:embed data/counted.tsv
	countedFile []byte
	//go:embed data/headlabels.tsv
	headLabelsFile []byte
	//go:embed data/mastheads.tsv
	mastheadsFile []byte
)

// rules is everything read from the data files.
type rules struct {
	lines      []lineRule
	clues      []clueRule
	calendar   calendar
	labels     []dateLabel     // longest first
	issues     []string        // words for one issue of a roundup, before its date
	forward    map[string]bool // words of what is to come
	otherWeek  map[string]bool // words before a day of the week of another week
	notNow     map[string]bool // words before an office that its holder does not hold now
	numbers    map[string]int
	counted    []countedRule
	notPlaces  map[string]bool
	notNames   map[string]bool
	roles      map[string]bool
	mastheads  map[string]mastWord
	headLabels map[string]string // what the value of a labelled line is, by its label
	english    map[string]bool
	languages  *languages
	datelines  []*regexp.Regexp
}

// zone says how much of a line a rule must fit.
type zone string

const (
	wholeLine zone = "line"
	lineStart zone = "start"
	anyPart   zone = "part"
	piece     zone = "piece"
)

// labelKind is the kind of rules for labels over headlines of other articles.
const labelKind schema.BlockKind = "label"

// lineRule is one row of lines.tsv.
type lineRule struct {
	kind    schema.BlockKind
	zone    zone
	tail    bool // only where nothing but such lines follows
	most    int  // words, 0 for no limit
	cues    []string
	pattern *regexp.Regexp
	row     lexicon.Row
}

// match is the part of a line that a rule fits, nil when it does not. lower is
// the line in lower case, words the number of its words.
func (r *lineRule) match(text, lower string, words int) []int {
	if r.most > 0 && words > r.most || !hasCue(r.cues, lower) {
		return nil
	}
	return r.pattern.FindStringIndex(text)
}

// cueList is the field "cue" of a row, spaces counting.
func cueList(row lexicon.Row) []string {
	if cue := row.Get("cue"); cue != "" {
		return strings.Split(cue, "|")
	}
	return nil
}

// hasCue reports whether lower holds one of the cues; without cues any text does.
func hasCue(cues []string, lower string) bool {
	for _, cue := range cues {
		if strings.Contains(lower, cue) {
			return true
		}
	}
	return len(cues) == 0
}

func loadRules() (*rules, error) {
	r := &rules{
		datelines: datelinePatterns(),
		forward:   map[string]bool{}, otherWeek: map[string]bool{}, notNow: map[string]bool{}, numbers: map[string]int{}, notPlaces: map[string]bool{}, notNames: map[string]bool{}, roles: map[string]bool{}, english: map[string]bool{}, mastheads: map[string]mastWord{}, headLabels: map[string]string{},
	}
	steps := []struct {
		name string
		data []byte
		add  func(lexicon.Row) error
	}{
		{"lines.tsv", linesFile, r.addLine},
		{"clues.tsv", cluesFile, r.addClue},
		{"calendar.tsv", calendarFile, r.calendar.add},
		{"datelabels.tsv", dateLabelsFile, r.addLabel},
		{"direction.tsv", directionFile, r.addDirection},
		{"notplaces.tsv", notPlacesFile, words(r.notPlaces)},
		{"notnames.tsv", notNamesFile, words(r.notNames)},
		{"roles.tsv", rolesFile, words(r.roles)},
		{"english.tsv", englishFile, words(r.english)},
		{"numbers.tsv", numbersFile, r.addNumber},
		{"counted.tsv", countedFile, r.addCounted},
		{"mastheads.tsv", mastheadsFile, r.addMasthead},
		{"headlabels.tsv", headLabelsFile, r.addHeadLabel},
	}
	for _, s := range steps {
		table, err := lexicon.Parse(s.name, s.data)
		if err != nil {
			return nil, err
		}
		for _, row := range table.Rows {
			if err := s.add(row); err != nil {
				return nil, fmt.Errorf("%w: %s: %v", lexicon.ErrFormat, row.Where(), err)
			}
		}
	}
	var err error
	r.languages, err = readLanguages(r.english)
	return r, err
}

// words gathers the field "word" of a table in a set.
func words(set map[string]bool) func(lexicon.Row) error {
	return func(row lexicon.Row) error {
		set[row.Get("word")] = true
		return nil
	}
}

// addDirection reads a row of direction.tsv.
func (r *rules) addDirection(row lexicon.Row) error {
	switch row.Get("class") {
	case "forward":
		r.forward[row.Get("word")] = true
	case "other":
		r.otherWeek[row.Get("word")] = true
	case "was":
		r.notNow[row.Get("word")] = true
	default:
		return fmt.Errorf("class %q", row.Get("class"))
	}
	return nil
}

// addLine reads a row of lines.tsv.
func (r *rules) addLine(row lexicon.Row) error {
	most, err := strconv.Atoi(row.Get("most"))
	if err != nil {
		return err
	}
	rule := lineRule{
		kind: schema.BlockKind(row.Get("kind")), zone: zone(row.Get("zone")), tail: row.Get("where") == "tail",
		most: most, cues: cueList(row), row: row,
	}
	source := row.Get("pattern")
	switch rule.zone {
	case wholeLine:
		source = `^(?:` + source + `)$`
	case lineStart:
		source = `^(?:` + source + `)`
	case anyPart, piece:
	default:
		return fmt.Errorf("zone %q", rule.zone)
	}
	if rule.pattern, err = regexp.Compile(`(?i)` + anyLetter(source)); err != nil {
		return err
	}
	r.lines = append(r.lines, rule)
	return nil
}

// kindOf is the kind that the first fitting rule gives a line; ok is false when
// none fits. Rules for the tail count only in the tail.
func (r *rules) kindOf(text string, tail bool) (kind schema.BlockKind, ok bool) {
	lower, n := strings.ToLower(text), wordCount(text)
	for i := range r.lines {
		rule := &r.lines[i]
		if rule.zone != piece && rule.tail == tail && rule.match(text, lower, n) != nil {
			return rule.kind, true
		}
	}
	return "", false
}

// wordCount is the number of words of a line.
func wordCount(text string) int {
	n := 0
	for range strings.FieldsSeq(text) {
		n++
	}
	return n
}
