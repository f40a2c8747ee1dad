package graph

import (
	"fmt"
	"strconv"
	"time"

	"github.com/cayleygraph/quad"
)

const xsd = "http://www.w3.org/2001/XMLSchema#"

// AppendNQuad appends q, which is [Canonical], as one line of canonical
// N-Quads (W3C, RDF Dataset Canonicalization, section 5): full datatype IRIs,
// single spaces, escapes only where needed, a newline at the end.
func AppendNQuad(dst []byte, q quad.Quad) []byte {
	dst = appendTerm(dst, q.Subject)
	dst = append(dst, ' ')
	dst = appendTerm(dst, q.Predicate)
	dst = append(dst, ' ')
	dst = appendTerm(dst, q.Object)
	if q.Label != nil {
		dst = append(dst, ' ')
		dst = appendTerm(dst, q.Label)
	}
	return append(dst, " .\n"...)
}

func appendTerm(dst []byte, v quad.Value) []byte {
	switch v := v.(type) {
	case quad.IRI:
		return appendIRI(dst, string(v))
	case quad.String:
		return appendLiteral(dst, string(v))
	case quad.LangString:
		dst = appendLiteral(dst, string(v.Value))
		return append(append(dst, '@'), v.Lang...)
	case quad.TypedString:
		return appendTyped(dst, string(v.Value), string(v.Type.Full()))
	case quad.Int:
		return appendTyped(dst, strconv.FormatInt(int64(v), 10), xsd+"integer")
	case quad.Float:
		return appendTyped(dst, double(float64(v)), xsd+"double")
	case quad.Bool:
		return appendTyped(dst, strconv.FormatBool(bool(v)), xsd+"boolean")
	case quad.Time:
		return appendTyped(dst, dateTime(time.Time(v)), xsd+"dateTime")
	}
	return append(dst, quad.StringOf(v)...)
}

func appendIRI(dst []byte, iri string) []byte {
	return append(append(append(dst, '<'), iri...), '>')
}

func appendTyped(dst []byte, text, datatype string) []byte {
	return appendIRI(append(appendLiteral(dst, text), "^^"...), datatype)
}

func appendLiteral(dst []byte, s string) []byte {
	dst = append(dst, '"')
	start := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' && c != 0x7F {
			continue
		}
		dst = append(dst, s[start:i]...)
		start = i + 1
		switch c {
		case '"', '\\':
			dst = append(dst, '\\', c)
		case '\b':
			dst = append(dst, `\b`...)
		case '\t':
			dst = append(dst, `\t`...)
		case '\n':
			dst = append(dst, `\n`...)
		case '\f':
			dst = append(dst, `\f`...)
		case '\r':
			dst = append(dst, `\r`...)
		default:
			dst = fmt.Appendf(dst, `\u%04X`, c)
		}
	}
	return append(append(dst, s[start:]...), '"')
}

// double is the canonical form of an xsd:double: "1.5E3", not "1.5E+03".
func double(f float64) string {
	s := strconv.FormatFloat(f, 'E', -1, 64)
	for i := range s {
		if s[i] != 'E' {
			continue
		}
		mantissa, exponent := s[:i], s[i+1:]
		if len(mantissa) == 1 || len(mantissa) == 2 && mantissa[0] == '-' {
			mantissa += ".0"
		}
		n, err := strconv.Atoi(exponent)
		if err != nil {
			return s
		}
		return mantissa + "E" + strconv.Itoa(n)
	}
	return s
}

// dateTime is the canonical form of an xsd:dateTime in UTC, any year.
func dateTime(t time.Time) string {
	t = t.UTC()
	sign, year := "", t.Year()
	if year < 0 {
		sign, year = "-", -year
	}
	return fmt.Sprintf("%s%04d-%s", sign, year, t.Format("01-02T15:04:05Z"))
}
