package across

import (
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/schema"
	"dateline/schema/quads"
	"dateline/schema/vocab"
)

// appearance is one actor as an article has it.
type appearance struct {
	node      quad.IRI
	article   int // index in the corpus
	name      string
	aliases   []string
	typ       schema.ActorType
	country   string
	sector    string
	roles     []string
	wikidata  string
	named     bool     // the article gives a name, not only a description
	described []string // the descriptions, folded
	weight    float64  // how telling the name is
}

// statement is one attribution.
type statement struct {
	node    quad.IRI
	article int
	speaker *appearance // nil where unknown
	words   []token     // of the content, in order
	text    string
	said    days
	quoted  bool // direct or mixed
}

// report is one event as an article reports it.
type report struct {
	node        quad.IRI
	article     int
	typ         string
	cue         bool     // the trigger is a mere cue verb
	concepts    []string // what the trigger means
	objects     []string // what the words behind a trigger mean that says little by itself
	other       bool     // "another fire", "an earlier one"
	trigger     []int32  // stems of trigger and lemma
	beside      []int32  // stems of the content words around it, who did what to whom
	description string
	parts       []part
	place       string // key of a place of the article, "" unknown
	when        days
	basis       schema.Basis
	factuality  schema.Factuality
	said        *statement
	line        int    // index of its sentence in article.lines, -1 outside
	start       int    // of the trigger, in code points
	vector      vector // its description, and fainter its sentence
}

// part is an actor's part in a report.
type part struct {
	role  schema.Role
	actor *appearance
}

// place is one place as an article has it.
type place struct {
	node    quad.IRI // the place itself, the same in every article
	name    string
	country string
	kind    string
}

// addFacts reads actors, places, statements and events.
func (c *corpus) addFacts(a *article, d *schema.Document, text *schema.TextIndex) {
	n := len(c.articles)
	actors := map[string]*appearance{}
	for i := range d.Actors {
		p := newAppearance(&d.Actors[i], a.hash, n)
		p.weight = c.nameWeight(p.name)
		actors[d.Actors[i].ID] = p
		a.actors = append(a.actors, p)
	}
	a.places = map[string]place{}
	for i := range d.Places {
		p := &d.Places[i]
		a.places[p.ID] = place{node: quads.PlaceIRI(p), name: p.Name, country: p.Country, kind: p.Kind}
	}
	said := map[string]*statement{}
	for i := range d.Statements {
		s := c.newStatement(&d.Statements[i], a.hash, n, actors, text)
		said[d.Statements[i].ID] = s
		a.statements = append(a.statements, s)
	}
	for i := range d.Events {
		r := c.newReport(&d.Events[i], a.hash, n, actors)
		r.said = said[d.Events[i].Statement]
		r.line = a.lineAt(d.Events[i].Sentence.Start)
		before, _ := text.Slice(schema.Span{Start: d.Events[i].Sentence.Start, End: d.Events[i].Trigger.Start})
		behind, _ := text.Slice(schema.Span{Start: d.Events[i].Trigger.End, End: d.Events[i].Sentence.End})
		r.other, r.beside = c.another(before), c.around(before, behind)
		r.vector = c.context(r, a)
		a.reports = append(a.reports, r)
	}
}

func newAppearance(in *schema.Actor, hash string, article int) *appearance {
	p := &appearance{
		node: vocab.Node(vocab.Appearance, hash, in.ID), article: article, name: in.Name, aliases: in.Aliases, typ: in.Type,
		country: in.Country, sector: in.Sector, roles: in.Roles, wikidata: in.Links["wikidata"],
	}
	for _, m := range in.Mentions {
		p.named = p.named || m.Form == schema.Name
		if m.Form == schema.Nominal {
			p.described = append(p.described, fold(m.Text))
		}
	}
	return p
}

func (c *corpus) newStatement(in *schema.Statement, hash string, article int, actors map[string]*appearance, index *schema.TextIndex) *statement {
	s := &statement{node: vocab.Node(vocab.Statement, hash, in.ID), article: article, said: dateDays(in.SaidOn), quoted: in.Kind != schema.Indirect}
	if in.Speaker != nil {
		s.speaker = actors[in.Speaker.Actor]
	}
	var texts []string
	for _, piece := range in.Content {
		text := piece.Text
		if text == "" {
			text, _ = index.Slice(piece.Span)
		}
		words, _ := splitWords(text, false)
		for _, w := range c.line(words).words {
			w.quoted = w.quoted || in.Kind == schema.Direct
			s.words = append(s.words, w)
		}
		texts = append(texts, text)
	}
	s.text = strings.Join(texts, " … ")
	return s
}

func (c *corpus) newReport(in *schema.Event, hash string, article int, actors map[string]*appearance) *report {
	r := &report{
		node: vocab.Node(vocab.Report, hash, in.ID), article: article, typ: in.Type, cue: c.cues[fold(in.Trigger.Lemma)],
		description: in.Description, place: in.Place, when: dateDays(in.When), factuality: in.Factuality, start: in.Trigger.Start,
	}
	if in.When != nil {
		r.basis = in.When.Basis
	}
	r.trigger = append(c.stems(in.Trigger.Lemma), c.stems(in.Trigger.Text)...)
	r.concepts = c.conceptsOf(in.Trigger.Lemma + " " + in.Trigger.Text)
	if _, object, ok := strings.Cut(in.Description, in.Trigger.Text); ok {
		behind := in.Trigger.Text + firstWords(object, objectWords)
		r.concepts = union(r.concepts, c.conceptsAt(behind))
		if in.Type == otherType || c.light[fold(in.Trigger.Lemma)] {
			r.objects = c.conceptsOf(behind)
		}
	}
	for _, p := range in.Participants {
		if actor := actors[p.Actor]; actor != nil {
			r.parts = append(r.parts, part{p.Role, actor})
		}
	}
	return r
}

// instanceReach is within how many words before a trigger it is told apart.
const instanceReach = 2

// another says whether the last words before a trigger tell it from others of
// its kind: "another", "an earlier".
func (t *tables) another(before string) bool {
	words, _ := splitWords(before, false)
	return slices.ContainsFunc(words[max(0, len(words)-instanceReach):], func(w word) bool { return t.instances[w.form] })
}

// besideWords is how many content words on each side of a trigger stand beside it.
const besideWords = 4

// around are the stems of the content words beside a trigger.
func (c *corpus) around(before, behind string) []int32 {
	x, y := c.stems(before), c.stems(behind)
	return slices.Concat(x[max(0, len(x)-besideWords):], y[:min(len(y), besideWords)])
}

// objectWords is how far behind a light verb its object is looked for.
const objectWords = 6

// firstWords is a text as far as its nth word.
func firstWords(text string, n int) string {
	if words, _ := splitWords(text, false); len(words) > n {
		return text[:words[n-1].end]
	}
	return text
}

// lineAt is the line that holds a code point, -1 for none.
func (a *article) lineAt(start int) int {
	i, found := slices.BinarySearchFunc(a.lines, start, func(l line, at int) int { return l.start - at })
	if !found {
		i--
	}
	if i >= 0 && start >= a.lines[i].end {
		return -1
	}
	return i
}
