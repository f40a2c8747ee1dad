package across

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/schema"
	"dateline/schema/vocab"
)

// Result is what a set of articles has in common. Lists are in order of their
// nodes, members in order of theirs.
type Result struct {
	Articles   int
	Actors     []Actor
	Events     []Event
	Utterances []Utterance
	Copies     []Copy
	Credits    []Credit
	Stories    []Story
	Said       []Said
	Lent       []Lent // dates of publication that neighbours tell and their articles do not have yet

	asked []string // articles without a date that were looked at for one
}

// Member is a part of one article that stands for something shared. Why is
// the reason for the link, empty where nothing else is joined to it.
type Member struct {
	Node quad.IRI
	Why  string
}

// Actor is one actor of any number of articles.
type Actor struct {
	Node    quad.IRI
	Name    string
	Aliases []string // other names, sorted
	Type    schema.ActorType
	Country string
	Sector  string
	Roles   []string // sorted
	Members []Member // appearances
}

// Said is a statement whose speaker is known; When is nil where its date is not.
type Said struct {
	Statement quad.IRI
	Speaker   quad.IRI // actor
	When      *schema.Date
}

// Event is one happening with the reports of it.
type Event struct {
	Node         quad.IRI
	Title        string
	Type         string
	When         *schema.Date // what the reports agree on; nil where none gives a date
	Place        quad.IRI     // "" unknown
	Participants []Participant
	Members      []Member // reports
}

// Participant is an actor's part in an event.
type Participant struct {
	Role  schema.Role
	Actor quad.IRI
}

// Utterance is what a speaker said, wherever it was printed: two statements at
// least.
type Utterance struct {
	Node    quad.IRI
	Text    string
	Speaker quad.IRI // actor
	Members []Member // statements
}

// Story is a group of articles about one happening over time.
type Story struct {
	Node        quad.IRI
	Title       string
	From, Until string   // first and last day of publication, ISO 8601; "" unknown
	Members     []Member // articles
}

// known is what is known of the articles whose events are looked for.
type known struct {
	story       []int
	actorOf     map[*appearance]int
	utteranceOf map[*statement]int // -1 where no other prints the words
}

// Resolve finds what Documents have in common. The order of docs is of no
// consequence; of two Documents of one article the last is read. An error is a
// fault of the build.
func Resolve(docs []*schema.Document) (*Result, error) {
	byID := map[string]*schema.Document{}
	for _, d := range docs {
		byID[d.Article.ID] = d
	}
	return resolveAs(byID, nil)
}

// resolveAs resolves Documents by the ids of their articles, as an overlay will
// have it.
func resolveAs(byID map[string]*schema.Document, overlay []Curation) (*Result, error) {
	l, err := newLinker(context.Background(), scratch{})
	if err != nil {
		return nil, err
	}
	l.overlay = overlay
	changed := map[string]bool{}
	for _, d := range byID {
		a := l.articleOf(d)
		l.put(a.hash, a)
		changed[a.hash] = true
	}
	l.place(changed)
	if l.err != nil {
		return nil, l.err
	}
	l.found.Articles = len(byID)
	l.found.sort()
	return &l.found, nil
}

// sort puts every list in order of its nodes.
func (r *Result) sort() {
	slices.SortFunc(r.Actors, func(a, b Actor) int { return cmp.Compare(a.Node, b.Node) })
	slices.SortFunc(r.Events, func(a, b Event) int { return cmp.Compare(a.Node, b.Node) })
	slices.SortFunc(r.Utterances, func(a, b Utterance) int { return cmp.Compare(a.Node, b.Node) })
	slices.SortFunc(r.Copies, func(a, b Copy) int { return cmp.Or(cmp.Compare(a.Copy, b.Copy), cmp.Compare(a.Of, b.Of)) })
	slices.SortFunc(r.Credits, func(a, b Credit) int { return cmp.Compare(a.Article, b.Article) })
	slices.SortFunc(r.Said, func(a, b Said) int { return cmp.Compare(a.Statement, b.Statement) })
	slices.SortFunc(r.Lent, func(a, b Lent) int { return cmp.Compare(a.Article, b.Article) })
	slices.SortFunc(r.Stories, func(a, b Story) int { return cmp.Compare(a.Node, b.Node) })
}

// node names something by what identifies it.
func node(kind, key string) quad.IRI {
	sum := sha256.Sum256([]byte(kind + "\x00" + key))
	return vocab.Node(kind, hex.EncodeToString(sum[:])[:16])
}

// sortMembers puts members in order; the first names what they share.
func sortMembers(members []Member) []Member {
	slices.SortFunc(members, func(a, b Member) int { return cmp.Compare(a.Node, b.Node) })
	if len(members) == 1 && !strings.HasPrefix(members[0].Why, curated) {
		members[0].Why = ""
	}
	return members
}

// storyOf makes a story of articles: it has the title of the first published.
func storyOf(members []*outline) Story {
	var s Story
	var all days
	first := members[0]
	for _, a := range members {
		s.Members = append(s.Members, Member{Node: vocab.Node(vocab.Article, a.hash), Why: "the same words and names"})
		all = all.or(a.appeared)
		if a.appeared.known && (!first.appeared.known || a.appeared.until < first.appeared.until) {
			first = a
		}
	}
	s.Members = sortMembers(s.Members)
	s.Node, s.Title = storyNode(members[0].hash), first.title
	if d := all.date(); d != nil {
		s.From, s.Until = d.From, d.Until
	}
	return s
}

// storyNode is the node of the story whose first article has a hash.
func storyNode(hash string) quad.IRI {
	return node(vocab.Story, string(vocab.Node(vocab.Article, hash)))
}

// utterance makes an utterance of statements; the longest text stands for it.
func utterance(group []*statement, why map[*statement]string, speaker quad.IRI) Utterance {
	u := Utterance{Speaker: speaker}
	for _, s := range group {
		u.Members = append(u.Members, Member{Node: s.node, Why: why[s]})
		if len(s.text) > len(u.Text) || len(s.text) == len(u.Text) && s.text < u.Text {
			u.Text = s.text
		}
	}
	u.Members = sortMembers(u.Members)
	u.Node = node(vocab.Utterance, string(u.Members[0].Node))
	return u
}
