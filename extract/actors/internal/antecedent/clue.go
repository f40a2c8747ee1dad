// Package antecedent weighs what speaks for and against a mention as the one
// that a pronoun means. Every piece of evidence is a named clue with a weight
// in a table that can be read; the weights are those of a log-linear ranking of
// the candidates (after Denis and Baldridge 2008), and an actor counts as much
// as its best mention.
package antecedent

import "strings"

// Clue is one piece of evidence, an index into the weights.
type Clue int

// kind is a group of clues of which a mention has at most one.
type kind struct {
	name   string
	values []string
}

// Kinds of clues, in the order of kinds.
const (
	Roles    = iota // roles of mention and pronoun, and their distance
	Distance        // sentences between
	Near            // tokens between, in one sentence
	Rank            // how many fitting actors were mentioned later
	Count           // how often the actor was mentioned before
	Form            // of the mention
	Gender          // of the actor by what the text says beside its names
	Pronouns        // gender by earlier pronouns
	Type            // of the actor
	Above           // how far above the pronoun's clause the one is whose subject it is
	Attached        // how the pronoun's clause hangs on the one above
	Binding         // what grammar rules out
	Quoted          // which of both stand in quotations
	Place           // where the mention stands in its sentence
	Page            // where the actor stands in the article
	Turn            // whose turn it is
	Sole            // the only one of the gender
	Nobody          // no actor at all
)

// Values of clues that are not counted.
const (
	Before    = 0 // Distance: sentences between, up to 6; then:
	Cataphora = 7 // the pronoun comes first
	Ahead     = 8 // it comes first, by a sentence

	Agree    = 0 // Gender; + strength
	Unknown  = 4
	Conflict = 5 // + strength

	Coargument = 0 // Binding
	Below      = 1 // the pronoun's clause holds the later name
	Possessed  = 2 // it is the one whose kin or servant the phrase names
	Reflexive  = 3
	AboveIt    = 4 // it is object in a clause above
)

// roles of mentions; those of pronouns are roles of their own.
var (
	mentionRoles = []string{"subject", "object", "oblique", "modifier", "possessor", "other", "agent"}
	pronounRoles = []string{"subject", "object", "oblique", "possessor in a subject", "possessor", "reflexive", "other"}
	spread       = []string{"same sentence", "sentence before", "farther", "behind"}
)

// kinds lists every clue there is.
var kinds = []kind{
	Roles:    {"roles", grid(mentionRoles, pronounRoles, spread)},
	Distance: {"distance", []string{"0", "1", "2", "3", "4", "5", "6 or more", "behind", "a sentence behind"}},
	Near:     {"near", []string{"1-2", "3-5", "6-10", "11-20", "more"}},
	Rank:     {"rank", []string{"latest", "second", "third", "earlier"}},
	Count:    {"count", []string{"1", "2", "3-4", "5 or more"}},
	Form:     {"form", []string{"full name", "short name", "nominal", "pronoun", "indefinite nominal"}},
	Gender:   {"gender", []string{"agrees by shape", "agrees by lone forename", "agrees by forename", "agrees by title", "unknown", "conflicts by shape", "conflicts by lone forename", "conflicts by forename", "conflicts by title"}},
	Pronouns: {"pronouns", []string{"agree", "conflict"}},
	Type:     {"type", []string{"person", "unnamed", "organization", "country", "group", "many unnamed", "other"}},
	Above:    {"subject above", []string{"own clause", "1", "2", "3 or more", "behind, own clause", "behind, 1", "behind, 2 or more"}},
	Attached: {"attached as", []string{"ccomp", "xcomp", "advcl", "acl", "conj", "parataxis", "other"}},
	Binding:  {"binding", []string{"coargument", "below the pronoun", "possessed", "reflexive", "object above"}},
	Quoted:   {"quoted", []string{"pronoun in another", "both in one", "mention only", "its speaker"}},
	Place:    {"place", []string{"opens the sentence", "both open", "main subject", "joined by and", "same verb", "same paragraph", "main subject of the sentence before"}},
	Page:     {"page", []string{"most mentioned"}},
	Turn:     {"turn", []string{"latest subject", "meant by the last pronoun", "both"}},
	Sole:     {"sole", []string{"of this gender", "another is"}},
	Nobody:   {"nobody", []string{"bias"}},
}

// offsets are the first clue of every kind, then the number of all clues.
var offsets = func() []int {
	out := make([]int, len(kinds)+1)
	for i, k := range kinds {
		out[i+1] = out[i] + len(k.values)
	}
	return out
}()

// grid names the cells of a table of three dimensions.
func grid(a, b, c []string) []string {
	var out []string
	for _, x := range a {
		for _, y := range b {
			for _, z := range c {
				out = append(out, x+" for "+y+", "+z)
			}
		}
	}
	return out
}

// Of is the clue of a kind with a value; values above the last one are the
// last one.
func Of(kind, value int) Clue {
	return Clue(offsets[kind] + min(value, len(kinds[kind].values)-1))
}

// OfRoles is the clue of the kind Roles.
func OfRoles(mention, pronoun, spreadAt int) Clue {
	return Clue((mention*len(pronounRoles)+pronoun)*len(spread) + spreadAt)
}

// Clues is how many clues there are.
func Clues() int { return offsets[len(kinds)] }

// String is the name of a clue in the table of weights: "gender: unknown".
func (c Clue) String() string {
	for i := range kinds {
		if int(c) < offsets[i+1] {
			return kinds[i].name + ": " + kinds[i].values[int(c)-offsets[i]]
		}
	}
	return "?"
}

// clueNamed finds clues by name.
func clueNames() map[string]Clue {
	out := make(map[string]Clue, Clues())
	for c := Clue(0); int(c) < Clues(); c++ {
		out[strings.TrimSpace(c.String())] = c
	}
	return out
}
