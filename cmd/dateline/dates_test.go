package main

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"dateline/extract/reader"
	"dateline/graph/across"
	"dateline/schema"
	"dateline/schema/edtf"
)

// hiddenFolds is how many parts of the texts have their dates hidden in turn.
const hiddenFolds = 4

// hiddenDate is a text with its date of publication, which it does not tell.
type hiddenDate struct {
	doc *schema.Document // read without the date
	day edtf.Day
	as  *schema.Document // read with it
}

// TestHiddenDates hides the date of publication of development texts, a part of
// them at a time, and holds that what their neighbours tell of it is right within
// two days. The texts are not part of the repository.
func TestHiddenDates(t *testing.T) {
	if testing.Short() {
		t.Skip("reads many texts")
	}
	r, err := reader.New(reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	dated, right := 0, 0
	for _, set := range []string{"ecbplus-dev", "tempeval3-aquaint"} {
		hidden, others := readHidden(t, r, set)
		of, ok := 0, 0
		for fold := range hiddenFolds {
			for _, got := range lentIn(t, r, hidden, others, fold) {
				of++
				if off := got.off(); off <= 2 {
					ok++
				} else {
					t.Logf("%s: %s is dated %s, off by %d days: %v", got.of.doc.Article.SourceID, got.of.day, got.date.EDTF, off, got.by)
				}
			}
		}
		t.Logf("%s: %d hidden among %d texts, %d dated by neighbours, %d right", set, len(hidden), len(hidden)+len(others), of, ok)
		dated, right = dated+of, right+ok
	}
	if float64(right) < 0.97*float64(dated) || dated < 20 {
		t.Errorf("%d of %d dates from neighbours are right", right, dated)
	}
}

// readHidden reads the texts of a development set: those that are open without
// their date, and the others.
func readHidden(t *testing.T, r *reader.Reader, set string) (hidden []hiddenDate, others []*schema.Document) {
	t.Helper()
	f, err := os.Open(filepath.Join(root, "../shared/eval/dev", set+".gold.jsonl"))
	if err != nil {
		t.Skip("no texts beside the repository")
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		rec := schema.Record{PublishedBasis: schema.Given}
		if err := json.Unmarshal(lines.Bytes(), &rec); err != nil {
			t.Fatal(err)
		}
		as, err := r.Document(&rec)
		if err != nil {
			t.Fatal(err)
		}
		h := hiddenDate{as: as}
		p := as.Article.Published
		if h.day, err = edtf.ParseDay(p.From); err != nil || p.From != p.Until {
			others = append(others, as)
			continue
		}
		if rec.Published = ""; p.Basis == schema.Text {
			runes := []rune(rec.Text)
			rec.Text = string(runes[:p.Span.Start]) + string(runes[p.Span.End:])
			rec.Article = as.Article.ID
		}
		if h.doc, err = r.Document(&rec); err != nil {
			t.Fatal(err)
		}
		if h.doc.Article.Published.Basis != schema.Unknown {
			others = append(others, as)
			continue
		}
		hidden = append(hidden, h)
	}
	return hidden, others
}

// gotDate is a date that neighbours told of a text.
type gotDate struct {
	of   hiddenDate
	date *schema.Date
	by   []schema.Neighbour
}

// off is the most days between the true date and one that is told.
func (g gotDate) off() int {
	from, _ := edtf.ParseDay(g.date.From)
	until, _ := edtf.ParseDay(g.date.Until)
	return int(max(g.of.day-from, from-g.of.day, g.of.day-until, until-g.of.day))
}

// lentIn hides the dates of one fold and gives those that neighbours tell.
func lentIn(t *testing.T, r *reader.Reader, hidden []hiddenDate, others []*schema.Document, fold int) []gotDate {
	t.Helper()
	docs := append([]*schema.Document{}, others...)
	of := map[string]hiddenDate{}
	for i, h := range hidden {
		if i%hiddenFolds == fold {
			docs = append(docs, h.doc)
			of[h.doc.Article.ID] = h
		} else {
			docs = append(docs, h.as)
		}
	}
	lent, err := across.Dates(docs)
	if err != nil {
		t.Fatal(err)
	}
	var out []gotDate
	for _, l := range lent {
		h, ok := of[l.Article]
		if !ok {
			continue
		}
		again, ok, err := r.Again(h.doc, &reader.Lent{EDTF: l.EDTF, DatedBy: l.DatedBy})
		if err != nil {
			t.Fatal(err)
		}
		if !ok {
			t.Errorf("%s cannot be read again", h.doc.Article.SourceID)
		} else if isLent(again) {
			out = append(out, gotDate{h, again.Article.Published, l.DatedBy})
		}
	}
	return out
}
