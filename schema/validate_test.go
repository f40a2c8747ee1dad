package schema

import (
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// example is a hand-written document in which every field is used.
func example(t testing.TB) *Document {
	t.Helper()
	text, err := os.ReadFile("testdata/example.json")
	if err != nil {
		t.Fatal(err)
	}
	d := &Document{}
	if err := json.Unmarshal(text, d); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestValidateTakesTheExample(t *testing.T) {
	if err := example(t).Validate(); err != nil {
		t.Fatal(err)
	}
	empty := &Document{Schema: Version, Article: Article{ID: "article/0123456789abcdef"}}
	if err := empty.Validate(); err != nil {
		t.Fatal(err)
	}
}

func TestValidateNamesTheFault(t *testing.T) {
	for _, c := range []struct {
		path, reason string
		change       func(d *Document)
	}{
		{".schema", "dateline/document/2", func(d *Document) { d.Schema = "dateline/document/2" }},
		{".article.id", "hex", func(d *Document) { d.Article.ID = "article/00C0FFEE12345678" }},
		{".article.byline[1]", "empty", func(d *Document) { d.Article.Byline[1] = "" }},
		{".article.title", "UTF-8", func(d *Document) { d.Article.Title = "caf\xe9" }},
		{".text", "UTF-8", func(d *Document) { d.Text = "\xff" + d.Text }},
		{".article.outlet.id", "hyphens", func(d *Document) { d.Article.Outlet.ID = "outlet/Harbour Gazette" }},
		{".article.outlet.basis", "inferred", func(d *Document) { d.Article.Outlet.Basis = Inferred }},
		{".article.outlet.basis", "beside a name", func(d *Document) { d.Article.Outlet.Basis = Unknown }},
		{".article.outlet.name", "missing", func(d *Document) { *d.Article.Outlet = Outlet{Basis: Text} }},
		{".article.outlet.span", "2-900", func(d *Document) { d.Article.Outlet.Span = &Span{2, 900} }},
		{".article.republished_by.outlet.name", "is called", func(d *Document) { d.Article.RepublishedBy.Outlet.ID = d.Article.Outlet.ID }},
		{".article.published.edtf", "missing", func(d *Document) { *d.Article.Published = Date{Basis: Metadata} }},
		{".article.dated_by", "basis", func(d *Document) { d.Article.Published.Basis = Metadata }},
		{".article.dated_by", "basis", func(d *Document) { d.Article.DatedBy = nil }},
		{".article.dated_by[0].article", "another article", func(d *Document) { d.Article.DatedBy[0].Article = d.Article.ID }},
		{".article.dated_by[0].why", "missing", func(d *Document) { d.Article.DatedBy[0].Why = "" }},
		{".article.dated_by[1].article", "behind", func(d *Document) { d.Article.DatedBy = append(d.Article.DatedBy, d.Article.DatedBy[0]) }},
		{".article.published.basis", "stated", func(d *Document) { d.Article.Published.Basis = Stated }},
		{".article.blocks[1]", "inside the block", func(d *Document) { d.Article.Blocks[1].Start = 5 }},
		{".article.blocks[0].kind", "title", func(d *Document) { d.Article.Blocks[0].Kind = "title" }},
		{".sentences[1]", "sentence before", func(d *Document) { d.Sentences[1].Start = 3 }},
		{".times[0].id", `want "t1"`, func(d *Document) { d.Times[0].ID = "t01" }},
		{".times[1].text", "Friday", func(d *Document) { d.Times[1].Start++ }},
		{".times[1].type", "DAY", func(d *Document) { d.Times[1].Type = "DAY" }},
		{".times[1].value", "missing", func(d *Document) { d.Times[1].Value = "" }},
		{".times[1].edtf", "column 9", func(d *Document) { d.Times[1].EDTF = "2031-02-30" }},
		{".times[1].edtf", "want", func(d *Document) { d.Times[1].EDTF = "2031-05-02T10:00" }},
		{".times[1].edtf", "missing", func(d *Document) { d.Times[1].EDTF = "" }},
		{".times[1].from", "missing", func(d *Document) { d.Times[1].From = "" }},
		{".times[1].from", "before all days", func(d *Document) { d.Times[1].From = "2031-05-01" }},
		{".times[1].until", "after all days", func(d *Document) { d.Times[1].Until = "2031-05-03" }},
		{".times[1].until", "2031-5-2", func(d *Document) { d.Times[1].Until = "2031-5-2" }},
		{".times[3].until", "before from", func(d *Document) { d.Times[3].Until = "2031-05-03" }},
		{".times[1]", "time before", func(d *Document) {
			d.Times[0], d.Times[1] = d.Times[1], d.Times[0]
			d.Times[0].ID, d.Times[1].ID = "t1", "t2"
		}},
		{".actors[1].id", `want "a2"`, func(d *Document) { d.Actors[1].ID = "a1" }},
		{".actors[0].name", "missing", func(d *Document) { d.Actors[0].Name = "" }},
		{".actors[0].type", "human", func(d *Document) { d.Actors[0].Type = "human" }},
		{".actors[0].country", "alpha-3", func(d *Document) { d.Actors[0].Country = "SK" }},
		{".actors[0].sector", "capitals", func(d *Document) { d.Actors[0].Sector = "gov" }},
		{".actors[0].aliases[1]", "order", func(d *Document) { d.Actors[0].Aliases[1] = "A" }},
		{".actors[0].links", "Wiki", func(d *Document) { d.Actors[0].Links["Wiki"] = "Q1" }},
		{".actors[0].mentions[1].form", "verb", func(d *Document) { d.Actors[0].Mentions[1].Form = "verb" }},
		{".actors[0].mentions[1]", "repeated", func(d *Document) { d.Actors[0].Mentions[1] = d.Actors[0].Mentions[0] }},
		{".places[0].latitude", "together", func(d *Document) { d.Places[0].Longitude = nil }},
		{".places[0].longitude", "181", func(d *Document) { *d.Places[0].Longitude = 181 }},
		{".places[0].mentions[0].form", "name", func(d *Document) { d.Places[0].Mentions[0].Form = Name }},
		{".statements[0].kind", "said", func(d *Document) { d.Statements[0].Kind = "said" }},
		{".statements[0].speaker.actor", "a5", func(d *Document) { d.Statements[0].Speaker.Actor = "a5" }},
		{".statements[0].via.actor", "p1", func(d *Document) { d.Statements[0].Via.Actor = "p1" }},
		{".statements[0].venue.place", "p3", func(d *Document) { d.Statements[0].Venue.Place = "p3" }},
		{".statements[0].cue.text", "tells", func(d *Document) { d.Statements[0].Cue.Text = "tells" }},
		{".statements[0].content", "empty", func(d *Document) { d.Statements[0].Content = nil }},
		{".statements[0].content[1].text", "is", func(d *Document) { d.Statements[0].Content[1].End-- }},
		{".statements[0].said_on.time", "t5", func(d *Document) { d.Statements[0].SaidOn.Time = "t5" }},
		{".statements[0].about[1]", "order", func(d *Document) { d.Statements[0].About = []string{"e1", "p1"} }},
		{".statements[0].about[0]", "t1", func(d *Document) { d.Statements[0].About = []string{"t1"} }},
		{".statements[1].said_on.edtf", "unknown", func(d *Document) { d.Statements[1].SaidOn.EDTF = "2031" }},
		{".events[0].type", "capitals", func(d *Document) { d.Events[0].Type = "Agree" }},
		{".events[0].trigger", "outside", func(d *Document) { d.Events[0].Sentence = d.Sentences[0] }},
		{".events[0].sentence", "not inside", func(d *Document) { d.Events[0].Sentence.End = d.Events[0].Sentence.Start }},
		{".events[0].participants[1].role", "actor", func(d *Document) { d.Events[0].Participants[1].Role = "actor" }},
		{".events[0].participants[1].actor", "a9", func(d *Document) { d.Events[0].Participants[1].Actor = "a9" }},
		{".events[0].participants[0].actor", "missing", func(d *Document) { d.Events[0].Participants[0].Actor = "" }},
		{".events[0].participants[1]", "order", func(d *Document) { d.Events[0].Participants[0].Role = Other }},
		{".events[0].place", "p7", func(d *Document) { d.Events[0].Place = "p7" }},
		{".events[0].when.basis", "inferred", func(d *Document) { d.Events[0].When.Basis = Inferred }},
		{".events[0].factuality", "true", func(d *Document) { d.Events[0].Factuality = "true" }},
		{".events[1].statement", "s3", func(d *Document) { d.Events[1].Statement = "s3" }},
		{".warnings[0]", "empty", func(d *Document) { d.Warnings[0] = "" }},
	} {
		d := example(t)
		c.change(d)
		err := d.Validate()
		var invalid *InvalidError
		if !errors.Is(err, ErrInvalid) || !errors.As(err, &invalid) {
			t.Errorf("%s (%s): %v", c.path, c.reason, err)
			continue
		}
		if invalid.Path != c.path || !strings.Contains(invalid.Reason, c.reason) {
			t.Errorf("got %v, want %s: … %s …", err, c.path, c.reason)
		}
	}
}

func TestValidateDates(t *testing.T) {
	for _, c := range []struct {
		edtf, from, until string
		ok                bool
	}{
		{"XXXX-04-12", "", "", true},
		{"XXXX-04-12", "2031-04-12", "2031-04-12", true},
		{"../2031-04", "", "2031-04-30", true},
		{"../2031-04", "", "", false},
		{"../2031-04", "2031-05-01", "2031-04-30", false},
		{"2031-04/..", "2031-04-01", "", true},
		{"2031-04/..", "2031-04-05", "2031-04-04", false},
		{"2031-03-2X", "2031-03-20", "2031-03-29", true},
		{"2031-03-2X", "2031-03-20", "2031-03-30", false},
	} {
		d := example(t)
		d.Times[0].EDTF, d.Times[0].From, d.Times[0].Until = c.edtf, c.from, c.until
		if err := d.Validate(); (err == nil) != c.ok {
			t.Errorf("%s, %q to %q: %v", c.edtf, c.from, c.until, err)
		}
	}
}

func TestSortMakesListsValid(t *testing.T) {
	want, d := example(t), example(t)
	a, s, e := &d.Actors[0], &d.Statements[0], &d.Events[0]
	a.Aliases = []string{"Z. Marek", "Marek", "Z. Marek"}
	a.Mentions = append(a.Mentions[1:], a.Mentions[0], a.Mentions[1])
	s.About = []string{"e1", "p2", "a4", "p1", "a4"}
	s.Content[0], s.Content[1] = s.Content[1], s.Content[0]
	e.Participants = append(e.Participants[2:], e.Participants[:2]...)
	if err := d.Validate(); err == nil {
		t.Error("the disorder went unseen")
	}
	d.Sort()
	if diff := cmp.Diff(want, d); diff != "" {
		t.Error(diff)
	}
}

func TestToCodePointsIsWhatValidateExpects(t *testing.T) {
	want, d := example(t), example(t)
	offsets := []int{}
	for i := range d.Text {
		offsets = append(offsets, i)
	}
	offsets = append(offsets, len(d.Text))
	d.EachSpan(func(s *Span, _ string) { s.Start, s.End = offsets[s.Start], offsets[s.End] })
	if err := d.ToCodePoints(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, d); diff != "" {
		t.Error(diff)
	}
	inside := &Document{Text: "a🙂", Sentences: []Span{{Start: 2, End: 5}}}
	if err := inside.ToCodePoints(); err == nil {
		t.Error("a span that starts inside a character was taken")
	}
}

func TestSplitID(t *testing.T) {
	for id, want := range map[string]int{"a1": 1, "e120": 120, "a0": 0, "a01": 0, "a": 0, "": 0, "x1": 0, "a1x": 0, "a-1": 0, "a99999999999999999999": 0} {
		kind, n, ok := SplitID(id)
		if ok != (want > 0) || ok && (n != want || LocalID(kind, n) != id) {
			t.Errorf("%q: %c %d %v", id, kind, n, ok)
		}
	}
}

func BenchmarkValidate(b *testing.B) {
	d := example(b)
	b.ReportAllocs()
	for b.Loop() {
		if err := d.Validate(); err != nil {
			b.Fatal(err)
		}
	}
}

func TestTimeStated(t *testing.T) {
	day := Time{ID: "t1", Type: DateType, Value: "2025-03-04", EDTF: "2025-03-04", From: "2025-03-04", Until: "2025-03-04"}
	if d := day.Stated(); !day.Datable() || d.Basis != Stated || d.Time != "t1" || d.From != day.From {
		t.Errorf("a day: %+v", d)
	}
	open := Time{ID: "t2", Type: DateType, Value: "XXXX-WXX-5"}
	if d := open.Stated(); !open.Datable() || d.Basis != Unknown || d.EDTF != "" {
		t.Errorf("an open weekday: %+v", d)
	}
	for _, vague := range []Time{{Type: DateType, Value: "PAST_REF"}, {Type: DurationType, Value: "P1D"}, {Type: SetType, Value: "P1W"}} {
		if vague.Datable() {
			t.Errorf("%s dates something", vague.Value)
		}
	}
}
