package statements_test

import (
	"strings"
	"testing"

	"dateline/extract/reader"
	"dateline/schema"
)

// pieces are what articles with odd quotation marks are made of.
var pieces = []string{
	"Mara Venn ", "said ", "told ", "that ", "the dam ", "was ", "safe", "“", "”", "\"", "‘", "’", "«", "»", ", ", ". ", ": ", "\n\n", "? ", "(", ") ",
	"who ", "according to ", "he ", "on Monday ", "called for ", "a ", "and ", "to ", "leave ", "claim ", "'s ", "if ", "has ", "not ", "asked ", "; ", "— ", "It is ", "reportedly ",
}

// FuzzQuotations strings pieces together: every way to leave a quotation open,
// to nest one or to cut a cue off must give a valid Document.
func FuzzQuotations(f *testing.F) {
	r, err := reader.New(reader.Options{})
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{"\x07\x00\x01\x07\x04\x08", "\x00\x01\x10\x07\x04\x05\x06\x0f\x07\x04\x0f", "\x07\x09\x0a\x0b\x08\x00\x01", "\x14\x01\x02\x03", "\x00\x1f\x18\x11", "\x00\x1c\x0f\x07", "2z,D"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, order []byte) {
		if len(order) > 400 {
			return
		}
		var b strings.Builder
		for _, k := range order {
			b.WriteString(pieces[int(k)%len(pieces)])
		}
		if _, err := r.Document(&schema.Record{Text: b.String(), Source: "fuzz"}); err != nil {
			t.Fatalf("%q: %v", b.String(), err)
		}
	})
}
