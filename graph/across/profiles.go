package across

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/schema"
)

// profile gathers the appearances that one name and one country hold together
// beyond doubt; actors are joined from profiles.
type profile struct {
	key       string
	typ       schema.ActorType
	name      personName   // of a person
	others    []personName // full names that an article gives the person
	body      string       // name of an organisation
	titles    []string     // its names and aliases as printed
	country   string
	heads     map[string]bool // stems of the words that roles end in
	offices   []string
	wikidata  string
	members   []*appearance
	articles  map[int]bool
	stories   map[int]bool
	company   map[string]bool // fully named actors of the same articles
	nameless  bool            // known by an office alone
	generic   bool            // an organisation that every country has
	local     bool            // means nothing beyond its story
	base      string          // what the key begins with whatever the roles and the story
	alone     bool            // never the same as another
	why       string
	published days
}

// profiles sorts all appearances into profiles, in order of their keys.
func (j *joiner) profiles() []*profile {
	byKey := map[string]*profile{}
	for n, a := range j.articles {
		for _, p := range a.actors {
			add := j.profileFor(p, n)
			q := byKey[add.key]
			if q == nil {
				q = add
				q.heads, q.articles, q.stories, q.company = map[string]bool{}, map[int]bool{}, map[int]bool{}, map[string]bool{}
				byKey[q.key] = q
			}
			q.take(j, p, n, add)
		}
	}
	out := make([]*profile, 0, len(byKey))
	for _, p := range byKey {
		out = append(out, p)
	}
	slices.SortFunc(out, func(x, y *profile) int { return strings.Compare(x.key, y.key) })
	return out
}

// take adds an appearance.
func (q *profile) take(j *joiner, p *appearance, n int, from *profile) {
	q.members = append(q.members, p)
	q.articles[n], q.stories[j.story[n]] = true, true
	q.published = q.published.or(j.articles[n].published)
	for _, h := range j.heads(p.roles) {
		q.heads[h] = true
	}
	if offices := j.officesOf(p.roles); len(offices) > 0 {
		q.offices = union(q.offices, offices)
	}
	for _, title := range append([]string{p.name}, p.aliases...) {
		if at, ok := slices.BinarySearch(q.titles, title); !ok {
			q.titles = slices.Insert(q.titles, at, title)
		}
	}
	q.wikidata = cmp.Or(q.wikidata, p.wikidata)
	for _, o := range from.others {
		if !slices.Contains(q.others, o) {
			q.others = append(q.others, o)
		}
	}
}

func union(a, b []string) []string { return sortedTexts(append(slices.Clone(a), b...)) }

// sortedTexts sorts texts in place, each once.
func sortedTexts(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}

// profileFor is the profile that an appearance belongs to.
func (j *joiner) profileFor(p *appearance, n int) *profile {
	q := &profile{typ: p.typ, country: p.country}
	switch p.typ {
	case schema.Country:
		q.body = j.bodyName(p.name)
		q.key = "country|" + cmp.Or(p.country, q.body)
	case schema.Person:
		j.personProfile(q, p, n)
	case schema.Organization:
		j.bodyProfile(q, p, n)
	default:
		q.alone = true
	}
	if q.base == "" {
		q.base = q.key
	}
	if len(j.splits) > 0 {
		if why, split := j.splits[anchor{j.articles[n].hash, fold(p.name)}]; split {
			q.alone, q.why = true, why
		}
	}
	if q.alone || q.key == "" {
		q.alone, q.key = true, "alone|"+string(p.node)
	}
	return q
}

func (j *joiner) personProfile(q *profile, p *appearance, n int) {
	if !j.hasName(p) {
		q.nameless, q.offices = true, j.officesOf(append([]string{p.name}, p.roles...))
		q.alone = len(q.offices) == 0 || p.country == ""
		q.key = "office|" + string(p.node)
		return
	}
	for _, text := range append([]string{p.name}, p.aliases...) {
		name := j.personName(text)
		if name.full() && !slices.Contains(q.others, name) {
			q.others = append(q.others, name)
		}
		if q.name.last == "" || name.full() && !q.name.full() {
			q.name = name
		}
	}
	if q.name.last == "" {
		q.alone = true
		return
	}
	q.key = "person|" + strings.Join([]string{q.name.first, q.name.middle, q.name.last, q.name.suffix, p.country}, "|")
	q.base = q.key
	heads := j.heads(p.roles)
	switch {
	case !q.name.full():
		q.key += j.inStory(n)
	case j.common[q.name.last] && p.country != "" && len(heads) > 0:
		q.key += "|" + strings.Join(heads, ";")
	case j.common[q.name.last]:
		q.key += j.inStory(n)
		q.local = true
	}
}

// heads are the stems of the words that roles end in, sorted.
func (c *corpus) heads(roles []string) []string {
	var out []string
	for _, r := range roles {
		if head := recall(c.read.heads, r, c.head); head != "" {
			out = append(out, head)
		}
	}
	return sortedTexts(out)
}

// head is the stem of the word that a role ends in, "" where it has none.
func (t *tables) head(role string) string {
	if words := t.nameWords(role); len(words) > 0 {
		return t.stem(words[len(words)-1])
	}
	return ""
}

// inStory makes a key that means nothing beyond the story of article n.
func (j *joiner) inStory(n int) string { return fmt.Sprintf("|%06d", j.story[n]) }

func (j *joiner) bodyProfile(q *profile, p *appearance, n int) {
	q.body = j.bodyName(p.name)
	generic, national := j.generic(q.body)
	if q.body == "" || !p.named || generic && !national {
		q.alone = true
		return
	}
	q.key = "organization|" + q.body + "|" + p.country
	if q.generic = generic; generic && p.country == "" {
		q.key += j.inStory(n)
		q.local = true
	}
}

// hasName says whether an article names a person, if only through a list of
// office holders; "the president" alone is no name.
func (c *corpus) hasName(p *appearance) bool {
	if p.named {
		return true
	}
	words := c.nameWords(p.name)
	for len(words) > 1 && c.titles[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	last, _ := utf8.DecodeRuneInString(p.name[strings.LastIndexByte(p.name, ' ')+1:])
	return len(words) > 1 && unicode.IsUpper(last) && !slices.Contains(p.described, fold(p.name)) && c.office(words) == ""
}

// solid says that the name is enough to know who is meant.
func (q *profile) solid() bool {
	return q.typ == schema.Organization || q.typ == schema.Person && q.name.full()
}

// anchor is the name under which others keep company with the actor.
func (q *profile) anchor() string { return q.name.first + " " + q.name.last + q.body }

// vagueness is how much a full name leaves open, from 0 to 3.
func (q *profile) vagueness() int {
	n := 0
	if q.country == "" {
		n += 2
	}
	if q.name.middle == "" && q.name.suffix == "" {
		n++
	}
	return n
}

// blocksOf are the index entries under which a profile can be found.
func (j *joiner) blocksOf(q *profile) []string {
	switch {
	case q.alone:
		return nil
	case q.typ == schema.Organization:
		return []string{"body|" + q.body}
	case q.typ != schema.Person:
		return nil
	}
	var out []string
	if !q.nameless {
		out = j.nameKeys(q.name)
	}
	for _, o := range q.others {
		out = append(out, j.nameKeys(o)...)
	}
	for _, o := range q.offices {
		out = append(out, "office|"+q.country+"|"+o)
	}
	return union(nil, out)
}
