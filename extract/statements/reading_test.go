package statements_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/extract/reader"
	"dateline/schema"
)

// readings are texts with what they say: act, [speaker] <cue> {content}, then
// the day, the addressee, the venue and through whom it is known.
var readings = []struct {
	name, text string
	want       []string
}{
	{"nobody named", "The deal is said to be dead. It is believed that the owners want to sell.", []string{
		"say [] <is said> {The deal} {to be dead}",
		"say [] <is believed> {that the owners want to sell}",
	}},
	{"a wish inside another's words is part of them", "Tom Marsh said Mara Venn wanted to leave.", []string{
		"say [Tom Marsh] <said> {Mara Venn wanted to leave}",
	}},
	{"denied cues are no claims", "Mara Venn did not deny that the dam leaks. Neither side confirmed the deal.", []string{
		"decline [Mara Venn] <did not deny> {that the dam leaks}",
	}},
	{"fighting is no criticism", "Troops attacked the town. Soldiers defended the bridge.", nil},
	{"what snaps without a quotation says nothing", "Storm snaps cable of Velden bridge\n\nA storm snapped a cable of the bridge, and three people were hurt, the fire brigade said.", []string{
		"say [the fire brigade] <said> {A storm snapped a cable of the bridge, and three people were hurt}",
	}},
	{"no day behind the article's own", "Union speaks\n\nVelden Post\n3 May 2025\n\nTom Marsh, the leader of the union, spoke to the Velden Post ahead of the vote on 20 June.\n\nMarsh: The dam is safe and it stays.", []string{
		"say [Marsh] <:> {The dam is safe and it stays}",
	}},
	{"a question in the passive is not the speaker's", "When asked about the dam, Mara Venn said it was safe.", []string{
		"say [Mara Venn] <said> {it was safe}",
	}},
	{"one after the other", "Tom Marsh denied the report, saying the dam was safe.", []string{
		"deny [Tom Marsh] <denied> {the report}",
		"say [Tom Marsh] <saying> {the dam was safe}",
	}},
	{"an object behind an insertion is no speaker", "Mara Venn, who runs the port, rejected the offer. Her lawyer, Tom Marsh, denied the charge.", []string{
		"deny [Mara Venn, who runs the port] <rejected> {the offer}",
		"deny [Her lawyer, Tom Marsh] <denied> {the charge}",
	}},
	{"a name behind two subjects", "The head of Brennão Cork denied the claim.", []string{
		"deny [The head of Brennão Cork] <denied> {the claim}",
	}},
	{"unnamed sources", "An officer declined to be named.", nil},
	{"through another", "The Velden Post reported that Mara Venn had warned that the dam was weak.", []string{
		"say [The Velden Post] <reported> {that Mara Venn had warned that the dam was weak}",
		"warn [Mara Venn] <had warned> {that the dam was weak} via The Velden Post",
	}},
	{"over paragraphs", "Tom Marsh declared:\n\n“We stay here.\n\n“We do not leave.”\n\nThe road was wet.", []string{
		"say [Tom Marsh] <declared> {We stay here} {We do not leave}",
	}},
	{"a quotation by itself has an open speaker", "The road was wet.\n\n“We have to do something, and we have to do it now.”\n\n“We cannot wait for rain to fall here.”\n\nThe shop sold “The Man Who Knew Too Much About Rivers” and “fresh” fish.", []string{
		"say [] <> {We have to do something, and we have to do it now} {We cannot wait for rain to fall here}",
	}},
	{"a name before the colon", "Here is Harlan Venn in December 1992: “Our new direction must rest on an understanding of the facts.”", []string{
		"say [Harlan Venn] <:> {Our new direction must rest on an understanding of the facts} on 1992-12",
	}},
	{"a clause before the colon", "Harlan Venn called them on it:\n\n“The questions asked tonight show why people stay away.”", []string{
		"say [Harlan Venn] <called> {The questions asked tonight show why people stay away}",
	}},
	{"asked by nobody named", "Harlan Venn was asked, “If you had known she had a key, would you have told her?”", []string{
		"ask [] <was asked> {If you had known she had a key, would you have told her?}",
	}},
	{"a name in quotation marks", "In April, Harlan Venn called the plans to open a plant in Velden “an absolute disgrace,” and threatened a tax. Mara Venn attacked the plan, calling it “foolish” and asserting that it would fail.", []string{
		"claim [Harlan Venn] <called> {the plans to open a plant in Velden “an absolute disgrace,”}",
		"claim [Mara Venn] <calling> {it “foolish”}",
		"claim [Mara Venn] <asserting> {that it would fail}",
	}},
	{"called out by nobody named", "The crowd answered with chants of “I’m with her”.", []string{
		"say [] <chants of> {I’m with her}",
	}},
	{"the article's own words behind a quotation", "Harlan Venn said he was “happy with it” as he faced a hard test. Mara Venn said the dam was a “grey beast” — a play on an old song.", []string{
		"say [Harlan Venn] <said> {he was “happy with it”}",
		"say [Mara Venn] <said> {the dam was a “grey beast”}",
	}},
	{"a gerund behind its preposition", "The new minister talked about continuing the “progress we had under the old king” and her work.", []string{
		"say [The new minister] <talked about> {continuing the “progress we had under the old king” and her work}",
	}},
	{"a cue by itself", "“Leave us alone.” Mara Venn said.", []string{
		"say [Mara Venn] <said> {Leave us alone}",
	}},
	{"addressee and medium", "Mara Venn told Radio Velden on Twitter that the dam was safe.", []string{
		"say [Mara Venn] <told> {that the dam was safe} to Radio Velden at Twitter",
	}},
	{"the whole speaker", "Mara Venn, the mayor of Velden, said the dam was safe.", []string{
		"say [Mara Venn, the mayor of Velden] <said> {the dam was safe}",
	}},
	{"the lead is of the occasion told below", "Mara Venn wants a new dam, the mayor said.\n\nOn April 3, 2025, Mara Venn spoke in Velden.\n\n“The dam is weak,” Venn said.", []string{
		"say [the mayor] <said> {Mara Venn wants a new dam}",
		"say [Venn] <said> {The dam is weak} on 2025-04-03",
	}},
	{"another occasion is not carried", "On April 3, 2025, Tom Marsh said the dam was safe. Tom Marsh has previously said it was weak.", []string{
		"say [Tom Marsh] <said> {the dam was safe} on 2025-04-03",
		"say [Tom Marsh] <has previously said> {it was weak}",
	}},
	{"a cue between commas", "If the vote fails, Mara Venn said, she will go. The dam, Tom Marsh said, was never closed. “Only you,” Venn said, would do that.", []string{
		"say [Mara Venn] <said> {If the vote fails} {she will go}",
		"say [Tom Marsh] <said> {The dam} {was never closed}",
		"say [Venn] <said> {Only you} {would do that}",
	}},
	{"the occasion in front of the cue is not told", "At a rally in Velden, Mara Venn said, “The dam is safe.”", []string{
		"say [Mara Venn] <said> {The dam is safe} at rally",
	}},
	{"a participle has the subject of its clause", "Mara Venn called for an inquiry into the fire, saying the dam was safe.", []string{
		"demand [Mara Venn] <called for> {an inquiry into the fire}",
		"say [Mara Venn] <saying> {the dam was safe}",
	}},
	{"a later clause has its own speaker", "Mara Venn said the union had “lost its way”, and she vowed to stay.", []string{
		"say [Mara Venn] <said> {the union had “lost its way”}",
		"promise [she] <vowed> {to stay}",
	}},
	{"a quotation inside the clause that the cue closes", "A plan to close the school will \"leave the valley with nobody,\" Mara Venn has warned.", []string{
		"warn [Mara Venn] <has warned> {A plan to close the school will \"leave the valley with nobody,\"}",
	}},
	{"quoted by another", "The Velden Post quoted Mara Venn as saying that the dam was safe.", []string{
		"say [Mara Venn] <saying> {that the dam was safe} via The Velden Post",
	}},
	{"accused in the passive", "The company was accused by the union of hiding the fire.", []string{
		"accuse [the union] <was accused> {The company} {of hiding the fire}",
	}},
	{"a question in the passive is a question", "Asked if the dam would hold, Mara Venn said it would.", []string{
		"ask [] <Asked> {if the dam would hold}",
		"say [Mara Venn] <said> {it would}",
	}},
	{"an infinitive that is carried out", "Mara Venn went on to accuse Tom Marsh of lying.", []string{
		"accuse [Mara Venn] <accuse> {Tom Marsh of lying}",
	}},
	{"turns of a transcript", "WELLS: Did you read the bill?\n\nHARMON: I did. It is a bad bill.\n\nWELLS: Why?\n\nHARMON: It costs too much.", []string{
		"say [WELLS] <:> {Did you read the bill?}",
		"say [HARMON] <:> {I did. It is a bad bill}",
		"say [WELLS] <:> {Why?}",
		"say [HARMON] <:> {It costs too much}",
	}},
	{"turns of a debate", "Mr James Carver (Northgate): Will the Minister give way?\n\nThe Minister for Transport: I will give way once.", []string{
		"say [Mr James Carver (Northgate)] <:> {Will the Minister give way?}",
		"say [The Minister for Transport] <:> {I will give way once}",
	}},
	{"a dateline is no speaker", "LONDON: The union “lost its way”.", nil},
	{"a paragraph of quotation belongs to whom the one before is about", "Outside, Mara Venn shook her head.\n\n“I have lived here since 1962 and I have never seen it this bad.”", []string{
		"say [Mara Venn] <> {I have lived here since 1962 and I have never seen it this bad}",
	}},
	{"between dashes", "Mara Venn – a teacher from Velden – said the dam was safe.", []string{
		"say [Mara Venn – a teacher from Velden] <said> {the dam was safe}",
	}},
	{"who the speakers are", "Voters who liked the plan said it was cheap. Mara Venn, 69, said it was late.", []string{
		"say [Voters who liked the plan] <said> {it was cheap}",
		"say [Mara Venn] <said> {it was late}",
	}},
	{"a list of verbs", "Mara Venn denied the charge, called the inquiry a farce and vowed to stay. Tom Marsh thanked his staff, criticised the press, and said he would sue.", []string{
		"deny [Mara Venn] <denied> {the charge}",
		"claim [Mara Venn] <called> {the inquiry a farce}",
		"promise [Mara Venn] <vowed> {to stay}",
		"praise [Tom Marsh] <thanked> {his staff}",
		"accuse [Tom Marsh] <criticised> {the press}",
		"say [Tom Marsh] <said> {he would sue}",
	}},
	{"the occasion behind the cue, then a participle", "The plant will close, the company said on Friday, blaming weak demand from abroad.", []string{
		"say [the company] <said> {The plant will close}",
		"accuse [the company] <blaming> {weak demand from abroad}",
	}},
	{"a question says nothing", "Does Mara Venn accept that the line is losing money?", nil},
	{"who wants no name", "A clerk who asked not to be named said the dam was safe.", []string{
		"say [A clerk who asked not to be named] <said> {the dam was safe}",
	}},
	{"a newspaper is told, a meeting is the occasion", "Mara Venn told the Velden Post that the dam was safe. Tom Marsh told the meeting that it was weak.", []string{
		"say [Mara Venn] <told> {that the dam was safe} to the Velden Post",
		"say [Tom Marsh] <told> {that it was weak} at the meeting",
	}},
	{"what belongs to the quotation before it", "Mara Venn said she was “not happy” because the dam leaks.", []string{
		"say [Mara Venn] <said> {she was “not happy” because the dam leaks}",
	}},
	{"the subject of what is said is no speaker", "Tom Marsh, the mayor of Velden, said the noise at the gate was loud. Mara Venn, along with her aide, said the dam was weak. Sen. Tom Marsh (N-Aske) said he “likes the plan”.", []string{
		"say [Tom Marsh, the mayor of Velden] <said> {the noise at the gate was loud}",
		"say [Mara Venn] <said> {the dam was weak}",
		"say [Sen. Tom Marsh (N-Aske)] <said> {he “likes the plan”}",
	}},
	{"one statement of each act", "Mara Venn explained the plan by saying: “The gate is shut since the rain would come in.” The mayor went on to say that the town had nothing to hide.", []string{
		"say [Mara Venn] <saying> {The gate is shut since the rain would come in}",
		"say [The mayor] <went on to say> {that the town had nothing to hide}",
	}},
	{"what would be said is part of what is", "The firm said it would order the crews to leave the port. The union says that it never pledged to strike.", []string{
		"say [The firm] <said> {it would order the crews to leave the port}",
		"say [The union] <says> {that it never pledged to strike}",
	}},
	{"a pronoun for the speaker goes on speaking", "Tom Marsh said he would leave the dam as it stood, arguing that it was the rain that had caused the flood.", []string{
		"say [Tom Marsh] <said> {he would leave the dam as it stood}",
		"claim [Tom Marsh] <arguing> {that it was the rain that had caused the flood}",
	}},
	{"as somebody says", "But ignoring the flood also carries risks, as Mara Venn points out. As the Velden Post reported, even if Tom Marsh won, he would then need half of the seats.", []string{
		"say [Mara Venn] <points out> {ignoring the flood also carries risks}",
		"say [the Velden Post] <reported> {even if Tom Marsh won, he would then need half of the seats}",
	}},
	{"what joins a sentence to the one before", "In fact, neither plan would have any effect on the town, Tom Marsh said.", []string{
		"say [Tom Marsh] <said> {neither plan would have any effect on the town}",
	}},
	{"examples behind the cue", "The letters were on a variety of subjects, the Velden Post said, including floods, roads and schools.", []string{
		"say [the Velden Post] <said> {The letters were on a variety of subjects} {including floods, roads and schools}",
	}},
	{"the condition is said, too", "If the vote fails, Mara Venn said she would go.", []string{
		"say [Mara Venn] <said> {If the vote fails} {she would go}",
	}},
	{"a second clause", "Tom Marsh said that the onus was on Norland -- and that a mayor could have the dam mended at once.", []string{
		"say [Tom Marsh] <said> {that the onus was on Norland -- and that a mayor could have the dam mended at once}",
	}},
	{"a clause in front of the main one", "While Tom Marsh said that judges cannot have any ties, he appears uneasy about his daughter.", []string{
		"say [Tom Marsh] <said> {that judges cannot have any ties}",
	}},
	{"a question by somebody named", "Mara Venn was asked by Tom Marsh whether her plan would cost as much as a bridge.", []string{
		"ask [Tom Marsh] <was asked> {whether her plan would cost as much as a bridge}",
	}},
	{"a post and who signed it", "The mayor replied.\n\nThe dam leaks and nobody acts. https://t.example/x1 — Mara Venn (@MayorVenn) July 5, 2016\n\nThe union was late.", []string{
		"say [Mara Venn (@MayorVenn)] <—> {The dam leaks and nobody acts} on 2016-07-05",
	}},
	{"a dateline is not who speaks", "Flood in Velden\n\nWASHINGTON (AFP) – Mara Venn has left the town, saying that the dam was weak.", []string{
		"say [Mara Venn] <saying> {that the dam was weak}",
	}},
	{"what somebody tells of does not speak", "Tom Marsh argued that a list would keep people out, saying it was late.", []string{
		"claim [Tom Marsh] <argued> {that a list would keep people out}",
		"say [Tom Marsh] <saying> {it was late}",
	}},
	{"who gave the statement", "The town released a statement Wednesday saying Tom Marsh was late.", []string{
		"say [The town] <saying> {Tom Marsh was late}",
	}},
	{"between speakers", "Union leaders in Velden say the dam is safe, while the government maintains the town must leave. Norland, Sundria and the union warned of war.", []string{
		"say [Union leaders in Velden] <say> {the dam is safe}",
		"claim [the government] <maintains> {the town must leave}",
		"warn [Norland, Sundria and the union] <warned of> {war}",
	}},
	{"a clause goes on behind the cue", "The plan grew out of a desire, its backers said, to keep the gains made in the war.", []string{
		"say [its backers] <said> {The plan grew out of a desire} {to keep the gains made in the war}",
	}},
	{"who signed the quotation", "“He talks like we do not matter.” ― Tom Marsh, Velden\n\nThe road was wet.", []string{
		"say [Tom Marsh] <―> {He talks like we do not matter}",
	}},
	{"names that look like verbs", "W. Mark Felt, the former deputy, has died. Venn was late for The Laura Marsh Show.", nil},
	{"who opens with a participle", "Saying “nothing is certain,” Mara Venn urged citizens to rally, after Tom Marsh’s relatives said they would leave.", []string{
		"say [Mara Venn] <Saying> {nothing is certain}",
		"demand [Mara Venn] <urged> {citizens to rally} to citizens",
		"say [Tom Marsh’s relatives] <said> {they would leave}",
	}},
	{"who is expected to act", "A majority of voters expect Mara Venn to win the debate.", []string{
		"intend [A majority of voters] <expect> {Mara Venn to win the debate}",
	}},
	{"a participle behind a quotation", "Mara Venn said there was “one way to win this race,” adding that the union was late.", []string{
		"say [Mara Venn] <said> {there was “one way to win this race,”}",
		"say [Mara Venn] <adding> {that the union was late}",
	}},
}

func TestReadings(t *testing.T) {
	r, err := reader.New(reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range readings {
		var got []string
		for _, s := range read(t, r, c.text).Statements {
			got = append(got, line(s))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s\n%s", c.name, c.text, diff)
		}
	}
}

// line is a statement in one line.
func line(s schema.Statement) string {
	var b strings.Builder
	speaker := ""
	if s.Speaker != nil {
		speaker = s.Speaker.Text
	}
	cue := ""
	if s.Cue != nil {
		cue = s.Cue.Text
	}
	b.WriteString(s.Act + " [" + speaker + "] <" + cue + ">")
	for _, c := range s.Content {
		b.WriteString(" {" + c.Text + "}")
	}
	for _, p := range []struct {
		word string
		set  bool
		text func() string
	}{
		{" on ", s.SaidOn.EDTF != "", func() string { return s.SaidOn.EDTF }},
		{" to ", s.Addressee != nil, func() string { return s.Addressee.Text }},
		{" at ", s.Venue != nil, func() string { return s.Venue.Text }},
		{" via ", s.Via != nil, func() string { return s.Via.Text }},
	} {
		if p.set {
			b.WriteString(p.word + p.text())
		}
	}
	return b.String()
}
