package quads

import (
	"bytes"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"dateline/schema"
	"dateline/schema/vocab"
)

// example is the hand-written document in which every field is used.
func example(t testing.TB) *schema.Document {
	t.Helper()
	text, err := os.ReadFile("../testdata/example.json")
	if err != nil {
		t.Fatal(err)
	}
	d := &schema.Document{}
	if err := json.Unmarshal(text, d); err != nil {
		t.Fatal(err)
	}
	return d
}

// roundTrip checks that the quads of d give d back in any order.
func roundTrip(t *testing.T, d *schema.Document, r *rand.Rand) []quad.Quad {
	t.Helper()
	list, err := FromDocument(d)
	if err != nil {
		t.Fatal(err)
	}
	again, _ := FromDocument(d)
	if diff := cmp.Diff(list, again, equalTimes); diff != "" {
		t.Fatalf("another order: %s", diff)
	}
	shuffled := slices.Clone(list)
	r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	back, err := ToDocument(shuffled)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(d, back); diff != "" {
		t.Fatal(diff)
	}
	want, _ := json.Marshal(d)
	got, _ := json.Marshal(back)
	if string(want) != string(got) {
		t.Fatalf("JSON differs:\n%s\n%s", want, got)
	}
	return list
}

var equalTimes = cmp.Comparer(func(a, b quad.Time) bool { return time.Time(a).Equal(time.Time(b)) })

func TestRoundTripOfTheExample(t *testing.T) {
	roundTrip(t, example(t), rand.New(rand.NewPCG(1, 2)))
}

func TestQuadsOfTheExample(t *testing.T) {
	list, err := FromDocument(example(t))
	if err != nil {
		t.Fatal(err)
	}
	const h = "00c0ffee12345678"
	article := vocab.Node(vocab.Article, h)
	have := map[string]bool{}
	for _, q := range list {
		if q.Label != article {
			t.Errorf("label of %v", q)
		}
		have[strings.Join([]string{quad.StringOf(q.Subject), quad.StringOf(q.Predicate), quad.StringOf(q.Object)}, " ")] = true
	}
	part := func(kind, id string) quad.IRI { return vocab.Node(kind, h, id) }
	day := func(y, m, d int) quad.Value { return quad.Time(time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)) }
	place, outlet := vocab.Node(vocab.Place, "gn", "4242"), vocab.Node(vocab.Outlet, "harbour-gazette")
	for _, want := range []struct {
		s, p quad.IRI
		o    quad.Value
	}{
		{article, vocab.Publisher, outlet},
		{outlet, vocab.Label, quad.String("Harbour Gazette")},
		{part(vocab.Location, "p1"), vocab.AtPlace, place},
		{place, vocab.Label, quad.String("Port Elma")},
		{place, vocab.Latitude, quad.Float(48.25)},
		{part(vocab.Location, "p2"), vocab.AtPlace, vocab.Node(vocab.Place, "XXX", "the-harbour")},
		{part(vocab.Statement, "s1"), vocab.Speaker, part(vocab.Appearance, "a1")},
		{part(vocab.Statement, "s1"), vocab.About, part(vocab.Report, "e1")},
		{part(vocab.Statement, "s1"), vocab.OnDay, vocab.Node(vocab.Day, "2031-05-02")},
		{part(vocab.Report, "e1"), vocab.SaidIn, part(vocab.Statement, "s1")},
		{article, vocab.Until, day(2031, 5, 3)},
		{part(vocab.Report, "e2"), vocab.OnDay, vocab.Node(vocab.Day, "2031-04-24")},
	} {
		line := strings.Join([]string{want.s.String(), want.p.String(), want.o.String()}, " ")
		if !have[line] {
			t.Errorf("no quad %s", line)
		}
	}
}

func TestRoundTripOfRandomDocuments(t *testing.T) {
	published := jsonSchema(t)
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 7))
		d := randomDocument(r)
		if err := d.Validate(); err != nil {
			t.Fatalf("seed %d: the generator is wrong: %v", seed, err)
		}
		if err := published.Validate(plain(t, d)); err != nil {
			t.Fatalf("seed %d: Validate takes what the JSON Schema refuses: %v", seed, err)
		}
		for _, q := range roundTrip(t, d, r) {
			for _, v := range []quad.Value{q.Subject, q.Predicate, q.Object} {
				if iri, ok := v.(quad.IRI); ok && !legal(string(iri)) {
					t.Fatalf("seed %d: IRI %q", seed, iri)
				}
			}
		}
	}
}

// jsonSchema is the published schema of documents.
func jsonSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema.JSONSchema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("document", doc); err != nil {
		t.Fatal(err)
	}
	return c.MustCompile("document")
}

