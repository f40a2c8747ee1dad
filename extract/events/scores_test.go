package events_test

import "testing"

func TestAgain(t *testing.T) {
	r := newReader(t)
	const first = "Rebels carried out an attack on Velden on Monday. "
	for text, want := range map[string]string{
		first + "The mayor spoke of the attack.":   "ASSAULT ",
		first + "The mayor spoke of attacks.":      "OTHER assault",
		"The mayor spoke of the attack in a poem.": "OTHER assault",
	} {
		got := ""
		for _, e := range events(t, r, text) {
			if e.Trigger.Lemma == "attack" {
				got = e.Type + " " + e.Mode
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestLost(t *testing.T) {
	r := newReader(t)
	for text, want := range map[string]string{
		"Protesters clashed with police in Athens.": "PROTEST riot",
		"The clashed colours hurt.":                 "",
	} {
		got := ""
		for _, e := range events(t, r, text) {
			if e.Trigger.Text == "clashed" {
				got = e.Type + " " + e.Mode
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
