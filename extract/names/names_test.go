package names

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/extract/syntax"
)

// reader holds what a test needs to find names.
type reader struct {
	parser *syntax.Parser
	tagger *Tagger
}

func newReader(t testing.TB) reader {
	t.Helper()
	parser, err := syntax.New()
	if err != nil {
		t.Fatal(err)
	}
	tagger, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return reader{parser, tagger}
}

// find is every name as "kind: words", checked against the text.
func (r reader) find(t *testing.T, text string) []string {
	t.Helper()
	a := r.parser.Analyze(text)
	var out []string
	end := 0
	for _, n := range r.tagger.Find(a) {
		if n.Start < end || n.Start >= n.End || n.End > len(text) || a.Tokens[n.First].Start != n.Start || a.Tokens[n.Last-1].End != n.End {
			t.Fatalf("bad span %+v in %q", n, text)
		}
		end = n.End
		out = append(out, string(n.Kind)+": "+text[n.Start:n.End])
	}
	return out
}

func TestFind(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"titles and demonyms are outside", "Russian Foreign Minister Sergei Grimblov met U.S. President Ada Grimble.",
			[]string{"demonym: Russian", "person: Sergei Grimblov", "place: U.S.", "person: Ada Grimble"}},
		{"rank in two abbreviations", "Spokesman Maj. Gen. Igor Grimblov denied it.", []string{"person: Igor Grimblov"}},
		{"a first name that is a preposition as well", "Spokesman Per Grimble denied it.", []string{"person: Per Grimble"}},
		{"a surname is the person everywhere", "Ada Grimble spoke first. Later Grimble left Warsaw.",
			[]string{"person: Ada Grimble", "person: Grimble", "place: Warsaw"}},
		{"a demonym alone is no body", "Ukrainian officials and Germans agreed.", []string{"demonym: Ukrainian", "demonym: Germans"}},
		{"a country that is its own adjective", "Hong Kong and the Philippines agreed.", []string{"place: Hong Kong", "place: Philippines"}},
		{"a pronoun opens a quotation", "Ada Grimble said in a statement, \"We want to know what happened. We are here.\"", []string{"person: Ada Grimble"}},
		{"sums hold no country", "The US spent US$ 40 million on it.", []string{"place: US"}},
		{"a demonym inside a body is", "The Ukrainian Air Force claimed it.", []string{"organization: Ukrainian Air Force"}},
		{"of and and in a body", "The Center for Strategic and Maritime Studies (CSMS) warned. CSMS has offices in Rome.",
			[]string{"organization: Center for Strategic and Maritime Studies", "organization: CSMS", "organization: CSMS", "place: Rome"}},
		{"two bodies joined by and", "Lockheed Martin and Boeing rose.", []string{"organization: Lockheed Martin", "organization: Boeing"}},
		{"possessive is outside", "Ukraine’s Defense Ministry and Putin's aide talked.",
			[]string{"place: Ukraine", "organization: Defense Ministry", "person: Putin"}},
		{"two countries joined by a hyphen", "Russia-Ukraine talks resumed.", []string{"place: Russia", "place: Ukraine"}},
		{"a word that opens a sentence is none", "Peace talks stalled. Negotiations went on. However, Moscow refused.", []string{"place: Moscow"}},
		{"headline in capitals", "UKRAINE DISPUTES CLAIM THAT GRIMBLOV WILL STORM PLANT\n\nOn Monday Sergei Grimblov denied it in Kyiv.",
			[]string{"place: UKRAINE", "person: GRIMBLOV", "person: Sergei Grimblov", "place: Kyiv"}},
		{"small particles", "Nouri al-Grimbli and Jan van der Grimble met Charles de Gaulle.",
			[]string{"person: Nouri al-Grimbli", "person: Jan van der Grimble", "person: Charles de Gaulle"}},
		{"state abbreviations", "The fire in Salina, Kan., spread.", []string{"place: Salina", "place: Kan."}},
		{"a place of function words", "She moved from New York to South Sudan.", []string{"place: New York", "place: South Sudan"}},
		{"days and months", "On Tuesday in April the Senate voted.", []string{"organization: Senate"}},
		{"scores of clubs and of countries", "Leeds 0 Derby 0, Ghana 2 Senegal 1",
			[]string{"organization: Leeds", "organization: Derby", "place: Ghana", "place: Senegal"}},
		{"storms are no persons", "Cyclone Grimbla hit Beira. Grimbla was the worst storm in years.",
			[]string{"other: Cyclone Grimbla", "place: Beira", "other: Grimbla"}},
		{"a ministry of many things", "The Ministry of Health, Labour and Welfare agreed.", []string{"organization: Ministry of Health, Labour and Welfare"}},
		{"given names of two halves", "Leung Kwok-hung met Wong Pik-wan.", []string{"person: Leung Kwok-hung", "person: Wong Pik-wan"}},
		{"a company by the rest of its name", "Grimbledison S.p.A. rose. Grimbledison said so.", []string{"organization: Grimbledison S.p.A.", "organization: Grimbledison"}},
		{"a role that opens a sentence", "Businessman Ada Grimblow spoke.", []string{"person: Ada Grimblow"}},
		{"party and state of a legislator", "Rep. Ada Grimble, D-Calif., spoke.", []string{"person: Ada Grimble"}},
		{"a country before a title", "He met U.S. Secretary of State Ada Grimble.", []string{"place: U.S.", "person: Ada Grimble"}},
		{"hospital of a saint", "St. Mary's Hospital closed.", []string{"organization: St. Mary's Hospital"}},
		{"a square by its first word", "Hundreds stood on Grimblir Square in Cairo. Grimblir was quiet by Monday.",
			[]string{"place: Grimblir Square", "place: Cairo", "place: Grimblir"}},
		{"a common word is no newspaper", "The standard was low. The Standard said so.", []string{"organization: The Standard"}},
		{"events", "The Treaty of Grimble ended World War II.", []string{"other: Treaty of Grimble", "other: World War II"}},
	}
	r := newReader(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if d := cmp.Diff(tt.want, r.find(t, tt.text)); d != "" {
				t.Error(d)
			}
		})
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"Maj. Gen. Igor Grimblov of the U.S.-led X & Y Co. (XYC)", "AL-", "de De", "The The of Of", "’s“ R-Ohio, Ky."} {
		f.Add(s)
	}
	r := newReader(f)
	f.Fuzz(func(t *testing.T, text string) { r.find(t, text) })
}

