package schema

import (
	_ "embed"
	"slices"
)

//go:embed document.schema.json
var jsonSchema []byte

// JSONSchema is the JSON Schema (draft 2020-12) of documents. It holds what
// JSON Schema can say; [Document.Validate] also checks spans against the text,
// references and dates.
func JSONSchema() []byte { return slices.Clone(jsonSchema) }
