package across_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"dateline/graph"
	"dateline/graph/across"
	"dateline/graph/cayleystore"
	"dateline/graph/sample"
)

// TestVerify changes one note at a time of a graph whose notes fit.
func TestVerify(t *testing.T) {
	ctx := t.Context()
	s, err := cayleystore.Open(ctx, "memory:", cayleystore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	o := sample.Options{Articles: 40, Years: 1, Statements: 3, Events: 4} // more than enter lists late
	verify := func() (out []string) {
		if err := across.Verify(ctx, s, func(f graph.Finding) { out = append(out, f.Where+": "+f.What) }); err != nil {
			t.Fatal(err)
		}
		return out
	}
	if _, err := graph.Load(ctx, s, sample.Documents(o), graph.LoadOptions{}); err != nil {
		t.Fatal(err)
	}
	if got := verify(); got != nil {
		t.Errorf("not linked yet: %q", got)
	}
	if _, err := across.Link(ctx, s); err != nil {
		t.Fatal(err)
	}
	if got := verify(); got != nil {
		t.Errorf("nothing changed: %q", got)
	}
	article := sample.ID(o, 3)
	hash := strings.TrimPrefix(article, "article/")
	for _, c := range []struct {
		key  string // the first note that begins like this
		to   func(old graph.Note) graph.Note
		want string
	}{
		{"across/read\x00" + hash, taken, article + ": linked, but nothing is noted of it (read)"},
		{"across/words\x00" + hash, with("x"), article + ": other things are noted of it than it says (words)"},
		{"across/text\x00" + hash, named("across/text\x00feed"), "article/feed: noted (text), but not there"},
		{"across/at\x00", taken, "notes: noted and not in its list (at): "},
		{"across/on\x00", func(n graph.Note) graph.Note { return graph.Note{Key: n.Key + "0", Value: n.Value} }, "notes: in a list (on) and not noted: "},
		{"across/at\x00", func(graph.Note) graph.Note {
			return graph.Note{Key: "across/fresh", Value: []byte("+across/at\x00nobody\n")}
		}, `notes: in a list (at) and not noted: "nobody"`},
		{"across/uses\x00", with("\nacross/use\x00nobody"), `notes: noted and not in its list (use): "nobody"`},
		{"across/told\x00", with("x"), "notes: other things are noted of a story than its articles tell: "},
		{"across/told\x00", taken, "notes: other things are noted of a story than its articles tell: "},
		{"across/read\x00" + hash, named("across/told\x00nowhere\x0000000000"), "notes: what articles tell in common is noted of a story that is not there: nowhere"},
		{"across/read\x00" + hash, named("across/bridge\x00\x00feed\x00beef"), "notes: a bridge between stories is noted with one of them alone"},
		{"across/read\x00" + hash, named("across/bridge\x00nowhere\x00" + hash + "\x00feed"), "notes: a bridge is noted with another story than its article's: "},
	} {
		var old graph.Note
		for n, err := range s.Notes(ctx, c.key, c.key+"\xff") {
			if err != nil {
				t.Fatal(err)
			}
			old = n
			break
		}
		if old.Value == nil {
			t.Fatalf("no note %q", c.key)
		}
		to := c.to(graph.Note{Key: old.Key, Value: bytes.Clone(old.Value)})
		back := old
		if to.Key != old.Key {
			back = graph.Note{Key: to.Key}
		}
		apply := func(n graph.Note) []string {
			if err := s.Apply(ctx, graph.Change{Notes: []graph.Note{n}}); err != nil {
				t.Fatal(err)
			}
			return verify()
		}
		if got := apply(to); !slices.ContainsFunc(got, func(f string) bool { return strings.HasPrefix(f, c.want) }) {
			t.Errorf("%q set to %q: %q", to.Key, to.Value, got)
		}
		if got := apply(back); got != nil {
			t.Errorf("%q as it was: %q", c.key, got)
		}
	}
	if _, err := graph.Forget(ctx, s, article); err != nil {
		t.Fatal(err)
	}
	if got := verify(); got != nil {
		t.Errorf("an article that waits: %q", got)
	}
	if _, err := across.Link(ctx, s); err != nil {
		t.Fatal(err)
	}
	if got := verify(); got != nil {
		t.Errorf("a forgotten article: %q", got)
	}
}

func taken(n graph.Note) graph.Note { return graph.Note{Key: n.Key} }

func with(more string) func(graph.Note) graph.Note {
	return func(n graph.Note) graph.Note { return graph.Note{Key: n.Key, Value: append(n.Value, more...)} }
}

func named(key string) func(graph.Note) graph.Note {
	return func(n graph.Note) graph.Note { return graph.Note{Key: key, Value: n.Value} }
}
