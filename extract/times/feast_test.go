package times

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestFeasts holds the calendars against the days on which feasts were kept.
func TestFeasts(t *testing.T) {
	tests := []struct{ rule, want string }{
		{"moon 07-30 18", "2015-11-11 2016-10-30 2017-10-19 2018-11-07 2019-10-27 2020-11-14 2021-11-04 2022-10-24 2023-11-12"},
		{"moon 12-15 18 +1", "2015-03-06 2016-03-23 2017-03-13 2018-03-02 2019-03-21 2020-03-10 2021-03-29 2022-03-18 2023-03-07"},
		{"moon 11-29 24", "2015-02-17 2016-03-07 2017-02-24 2018-02-13 2019-03-04 2020-02-21 2021-03-11 2022-03-01 2023-02-18"},
		{"sun 10", "2015-01-15 2016-01-15 2017-01-14 2018-01-14 2019-01-15 2020-01-15 2021-01-14 2022-01-14 2023-01-15"},
		{"every 365 2018-08-17", "2015-08-18 2016-08-17 2017-08-17 2018-08-17 2019-08-17 2020-08-16 2021-08-16 2022-08-16 2023-08-16"},
		{"04-15 fri+3 sat+3 sun+2", "2015-04-15 2016-04-18 2017-04-18 2018-04-17 2019-04-15 2020-04-15 2021-04-15 2022-04-18 2023-04-18"},
		{"islamic 10-01 <fri", "2015-07-17 2016-07-01 2017-06-23 2018-06-08 2019-05-31 2020-05-22 2021-05-07 2022-04-29 2023-04-21"},
	}
	for _, tt := range tests {
		h, err := parseHoliday(tt.rule)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for y := int32(2015); y <= 2023; y++ {
			if d, ok := h.in(y); ok {
				got += " " + d.String()
			}
		}
		if diff := cmp.Diff(" "+tt.want, got); diff != "" {
			t.Errorf("%s: %s", tt.rule, diff)
		}
	}
	for _, rule := range []string{"", "13-01", "01-32", "easter", "moon 01-31 06", "moon 01-01", "every 365", "listed x", "05 sum 1", "05 sun 9", "01-01 x", "01-01 <foo"} {
		if h, err := parseHoliday(rule); err == nil {
			t.Errorf("%q is read as %v", rule, h)
		}
	}
}
