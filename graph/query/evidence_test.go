package query

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/schema"
)

// TestCompareDates orders a day of no year behind all that have one.
func TestCompareDates(t *testing.T) {
	dates := []*schema.Date{
		nil,
		{EDTF: "XXXX-06-01"},
		{EDTF: "2031-05", From: "2031-05-01", Until: "2031-05-31"},
		{EDTF: "2031-05-01", From: "2031-05-01", Until: "2031-05-01"},
		{EDTF: "1998", From: "1998-01-01", Until: "1998-12-31"},
	}
	slices.SortStableFunc(dates, compareDates)
	var got []string
	for _, d := range dates {
		if d == nil {
			d = &schema.Date{EDTF: "open"}
		}
		got = append(got, d.EDTF)
	}
	if diff := cmp.Diff([]string{"1998", "2031-05-01", "2031-05", "XXXX-06-01", "open"}, got); diff != "" {
		t.Error(diff)
	}
}
