package intake

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

var (
	bomUTF8 = []byte("\xEF\xBB\xBF")
	bomLE   = []byte("\xFF\xFE")
	bomBE   = []byte("\xFE\xFF")
)

// decodeText turns the bytes of a text file into UTF-8 text as decode does, but
// reads one with no UTF-8 in it that can well be Windows-1252 as that, with a
// warning.
func decodeText(data []byte) (text string, warnings []string, err error) {
	if western(data) {
		if decoded, err := charmap.Windows1252.NewDecoder().Bytes(data); err == nil {
			return string(decoded), []string{"the text is not UTF-8; read as windows-1252"}, nil
		}
	}
	return decode(data)
}

// decode turns the bytes of a text file into UTF-8 text. A byte order mark is
// dropped, UTF-16 with a mark is decoded, and every byte that is not UTF-8
// becomes one U+FFFD, which is worth a warning. Other than that the text is the
// file's. Errors are [ErrEmpty] and [ErrBinary].
func decode(data []byte) (text string, warnings []string, err error) {
	switch {
	case bytes.HasPrefix(data, bomUTF8):
		data = data[len(bomUTF8):]
	case bytes.HasPrefix(data, bomLE):
		data, warnings = decodeUTF16(data[2:], binary.LittleEndian)
	case bytes.HasPrefix(data, bomBE):
		data, warnings = decodeUTF16(data[2:], binary.BigEndian)
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return "", nil, ErrEmpty
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return "", nil, ErrBinary
	}
	text, bad := repair(data)
	if bad*10 > len(data) {
		return "", nil, ErrBinary
	}
	if bad > 0 {
		warnings = append(warnings, fmt.Sprintf("%d bytes were not UTF-8 and became U+FFFD", bad))
	}
	return text, warnings, nil
}

// western reports bytes that are no UTF-8 and can well be a text in
// Windows-1252, which holds Latin-1: some letters beyond ASCII among many within
// it, no byte that has no character there, and none that makes UTF-8.
func western(data []byte) bool {
	letters, high := 0, 0
	for i, c := range data {
		switch {
		case c == 0x81 || c == 0x8D || c == 0x8F || c == 0x90 || c == 0x9D || c == 0x7F:
			return false
		case c >= 0x80:
			if r, size := utf8.DecodeRune(data[i:]); r != utf8.RuneError || size > 1 {
				return false
			}
			high++
		case c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f':
			return false
		case 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z':
			letters++
		}
	}
	return high > 0 && high*5 <= letters
}

// decodeHint says what to do about an error of decode.
func decodeHint(err error) string {
	switch err {
	case ErrEmpty:
		return "the file is empty"
	case ErrBinary:
		return "it holds bytes that are no UTF-8 text; convert it first"
	}
	return ""
}

// repair replaces every byte that is not UTF-8 and counts them.
func repair(data []byte) (string, int) {
	if utf8.Valid(data) {
		return string(data), 0
	}
	var b strings.Builder
	b.Grow(len(data) + 64)
	bad := 0
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			bad++
		}
		b.WriteRune(r)
		data = data[size:]
	}
	return b.String(), bad
}

// decodeUTF16 decodes UTF-16; an unpaired surrogate becomes U+FFFD, an odd last
// byte is left out with a warning.
func decodeUTF16(data []byte, order binary.ByteOrder) ([]byte, []string) {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	var b bytes.Buffer
	for _, r := range utf16.Decode(units) {
		b.WriteRune(r)
	}
	var warnings []string
	if len(data)%2 == 1 {
		warnings = []string{"the last byte of a UTF-16 text has no partner and was left out"}
	}
	return b.Bytes(), warnings
}

// tooLargeHint names a limit.
func tooLargeHint(limit int64) string { return fmt.Sprintf("the limit is %s", size(limit)) }

// size prints a number of bytes in the largest unit that divides it.
func size(n int64) string {
	for _, u := range []struct {
		name string
		n    int64
	}{{"GiB", 1 << 30}, {"MiB", 1 << 20}, {"KiB", 1 << 10}} {
		if n >= u.n && n%u.n == 0 {
			return fmt.Sprintf("%d %s", n/u.n, u.name)
		}
	}
	return fmt.Sprintf("%d bytes", n)
}
