package variants

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func matcher(t testing.TB) *Matcher {
	t.Helper()
	m, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestSame(t *testing.T) {
	m := matcher(t)
	for _, c := range []struct {
		a, b           string
		alone, context bool
	}{
		{"Zelensky", "Zelenskyy", true, true},
		{"Zelensky", "Zelenskiy", true, true},
		{"Sergei", "Sergey", true, true},
		{"Lukashenko", "Lukashenka", true, true},
		{"Gaddafi", "Kadhafi", false, true},
		{"Mohammed", "Muhammad", true, true},
		{"Yeltsin", "Eltsin", true, true},
		{"Müller", "Muller", true, true},
		{"Müller", "Mueller", false, true},
		{"Merkel", "Merkel", true, true},
		{"Johnson", "Johansen", false, false},
		{"Morrison", "Morgan", false, false},
		{"Clinton", "Clifton", false, false},
		{"Petrov", "Pavlov", false, false},
		{"Hansen", "Hanley", false, false},
		{"", "Martin", false, false},
		{"Мартин", "Martin", false, false},
		{strings.Repeat("a", 50), strings.Repeat("a", 49), false, false},
	} {
		if got := m.Same(c.a, c.b); got != c.alone {
			t.Errorf("%s, %s alone: %v (%.2f)", c.a, c.b, got, m.Score(c.a, c.b))
		}
		if got := m.SameInContext(c.a, c.b); got != c.context {
			t.Errorf("%s, %s in context: %v (%.2f)", c.a, c.b, got, m.Score(c.a, c.b))
		}
		if x, y := m.Score(c.a, c.b), m.Score(c.b, c.a); x != y {
			t.Errorf("%s, %s: %v one way, %v the other", c.a, c.b, x, y)
		}
		if c.context && m.Key(c.a) != m.Key(c.b) {
			t.Errorf("%s, %s have the keys %s, %s", c.a, c.b, m.Key(c.a), m.Key(c.b))
		}
	}
}

func TestPlain(t *testing.T) {
	m := matcher(t)
	for word, want := range map[string]string{"Łukasz": "^lukasz$", "O’Neill": "^oneill$", "Groß": "^gross$", "al-Sisi": "^alsisi$", "Пётр": "", "": ""} {
		if got := m.Plain(word); got != want {
			t.Errorf("%q: %q, want %q", word, got, want)
		}
	}
}

func TestDifferences(t *testing.T) {
	m, err := Read([]byte("a\tà\n"), []byte("=other\tvowel\t1\n=other\tvowels\t1\n=other\tconsonant\t1\n=other\tconsonants\t1\nsh\tsch\t0.1\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := []Difference{{Change{"sh", "sch"}, 1, 1}, {Change{"a", "u"}, 4, 5}}
	if diff := cmp.Diff(want, m.Differences("Shnàps", "Schnups")); diff != "" {
		t.Error(diff)
	}
}

func TestReadErrors(t *testing.T) {
	for _, c := range []struct{ letters, changes, want string }{
		{"a\n", "", "letters.tsv:1: 1 fields, want 2"},
		{"", "# x\na\tb\n", "changes.tsv:2: 2 fields, want 3"},
		{"", "a\tb\tcheap\n", "changes.tsv:1:"},
		{"", "=other\tclicks\t1\n", `unknown kind of change "clicks"`},
		{"", "abcde\tb\t1\n", "more than 4 letters"},
	} {
		if _, err := Read([]byte(c.letters), []byte(c.changes)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q %q: %v, want %q", c.letters, c.changes, err, c.want)
		}
	}
}

// FuzzScore compares arbitrary words: the score is that of both orders, and a
// word is itself.
func FuzzScore(f *testing.F) {
	f.Add("Zelensky", "Selenskyj")
	f.Add("", "’")
	f.Add("Ng", "Ng")
	m := matcher(f)
	f.Fuzz(func(t *testing.T, a, b string) {
		if x, y := m.Score(a, b), m.Score(b, a); x != y {
			t.Errorf("%v one way, %v the other", x, y)
		}
		if m.Plain(a) != "" && !m.Same(a, a) {
			t.Errorf("%q is not itself", a)
		}
	})
}

func BenchmarkScore(b *testing.B) {
	m := matcher(b)
	b.ReportAllocs()
	for b.Loop() {
		m.Score("Lukashenko", "Lukashenka")
	}
}
