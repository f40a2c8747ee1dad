package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"dateline/extract/actors"
	"dateline/schema"
)

// gapRow is one example of GAP (Webster et al. 2018), in bytes of its text.
type gapRow struct {
	text    string
	pronoun schema.Span
	names   [2]schema.Span
	same    [2]bool
}

// readGAP reads a file of GAP.
func (p *pipeline) readGAP(path string) ([]lesson, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []lesson
	for i, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		f := strings.Split(line, "\t")
		if i == 0 || len(f) < 10 {
			continue
		}
		row, err := gapOf(f)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, i+1, err)
		}
		d, err := p.read(row.text)
		if err != nil {
			return nil, err
		}
		out = append(out, lesson{doc: d, right: row.right, gap: row})
	}
	return out, nil
}

// gapOf reads the fields of a row.
func gapOf(f []string) (*gapRow, error) {
	r := &gapRow{text: f[1], same: [2]bool{f[6] == "TRUE", f[9] == "TRUE"}}
	for _, x := range []struct {
		to       *schema.Span
		word, at string
	}{{&r.pronoun, f[2], f[3]}, {&r.names[0], f[4], f[5]}, {&r.names[1], f[7], f[8]}} {
		at, err := strconv.Atoi(x.at)
		if err != nil {
			return nil, err
		}
		start := len(string([]rune(r.text)[:at]))
		*x.to = schema.Span{Start: start, End: start + len(x.word)}
	}
	return r, nil
}

// right knows the pronoun of the row alone. A name that was not found leaves
// the answer unknown.
func (r *gapRow) right(q actors.Question) []bool {
	if q.Pronoun != r.pronoun {
		return nil
	}
	out := make([]bool, len(q.Candidates)+1)
	any := false
	for i, c := range q.Candidates {
		named := [2]bool{}
		for _, m := range q.Mentions(c.Key) {
			for k, n := range r.names {
				named[k] = named[k] || m.Form != schema.Pronoun && m.Span.Overlaps(n)
			}
		}
		out[i] = named[0] && r.same[0] || named[1] && r.same[1]
		if !r.same[0] && !r.same[1] {
			out[i] = !named[0] && !named[1]
		}
		any = any || out[i]
	}
	if !r.same[0] && !r.same[1] {
		out[len(q.Candidates)], any = true, true
	}
	if !any {
		return nil
	}
	return out
}
