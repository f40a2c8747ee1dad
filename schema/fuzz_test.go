package schema

import (
	"encoding/json"
	"os"
	"testing"
)

// FuzzDocument reads arbitrary JSON as a Document and checks it: no panic, and
// what is valid stays valid when written and read again.
func FuzzDocument(f *testing.F) {
	example, err := os.ReadFile("testdata/example.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(example)
	f.Add([]byte(`{"schema":"dateline/document/1","article":{"id":"article/0123456789abcdef"},"text":"é","sentences":[{"start":0,"end":9}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var d Document
		if json.Unmarshal(data, &d) != nil || d.Validate() != nil {
			return
		}
		out, err := json.Marshal(&d)
		if err != nil {
			t.Fatal(err)
		}
		var again Document
		if err := json.Unmarshal(out, &again); err != nil {
			t.Fatal(err)
		}
		if err := again.Validate(); err != nil {
			t.Errorf("valid before, now: %v", err)
		}
	})
}