// passage is a text of some 60 words with curly marks and letters beyond ASCII.
const passage = "Russian Foreign Minister Sergei Grimblov told reporters in Warsaw on Tuesday that the Center for Maritime Studies, " +
	"a group based in Akron, Ohio, had misread figures that the European Commission and Lockheed Martin published last week. " +
	"Grimblov said that talks between Kyiv and Moscow would go on, and that nobody in the Kremlin wanted them to fail. " +
	"Poland’s Łukasz Grimble called Björn Grimblow’s plan “a mistake”.\n\n"

// TestRoom holds that the room of one text serves the next.
func TestRoom(t *testing.T) {
	r := newReader(t)
	a := r.parser.Analyze(strings.Repeat(passage, 4))
	w := newWork(r.tagger.lex)
	if n := testing.AllocsPerRun(20, func() { r.tagger.read(w, a) }); n > float64(len(a.Tokens))/50 {
		t.Errorf("%g allocations for %d tokens", n, len(a.Tokens))
	}
}

func BenchmarkFind(b *testing.B) {
	r := newReader(b)
	a := r.parser.Analyze(strings.Repeat(passage, 4))
	b.ReportAllocs()
	b.SetBytes(int64(len(a.Text)))
	for b.Loop() {
		r.tagger.Find(a)
	}
	b.ReportMetric(float64(b.N*len(a.Tokens))/b.Elapsed().Seconds(), "tokens/s")
}
