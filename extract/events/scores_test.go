package events_test

import "testing"

func TestAgain(t *testing.T) {
	r := newReader(t)
	const first = "Rebels carried out an attack on Velden on Monday. "
	for text, want := range map[string]string{
		first + "The mayor spoke of the attack.":   "ASSAULT ",
		first + "The mayor spoke of attacks.":      "OTHER assault",
		"The mayor spoke of the attack in a poem.": "OTHER assault",
		"The mayor wept after an attack.":          "ASSAULT ",
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

func TestMishap(t *testing.T) {
	r := newReader(t)
	for text, want := range map[string]string{
		"Six people were killed when a bus overturned near Velden.":          "DEATH ",
		"A jet crashed into the sea in May, killing nine people.":            "DEATH ",
		"Rebels attacked a bus near Velden in May, killing nine passengers.": "ASSAULT kill",
	} {
		got := ""
		for _, e := range events(t, r, text) {
			if e.Trigger.Lemma == "kill" {
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
