package graph

import (
	"encoding/json"
	"fmt"
	"reflect"
	"testing"

	"dateline/schema"
)

// TestDigest makes Documents that have nothing but one value each, every field
// of the schema in turn, and two values in the same one: all have digests of
// their own, and the same when they were read from JSON.
func TestDigest(t *testing.T) {
	seen := map[string]string{digestOf(new(schema.Document)): "nothing"}
	check := func(d *schema.Document, what string) {
		got := digestOf(d)
		if other, ok := seen[got]; ok {
			t.Errorf("%s has the digest of %s", what, other)
		}
		seen[got] = what
		text, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		var again schema.Document
		if err := json.Unmarshal(text, &again); err != nil {
			t.Fatal(err)
		}
		if digestOf(&again) != got {
			t.Errorf("%s: another digest when it was read from JSON", what)
		}
	}
	for _, path := range leaves(reflect.TypeFor[schema.Document](), "") {
		for _, n := range []int{1, 2} {
			d := new(schema.Document)
			fill(reflect.ValueOf(d).Elem(), path, n)
			check(d, fmt.Sprint(path, " ", n))
		}
	}
	if len(seen) < 150 {
		t.Errorf("%d digests only", len(seen))
	}
	event := func(id string) schema.Event { return schema.Event{ID: id} }
	for _, list := range [][]schema.Event{{event("e1"), event("e2")}, {event("e2"), event("e1")}, {event("e1e2"), event("")}} {
		check(&schema.Document{Events: list}, fmt.Sprint(list))
	}
}

// leaves are the ways to all values of a type without parts: ".Events[].ID".
func leaves(t reflect.Type, path string) (out []string) {
	switch t.Kind() {
	case reflect.Pointer:
		return leaves(t.Elem(), path)
	case reflect.Slice:
		return leaves(t.Elem(), path)
	case reflect.Struct:
		for i := range t.NumField() {
			out = append(out, leaves(t.Field(i).Type, path+"."+t.Field(i).Name)...)
		}
		return out
	}
	return []string{path}
}

// fill sets the value that a path leads to, in lists of one.
func fill(v reflect.Value, path string, n int) {
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), path, n)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0), path, n)
	case reflect.Struct:
		for i := range v.NumField() {
			name := "." + v.Type().Field(i).Name
			if rest, ok := cutPath(path, name); ok {
				fill(v.Field(i), rest, n)
			}
		}
	case reflect.Map:
		v.Set(reflect.ValueOf(map[string]string{"wikidata": fmt.Sprint("Q", n)}))
	case reflect.String:
		v.SetString(fmt.Sprint("x", n))
	case reflect.Int:
		v.SetInt(int64(n))
	case reflect.Float64:
		v.SetFloat(float64(n) / 2)
	}
}

// cutPath is the rest of a path that begins with a name.
func cutPath(path, name string) (string, bool) {
	if len(path) < len(name) || path[:len(name)] != name || len(path) > len(name) && path[len(name)] != '.' {
		return "", false
	}
	return path[len(name):], true
}
