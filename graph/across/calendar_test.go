package across

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/schema"
)

func TestCalendar(t *testing.T) {
	date := func(text, value, edtf string) schema.Time {
		return schema.Time{Type: schema.DateType, Text: text, Value: value, EDTF: edtf}
	}
	got := calendarOf([]schema.Time{
		date("Dec 31", "XXXX-12-31", ""), date("4 March 2031", "2031-03-04", "2031-03-04"), date("May 2030", "2030-05", "2030-05"), date("31 December", "XXXX-12-31", ""),
		date("Tuesday", "2032-05-04", "2032-05-04"), date("now", "PRESENT_REF", ""), {Type: schema.DurationType, Text: "2032 years", Value: "P2032Y"}, date("13/40", "XXXX-13-40", ""),
	})
	if diff := cmp.Diff(calendar{days: []int{64, 366}, year: 2031}, got, cmp.AllowUnexported(calendar{})); diff != "" {
		t.Error(diff)
	}
	for _, tc := range []struct {
		other []int
		want  bool
	}{
		{[]int{66}, true}, {[]int{67}, false}, {[]int{2}, true}, {[]int{3}, false}, {nil, false},
	} {
		if got.meets(calendar{days: tc.other}) != tc.want {
			t.Errorf("%v: not %v", tc.other, tc.want)
		}
	}
}
