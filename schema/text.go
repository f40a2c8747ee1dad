package schema

import (
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"
)

// textIndex finds code points of a text.
type textIndex struct {
	text   string
	length int     // in code points
	bytes  []int32 // byte offset of each code point; nil for ASCII
}

func indexText(text string) textIndex {
	x := textIndex{text: text, length: utf8.RuneCountInString(text)}
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

// slice is the text of a span inside the text.
func (x *textIndex) slice(s Span) string {
	if x.bytes == nil {
		return x.text[s.Start:s.End]
	}
	return x.text[x.bytes[s.Start]:x.bytes[s.End]]
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
