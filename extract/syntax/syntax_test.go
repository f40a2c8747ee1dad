package syntax

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var shared = sync.OnceValues(New)

func parser(t testing.TB) *Parser {
	t.Helper()
	p, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// shown prints an analysis: one line a sentence, "¶" before a paragraph,
// tokens between spaces.
func shown(a *Analysis) string {
	var b strings.Builder
	for _, p := range a.Paragraphs {
		b.WriteString("¶")
		for _, s := range a.Sentences[p.First:p.Last] {
			for i := s.First; i < s.Last; i++ {
				b.WriteString(" " + a.Word(i))
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"She didn't say they’re leaving.", "She did n't say they ’re leaving ."},
		{"The minister's cannot-do view", "The minister 's can not - do view"},
		{"I couldn't've known; can’t, won't", "I could n't 've known ; ca n’t , wo n't"},
		{"Al-Harbi, a 45-year-old non-aligned ex-member", "Al - Harbi , a 45 - year - old non-aligned ex-member"},
		{"Call 555-0142 or 212-555-0142.", "Call 555-0142 or 212-555-0142 ."},
		{"It cost $5.2m (€4,000), up 3.5% by 5pm.", "It cost $ 5.2 m ( € 4,000 ) , up 3.5 % by 5 pm ."},
		{"Gen. A. B. Smith of the U.S. Army, No. 5, on Sept. 3", "Gen. A. B. Smith of the U.S. Army , No. 5 , on Sept. 3"},
		{"He left at 5 p.m. No more.", "He left at 5 p.m. No more ."},
		{"Wait... what?! Well – no—yes -- fine…", "Wait ... what ?! Well – no — yes -- fine …"},
		{"See https://example.com/a?b=c. Mail a.b@example.org, or @handle #tag", "See https://example.com/a?b=c . Mail a.b@example.org , or @handle #tag"},
		{"``Odd'' ‘single’ 'em rock 'n' roll ’72 the workers’ party", "`` Odd '' ‘ single ’ 'em rock 'n ' roll ’72 the workers ’ party"},
		{"O'Neill and Sha'ban at 7:30 on 1/2 AT&T R&D and/or", "O'Neill and Sha'ban at 7:30 on 1/2 AT&T R&D and / or"},
		{"It ended.The rest of example.com went on", "It ended . The rest of example.com went on"},
		{"in the 1990's, 1980s and ’90s: 61st", "in the 1990's , 1980s and ’90s : 61st"},
		{"“Ocean”'s crew", "“ Ocean ” 's crew"},
	} {
		a := parser(t).Analyze(c.in)
		got := strings.Fields(strings.ReplaceAll(shown(a), "¶", " "))
		if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s", diff)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Talks stall again\n\nThe talks stalled. Nobody came.", "Talks stall again|The talks stalled.|Nobody came."},
		{"He moved to the U.S. The move was hard. U.S. President Hale met Mr. Orr.", "He moved to the U.S.|The move was hard.|U.S. President Hale met Mr. Orr."},
		{"“We came. We saw. We left,” she said. He nodded.", "“We came. We saw. We left,” she said.|He nodded."},
		{"“Why now?” Ivanov asked. “Because.” The room fell silent.", "“Why now?” Ivanov asked.|“Because.”|The room fell silent."},
		{"The talks stalled. »We came. We left«, she said in Lenn. »Now we wait.« He nodded.", "The talks stalled.|»We came. We left«, she said in Lenn.|»Now we wait.«|He nodded."},
		{"« We came. We left », she said. « Now we wait. » «No.» He nodded.", "« We came. We left », she said.|« Now we wait. »|«No.»|He nodded."},
		{"He said \"We stay. We fight.\" They left.", "He said \"We stay. We fight.\"|They left."},
		{"“It is over. It was never on, he said.\n\nAn end. Another.", "“It is over.|It was never on, he said.|An end.|Another."},
		{"The goals were met.” Orlov stated it. Then he left.", "The goals were met.”|Orlov stated it.|Then he left."},
		{"KYIV, April 2 (Wire) - Two died. 12 were hurt.", "KYIV, April 2 (Wire) -|Two died.|12 were hurt."},
		{"1. Wash it. 2. Dry it.", "1. Wash it.|2. Dry it."},
		{"He paused... Then he spoke ... of Paris.", "He paused...|Then he spoke ... of Paris."},
		{"They met (it was late. Too late) and left.", "They met (it was late. Too late) and left."},
		{"(A first note.) A second one.", "(A first note.)|A second one."},
		{"• One thing\n• Another thing\n", "• One thing|• Another thing"},
		{"Acme Inc. said so. Acme Inc. It is old.", "Acme Inc. said so.|Acme Inc.|It is old."},
		{"The delegation arrived in the capital on Monday and\nmet the minister. It will leave for home again on\nTuesday, a spokesman said in a statement that was\nread out on the evening news.\nIt rained.", "The delegation arrived in the capital on Monday and\nmet the minister.|It will leave for home again on\nTuesday, a spokesman said in a statement that was\nread out on the evening news.|It rained."},
		{"Aid reaches the besieged town after weeks of siege\nThe convoy of forty lorries came on Tuesday.", "Aid reaches the besieged town after weeks of siege|The convoy of forty lorries came on Tuesday."},
		{"The town has grown.[17] It was small [3, 5–7]. Nobody left. [4] Some came.", "The town has grown.[17]|It was small [3, 5–7].|Nobody left. [4]|Some came."},
		{"The bridge after the flood Photo: Harbour Wire. Its piers stand.", "The bridge after the flood|Photo: Harbour Wire.|Its piers stand."},
		{"“We shall see what comes of it.” — Anna Berg", "“We shall see what comes of it.” — Anna Berg"},
		{"He came. — She had left for good.", "He came.|— She had left for good."},
		{"Thursday, March 6, 2025 The council met. On Friday, March 7, 2025, it rose.", "Thursday, March 6, 2025|The council met.|On Friday, March 7, 2025, it rose."},
		{"They sold phones. iPads came later. They sold cables, plugs, etc. Shops closed.", "They sold phones.|iPads came later.|They sold cables, plugs, etc.|Shops closed."},
		{"The ruling in Hart v. Lund (c. 1871) stands.", "The ruling in Hart v. Lund (c. 1871) stands."},
		{"Who came? nobody did. Who knew? said the mayor.", "Who came?|nobody did.|Who knew? said the mayor."},
		{"(Lenn Wire) Police left. (She stayed.) They slept.", "(Lenn Wire)|Police left.|(She stayed.)|They slept."},
	} {
		a := parser(t).Analyze(c.in)
		var got []string
		for _, s := range a.Sentences {
			got = append(got, a.Text[s.Start:s.End])
		}
		if diff := cmp.Diff(strings.Split(c.want, "|"), got); diff != "" {
			t.Errorf("%q: %s", c.in, diff)
		}
	}
}

func TestUnits(t *testing.T) {
	a := parser(t).Analyze("He nodded. “We came. We saw it ‘all. All’ of it. We left,” she said.")
	var got []string
	for _, u := range a.Units {
		got = append(got, a.Text[a.Tokens[u.First].Start:a.Tokens[u.Last-1].End])
	}
	want := "He nodded.|“We came.|We saw it ‘all.|All’ of it.|We left,” she said."
	if diff := cmp.Diff(strings.Split(want, "|"), got); diff != "" || len(a.Sentences) != 2 {
		t.Errorf("%d sentences: %s", len(a.Sentences), diff)
	}
}

func TestQuotations(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"“Yes,” he said, “we can.”", "0+Yes,|0+we can."},
		{`He said "yes" and "no", then "maybe".`, "0+yes|0+no|0+maybe"},
		{"``Yes,'' he said.", "0+Yes,"},
		{"‘It’s done,’ said the workers’ leader.", "0+It’s done,"},
		{"The minister’s aides said the workers’ demands were met.", ""},
		{"‘The workers’ party won,’ he said.", "0+The workers’ party won,"},
		{"The peace process is 'dead,' he said of the brothers' talks.", "0+dead,"},
		{"“She told me ‘never again’ twice,” he said.", "0+She told me ‘never again’ twice,|1+never again"},
		{"“One.\n\n“Two,” he said.", "0-One.|0+Two,"},
		{"“One.\n\nTwo,” he said. “Three.”", "0-One.|0+Two,|0+Three."},
		{"“One, he said. “Two,” she said.", "0-One, he said.|0+Two,"},
		{"They were met.” Orlov said “no”.", "0+no"},
		{"\"It ended\" Orlov said. \"The \"talks\" go on.", "0+It ended|0-The|0+talks"},
		{"”Wrong,” he said, “shape“ again.", "0+Wrong,|0+shape"},
		{"«Oui», he said, in the '90s, 5' tall.", "0+Oui"},
		{"He asked (\"why?\") and \"'how?' she said\".", "0+why?|0+'how?' she said|1+how?"},
		{`A 5" pipe.`, ""},
	} {
		a := parser(t).Analyze(c.in)
		var got []string
		for _, q := range a.Quotations {
			sign := map[bool]string{true: "+", false: "-"}[q.Closed]
			got = append(got, fmt.Sprint(q.Depth)+sign+a.Text[q.InnerStart:q.InnerEnd])
			if q.First < q.Last && (a.Tokens[q.First].Start < q.InnerStart || a.Tokens[q.Last-1].End > q.InnerEnd) {
				t.Errorf("%q: tokens [%d, %d) are not those between the marks", c.in, q.First, q.Last)
			}
		}
		if diff := cmp.Diff(c.want, strings.Join(got, "|")); diff != "" {
			t.Errorf("%q: %s", c.in, diff)
		}
	}
}

