package schema

// Version names the document format that this package reads and writes.
const Version = "dateline/document/1"

// Document is everything that was read out of one article.
type Document struct {
	Schema     string      `json:"schema"`
	Article    Article     `json:"article"`
	Text       string      `json:"text"`
	Sentences  []Span      `json:"sentences,omitempty"`
	Times      []Time      `json:"times,omitempty"`
	Actors     []Actor     `json:"actors,omitempty"`
	Places     []Place     `json:"places,omitempty"`
	Statements []Statement `json:"statements,omitempty"`
	Events     []Event     `json:"events,omitempty"`
	Warnings   []string    `json:"warnings,omitempty"`
}

// Article says what the text is: who published it, when, and how it is built.
type Article struct {
	ID            string       `json:"id"`                  // "article/" and 16 hex digits of a content hash
	Source        string       `json:"source,omitempty"`    // path or URL that was read
	SourceID      string       `json:"source_id,omitempty"` // the input record's own id
	URL           string       `json:"url,omitempty"`
	Title         string       `json:"title,omitempty"`
	Byline        []string     `json:"byline,omitempty"`
	Language      string       `json:"language,omitempty"` // ISO 639-1
	Outlet        *Outlet      `json:"outlet,omitempty"`
	Published     *Date        `json:"published,omitempty"`
	DatedBy       []Neighbour  `json:"dated_by,omitempty"` // the evidence of a Published from neighbours, by article
	RepublishedBy *Republisher `json:"republished_by,omitempty"`
	Blocks        []Block      `json:"blocks,omitempty"`
}

// Outlet is the organisation whose account the text is.
type Outlet struct {
	ID    string `json:"id,omitempty"` // "outlet/" and a slug of the name
	Name  string `json:"name,omitempty"`
	Basis Basis  `json:"basis,omitempty"`
	Span  *Span  `json:"span,omitempty"`
}

// Neighbour is a dated article that tells when another one was published.
type Neighbour struct {
	Article string `json:"article"` // id
	Why     string `json:"why"`     // its date, and what both have in common
}

// Republisher is another site that reprints the text and says so.
type Republisher struct {
	Outlet Outlet `json:"outlet"`
	Span   *Span  `json:"span,omitempty"`
}

// Block is one part of the page. Blocks do not overlap and are in text order;
// boilerplate is marked, never cut.
type Block struct {
	Span
	Kind BlockKind `json:"kind"`
}

// Time is one time expression (TIMEX3) and the days it may mean.
type Time struct {
	ID string `json:"id"` // t1, t2, … in text order
	Span
	Text  string   `json:"text"`
	Type  TimeType `json:"type"`
	Value string   `json:"value"`          // TIMEX3 value
	Mod   string   `json:"mod,omitempty"`  // TIMEX3 MOD: APPROX, START, MID, END, BEFORE, AFTER, …
	EDTF  string   `json:"edtf,omitempty"` // absent where the expression names no days
	From  string   `json:"from,omitempty"` // first day it may mean, ISO 8601
	Until string   `json:"until,omitempty"`
	Rule  string   `json:"rule,omitempty"` // the rule that read it
}

// Date is when something happened, was said or was published, with where that
// was read. A date that is not known has Basis [Unknown] and no EDTF.
type Date struct {
	EDTF  string `json:"edtf,omitempty"`
	From  string `json:"from,omitempty"`
	Until string `json:"until,omitempty"`
	Time  string `json:"time,omitempty"` // id of the Time it was read from
	Basis Basis  `json:"basis"`
	Span  *Span  `json:"span,omitempty"`
}

// Actor is one person, organisation, country or group of the article, however
// it is named there.
type Actor struct {
	ID       string            `json:"id"` // a1, a2, …
	Name     string            `json:"name"`
	Aliases  []string          `json:"aliases,omitempty"` // other names it has in the article, sorted
	Type     ActorType         `json:"type"`
	Country  string            `json:"country,omitempty"` // ISO 3166-1 alpha-3 of the side it stands for
	Sector   string            `json:"sector,omitempty"`  // GOV, MIL, OPP, …
	Roles    []string          `json:"roles,omitempty"`   // sorted
	Links    map[string]string `json:"links,omitempty"`
	Mentions []Mention         `json:"mentions,omitempty"`
}

// Mention is one place in the text that refers to an actor.
type Mention struct {
	Span
	Text string `json:"text"`
	Form Form   `json:"form,omitempty"` // empty in the mentions of a Place
	Rule string `json:"rule,omitempty"` // what read it, where that is not in the text: the line of a lexicon
}

// Place is one toponym of the article, resolved where possible.
type Place struct {
	ID        string    `json:"id"` // p1, p2, … in order of first mention
	Name      string    `json:"name"`
	Country   string    `json:"country,omitempty"` // ISO 3166-1 alpha-3
	Latitude  *float64  `json:"latitude,omitempty"`
	Longitude *float64  `json:"longitude,omitempty"`
	GeoNames  int       `json:"geonames,omitempty"`
	Kind      string    `json:"kind,omitempty"`
	Mentions  []Mention `json:"mentions,omitempty"`
}

// Statement is one attribution: a speaker, the cue and what was said.
type Statement struct {
	ID        string        `json:"id"` // s1, s2, … in order of content
	Kind      StatementKind `json:"kind"`
	Act       string        `json:"act,omitempty"`
	Speaker   *Party        `json:"speaker,omitempty"`
	Cue       *Quote        `json:"cue,omitempty"`
	Content   []Quote       `json:"content"`
	SaidOn    *Date         `json:"said_on,omitempty"`
	Addressee *Party        `json:"addressee,omitempty"`
	Venue     *Venue        `json:"venue,omitempty"`
	Via       *Party        `json:"via,omitempty"`
	About     []string      `json:"about,omitempty"` // ids of actors, places, events; sorted by kind and number
	Rule      string        `json:"rule,omitempty"`
}

// Party is an actor as one place of the text names it.
type Party struct {
	Actor string `json:"actor,omitempty"`
	Quote
}

// Quote is a span of text together with its words.
type Quote struct {
	Span
	Text string `json:"text"`
}

// Venue is the occasion on which something was said.
type Venue struct {
	Quote
	Place string `json:"place,omitempty"` // id of a Place
}

// Event is one happening as this article reports it.
type Event struct {
	ID           string        `json:"id"`   // e1, e2, … in order of trigger
	Type         string        `json:"type"` // PLOVER event type or a documented one of our own
	Mode         string        `json:"mode,omitempty"`
	Trigger      Trigger       `json:"trigger"`
	Sentence     Span          `json:"sentence"`
	Description  string        `json:"description,omitempty"`
	Participants []Participant `json:"participants,omitempty"` // agents, patients, recipients, others
	Place        string        `json:"place,omitempty"`
	When         *Date         `json:"when,omitempty"`
	Factuality   Factuality    `json:"factuality,omitempty"`
	Statement    string        `json:"statement,omitempty"` // id of the Statement that reports it
	Rule         string        `json:"rule,omitempty"`
}

// Trigger is the word that names an event.
type Trigger struct {
	Quote
	Lemma string `json:"lemma,omitempty"`
}

// Participant is an actor's part in an event.
type Participant struct {
	Role  Role   `json:"role"`
	Actor string `json:"actor"`
}
