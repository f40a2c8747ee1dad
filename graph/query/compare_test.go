package query_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/graph"
	"dateline/graph/query"
)

// lines are a comparison in short: who copied whom, what both tell and in
// what they differ, and what one tells alone.
func lines(c query.Comparison) []string {
	var out []string
	if c.Copy != nil {
		out = append(out, c.Copy.Article.Outlet+" from "+c.Copy.Origins[0].Article.Outlet)
	}
	for _, s := range c.Shared {
		out = append(out, fmt.Sprintf("both %s: %s | %s %s", s.A.Kind, s.A.Text, s.B.Text, strings.Join(s.Differs, ",")))
	}
	for _, f := range c.OnlyA {
		out = append(out, "a "+f.Kind+": "+f.Text)
	}
	for _, f := range c.OnlyB {
		out = append(out, "b "+f.Kind+": "+f.Text)
	}
	return out
}

func TestCompare(t *testing.T) {
	r := fixture(t)
	strike := "The ferry Halcyon struck the pier in Calder Bay on Friday"
	for _, tt := range []struct {
		a, b string
		want []string
	}{
		{"article/" + herald, wire, []string{
			"Bay Wire from Northport Herald",
			"both report: " + strike + " | The ferry Halcyon hit the pier in Calder Bay on Friday ",
			"both statement: The brakes failed, | The brakes failed, ",
			"a statement: that the crew was tired",
			"a report: The council will meet in June",
		}},
		{"post.txt", "herald.txt", []string{
			"both report: A ferry rammed the pier on Saturday, according to a port official | " + strike + " when",
			"a statement: A ferry rammed the pier on Saturday",
			"a statement: Nobody was hurt",
			"b statement: The brakes failed,",
			"b statement: that the crew was tired",
			"b report: The council will meet in June",
		}},
	} {
		got, err := r.Compare(context.Background(), tt.a, tt.b)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(tt.want, lines(got)); d != "" {
			t.Errorf("%s and %s (-want +got):\n%s", tt.a, tt.b, d)
		}
	}
	if _, err := r.Compare(context.Background(), herald, "article/"+herald); !errors.Is(err, query.ErrRequest) {
		t.Errorf("an article and itself: %v", err)
	}
	if _, err := r.Compare(context.Background(), herald, "nothing.txt"); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("an article that is not there: %v", err)
	}
}
