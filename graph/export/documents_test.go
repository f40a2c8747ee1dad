package export_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/graph"
	"dateline/graph/cayleystore"
	"dateline/graph/export"
	"dateline/schema"
)

// written is the graph of a file of Documents as N-Quads, and the Documents.
func written(t testing.TB) (text []byte, docs map[string]*schema.Document) {
	t.Helper()
	in, err := os.ReadFile("../query/testdata/ferry.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	store, err := cayleystore.Open(t.Context(), "memory:", cayleystore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	docs = map[string]*schema.Document{}
	_, err = graph.Load(t.Context(), store, func(yield func(*schema.Document, error) bool) {
		for line := range bytes.Lines(in) {
			d := new(schema.Document)
			err := json.Unmarshal(line, d)
			if len(docs) == 0 && err == nil { // the parser knows years of four digits alone
				d.Article.Published = &schema.Date{EDTF: "-0049-03-15", From: "-0049-03-15", Until: "-0049-03-15", Basis: schema.Given}
			}
			docs[d.Article.ID] = d
			if !yield(d, err) {
				return
			}
		}
	}, graph.LoadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := export.NQuads(t.Context(), &b, store); err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), docs
}

func TestDocuments(t *testing.T) {
	text, want := written(t)
	got := map[string]*schema.Document{}
	for d, err := range export.Documents("graph.nq", bytes.NewReader(text), nil) {
		if err != nil {
			t.Fatal(err)
		}
		got[d.Article.ID] = d
	}
	if diff := cmp.Diff(want, got); diff != "" || len(got) < 4 {
		t.Errorf("(-want +got):\n%s", diff)
	}
	lines := bytes.SplitAfter(text, []byte("\n"))
	torn := append([][]byte{lines[len(lines)/2], []byte("no quad\n")}, lines...)
	var says []string
	for _, err := range export.Documents("graph.nq", bytes.NewReader(bytes.Join(torn, nil)), nil) {
		if err != nil {
			says = append(says, err.Error())
		}
	}
	all := strings.Join(says, "\n")
	for _, want := range []string{"graph.nq:2: ", "graph.nq:1: ", "do not stand together"} {
		if !strings.Contains(all, want) {
			t.Errorf("no error says %q:\n%s", want, all)
		}
	}
}

// FuzzDocuments reads what may be N-Quads: valid Documents or errors.
func FuzzDocuments(f *testing.F) {
	text, _ := written(f)
	f.Add(text[:bytes.IndexByte(text[8000:], '\n')+8001])
	f.Add([]byte("<a> <b> \"\\u12\" <c> .\n<a> <b> \"x\"@ <c> .\n# \n<a> <b>"))
	f.Fuzz(func(t *testing.T, text []byte) {
		for d, err := range export.Documents("fuzz", bytes.NewReader(text), nil) {
			if err == nil {
				err = d.Validate()
			} else if errors.Is(err, export.ErrNQuads) {
				err = nil
			}
			if err != nil {
				t.Error(err)
			}
		}
	})
}
