package main

import (
	"bufio"
	"bytes"
	"os"
	"slices"
	"strings"
)

// casing counts treebanks and returns casing.tsv.
func casing(files []string) ([]byte, error) {
	c := counts{small: map[string]int{}, capital: map[string]int{}}
	for _, f := range files {
		if err := c.read(f); err != nil {
			return nil, err
		}
	}
	return c.table(), nil
}

// counts says how often a word stands small and, inside a sentence, with a capital.
type counts struct{ small, capital map[string]int }

// read adds one CoNLL-U file.
func (c counts) read(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	opening := true
	for lines.Scan() {
		line := lines.Text()
		if line == "" {
			opening = true
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) < 2 || strings.ContainsAny(fields[0], "-.#") {
			continue
		}
		c.count(fields[1], opening)
		opening = false
	}
	return lines.Err()
}

// count adds one word; the first word of a sentence says nothing by its capital.
func (c counts) count(word string, opening bool) {
	for i := range len(word) {
		letter := word[i] >= 'a' && word[i] <= 'z' || i == 0 && word[i] >= 'A' && word[i] <= 'Z'
		if !letter {
			return
		}
	}
	if len(word) < 2 {
		return
	}
	if lower := strings.ToLower(word); lower == word {
		c.small[word]++
	} else if !opening {
		c.capital[lower]++
	}
}

// table is the words seen small twice or more, and oftener than with a capital.
func (c counts) table() []byte {
	var words []string
	for w, n := range c.small {
		if n >= 2 && n > c.capital[w] {
			words = append(words, w)
		}
	}
	slices.Sort(words)
	var b bytes.Buffer
	b.WriteString("# Words that are written small: a capital at the start of a sentence does not make them a name.\n" +
		"# format: tsv\n# fields: words\n" +
		"# source: counted by extract/names/train on Universal Dependencies English EWT 2.x (train) and GUM (CC BY and CC BY-SA genres)\n" +
		"# licence: CC BY-SA 4.0\n")
	for start := 0; start < len(words); {
		end := start
		for end < len(words) && words[end][0] == words[start][0] && end-start < 24 {
			end++
		}
		b.WriteString(strings.Join(words[start:end], "|") + "\n")
		start = end
	}
	return b.Bytes()
}
