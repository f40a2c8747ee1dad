package query

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"

	"dateline/graph/across"
	"dateline/schema"
	"dateline/schema/edtf"
)

// Matrix is what each article says of one event, fact by fact.
type Matrix struct {
	ID       string    `json:"id"`
	Type     string    `json:"type"`
	Title    string    `json:"title"`
	Articles []Article `json:"articles"` // that report the event, first to last
	Facts    []Detail  `json:"facts"`
}

// DetailKind is what a fact is of its event.
type DetailKind string

// Kinds of facts.
const (
	DetailWhen        DetailKind = "when"
	DetailWhere       DetailKind = "where"
	DetailFactuality  DetailKind = "factuality"
	DetailParticipant DetailKind = "participant"
	DetailNumber      DetailKind = "number"
	DetailSource      DetailKind = "according to" // who is quoted for it
)

var detailKinds = []DetailKind{DetailWhen, DetailWhere, DetailFactuality, DetailParticipant, DetailNumber, DetailSource}

// Detail is one thing said of an event and what the articles make of it.
type Detail struct {
	Kind    DetailKind `json:"kind"`
	Value   string     `json:"value"`
	ID      string     `json:"id,omitempty"` // of an actor or a place
	Cells   []Cell     `json:"cells"`        // the articles that say so
	LeftOut []string   `json:"left_out"`     // ids of those that do not, or of a single fact as when, say nothing of the kind
	// Alone says that one account alone has it, where there are several.
	Alone bool `json:"alone,omitempty"`

	key string
}

// Cell is one article's word on a fact.
type Cell struct {
	Article     string   `json:"article"`
	Text        string   `json:"text"`                  // as this article has it
	Contradicts []string `json:"contradicts,omitempty"` // ids of articles that cannot be right if this one is
	Evidence    Evidence `json:"evidence"`

	claim
}

// Matrix lays the reports of one event side by side: the id is an event's or a
// report's. What an article gives less exactly contradicts nothing.
func (r *Reader) Matrix(ctx context.Context, id string) (Matrix, error) {
	e, err := r.oneEvent(ctx, id)
	if err != nil {
		return Matrix{}, err
	}
	m := Matrix{ID: e.ID, Type: e.Type, Title: e.Title, Articles: e.Articles(), Facts: []Detail{}}
	for i := range m.Articles {
		if err := r.tell(ctx, &m, e.reportsOf(m.Articles[i])); err != nil {
			return m, err
		}
	}
	slices.SortStableFunc(m.Facts, func(a, b Detail) int {
		return cmp.Or(cmp.Compare(slices.Index(detailKinds, a.Kind), slices.Index(detailKinds, b.Kind)), -cmp.Compare(len(a.Cells), len(b.Cells)))
	})
	m.contradict()
	m.leaveOut()
	for i := range m.Facts {
		if m.Facts[i].Alone, err = r.alone(ctx, e, m.Facts[i]); err != nil {
			return m, err
		}
	}
	return m, nil
}

// reportsOf are the reports of one article.
func (e Event) reportsOf(a Article) []Report {
	var out []Report
	for _, p := range e.Reports {
		if p.Article.ID == a.ID {
			out = append(out, p)
		}
	}
	return out
}

// say enters an article's word on a fact, once.
func (m *Matrix) say(f Detail, c Cell) {
	i := slices.IndexFunc(m.Facts, func(g Detail) bool { return g.Kind == f.Kind && g.key == f.key })
	if i < 0 {
		i = len(m.Facts)
		m.Facts = append(m.Facts, f)
	}
	c.Article = c.Evidence.Article.ID
	if g := &m.Facts[i]; !slices.ContainsFunc(g.Cells, func(o Cell) bool { return o.Article == c.Article }) {
		g.Cells = append(g.Cells, c)
	}
}

// tell enters what the reports of one article say.
func (r *Reader) tell(ctx context.Context, m *Matrix, reports []Report) error {
	v, err := r.view(ctx, reports[0].hash)
	if err != nil {
		return err
	}
	if err := v.whole(ctx); err != nil {
		return err
	}
	claims := make([]claim, len(reports))
	for i, p := range reports {
		if claims[i], err = v.claimOf(p); err != nil {
			return err
		}
	}
	m.sayWhen(reports, claims)
	if p := reports[0]; p.Factuality != "" {
		word := string(p.Factuality)
		m.say(Detail{Kind: DetailFactuality, Value: word, key: word}, Cell{Text: word, Evidence: p.Evidence(), claim: claims[0]})
	}
	var sentences []schema.Span
	for i, p := range reports {
		if !slices.Contains(sentences, p.Sentence.Span) {
			sentences = append(sentences, p.Sentence.Span)
		}
		if p.place != nil {
			m.say(Detail{Kind: DetailWhere, Value: p.place.Name, ID: p.place.ID, key: p.place.ID},
				Cell{Text: p.place.Name, Evidence: p.Evidence(), claim: claims[i]})
		}
		for k, n := range p.participants {
			m.say(Detail{Kind: DetailParticipant, Value: n.Name, ID: n.ID, key: v.alike(v.events[partOf(p.ID)].Participants[k].Actor, n)}, Cell{Text: n.Role, Evidence: p.Evidence()})
		}
		if err := r.saySource(ctx, m, v, p); err != nil {
			return err
		}
	}
	counts, err := across.Counts(v.doc, sentences)
	for _, c := range counts {
		befalls := slices.ContainsFunc(reports, func(p Report) bool { return v.befalls(v.events[partOf(p.ID)], c) })
		m.say(Detail{Kind: DetailNumber, Value: c.Text, key: c.Value + " " + c.Unit}, Cell{Text: c.Text, Evidence: v.evidence(c.Span, ""), claim: claim{count: c, patient: befalls, article: v.article, from: v.taken}})
	}
	return err
}

