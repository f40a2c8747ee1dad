package words

import (
	"fmt"

	"dateline/schema"
	"dateline/schema/edtf"
	"dateline/schema/quads"
)

// Months in which dates begin are in the index as hashes of their own, the
// number of the month counted from the year 0: a word that has such a hash makes
// a month too many, of one in a hundred thousand articles. lastYear is the last
// year that has months.
const (
	monthsOfYear = 12
	lastYear     = 4095
	pastMonths   = (lastYear + 1) * monthsOfYear
)

// Month is the number of the month that a date begins in; ok is false where it
// has no bucket (see quads.Buckets).
func Month(d *schema.Date) (n int, ok bool) {
	if d == nil {
		return 0, false
	}
	from, err := edtf.ParseDay(d.From)
	if _, months := quads.Buckets(d); err != nil || months == nil {
		return 0, false
	}
	y, m, _ := from.Date()
	return y*monthsOfYear + int(m) - 1, y >= 0 && y <= lastYear
}

// MonthName is a month by its number, as EDTF.
func MonthName(n int) string { return fmt.Sprintf("%04d-%02d", n/monthsOfYear, n%monthsOfYear+1) }

// Months gives the months of a list: of a block, the first of its rows.
func Months(list []byte, give func(int)) (ok bool) {
	r := reader{rest: list}
	for last := uint32(0); ; {
		hash, _, more := r.next(last)
		if !more || hash >= pastMonths {
			return !r.bad
		}
		give(int(hash))
		last = hash
	}
}
