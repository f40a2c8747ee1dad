package places

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/extract"
	"dateline/extract/lexicon"
	"dateline/extract/names"
	"dateline/extract/syntax"
	"dateline/schema"
)

// reader holds what a test needs to read a text up to its places.
type reader struct {
	parser *syntax.Parser
	tagger *names.Tagger
	places *Annotator
}

func newReader(t testing.TB) reader {
	t.Helper()
	var r reader
	var errs [3]error
	r.parser, errs[0] = syntax.New()
	r.tagger, errs[1] = names.New()
	r.places, errs[2] = New()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
	return r
}

// doc reads a text up to its names.
func (r reader) doc(text string) *extract.Doc {
	d := extract.NewDoc(&schema.Record{Text: text})
	d.Syntax = r.parser.Analyze(text)
	d.Names = r.tagger.Find(d.Syntax)
	return d
}

// annotate reads a text and checks that every mention stands where it says.
func (r reader) annotate(t *testing.T, text string) []schema.Place {
	t.Helper()
	d := r.doc(text)
	if err := r.places.Annotate(d); err != nil {
		t.Fatal(err)
	}
	for _, p := range d.Out.Places {
		for _, m := range p.Mentions {
			if text[m.Start:m.End] != m.Text {
				t.Errorf("mention %q is not at %d-%d", m.Text, m.Start, m.End)
			}
		}
	}
	return d.Out.Places
}

// short is a place in one line: name, country, kind and its mentions.
func short(ps []schema.Place) []string {
	var out []string
	for _, p := range ps {
		var ms []string
		for _, m := range p.Mentions {
			ms = append(ms, m.Text)
		}
		out = append(out, p.Name+" "+p.Country+" "+p.Kind+": "+strings.Join(ms, ", "))
	}
	return out
}

func TestPlaces(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"two names are one place", "Talks moved from Kiev to Vienna. Officials in Kyiv were silent.",
			[]string{"Kyiv UKR city: Kiev, Kyiv", "Vienna AUT city: Vienna"}},
		{"stated containment", "A fire broke out in Paris, Texas, on Monday.",
			[]string{"Paris USA city: Paris", "Texas USA region: Texas"}},
		{"an abbreviation contains", "The company is moving to Dublin, Ohio. Workers in Columbus, Ohio, were told. Dublin has grown.",
			[]string{"Dublin USA city: Dublin, Dublin", "Ohio USA region: Ohio, Ohio", "Columbus USA city: Columbus"}},
		{"the article's country decides", "Police in Ottawa and Toronto searched homes. A third raid took place in London, Ontario. Canada has seen few such cases.",
			[]string{"Ottawa CAN city: Ottawa", "Toronto CAN city: Toronto", "London CAN city: London", "Ontario CAN region: Ontario", "Canada CAN country: Canada"}},
		{"an unknown site takes the stated country", "Rockets hit the Grimblow Airfield in western Ukraine.",
			[]string{"Grimblow Airfield UKR site: Grimblow Airfield", "Ukraine UKR country: Ukraine"}},
		{"a place in the name of a body is none", "The Bank of England and the New York Times declined to comment.", nil},
		{"so does one whose kind stands within its name", "The Columbus Board of Health and the Licking County Food Bank wrote to them.",
			[]string{"Columbus USA city: Columbus", "Licking County USA county: Licking County"}},
		{"a local body tells its town", "The Columbus Police Department and the Museum of Toronto called it theft.",
			[]string{"Columbus USA city: Columbus", "Museum of Toronto CAN site: Museum of Toronto"}},
		{"words of bodies are no towns", "The Superior Court and the Federal Police asked the Department of Commerce.", nil},
		{"a site stands in its town", "The meeting in Toronto City Hall and the one in Vienna were long.",
			[]string{"Toronto City Hall CAN site: Toronto City Hall", "Vienna AUT city: Vienna"}},
		{"small word of a region", "Shells fell in the Kherson region and in Kherson.",
			[]string{"Kherson Oblast UKR region: Kherson region", "Kherson UKR city: Kherson"}},
	}
	r := newReader(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, short(r.annotate(t, tt.text))); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestKinds runs the examples of kinds.tsv.
func TestKinds(t *testing.T) {
	k, err := readKinds()
	if err != nil {
		t.Fatal(err)
	}
	table, err := lexicon.Parse("data/kinds.tsv", kindsFile)
	if err != nil {
		t.Fatal(err)
	}
	is := func(row lexicon.Row, name string) bool {
		words := strings.Fields(strings.ToLower(name))
		switch row.Get("at") {
		case "before":
			return k.before[words[0]]
		case "body":
			return k.body[words[len(words)-1]]
		case "never":
			return k.never[words[0]]
		case "of":
			return k.itself(name) != name
		}
		return k.of(name) == row.Get("kind")
	}
	for _, row := range table.Rows {
		for _, name := range row.List("yes") {
			if !is(row, name) {
				t.Errorf("%s: %q is no %s but %s", row.Where(), name, row.Get("kind"), k.of(name))
			}
		}
		for _, name := range row.List("no") {
			if is(row, name) {
				t.Errorf("%s: %q is %s", row.Where(), name, row.Get("kind"))
			}
		}
	}
}

// TestHomes runs the examples of homes.tsv with a town that is there: Grimble
// stands for it.
func TestHomes(t *testing.T) {
	r := newReader(t)
	table, err := lexicon.Parse("data/homes.tsv", homesFile)
	if err != nil {
		t.Fatal(err)
	}
	town := func(domain string) string {
		label, _, _ := strings.Cut(strings.ReplaceAll(domain, "grimble", "toronto"), ".")
		return r.places.homes.town(label, r.places.gaz)
	}
	for _, row := range table.Rows {
		if got := town(row.Get("yes")); got != "toronto" {
			t.Errorf("%s: %s: %q", row.Where(), row.Get("yes"), got)
		}
		if got := town(row.Get("no")); got != "" {
			t.Errorf("%s: %s: %q", row.Where(), row.Get("no"), got)
		}
	}
	text := "Police in Cambridge searched a house."
	d := r.doc(text)
	d.Out.Article.Outlet = &schema.Outlet{Name: "thecambridgeledger.ca"}
	if err := r.places.Annotate(d); err != nil {
		t.Fatal(err)
	}
	if got := short(d.Out.Places); got[0] != "Cambridge CAN city: Cambridge" {
		t.Errorf("the outlet's domain did not count: %q", got)
	}
}

func FuzzAnnotate(f *testing.F) {
	f.Add("Fighting near Kherson, Ukraine, and in St. Paul, Minn., went on.")
	f.Add("PARIS, Ky. (AP) — New York")
	f.Add(", , The The Hague in, Of")
	r := newReader(f)
	f.Fuzz(func(t *testing.T, text string) { r.annotate(t, text) })
}

func BenchmarkAnnotate(b *testing.B) {
	text := strings.Repeat("Police in Springfield, Illinois, said that trucks from Columbus, Ohio, and Paris had crossed the Mississippi River near Memphis. ", 8)
	r := newReader(b)
	d := r.doc(text)
	b.ReportAllocs()
	for b.Loop() {
		if err := r.places.Annotate(d); err != nil {
			b.Fatal(err)
		}
	}
}
