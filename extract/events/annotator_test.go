package events_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/schema"
)

// TestReadings holds whole events: type, mode, trigger, factuality, who plays
// which part and the date.
func TestReadings(t *testing.T) {
	r := newReader(t)
	for _, x := range []struct {
		name, text string
		want       []string
	}{
		{"possessive, of and a date of its own", "Germany's invasion of Poland in 2014 angered the king.", []string{
			"ASSAULT; invasion; happened; agent Germany DEU; patient Poland POL; 2014",
			"OTHER; angered; happened; agent Germany DEU; patient king; 2014",
		}},
		{"it may be another thing than the speaker", "France said tugs towed the ferry Heron to Nice after it ran aground.", []string{
			"OTHER; towed; reported",
			"ACCIDENT; ran; reported",
		}},
		{"told before the day in it", "Germany spoke to Poland ahead of the vote on 20 June.", []string{
			"CONSULT talks; spoke; happened; agent Germany DEU; patient Poland POL",
			"OTHER election; vote; planned; 2021-06-20",
		}},
		{"told of, on a day of the telling", "The council discussed the flood last Monday.", []string{
			"DISASTER; flood; reported",
		}},
		{"what came of it, on a day of its own", "The death toll from the blast rose to nine on Monday.", []string{
			"ACCIDENT; blast; happened",
			"DEATH; rose; happened; 2021-05-03",
		}},
		{"between and with", "The talks between France and Spain stalled on Monday.", []string{
			"CONSULT talks; talks; happened; agent France FRA; agent Spain ESP; 2021-05-03",
			"BREAKDOWN; stalled; happened; patient France FRA; patient Spain ESP; 2021-05-03",
		}},
		{"passive", "Nine soldiers were killed by French troops near Lyon on Monday.", []string{
			"ASSAULT kill; killed; happened; agent French troops FRA; patient Nine soldiers; 2021-05-03",
		}},
		{"origin", "German tanks shelled Polish villages on Monday.", []string{
			"ASSAULT bomb; shelled; happened; agent Germany DEU; patient Poland POL; 2021-05-03",
		}},
		{"object control", "France urged Spain to withdraw its troops.", []string{
			"REQUEST; urged; happened; agent France FRA; patient Spain ESP",
			"OTHER retreat; withdraw; possible; agent Spain ESP; patient its troops",
		}},
		{"promise", "The French president promised to send tents to Spain.", []string{
			"AGREE promise; promised; happened; agent Emmanuel Macron FRA; patient Spain ESP",
			"OTHER aid; send; planned; agent Emmanuel Macron FRA; recipient Spain ESP",
		}},
		{"threat of the speaker", "France said it would attack Spain.", []string{
			"THREATEN assault; attack; possible; agent France FRA; patient Spain ESP",
		}},
		{"must", "France said Spain must leave the valley.", []string{
			"REQUEST demand; must; reported; agent France FRA; patient Spain ESP",
			"OTHER; leave; possible; agent Spain ESP",
		}},
		{"refusal", "France said it would not help Spain.", []string{
			"REJECT aid; help; reported; agent France FRA; patient Spain ESP",
		}},
		{"conjunction", "France arrested nine Spaniards and expelled two diplomats.", []string{
			"COERCE arrest; arrested; happened; agent France FRA; patient Spaniards ESP",
			"SANCTION; expelled; happened; agent France FRA; patient two diplomats",
		}},
		{"relative clause", "The rebels who attacked the town on Sunday were arrested on Monday.", []string{
			"ASSAULT; attacked; happened; agent rebels; 2021-05-02",
			"COERCE arrest; arrested; happened; patient rebels; 2021-05-03",
		}},
		{"light verb", "French jets carried out air strikes on Spain on Monday.", []string{
			"ASSAULT; carried; happened; agent France FRA; patient Spain ESP; 2021-05-03",
		}},
		{"reaction to what was before", "On Monday France condemned the attack.", []string{
			"ACCUSE disapprove; condemned; happened; agent France FRA; 2021-05-03",
			"OTHER assault; attack; reported",
		}},
		{"fronted participle", "Speaking in Lyon on Monday, the minister thanked the crews.", []string{
			"OTHER; Speaking; happened; agent minister FRA; 2021-05-03",
			"SUPPORT; thanked; happened; agent minister FRA; patient crews; 2021-05-03",
		}},
		{"behind a dateline", "LYON, May 3 (Norland Post) - Police arrested a banker on Monday.", []string{
			"COERCE arrest; arrested; happened; agent Police FRA; patient a banker FRA; 2021-05-03",
		}},
		{"since", "France has occupied the valley since 2020.", []string{
			"COERCE seize; occupied; happened; agent France FRA; 2020-01-01/2021-05-04",
		}},
		{"at the same time", "The queen opened the harbour on Monday as French jets bombed Spanish villages.", []string{
			"LAUNCH; opened; happened; agent queen; 2021-05-03",
			"ASSAULT bomb; bombed; happened; agent France FRA; patient Spain ESP; 2021-05-03",
		}},
		{"to come", "The court will rule on the case on May 20.", []string{
			"RULING; rule; planned; agent court; 2021-05-20",
		}},
		{"subject behind an aside", "The move came a day after France, another old ally, released a list.", []string{
			"OTHER; came; happened",
			"PUBLICATION; released; happened; agent France FRA",
		}},
		{"who suffers does no harm", "French troops were attacked by Spanish soldiers on Monday, killing nine people.", []string{
			"ASSAULT; attacked; happened; agent Spanish soldiers ESP; patient French troops FRA; 2021-05-03",
			"ASSAULT kill; killing; happened; agent Spanish soldiers ESP; patient nine people; 2021-05-03",
		}},
		{"what an anniversary is of", "France marked the anniversary of the flood on Monday.", []string{
			"OTHER hold; marked; happened; agent France FRA; 2021-05-03",
			"OTHER hold; anniversary; happened; other France FRA; 2021-05-03",
			"DISASTER; flood; happened",
		}},
		{"a national is not the country", "Police arrested a French national on Monday.", []string{
			"COERCE arrest; arrested; happened; agent Police; patient French national FRA; 2021-05-03",
		}},
		{"until", "France will occupy the valley until Spain withdraws its troops.", []string{
			"COERCE seize; occupy; planned; agent France FRA",
			"OTHER retreat; withdraws; possible; agent Spain ESP; patient its troops",
		}},
		{"domestic", "The mayor of Lyon resigned after police arrested nine men.", []string{
			"RESIGNATION; resigned; happened; agent mayor FRA",
			"COERCE arrest; arrested; happened; agent police FRA; patient nine men FRA",
		}},
	} {
		t.Run(x.name, func(t *testing.T) {
			d, err := r.Document(&schema.Record{Text: x.text, Source: "example", Published: "2021-05-04"})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(x.want, readingsOf(d)); diff != "" {
				t.Errorf("%s\n%s", x.text, diff)
			}
		})
	}
}

// readingsOf prints the events of a document one a line.
func readingsOf(d *schema.Document) []string {
	actors := map[string]schema.Actor{}
	for _, a := range d.Actors {
		actors[a.ID] = a
	}
	var out []string
	for _, e := range d.Events {
		line := []string{strings.TrimSpace(e.Type + " " + e.Mode), e.Trigger.Text, string(e.Factuality)}
		for _, p := range e.Participants {
			a := actors[p.Actor]
			line = append(line, strings.TrimSpace(fmt.Sprintf("%s %s %s", p.Role, a.Name, a.Country)))
		}
		if e.When.EDTF != "" {
			line = append(line, e.When.EDTF)
		}
		out = append(out, strings.Join(line, "; "))
	}
	return out
}
