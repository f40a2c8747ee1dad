// Package names finds the names in an analysed text and says what kind of
// thing each one names.
package names

// Kind is what a name names.
type Kind string

// Kinds of names. A country or city is a Place here; package actors decides
// where it acts for its government.
const (
	Person       Kind = "person"
	Organization Kind = "organization"
	Place        Kind = "place"
	Demonym      Kind = "demonym" // "Ukrainian": an adjective of origin
	Other        Kind = "other"   // event, product, work
)

// Name is one named mention.
type Name struct {
	Start, End  int // bytes of the text
	First, Last int // tokens [First, Last)
	Kind        Kind
	Country     string // ISO 3166-1 alpha-3, where the lexicon knows it
	Rule        string // the rule or model that decided the kind
}
