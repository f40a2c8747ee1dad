package quads

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"dateline/schema"
)

// ErrMalformed is matched by errors about quads that are not what
// [FromDocument] writes.
var ErrMalformed = errors.New("malformed quads")

// SpanText is a span as a literal, "12-34".
func SpanText(s schema.Span) string { return string(appendSpan(nil, s)) }

func appendSpan(b []byte, s schema.Span) []byte {
	b = strconv.AppendInt(b, int64(s.Start), 10)
	return strconv.AppendInt(append(b, '-'), int64(s.End), 10)
}

// ParseSpan reads a literal "12-34". Errors match [ErrMalformed].
func ParseSpan(text string) (schema.Span, error) {
	s, rest, err := CutSpan(text)
	if err == nil && rest != "" {
		err = fmt.Errorf("%w: %q is not a span", ErrMalformed, text)
	}
	return s, err
}

// CutSpan reads a literal "12-34 rest", such as a mention or a block; the rest
// may be absent. Errors match [ErrMalformed].
func CutSpan(text string) (s schema.Span, rest string, err error) {
	span, rest, _ := strings.Cut(text, " ")
	start, end, ok := strings.Cut(span, "-")
	var ok1, ok2 bool
	s.Start, ok1 = number(start)
	s.End, ok2 = number(end)
	if !ok || !ok1 || !ok2 || s.Start > s.End {
		return schema.Span{}, "", fmt.Errorf("%w: %q does not start with a span", ErrMalformed, text)
	}
	return s, rest, nil
}

// number reads a number as strconv writes it.
func number(s string) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= 0 && s[0] != '+' && s[0] != '-' && (s[0] != '0' || len(s) == 1)
}

// withRest is a literal of a span and what belongs to it.
func withRest(s schema.Span, rest string) string {
	b := appendSpan(make([]byte, 0, 24), s)
	if rest != "" {
		b = append(append(b, ' '), rest...)
	}
	return string(b)
}

// numbered is a literal that keeps a text's place in its list.
func numbered(i int, text string) string { return strconv.Itoa(i+1) + " " + text }
