package schema

import (
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"
)

// TextIndex finds code points of a text in constant time.
type TextIndex struct {
	text   string
	length int     // in code points
	bytes  []int32 // byte offset of each code point; nil for ASCII
}

// IndexText indexes a text; it takes time and space of the text's length.
func IndexText(text string) *TextIndex {
	x := &TextIndex{text: text, length: utf8.RuneCountInString(text)}
	if x.length == len(text) {
		return x
	}
	x.bytes = make([]int32, 0, x.length+1)
	for i := range text {
		x.bytes = append(x.bytes, int32(i))
	}
	x.bytes = append(x.bytes, int32(len(text)))
	return x
}

// Len is the length of the text in code points.
func (x *TextIndex) Len() int { return x.length }

// Bytes turns a span of code points into one of bytes; ok is false for an
// empty span and one that is not inside the text.
func (x *TextIndex) Bytes(s Span) (b Span, ok bool) {
	if s.Start < 0 || s.Start >= s.End || s.End > x.length {
		return Span{}, false
	}
	if x.bytes == nil {
		return s, true
	}
	return Span{Start: int(x.bytes[s.Start]), End: int(x.bytes[s.End])}, true
}

// Slice is the text of a span of code points; ok as in [TextIndex.Bytes].
func (x *TextIndex) Slice(s Span) (text string, ok bool) {
	b, ok := x.Bytes(s)
	return x.text[b.Start:b.End], ok
}

// checkStrings checks that every string of the document is valid UTF-8 and no
// element of a list of strings is empty. It goes by the types, so that no
// field is forgotten.
func checkStrings(d *Document) error { return walkStrings(reflect.ValueOf(d).Elem()) }

func walkStrings(v reflect.Value) error {
	switch v.Kind() {
	case reflect.String:
		if !utf8.ValidString(v.String()) {
			return invalid("is not valid UTF-8: %q", clip(v.String()))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			return walkStrings(v.Elem())
		}
	case reflect.Struct:
		return walkFields(v)
	case reflect.Slice:
		return walkList(v)
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		for _, k := range keys {
			if err := firstOf(walkStrings(k), walkStrings(v.MapIndex(k))); err != nil {
				return err
			}
		}
	}
	return nil
}

func walkFields(v reflect.Value) error {
	t := v.Type()
	for i := range v.NumField() {
		err := walkStrings(v.Field(i))
		if err == nil {
			continue
		}
		if t.Field(i).Anonymous {
			return err
		}
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		return in(name, err)
	}
	return nil
}

func walkList(v reflect.Value) error {
	for i := range v.Len() {
		el := v.Index(i)
		err := walkStrings(el)
		if err == nil && el.Kind() == reflect.String && el.Len() == 0 {
			err = invalid("is empty")
		}
		if err != nil {
			return index(i, err)
		}
	}
	return nil
}
