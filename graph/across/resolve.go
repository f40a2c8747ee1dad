package across

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
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
	Stories    []Story
	Said       []Said
	Lent       []Lent // dates of publication that neighbours tell and their articles do not have yet
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

// known is what was resolved before events are.
type known struct {
	idf         []float64
	copies      []Copy
	story       []int
	actorOf     map[*appearance]int
	utteranceOf map[*statement]int // -1 where no other prints the words
}

// Resolve finds what Documents have in common. The order of docs is of no
// consequence; of two Documents of one article the last is read. An error is a
// fault of the build.
func Resolve(docs []*schema.Document) (*Result, error) {
	c, err := corpusOf(docs)
	if err != nil {
		return nil, err
	}
	return c.resolve(), nil
}

// corpusOf is the corpus of Documents; of two of one article the last is read.
func corpusOf(docs []*schema.Document) (*corpus, error) {
	c, err := newCorpus()
	if err != nil {
		return nil, err
	}
	byID := map[string]*schema.Document{}
	for _, d := range docs {
		byID[d.Article.ID] = d
	}
	ids := make([]string, 0, len(byID))
	for id := range byID {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		c.add(byID[id])
	}
	return c, nil
}

// resolve goes from the surest to the least sure: the texts tell copies and
// stories, stories help to tell who is who, and who said and did a thing tells
// what was said and done.
func (c *corpus) resolve() *Result {
	at := known{idf: c.idf(), story: make([]int, len(c.articles)), actorOf: map[*appearance]int{}, utteranceOf: map[*statement]int{}}
	near := c.neighbours(at.idf)
	at.copies = c.copies(near, at.idf)
	out := &Result{Articles: len(c.articles), Copies: at.copies, Lent: c.lend(near, at.idf)}
	stories := c.joinStories(near, at.copies)
	for n, members := range stories {
		for _, i := range members {
			at.story[i] = n
		}
		out.Stories = append(out.Stories, c.storyOf(members))
	}
	clusters := c.joinActors(at.story)
	for n, cl := range clusters {
		for _, p := range cl.profiles {
			for _, m := range p.members {
				at.actorOf[m] = n
			}
		}
	}
	out.Actors = c.actors(clusters)
	nodes := make([]quad.IRI, len(out.Actors))
	for i, a := range out.Actors {
		nodes[i] = a.Node
	}
	utterances, why := c.joinUtterances(at.actorOf, at.idf)
	for n, group := range utterances {
		for _, s := range group {
			at.utteranceOf[s] = n
			if len(group) == 1 {
				at.utteranceOf[s] = -1
			}
		}
		if len(group) > 1 {
			out.Utterances = append(out.Utterances, c.utterance(group, why, nodes[at.actorOf[group[0].speaker]]))
		}
	}
	events, because := c.joinEvents(at)
	for _, group := range events {
		out.Events = append(out.Events, c.event(group, because, at, nodes))
	}
	out.Said = c.said(at, nodes)
	out.sort()
	return out
}

// sort puts every list in order of its nodes.
func (r *Result) sort() {
	slices.SortFunc(r.Actors, func(a, b Actor) int { return cmp.Compare(a.Node, b.Node) })
	slices.SortFunc(r.Events, func(a, b Event) int { return cmp.Compare(a.Node, b.Node) })
	slices.SortFunc(r.Utterances, func(a, b Utterance) int { return cmp.Compare(a.Node, b.Node) })
	slices.SortFunc(r.Copies, func(a, b Copy) int { return cmp.Or(cmp.Compare(a.Copy, b.Copy), cmp.Compare(a.Of, b.Of)) })
	slices.SortFunc(r.Said, func(a, b Said) int { return cmp.Compare(a.Statement, b.Statement) })
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
func (c *corpus) storyOf(members []int) Story {
	var s Story
	var all days
	first := c.articles[members[0]]
	for _, i := range members {
		a := c.articles[i]
		s.Members = append(s.Members, Member{Node: vocab.Node(vocab.Article, a.hash), Why: fmt.Sprintf("one of %d articles in the same words and names", len(members))})
		all = all.or(a.published)
		if a.published.known && (!first.published.known || a.published.until < first.published.until) {
			first = a
		}
	}
	s.Members = sortMembers(s.Members)
	s.Node, s.Title = node(vocab.Story, string(s.Members[0].Node)), first.title
	if d := all.date(); d != nil {
		s.From, s.Until = d.From, d.Until
	}
	return s
}

// utterance makes an utterance of statements; the longest text stands for it.
func (c *corpus) utterance(group []*statement, why map[*statement]string, speaker quad.IRI) Utterance {
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
