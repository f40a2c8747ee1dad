package across

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"dateline/schema"
)

// Three tellings of one collision and what came before it.
const (
	ferryHerald = "Ferry strikes pier in Calder Bay\nThe ferry Halcyon struck the pier in Calder Bay on Friday with forty people on board. The harbour board had met in Velden on Monday. “The brakes failed us in the narrow channel,” harbour master Zoe Marchand said. The union plans a strike in June."
	ferryPost   = "Halcyon rams Calder Bay pier\nForty people were on board when the Halcyon rammed a pier on Friday. According to Zoe Marchand, the brakes of the ferry had failed. The harbour board met in Kessel on Tuesday. Divers struck a wall under the pier in 2019."
	ferryWire   = "Pier struck by ferry\nA ferry hit the pier of Calder Bay, the Halcyon Line said. It struck at dawn on Saturday. “The brakes failed us in the narrow channel, and nobody could have known,” Marchand told reporters."
)

func ferryPages(t *testing.T) (herald, post, wire *page) {
	herald = newPage(t, "1", "Northport Herald", "2031-05-03", ferryHerald)
	h := herald.actor("Halcyon", "organization")
	z := herald.actor("Zoe Marchand", "person NRL harbour master")
	bay, velden := herald.place("Calder Bay", "city", "NRL"), herald.place("Velden", "city", "NRL")
	herald.event("ACCIDENT", "struck", "2031-05-02", bay, h)
	herald.event("CONSULT", "met", "2031-04-28", velden)
	herald.says(z, "2031-05-02", schema.Direct, "The brakes failed us in the narrow channel,")
	herald.event("PROTEST", "strike", "", "").Factuality = schema.Planned

	post = newPage(t, "2", "Coastal Post", "2031-05-04", ferryPost)
	h, z = post.actor("Halcyon", "organization"), post.actor("Zoe Marchand", "person NRL")
	post.event("ACCIDENT", "rammed", "2031-05-02", "", h)
	post.says(z, "", schema.Indirect, "the brakes of the ferry had failed")
	post.event("CONSULT", "met", "2031-04-29", post.place("Kessel", "city", "NRL"))
	post.event("ACCIDENT", "struck", "2019", "")

	wire = newPage(t, "3", "Bay Wire", "2031-05-04", ferryWire)
	h, z = wire.actor("Halcyon", "organization"), wire.actor("Marchand", "person NRL harbour master")
	wire.event("ACCIDENT", "hit", "", wire.place("Calder Bay", "city", "NRL"), h)
	wire.says(z, "2031-05-03", schema.Direct, "The brakes failed us in the narrow channel, and nobody could have known,")
	return herald, post, wire
}

func TestEvents(t *testing.T) {
	a, b, c := ferryPages(t)
	r := resolve(t, a, b, c)
	if diff := cmp.Diff([]string{"1:e1 2:e1 3:e1"}, groups(r.Events, eventMembers)); diff != "" {
		t.Error("events: " + diff)
	}
	if diff := cmp.Diff([]string{"1:s1 3:s1"}, groups(r.Utterances, utteranceMembers)); diff != "" {
		t.Error("utterances: " + diff)
	}
	for _, e := range r.Events {
		if short(e.Members[0]) == "1:e1" {
			want := Event{
				Node: e.Node, Title: "The ferry Halcyon struck the pier in Calder Bay on Friday with forty people on board.", Type: "ACCIDENT",
				When:  &schema.Date{EDTF: "2031-05-02", From: "2031-05-02", Until: "2031-05-02", Basis: schema.Stated},
				Place: "urn:dateline:place:NRL:calder-bay", Participants: e.Participants, Members: e.Members,
			}
			if diff := cmp.Diff(want, e); diff != "" {
				t.Error(diff)
			}
			for _, m := range e.Members {
				if m.Why == "" {
					t.Errorf("%s joined without a reason", short(m))
				}
			}
		}
	}
}

