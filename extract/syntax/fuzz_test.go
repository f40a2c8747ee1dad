package syntax

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// FuzzAnalyze checks what holds for any bytes: tokens are in order and cover
// every byte that is no space, units, sentences and paragraphs tile the tokens, and
// quotations lie within paragraphs.
func FuzzAnalyze(f *testing.F) {
	for _, s := range []string{
		"", " ", "\xff\xfe", "“A.” B", "a\r\nb\u2029c", "'''`` ‘‘’’", "((((.))))", "U.S.", "1-2-3-", "www.", "http://.",
		"''\"\"«»“", "\"a. \"b. 'c", "don't've's", "x@y", "a\u00adb\u200bc", ".\"\n“A", "…\n…a", "'s", "‘ 's’ s’ s",
	} {
		f.Add(s)
	}
	p := parser(f)
	f.Fuzz(func(t *testing.T, text string) {
		check(t, p.Analyze(text))
	})
}

func check(t *testing.T, a *Analysis) {
	t.Helper()
	at := 0
	for i, k := range a.Tokens {
		if k.Start < at || k.End <= k.Start || k.End > len(a.Text) {
			t.Fatalf("token %d [%d, %d) after byte %d of %d", i, k.Start, k.End, at, len(a.Text))
		}
		if gap := a.Text[at:k.Start]; strings.TrimFunc(gap, isSpace) != "" {
			t.Fatalf("no token holds %q", gap)
		} else if i > 0 && a.Tokens[i-1].SpaceAfter != (gap != "") {
			t.Fatalf("token %d: SpaceAfter is %v before %q", i-1, a.Tokens[i-1].SpaceAfter, gap)
		}
		if s := a.Sentences[k.Sentence]; i < s.First || i >= s.Last {
			t.Fatalf("token %d is not in its sentence %d", i, k.Sentence)
		}
		at = k.End
	}
	if strings.TrimFunc(a.Text[at:], isSpace) != "" {
		t.Fatalf("no token holds %q", a.Text[at:])
	}
	token, sentence := 0, 0
	for i, p := range a.Paragraphs {
		if p.First != sentence || p.Last <= p.First {
			t.Fatalf("paragraph %d starts with sentence %d, not %d", i, p.First, sentence)
		}
		for k, s := range a.Sentences[p.First:p.Last] {
			if s.First != token || s.Last <= s.First || s.Paragraph != i || s.Start < p.Start || s.End > p.End {
				t.Fatalf("sentence %d of paragraph %d: %+v", k, i, s)
			}
			token = s.Last
		}
		sentence = p.Last
	}
	if token != len(a.Tokens) || sentence != len(a.Sentences) {
		t.Fatalf("%d of %d tokens, %d of %d sentences", token, len(a.Tokens), sentence, len(a.Sentences))
	}
	unit := 0
	for _, s := range a.Sentences {
		for at := s.First; at < s.Last; unit++ {
			if u := a.Units[unit]; u.First != at || u.Last <= at || u.Last > s.Last {
				t.Fatalf("unit %d is [%d, %d) in a sentence [%d, %d)", unit, u.First, u.Last, s.First, s.Last)
			}
			at = a.Units[unit].Last
		}
	}
	if unit != len(a.Units) {
		t.Fatalf("%d of %d units", unit, len(a.Units))
	}
	checkQuotations(t, a)
	checkTrees(t, a)
}

