package actors_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/extract/reader"
	"dateline/schema"
)

// gapExample is one row of the GAP data (Webster et al. 2018): a pronoun and
// two names, each with whether the pronoun means it. Offsets count code points.
type gapExample struct {
	text     string
	pronoun  schema.Span
	names    [2]schema.Span
	same     [2]bool
	feminine bool
}

// readGAP reads one file of GAP; it skips the test where the file is absent.
func readGAP(t testing.TB, path string) []gapExample {
	t.Helper()
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("no " + path)
	}
	if err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(strings.TrimSpace(string(text)), "\n")
	span := func(word, at string) schema.Span {
		start, err := strconv.Atoi(at)
		if err != nil {
			t.Fatal(err)
		}
		return schema.Span{Start: start, End: start + utf8.RuneCountInString(word)}
	}
	var out []gapExample
	for _, row := range rows[1:] {
		f := strings.Split(row, "\t")
		out = append(out, gapExample{
			text: f[1], pronoun: span(f[2], f[3]),
			names:    [2]schema.Span{span(f[4], f[5]), span(f[7], f[8])},
			same:     [2]bool{f[6] == "TRUE", f[9] == "TRUE"},
			feminine: strings.HasPrefix(strings.ToLower(f[2]), "her") || strings.HasPrefix(strings.ToLower(f[2]), "she"),
		})
	}
	return out
}

// tally counts links between pronouns and names.
type tally struct{ right, found, asked int }

// add counts one name: whether it was linked, and whether it should be.
func (c *tally) add(got, want bool) {
	if got {
		c.found++
	}
	if want {
		c.asked++
	}
	if got && want {
		c.right++
	}
}

func (c *tally) f1() float64 { return 200 * float64(c.right) / float64(max(1, c.found+c.asked)) }

func (c *tally) String() string {
	return fmt.Sprintf("P %.1f R %.1f F1 %.1f", 100*float64(c.right)/float64(max(1, c.found)), 100*float64(c.right)/float64(max(1, c.asked)), c.f1())
}

// linked reports whether one actor has a mention at the pronoun and one that
// overlaps the name.
func linked(d *schema.Document, pronoun, name schema.Span) bool {
	for _, a := range d.Actors {
		at, named := false, false
		for _, m := range a.Mentions {
			at = at || m.Span == pronoun
			named = named || m.Span.Overlaps(name)
		}
		if at {
			return named
		}
	}
	return false
}

// leastGAP is the F1 below which something broke; see ARCHITECTURE.md for the
// figure itself.
const leastGAP = 68

// TestGAP scores the links between pronouns and names as the authors of GAP
// do: each of two names is linked to the pronoun or not.
func TestGAP(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 2,000 texts")
	}
	examples := readGAP(t, "../../../shared/train/pronouns/gap-development.tsv")
	r, err := reader.New(reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	all, masculine, feminine := &tally{}, &tally{}, &tally{}
	for _, x := range examples {
		d, err := r.Document(&schema.Record{Text: x.text, Source: "gap"})
		if err != nil {
			t.Fatal(err)
		}
		same := masculine
		if x.feminine {
			same = feminine
		}
		for i, name := range x.names {
			got := linked(d, x.pronoun, name)
			all.add(got, x.same[i])
			same.add(got, x.same[i])
		}
	}
	t.Logf("overall %v, masculine %v, feminine %v, bias %.2f", all, masculine, feminine, feminine.f1()/masculine.f1())
	if all.f1() < leastGAP {
		t.Errorf("F1 %.1f, at least %d before", all.f1(), leastGAP)
	}
}