func TestTrees(t *testing.T) {
	a := parser(t).Analyze("The old minister said that the talks had failed. “We tried. We lost,” she said.")
	find := func(w string) int {
		for i := range a.Tokens {
			if a.Word(i) == w {
				return i
			}
		}
		t.Fatalf("no token %q", w)
		return 0
	}
	said := find("said")
	if got := a.Root(0); got != said {
		t.Errorf("the root is %q", a.Word(got))
	}
	subject := a.Child(said, "nsubj")
	if subject < 0 || a.Word(subject) != "minister" {
		t.Fatalf("subject %d", subject)
	}
	if first, last := a.Subtree(subject); first != 0 || last != 3 {
		t.Errorf("the subject is tokens [%d, %d)", first, last)
	}
	if what := a.Child(said, "ccomp", "xcomp"); what < 0 || a.Word(what) != "failed" || !a.Below(find("talks"), what) || a.Below(subject, what) {
		t.Errorf("the content hangs on %d", what)
	}
	if got := a.Root(1); a.Word(got) != "said" && a.Word(got) != "lost" {
		t.Errorf("the root of the second sentence is %q", a.Word(got))
	}
	if tried := a.Tokens[find("tried")]; tried.Rel != "ccomp" || a.Root(1) != tried.Head {
		t.Errorf("the first sentence of the quotation hangs on %d by %q", tried.Head, tried.Rel)
	}
}