// Reports of one kind in one story, and what decides between them.
func TestSameEvent(t *testing.T) {
	type told struct {
		text, typ, trigger, date, place, who string
		basis                                schema.Basis
	}
	const (
		first  = "The border talks of Norland and Sundria go on. Envoys of both countries speak of wheat, of water and of the old railway. "
		second = "Nobody expects much from the border talks between Sundria and Norland. The railway is rusty, the water low, the wheat sold. "
	)
	for _, tc := range []struct {
		name string
		a, b told
		want bool
	}{
		{"same day, same words", told{text: "Envoys met in Kessel on wheat.", trigger: "met", date: "2031-05-02"}, told{text: "On wheat the envoys met.", trigger: "met", date: "2031-05-02"}, true},
		{"other place", told{text: "Envoys met in Kessel on wheat.", trigger: "met", date: "2031-05-02", place: "Kessel"}, told{text: "Envoys met in Marrow on wheat.", trigger: "met", date: "2031-05-02", place: "Marrow"}, false},
		{"other week", told{text: "Envoys met on wheat.", trigger: "met", date: "2031-05-02"}, told{text: "Envoys met on wheat.", trigger: "met", date: "2031-05-09"}, false},
		{"a day in the month that the other names", told{text: "Envoys met in Kessel on wheat.", trigger: "met", date: "2031-05"}, told{text: "Envoys met in Kessel on wheat.", trigger: "met", date: "2031-05-09"}, true},
		{"a day apart, all else equal", told{text: "Envoys met in Kessel over wheat and water.", trigger: "met", date: "2031-05-02", place: "Kessel", who: "Norland"}, told{text: "Envoys met in Kessel over wheat and water.", trigger: "met", date: "2031-05-03", place: "Kessel", who: "Norland"}, true},
		{"a day apart, little else", told{text: "Envoys met over wheat.", trigger: "met", date: "2031-05-02"}, told{text: "Envoys met over water.", trigger: "met", date: "2031-05-03"}, false},
		{"published on two days, no date of its own", told{text: "Envoys met in Kessel on wheat.", trigger: "met", date: "2031-05-02", basis: schema.Published}, told{text: "Envoys met in Kessel on wheat.", trigger: "met", date: "2031-05-04", basis: schema.Published}, true},
		{"other kind", told{text: "Envoys met on wheat.", trigger: "met", date: "2031-05-02"}, told{text: "Envoys resigned on wheat.", typ: "RESIGNATION", trigger: "resigned", date: "2031-05-02"}, false},
		{"other participants", told{text: "Norland met grain buyers.", trigger: "met", date: "2031-05-02", who: "Norland"}, told{text: "Sundria met railway men.", trigger: "met", date: "2031-05-02", who: "Sundria"}, false},
		{"no date on either side", told{text: "Envoys met on seed.", trigger: "met"}, told{text: "Farmers met for coffee.", trigger: "met"}, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var pages []*page
			for i, x := range []told{tc.a, tc.b} {
				p := newPage(t, string(rune('1'+i)), "", "", "Border talks\n"+[]string{first, second}[i]+x.text)
				typ, who := "CONSULT", []string(nil)
				if x.typ != "" {
					typ = x.typ
				}
				if x.who != "" {
					who = []string{p.actor(x.who, "country "+x.who[:3])}
				}
				at := ""
				if x.place != "" {
					at = p.place(x.place, "city", "NRL")
				}
				e := p.event(typ, x.trigger, x.date, at, who...)
				if x.basis != "" {
					e.When.Basis = x.basis
				}
				pages = append(pages, p)
			}
			got := groups(resolve(t, pages...).Events, eventMembers)
			if joined := len(got) == 1 && got[0] == "1:e1 2:e1"; joined != tc.want {
				t.Errorf("joined %v, want %v", joined, tc.want)
			}
		})
	}
}

