package schema

// Basis says where a value comes from: what was read apart from what was inferred.
type Basis string

// Bases of outlets and publication dates, then those of said_on and when.
const (
	Given          Basis = "given"      // by the user or the input record
	Metadata       Basis = "metadata"   // by the page's own metadata
	URL            Basis = "url"        // read from the address
	Text           Basis = "text"       // the text states it
	Inferred       Basis = "inferred"   // follows from several facts of the text
	FromNeighbours Basis = "neighbours" // from dated articles that share something with it
	Stated         Basis = "stated"     // in the same clause or sentence
	Carried        Basis = "carried"    // from the nearest earlier anchor
	Published      Basis = "published"  // the article's own date
	Unknown        Basis = "unknown"    // left open
)

// BlockKind is what a part of the page is for.
type BlockKind string

// Kinds of blocks.
const (
	Headline    BlockKind = "headline"
	Dateline    BlockKind = "dateline"
	Byline      BlockKind = "byline"
	Paragraph   BlockKind = "paragraph"
	Heading     BlockKind = "heading"
	Caption     BlockKind = "caption"
	Teaser      BlockKind = "teaser"
	Boilerplate BlockKind = "boilerplate"
)

// TimeType is a TIMEX3 type.
type TimeType string

// TIMEX3 types.
const (
	DateType     TimeType = "DATE"
	TimeOfDay    TimeType = "TIME"
	DurationType TimeType = "DURATION"
	SetType      TimeType = "SET"
)

// ActorType is the kind of an actor.
type ActorType string

// Kinds of actors. Unnamed is a speaker the text does not name ("a source").
const (
	Person       ActorType = "person"
	Organization ActorType = "organization"
	Country      ActorType = "country"
	Group        ActorType = "group"
	Unnamed      ActorType = "unnamed"
)

// Form is how a mention refers.
type Form string

// Forms of mentions.
const (
	Name    Form = "name"
	Nominal Form = "nominal"
	Pronoun Form = "pronoun"
)

// StatementKind is how the words are given.
type StatementKind string

// Kinds of statements. Mixed is indirect speech with quoted parts.
const (
	Direct   StatementKind = "direct"
	Indirect StatementKind = "indirect"
	Mixed    StatementKind = "mixed"
)

// Role is an actor's part in an event (PLOVER: source, target, recipient).
type Role string

// Roles of participants, in the order in which an event lists them.
const (
	Agent     Role = "agent"
	Patient   Role = "patient"
	Recipient Role = "recipient"
	Other     Role = "other"
)

// Factuality is how sure the article is that an event happened.
type Factuality string

// Degrees of factuality. Reported is what somebody else says happened.
const (
	Happened Factuality = "happened"
	Reported Factuality = "reported"
	Planned  Factuality = "planned"
	Possible Factuality = "possible"
	Denied   Factuality = "denied"
	Not      Factuality = "not"
)
