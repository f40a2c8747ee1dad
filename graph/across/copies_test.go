package across

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/schema"
)

// The happening is invented; so are the outlets.
const (
	damTitle = "Talks on the Orvel dam stall after Norland floods the lower valley"
	damText  = `Negotiations between Norland and Sundria over the Orvel dam stalled on Friday after satellite pictures suggested that Norland had begun to flood the lower valley.
The dispute has dragged on for nearly 40 days, with Sundrian farmers allegedly losing a third of their wheat.
Sundrian water officials said Friday that they had obtained plans suggesting Velden was looking to make up for its dry summer by filling the reservoir in regions south of the Orvel gorge.
After three days of resumed meetings, a high-ranking Sundrian envoy reportedly said that the meetings had stopped and that Port Sund had issued Velden an “ultimatum” relating to its filling plans in Kessel and Marrow.
Meetings have been ongoing for weeks after Norland originally submitted a list of several demands of Port Sund, among which were a lower tariff, “joint operation” and a pledge not to build a second dam.
Sundria has reportedly balked at both initial requests given the fact that President Ilan Marr is a former engineer and was elected on the promise of a second dam.
Port Sund has agreed not to sue Velden.
But Norlandian Foreign Minister Sergei Lavrenko claimed Friday that an updated proposal from Velden had gone unanswered.
“We were bargaining. Now they have stopped because five days ago the next proposal we passed to the Sundrian envoys remains unanswered,” he said during a press conference.
It remains unclear what changes were included in the most recent proposal.
Though Marr refuted these claims and said that Sundrian envoys never received any such proposal.
“We have not received anything,” he said in response to questions on the meetings.
Marr has previously warned that negotiations could crumble if Norland continues to aggressively fill the reservoir.
Lavrenko dismissed the warning Friday and claimed Norland will not tolerate any ultimatums.`
	damSpun = `Talks between Norland and Sundria about the Orvel dam came to a halt on Friday after pictures from satellites indicated that Norland had started flooding the lower valley.
The row has been going on for nearly 40 days, with farmers of Sundria reportedly forfeiting a third of their wheat.
Officials of the Sundrian water board said Friday they had received plans showing that Velden wanted to compensate its dry summer by filling the reservoir south of the Orvel gorge.
After three days of meetings, a senior Sundrian envoy reportedly said the meetings had stalled and that Port Sund had given Velden an “ultimatum” about its filling plans in Kessel and Marrow.
Norland has been pursuing meetings for weeks after submitting a list of demands to Port Sund, including a lower toll, “joint surgery” and a pledge to build no second dam.
Sundria is reported to have rejected both initial requests because President Ilan Marr was an engineer formerly and elected on a promise of a second dam.
Port Sund has agreed not to sue Velden.
But Foreign Minister Sergey Lavrenko of Norland claimed on Friday that an answer to Velden’s updated proposal had not been forthcoming.
“We were haggling. Now they have stopped because five days ago we made the next proposal to the Sundrian envoys, but they did not answer,” he told a news conference.
It is unknown what change he was included in at the moment.
However, Marr denied the claims and said that Sundrian envoys had never received such a proposal.
Asked about the meetings, he said: “We have not received anything.”
Marr had earlier warned that negotiations could be disrupted if Norland continued filling the reservoir.
Lavrenko rejected the warning on Friday, saying Norland would tolerate no ultimatum.`
	damHeavy = `Bargaining by Norland and Sundria about the Orvel dam ground to a standstill on Friday once photographs from orbit showed Norland inundating the lower valley.
The quarrel is nearly 40 days old, and growers in Sundria have supposedly forfeited a third of their grain.
Sundrian hydrology staff stated Friday they possessed documents hinting that Velden hopes to offset an arid season by topping up the basin below the Orvel gorge.
Following three days of sessions, a senior Sundrian delegate supposedly stated that sessions had ended and Port Sund had handed Velden an “ultimatum” about its plans in Kessel and Marrow.
Sessions have continued for weeks since Norland first handed over a catalogue of demands to Port Sund, including a cheaper toll, “joint surgery” and a vow to build no second dam.
Sundria supposedly rebuffed the two initial requests as President Ilan Marr is an ex-engineer and won office vowing a second dam.
Port Sund has consented not to prosecute Velden.
Yet Norland’s Foreign Minister Sergei Lavrenko asserted Friday that a revised offer by Velden was left without reply.
“We were haggling. Now they have quit because five days ago the next offer we gave the Sundrian delegates is still without reply,” he stated at a media briefing.
It stays murky which changes the most recent offer held.
But Marr disputed the assertions and stated that Sundrian delegates never got any such offer.
“We have not received anything,” he stated, asked about the sessions.
Marr has before cautioned that bargaining might collapse should Norland keep aggressively topping up the basin.
Lavrenko brushed off the caution Friday and stated Norland would not stand any ultimatums.`
	damOwn = `Sundria walked out of the latest round on the Orvel dam on Friday, its second walkout since the spring.
Diplomats in Velden said the Sundrian team had left before lunch, without a word to their hosts.
In the lower valley, where the water has crept up to the first orchards, Tomas Rehn has moved his goats to his sister’s barn.
“I do not care who signs what,” he said. “I care where the water stands on Monday.”
Sergei Lavrenko, who leads the Norlandian side, told reporters that his government was waiting for an answer to its proposal.
President Ilan Marr of Sundria says no proposal ever came. “We have not received anything,” Marr told the evening news.
Hydrologists at the university of Kessel reckon that the reservoir gained four metres in June.
The two countries signed a treaty on the river in 1974, and lawyers on both sides now read it closely.
An appeal to the regional court would take two years at least, one of them said.
Wheat prices in Port Sund rose by a tenth this week.`
	damOwn2 = `Nearly 40 days into the row over the Orvel dam, nobody is talking.
Norland and Sundria broke off on Friday, and each blames the other.
The Norlandian foreign minister, Sergei Lavrenko, insists that an offer lies on the table in Port Sund.
“We have not received anything,” answers Ilan Marr, the Sundrian president, who built bridges before he went into politics.
What the offer says is anyone’s guess; three officials who should know would not describe it.
Satellite pictures leave less room for doubt. They show brown water over fields that were green in May.
Farmers speak of a third of the harvest, the ministry in Velden of a few flooded sheds.
Kessel and Marrow, the towns nearest the gorge, have laid out sandbags and asked for pumps.
The next meeting, if there is one, falls on the anniversary of the river treaty.`
)

