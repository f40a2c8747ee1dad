package actors_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/extract/reader"
	"dateline/schema"
)

// TestPronouns lists the pronouns of a text with the actors they mean.
func TestPronouns(t *testing.T) {
	r, err := reader.New(reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, text, want string }{
		{"gender by forename", "Anna Holt met Peter Lind in Oslo. She was late.", "She=Anna Holt"},
		{"gender by title", "Mrs Holt met Mr Lind in Oslo. He was late.", "He=Lind"},
		{"gender by noun", "Kim Dahl, an actress, met Robin Lund. She was late.", "She=Kim Dahl"},
		{"no coargument", "Peter Lind said that Karl Holt had attacked him.", "him=Peter Lind"},
		{"reflexive", "Peter Lind said that Karl Holt had hurt himself.", "himself=Karl Holt"},
		{"own subject", "Peter Lind praised Karl Holt in his speech.", "his=Peter Lind"},
		{"whom the phrase names is not its owner", "Peter Lind arrived with his brother Karl Lind.", "his=Peter Lind"},
		{"the pronoun first", "In her speech, Anna Holt praised the dam.", "her=Anna Holt"},
		{"the other gender is nobody", "Anna Holt spoke. He left.", ""},
		{"no person, no pronoun", "The dam broke. It was old.", ""},
		{"whose clause hangs on a noun", "Anna Holt praised the minister who said that he had failed.", "he=minister"},
		{"not its speaker", "“I know that he will leave soon,” Peter Lind said of Karl Holt.", "he=Karl Holt"},
		{"inside and outside of a quotation", "Peter Lind spoke. “The dam is safe for all of us,” he said.", "he=Peter Lind"},
		{"whom a speaker names", "Peter Lind spoke. “The work of Karl Holt is good for us,” he said.", "he=Peter Lind"},
		{"a body is no he", "The Norland Fishing Council met on Monday. He was late.", ""},
		{"many", "The negotiators said that they were close to a deal.", "they=negotiators"},
		{"who goes on", "Anna Holt was lost. Her sister, Ruth, said Anna had seemed happy. She added that it was late.", "Her=Anna Holt She=Ruth"},
		{"a surname alone, known", "Anna Holt met Peter Lind. Holt said she was late.", "she=Anna Holt"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := r.Document(&schema.Record{Text: c.text, Source: "test"})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, a := range d.Actors {
				for _, m := range a.Mentions {
					if m.Form == schema.Pronoun {
						got = append(got, m.Text+"="+a.Name)
					}
				}
			}
			if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}
