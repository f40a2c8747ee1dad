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

// Predicates of what is read from an article, as the graph keeps it: each is
// there for a question that goes by it, named behind it. All else of a part is
// in its [Detail].
const (
	Detail = quad.IRI(term + "detail") // every row: the part as its Document has it, packed (see package quads)

	// Article.
	Text          = quad.IRI(schemaOrg + "text")      // every row: the words of spans
	Sentence      = quad.IRI(term + "sentence")       // every row: spans of sentences, parted by spaces
	Block         = quad.IRI(term + "block")          // export, across: "START-END:kind", parted by spaces
	Headline      = quad.IRI(schemaOrg + "headline")  // scripts
	Address       = quad.IRI(schemaOrg + "url")       // show, forget: an article by its address
	SourcePath    = quad.IRI(term + "source")         // show, forget: by its file
	SourceID      = quad.IRI(term + "sourceId")       // show, forget: by the id it had there
	Publisher     = quad.IRI(schemaOrg + "publisher") // → outlet: status, show of an outlet
	RepublishedBy = quad.IRI(term + "republishedBy")  // → outlet: likewise

	// Parts of an article. A statement's or report's article is written out
	// for scripts; of the other parts it is in the IRI.
	InArticle = quad.IRI(term + "article") // statement, report → article: scripts
	AtPlace   = quad.IRI(term + "place")   // location → place: show of a place, status

	// Statement.
	Speaker    = quad.IRI(term + "speaker")    // → appearance: said --by
	Addressee  = quad.IRI(term + "addressee")  // → appearance: show of an appearance
	Via        = quad.IRI(term + "via")        // → appearance: likewise
	About      = quad.IRI(term + "about")      // → appearance, location, report: likewise
	VenuePlace = quad.IRI(term + "venuePlace") // → location: show of a location

	// Report; on an event, which is resolved, actors and places in their stead.
	Agent      = quad.IRI(term + "agent")     // → appearance: timeline --actor
	Patient    = quad.IRI(term + "patient")   // likewise
	Recipient  = quad.IRI(term + "recipient") // likewise
	OtherActor = quad.IRI(sem + "hasActor")   // likewise
	HasPlace   = quad.IRI(sem + "hasPlace")   // → location: show of a location
	SaidIn     = quad.IRI(term + "saidIn")    // → statement: show of a statement

	// When: of a report and an event when it happened, of a statement when it
	// was said, of an article when it was published.
	OnDay   = quad.IRI(term + "day")   // → day bucket, of what is dated to the week: said and timeline of a period
	InMonth = quad.IRI(term + "month") // → month bucket, of what is less exact; → actor-month bucket: said --by of a period
	From    = quad.IRI(term + "from")  // quad.Time at midnight UTC, of an article and an event: status, timeline
	Until   = quad.IRI(term + "until") // quad.Time, the last day: likewise
	Basis   = quad.IRI(term + "basis") // of a part only where it is unknown: what a period leaves out
)

