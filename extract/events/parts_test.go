package events_test

import (
	"strings"
	"testing"

	"dateline/schema"
)

// TestParts holds how sure single events of a text are and who plays which part
// in them, one line an event: trigger; factuality; participants; place.
func TestParts(t *testing.T) {
	r := newReader(t)
	for text, want := range map[string]string{
		// who acts
		"French negotiators, he said, met on Monday and left Lyon in a bus.":          "left; reported; agent French negotiators; @Lyon",
		"Maria Lopez, police said, was arrested on Monday.":                           "arrested; reported; patient Maria Lopez",
		"Maria Lopez, a lawyer, said Spain was bombed on Monday.":                     "bombed; reported; patient Spain",
		"Peter Hansen was barred from entering France.":                               "entering; not; agent Peter Hansen; @France",
		"Spain banned Peter Hansen from visiting Lyon.":                               "visiting; not; agent Peter Hansen",
		"It is important for France to consider the offer.":                           "consider; possible; agent France",
		"France attacked its neighbor in late April, after warning Germany to stop.":  "stop; possible; agent Germany",
		"The inspection of the engine by NASA ended on Monday.":                       "inspection; happened; agent NASA",
		"Negotiations between France and Spain stalled on Monday.":                    "Negotiations; happened; agent France; agent Spain",
		"Negotiations between France and Spain in Lyon stalled on Monday.":            "Negotiations; happened; agent France; agent Spain; @Lyon",
		"The warning to France came on Monday.":                                       "warning; happened; patient France",
		"Ignoring the unions carries risks for Boeing.":                               "carries; happened; recipient Boeing",
		"The UN warned on Monday that Spanish refugees might leave.":                  "warned; happened; agent UN",
		"Spain sold nine jets to France.":                                             "sold; happened; agent Spain; recipient France",
		"Spain sold the keys to the jets of France.":                                  "sold; happened; agent Spain; other France",
		"A jury convicted a clerk of murdering Peter Hansen.":                         "murdering; happened; agent a clerk; patient Peter Hansen",
		"Airbus reported sales of $9 million and a profit of $2 million.":             "profit; reported; patient Airbus",
		"Spain won the race by hiring nine pilots.":                                   "won; happened; agent Spain",
		"The race was won by nine pilots.":                                            "won; happened; agent nine pilots",
		"Officials had intelligence that France wanted to attack Spain.":              "attack; planned; agent France; patient Spain",
		"The gains which each firm will win will help France.":                        "win; planned; agent each firm",
		"France gave Spain a week to leave Lyon.":                                     "leave; possible; agent Spain; @Lyon",
		"With four days to go before the race, France left.":                          "go; possible",
		"Maria Lopez hurt herself on Monday.":                                         "hurt; happened; agent Maria Lopez",
		"Anyone with news was asked on Monday to attack France.":                      "asked; happened",
		"Spain asked on Monday to meet France.":                                       "asked; happened; agent Spain; patient France",
		"The police interviewed three witnesses.":                                     "interviewed; happened; agent police; patient three witnesses",
		"Peter Hansen was charged with two counts of murder.":                         "murder; reported; agent Peter Hansen",
		"Peter Hansen was arrested on charges of fraud.":                              "fraud; reported; agent Peter Hansen",
		"Maria Lopez pleaded guilty to theft on Monday.":                              "theft; happened; agent Maria Lopez",
		"Three tourists were killed in a bus crash near Lyon.":                        "crash; happened; patient Three tourists; @Lyon",
		"The soldiers sent to Mali were killed.":                                      "killed; happened; patient soldiers",
		"The shooter fled.":                                                           "fled; happened; agent shooter",
		"Maria Lopez crossed into Spain on Monday.":                                   "crossed; happened; agent Maria Lopez; @Spain",
		"Man arrested in Lyon after raid\n\nThe king left on Monday after nine days.": "arrested; happened; patient Man; @Lyon",
		"Boeing ordered to pay crew\n\nThe king left on Monday after nine days.":      "ordered; happened; patient Boeing",
		"Boeing agreed to pay crew\n\nThe king left on Monday after nine days.":       "agreed; happened; agent Boeing",
		// who only has the thing
		"Police found the uniform of Peter Hansen on Monday.":   "found; happened; agent Police; other Peter Hansen",
		"Peter Hansen said police found his uniform on Monday.": "found; reported; agent police; other Peter Hansen",
		"Police found Peter Hansen on Monday.":                  "found; happened; agent Police; patient Peter Hansen",
		"Spain will choose planes made by Boeing.":              "choose; planned; agent Spain",
		"France shelled a village in Spain.":                    "shelled; happened; agent France; patient Spain; @Spain",
		"The lawyer of Maria Lopez sang on Monday.":             "sang; happened; agent lawyer",
		"Maria Lopez's campaign hired nine writers.":            "hired; happened; agent Maria Lopez; patient nine writers",
		// where
		"The plane was flown to Spain on Monday.": "flown; happened; @Spain",
		"The plane was sent to Spain by France.":  "sent; happened; agent France; recipient Spain",
		// how sure
		"France was able to release the pilots.":                                           "release; happened; agent France; patient pilots",
		"France is able to release the pilots.":                                            "release; possible; agent France; patient pilots",
		"Had Spain attacked, France would have left.":                                      "attacked; possible; agent Spain",
		"If Spain had not attacked, France would have left.":                               "attacked; possible; agent Spain",
		"Spain had not attacked, France said.":                                             "attacked; not; agent Spain",
		"Boeing did not return a request for news.":                                        "request; happened; other Boeing",
		"The offer did not lead to a meeting.":                                             "meeting; not",
		"France may veto any deal reached in Lyon.":                                        "deal; possible",
		"Maria Lopez avoided being arrested.":                                              "arrested; not; patient Maria Lopez",
		"The pilot does not need surgery.":                                                 "surgery; not; other pilot",
		"The pilot needs surgery.":                                                         "surgery; possible; other pilot",
		"Boeing will sell if Spain agrees to release the pilots.":                          "release; possible; agent Spain; patient pilots",
		"Spain agreed to release the pilots.":                                              "release; planned; agent Spain; patient pilots",
		"The talks are possible if Spain leaves.":                                          "talks; possible",
		"Peter Hansen plans to bring the king to the hall for a ceremony.":                 "ceremony; possible",
		"The ban on flights to Spain angered France.":                                      "flights; not; @Spain",
		"The law on flights to Spain angered France.":                                      "flights; happened; @Spain",
		"The price depends on whether France leaves Spain.":                                "leaves; possible; agent France; @Spain",
		"The sales show how many jets Boeing sold.":                                        "sold; happened; agent Boeing",
		"The acquisition is subject to approval by France.":                                "approval; possible; agent France",
		"The acquisition was a subject of talks by France.":                                "talks; happened; agent France",
		"The crowd prayed for the death of Peter Hansen.":                                  "death; possible; patient Peter Hansen",
		"The crowd sang after the death of Peter Hansen.":                                  "death; happened; patient Peter Hansen",
		"It takes nine votes to elect Maria Lopez.":                                        "elect; possible; patient Maria Lopez",
		"It took nine votes to elect Maria Lopez.":                                         "elect; happened; patient Maria Lopez",
		"Arresting the nine pilots carries risks for Spain.":                               "Arresting; possible; patient nine pilots",
		"Arresting the nine pilots has angered Spain.":                                     "Arresting; happened; patient nine pilots",
		"France sent a list of demands, including a pledge to leave.":                      "pledge; possible",
		"France sent a list of guests after a pledge by Spain to leave.":                   "pledge; happened; agent Spain",
		"Spain agreed to swap nine pilots in a deal with France.":                          "deal; happened; patient France",
		"The deal is not likely to help France sell planes.":                               "sell; not; agent France",
		"The king helped France sell planes.":                                              "sell; happened; agent France",
		"Talks \"to resume\" in Lyon\n\nThe king of Spain left on Monday after nine days.": "resume; planned; @Lyon",
		"Talks which resumed in Lyon\n\nThe king of Spain left on Monday after nine days.": "resumed; happened; @Lyon",
	} {
		d, err := r.Document(&schema.Record{Text: text, Source: "example", Published: "2021-05-04"})
		if err != nil {
			t.Fatal(err)
		}
		trigger, _, _ := strings.Cut(want, ";")
		if got := partsOf(d, trigger); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", text, got, want)
		}
	}
}

// partsOf prints the event of a document with a trigger.
func partsOf(d *schema.Document, trigger string) string {
	names := map[string]string{}
	for _, a := range d.Actors {
		names[a.ID] = a.Name
	}
	for _, p := range d.Places {
		names[p.ID] = p.Name
	}
	for _, e := range d.Events {
		if e.Trigger.Text != trigger {
			continue
		}
		line := []string{trigger, string(e.Factuality)}
		for _, p := range e.Participants {
			line = append(line, string(p.Role)+" "+names[p.Actor])
		}
		if e.Place != "" {
			line = append(line, "@"+names[e.Place])
		}
		return strings.Join(line, "; ")
	}
	return ""
}
