package source

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/schema"
)

// TestFromNeighbours tests what a text must say to take a date from neighbours.
func TestFromNeighbours(t *testing.T) {
	const body = "Crews walk out\n\nFerry crews walked out Wednesday, and the board said it had not been asked.\n\nThey had met on Sunday. They said Wednesday that they would stay out.\n\n"
	for _, tc := range []struct{ name, text, window, want string }{
		{"the day of the news", body, "2023-05-02/2023-05-05", "neighbours 2023-05-03 [Wednesday]"},
		{"the day alone", body, "2023-05-03", "neighbours 2023-05-03 [Wednesday]"},
		{"another day of the week", body, "2023-05-04/2023-05-06", "unknown  [-]"},
		{"a window as wide as a week", body, "2023-05-01/2023-05-08", "unknown  [-]"},
		{"two days as often", body + "They met Sunday.", "2023-05-02/2023-05-05", "unknown  [-]"},
		{"no day of the week", "Crews walk out\n\nFerry crews walked out, and the board said it had not been asked.\n\nThey stay out.", "2023-05-03", "unknown  [-]"},
		{"a day to come", "Crews walk out\n\nFerry crews will walk out on Wednesday, and the board has not been asked.\n\nThey stay out.", "2023-05-02/2023-05-05", "unknown  [-]"},
		{"a later day is named", body + "The board was dissolved on March 3, 2025, by decree.", "2023-05-02/2023-05-05", "unknown  [-]"},
		{"a day of the month fits", body + "The board met on Tuesday, May 2, it said.", "2023-05-02/2023-05-05", "neighbours 2023-05-03 [Wednesday]"},
		{"not in office yet", body + "U.S. President Joe Biden met the crews.", "2013-05-01/2013-05-04", "unknown  [-]"},
		{"a date of its own", "Published: May 9, 2023\n\n" + body, "2023-05-02/2023-05-05", "text 2023-05-09 [May 9, 2023]"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			by := []schema.Neighbour{{Article: "article/0123456789abcdef", Why: "the same words"}}
			rec := schema.Record{Text: tc.text, Published: tc.window, PublishedBasis: schema.FromNeighbours, DatedBy: by}
			if diff := cmp.Diff(tc.want, publishedIn(t, rec)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
