package actors

import (
	"slices"
	"sort"
	"strings"

	"dateline/schema"
)

// entity is an actor while its mentions are being gathered.
type entity struct {
	index     int // among work.entities
	name      string
	typ       schema.ActorType
	country   string
	sector    string
	roles     []string   // as the text writes them
	offices   []string   // their nouns in lower case, for matching
	names     []string   // every name it is given, in text order
	parts     [][]string // their words
	plural    bool
	tentative bool   // a person only if a pronoun says so
	soft      bool   // a body that may be a person
	gender    string // m, f or empty
	genderBy  evidence
	pronoun   string            // gender by the first pronoun
	heads     map[string]string // noun of an office → what it is an office of, where that is said
	mentions  []schema.Mention
	spans     map[schema.Span]bool // of the mentions
}

// actor is the finished form. The longest name is the one shown.
func (e *entity) actor(id string) schema.Actor {
	name := e.name
	if name == "" {
		for _, n := range e.names {
			if len(n) > len(name) {
				name = n
			}
		}
	}
	var aliases []string
	for _, n := range e.names {
		if n != name && !slices.Contains(aliases, n) {
			aliases = append(aliases, n)
		}
	}
	sort.Strings(aliases)
	sort.Strings(e.roles)
	return schema.Actor{
		ID: id, Name: name, Aliases: aliases, Type: e.typ, Country: e.country, Sector: e.sector,
		Roles: slices.Compact(e.roles), Mentions: e.mentions,
	}
}

// mention adds a reference unless the very span is there already.
func (e *entity) mention(text string, start, end int, form schema.Form) {
	s := schema.Span{Start: start, End: end}
	if e.spans[s] {
		return
	}
	if e.spans == nil {
		e.spans = map[schema.Span]bool{}
	}
	e.spans[s] = true
	e.mentions = append(e.mentions, schema.Mention{Span: s, Text: text[start:end], Form: form})
}

// head notes that an actor is the noun of something; "" says nothing.
func (e *entity) head(noun, of string) {
	if of == "" {
		return
	}
	if e.heads == nil {
		e.heads = map[string]string{}
	}
	e.heads[noun] = of
}

// mayHead reports whether an actor may be the noun of something, as far as it is
// said what he is the noun of: the head of the bank is not the head of the union.
func (e *entity) mayHead(noun, of string) bool {
	own := e.heads[noun]
	return of == "" || own == "" || strings.Contains(own, of) || strings.Contains(of, own)
}

// cite notes what read the latest mention.
func (e *entity) cite(rule string) {
	if rule != "" {
		e.mentions[len(e.mentions)-1].Rule = rule
	}
}

// words are a name's words in lower case without dots and possessives.
func words(name string) []string {
	name = strings.ReplaceAll(strings.ToLower(name), ".", "")
	name = strings.ReplaceAll(strings.ReplaceAll(name, "’", "'"), "-", " ")
	return strings.Fields(strings.TrimSuffix(name, "'s"))
}

// wordCount is the number of words of a lexicon form.
func wordCount(s string) int { return strings.Count(s, " ") + 1 }

// plural is the regular plural of a noun, with the few irregular ones that
// name people.
func plural(noun string) string {
	switch {
	case strings.HasSuffix(noun, "man"):
		return strings.TrimSuffix(noun, "man") + "men"
	case strings.HasSuffix(noun, "child"):
		return noun + "ren"
	case strings.HasSuffix(noun, "person"):
		return strings.TrimSuffix(noun, "person") + "people"
	case strings.HasSuffix(noun, "wife"):
		return strings.TrimSuffix(noun, "fe") + "ves"
	case strings.HasSuffix(noun, "s"), strings.HasSuffix(noun, "ch"), strings.HasSuffix(noun, "x"):
		return noun + "es"
	case strings.HasSuffix(noun, "y") && !strings.HasSuffix(noun, "ey"):
		return strings.TrimSuffix(noun, "y") + "ies"
	}
	return noun + "s"
}
