package events_test

import "testing"

// TestSenses holds what a word tells by what stands around it: told before, a
// mishap beside it, no other verb in its sentence.
func TestSenses(t *testing.T) {
	r := newReader(t)
	const first = "Rebels carried out an attack on Velden on Monday. "
	for _, c := range []struct{ text, lemma, want string }{
		{first + "The mayor spoke of the attack.", "attack", "ASSAULT "},
		{first + "The mayor spoke of attacks.", "attack", "OTHER assault"},
		{"The mayor spoke of the attack in a poem.", "attack", "OTHER assault"},
		{"The mayor wept after an attack.", "attack", "ASSAULT "},
		{"Six people were killed when a bus overturned near Velden.", "kill", "DEATH "},
		{"A jet crashed into the sea in May, killing nine people.", "kill", "DEATH "},
		{"Rebels attacked a bus near Velden in May, killing nine passengers.", "kill", "ASSAULT kill"},
		{"Protesters clashed with police in Athens.", "clash", "PROTEST riot"},
		{"The clashed colours hurt.", "clash", ""},
		{"A gunman shot a guard in Velden.", "shoot", "ASSAULT wound"},
		{"The striker had a shot at the goal.", "shoot", ""},
		{"Ten dead in a fire near Velden.", "dead", "DEATH "},
	} {
		got := ""
		for _, e := range events(t, r, c.text) {
			if e.Trigger.Lemma == c.lemma || e.Trigger.Text == c.lemma+"ed" {
				got = e.Type + " " + e.Mode
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}
