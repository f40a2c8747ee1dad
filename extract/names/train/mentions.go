package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"unicode"
)

// readMentions reads JSON lines with a text and its mentions, as MEANTIME is
// kept: whole noun phrases, of which the named ones count. Only the kinds of
// mentions with a link are known.
func readMentions(path string) ([]article, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var out []article
	for lines := json.NewDecoder(file); lines.More(); {
		var line struct {
			Text     string
			Entities []struct {
				Start, End     int
				Form, Instance string
			}
		}
		if err := lines.Decode(&line); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		a := article{printed: line.Text}
		at := offsets(line.Text)
		for _, m := range line.Entities {
			if m.Form != "NAM" || m.Start < 0 || m.End >= len(at) || m.Start >= m.End {
				continue
			}
			class := 5
			if len(m.Instance) > 3 && unicode.IsDigit(rune(m.Instance[3])) {
				class = max(1, classOf(m.Instance[:3]))
				if classOf(m.Instance[:3]) == 0 {
					class = 4
				}
			}
			start := at[m.Start]
			for _, article := range []string{"the ", "The ", "a ", "an "} {
				if strings.HasPrefix(line.Text[start:at[m.End]], article) {
					start += len(article)
					break
				}
			}
			a.spans = append(a.spans, span{start, at[m.End], class})
		}
		out = append(out, a)
	}
	return out, nil
}

// offsets are the byte offsets of the code points of a text and of its end.
func offsets(text string) []int {
	out := make([]int, 0, len(text)+1)
	for i := range text {
		out = append(out, i)
	}
	return append(out, len(text))
}
