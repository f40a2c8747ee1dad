package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(JSONSchema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("document.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("document.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// object is the example as plain JSON values.
func object(t *testing.T) map[string]any {
	t.Helper()
	text, err := json.Marshal(example(t))
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return v.(map[string]any)
}

func TestJSONSchemaTakesDocuments(t *testing.T) {
	s := compiled(t)
	if err := s.Validate(object(t)); err != nil {
		t.Error(err)
	}
	minimal := map[string]any{"schema": Version, "text": "", "article": map[string]any{"id": "article/0123456789abcdef"}}
	if err := s.Validate(minimal); err != nil {
		t.Error(err)
	}
}

// walk calls f for every value below v with its path and a way to set it.
func walk(v any, path string, f func(path string, v any, set func(any))) {
	switch v := v.(type) {
	case map[string]any:
		for _, k := range slices.Sorted(maps.Keys(v)) {
			f(path+"."+k, v[k], func(x any) { v[k] = x })
			walk(v[k], path+"."+k, f)
		}
	case []any:
		for i := range v {
			p := fmt.Sprintf("%s[%d]", path, i)
			f(p, v[i], func(x any) { v[i] = x })
			walk(v[i], p, f)
		}
	}
}

// No value of the example may be null, of another type or empty, and no object
// but links may have a key of its own.
func TestJSONSchemaRefusesBrokenDocuments(t *testing.T) {
	s, d := compiled(t), object(t)
	refuse := func(path, what string) {
		if s.Validate(d) == nil {
			t.Errorf("%s: %s was taken", path, what)
		}
	}
	walk(d, "", func(path string, v any, set func(any)) {
		others := []any{nil, true}
		switch v.(type) {
		case string:
			if path != ".text" {
				others = append(others, "")
			}
		case []any:
			others = append(others, []any{})
		}
		for _, other := range others {
			set(other)
			refuse(path, fmt.Sprintf("%#v", other))
		}
		set(v)
		if m, ok := v.(map[string]any); ok {
			m["Extra key"] = "x"
			refuse(path, "another key")
			delete(m, "Extra key")
		}
	})
	d["extra"] = 1
	refuse(".", "another key")
	delete(d, "extra")
	if err := s.Validate(d); err != nil {
		t.Fatalf("the test changed the example: %v", err)
	}
	statement := d["statements"].([]any)[1].(map[string]any)
	statement["said_on"].(map[string]any)["edtf"] = "2031"
	refuse("said_on", "a date of unknown basis")
}

// The JSON Schema and the Go types name the same keys with the same types and
// values, and the example uses all of them.
func TestJSONSchemaAgreesWithTypes(t *testing.T) {
	var root map[string]any
	if err := json.Unmarshal(JSONSchema(), &root); err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	walk(object(t), "", func(path string, _ any, _ func(any)) { used[withoutIndexes(path)] = true })
	a := agreement{T: t, root: root, used: used}
	a.compare("", reflect.TypeFor[Document](), root)
}

func withoutIndexes(path string) string {
	var b strings.Builder
	for _, part := range strings.Split(path, "[") {
		if _, rest, ok := strings.Cut(part, "]"); ok {
			part = "[]" + rest
		}
		b.WriteString(part)
	}
	return b.String()
}

type agreement struct {
	*testing.T
	root map[string]any
	used map[string]bool
}

func (a agreement) compare(path string, t reflect.Type, node map[string]any) {
	for node["$ref"] != nil {
		name := strings.TrimPrefix(node["$ref"].(string), "#/$defs/")
		node = a.root["$defs"].(map[string]any)[name].(map[string]any)
	}
	kinds := map[reflect.Kind]string{reflect.String: "string", reflect.Int: "integer", reflect.Float64: "number",
		reflect.Struct: "object", reflect.Map: "object", reflect.Slice: "array"}
	switch t.Kind() {
	case reflect.Pointer:
		a.compare(path, t.Elem(), node)
		return
	case reflect.Slice:
		a.compare(path+"[]", t.Elem(), node["items"].(map[string]any))
	case reflect.Struct:
		a.compareStruct(path, t, node)
	}
	if node["const"] == nil && node["type"] != kinds[t.Kind()] {
		a.Errorf("%s: %v is %v in the schema", path, t, node["type"])
	}
	if want := allowed(path, t); want != nil {
		var got []string
		for _, v := range node["enum"].([]any) {
			got = append(got, v.(string))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			a.Errorf("%s: %s", path, diff)
		}
	}
}

func (a agreement) compareStruct(path string, t reflect.Type, node map[string]any) {
	fields, required := map[string]reflect.Type{}, map[string]bool{}
	for _, f := range reflect.VisibleFields(t) {
		tag, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous {
			continue
		}
		fields[tag] = f.Type
		required[tag] = options == ""
	}
	properties := node["properties"].(map[string]any)
	if diff := cmp.Diff(slices.Sorted(maps.Keys(fields)), slices.Sorted(maps.Keys(properties))); diff != "" {
		a.Errorf("%s: keys of the type and of the schema: %s", path, diff)
	}
	if node["additionalProperties"] != false {
		a.Errorf("%s: the schema takes other keys", path)
	}
	needs, _ := node["required"].([]any)
	for key, t := range fields {
		if required[key] && !slices.Contains(needs, any(key)) {
			a.Errorf("%s.%s is not required", path, key)
		}
		property, ok := properties[key].(map[string]any)
		if !ok {
			continue // false: the key is refused here
		}
		a.compare(path+"."+key, t, property)
		if !a.used[path+"."+key] {
			a.Errorf("%s.%s is not in the example", path, key)
		}
	}
}

// allowed are the values that [Document.Validate] takes in a field.
func allowed(path string, t reflect.Type) []string {
	switch t {
	case reflect.TypeFor[BlockKind]():
		return texts(blockKinds)
	case reflect.TypeFor[TimeType]():
		return texts(timeTypes)
	case reflect.TypeFor[ActorType]():
		return texts(actorTypes)
	case reflect.TypeFor[Form]():
		return texts(forms)
	case reflect.TypeFor[StatementKind]():
		return texts(statementKinds)
	case reflect.TypeFor[Role]():
		return texts(roles)
	case reflect.TypeFor[Factuality]():
		return texts(factualities[1:])
	case reflect.TypeFor[Basis]():
		switch {
		case strings.HasSuffix(path, "outlet.basis"):
			return texts(outletBases)
		case path == ".article.published.basis":
			return texts(publicationBases)
		}
		return texts(eventBases)
	}
	return nil
}

func texts[T ~string](values []T) []string {
	var out []string
	for _, v := range values {
		out = append(out, string(v))
	}
	return out
}