// checkTrees checks that every sentence has one root from which every token
// can be reached within the sentence, and that children and spans agree.
func checkTrees(t *testing.T, a *Analysis) {
	t.Helper()
	for k, s := range a.Sentences {
		roots := 0
		for i := s.First; i < s.Last; i++ {
			tok := a.Tokens[i]
			if tok.Tag == "" || tok.Rel == "" || (tok.Head < 0) != (tok.Rel == "root") {
				t.Fatalf("token %d: %+v", i, tok)
			}
			if tok.Head < 0 {
				roots++
			} else if tok.Head < s.First || tok.Head >= s.Last || tok.Head == i {
				t.Fatalf("token %d has the head %d outside of sentence [%d, %d)", i, tok.Head, s.First, s.Last)
			}
		}
		if roots != 1 {
			t.Fatalf("sentence %d has %d roots", k, roots)
		}
		root := a.Root(k)
		if first, last := a.Subtree(root); first != s.First || last != s.Last {
			t.Fatalf("sentence %d [%d, %d): the root's subtree is [%d, %d)", k, s.First, s.Last, first, last)
		}
		seen, todo := 0, []int{root}
		for ; len(todo) > 0; seen++ {
			kids := a.Children(todo[len(todo)-1])
			todo = append(todo[:len(todo)-1], kids...)
		}
		if seen != s.Last-s.First {
			t.Fatalf("sentence %d: %d of %d tokens hang on the root", k, seen, s.Last-s.First)
		}
	}
}

func checkQuotations(t *testing.T, a *Analysis) {
	t.Helper()
	start := 0
	for i, q := range a.Quotations {
		if q.Start < start || q.InnerStart < q.Start || q.InnerEnd < q.InnerStart || q.End < q.InnerEnd || q.End > len(a.Text) {
			t.Fatalf("quotation %d: %+v", i, q)
		}
		if q.First > q.Last || q.Last > len(a.Tokens) || q.Depth < 0 {
			t.Fatalf("quotation %d: %+v", i, q)
		}
		start = q.Start
	}
}

// TestPages reads what news pages hold besides prose: nothing is lost, and
// what stands on a line of its own stays apart.
func TestPages(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"MINISTER QUITS OVER U.S. DEAL\nHarbour Towns Brace for Storm\nThe minister left on Monday.", "MINISTER QUITS OVER U.S. DEAL|Harbour Towns Brace for Storm|The minister left on Monday."},
		{"Boats in the harbour on May 3, 2024. [Anna Berg/Wire Photos]\nPhoto: A. Berg / Harbour Wire", "Boats in the harbour on May 3, 2024.|[Anna Berg/Wire Photos]|Photo: A. Berg / Harbour Wire"},
		{"Party\tSeats\tShare\nGreens\t12\t10.5%\nLabour\t48\t41.2%", "Party\tSeats\tShare|Greens\t12\t10.5%|Labour\t48\t41.2%"},
		{"- One dead\n- Two hurt\n* Three missing\n1) Four found", "- One dead|- Two hurt|* Three missing|1) Four found"},
		{"Она ушла. Il est parti hier. 总统说了。 She stayed.", "Она ушла.|Il est parti hier.|总统说了。|She stayed."},
		{"We won 🎉🎉! 👩‍👩‍👧 came 😀 Then\u200b all\u00ad left.", "We won 🎉🎉!|👩‍👩‍👧 came 😀 Then\u200b all\u00ad left."},
		{"A\x00bell\x07 rang.\x1b[0m It\xff stopped.", "A\x00bell\x07 rang.|[0m It\xff stopped."},
	} {
		a := parser(t).Analyze(c.in)
		check(t, a)
		var got []string
		for _, s := range a.Sentences {
			got = append(got, a.Text[s.Start:s.End])
		}
		if diff := cmp.Diff(strings.Split(c.want, "|"), got); diff != "" {
			t.Errorf("%q: %s", c.in, diff)
		}
	}
}

// TestLongParagraphs checks that sentences are bounded, whatever is written.
func TestLongParagraphs(t *testing.T) {
	for _, piece := range []string{"“a ‘b ", "(", "the old man and ", ". ", "“We came. ", "\x00x ", "总统说 ", "12.5\t17% "} {
		a := parser(t).Analyze(strings.Repeat(piece, 1<<14/len(piece)) + "”")
		check(t, a)
		for _, s := range a.Sentences {
			if s.Last-s.First > longestSentence {
				t.Errorf("%q: a sentence of %d tokens", piece, s.Last-s.First)
			}
		}
	}
}
