package export_test

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/emersion/go-ical"

	"dateline/graph/export"
)

func TestICalendar(t *testing.T) {
	_, events := rows()
	var b bytes.Buffer
	skipped, err := export.ICalendar(&b, events)
	if err != nil || skipped != 1 {
		t.Fatalf("skipped %d, %v", skipped, err)
	}
	for _, line := range strings.Split(b.String(), "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") {
			t.Errorf("line of %d octets: %q", len(line), line)
		}
	}
	cal, err := ical.NewDecoder(&b).Decode()
	if err != nil {
		t.Fatal(err)
	}
	got := cal.Events()
	if len(got) != 3 {
		t.Fatalf("%d events, want 3: text made one of its own", len(got))
	}
	for i, want := range []struct{ uid, start, end, precision, summary, status, stamp string }{
		{"event-c1@dateline", "2031-05-02", "2031-05-03", "day", "The ferry hit the pier", "", "2031-05-02"},
		{"event-c2@dateline", "2031-06-01", "2031-07-01", "month", strings.Join(strings.Fields(evil), " ") + " [planned]", "TENTATIVE", "2031-06-01"},
		{"event-c3@dateline", "2031-05-20", "2031-05-30", "month", longest + " [denied]", "", "2031-05-20"},
	} {
		e := got[i]
		text := func(name string) string {
			s, err := e.Props.Text(name)
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			return s
		}
		day := func(name string) string {
			d, err := e.Props.DateTime(name, time.UTC)
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			return d.Format(time.DateOnly)
		}
		if text("UID") != want.uid || day("DTSTART") != want.start || day("DTEND") != want.end || day("DTSTAMP") != want.stamp ||
			text("X-DATELINE-PRECISION") != want.precision || text("SUMMARY") != want.summary || text("STATUS") != want.status {
			t.Errorf("event %d: %+v", i, e.Props)
		}
	}
	if g := got[0].Props.Get("GEO"); g == nil || g.Value != "12.500000;-61.250000" {
		t.Errorf("GEO %+v", g)
	}
	if d, _ := got[0].Props.Text("DESCRIPTION"); !strings.HasPrefix(d, "Actors: Halcyon, a|b\nNorthport Herald 2031-05-03: The ferry hit the pier. (https://news.example/a?x=1&y=2)\n-odd|source.txt") {
		t.Errorf("DESCRIPTION %q", d)
	}
}

func TestICalendarEmpty(t *testing.T) {
	var b bytes.Buffer
	if _, err := export.ICalendar(&b, nil); err != nil {
		t.Fatal(err)
	}
	if cal, err := ical.NewDecoder(&b).Decode(); err != nil || len(cal.Children) != 0 {
		t.Errorf("%+v, %v", cal, err)
	}
}
