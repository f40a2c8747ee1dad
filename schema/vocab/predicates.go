package vocab

import "github.com/cayleygraph/quad"

// Namespaces of the vocabularies reused, all open.
const (
	schemaOrg = "https://schema.org/"
	sem       = "http://semanticweb.cs.vu.nl/2009/11/sem/"
	prov      = "http://www.w3.org/ns/prov#"
	skos      = "http://www.w3.org/2004/02/skos/core#"
	wgs84     = "http://www.w3.org/2003/01/geo/wgs84_pos#"
	term      = Base + "term:"
)

// Predicates. Spans are literals "START-END" in code points of the article's
// text. Dates come three times: the EDTF text, and the two bounds as xsd:date
// times at midnight UTC (until is the last day, inclusive). A literal "N text"
// keeps the place of a text in a list, counted from 1.
const (
	// Any node.
	Label = quad.IRI(skos + "prefLabel") // the name to show
	Alias = quad.IRI(skos + "altLabel")
	Rule  = quad.IRI(term + "rule") // the rule or model that read it
	Why   = quad.IRI(term + "why")  // the evidence for a link between articles, on the member

	// Detail is the packed rest of an article or a part of one (see package quads).
	Detail = quad.IRI(term + "detail")

	// Article.
	Headline      = quad.IRI(schemaOrg + "headline")
	Text          = quad.IRI(schemaOrg + "text") // an article's text; a statement's words
	Address       = quad.IRI(schemaOrg + "url")
	Language      = quad.IRI(schemaOrg + "inLanguage")
	Author        = quad.IRI(schemaOrg + "author")    // literal "N name", N the place in the byline
	Publisher     = quad.IRI(schemaOrg + "publisher") // → outlet
	RepublishedBy = quad.IRI(term + "republishedBy")  // → outlet
	SourcePath    = quad.IRI(term + "source")
	SourceID      = quad.IRI(term + "sourceId")
	Block         = quad.IRI(term + "block")    // literal "START-END kind"
	Sentence      = quad.IRI(term + "sentence") // literal "START-END"
	Warning       = quad.IRI(term + "warning")  // literal "N text"
	DerivedFrom   = quad.IRI(prov + "wasDerivedFrom")
	InStory       = quad.IRI(term + "story") // article → story

	// Derivation: how a copy was taken from its original.
	Derived     = quad.IRI(prov + "qualifiedDerivation") // copy → derivation
	Original    = quad.IRI(prov + "entity")              // derivation → original; its Kind is exact, edited, spun or republished
	OriginalBy  = quad.IRI(term + "originalBy")          // what decided which is the original: notice, published, credit, outlet, captions, length, unknown
	Containment = quad.IRI(term + "containment")         // share of the shorter text's four-word shingles that the longer holds
	Aligned     = quad.IRI(term + "aligned")             // share of the copy's sentences that stand for the original's, in the same order
	Likeness    = quad.IRI(term + "likeness")            // mean similarity of those sentences

	// How the article's publisher and republisher were read.
	PublisherBasis   = quad.IRI(term + "publisherBasis") // also where no publisher is known
	PublisherSpan    = quad.IRI(term + "publisherSpan")  // literal "START-END"
	RepublisherBasis = quad.IRI(term + "republisherBasis")
	RepublisherSpan  = quad.IRI(term + "republisherSpan") // its name
	RepublishedSpan  = quad.IRI(term + "republishedSpan") // the words that say so

	// Time.
	Span  = quad.IRI(term + "span")  // literal "START-END"
	Value = quad.IRI(term + "value") // TIMEX3 value
	Mod   = quad.IRI(term + "mod")   // TIMEX3 MOD

	// Parts of an article.
	InArticle = quad.IRI(term + "article") // time, appearance, location, statement, report → article
	Mention   = quad.IRI(term + "mention") // literal "START-END form"
	SameActor = quad.IRI(term + "actor")   // appearance → actor
	AtPlace   = quad.IRI(term + "place")   // location → place
	OfEvent   = quad.IRI(term + "event")   // report → event
	SameWords = quad.IRI(term + "utterance")

	// Actor and place.
	Type      = quad.IRI(term + "type")
	Country   = quad.IRI(term + "country") // literal ISO 3166-1 alpha-3
	Sector    = quad.IRI(term + "sector")
	HasRole   = quad.IRI(term + "role")
	NameWord  = quad.IRI(term + "word") // actor: a word of its names or roles, as quads.Words has it
	Latitude  = quad.IRI(wgs84 + "lat")
	Longitude = quad.IRI(wgs84 + "long")
	GeoNames  = quad.IRI(term + "geonames")
	Owner     = quad.IRI(term + "owner")
	Link      = quad.IRI(term + "link") // literal "KEY id", such as "wikidata Q42"

	// Statement. Its Text is its pieces of content joined by " … ".
	Speaker   = quad.IRI(term + "speaker")   // → appearance
	Addressee = quad.IRI(term + "addressee") // → appearance
	Via       = quad.IRI(term + "via")       // → appearance
	About     = quad.IRI(term + "about")     // → appearance, location, report
	Act       = quad.IRI(term + "act")
	Kind      = quad.IRI(term + "kind")
	Cue       = quad.IRI(term + "cue")
	Content   = quad.IRI(term + "content") // literal "START-END", one for each piece

	SpeakerSpan   = quad.IRI(term + "speakerSpan") // literal "START-END"; likewise the next two
	AddresseeSpan = quad.IRI(term + "addresseeSpan")
	ViaSpan       = quad.IRI(term + "viaSpan")
	Venue         = quad.IRI(term + "venue")      // literal "START-END"
	VenuePlace    = quad.IRI(term + "venuePlace") // → location

	// Report and event.
	EventType   = quad.IRI(sem + "eventType") // literal PLOVER type or one of our own
	Mode        = quad.IRI(term + "mode")
	Trigger     = quad.IRI(term + "trigger") // literal "START-END lemma"
	InSentence  = quad.IRI(term + "inSentence")
	Description = quad.IRI(schemaOrg + "description")
	Agent       = quad.IRI(term + "agent")     // → appearance; on an event → actor
	Patient     = quad.IRI(term + "patient")   // likewise
	Recipient   = quad.IRI(term + "recipient") // likewise
	OtherActor  = quad.IRI(sem + "hasActor")   // likewise
	HasPlace    = quad.IRI(sem + "hasPlace")   // → location; on an event → place
	Factuality  = quad.IRI(term + "factuality")
	SaidIn      = quad.IRI(term + "saidIn") // report → statement

	// When: of a report and an event when it happened, of a statement when it
	// was said, of an article when it was published.
	EDTF     = quad.IRI(term + "edtf")
	From     = quad.IRI(term + "from")  // quad.Time
	Until    = quad.IRI(term + "until") // quad.Time
	Basis    = quad.IRI(term + "basis")
	ReadFrom = quad.IRI(term + "time")     // → time
	DateSpan = quad.IRI(term + "dateSpan") // literal "START-END"
	OnDay    = quad.IRI(term + "day")      // → day bucket
	InMonth  = quad.IRI(term + "month")    // → month bucket, actor-month bucket
)
