package export

import (
	"dateline/schema"
	"dateline/schema/edtf"
)

// precision says how exact a date is: day, month, year, … or interval; "" for
// an open date.
func precision(d *schema.Date) string {
	if d == nil {
		return ""
	}
	date, err := edtf.Parse(d.EDTF)
	if err != nil {
		return "unknown"
	}
	if date.IsInterval() {
		return "interval"
	}
	switch date.Precision() {
	case edtf.ToDay:
		return "day"
	case edtf.ToMonth:
		return "month"
	case edtf.ToSeason:
		return "season"
	case edtf.ToYear:
		return "year"
	case edtf.ToDecade:
		return "decade"
	case edtf.ToCentury:
		return "century"
	case edtf.ToMillennium:
		return "millennium"
	}
	return "unknown"
}

// bounds are the first and last day of a date; ok is false where either is
// open.
func bounds(d *schema.Date) (from, until edtf.Day, ok bool) {
	if d == nil {
		return 0, 0, false
	}
	from, err1 := edtf.ParseDay(d.From)
	until, err2 := edtf.ParseDay(d.Until)
	return from, until, err1 == nil && err2 == nil && from <= until
}

// text of a date, "" where it is open.
func dateText(d *schema.Date) string {
	if d == nil {
		return ""
	}
	return d.EDTF
}
