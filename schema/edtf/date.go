package edtf

import "strconv"

// Qualifier says how sure a date is.
type Qualifier byte

// Qualifiers of a whole date.
const (
	Certain     Qualifier = 0
	Uncertain   Qualifier = '?'
	Approximate Qualifier = '~'
	Doubtful    Qualifier = '%' // uncertain and approximate
)

// Date is an EDTF date or interval. The zero Date means nothing and prints as
// the empty string. Dates that print alike are ==.
type Date struct{ start, end point }

// pointKind is what one end of a Date is.
type pointKind uint8

const (
	absent  pointKind = iota
	dated             // a date
	open              // ".."
	unknown           // the empty end of "/2022"
)

// two is a month or day as written: digits or X; zero bytes where absent.
type two [2]byte

// point is one date of a Date.
type point struct {
	kind       pointKind
	negative   bool
	qualifier  Qualifier
	year       [4]byte // digits or X
	month, day two     // month holds season codes too
	long       int64   // a year of more than four digits, 0 for others
}

var anyYear = [4]byte{'X', 'X', 'X', 'X'}

// IsZero reports whether d is the zero Date.
func (d Date) IsZero() bool { return d == Date{} }

// IsInterval reports whether d has two ends.
func (d Date) IsInterval() bool { return d.end.kind != absent }

// Qualifier is the qualifier of a date, and of an interval that of its start
// or else of its end.
func (d Date) Qualifier() Qualifier {
	if d.start.qualifier != Certain {
		return d.start.qualifier
	}
	return d.end.qualifier
}

// Start is the first end of an interval, or d itself; ok is false for an open
// or unknown end.
func (d Date) Start() (start Date, ok bool) { return Date{start: d.start}, d.start.kind == dated }

// End is the second end of an interval, or d itself; ok is false for an open
// or unknown end.
func (d Date) End() (end Date, ok bool) {
	if !d.IsInterval() {
		return d.Start()
	}
	return Date{start: d.end}, d.end.kind == dated
}

// String is the date in EDTF; [Parse] gives the same Date back.
func (d Date) String() string {
	b := d.start.append(make([]byte, 0, 24))
	if d.IsInterval() {
		b = d.end.append(append(b, '/'))
	}
	return string(b)
}

// MarshalText is String, so that JSON and flags show dates in EDTF.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText is [Parse]; the empty text gives the zero Date.
func (d *Date) UnmarshalText(text []byte) (err error) {
	*d = Date{}
	if len(text) > 0 {
		*d, err = Parse(string(text))
	}
	return err
}

func (p point) append(b []byte) []byte {
	switch p.kind {
	case open:
		return append(b, ".."...)
	case absent, unknown:
		return b
	}
	if p.long != 0 {
		b = strconv.AppendInt(append(b, 'Y'), p.long, 10)
	} else {
		if p.negative {
			b = append(b, '-')
		}
		b = append(b, p.year[:]...)
		for _, part := range []two{p.month, p.day} {
			if part != (two{}) {
				b = append(append(b, '-'), part[:]...)
			}
		}
	}
	if p.qualifier != Certain {
		b = append(b, byte(p.qualifier))
	}
	return b
}

// unspecified reports whether any digit is an X.
func (p point) unspecified() bool {
	for _, c := range [...]byte{p.year[0], p.year[1], p.year[2], p.year[3], p.month[0], p.month[1], p.day[0], p.day[1]} {
		if c == 'X' {
			return true
		}
	}
	return false
}

// Precision is the finest part of a date that is fully given.
type Precision uint8

// Precisions, from fine to coarse. Unspecified dates have no known year.
const (
	Unspecified Precision = iota
	ToDay
	ToMonth
	ToSeason // seasons, quarters, thirds and halves of a year
	ToYear
	ToDecade
	ToCentury
	ToMillennium
)

// Precision of a date; of an interval, that of its coarser end.
func (d Date) Precision() Precision {
	p := d.start.precision()
	if d.IsInterval() {
		p = max(p, d.end.precision())
	}
	return p
}

func (p point) precision() Precision {
	x := func(b two) bool { return b[0] == 'X' || b[1] == 'X' }
	_, isSeason := p.season()
	switch {
	case p.kind != dated || p.year[0] == 'X':
		return Unspecified
	case p.long != 0:
		return ToYear
	case p.year[1] == 'X':
		return ToMillennium
	case p.year[2] == 'X':
		return ToCentury
	case p.year[3] == 'X':
		return ToDecade
	case isSeason:
		return ToSeason
	case p.month == two{} || x(p.month):
		return ToYear
	case p.day == two{} || x(p.day):
		return ToMonth
	}
	return ToDay
}