// Predicates of what is resolved across articles, and of outlets and places.
const (
	Label     = quad.IRI(skos + "prefLabel") // the name to show
	Alias     = quad.IRI(skos + "altLabel")
	NameWord  = quad.IRI(term + "word") // a word of an actor's names or roles (see quads.Words): said --by, timeline --actor
	Type      = quad.IRI(term + "type")
	Country   = quad.IRI(term + "country") // literal ISO 3166-1 alpha-3
	Sector    = quad.IRI(term + "sector")
	HasRole   = quad.IRI(term + "role")
	Latitude  = quad.IRI(wgs84 + "lat")
	Longitude = quad.IRI(wgs84 + "long")
	EventType = quad.IRI(sem + "eventType") // literal PLOVER type or one of our own
	EDTF      = quad.IRI(term + "edtf")
	SameActor = quad.IRI(term + "actor")     // appearance → actor
	OfEvent   = quad.IRI(term + "event")     // report → event
	SameWords = quad.IRI(term + "utterance") // statement → utterance
	InStory   = quad.IRI(term + "story")     // article → story
	Why       = quad.IRI(term + "why")       // the evidence for a link between articles, on the member

	// Derivation: how a copy was taken from its original.
	DerivedFrom = quad.IRI(prov + "wasDerivedFrom")
	Derived     = quad.IRI(prov + "qualifiedDerivation") // copy → derivation
	Original    = quad.IRI(prov + "entity")              // derivation → original; its Kind is exact, edited, spun or republished
	OriginalBy  = quad.IRI(term + "originalBy")          // what decided which is the original: notice, published, credit, outlet, captions, length, agency, unknown
	TextOf      = quad.IRI(term + "textOf")              // article → literal name of the agency whose text it prints, by its own credit or that of an article with the same text
	Containment = quad.IRI(term + "containment")         // share of the shorter text's four-word shingles that the longer holds
	Kept        = quad.IRI(term + "kept")                // share of the copy's runs of one to three words that the original has
	Aligned     = quad.IRI(term + "aligned")             // share of the copy's sentences that stand for the original's, in the same order
	Likeness    = quad.IRI(term + "likeness")            // mean similarity of those sentences
	Kind        = quad.IRI(term + "kind")

	// Curation: a line of the overlay; its Kind is merge or split, its Why the
	// analyst's reason.
	One     = quad.IRI(term + "one")     // literal: an actor, as written
	Other   = quad.IRI(term + "other")   // literal: another actor or an article, as written
	OneAs   = quad.IRI(term + "oneAs")   // literal "article/H name": whom the one means
	OtherAs = quad.IRI(term + "otherAs") // likewise
)

// Predicates of what details hold, as quads.Describe tells it to people; no
// graph has them. Spans are literals "START-END" in code points of the
// article's text. A literal "N text" keeps the place of a text in a list,
// counted from 1.
const (
	Rule     = quad.IRI(term + "rule") // the rule or model that read it
	Language = quad.IRI(schemaOrg + "inLanguage")
	Author   = quad.IRI(schemaOrg + "author") // literal "N name"
	Warning  = quad.IRI(term + "warning")     // literal "N text"
	ReadFrom = quad.IRI(term + "time")        // → time that a date was read from
	DateSpan = quad.IRI(term + "dateSpan")
	DatedBy  = quad.IRI(term + "datedBy")  // article → article that its date of publication is concluded from
	DatedWhy = quad.IRI(term + "datedWhy") // literal "N text": what both have in common

	// How the article's publisher and republisher were read.
	PublisherBasis   = quad.IRI(term + "publisherBasis") // also where no publisher is known
	PublisherSpan    = quad.IRI(term + "publisherSpan")
	RepublisherBasis = quad.IRI(term + "republisherBasis")
	RepublisherSpan  = quad.IRI(term + "republisherSpan") // its name
	RepublishedSpan  = quad.IRI(term + "republishedSpan") // the words that say so

	// Time, actor, place.
	Span     = quad.IRI(term + "span")
	Value    = quad.IRI(term + "value")   // TIMEX3 value
	Mod      = quad.IRI(term + "mod")     // TIMEX3 MOD
	Mention  = quad.IRI(term + "mention") // literal "START-END form"
	GeoNames = quad.IRI(term + "geonames")
	Link     = quad.IRI(term + "link") // literal "KEY id", such as "wikidata Q42"

	// Statement. Its Text is its pieces of content joined by " … ".
	Act           = quad.IRI(term + "act")
	Cue           = quad.IRI(term + "cue")
	Content       = quad.IRI(term + "content") // one for each piece
	SpeakerSpan   = quad.IRI(term + "speakerSpan")
	AddresseeSpan = quad.IRI(term + "addresseeSpan")
	ViaSpan       = quad.IRI(term + "viaSpan")
	Venue         = quad.IRI(term + "venue")

	// Report.
	Mode        = quad.IRI(term + "mode")
	Trigger     = quad.IRI(term + "trigger") // literal "START-END lemma"
	InSentence  = quad.IRI(term + "inSentence")
	Description = quad.IRI(schemaOrg + "description")
	Factuality  = quad.IRI(term + "factuality")
)