// partOf is the id of a part within its article.
func partOf(id string) string { return id[strings.LastIndexByte(id, '/')+1:] }

// alike is what one actor in two articles on one event has in common: its id,
// or where an article only describes it ("three people"), the words for it.
func (v *view) alike(actor string, n Named) string {
	if a := v.actors[actor]; a != nil && !slices.ContainsFunc(a.Mentions, func(m schema.Mention) bool { return m.Form == schema.Name }) {
		words := fold(a.Name)
		if len(words) > 1 && words[0] == definite {
			words = words[1:]
		}
		return strings.Join(words, " ")
	}
	return cmp.Or(n.ID, n.Name)
}

// definite is the word that descriptions differ in from one mention to the next.
const definite = "the"

// isTown reports whether an event took place in a town, not in a wider area.
func (v *view) isTown(e *schema.Event) bool {
	if e == nil {
		return false
	}
	p := v.places[e.Place]
	return p != nil && p.Kind == kindCity
}

// kindCity is the kind of a place that is a town or village.
const kindCity = "city"

// sayWhen enters the most exact date that an article gives.
func (m *Matrix) sayWhen(reports []Report, claims []claim) {
	best := -1
	for i, p := range reports {
		if p.When != nil && (best < 0 || width(p.When) < width(reports[best].When)) {
			best = i
		}
	}
	if best < 0 {
		return
	}
	p := reports[best]
	value := cmp.Or(p.When.EDTF, p.When.From+"/"+p.When.Until)
	m.say(Detail{Kind: DetailWhen, Value: value, key: value}, Cell{Text: value, Evidence: p.Evidence(), claim: claims[best]})
}

// width is how many days a date may be; many where it is open.
func width(d *schema.Date) int {
	from, err1 := edtf.ParseDay(d.From)
	until, err2 := edtf.ParseDay(d.Until)
	if err1 != nil || err2 != nil {
		return math.MaxInt
	}
	return int(until - from)
}

// saySource enters the speaker of the statement that reports the event.
func (r *Reader) saySource(ctx context.Context, m *Matrix, v *view, p Report) error {
	s := v.statements[partOf(p.Statement)]
	if s == nil {
		return nil
	}
	said, err := r.statement(ctx, v, s)
	if err != nil || said.Speaker == nil {
		return err
	}
	n := said.Speaker
	m.say(Detail{Kind: DetailSource, Value: n.Name, ID: n.ID, key: v.alike(s.Speaker.Actor, *n)}, Cell{Text: cmp.Or(n.As, n.Name), Evidence: said.Evidence})
	return nil
}

// single reports whether an event has but one fact of a kind.
func (k DetailKind) single() bool {
	return k == DetailWhen || k == DetailWhere || k == DetailFactuality
}

// contradict marks the cells that cannot be right together.
func (m *Matrix) contradict() {
	for i := range m.Facts {
		f := &m.Facts[i]
		for k := range m.Facts {
			if g := &m.Facts[k]; k != i && g.Kind == f.Kind {
				for a := range f.Cells {
					for b := range g.Cells {
						if m.contrary(f, g, f.Cells[a], g.Cells[b]) {
							f.Cells[a].Contradicts = append(f.Cells[a].Contradicts, g.Cells[b].Article)
						}
					}
				}
			}
		}
	}
}

// contrary reports whether two cells of one kind exclude each other (see
// [claim]).
func (m *Matrix) contrary(f, g *Detail, a, b Cell) bool {
	if a.Article == b.Article {
		return false
	}
	switch f.Kind {
	case DetailWhen:
		return a.dates(b.claim)
	case DetailWhere:
		return a.places(b.claim)
	case DetailFactuality:
		return a.facts(b.claim)
	case DetailNumber:
		return onlyCounts(a.claim, b.claim, m.numbers(a.Article), m.numbers(b.Article)) && a.unlike(b.claim) && f.contests(g)
	}
	return false
}

// contests reports whether of two numbers the lesser one is still given when the
// greater one is: then it is no toll that rose, whoever gave it before.
func (d *Detail) contests(o *Detail) bool {
	return slices.ContainsFunc(d.Cells, func(a Cell) bool {
		return slices.ContainsFunc(o.Cells, func(b Cell) bool { return a.amounts(b.claim) })
	})
}

// numbers are those that an article has.
func (m *Matrix) numbers(article string) (out []claim) {
	for _, f := range m.Facts {
		for _, c := range f.Cells {
			if f.Kind == DetailNumber && c.Article == article {
				out = append(out, c.claim)
			}
		}
	}
	return out
}

// leaveOut lists for each fact the articles that do not have it; of a kind of
// which there is but one, those that have none.
func (m *Matrix) leaveOut() {
	for i := range m.Facts {
		f := &m.Facts[i]
		f.LeftOut = []string{}
		for _, a := range m.Articles {
			has := slices.ContainsFunc(m.Facts, func(g Detail) bool {
				return g.Kind == f.Kind && (f.Kind.single() || g.key == f.key) && slices.ContainsFunc(g.Cells, func(c Cell) bool { return c.Article == a.ID })
			})
			if !has {
				f.LeftOut = append(f.LeftOut, a.ID)
			}
		}
	}
}

// alone reports whether of several accounts of an event one alone has a fact.
func (r *Reader) alone(ctx context.Context, e Event, f Detail) (bool, error) {
	var with []Report
	for _, p := range e.Reports {
		if slices.ContainsFunc(f.Cells, func(c Cell) bool { return c.Article == p.Article.ID }) {
			with = append(with, p)
		}
	}
	n, err := r.accounts(ctx, with)
	return n == 1 && e.Accounts > 1, err
}
