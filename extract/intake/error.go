package intake

import (
	"errors"
	"fmt"
	"strings"
)

// Reasons why an input gives no article. Every [Error] of this package that is
// not a failure of the system itself matches one of them.
var (
	ErrEmpty    = errors.New("nothing to read")
	ErrBinary   = errors.New("not a text")
	ErrTooLarge = errors.New("larger than the limit")
	ErrKind     = errors.New("unknown kind of file")
	ErrFormat   = errors.New("not well formed")
	ErrNoText   = errors.New("no article text found")
)

// Error says which input could not be read and why. It never ends a run.
type Error struct {
	Source string // path, or "stdin"
	Line   int    // 1-based, 0 when the whole input is meant
	Column int    // 1-based byte of the line, 0 when unknown
	Err    error
	Hint   string // what to do about it, may be empty
}

// Error is "source:line:column: reason (hint)".
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Source)
	if e.Line > 0 {
		fmt.Fprintf(&b, ":%d", e.Line)
		if e.Column > 0 {
			fmt.Fprintf(&b, ":%d", e.Column)
		}
	}
	b.WriteString(": ")
	b.WriteString(e.Err.Error())
	if e.Hint != "" {
		b.WriteString(" (" + e.Hint + ")")
	}
	return b.String()
}

// Unwrap is the reason.
func (e *Error) Unwrap() error { return e.Err }
