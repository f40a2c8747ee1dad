package actors_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/extract/reader"
	"dateline/schema"
)

// describe lists the actors of a document, one line each: name, type, side,
// roles and mentions.
func describe(d *schema.Document) []string {
	var out []string
	for _, a := range d.Actors {
		var mentions []string
		for _, m := range a.Mentions {
			mentions = append(mentions, m.Text)
		}
		out = append(out, fmt.Sprintf("%s|%s|%s|%s|%s", a.Name, a.Type, a.Country, strings.Join(a.Roles, ","), strings.Join(mentions, ",")))
	}
	return out
}

func TestActors(t *testing.T) {
	r, err := reader.New(reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{
			"surname, title and pronoun are one person",
			"French President Anne Morel spoke in Lyon. Morel said she would stay.",
			[]string{"Anne Morel|person|FRA|President|Anne Morel,Morel,she"},
		},
		{
			"an office is its holder where the article names one",
			"Norwegian Prime Minister Astrid Moen left. The Norwegian prime minister was tired.",
			[]string{"Astrid Moen|person|NOR|Prime Minister|Astrid Moen,The Norwegian prime minister"},
		},
		{
			"what somebody does opens a sentence with a capital and is no part of the name",
			"Butcher Ivan Petrov saw the fire. “It was loud,” said fisherman Nils Holm. Energy analyst Per Holm said prices would rise. Baker Mayfield stood by.",
			[]string{
				"Ivan Petrov|person||butcher|Ivan Petrov", "Nils Holm|person||fisherman|Nils Holm",
				"Per Holm|person||energy analyst|Per Holm", "Baker Mayfield|person|||Baker Mayfield",
			},
		},
		{
			"a forename alone, the council, and a part of the body",
			"Karl and Emil Strand met Velden Council. The council spoke. Emil left. Mara Venn shook her head.",
			[]string{
				"Karl|person|||Karl", "Emil Strand|person|||Emil Strand,Emil", "Velden Council|organization|||Velden Council,The council",
				"Mara Venn|person|||Mara Venn,her",
			},
		},
		{
			"apposition behind the name",
			"Lars Holt, the Danish envoy, was late.",
			[]string{"Lars Holt|person|DNK|envoy|Lars Holt,the Danish envoy"},
		},
		{
			"a name behind what describes somebody by a place",
			"The candidate in the elections at the harbour, Nils Holm, lost. The clerk met the head of the team in Lyon, Ida Moe, on Monday.",
			[]string{"Nils Holm|person|FRA|candidate|The candidate,Nils Holm", "clerk|unnamed|FRA|clerk|The clerk", "Ida Moe|person|FRA|head|the head,Ida Moe", "team|group|||the team"},
		},
		{
			"no name for what a place is in",
			"The candidate left for talks in Lyon, Ida Moe in hand.",
			[]string{"candidate|unnamed|FRA|candidate|The candidate", "Ida Moe|person|||Ida Moe"},
		},
		{
			"the head of one is not the head of another",
			"The head of the bank left. The head of the union stayed. Ida Moe, the head of the port, slept. The head of the bank slept.",
			[]string{"head|unnamed||head|The head,The head", "bank|group|||the bank,the bank", "head|unnamed||head|The head", "union|group|||the union", "Ida Moe|person||head|Ida Moe,the head"},
		},
		{
			"a capital acts for its government, a country is itself",
			"Paris rejected the offer. France was not amused.",
			[]string{"France|country|FRA||Paris,France"},
		},
		{
			"a capital before an office or a body only says whose it is",
			"The Paris mayor left. Paris police arrested a man.",
			[]string{"Paris mayor|unnamed|FRA|mayor|The Paris mayor", "Paris police|group|FRA||Paris police", "a man|unnamed|FRA|man|a man"},
		},
		{
			"so it does where a heading's verb is read as a plural",
			"Oslo mayor quits\n\nThe rain went on for a week in the hills.",
			[]string{"Oslo mayor|unnamed|NOR|mayor|Oslo mayor"},
		},
		{
			"teachers' strikes are no teachers",
			"Teacher strikes\n\nThe rain went on for a week in the hills.",
			nil,
		},
		{
			"its people mourn, not its government",
			"Paris mourned on Sunday. Paris accused Norway of lying.",
			[]string{"France|country|FRA||Paris", "Norway|country|NOR||Norway"},
		},
		{
			"a capital after in is no actor",
			"Snow fell in Paris.",
			nil,
		},
		{
			"two groups named by demonyms",
			"Talks between Danish and Norwegian negotiators stalled.",
			[]string{"Danish negotiators|group|DNK||Danish", "Norwegian negotiators|group|NOR||Norwegian negotiators"},
		},
		{
			"a heading in capitals names two countries and no body",
			"NORWAY DISPUTES DENMARK’S CLAIM THAT THE SEA IS EMPTY\n\nNorway was angry.",
			[]string{"Norway|country|NOR||NORWAY,Norway", "Denmark|country|DNK||DENMARK"},
		},
		{
			"two spellings of one first name",
			"Sergei Volin spoke. Sergey Volin left.",
			[]string{"Sergei Volin|person|||Sergei Volin,Sergey Volin"},
		},
		{
			"a former president is not the president",
			"President Anne Morel met Karl Voss, the former president. The president smiled.",
			[]string{"Anne Morel|person||President|Anne Morel,The president", "Karl Voss|person||former president|Karl Voss,the former president"},
		},
		{
			"two spellings of one surname",
			"Ukrainian President Pavlo Kovalsky spoke. Pavlo Kovalskyy left. Kovalskiy was tired.",
			[]string{"Pavlo Kovalskyy|person|UKR|President|Pavlo Kovalsky,Pavlo Kovalskyy,Kovalskiy"},
		},
		{
			"relatives stay apart",
			"Boris Lanz met his brother Ruben Lanz. Boris Lanz smiled.",
			[]string{"Boris Lanz|person|||Boris Lanz,his,Boris Lanz", "Ruben Lanz|person||brother|Ruben Lanz"},
		},
		{
			"a body, its acronym and its short form",
			"The Vastland Fishing Council met. VFC members cheered. The V.F.C. was pleased.",
			[]string{"Vastland Fishing Council|organization|||Vastland Fishing Council,VFC,V.F.C."},
		},
		{
			"seats of government act for them",
			"The Kremlin declined. Downing Street and the White House agreed.",
			[]string{"Kremlin|organization|RUS||Kremlin", "Downing Street|organization|GBR||Downing Street", "White House|organization|USA||White House"},
		},
		{
			"an initial and a full name, a junior",
			"John F. Keller spoke. J. Keller left. Keller Jr. was tired.",
			[]string{"John F. Keller|person|||John F. Keller,J. Keller,Keller Jr."},
		},
		{
			"somebody unnamed stays unnamed",
			"A senior Danish official said the talks had failed.",
			[]string{"A senior Danish official|unnamed|DNK|official|A senior Danish official"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := r.Document(&schema.Record{Text: c.text, Source: "test"})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, describe(d)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestHolders resolves offices whose holders the article does not name.
func TestHolders(t *testing.T) {
	r, err := reader.New(reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, published, text, want string }{
		{"by the day", "2010-03-01", "The French president spoke.", "Nicolas Sarkozy|person|FRA|president|The French president"},
		{"on another day", "2013-03-01", "The French president spoke.", "François Hollande|person|FRA|president|The French president"},
		{"of a country behind it", "2013-03-01", "The president of France spoke.", "François Hollande|person|FRA|president|The president"},
		{"of a body", "2010-03-01", "The UN secretary general spoke.", "Ban Ki-moon|person||secretary general|The UN secretary general"},
		{"without a date", "", "The French president spoke.", "French president|unnamed|FRA|president|The French president"},
		{"without a date, named elsewhere", "", "The French president spoke. Nicolas Sarkozy was calm.", "Nicolas Sarkozy|person|FRA|president|The French president,Nicolas Sarkozy"},
		{"the office, not its holder", "2013-03-01", "Lars Holt was elected French president.", "Lars Holt|person|||Lars Holt; French president|unnamed|FRA|president|French president"},
		{"what he wants to be", "2013-03-01", "Lars Holt wants to be the French president.", "Lars Holt|person|||Lars Holt; French president|unnamed|FRA|president|the French president"},
		{"no longer", "2013-03-01", "The former French president spoke.", "former French president|unnamed|FRA|president|The former French president"},
		{"somebody else", "2013-03-01", "A French president spoke.", "A French president|unnamed|FRA|president|A French president"},
		{"handed over that month", "2012-05", "The French president spoke.", "French president|unnamed|FRA|president|The French president"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := r.Document(&schema.Record{Text: c.text, Source: "test", Published: c.published})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, line := range describe(d) {
				if !strings.Contains(line, "|country|") && !strings.Contains(line, "|organization|") {
					got = append(got, line)
				}
			}
			if diff := cmp.Diff(c.want, strings.Join(got, "; ")); diff != "" {
				t.Error(diff)
			}
			for _, m := range d.Actors[0].Mentions {
				if m.Rule != "" != (d.Actors[0].Type == schema.Person && m.Form == schema.Nominal) {
					t.Errorf("%q is told by %q", m.Text, m.Rule)
				}
			}
		})
	}
}
