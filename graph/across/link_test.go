package across_test

import (
	"context"
	"iter"
	"math/rand/v2"
	"reflect"
	"testing"

	"dateline/graph"
	"dateline/graph/across"
	"dateline/graph/cayleystore"
	"dateline/graph/sample"
	"dateline/schema"
	"dateline/schema/vocab"
)

func open(t *testing.T) graph.Store {
	t.Helper()
	s, err := cayleystore.Open(context.Background(), "memory:", cayleystore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func load(t *testing.T, s graph.Store, docs ...*schema.Document) {
	t.Helper()
	var seq iter.Seq2[*schema.Document, error] = func(yield func(*schema.Document, error) bool) {
		for _, d := range docs {
			if !yield(d, nil) {
				return
			}
		}
	}
	fail := func(err error) { t.Error(err) }
	if _, err := graph.Load(context.Background(), s, seq, graph.LoadOptions{Failed: fail}); err != nil {
		t.Fatal(err)
	}
}

func link(t *testing.T, s graph.Store) across.Report {
	t.Helper()
	r, err := across.Link(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// links are the quads of vocab.Across as one text.
func links(t *testing.T, s graph.Store) string {
	t.Helper()
	var lines []string
	for q, err := range s.Quads(context.Background(), graph.Pattern{Label: vocab.Across}) {
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, q.NQuad())
	}
	return across.SortedText(lines)
}

// The same articles give the same links in any order of loading, in any
// number of batches with links made in between, and after some were forgotten.
func TestLinkIsIndependentOfOrder(t *testing.T) {
	docs := across.SampleDocuments(t)
	s := open(t)
	load(t, s, docs...)
	first := link(t, s)
	want := links(t, s)
	if first.Copies == 0 || first.Shared == 0 || first.Utterances == 0 || first.Added == 0 {
		t.Fatalf("the sample has too little in common: %+v", first)
	}
	if again := link(t, s); again.Added != 0 || again.Removed != 0 {
		t.Errorf("a second call changes %d and %d quads", again.Added, again.Removed)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for round := range 10 {
		s := open(t)
		mixed := append([]*schema.Document(nil), docs...)
		random.Shuffle(len(mixed), func(i, k int) { mixed[i], mixed[k] = mixed[k], mixed[i] })
		for len(mixed) > 0 {
			n := 1 + random.IntN(len(mixed))
			load(t, s, mixed[:n]...)
			link(t, s)
			mixed = mixed[n:]
		}
		if got := links(t, s); got != want {
			t.Fatalf("round %d: other links\n%s", round, across.LineDiff(want, got))
		}
	}
}

func TestLinkAfterForget(t *testing.T) {
	docs := across.SampleDocuments(t)
	s, rest := open(t), open(t)
	load(t, s, docs...)
	load(t, rest, docs[1:]...)
	link(t, s)
	link(t, rest)
	if _, err := graph.Forget(context.Background(), s, docs[0].Article.ID); err != nil {
		t.Fatal(err)
	}
	if r := link(t, s); r.Removed == 0 {
		t.Error("nothing removed")
	}
	if got, want := links(t, s), links(t, rest); got != want {
		t.Error(across.LineDiff(want, got))
	}
}

func TestLinkEmptyGraph(t *testing.T) {
	if r := link(t, open(t)); !reflect.DeepEqual(r, across.Report{}) {
		t.Errorf("%+v", r)
	}
}

// mixture is generated articles, where everybody is in the news every day, and
// hand-written ones.
func mixture(t *testing.T) []*schema.Document {
	docs := across.SampleDocuments(t)
	for d, err := range sample.Documents(sample.Options{Articles: 50, Years: 1, Statements: 4, Events: 5, Actors: 40, Places: 10, Outlets: 5}) {
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, d)
	}
	return docs
}

// Articles loaded in any order, in batches of any size, some replaced and some
// forgotten on the way, give the graph that loading what is left at once gives.
func TestLinkIsThatOfAllAtOnce(t *testing.T) {
	ctx := context.Background()
	docs := mixture(t)
	s := open(t)
	load(t, s, docs...)
	if r := link(t, s); r.Copies < 8 || r.Shared < 12 || r.Utterances < 5 || r.Stories == len(docs) {
		t.Fatalf("the articles have too little in common: %+v", r)
	}
	want, err := graph.Hash(ctx, s)
	if err != nil {
		t.Fatal(err)
	}
	wanted := links(t, s)
	random := rand.New(rand.NewPCG(3, 4))
	for round := range 10 {
		s := open(t)
		mixed := append([]*schema.Document(nil), docs...)
		random.Shuffle(len(mixed), func(i, k int) { mixed[i], mixed[k] = mixed[k], mixed[i] })
		// Some come in another form first, or too often.
		other := *mixed[0]
		other.Actors, other.Statements, other.Events, other.Places = nil, nil, nil, nil
		extra := *mixed[1]
		extra.Article.ID = "article/eeeeeeeeeeeeeeee"
		early := append([]*schema.Document{&other, &extra}, mixed[2:]...)
		for len(early) > 0 {
			n := 1 + random.IntN(min(12, len(early)))
			load(t, s, early[:n]...)
			link(t, s)
			early = early[n:]
		}
		load(t, s, mixed[0])
		link(t, s)
		if _, err := graph.Forget(ctx, s, extra.Article.ID); err != nil {
			t.Fatal(err)
		}
		link(t, s)
		load(t, s, mixed[1])
		link(t, s)
		if got, err := graph.Hash(ctx, s); err != nil || got != want {
			t.Fatalf("round %d: other links, %v\n%s", round, err, across.LineDiff(wanted, links(t, s)))
		}
		if err := across.Verify(ctx, s, func(f graph.Finding) { t.Errorf("round %d: %+v", round, f) }); err != nil {
			t.Fatal(err)
		}
	}
}
