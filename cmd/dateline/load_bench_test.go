package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/graph/sample"
)

var thin = flag.Int("thin", 300, "Documents that BenchmarkLoad loads")

// BenchmarkLoad loads a file of Documents as the command does, from JSON to a
// linked graph on disk, and the same file again: thin ones, with 5 statements and 7 events each, and
// such as articles of 500 words have.
func BenchmarkLoad(b *testing.B) {
	for name, o := range map[string]sample.Options{
		"thin":    {Articles: *thin, Years: 1, Statements: 5, Events: 7},
		"typical": {Articles: *thin, Years: 1},
	} {
		var lines bytes.Buffer
		e := json.NewEncoder(&lines)
		for d, err := range sample.Documents(o) {
			if err == nil {
				err = e.Encode(d)
			}
			if err != nil {
				b.Fatal(err)
			}
		}
		file := filepath.Join(b.TempDir(), "documents.jsonl")
		if err := os.WriteFile(file, lines.Bytes(), 0o600); err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(lines.Len()))
			var first, again time.Duration
			for b.Loop() {
				db := filepath.Join(b.TempDir(), "graph.db")
				for _, took := range []*time.Duration{&first, &again} {
					start := time.Now()
					a := &app{stdin: strings.NewReader(""), stdout: new(bytes.Buffer), stderr: new(bytes.Buffer)}
					if code := a.main(b.Context(), []string{"load", "--quiet", "--db", db, file}); code != 0 {
						b.Fatalf("exit code %d: %s", code, a.stderr)
					}
					*took += time.Since(start)
				}
			}
			b.ReportMetric(float64(*thin*b.N)/first.Seconds(), "articles/s")
			b.ReportMetric(float64(*thin*b.N)/again.Seconds(), "articles/s-again")
		})
	}
}
