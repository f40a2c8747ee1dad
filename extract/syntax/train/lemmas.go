package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"dateline/extract/syntax/internal/lemma"
)

// lemmaHeader starts the file of learned lemmas.
const lemmaHeader = `# Verbs of the treebanks, and forms whose lemma the rules get wrong.
# format: tsv
# fields: kind	form	lemma
# source: learned from UD English EWT and GUM; see README.md
# licence: CC BY-SA 4.0
`

// inflection is a form with its kind of word and its tag.
type inflection struct{ kind, tag, form string }

// learnLemmas writes the lemmas of a corpus that the rules and the table of
// irregular forms in a folder do not know.
func learnLemmas(corpus []sentence, dir string) error {
	irregular, err := os.ReadFile(filepath.Join(dir, "irregular.tsv"))
	if err != nil {
		return err
	}
	set, err := lemma.Read(irregular)
	if err != nil {
		return err
	}
	counts, verbs := countLemmas(corpus)
	var rows []string
	for v, n := range verbs {
		if n > 1 && set.Of(v, "VB") == v && !set.IsVerb(v) {
			rows = append(rows, "verb\t"+v+"\t"+v)
		}
	}
	set, err = lemma.Read(irregular, lemmaFile(rows))
	if err != nil {
		return err
	}
	for in, lemmas := range counts {
		best, n := "", 0
		for l, k := range lemmas {
			if k > n || k == n && l < best {
				best, n = l, k
			}
		}
		if n > 1 && set.Of(in.form, in.tag) != best {
			rows = append(rows, in.kind+"\t"+in.form+"\t"+best)
		}
	}
	return os.WriteFile(filepath.Join(dir, "lemmas.tsv"), lemmaFile(rows), 0o644)
}

func lemmaFile(rows []string) []byte {
	sort.Strings(rows)
	rows = slices.Compact(rows)
	var b bytes.Buffer
	b.WriteString(lemmaHeader)
	for _, r := range rows {
		fmt.Fprintln(&b, r)
	}
	return b.Bytes()
}

// countLemmas counts the lemmas of inflected forms and the lemmas of verbs,
// in lower case. Misspelt words, whose lemma is that of another form, are few
// and fall to the bound on the count.
func countLemmas(corpus []sentence) (forms map[inflection]map[string]int, verbs map[string]int) {
	forms, verbs = map[inflection]map[string]int{}, map[string]int{}
	for _, s := range corpus {
		for _, w := range s.words {
			kind := ""
			switch w.tag {
			case "VBD", "VBN", "VBG", "VBZ":
				kind = "verb"
			case "NNS":
				kind = "noun"
			case "JJR", "JJS":
				kind = "adjective"
			case "RBR", "RBS":
				kind = "adverb"
			}
			low, base := strings.ToLower(w.form), strings.ToLower(w.lemma)
			if strings.HasPrefix(w.tag, "VB") && plainWord(base) {
				verbs[base]++
			}
			if kind == "" || w.typo || !plainWord(low) || !plainWord(base) {
				continue
			}
			in := inflection{kind, w.tag, low}
			if forms[in] == nil {
				forms[in] = map[string]int{}
			}
			forms[in][base]++
		}
	}
	return forms, verbs
}

// plainWord reports whether s is all small letters of ASCII.
func plainWord(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == ""
}
