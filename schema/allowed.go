package schema

// What each field may hold, in the order of the contract. The empty value is
// listed where a field may be absent.
var (
	outletBases      = []Basis{Given, Metadata, URL, Text, Unknown}
	publicationBases = []Basis{Given, Metadata, URL, Text, Inferred, FromNeighbours, Unknown}
	eventBases       = []Basis{Stated, Carried, Published, Unknown}
	blockKinds       = []BlockKind{Headline, Dateline, Byline, Paragraph, Heading, Caption, Teaser, Boilerplate}
	timeTypes        = []TimeType{DateType, TimeOfDay, DurationType, SetType}
	actorTypes       = []ActorType{Person, Organization, Country, Group, Unnamed}
	forms            = []Form{Name, Nominal, Pronoun}
	statementKinds   = []StatementKind{Direct, Indirect, Mixed}
	roles            = []Role{Agent, Patient, Recipient, Other}
	factualities     = []Factuality{"", Happened, Reported, Planned, Possible, Denied, Not}
)
