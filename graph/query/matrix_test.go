package query_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/graph/query"
)

// TestMatrix: the Post has another day than the Herald and its copy, the
// digest says only less; what the Herald and Bay Wire have is one account's.
func TestMatrix(t *testing.T) {
	m, err := fixture(t).Matrix(context.Background(), "event/c1")
	if err != nil {
		t.Fatal(err)
	}
	name := func(id string) string {
		return m.Articles[slices.IndexFunc(m.Articles, func(a query.Article) bool { return a.ID == id })].Source
	}
	var got []string
	for _, f := range m.Facts {
		line := fmt.Sprintf("%s %s:", f.Kind, f.Value)
		for _, c := range f.Cells {
			line += " " + name(c.Article)
			for _, against := range c.Contradicts {
				line += "≠" + name(against)
			}
		}
		for _, id := range f.LeftOut {
			line += " -" + name(id)
		}
		if f.Alone {
			line += " alone"
		}
		got = append(got, strings.ReplaceAll(line, ".txt", ""))
	}
	want := []string{
		"when 2031-05-02: herald≠post wire≠post -digest alone",
		"when 2031-05-03: post≠herald≠wire -digest alone",
		"where Calder Bay: herald wire digest -post",
		"factuality happened: herald wire digest",
		"factuality reported: post alone",
		"participant Halcyon: herald wire digest -post",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}
