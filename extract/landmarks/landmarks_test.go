package landmarks

import (
	"testing"

	"dateline/extract/lexicon"
	"dateline/schema/edtf"
)

// TestExamples runs the examples of landmarks.tsv.
func TestExamples(t *testing.T) {
	l, err := New()
	if err != nil {
		t.Fatal(err)
	}
	fires := func(text, event string) bool {
		for _, m := range l.Find(text, 0, len(text)) {
			if m.Event == event {
				return true
			}
		}
		return false
	}
	err = lexicon.Read(files, "landmarks", lexicon.File{Name: "landmarks.tsv", Row: func(row lexicon.Row) {
		for _, text := range row.List("yes") {
			if !fires(text, row.Get("event")) {
				t.Errorf("%s: %q is not found in %q", row.Where(), row.Get("event"), text)
			}
		}
		for _, text := range row.List("no") {
			if fires(text, row.Get("event")) {
				t.Errorf("%s: %q is found in %q", row.Where(), row.Get("event"), text)
			}
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
}

// TestDates holds that every landmark has a day or month not after the lexicon's.
func TestDates(t *testing.T) {
	l, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range l.rows {
		first, ok := x.From.Earliest()
		last, ok2 := x.Until.Latest()
		if !ok || x.From.Precision() > edtf.ToMonth || first > l.date || ok2 && last < first {
			t.Errorf("%s: %s is from %s until %s", x.Where, x.Event, x.From, x.Until)
		}
	}
	if len(l.rows) < 400 {
		t.Errorf("%d landmarks", len(l.rows))
	}
}

func TestFind(t *testing.T) {
	l, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"It is the 61st anniversary of Gagarin’s flight.": "first human spaceflight: Gagarin’s flight true",
		"Sept. 11, 2001.":                  "September 11 attacks: Sept. 11, 2001 true",
		"A war in Iraq is near.":           "Iraq war: war in Iraq false",
		"The London Olympics open soon.":   "London Olympics: London Olympics false",
		"They spoke of the Iran-Iraq war.": "",
		"":                                 "",
	} {
		got := ""
		for _, m := range l.Find(text, 0, len(text)) {
			got += m.Event + ": " + text[m.Start:m.End]
			if m.Sure {
				got += " true"
			} else {
				got += " false"
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Russia’s invasion of Ukraine, 9/11 and ''s.")
	l, err := New()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, m := range l.Find(text, 0, len(text)) {
			if m.Start < 0 || m.End > len(text) || m.Start >= m.End {
				t.Errorf("%q: %d-%d", text, m.Start, m.End)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	l, err := New()
	if err != nil {
		b.Fatal(err)
	}
	const text = "The minister said on Monday that prices had risen since Russia’s invasion of Ukraine, and that the war in Gaza and the ships of the Red Sea would not help, though nobody at the bank had said so."
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		l.Find(text, 0, len(text))
	}
}
