package source

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"dateline/extract/lexicon"
	"dateline/schema"
)

// clueRole is what a clue says of the outlet it names.
type clueRole string

const (
	selfClue   clueRole = "self"
	mastClue   clueRole = "masthead" // a line that holds the outlet's name; no rule of clues.tsv
	originClue clueRole = "origin"
	siteClue   clueRole = "site"
	agencyClue clueRole = "agency"
)

// clueRule is one row of clues.tsv.
type clueRule struct {
	role    clueRole
	sure    string // "known": only an outlet of the registry counts; "press": or one by its words
	zone    schema.BlockKind
	cues    []string
	pattern *regexp.Regexp
	row     lexicon.Row
}

// clueName is what NAME stands for in a pattern: capitalised words with small
// words between them. A full stop does not end a word but for "St.".
const (
	clueWord = `(?:St\.|(?:[dl]['’])?[\p{Lu}0-9][\p{L}\p{M}\p{N}&'’!/-]*(?:\.[\p{L}\p{N}]+)*)`
	clueName = `(?P<name>` + clueWord + `(?: (?:(?:of|the|and|for|de|del|du|des|da|do|dos|di|la|le|el|der|y|&) )?` + clueWord + `){0,5})`
)

// addClue reads a row of clues.tsv.
func (r *rules) addClue(row lexicon.Row) error {
	pattern, err := regexp.Compile(strings.ReplaceAll(anyLetter(row.Get("pattern")), "NAME", clueName))
	if err != nil {
		return err
	}
	c := clueRule{role: clueRole(row.Get("role")), sure: row.Get("name"), cues: cueList(row), pattern: pattern, row: row}
	switch c.role {
	case selfClue, originClue, siteClue, agencyClue:
	default:
		return fmt.Errorf("role %q", c.role)
	}
	c.zone = schema.BlockKind(row.Get("zone"))
	r.clues = append(r.clues, c)
	return nil
}

// clue is an outlet that the text names as its own.
type clue struct {
	role clueRole
	name string      // as the registry has it, or as the text does
	span schema.Span // of the name
	note schema.Span // of the words that name it
}

// read finds what a clue rule names in a text that starts at byte base of the
// article.
func (c *clueRule) read(r *rules, reg *registry, text string, base int) (clue, bool) {
	if !hasCue(c.cues, strings.ToLower(text)) {
		return clue{}, false
	}
	for _, m := range c.pattern.FindAllStringSubmatchIndex(text, -1) {
		at := 2 * c.pattern.SubexpIndex("name")
		start, end := m[at], m[at+1]
		if year := yearBehind.FindStringSubmatchIndex(text[start:end]); year != nil {
			end = start + year[3]
		}
		name, known := nameOf(reg, text[start:end])
		if name == "" || c.sure == "known" && !known || c.sure == "press" && !known && !r.press(name, inNote) || r.notNames[strings.ToLower(name)] {
			continue
		}
		end = start + len(strings.TrimRight(text[start:end], ".'’!/- "))
		return clue{
			role: c.role, name: name,
			span: schema.Span{Start: base + start, End: base + end},
			note: schema.Span{Start: base + m[0], End: base + m[1]},
		}, true
	}
	return clue{}, false
}

// nameOf is an outlet's name as the registry has it; a name it lacks is taken
// as it is written, words in capitals with one capital each.
func nameOf(reg *registry, text string) (name string, known bool) {
	text = strings.TrimRight(text, ".'’!/- ")
	for cut := text; cut != ""; cut = lessOneWord(cut) {
		if o := reg.named(cut); o != nil && len(cut)*2 >= len(text) {
			return o.Name, true
		}
	}
	text = strings.TrimSuffix(strings.TrimSuffix(text, "'s"), "’s")
	if strings.IndexFunc(text, unicode.IsLetter) < 0 || wordCount(text) > 6 {
		return "", false
	}
	if strings.ToUpper(text) == text && len(text) > 5 {
		text = titleCase(text)
	}
	return text, false
}

// yearBehind is the year of a copyright behind a name of two words or more.
var yearBehind = regexp.MustCompile(` (\S+) (?:19|20)\d\d$`)

// lessOneWord is text without its last word.
func lessOneWord(text string) string {
	i := strings.LastIndexByte(text, ' ')
	return text[:max(i, 0)]
}

// clues are all clues of the text: for each rule, the first in each line.
func (w *work) clues() []clue {
	var out []clue
	for i := range w.lines {
		l := &w.lines[i]
		kind := l.finalKind()
		if l.outlet.Len() > 0 {
			name := w.mastName(l.outlet)
			role := mastClue
			if l.credit {
				role = agencyClue
			}
			out = append(out, clue{role: role, name: name, span: l.outlet, note: l.Span})
		}
		for k := range w.rules.clues {
			rule := &w.rules.clues[k]
			if rule.zone != kind {
				continue
			}
			if c, ok := rule.read(w.rules, w.outlets, w.of(l), l.Start); ok {
				out = append(out, c)
			}
		}
	}
	if c := w.sender(); c != nil {
		out = append(out, *c)
	}
	return out
}
