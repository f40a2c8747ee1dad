package query

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"dateline/graph"
	"dateline/graph/across"
	"dateline/graph/cayleystore"
	"dateline/graph/sample"
	"dateline/schema"
)

// indexless is a graph that was last loaded before there was an index of words.
type indexless struct{ graph.Store }

func (s indexless) Note(ctx context.Context, key string) ([]byte, bool, error) {
	if key == "words/version" {
		return nil, false, nil
	}
	return s.Store.Note(ctx, key)
}

// naiveSaid reads every article and keeps what answers: what plans must give.
func naiveSaid(ctx context.Context, r *Reader, q Said) ([]Statement, error) {
	f, err := r.newSaidFilter(ctx, q)
	if err != nil {
		return nil, err
	}
	var rows []Statement
	err = r.everyDocument(ctx, func(v *view) error {
		for i := range v.doc.Statements {
			s := &v.doc.Statements[i]
			if f.period.asked() && !f.period.holds(dated(s.SaidOn)) {
				continue
			}
			if ok, err := f.keeps(ctx, v, s); err != nil || !ok {
				if err != nil {
					return err
				}
				continue
			}
			row, err := r.statement(ctx, v, s)
			if err != nil {
				return err
			}
			if q.Utterance == "" || row.Utterance == q.Utterance {
				rows = append(rows, row)
			}
		}
		return nil
	})
	slices.SortFunc(rows, compareStatements)
	return rows, err
}

func naiveTimeline(ctx context.Context, r *Reader, q Timeline) ([]Event, error) {
	f, err := r.newTimelineFilter(ctx, q)
	if err != nil {
		return nil, err
	}
	var rows []Event
	err = r.everyEvent(ctx, func(e Event) error {
		if f.answers(e) {
			rows = append(rows, e)
		}
		return nil
	})
	slices.SortFunc(rows, compareEvents)
	return rows, err
}

func naiveTold(ctx context.Context, r *Reader, about string) ([]Event, error) {
	var rows []Event
	err := r.everyEvent(ctx, func(e Event) error {
		if e.tells(fold(about)) {
			rows = append(rows, e)
		}
		return nil
	})
	slices.SortFunc(rows, compareEvents)
	slices.SortStableFunc(rows, mostCovered)
	return rows, err
}

// asker makes up requests from what a graph holds.
type asker struct {
	rng    *rand.Rand
	said   []Statement
	events []Event
}

// newAsker gets to know all rows of a graph.
func newAsker(t *testing.T, s graph.Store, seed uint64) *asker {
	t.Helper()
	a := &asker{rng: rand.New(rand.NewPCG(seed, 1))}
	var err error
	if a.said, err = naiveSaid(t.Context(), NewReader(s), Said{}); err == nil {
		a.events, err = naiveTimeline(t.Context(), NewReader(s), Timeline{})
	}
	if err != nil || len(a.said) == 0 || len(a.events) == 0 {
		t.Fatalf("%d statements, %d events: %v", len(a.said), len(a.events), err)
	}
	return a
}

// some is one of the choices, or "" more often than not.
func (a *asker) some(of ...string) string {
	if a.rng.IntN(3) > 0 {
		return ""
	}
	return of[a.rng.IntN(len(of))]
}

// words are some words of a text, in their order or not.
func (a *asker) words(text string) string {
	list := fold(text)
	if len(list) == 0 {
		return "nothing"
	}
	from := a.rng.IntN(len(list))
	out := slices.Clone(list[from:min(len(list), from+1+a.rng.IntN(3))])
	if a.rng.IntN(3) == 0 {
		slices.Reverse(out)
	}
	return strings.Join(out, " ")
}

func (a *asker) period(d *schema.Date) (from, until string) {
	if d == nil || a.rng.IntN(2) == 0 {
		return "", ""
	}
	switch a.rng.IntN(4) {
	case 0:
		return d.From[:7], d.From[:7]
	case 1:
		return d.From, ""
	case 2:
		return "", d.Until
	}
	return d.From[:4], d.Until[:4]
}

