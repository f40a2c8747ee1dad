package across

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/schema"
)

func TestCounts(t *testing.T) {
	for text, want := range map[string][]string{
		"The flood cut off 12 villages and at least 1,400 people.":   {"12 villages 12 villag false", "1,400 people 1400 peopl true"},
		"Three people and eleven dogs were hurt, two of them badly.": {"Three people 3 peopl false", "eleven dogs 11 dog false"},
		"The twenty two boats of the Seven Isles are old.":           nil,
		"Four people were badly hurt and two killed.":                {"Four people 4 injury false", "two killed 2 death false"},
		"Four people, a nurse among them, saw six injured.":          {"Four people 4 peopl false", "six injured 6 injury false"},
		"Nine people were not hurt.":                                 {"Nine people 9 peopl false"},
		"On 3 June the F16 flew over 40.":                            nil,
		"It cost 40 Velden crowns, 7 of them in cash.":               nil,
	} {
		d := newPage(t, "1", "", "", text).doc
		if i := 3; text[i:i+6] == "3 June" {
			d.Times = []schema.Time{{Span: schema.Span{Start: i, End: i + 6}, EDTF: "XXXX-06-03"}}
		}
		got, err := Counts(d, d.Sentences)
		if err != nil {
			t.Fatal(err)
		}
		var list []string
		for _, c := range got {
			bound := " false"
			if c.Bound {
				bound = " true"
			}
			list = append(list, c.Text+" "+c.Value+" "+c.Unit+bound)
		}
		if diff := cmp.Diff(want, list); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}