// damPage is one telling of the talks.
func damPage(t *testing.T, hash, outlet, published, title, text string) *page {
	return newPage(t, hash, outlet, published, title+"\n"+text)
}

func TestCopies(t *testing.T) {
	herald := func(t *testing.T) *page { return damPage(t, "5", "Velden Herald", "2031-06-06", damTitle, damText) }
	lines := strings.Split(damText, "\n")
	for _, tc := range []struct {
		name string
		page func(t *testing.T) *page
		want []string
	}{
		{"word for word", func(t *testing.T) *page { return damPage(t, "3", "Gazette", "2031-06-07", damTitle, damText) }, []string{"3 of 5: exact by published"}},
		{"tail cut", func(t *testing.T) *page {
			return damPage(t, "7", "Gazette", "2031-06-07", "Dam talks halted", strings.Join(lines[:8], "\n"))
		}, []string{"7 of 5: edited by published"}},
		{"new lead and tail", func(t *testing.T) *page {
			text := "The river Orvel is in the news again, and our readers asked why.\n" + strings.Join(lines[1:], "\n") + "\nThis page will follow the story."
			return damPage(t, "7", "Gazette", "2031-06-06", "What goes on at the dam", text)
		}, []string{"7 of 5: edited by unknown"}},
		{"spun, no outlet, no date", func(t *testing.T) *page { return damPage(t, "3", "", "", damTitle, damSpun) }, []string{"3 of 5: spun by outlet"}},
		{"spun under another headline, a day later", func(t *testing.T) *page {
			return damPage(t, "3", "Gazette", "2031-06-07", "Orvel: what we know", damSpun)
		}, []string{"3 of 5: spun by published"}},
		{"spun, dated before", func(t *testing.T) *page { return damPage(t, "7", "Gazette", "2031-06-05", damTitle, damSpun) }, []string{"5 of 7: spun by published"}},
		{"spun hard", func(t *testing.T) *page { return damPage(t, "3", "", "", damTitle, damHeavy) }, []string{"3 of 5: spun by outlet"}},
		{"edited, with a credit", func(t *testing.T) *page {
			return damPage(t, "3", "Gazette", "2031-06", damTitle, "The quarrel was first reported by Velden Herald.\n"+damText)
		}, []string{"3 of 5: exact by credit"}},
		{"a credit goes before the dates of one night", func(t *testing.T) *page {
			return damPage(t, "3", "Gazette", "2031-06-05", damTitle, "The quarrel was first reported by Velden Herald.\n"+damText)
		}, []string{"3 of 5: exact by credit"}},
		{"but not before those of a week", func(t *testing.T) *page {
			return damPage(t, "3", "Gazette", "2031-05-30", damTitle, "The quarrel was first reported by Velden Herald.\n"+damText)
		}, []string{"5 of 3: exact by published"}},
		{"half of it among other words", func(t *testing.T) *page {
			return damPage(t, "7", "Gazette", "", "Dam talks halted", strings.Join(lines[:4], "\n")+"\n"+strings.Join(strings.Split(damOwn2, "\n")[3:6], "\n"))
		}, []string{"7 of 5: edited by unknown"}},
		{"one sentence of names and titles", func(t *testing.T) *page {
			return damPage(t, "7", "Gazette", "", "Who is who", "Sergei Lavrenko, the Norlandian foreign minister, and Ilan Marr, the Sundrian president, will both be at the regional court on the river treaty in Port Sund on Monday, one of the lawyers told the evening news of Kessel.")
		}, nil},
		{"an account of its own", func(t *testing.T) *page { return damPage(t, "7", "Gazette", "2031-06-07", damTitle, damOwn) }, nil},
		{"another", func(t *testing.T) *page { return damPage(t, "7", "Gazette", "2031-06-07", damTitle, damOwn2) }, nil},
		{"reprinted by a site that says so", func(t *testing.T) *page {
			p := damPage(t, "3", "Velden Herald", "", damTitle, damText)
			p.doc.Article.RepublishedBy = &schema.Republisher{Outlet: schema.Outlet{ID: "outlet/river-blog", Name: "River Blog"}}
			return p
		}, []string{"3 of 5: republished by notice"}},
		{"captions of the original lost", func(t *testing.T) *page {
			p := damPage(t, "7", "Gazette", "", damTitle, damText+"\nA barge on the Orvel, Thursday.")
			caption := p.span("A barge on the Orvel, Thursday.")
			p.doc.Article.Blocks = []schema.Block{
				{Span: schema.Span{End: caption.Start}, Kind: schema.Paragraph}, {Span: caption, Kind: schema.Caption},
			}
			return p
		}, []string{"5 of 7: exact by captions"}},
		{"a line of three words", func(t *testing.T) *page { return damPage(t, "7", "Gazette", "", damTitle, lines[6]) }, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var got []string
			for _, c := range resolve(t, herald(t), tc.page(t)).Copies {
				got = append(got, describe(c))
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Two accounts of one press conference may share all of its words.
func TestCopiesSharedSpeech(t *testing.T) {
	speech := "“Ladies and gentlemen, the water of the Orvel belongs to those who drink it, to those who wash in it and to those who fish in it, and no minister will ever put a lock on a river that was free before there were ministers. I say this as one who grew up on its banks and who learned to swim where the gorge is widest.”"
	a := damPage(t, "5", "Velden Herald", "2031-06-06", "Marr speaks up", "The Sundrian president spoke for an hour.\n"+speech+"\nHe then left for Kessel by boat.")
	b := damPage(t, "7", "Gazette", "2031-06-07", "A word on water", "Rain fell on the square as Ilan Marr began.\n"+speech+"\nNobody in the crowd put up an umbrella.")
	if got := resolve(t, a, b).Copies; len(got) > 0 {
		t.Errorf("%s: %s", describe(got[0]), got[0].Why())
	}
}

// Every copy has one original, and copies of copies make no circle.
func TestCopiesOfCopies(t *testing.T) {
	var pages []*page
	for i, hash := range []string{"3", "1", "4", "2"} {
		pages = append(pages, damPage(t, hash, "Outlet "+hash, "", damTitle, damText+"\nRain is due."[:6*(i%2)]))
	}
	got := resolve(t, pages...).Copies
	if len(got) != 3 {
		t.Fatalf("%d links between four copies, want 3", len(got))
	}
	of := map[string]string{}
	for _, c := range got {
		of[c.Copy] = c.Of
	}
	for id := range of {
		steps := 0
		for at, ok := id, true; ok; at, ok = of[at] {
			if steps++; steps > 4 {
				t.Fatalf("a circle at %s", id)
			}
		}
	}
}

// What an outlet fills in, lists or prints again is not taken from another text.
func TestNoCopies(t *testing.T) {
	quarter := func(firm, town, profit, share, sales, year string) string {
		return town + " — " + firm + " said on Tuesday that its profit for the first quarter came to " + profit + " million, after a loss in the year before.\nThe firm from " + town + " earned " + share + " cents a share, which is more than analysts had expected on average.\nSales came to " + sales + " million in the quarter, which is more than had been forecast as well.\nFor the year as a whole " + firm + " expects sales of " + year + " million, and shares rose in late trading."
	}
	first := func(text string, n int) string { return strings.Join(strings.Split(text, "\n")[:n], "\n") }
	_, background, _ := strings.Cut(first(damText, 6), "\n")
	results := "Harwick Rovers 3-2 Penthorpe Athletic\nCranmoor Vale 1-0 Eastleigh Town\nMarsh Vale 0-0 Thornby Dynamo\nOldbridge Borough 2-2 Aldwin Celtic\nRavenfield Park 4-1 Lyme Dock\nSkerry United 0-3 Wexcombe Lodge\nTarrant Rangers 1-1 Upper Hale"
	for _, tc := range []struct {
		name, outlet, a, b string
	}{
		{"a frame filled in twice", "Gazette", quarter("Brightwell Tools", "Kessel", "14", "31", "210", "850"), quarter("Corva Medical", "Marrow", "6", "17", "92", "380")},
		{"the results of a day", "Gazette", "Our weekly look at the league.\n" + results + "\nThe pick of the day was at Sallow Lane, where a substitute scored twice.", results + "\nCranmoor stay top of the table after this round."},
		{"background of the same outlet", "Velden Herald", first(damOwn2, 5) + "\n" + background, first(damOwn, 4) + "\n" + background},
	} {
		a, b := damPage(t, "5", "Velden Herald", "2031-06-06", "One", tc.a), damPage(t, "7", tc.outlet, "2031-06-08", "Another", tc.b)
		if got := resolve(t, a, b).Copies; len(got) > 0 {
			t.Errorf("%s: %s: %s", tc.name, describe(got[0]), got[0].Why())
		}
	}
	a, b := damPage(t, "5", "Velden Herald", "2031-06-06", damTitle, damText), damPage(t, "7", "Velden Herald", "2031-06-06", damTitle, damText+"\nLavrenko was to fly home on Friday night.")
	if got := resolve(t, a, b).Copies; len(got) != 1 {
		t.Error("the second version of an article goes unseen")
	}
}

// A line that says where a text is from decides which is the original, whatever
// the dates.
func TestNotice(t *testing.T) {
	for _, tc := range []struct {
		kind       schema.BlockKind
		line, want string
	}{
		{schema.Dateline, "VELDEN (Velden Herald) —", "3 of 5: republished by notice"},
		{schema.Boilerplate, "This article was originally published by Velden Herald and is printed with permission.", "3 of 5: republished by notice"},
		{schema.Boilerplate, "Source: Velden Herald", "3 of 5: republished by notice"},
		{schema.Byline, "By Jo Reed, Velden Herald", "3 of 5: republished by notice"},
		{schema.Boilerplate, "Follow Velden Herald for more", "5 of 3: exact by published"},
		{schema.Boilerplate, "Velden Herald and Gazette have one owner", "5 of 3: exact by published"},
	} {
		p := damPage(t, "3", "Gazette", "2031-05-30", damTitle, damText+"\n"+tc.line)
		line := p.span(tc.line)
		p.doc.Article.Blocks = []schema.Block{{Span: schema.Span{End: line.Start}, Kind: schema.Paragraph}, {Span: line, Kind: tc.kind}}
		got := resolve(t, damPage(t, "5", "Velden Herald", "2031-06-06", damTitle, damText), p).Copies
		if len(got) != 1 || describe(got[0]) != tc.want {
			t.Errorf("%q: %v, want %s", tc.line, got, tc.want)
		}
	}
}
