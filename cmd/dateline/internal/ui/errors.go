package ui

import (
	"errors"
	"fmt"
	"io"
)

// hinted is an error with a line on what to do about it.
type hinted struct {
	error
	hint string
}

func (h hinted) Unwrap() error { return h.error }
func (h hinted) Hint() string  { return h.hint }

// WithHint adds a line to err that says what to do; [Error] prints it. A nil
// err stays nil.
func WithHint(err error, hint string) error {
	if err == nil {
		return nil
	}
	return hinted{err, hint}
}

// Error prints err the way every command does: one line, then its hint, if an
// error of the chain has a method Hint() string.
func Error(w io.Writer, err error) {
	fmt.Fprintf(w, "dateline: %s\n", Clean(err.Error()))
	var h interface{ Hint() string }
	if errors.As(err, &h) && h.Hint() != "" {
		fmt.Fprintf(w, "hint: %s\n", Clean(h.Hint()))
	}
}

// Note prints one line of talk, unless quiet.
func Note(w io.Writer, quiet bool, format string, args ...any) {
	if !quiet {
		fmt.Fprintf(w, "%s\n", Clean(fmt.Sprintf(format, args...)))
	}
}
