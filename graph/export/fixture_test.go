package export_test

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"dateline/graph/query"
	"dateline/schema"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	file = "testdata/" + file
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; got\n%s", file, got)
	}
}

// Rows whose texts are as unkind as strangers can make them.
const (
	evil    = "=HYPERLINK(\"http://x\") | <script>alert(1)</script>\r\nBEGIN:VEVENT\nback\\slash; comma, *star* [link](javascript:x) & “é”"
	longest = "Ünïcödé words that go on and on so that a line of more than seventy-five octets has to be folded, and then folded again: ééééééééééééééééééé"
)

func at(edtf, from, until string) *schema.Date {
	return &schema.Date{EDTF: edtf, From: from, Until: until, Basis: schema.Stated}
}

func quote(start int, s string) schema.Quote {
	return schema.Quote{Span: schema.Span{Start: start, End: start + len([]rune(s))}, Text: s}
}

func rows() ([]query.Statement, []query.Event) {
	plain := query.Article{ID: "article/00000000000000a1", Source: "a.txt", URL: "https://news.example/a?x=1&y=2", Title: "Ferry", Outlet: "Northport Herald", Published: "2031-05-03"}
	odd := query.Article{ID: "article/00000000000000a2", Source: "-odd|source.txt", URL: "javascript:alert(1)", Title: evil}
	statements := []query.Statement{
		{ID: "statement/00000000000000a1/s1", SaidOn: at("2031-05-02", "2031-05-02", "2031-05-02"), Speaker: &query.Named{ID: "actor/b1", Name: "Zoë Marchand"}, Act: "say", Cue: "said",
			Kind: schema.Direct, Text: "The brakes failed", Evidence: query.Evidence{Article: plain, Span: quote(10, "The brakes failed"), Sentence: quote(9, "“The brakes failed,” said Marchand."), Rule: "cue-verb"}},
		{ID: "statement/00000000000000a2/s1", Kind: schema.Indirect, Text: evil, Evidence: query.Evidence{Article: odd, Span: quote(0, evil), Sentence: quote(0, evil)}},
	}
	lat, lon, lag := 12.5, -61.25, 0
	report := func(a query.Article, sentence string, f schema.Factuality) query.Report {
		return query.Report{ID: "report/" + a.ID[8:] + "/e1", Article: a, Trigger: quote(0, "hit"), Sentence: quote(0, sentence), Factuality: f, Role: query.Own, Lag: "date open"}
	}
	first := report(plain, "The ferry hit the pier.", schema.Happened)
	first.LagHours, first.Lag, first.When = &lag, "first", at("2031-05-02", "2031-05-02", "2031-05-02")
	second := report(odd, evil, schema.Reported)
	second.Role, second.CopyOf = query.Copy, plain.ID
	events := []query.Event{
		{ID: "event/c1", Type: "ACCIDENT", Title: "The ferry hit the pier", When: at("2031-05-02", "2031-05-02", "2031-05-02"), Accounts: 1, Differs: []string{"factuality"},
			Participants: []query.Named{{ID: "actor/b1", Name: "Halcyon", Role: "agent"}, {ID: "actor/b2", Name: "a|b", Role: "patient"}},
			Place:        &query.Place{Named: query.Named{ID: "place/GRD/calder-bay", Name: "Calder Bay"}, Latitude: &lat, Longitude: &lon}, Reports: []query.Report{first, second}},
		{ID: "event/c2", Type: "CONSULT", Title: evil, When: at("2031-06", "2031-06-01", "2031-06-30"), Accounts: 1, Reports: []query.Report{report(odd, longest, schema.Planned)}},
		{ID: "event/c3", Type: "OTHER", Title: longest, When: at("2031-05-2X", "2031-05-20", "2031-05-29"), Accounts: 1, Reports: []query.Report{report(plain, "Late.", schema.Denied)}},
		{ID: "event/c4", Type: "OTHER", Title: "No date", Accounts: 1, Reports: []query.Report{report(plain, "Undated.", schema.Happened)}},
	}
	return statements, events
}