// What a speaker says happened is one event wherever it is reported.
func TestReportedEvent(t *testing.T) {
	one := newPage(t, "1", "", "2031-05-03", "Marr sees no way on\nThe dam talks are at a dead end, Ilan Marr said on Friday in Kessel. Sundria and Norland had met for days.")
	m := one.actor("Ilan Marr", "person SDR president")
	s := one.says(m, "2031-05-02", schema.Indirect, "The dam talks are at a dead end")
	one.event("BREAKDOWN", "dead end", "", "").Statement = s

	two := newPage(t, "2", "", "2031-05-04", "No way on for the dam\nIlan Marr says that the talks on the dam have returned to a deadlock. Norland and Sundria blame each other.")
	m = two.actor("Ilan Marr", "person SDR")
	s = two.says(m, "2031-05-02", schema.Indirect, "the talks on the dam have returned to a deadlock")
	two.event("BREAKDOWN", "deadlock", "", "").Statement = s

	other := newPage(t, "3", "", "2031-05-04", "No way on for the railway\nA Norlandian clerk says that the rail talks are in a deadlock. Norland and Sundria blame each other for the dam.")
	m = other.actor("clerk", "unnamed NRL")
	s = other.says(m, "2031-05-02", schema.Indirect, "the rail talks are in a deadlock")
	other.event("BREAKDOWN", "deadlock", "", "").Statement = s

	if diff := cmp.Diff([]string{"1:e1 2:e1"}, groups(resolve(t, one, two, other).Events, eventMembers)); diff != "" {
		t.Error(diff)
	}
}

// Light verbs say nothing: what is met, reached or run into does.
func TestConcepts(t *testing.T) {
	tab, err := loadTables()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string][]string{
		"found themselves in a dead end": {"breakdown"}, "returned to a “deadlock”": {"breakdown"},
		"according to the minister": nil, "pulled out of the accord": {"agreement", "withdrawal"}, "the dead end of the road": {"breakdown"},
	} {
		if diff := cmp.Diff(want, tab.conceptsOf(text)); diff != "" {
			t.Errorf("%s: %s", text, diff)
		}
	}
	var pages []*page
	for i, told := range [][3]string{
		{"run", "The talks on the Orvel dam had run into a deadlock", "Norland sees no way on. "},
		{"find", "the talks on the dam find themselves in a dead end", "Sundria shrugs. Fields along the Orvel are wet. "},
		{"blame", "the upstream towns blame the talks on the dam", "Norland and Sundria argue about the Orvel. "},
	} {
		p := newPage(t, string(rune('1'+i)), "", "", "Orvel dam\n"+told[2]+told[1]+", said Ilan Marr, president of Sundria.")
		s := p.says(p.actor("Ilan Marr", "person SDR president"), "2031-05-02", schema.Indirect, told[1])
		e := p.event("OTHER", told[0], "", "")
		e.Statement, e.Factuality = s, schema.Reported
		pages = append(pages, p)
	}
	if diff := cmp.Diff([]string{"1:e1 2:e1"}, groups(resolve(t, pages...).Events, eventMembers)); diff != "" {
		t.Error(diff)
	}
}

// What stands behind a trigger is another happening, and a word of no type tells
// of one happening where the words beside it agree.
func TestTriggerMeaning(t *testing.T) {
	for _, tc := range []struct {
		name, typ     string
		first, second [2]string // text, trigger
		want          bool
	}{
		{"two words of one meaning", "ACCIDENT", [2]string{"The Halcyon rammed the pier.", "rammed"}, [2]string{"The pier was smashed.", "smashed"}, true},
		{"the meaning stands behind", "ACCIDENT", [2]string{"The Halcyon rammed the pier.", "rammed"}, [2]string{"Divers sank near the smashed pier.", "sank"}, false},
		{"a form of two words", "DEATH", [2]string{"Ilan Marr, mate of the Halcyon, perished on Friday at dawn.", "perished"}, [2]string{"Ilan Marr, mate of the Halcyon, passed away on Friday at dawn.", "passed"}, true},
		{"the same word of another", "ACCIDENT", [2]string{"The Halcyon rammed the pier.", "rammed"}, [2]string{"The pier was earlier rammed.", "rammed"}, false},
		{"no type, the same beside", "OTHER", [2]string{"The mate painted the pier.", "painted"}, [2]string{"The pier had been painted.", "painted"}, true},
		{"no type, something else beside", "OTHER", [2]string{"The mate painted the mast.", "painted"}, [2]string{"Children painted posters.", "painted"}, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			a := newPage(t, "1", "", "", "Halcyon at Calder Bay pier\nForty people of the harbour board saw the ferry Halcyon. "+tc.first[0])
			b := newPage(t, "2", "", "", "Calder Bay and the Halcyon\nForty people of the harbour board looked for the ferry Halcyon. "+tc.second[0])
			a.event(tc.typ, tc.first[1], "", "")
			b.event(tc.typ, tc.second[1], "", "")
			got := groups(resolve(t, a, b).Events, eventMembers)
			if joined := len(got) == 1; joined != tc.want {
				t.Errorf("joined %v, want %v: %v", joined, tc.want, got)
			}
		})
	}
}