// plain is d as plain JSON values.
func plain(t *testing.T, d *schema.Document) any {
	t.Helper()
	text, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestFromDocumentRefusesWhatIsNotValid(t *testing.T) {
	d := example(t)
	d.Actors[0].Name = "caf\xe9"
	if list, err := FromDocument(d); !errors.Is(err, schema.ErrInvalid) || list != nil {
		t.Errorf("%d quads, %v", len(list), err)
	}
}

func TestToDocumentRefuses(t *testing.T) {
	const h = "00c0ffee12345678"
	article, report := vocab.Node(vocab.Article, h), vocab.Node(vocab.Report, h, "e1")
	for name, change := range map[string]func(q []quad.Quad) []quad.Quad{
		"nothing":                 func(q []quad.Quad) []quad.Quad { return nil },
		"two labels":              func(q []quad.Quad) []quad.Quad { q[3].Label = vocab.Across; return q },
		"no label":                func(q []quad.Quad) []quad.Quad { q[0].Label = nil; return q },
		"another article's label": relabel(vocab.Node(vocab.Article, "ffffffffffffffff")),
		"a label of no article":   relabel(vocab.Across),
		"a second detail":         add(article, vocab.Detail, quad.String("{}")),
		"a detail that is none":   set(report, vocab.Detail, quad.String("{")),
		"an IRI as detail":        set(report, vocab.Detail, article),
		"another part's detail":   set(report, vocab.Detail, quad.String(`{"id":"e2"}`)),
		"another article's":       set(article, vocab.Detail, quad.String(`{"id":"article/ffffffffffffffff"}`)),
		"a span outside the text": inDetail(report, `"end":`, `"end":9999`),
		"a span that is none":     set(article, vocab.Sentence, quad.String("5..9")),
		"a block that is none":    set(article, vocab.Block, quad.String("headline")),
		"a link to no such part":  inDetail(report, `"place":"p`, `"place":"p9`),
		"an actor as place":       inDetail(report, `"place":"p`, `"place":"a`),
		"a gap in the ids":        add(vocab.Node(vocab.Report, h, "e4"), vocab.Detail, quad.String(`{"id":"e4"}`)),
		"a part without detail":   add(vocab.Node(vocab.Report, h, "e3"), vocab.InArticle, article),
	} {
		list, err := FromDocument(example(t))
		if err != nil {
			t.Fatal(err)
		}
		d, err := ToDocument(change(list))
		if !errors.Is(err, ErrMalformed) && !errors.Is(err, schema.ErrInvalid) {
			t.Errorf("%s: %v, %v", name, d != nil, err)
		}
	}
}

func relabel(label quad.IRI) func([]quad.Quad) []quad.Quad {
	return func(list []quad.Quad) []quad.Quad {
		for i := range list {
			list[i].Label = label
		}
		return list
	}
}

func add(s, p quad.IRI, o quad.Value) func([]quad.Quad) []quad.Quad {
	return func(list []quad.Quad) []quad.Quad {
		return append(list, quad.Quad{Subject: s, Predicate: p, Object: o, Label: list[0].Label})
	}
}

func set(s, p quad.IRI, o quad.Value) func([]quad.Quad) []quad.Quad {
	return func(list []quad.Quad) []quad.Quad {
		for i := range list {
			if list[i].Subject == s && list[i].Predicate == p {
				list[i].Object = o
			}
		}
		return list
	}
}

// inDetail changes words of a node's detail.
func inDetail(node quad.IRI, words, to string) func([]quad.Quad) []quad.Quad {
	return func(list []quad.Quad) []quad.Quad {
		for i := range list {
			if list[i].Subject == node && list[i].Predicate == vocab.Detail {
				list[i].Object = quad.String(strings.Replace(string(list[i].Object.(quad.String)), words, to, 1))
			}
		}
		return list
	}
}

func TestToDocumentPassesOverTheRest(t *testing.T) {
	want := example(t)
	list, err := FromDocument(want)
	if err != nil {
		t.Fatal(err)
	}
	list = add(list[0].Label.(quad.IRI), vocab.InStory, vocab.Node(vocab.Story, "1"))(list)
	list = add(vocab.Node(vocab.Outlet, "elsewhere"), vocab.Label, quad.String("Elsewhere"))(list)
	got, err := ToDocument(list)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestBuckets(t *testing.T) {
	for _, c := range []struct {
		from, until  string
		days, months int
		lastDay      string
	}{
		{"2031-04-12", "2031-04-12", 1, 1, "2031-04-12"},
		{"2031-04-28", "2031-05-04", 7, 2, "2031-05-04"},
		{"2031-04-28", "2031-05-05", 0, 2, ""},
		{"2031-01-01", "2031-12-31", 0, 12, ""},
		{"2031-12-31", "2032-01-01", 2, 2, "2032-01-01"},
		{"2031-01-31", "2032-01-01", 0, 0, ""},
		{"", "2031-01-31", 0, 0, ""},
		{"2031-01-31", "", 0, 0, ""},
		{"2031-01-31", "2031-01-30", 0, 0, ""},
	} {
		days, months := Buckets(&schema.Date{From: c.from, Until: c.until})
		if len(days) != c.days || len(months) != c.months {
			t.Errorf("%s to %s: %v %v", c.from, c.until, days, months)
		}
		if c.days > 0 && days[c.days-1] != vocab.Node(vocab.Day, c.lastDay) {
			t.Errorf("%s to %s: %v", c.from, c.until, days)
		}
	}
	_, months := Buckets(&schema.Date{From: "2031-01-31", Until: "2031-03-01"})
	want := []quad.IRI{"urn:dateline:month:2031-01", "urn:dateline:month:2031-02", "urn:dateline:month:2031-03"}
	if diff := cmp.Diff(want, months); diff != "" {
		t.Error(diff)
	}
}

func TestIDs(t *testing.T) {
	for id, iri := range map[string]quad.IRI{
		"article/00c0ffee12345678":      "urn:dateline:article:00c0ffee12345678",
		"report/00c0ffee12345678/e1":    "urn:dateline:report:00c0ffee12345678:e1",
		"outlet/river-news":             "urn:dateline:outlet:river-news",
		"place/gn/4242":                 "urn:dateline:place:gn:4242",
		"actor-month/abc/2031-05":       "urn:dateline:actor-month:abc:2031-05",
		"outlet/газета":                 "urn:dateline:outlet:газета",
		"place/SVK/%3F%3F":              "urn:dateline:place:SVK:%3F%3F",
		"statement/00c0ffee12345678/s2": "urn:dateline:statement:00c0ffee12345678:s2",
	} {
		got, err := IRI(id)
		if err != nil || got != iri {
			t.Errorf("IRI(%q) = %q, %v", id, got, err)
		}
		back, err := ID(iri)
		if err != nil || back != id {
			t.Errorf("ID(%q) = %q, %v", iri, back, err)
		}
		if again, err := IRI(string(iri)); err != nil || again != iri {
			t.Errorf("IRI(%q) = %q, %v", iri, again, err)
		}
	}
	for _, bad := range []string{"", "article", "article/", "/x", "a b/c", "x/\"", "x/\xff", "http://example.org/x", "urn:other:x:y"} {
		if iri, err := IRI(bad); !errors.Is(err, ErrID) {
			t.Errorf("IRI(%q) = %q, %v", bad, iri, err)
		}
	}
	if _, err := ID("http://www.w3.org/2004/02/skos/core#x"); !errors.Is(err, ErrID) {
		t.Error(err)
	}
}

func TestPartIRI(t *testing.T) {
	for local, want := range map[string]quad.IRI{
		"t1": "urn:dateline:time:H:t1", "a2": "urn:dateline:appearance:H:a2", "p3": "urn:dateline:location:H:p3",
		"s4": "urn:dateline:statement:H:s4", "e5": "urn:dateline:report:H:e5", "x1": "", "a0": "", "": "",
	} {
		got, err := PartIRI("article/H", local)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%s: %s, %v", local, got, err)
		}
		if article, back, ok := SplitPart(want); ok != (want != "") || ok && (article != "article/H" || back != local) {
			t.Errorf("SplitPart(%s) = %s %s %v", want, article, back, ok)
		}
	}
	if article, local, ok := SplitPart("urn:dateline:article:H"); article != "article/H" || local != "" || !ok {
		t.Errorf("SplitPart of an article: %s %s %v", article, local, ok)
	}
	for _, bad := range []quad.IRI{"urn:dateline:statement:H:a1", "urn:dateline:article:H:a1", "urn:dateline:outlet:x", "urn:dateline:report:H", "urn:dateline:article:"} {
		if article, local, ok := SplitPart(bad); ok {
			t.Errorf("SplitPart(%s) = %s %s", bad, article, local)
		}
	}
	for _, bad := range []string{"H", "article/", "article/a b", "article/a:b", ""} {
		if iri, err := ArticleIRI(bad); !errors.Is(err, ErrID) {
			t.Errorf("ArticleIRI(%q) = %s, %v", bad, iri, err)
		}
	}
}

func TestParseSpan(t *testing.T) {
	if s, err := ParseSpan("12-34"); err != nil || s != (schema.Span{Start: 12, End: 34}) || SpanText(s) != "12-34" {
		t.Errorf("%v, %v", s, err)
	}
	if s, rest, err := CutSpan("0-3 take over"); err != nil || s.End != 3 || rest != "take over" {
		t.Errorf("%v %q %v", s, rest, err)
	}
	for _, bad := range []string{"", "-", "1", "1-", "-1", "3-2", "01-2", "+1-2", "1--2", "1-2 x", "1-2-3", "1-99999999999999999999", "a-b"} {
		if s, err := ParseSpan(bad); !errors.Is(err, ErrMalformed) {
			t.Errorf("ParseSpan(%q) = %v, %v", bad, s, err)
		}
	}
}

func TestDescribe(t *testing.T) {
	d := example(t)
	list, err := Describe(d.Article.ID, &d.Statements[0])
	if err != nil {
		t.Fatal(err)
	}
	have := map[quad.Value]string{}
	for _, q := range list {
		have[q.Predicate] = quad.ToString(q.Object)
	}
	if have[vocab.Text] != "We are close – very close … Both sides signed a draft in Port Elma." || have[vocab.Act] == "" {
		t.Errorf("%v", have)
	}
	if _, err := Describe("no article", d); !errors.Is(err, ErrID) {
		t.Error(err)
	}
}

func BenchmarkFromDocument(b *testing.B) {
	d := example(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := FromDocument(d); err != nil {
			b.Fatal(err)
		}
	}
}
