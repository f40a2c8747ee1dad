package events_test

import (
	"slices"
	"strings"
	"testing"

	"dateline/extract/reader"
	"dateline/schema"
)

// TestRoleExamples runs the examples of who plays which part: "role: <actor>
// [trigger]", agent where no role is given.
func TestRoleExamples(t *testing.T) {
	r := newReader(t)
	for _, file := range []string{"control.tsv", "valency.tsv"} {
		for _, row := range table(t, file).Rows {
			for _, column := range []string{"yes", "no"} {
				for _, example := range row.List(column) {
					if got := plays(t, r, example); (got != "") != (column == "yes") {
						t.Errorf("%s: %s: %s: played %q", row.Where(), column, example, got)
					}
				}
			}
		}
	}
}

// plays is the role of an example where the marked actor plays it in the
// marked event.
func plays(t *testing.T, r *reader.Reader, example string) schema.Role {
	t.Helper()
	role, text, found := strings.Cut(example, ": ")
	if !found {
		role, text = string(schema.Agent), example
	}
	trigger := between(t, text, "[", "]")
	text = strings.NewReplacer("[", "", "]", "").Replace(text)
	if role == "nobody" {
		return nobody(events(t, r, text), trigger)
	}
	actor := between(t, text, "<", ">")
	start := strings.Index(text, "<")
	text = strings.NewReplacer("<", "", ">", "").Replace(text)
	d, err := r.Document(&schema.Record{Text: text, Source: "example"})
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	at := map[string]bool{}
	for _, a := range d.Actors {
		for _, m := range a.Mentions {
			at[a.ID] = at[a.ID] || m.Start <= start+len(actor) && start <= m.End
		}
	}
	for _, e := range d.Events {
		for _, p := range e.Participants {
			if e.Trigger.Text == trigger && at[p.Actor] && string(p.Role) == role {
				return p.Role
			}
		}
	}
	return ""
}

// nobody is "nobody" where the event with a trigger has no agent.
func nobody(all []schema.Event, trigger string) schema.Role {
	for _, e := range all {
		if e.Trigger.Text != trigger {
			continue
		}
		if !slices.ContainsFunc(e.Participants, func(p schema.Participant) bool { return p.Role == schema.Agent }) {
			return "nobody"
		}
	}
	return ""
}

// between is what stands between two marks.
func between(t *testing.T, text, open, end string) string {
	t.Helper()
	_, rest, found := strings.Cut(text, open)
	word, _, closed := strings.Cut(rest, end)
	if !found || !closed {
		t.Fatalf("%q lacks %s%s", text, open, end)
	}
	return word
}
