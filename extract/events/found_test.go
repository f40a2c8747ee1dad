package events_test

import (
	"testing"

	"dateline/schema"
)

func TestCompoundExamples(t *testing.T) {
	r := newReader(t)
	for _, row := range table(t, "compounds.tsv").Rows {
		for _, field := range []string{"yes", "no"} {
			for _, example := range row.List(field) {
				text, trigger := marked(example)
				if got := typeAt(events(t, r, text), trigger); (got != "") != (field == "yes") {
					t.Errorf("%s: %s: %q is %q", row.Where(), text, trigger, got)
				}
			}
		}
	}
}

// TestFound lists what is an event, and what is none, by its form.
func TestFound(t *testing.T) {
	r := newReader(t)
	for _, x := range []struct{ text, trigger, want string }{
		// a verb that tells of an event leaves it one
		{"Norland announced a merger of two banks on Monday.", "merger", "OTHER takeover"},
		{"The skier fell to his death near Velden.", "death", "OTHER death"},
		{"The envoys held talks in Velden.", "talks", ""},
		// participles before nouns
		{"A sacked clerk robbed the bank on Monday.", "sacked", "OTHER resignation"},
		{"The striker has a sprained ankle.", "sprained", "INJURY "},
		{"The severed cable was repaired on Monday.", "severed", "OTHER breakdown"},
		{"They had known about the damaged quay since November.", "damaged", ""},
		{"The striking dockers marched in Velden.", "striking", "OTHER "},
		{"The alleged robber slept.", "alleged", ""},
		{"The injured pride of Velden healed.", "injured", ""},
		{"The shooting guard slept.", "shooting", ""},
		// no events
		{"Posted: 9 May 2021. The envoy slept in Velden.", "Posted", ""},
		{"The clerk was sentenced to life without parole.", "parole", ""},
		{"The clerk slept in the Watergate hotel.", "Watergate", ""},
		{"The army left the occupied valley of Norland.", "occupied", ""},
		// what looks like a noun
		{"A man who allegedly shot and killed three men slept.", "shot", "ASSAULT wound"},
		{"The fire was put out on Monday. The hall was destroyed by fire.", "fire", "ACCIDENT "},
		{"Nine people are at risk of starvation in Norland.", "starvation", "OTHER death"},
	} {
		if got := typeAt(events(t, r, x.text), x.trigger); got != x.want {
			t.Errorf("%s: %s is %q, want %q", x.text, x.trigger, got, x.want)
		}
	}
}

// TestHeadlineVerbs lists the verbs of headlines that look like names.
func TestHeadlineVerbs(t *testing.T) {
	r := newReader(t)
	for _, x := range []struct{ title, trigger, want string }{
		{"Norland Names New Envoy to Sundria", "Names", "APPOINTMENT "},
		{"Riots Erupt in Velden After Death of Baker", "Erupt", "OTHER begin"},
		{"Hansen Rangers to Meet Velden in May", "Rangers", ""},
	} {
		d, err := r.Document(&schema.Record{Title: x.title, Text: x.title + "\n\nVELDEN (Post) - The envoy slept in Velden on Monday, the clerk said.", Source: "example"})
		if err != nil {
			t.Fatal(err)
		}
		if got := typeAt(d.Events, x.trigger); got != x.want {
			t.Errorf("%s: %s is %q, want %q", x.title, x.trigger, got, x.want)
		}
	}
}