func (a *asker) askSaid() Said {
	s := a.said[a.rng.IntN(len(a.said))]
	q := Said{Outlet: a.some(s.Evidence.Article.Outlet, a.words(s.Evidence.Article.Outlet)), Kind: schema.StatementKind(a.some(string(s.Kind), "direct")), Act: a.some(s.Act)}
	if s.Speaker != nil {
		q.By = a.some(s.Speaker.Name, s.Speaker.ID, a.words(s.Speaker.Name), s.Speaker.As+" ", "no such one")
		q.By = strings.TrimSpace(q.By)
	}
	about := []string{a.words(s.Text)}
	for _, n := range s.About {
		about = append(about, n.ID, n.Name, a.words(n.Name))
	}
	q.About = a.some(about...)
	q.From, q.Until = a.period(s.SaidOn)
	if q.By == "" && a.rng.IntN(8) == 0 {
		q.Utterance = s.Utterance
	}
	return q
}

func (a *asker) askTimeline() Timeline {
	e := a.events[a.rng.IntN(len(a.events))]
	q := Timeline{Type: a.some(e.Type), Outlet: a.some(e.Reports[0].Article.Outlet, a.words(e.Reports[0].Article.Outlet)), Factuality: schema.Factuality(a.some(string(e.Reports[0].Factuality)))}
	if len(e.Participants) > 0 {
		n := e.Participants[a.rng.IntN(len(e.Participants))]
		q.Actor = a.some(n.ID, n.Name, a.words(n.Name))
	}
	if e.Place != nil {
		q.Place = a.some(e.Place.Name, e.Place.Country, e.Place.ID, a.words(e.Place.Name))
	}
	q.About = a.some(a.words(e.Title), a.words(e.Reports[0].Sentence.Text))
	if len(fold(q.About)) == 0 {
		q.About = ""
	}
	q.From, q.Until = a.period(e.When)
	return q
}

// check asks a graph made-up questions, the plans' way and the naive way.
func (a *asker) check(t *testing.T, s graph.Store, questions int) {
	t.Helper()
	unexported := cmpopts.IgnoreUnexported(Article{}, Report{}, Named{})
	same := func(q, want, got any) {
		t.Helper()
		if diff := cmp.Diff(want, got, unexported, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("%+v (-naive +planned):\n%s", q, diff)
		}
	}
	for range questions {
		known := ""
		if a.rng.IntN(4) == 0 {
			known = cmp1(a.said[a.rng.IntN(len(a.said))].Evidence.Article.Published, "2031")
		}
		reader := func() *Reader {
			r, err := NewReader(s).AsKnownOn(known)
			if err != nil {
				t.Fatal(err)
			}
			r.eager = a.rng.IntN(2) == 0
			return r
		}
		limit := a.rng.IntN(3) * (1 + a.rng.IntN(5))
		said := a.askSaid()
		want, err := naiveSaid(t.Context(), reader(), said)
		if err != nil {
			t.Fatal(err)
		}
		said.Limit = limit
		got, err := reader().Said(t.Context(), said)
		if err != nil {
			t.Fatal(err)
		}
		same(fmt.Sprintf("known on %s, %+v", known, said), result(want, limit).Rows, got.Rows)

		timeline := a.askTimeline()
		events, err := naiveTimeline(t.Context(), reader(), timeline)
		if err != nil {
			t.Fatal(err)
		}
		timeline.Limit = limit
		gotEvents, err := reader().Timeline(t.Context(), timeline)
		if err != nil {
			t.Fatal(err)
		}
		same(fmt.Sprintf("known on %s, %+v", known, timeline), result(events, limit).Rows, gotEvents.Rows)
		any, err := reader().AnyEvent(t.Context(), timeline)
		if err != nil || any != (len(events) > 0) {
			t.Fatalf("any event, known on %s, %+v: %v, %v, of %d", known, timeline, any, err, len(events))
		}
		a.checkWords(t, s, reader, same)
		a.checkArticles(t, reader, limit, same)
	}
}