func TestLateSubject(t *testing.T) {
	// With/case his colleague Berg the minister said
	a := &Analysis{Tokens: []Token{
		{Tag: "IN", Head: 1, Rel: "case"}, {Tag: "NN", Head: 4, Rel: "nsubj"}, {Tag: "NNP", Head: 1, Rel: "appos"},
		{Tag: "NN", Head: 1, Rel: "appos"}, {Tag: "VBD", Head: -1, Rel: "root"},
	}}
	tokens := []int{0, 1, 2, 3, 4}
	for k := range tokens {
		lateSubject(a, tokens, k)
	}
	var got []string
	for _, k := range a.Tokens {
		got = append(got, fmt.Sprint(k.Rel, k.Head))
	}
	if diff := cmp.Diff("case1 obl4 appos1 nsubj4 root-1", strings.Join(got, " ")); diff != "" {
		t.Error(diff)
	}
}

const sample = `The prime minister of Ruritania said on Tuesday that her government would not sign the treaty, which had been
negotiated for nearly three years. “We have been patient. We will not be pushed,” she told reporters in Strelsau, adding that
"several" neighbours shared her doubts. Opposition leaders, who met in the U.S. last week, called the decision a mistake.

`

func BenchmarkAnalyze(b *testing.B) {
	p := parser(b)
	text := strings.Repeat(sample, 20)
	b.ReportAllocs()
	b.SetBytes(int64(len(text)))
	tokens := 0
	for b.Loop() {
		tokens += len(p.Analyze(text).Tokens)
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}

// TestAllocations bounds what the analysis of a text allocates once the caches
// are full: its own lists.
func TestAllocations(t *testing.T) {
	p := parser(t)
	text := strings.Repeat(sample, 20)
	tokens := len(p.Analyze(text).Tokens)
	if n := testing.AllocsPerRun(20, func() { p.Analyze(text) }); n > 0.05*float64(tokens) {
		t.Errorf("%.0f allocations for %d tokens", n, tokens)
	}
}

func BenchmarkSegment(b *testing.B) {
	p := parser(b)
	text := strings.Repeat(sample, 20)
	var s segmenter
	b.ReportAllocs()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		s.run(text, p.words)
	}
}

func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := New(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLine reads one paragraph of growing length: the time for a byte
// must not grow with it.
func BenchmarkLine(b *testing.B) {
	p := parser(b)
	for name, piece := range map[string]string{"quotes": `“a" ‘b. `, "stops": ".)\"", "letters": "ab", "brackets": "(.", "dots": "a.", "hyphens": "a-"} {
		for _, size := range []int{1 << 14, 1 << 18} {
			text := strings.Repeat(piece, size/len(piece))
			b.Run(fmt.Sprint(name, "/", size), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					p.Analyze(text)
				}
			})
		}
	}
}
