package events_test

import (
	"fmt"
	"strings"
	"testing"

	"dateline/schema"
)

// TestToldOnce holds which events a text tells, one for one act, and who plays a
// part in them.
func TestToldOnce(t *testing.T) {
	r := newReader(t)
	for _, x := range []struct{ title, text, want string }{
		{"", "Lavrov dismissed the warning on Monday.", "REJECT agent"},
		{"", "The accident occurred near Velden on Monday.", "ACCIDENT"},
		{"", "The meeting took place on Monday.", "CONSULT"},
		{"", "Doubts about the bridge caused delays on Monday.", "BREAKDOWN"},
		{"", "The flaw affects all phones of the firm.", ""},
		{"", "The police have a suspect in custody.", "COERCE agent patient"},
		{"", "The market sell-off continued on Monday.", "MARKET, OTHER"},
		{"", "It was a robbery, as opposed to a fire.", "CRIME, ACCIDENT"},
		{"Crews rest", "Updated: 9 May 2031, 11:20\n\nPosted 11 a.m. Monday\n\nThe harbour was calm.", ""},
		{"Nine injured as ferry hits rocks", "The harbour was calm.", "INJURY, ACCIDENT"},
	} {
		d, err := r.Document(&schema.Record{Title: x.title, Text: strings.TrimSpace(x.title + "\n\n" + x.text), Source: "example"})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, e := range d.Events {
			parts := e.Type
			for _, p := range e.Participants {
				parts += fmt.Sprint(" ", p.Role)
			}
			got = append(got, parts)
		}
		if s := strings.Join(got, ", "); s != x.want {
			t.Errorf("%s %s: %q, want %q", x.title, x.text, s, x.want)
		}
	}
}
