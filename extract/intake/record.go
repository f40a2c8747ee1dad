package intake

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"dateline/schema"
)

// parseRecord reads the input record of the contract. Unknown keys are passed
// over; a number or null is tolerated where a string stands, and a byline may
// be one string. Line and Column of the error count from the start of data.
func parseRecord(data []byte) (*schema.Record, *Error) {
	rec := &schema.Record{}
	if !utf8.Valid(data) {
		text, bad := repair(data)
		data = []byte(text)
		rec.Warnings = append(rec.Warnings, fmt.Sprintf("%d bytes were not UTF-8 and became U+FFFD", bad))
	}
	var in struct {
		ID        word  `json:"id"`
		URL       word  `json:"url"`
		Title     word  `json:"title"`
		Outlet    word  `json:"outlet"`
		Published word  `json:"published"`
		Byline    words `json:"byline"`
		Language  word  `json:"language"`
		Text      word  `json:"text"`
		HTML      word  `json:"html"`
	}
	if err := json.Unmarshal(data, &in); err != nil {
		return nil, jsonError(data, err)
	}
	rec.ID, rec.URL, rec.Title = string(in.ID), strings.TrimSpace(string(in.URL)), string(in.Title)
	rec.Outlet, rec.Published = strings.TrimSpace(string(in.Outlet)), string(in.Published)
	rec.Byline, rec.Language = in.Byline, language(string(in.Language))
	rec.Text, rec.HTML = string(in.Text), string(in.HTML)
	if strings.TrimSpace(rec.Text) == "" {
		rec.Text = ""
	}
	return rec, nil
}

// jsonError says where JSON breaks.
func jsonError(data []byte, err error) *Error {
	out := &Error{Err: fmt.Errorf("%w: %v", ErrFormat, err)}
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	at := int64(0)
	switch {
	case errors.As(err, &syntax):
		at = syntax.Offset
	case errors.As(err, &kind):
		at = kind.Offset
		out.Err = fmt.Errorf("%w: a record is a JSON object, not %s", ErrFormat, kind.Value)
	default:
		return out
	}
	before := data[:max(0, min(at-1, int64(len(data))))]
	out.Line = bytes.Count(before, []byte("\n"))
	out.Column = len(before) - (bytes.LastIndexByte(before, '\n') + 1) + 1
	return out
}

// word is a string; numbers and booleans are taken as they are written.
type word string

// UnmarshalJSON reads a string, a number or null.
func (w *word) UnmarshalJSON(data []byte) error {
	switch data[0] {
	case '"':
		var s string
		if err := json.Unmarshal(data, &s); err != nil {
			return err
		}
		*w = word(s)
	case '{', '[':
		return errors.New("a list or object stands where a string is due")
	case 'n':
		*w = ""
	default:
		*w = word(data)
	}
	return nil
}

// words is a list of strings, or one.
type words []string

// UnmarshalJSON reads a list of strings, one string or null.
func (w *words) UnmarshalJSON(data []byte) error {
	list := []word{""}
	var err error
	if data[0] == '[' {
		err = json.Unmarshal(data, &list)
	} else {
		err = json.Unmarshal(data, &list[0])
	}
	for _, one := range list {
		if s := strings.TrimSpace(string(one)); s != "" {
			*w = append(*w, s)
		}
	}
	return err
}
