package across

import (
	"strings"
	"testing"

	"dateline/schema"
)

// TestRedated changes the day of a meeting: another weekday is another day, and
// the day before the paper's own may be called yesterday.
func TestRedated(t *testing.T) {
	const text = "The council of Velden will meet the union of the dockers on WHEN about the new cranes."
	page := func(hash, when, rule, day string) *schema.Document {
		d := newPage(t, hash, "", "2024-06-07", strings.Replace(text, "WHEN", when, 1)).doc
		at := strings.Index(d.Text, when)
		d.Times = []schema.Time{{Span: schema.Span{Start: at, End: at + len(when)}, Text: when, ID: "t1", Rule: rule, From: day, Until: day}}
		return d
	}
	of := page("a", "Tuesday", "weekday/future", "2024-06-11")
	for _, tt := range []struct{ when, rule, day, want string }{
		{"Thursday", "weekday/past", "2024-06-06", "date: Tuesday → Thursday"},
		{"Tuesday", "weekday/past", "2024-06-04", ""},
		{"Wednesday", "weekday/future", "2024-06-11", ""},
		{"tomorrow", "today/next", "2024-06-08", ""},
	} {
		found, err := Differences(of, page("b", tt.when, tt.rule, tt.day))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range found {
			got = append(got, string(d.Kind)+": "+d.Of.Changed.Text+" → "+d.Copy.Changed.Text)
		}
		if s := strings.Join(got, "; "); s != tt.want {
			t.Errorf("%s: %q, want %q", tt.when, s, tt.want)
		}
	}
}
