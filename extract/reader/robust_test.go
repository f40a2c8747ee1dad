package reader

import (
	"fmt"
	"math"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"dateline/schema"
)

// TestRobust reads what news pages really hold. Each line of want is one fact:
// the kind of a block by its first words, who says what, an event's trigger,
// the language, or the number of warnings.
func TestRobust(t *testing.T) {
	r, err := New(Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, text  string
		want, never []string
	}{
		{
			"capitals", "FERRY RUNS AGROUND OFF VELDEN, ELEVEN HURT\n\nMayor Ida Moe said on Monday that the harbour was closed.\n\nWHAT HAPPENS NEXT\n\nThe council will meet on Friday.",
			[]string{"headline FERRY RUNS", "heading WHAT HAPPENS", "said Mayor Ida Moe: that the harbour was closed", "language en"}, []string{"said WHAT"},
		},
		{
			"title case", "Mayor Resigns After Report on Bridge\n\nIda Moe resigned on Monday. “I was wrong,” she said.",
			[]string{"headline Mayor Resigns", "event resigned", "said she: I was wrong"}, nil,
		},
		{
			"caption", "Ferry Runs Aground\n\nRescuers stand on the deck of the ferry on March 3, 2025. Mara Venn/REUTERS\n\nThe ferry ran aground near Bergen on Monday, the police said.",
			[]string{"caption Rescuers stand", "said the police"}, nil,
		},
		{
			"tables", "The council voted on the budget on Monday.\n\nParty\tSeats\tChange\nGreens\t12\t+3\nLabour\t9\t-2\n\n| Town | Votes |\n|---|---|\n| Velden | 1,204 |\n\nMayor Ida Moe said the result was clear.",
			[]string{"event voted", "said Mayor Ida Moe: the result was clear"}, []string{"event Seats", "said Party", "said Greens", "said Town"},
		},
		{
			"bullets", "What we know:\n\n• The ferry hit a rock\n• Eleven people were hurt\n- The captain was arrested on Tuesday\n\nThe police said that the inquiry would take a month.",
			[]string{"event arrested", "said The police: that the inquiry would take a month"}, nil,
		},
		{
			"mixed", "The mayor of Velden resigned on Monday, and the council said that it would meet on Friday.\n\nThe bridge of the town was closed for a week after it was hit by a ship. It was built by his father, who had been the mayor before the war, and which has since carried the trains to the harbour.\n\nLe maire a dit que le pont est fermé et qu'il sera réparé dans une semaine. «Nous avons attaqué le problème», a dit le ministre.\n\nМэр города сказал, что мост не безопасен и что он будет закрыт на неделю.",
			[]string{"event resigned", "said the council", "language en", "warnings 1"}, []string{"said Le maire", "event dit", "event attaqué", "event сказал"},
		},
		{
			"foreign", "Le pont est fermé\n\nLe maire de la ville a dit que le pont est fermé et qu'il sera réparé dans une semaine.\n\nLe ministre est arrivé à Paris avec une délégation pour les négociations sur le budget de la ville.",
			[]string{"language fr", "warnings 1"}, []string{"said ", "event "},
		},
		{
			"characters", "The mayor\x00 of Velden 🙂🙂 resigned\x1b[31m on Monday.\u202e\n\n“It is \u200bover 🙁,” Ida Moe said. " + strings.Repeat("x", 5000) + strings.Repeat("🙂", 500),
			[]string{"said Ida Moe: It is \u200bover"}, nil,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			d, err := r.Document(&schema.Record{Text: test.text, Source: test.name})
			if err != nil {
				t.Fatal(err)
			}
			facts := factsOf(d)
			has := func(start string) bool {
				return slices.ContainsFunc(facts, func(f string) bool { return strings.HasPrefix(f, start) })
			}
			for _, w := range test.want {
				if !has(w) {
					t.Errorf("missing %q", w)
				}
			}
			for _, w := range test.never {
				if has(w) {
					t.Errorf("has %q", w)
				}
			}
			if t.Failed() {
				t.Log(strings.Join(facts, "\n"))
			}
		})
	}
}

// factsOf lists what was read, one line a fact.
func factsOf(d *schema.Document) []string {
	runes := []rune(d.Text)
	facts := []string{"language " + d.Article.Language, fmt.Sprint("warnings ", len(d.Warnings))}
	for _, b := range d.Article.Blocks {
		facts = append(facts, string(b.Kind)+" "+string(runes[b.Start:b.End]))
	}
	for _, s := range d.Statements {
		speaker := ""
		if s.Speaker != nil {
			speaker = s.Speaker.Text
		}
		facts = append(facts, "said "+speaker+": "+s.Content[0].Text)
	}
	for _, e := range d.Events {
		facts = append(facts, "event "+e.Trigger.Text)
	}
	return facts
}