// One article means one happening by one word, and says another with another.
func TestOneArticle(t *testing.T) {
	for _, tc := range []struct {
		name, first, second string
		want                int // events
	}{
		{"the same word", "rammed", "ramming", 1},
		{"a word of the same meaning", "rammed", "struck", 2},
	} {
		t.Run(tc.name, func(t *testing.T) {
			p := newPage(t, "1", "Northport Herald", "", "Halcyon in trouble\nThe ferry Halcyon rammed the pier in Calder Bay. Forty people were on board of the Halcyon. The ramming broke three planks, and a barge was struck.")
			p.event("ACCIDENT", tc.first, "", "")
			p.event("ACCIDENT", tc.second, "", "")
			if got := len(resolve(t, p).Events); got != tc.want {
				t.Errorf("%d events, want %d", got, tc.want)
			}
		})
	}
}

// One article tells a happening from another of its kind.
func TestAnotherInstance(t *testing.T) {
	for text, want := range map[string]int{
		"The fire in the ferry hall broke out at dawn. Firemen of Calder Bay fought the fire in the ferry hall for hours.":          1,
		"The fire in the ferry hall broke out at dawn. Firemen of Calder Bay fought another fire in the ferry hall for hours.":      2,
		"The ferry crew held a lead of two minutes at the pier. The mayor of Calder Bay held a speech about the harbour in Kessel.": 2,
	} {
		p := newPage(t, "1", "Northport Herald", "", "Halcyon in trouble\n"+text)
		word, typ := "fire", "ACCIDENT"
		if !strings.Contains(text, word) {
			word, typ = "held", "OTHER"
		}
		p.event(typ, word, "", "")
		again := p.event(typ, word, "", "")
		again.Trigger.Start = utf8.RuneCountInString(text[:strings.LastIndex(text, word)]) + utf8.RuneCountInString("Halcyon in trouble\n")
		again.Trigger.End = again.Trigger.Start + len(word)
		again.Sentence = p.doc.Sentences[len(p.doc.Sentences)-1]
		again.Description, _ = schema.IndexText(p.doc.Text).Slice(again.Sentence)
		if got := len(resolve(t, p).Events); got != want {
			t.Errorf("%d events, want %d: %s", got, want, text)
		}
	}
}

// A common word that stands for no type of event joins nothing by itself.
func TestEventsCommonWord(t *testing.T) {
	for _, tc := range []struct {
		name, other string
		want        []string
	}{
		{"of two things", "Halcyon rams Calder Bay pier\nForty people on the Halcyon looked on at Calder Bay as the pier gave way. A diver from Kessel tried for an hour to cut the steel rope that held the ferry to a broken pylon.", nil},
		{"of one", "Halcyon rams Calder Bay pier\nForty people on the Halcyon looked on at Calder Bay as the pier gave way. The union of dockers tried to stop the night ferry in the regional court.", []string{"1:e1 2:e1"}},
	} {
		a := newPage(t, "1", "Northport Herald", "2031-05-03", "Ferry strikes pier in Calder Bay\nThe ferry Halcyon struck the pier in Calder Bay with forty people on board. The dockers of the union had tried for years to stop the night ferry in the regional court.")
		b := newPage(t, "2", "Coastal Post", "2031-05-04", tc.other)
		for _, p := range []*page{a, b} {
			p.event("OTHER", "tried", "", "")
		}
		if diff := cmp.Diff(tc.want, groups(resolve(t, a, b).Events, eventMembers)); diff != "" {
			t.Errorf("%s: %s", tc.name, diff)
		}
	}
}
