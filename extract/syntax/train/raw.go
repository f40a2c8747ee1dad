package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"dateline/extract/syntax"
	"dateline/extract/syntax/internal/hashed"
)

// rawTexts reads texts for the word vectors, as hashes of words in lower case:
// of a .tsv file the second column, one text to a row after the first, of
// other files the first column, one word to a row, with empty rows between
// texts.
func rawTexts(paths []string) ([][]uint64, error) {
	p, err := syntax.New()
	if err != nil {
		return nil, err
	}
	var out [][]uint64
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("text for word vectors: %w", err)
		}
		rows := strings.Split(string(data), "\n")
		if filepath.Ext(path) == ".tsv" {
			for _, row := range rows[1:] {
				if f := strings.Split(row, "\t"); len(f) > 1 {
					out = append(out, wordsOf(p, f[1]))
				}
			}
			continue
		}
		var text []uint64
		for _, row := range rows {
			f := strings.Fields(row)
			if len(f) == 0 {
				out, text = append(out, text), nil
				continue
			}
			text = append(text, hashed.Of(f[0]).Lower)
		}
	}
	return out, nil
}

// wordsOf are the words of a text.
func wordsOf(p *syntax.Parser, text string) []uint64 {
	a := p.Analyze(text)
	var out []uint64
	for i := range a.Tokens {
		out = append(out, hashed.Of(a.Word(i)).Lower)
	}
	return out
}
