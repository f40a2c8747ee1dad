package reader

import (
	"bytes"
	"cmp"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"dateline/extract/intake"
	"dateline/schema"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestGolden reads the example articles and compares what was read, one line
// for each fact, with testdata/examples.tsv: a changed line there is a changed
// answer.
func TestGolden(t *testing.T) {
	r, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	fmt.Fprintln(&b, "layer\tspan\ttext\tvalue\trule")
	for d, err := range r.Read(context.Background(), intake.Read(context.Background(), []string{"../../examples/articles"}, intake.Options{})) {
		if err != nil {
			t.Fatal(err)
		}
		writeGolden(&b, d)
	}
	path := filepath.Join("testdata", "examples.tsv")
	if *update {
		if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := gocmp.Diff(strings.Split(string(want), "\n"), strings.Split(b.String(), "\n")); diff != "" {
		t.Errorf("-want +got (go test ./extract/reader -run Golden -update):\n%s", diff)
	}
}

// writeGolden prints the facts of one Document.
func writeGolden(b *bytes.Buffer, d *schema.Document) {
	line := func(layer string, s schema.Span, text, value, rule string) {
		fmt.Fprintf(b, "%s\t%d-%d\t%s\t%s\t%s\n", layer, s.Start, s.End, strings.Join(strings.Fields(text), " "), value, rule)
	}
	a := d.Article
	outlet := "unknown"
	if a.Outlet != nil {
		outlet = cmp.Or(a.Outlet.Name, "unknown")
	}
	line("article", schema.Span{}, filepath.Base(a.Source)+" "+a.Title, outlet+" "+day(a.Published), "")
	names := map[string]string{}
	for _, x := range d.Actors {
		names[x.ID] = x.Name
		line("actor", x.Mentions[0].Span, x.Name, strings.Join([]string{string(x.Type), x.Country, x.Sector, strings.Join(x.Roles, ",")}, " "), "")
	}
	for _, x := range d.Times {
		line("time", x.Span, x.Text, x.Value+" "+x.EDTF, x.Rule)
	}
	for _, x := range d.Places {
		line("place", x.Mentions[0].Span, x.Name, x.Kind+" "+x.Country, "")
	}
	for _, x := range d.Statements {
		speaker := ""
		if x.Speaker != nil {
			speaker = cmp.Or(names[x.Speaker.Actor], x.Speaker.Text)
		}
		line("statement", x.Content[0].Span, x.Content[0].Text, fmt.Sprintf("%s %s %s %s", speaker, x.Kind, x.Act, day(x.SaidOn)), x.Rule)
	}
	for _, x := range d.Events {
		var who []string
		for _, p := range x.Participants {
			who = append(who, string(p.Role)+" "+names[p.Actor])
		}
		line("event", x.Trigger.Span, x.Trigger.Text, fmt.Sprintf("%s %s %s %s", x.Type, x.Factuality, day(x.When), strings.Join(who, ", ")), x.Rule)
	}
}

// day is a date with its basis.
func day(d *schema.Date) string {
	if d == nil {
		return "unknown"
	}
	return strings.TrimSpace(d.EDTF + " " + string(d.Basis))
}