// checkArticles asks for stories and copies.
func (a *asker) checkArticles(t *testing.T, reader func() *Reader, limit int, same func(q, want, got any)) {
	t.Helper()
	r := reader()
	stories, err := r.Stories(t.Context(), Stories{})
	if err != nil {
		t.Fatal(err)
	}
	told, err := r.Stories(t.Context(), Stories{Limit: limit})
	if err != nil {
		t.Fatal(err)
	}
	same(fmt.Sprintf("%d stories", limit), result(stories.Rows, limit).Rows, told.Rows)
	derived, err := r.Derived(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	first, err := r.Derived(t.Context(), limit)
	if err != nil {
		t.Fatal(err)
	}
	same(fmt.Sprintf("%d copies", limit), result(derived.Rows, limit).Rows, first.Rows)
}

// checkWords asks for what is told in some words.
func (a *asker) checkWords(t *testing.T, s graph.Store, reader func() *Reader, same func(q, want, got any)) {
	t.Helper()
	e := a.events[a.rng.IntN(len(a.events))]
	about := a.words(e.Title + " " + e.Reports[len(e.Reports)-1].Sentence.Text)
	told, err := naiveTold(t.Context(), reader(), about)
	if err != nil {
		t.Fatal(err)
	}
	r := reader()
	res, err := r.Coverage(t.Context(), Coverage{About: about})
	if err != nil {
		t.Fatal(err)
	}
	for i := range res.Rows {
		res.Rows[i].Silent = []Article{} // Coverage alone has it
	}
	same("coverage about "+about, told, res.Rows)
	q := Said{Utterance: a.words(a.said[a.rng.IntN(len(a.said))].Text) + " "}
	if !strings.Contains(strings.TrimSpace(q.Utterance), " ") {
		return // an id as well
	}
	plain, err := r.AsKnownOn("")
	if err != nil {
		t.Fatal(err)
	}
	plain.store, plain.looked, plain.index = indexless{s}, false, nil
	want, err := plain.Printings(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	got, err := reader().Printings(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	same(q, want.Rows, got.Rows)
}

// checkCounts asks for what notes beside the quads tell: the most covered events,
// how much there is, and names like others.
func (a *asker) checkCounts(t *testing.T, s graph.Store) {
	t.Helper()
	for range 20 {
		limit := a.rng.IntN(2) * (1 + a.rng.IntN(12))
		planned, naive := NewReader(s), NewReader(indexless{s})
		planned.eager = true
		want, err := naive.Coverage(t.Context(), Coverage{Limit: limit})
		if err != nil {
			t.Fatal(err)
		}
		got, err := planned.Coverage(t.Context(), Coverage{Limit: limit})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want.Rows, got.Rows, cmpopts.IgnoreUnexported(Article{}, Report{}, Named{})); diff != "" || want.More != got.More {
			t.Fatalf("%d most covered, more %v and %v (-naive +planned):\n%s", limit, want.More, got.More, diff)
		}
		e := a.events[a.rng.IntN(len(a.events))]
		name := e.Reports[0].Article.Outlet + " " + e.Type
		for _, n := range e.Participants {
			name += " " + n.Name
		}
		if e.Place != nil {
			name += " " + e.Place.Name
		}
		name = a.misspelt(a.words(name))
		for _, c := range []Choice{Actors, Places, Outlets, Types} {
			want, err := naive.Near(t.Context(), c, name)
			if err != nil {
				t.Fatal(err)
			}
			got, err := planned.Near(t.Context(), c, name)
			if diff := cmp.Diff(want, got); err != nil || diff != "" {
				t.Fatalf("%s near %q: %v (-naive +planned):\n%s", c, name, err, diff)
			}
		}
	}
	want, err := graph.Stats(t.Context(), indexless{s})
	if err != nil {
		t.Fatal(err)
	}
	got, err := graph.Stats(t.Context(), unread{s, s.(graph.Sizer)})
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Fatalf("status: %v (-naive +kept):\n%s", err, diff)
	}
}

// unread is a store that does not give all its quads.
type unread struct {
	graph.Store
	graph.Sizer
}

func (s unread) Quads(ctx context.Context, p graph.Pattern) iter.Seq2[quad.Quad, error] {
	if p == (graph.Pattern{}) {
		return func(yield func(quad.Quad, error) bool) { yield(quad.Quad{}, errors.New("all quads are read")) }
	}
	return s.Store.Quads(ctx, p)
}

// misspelt is a name with a letter or two changed.
func (a *asker) misspelt(name string) string {
	letters := []rune(name)
	for range a.rng.IntN(3) {
		i := a.rng.IntN(len(letters))
		switch a.rng.IntN(3) {
		case 0:
			letters[i] = 'x'
		case 1:
			letters = slices.Insert(letters, i, 'e')
		default:
			letters[i] = letters[len(letters)-1-i]
		}
	}
	return string(letters)
}

// cmp1 is the first that is not empty.
func cmp1(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// loosely are Documents some of which are dated to a year, to ten or not at all.
func loosely(docs iter.Seq2[*schema.Document, error]) iter.Seq2[*schema.Document, error] {
	return func(yield func(*schema.Document, error) bool) {
		i := 0
		for d, err := range docs {
			switch i++; {
			case err != nil:
			case i%5 == 0:
				d.Article.Published = nil
			case i%7 == 0:
				d.Article.Published = &schema.Date{EDTF: "2015", From: "2015-01-01", Until: "2015-12-31", Basis: schema.Given}
			case i%11 == 0:
				d.Article.Published = &schema.Date{EDTF: "2010/2019", From: "2010-01-01", Until: "2019-12-31", Basis: schema.Given}
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

// TestPlans asks generated graphs at random: whatever way a question takes, the
// rows are those of a scan of everything; so it is after articles and an actor
// were forgotten, and where no index of words is there.
func TestPlans(t *testing.T) {
	for name, o := range map[string]sample.Options{
		"topics": {Articles: 24, Years: 1, Actors: 40, Places: 20, Outlets: 5, Statements: 3, Events: 4},
		"stream": {Articles: 24, Daily: 4, Actors: 60, Places: 20, Outlets: 5, Statements: 3, Events: 4},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := cayleystore.Open(t.Context(), "memory:", cayleystore.Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			if o.Daily == 0 {
				err = sample.Fill(t.Context(), s, o)
			} else if _, err = graph.Load(t.Context(), s, loosely(sample.Documents(o)), graph.LoadOptions{}); err == nil {
				_, err = across.Link(t.Context(), s)
			}
			if err != nil {
				t.Fatal(err)
			}
			newAsker(t, s, 1).check(t, s, 30)
			newAsker(t, s, 2).check(t, indexless{s}, 10)
			linked := o.Daily > 0
			if linked {
				newAsker(t, s, 4).checkCounts(t, s)
			}
			if _, err := graph.Forget(t.Context(), s, sample.ID(o, 7)); err != nil {
				t.Fatal(err)
			}
			who := newAsker(t, s, 1).said[0].Speaker.ID
			if err := graph.ForgetActors(t.Context(), s, []quad.IRI{IRI(who)}, false, func(graph.Redaction) {}); err != nil {
				t.Fatal(err)
			}
			newAsker(t, s, 3).check(t, s, 20)
			if linked {
				if _, err := across.Link(t.Context(), s); err != nil {
					t.Fatal(err)
				}
				newAsker(t, s, 5).checkCounts(t, s)
			}
		})
	}
}
