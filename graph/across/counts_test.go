package across

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/schema"
)

func TestCounts(t *testing.T) {
	for text, want := range map[string][]string{
		"The flood cut off 12 villages and at least 1,400 people.":    {"12 villages 12 villag 12 12", "1,400 people 1400 person 1400 +Inf"},
		"Three people and eleven dogs were hurt, two of them badly.":  {"Three people 3 person 3 3", "eleven dogs 11 dog 11 11"},
		"The twenty two boats of the Seven Isles are old.":            nil,
		"Four people were badly hurt and two killed.":                 {"Four people 4 injury 4 4", "two killed 2 death 2 2"},
		"It killed nine people and injured more than 40.":             {"nine people 9 death 9 9"},
		"Nine people have died of cholera.":                           {"Nine people 9 death 9 9"},
		"It killed at least nine people.":                             {"nine people 9 death 9 +Inf"},
		"Four people, a nurse among them, saw six injured.":           {"Four people 4 person 4 4", "six injured 6 injury 6 6"},
		"Nine people were not hurt.":                                  {"Nine people 9 person 9 9"},
		"On 3 June the F16 flew over 40.":                             nil,
		"It cost 40 Velden crowns, 7 of them in cash.":                {"40 Velden crowns 40 crown 40 40"},
		"Three polling stations and two armed men were seen.":         {"Three polling stations 3 stat 3 3", "two armed men 2 men 2 2"},
		"The 6.4-magnitude quake had a depth of 9 km.":                {"6.4-magnitude 6.4 magnitud 6.4 6.4", "9 km 9 kilometre 9 9"},
		"The quake had a magnitude of 6.6.":                           {"magnitude of 6.6 6.6 magnitud 6.6 6.6"},
		"It will cost $4.2 billion, or 3.9 billion euros, by 11:30.":  {"$4.2 billion 4.2 billion dollar 4.2e+09 4.2e+09", "3.9 billion euros 3.9 billion euro 3.9e+09 3.9e+09"},
		"He was sentenced to six years after the 63rd hearing.":       {"six years 6 year 6 6", "63rd hearing 63 hear in order 63 63"},
		"Up to 30 boats, some 80 lorries and 4 to 6 cranes came 3-1.": {"30 boats 30 boat 0 30", "80 lorries 80 lorri 60 100", "6 cranes 6 cran 4.5 7.5"},
		"A 40-year-old nurse saw 60 percent fewer trains.":            {"40-year 40 age 40 40", "60 percent 60 percent 60 60"},
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
			list = append(list, fmt.Sprintf("%s %s %s %g %g", c.Text, c.Value, c.Unit, c.Least, c.Most))
		}
		if diff := cmp.Diff(want, list); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}
