package edtf

import (
	"errors"
	"fmt"
	"strings"
)

// ErrSyntax is matched by every error about the text of a date.
var ErrSyntax = errors.New("not an EDTF date")

// SyntaxError says what is wrong with a date and where.
type SyntaxError struct {
	Text   string
	Column int // bytes before the fault, plus one
	Reason string
}

// Error is one line with the text, the column and the reason.
func (e *SyntaxError) Error() string {
	return fmt.Sprintf("%v: %q column %d: %s", ErrSyntax, e.Text, e.Column, e.Reason)
}

// Unwrap makes the error match [ErrSyntax].
func (e *SyntaxError) Unwrap() error { return ErrSyntax }

// Parse reads an EDTF date or interval. A time of day after a full date is cut
// off, and with it the time zone. Errors are of type [*SyntaxError].
func Parse(s string) (Date, error) {
	p := parser{s: s}
	d := Date{}
	var err error
	if d.start, err = p.end(); err != nil {
		return Date{}, err
	}
	if p.i < len(s) && s[p.i] == '/' {
		p.i++
		if d.end, err = p.end(); err != nil {
			return Date{}, err
		}
	}
	if p.i < len(s) {
		return Date{}, p.fail(p.i, "unexpected character")
	}
	if reason := d.fault(); reason != "" {
		return Date{}, p.fail(0, reason)
	}
	return d, nil
}

// fault says why the two ends of a date cannot stand as they do.
func (d Date) fault() string {
	switch {
	case !d.IsInterval() && d.start.kind != dated:
		return "want a year"
	case !d.IsInterval():
		return ""
	case d.start.kind != dated && d.end.kind != dated:
		return "an interval needs at least one date"
	}
	low, ok1 := d.start.ordinal(false)
	high, ok2 := d.end.ordinal(true)
	if ok1 && ok2 && low > high {
		return "the interval ends before it starts"
	}
	return ""
}

type parser struct {
	s string
	i int
}

func (p *parser) fail(at int, reason string) error {
	return &SyntaxError{Text: p.s, Column: at + 1, Reason: reason}
}

// end reads one end of an interval, up to a slash or the end of the text.
func (p *parser) end() (point, error) {
	rest := p.s[p.i:]
	switch {
	case rest == "" || rest[0] == '/':
		return point{kind: unknown}, nil
	case strings.HasPrefix(rest, ".."):
		p.i += 2
		return point{kind: open}, nil
	}
	read := p.calendar
	if rest[0] == 'Y' {
		read = p.longYear
	}
	pt, err := read()
	if err != nil {
		return point{}, err
	}
	if err := p.timeOfDay(pt); err != nil {
		return point{}, err
	}
	if p.i < len(p.s) && strings.IndexByte("?~%", p.s[p.i]) >= 0 {
		pt.qualifier = Qualifier(p.s[p.i])
		p.i++
	}
	return pt, nil
}

// longYear reads Y and a year of five to nine digits.
func (p *parser) longYear() (point, error) {
	from := p.i
	p.i++
	sign := int64(1)
	if p.i < len(p.s) && p.s[p.i] == '-' {
		sign = -1
		p.i++
	}
	first, n := p.i, int64(0)
	for p.i < len(p.s) && isDigit(p.s[p.i]) && p.i-first < 10 {
		n = n*10 + int64(p.s[p.i]-'0')
		p.i++
	}
	if digits := p.i - first; digits < 5 || digits > 9 || p.s[first] == '0' {
		return point{}, p.fail(from, "want Y and a year of five to nine digits")
	}
	return point{kind: dated, long: sign * n}, nil
}

// calendar reads YYYY, YYYY-MM or YYYY-MM-DD, with X for unspecified digits.
func (p *parser) calendar() (point, error) {
	pt := point{kind: dated}
	from := p.i
	if p.i < len(p.s) && p.s[p.i] == '-' {
		pt.negative = true
		p.i++
	}
	if at, ok := p.digits(pt.year[:]); !ok {
		return point{}, p.fail(at, "want a year of four digits or X")
	}
	if pt.negative && pt.year == [4]byte{'0', '0', '0', '0'} {
		return point{}, p.fail(from, "there is no year -0000")
	}
	for _, part := range []*two{&pt.month, &pt.day} {
		if p.i == len(p.s) || p.s[p.i] != '-' {
			break
		}
		p.i++
		from = p.i
		if at, ok := p.digits(part[:]); !ok {
			return point{}, p.fail(at, "want two digits or X")
		}
		if !pt.exists() {
			return point{}, p.fail(from, "no such day, month or season")
		}
		if _, ok := pt.season(); ok {
			break
		}
	}
	return pt, nil
}

// digits reads digits or X into b; at is where it stopped.
func (p *parser) digits(b []byte) (at int, ok bool) {
	for k := range b {
		if p.i == len(p.s) || !isDigit(p.s[p.i]) && p.s[p.i] != 'X' {
			return p.i, false
		}
		b[k] = p.s[p.i]
		p.i++
	}
	return p.i, true
}

// timeOfDay skips "T" (or a space) and an ISO 8601 time after a full date.
func (p *parser) timeOfDay(pt point) error {
	if p.i == len(p.s) || p.s[p.i] != 'T' && p.s[p.i] != ' ' {
		return nil
	}
	from := p.i
	if pt.day == (two{}) || pt.unspecified() {
		return p.fail(from, "a time of day needs a full date")
	}
	p.i++
	hour := p.i
	for p.i < len(p.s) && (isDigit(p.s[p.i]) || strings.IndexByte(":.,+-Z", p.s[p.i]) >= 0) {
		p.i++
	}
	if p.i-hour < 2 || !isDigit(p.s[hour]) || !isDigit(p.s[hour+1]) {
		return p.fail(hour, "want a time of day")
	}
	return nil
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
