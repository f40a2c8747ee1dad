package query

import (
	"testing"

	"dateline/schema"
)

func TestFullest(t *testing.T) {
	printing := func(id, day, text string, kind schema.StatementKind) Statement {
		return Statement{ID: id, Text: text, Kind: kind, Evidence: Evidence{Article: Article{date: &schema.Date{EDTF: day, From: day, Until: day}}}}
	}
	first := printing("first", "2031-05-02", "Every ballot has been accounted for", schema.Direct)
	changed := printing("changed", "2031-05-03", "Not every ballot has been accounted for", schema.Direct)
	long := printing("long", "2031-05-04", "Every ballot has been accounted for, and the count is closed", schema.Direct)
	told := printing("told", "2031-05-01", "that every ballot of the town has been accounted for, and that the count is closed for good", schema.Indirect)
	for _, tc := range []struct {
		rows []Statement
		want string
	}{
		{[]Statement{changed, first}, "first"},
		{[]Statement{first, changed, long}, "long"},
		{[]Statement{told, first}, "first"},
		{[]Statement{told}, "told"},
	} {
		if got := fullest(tc.rows).ID; got != tc.want {
			t.Errorf("of %d: %s, want %s", len(tc.rows), got, tc.want)
		}
	}
}