// shapes are long texts of kinds that invite a look at everything for each
// thing. Each makes about n bytes.
var shapes = []struct {
	name  string
	piece func(i int) string
}{
	{"paragraph", func(i int) string { return report(i) + " " }},
	{"sentences", func(i int) string { return report(i) + "\n\n" }},
	{"sentence", func(i int) string {
		return fmt.Sprintf("the %s that %s of Velden built and ", pick(things, i), pick(things, i/7))
	}},
	{"word", func(int) string { return "xyz" }},
	{"capitals", func(i int) string { return fmt.Sprintf("Mara %c%s ", 'A'+i%26, pick(surnames, i)) }},
	{"marks", func(i int) string {
		return pick([]string{"“", "no,” ", "(", "- ", "\"", ") ", "’ ", "«"}, i*i%13)
	}},
	{"dates", func(i int) string { return fmt.Sprintf("March %d, %d and ", i%28+1, 1900+i%120) }},
	{"cues", func(i int) string { return pick(surnames, i) + " said that " }},
	{"table", func(i int) string { return fmt.Sprintf("%s\t%d\t%d.%d%%\n", pick(surnames, i), i, i%90, i%10) }},
	{"bullets", func(i int) string { return fmt.Sprintf("- the %s of %s\n", pick(things, i), pick(surnames, i)) }},
}

var (
	things   = []string{"bridge", "ferry", "harbour", "mayor", "council", "strike", "treaty", "quota", "inquiry", "minister", "engine", "court"}
	surnames = []string{"Venn", "Aske", "Dahlberg", "Moe", "Krag", "Solvang", "Lindal", "Orre", "Tessmer", "Brandt", "Hovland"}
)

func pick(list []string, i int) string { return list[i%len(list)] }

// long repeats a piece until the text has n bytes.
func long(n int, piece func(i int) string) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		b.WriteString(piece(i))
	}
	return b.String()
}

// report is one sentence of an article on many people and many days.
func report(i int) string {
	who := pick([]string{"Mara", "Tom", "Ida", "Eirik"}, i) + " " + pick(surnames, i) + strings.ToLower(pick(surnames, i/11))
	switch i % 6 {
	case 0:
		return fmt.Sprintf("Minister %s said on March %d, 2025 that the %s near Bergen was safe.", who, i%28+1, pick(things, i))
	case 1:
		return fmt.Sprintf("“We met the %s of Norland in Oslo,” she told the Fjord Courier.", pick(things, i))
	case 2:
		return fmt.Sprintf("According to a senior official, France rejected the offer of the %s on Tuesday.", pick(things, i))
	case 3:
		return "He and the Danish prime minister signed a treaty during a visit to Aarhus, " + who + " claimed."
	case 4:
		return fmt.Sprintf("The Harbour Workers Union of %s called a strike, and two officials warned that it would last.", pick(surnames, i/5))
	}
	return who + ", a spokesman for the council, denied it; he resigned last week after a “small” inquiry."
}

// TestLong reads each shape at two sizes: twice the text allocates about twice
// as much, not four times.
func TestLong(t *testing.T) {
	if testing.Short() {
		t.Skip("long texts")
	}
	r, err := New(Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range shapes {
		var spent [2]uint64
		for k, n := range []int{1 << 14, 1 << 15} {
			spent[k] = allocated(t, r, long(n, s.piece))
		}
		if once, twice := spent[0], spent[1]; twice > 3*once+1<<20 {
			t.Errorf("%s: %d bytes allocated, for twice the text %d", s.name, once, twice)
		}
	}
	if _, err := r.Document(&schema.Record{Text: long(1<<20, shapes[0].piece), Source: "megabyte"}); err != nil {
		t.Error(err)
	}
}

// allocated is the least that reading a text allocates in a few rounds: the
// first may have to make room that later texts find. Nothing is collected in
// between and one processor runs: a collection empties the pools of room at a
// moment of its own, and each processor has its own room.
func allocated(t *testing.T, r *Reader, text string) uint64 {
	t.Helper()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	least := uint64(math.MaxUint64)
	for range 3 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if _, err := r.Document(&schema.Record{Text: text, Source: "long"}); err != nil {
			t.Error(err)
		}
		runtime.ReadMemStats(&after)
		least = min(least, after.TotalAlloc-before.TotalAlloc)
	}
	return least
}

// BenchmarkLong reads a megabyte of each shape.
func BenchmarkLong(b *testing.B) {
	r, err := New(Options{Workers: 1})
	if err != nil {
		b.Fatal(err)
	}
	for _, s := range shapes {
		text := long(1<<20, s.piece)
		b.Run(s.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := r.Document(&schema.Record{Text: text, Source: s.name}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
