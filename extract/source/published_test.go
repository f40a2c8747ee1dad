package source

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/schema"
)

func TestScanDates(t *testing.T) {
	for text, want := range map[string]string{
		"on Thursday, April 21.":                  "4 21/4/0 Thursday, April 21",
		"Friday, April 8, 2022, in Marlow":        "5 8/4/2022 Friday, April 8, 2022",
		"Tuesday, Nov. 30, 2021":                  "2 30/11/2021 Tuesday, Nov. 30, 2021",
		"the 3rd of March 2019 and 4th June":      "0 3/3/2019 3rd of March 2019|0 4/6/0 4th June",
		"SUNDAY 21 JULY 2013":                     "7 21/7/2013 SUNDAY 21 JULY 2013",
		"Sept. 9 at 8":                            "0 9/9/0 Sept. 9",
		"2022-04-23T10:00":                        "0 23/4/2022 2022-04-23 iso",
		"2022/4/3, 23.04.2022":                    "0 3/4/2022 2022/4/3 iso|0 23/4/2022 23.04.2022",
		"03/04/2022":                              "0 3/4/2022 03/04/2022 ambiguous",
		"Sunday, 03/04/2022":                      "7 3/4/2022 Sunday, 03/04/2022",
		"Monday, 03/04/2022":                      "1 3/4/2022 Monday, 03/04/2022 ambiguous",
		"04/04/2022":                              "0 4/4/2022 04/04/2022",
		"Feb. 30, April 31, 2022-13-01":           "",
		"in March 2022, April 1500 people, Sat a": "",
		"It was Friday, and":                      "5 0/0/0 Friday",
		"Monday the 4th of May":                   "1 4/5/0 Monday the 4th of May",
		"march 3, MAY 10":                         "0 10/5/0 MAY 10",
		"May\n10":                                 "",
	} {
		_, a := tools()
		var got []string
		for _, m := range scanDates(a.rules.calendar, text) {
			s := fmt.Sprintf("%d %d/%d/%d %s", m.weekday, m.day, m.month, m.year, text[m.Start:m.End])
			if m.ambiguous {
				s += " ambiguous"
			}
			if m.iso {
				s += " iso"
			}
			got = append(got, s)
		}
		if diff := cmp.Diff(want, strings.Join(got, "|")); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}

// publishedIn is "basis edtf [words]".
func publishedIn(t *testing.T, rec schema.Record) string {
	t.Helper()
	d := read(t, rec)
	p := d.Out.Article.Published
	words := spanWords(d, p.Span)
	checkBlocks(t, d)
	if p.EDTF != "" && (p.From == "" || p.Until == "") {
		t.Errorf("%+v has no bounds", p)
	}
	return string(p.Basis) + " " + p.EDTF + " [" + words + "]"
}

func TestPublished(t *testing.T) {
	const body = "\n\nThe ferry crews walked out, and the board did not know what to do about it.\n\nThey stayed out."
	for _, tc := range []struct {
		name string
		rec  schema.Record
		want string
	}{
		{"nothing", schema.Record{Text: "Crews walk out" + body}, "unknown  [-]"},
		{"given", schema.Record{Text: "Published: 4 May 2023" + body, Published: "2023-05", URL: "https://x.example/2023/05/04/a"}, "given 2023-05 [-]"},
		{"metadata", schema.Record{Text: body, Published: "2023-05-04", PublishedBasis: schema.Metadata}, "metadata 2023-05-04 [-]"},
		{"given nonsense", schema.Record{Text: body, Published: "soon"}, "unknown  [-]"},
		{"address", schema.Record{Text: body, URL: "https://x.example/news/2023/05/04/crews"}, "url 2023-05-04 [-]"},
		{"address with a name", schema.Record{Text: body, URL: "https://x.example/2023/may/4/crews"}, "url 2023-05-04 [-]"},
		{"address in one number", schema.Record{Text: body, URL: "https://x.example/article/20230504/NEWS/1"}, "url 2023-05-04 [-]"},
		{"address of a month", schema.Record{Text: body, URL: "https://x.example/2023/05/crews"}, "url 2023-05 [-]"},
		{"address of a month and a day in the text", schema.Record{Text: "Published: May 4, 2023" + body, URL: "https://x.example/2023/05/crews"}, "text 2023-05-04 [May 4, 2023]"},
		{"address and text disagree", schema.Record{Text: "Published: June 4, 2023" + body, URL: "https://x.example/2023/05/crews"}, "url 2023-05 [-]"},
		{"a number that is no date", schema.Record{Text: body, URL: "https://x.example/a-20239904-1066"}, "unknown  [-]"},
		{"labelled", schema.Record{Text: "Crews walk out\n\nPublished on Thursday, 4 May 2023 at 10:15 GMT" + body}, "text 2023-05-04 [Thursday, 4 May 2023]"},
		{"labelled at the end", schema.Record{Text: "Crews walk out" + body + "\n\nPosted: May 4, 2023 by admin"}, "text 2023-05-04 [May 4, 2023]"},
		{"published before updated", schema.Record{Text: "Crews walk out\n\nUpdated: May 6, 2023\n\nPublished: May 4, 2023" + body}, "text 2023-05-04 [May 4, 2023]"},
		{"updated only", schema.Record{Text: "Crews walk out\n\nUpdated: May 6, 2023" + body}, "unknown  [-]"},
		{"label in a sentence", schema.Record{Text: "Crews walk out\n\nPublished on 4 May 2023, the report says that crews are right." + body}, "unknown  [-]"},
		{"one order of day and month", schema.Record{Text: "Crews walk out\n\nPublished: 04/05/2023\n\nUpdated: 16/05/2023" + body}, "text 2023-05-04 [04/05/2023]"},
		{"both orders of day and month", schema.Record{Text: "Crews walk out\n\nPublished: 04/05/2023\n\nUpdated: 16/05/2023" + body + "\n\nIt began on 03/16/2023."}, "unknown  [-]"},
		{"at the end", schema.Record{Text: "Crews walk out" + body + "\n\n2023-05-04 19:40 BDT"}, "text 2023-05-04 [2023-05-04]"},
		{"at the end, older than the account", schema.Record{Text: "Crews walk out\n\nThe crews walked out on 6 May 2023, and the board did not know what to do.\n\n4 May 2023"}, "unknown  [-]"},
		{"two at the end", schema.Record{Text: "Crews walk out" + body + "\n\n4 May 2023\n\n6 May 2023"}, "unknown  [-]"},
		{"under another headline", schema.Record{Text: "Crews walk out" + body + "\n\nRead more: Ferry late\n\n4 May 2023"}, "unknown  [-]"},
		{"ambiguous", schema.Record{Text: "Crews walk out\n\nPublished: 04/05/2023" + body}, "unknown  [-]"},
		{"wrong day of the week", schema.Record{Text: "Crews walk out\n\nMonday, 4 May 2023" + body}, "unknown  [-]"},
		{"line of its own", schema.Record{Text: "Crews walk out\n\nMay 04, 2023" + body}, "text 2023-05-04 [May 04, 2023]"},
		{"before the first paragraph", schema.Record{Text: "Crews walk out\n\nThu May 4, 2023 7:12pm BST The ferry crews walked out today, and nobody knows when they will be back.\n\nThey stayed out."}, "text 2023-05-04 [Thu May 4, 2023]"},
		{"machine date and headline", schema.Record{Text: "date 2023-05-04 Crews walk out" + body}, "text 2023-05-04 [2023-05-04]"},
		{"dateline", schema.Record{Text: "MARLOW, May 4, 2023 /PRNewswire/ -- The crews walked out.\n\nThey stayed out."}, "text 2023-05-04 [May 4, 2023]"},
		{"dateline without a year", schema.Record{Text: "MARLOW, May 4 (Xinhua) -- The crews walked out.\n\nThey stayed out."}, "unknown  [-]"},
		{"dateline in small letters", schema.Record{Text: "Port Marlow, 4 May 2023 – The crews walked out on Monday.\n\nThey stayed out."}, "text 2023-05-04 [4 May 2023]"},
		{"dateline below the outlet", schema.Record{Text: "Capital Wire\n\nCrews walk out\n\nMarlow, 4 May 2023 - “Enough”, the crews said on Monday.\n\nThey stayed out."}, "text 2023-05-04 [4 May 2023]"},
		{"a life", schema.Record{Text: "Jo Reed, 4 May 1923 – 6 June 2010, was a pilot of ferries in Marlow.\n\nShe was liked."}, "unknown  [-]"},
		{"byline", schema.Record{Text: "Crews walk out\n\nBy Jo Reed, May 4, 2023" + body}, "text 2023-05-04 [May 4, 2023]"},
		{"a day in the account", schema.Record{Text: "Crews walk out\n\nThe strike began on May 4, 2023, when the board said no.\n\nIt goes on."}, "unknown  [-]"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, publishedIn(t, tc.rec)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestInferred tests what may be concluded and, more, what may not.
func TestInferred(t *testing.T) {
	const (
		head  = "Crews walk out\n\nFerry crews walked out Friday, and the board said it had not been asked.\n\nThe crews said Friday that they would stay out.\n\n"
		photo = "A crane lifts a boat in Marlow on Thursday, May 4.\n(AFP/Jo Reed)\n\n"
		older = "In this photo provided by the board, a ferry sails on Tuesday, April 25, 2023.\n(Harbour Board via AP)\n\n"
	)
	for _, tc := range []struct{ name, text, url, want string }{
		{"picture of the day before", head + photo + older + "It goes on.", "", "inferred 2023-05-05 [Friday]"},
		{"no year anywhere", head + photo + "It goes on.", "", "unknown  [-]"},
		{"year of the copyright", head + photo + "It goes on.\n\n© 2023 Harbour Post", "", "inferred 2023-05-05 [Friday]"},
		{"dateline in the year of the copyright", "MARLOW, May 5 (Lenn News) - " + strings.TrimPrefix(head, "Crews walk out\n\n") + "(c) Lenn News 2023", "", "inferred 2023-05-05 [May 5]"},
		{"dateline in another year", "MARLOW, May 5 (Lenn News) - " + strings.TrimPrefix(head, "Crews walk out\n\n") + "(c) Lenn News 2024", "", "unknown  [-]"},
		{"copyright of another year", head + photo + "It goes on.\n\n© 2021 Harbour Post", "", "unknown  [-]"},
		{"month of the address", head + photo + "It goes on.", "https://x.example/2023/05/crews", "inferred 2023-05-05 [Friday]"},
		{"other month of the address", head + photo + "It goes on.", "https://x.example/2023/07/crews", "url 2023-07 [-]"},
		{"full date too old", head + photo + strings.Replace(older, "Tuesday, April 25, 2023", "Monday, April 25, 2016", 1), "", "unknown  [-]"},
		{"a later day is named", head + photo + older + "The board was dissolved on March 3, 2025, by decree.", "", "unknown  [-]"},
		{"a later year is named", head + photo + older + "The board was dissolved in 2026.", "", "unknown  [-]"},
		{"a later year to come", head + photo + older + "The new ferries will come in 2026.", "", "inferred 2023-05-05 [Friday]"},
		{"no day of the news", strings.ReplaceAll(head, " Friday", "") + photo + older + "It goes on.", "", "unknown  [-]"},
		{"news too long after the picture", strings.ReplaceAll(head, "Friday", "Wednesday") + photo + older + "It goes on.", "", "unknown  [-]"},
		{"day to come", strings.ReplaceAll(head, "walked out Friday", "will walk out Friday") + older + "They will meet on Thursday, May 4.", "", "unknown  [-]"},
		{"two days as often", "Crews walk out\n\nFerry crews walked out Friday.\n\nThe board met Monday. It met again Monday.\n\n" + photo + older, "", "unknown  [-]"},
		{"an old day with its year", "Crews walk out\n\nOn Thursday, May 4, 2023, the crews walked out.\n\nThe crews said Friday that they were right.\n\nIt goes on.", "", "unknown  [-]"},
		{"only a picture from the files", head + older + "It goes on.", "", "unknown  [-]"},
		{"last Friday", strings.ReplaceAll(head, "Friday", "last Friday") + photo + older, "", "unknown  [-]"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, publishedIn(t, schema.Record{Text: tc.text, URL: tc.url})); diff != "" {
				t.Error(diff)
			}
		})
	}
}
