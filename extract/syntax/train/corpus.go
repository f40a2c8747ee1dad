package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
)

// word is a word of a treebank.
type word struct {
	form, lemma, tag string
	upos, rel        string
	head             int // index in the sentence, -1 for the root
	glued, typo      bool
}

// sentence is a sentence of a treebank with the text it was made from.
type sentence struct {
	words     []word
	doc       string
	paragraph bool   // a paragraph starts here
	text      string // surface, contractions unbroken
	spans     [][2]int
	glued     bool // no space after it
}

// readFile reads a CoNLL-U file.
func readFile(path string) ([]sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	list, err := read(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return list, nil
}

func read(r io.Reader) ([]sentence, error) {
	var out []sentence
	var cur builder
	doc := ""
	scan := bufio.NewScanner(r)
	scan.Buffer(nil, 1<<22)
	for line := 1; scan.Scan(); line++ {
		l := scan.Text()
		switch {
		case l == "":
			if len(cur.words) > 0 {
				cur.doc = doc
				out = append(out, cur.finish())
			}
			cur = builder{}
		case strings.HasPrefix(l, "# newdoc id = "):
			doc = l[len("# newdoc id = "):]
			cur.paragraph = true
		case strings.HasPrefix(l, "# newpar"):
			cur.paragraph = true
		case l[0] == '#':
		default:
			if err := cur.add(strings.Split(l, "\t")); err != nil {
				return nil, fmt.Errorf("line %d: %w", line, err)
			}
		}
	}
	return out, scan.Err()
}

// builder makes a sentence of the lines of a block.
type builder struct {
	sentence
	surface strings.Builder
	whole   string // rest of a contraction
	until   int    // id of its last word
	after   bool   // the contraction is glued to the next word
}

func (b *builder) add(f []string) error {
	if len(f) != 10 {
		return fmt.Errorf("%d fields", len(f))
	}
	glued := strings.Contains(f[9], "SpaceAfter=No")
	if strings.ContainsRune(f[0], '.') {
		return nil // an elided word
	}
	if _, to, ok := strings.Cut(f[0], "-"); ok {
		b.whole, b.after = f[1], glued
		b.until, _ = strconv.Atoi(to)
		return nil
	}
	id, err := strconv.Atoi(f[0])
	if err != nil {
		return err
	}
	head, err := strconv.Atoi(f[6])
	if err != nil {
		return err
	}
	start := b.surface.Len()
	form := f[1]
	if id <= b.until {
		// A part of a contraction: its letters, where they are those of the surface.
		n := len(form)
		if id == b.until || !strings.HasPrefix(b.whole, form) {
			n = len(b.whole)
		}
		glued = id < b.until || b.after
		form, b.whole = b.whole[:n], b.whole[n:]
	}
	b.surface.WriteString(form)
	b.spans = append(b.spans, [2]int{start, b.surface.Len()})
	if !glued {
		b.surface.WriteByte(' ')
	}
	b.glued = glued
	b.words = append(b.words, word{form: f[1], lemma: f[2], upos: f[3], tag: f[4], rel: keptRelation(f[7]), head: head - 1, glued: glued, typo: strings.Contains(f[5], "Typo=Yes")})
	return nil
}

func (b *builder) finish() sentence {
	b.text = b.surface.String()
	return b.sentence
}

// keptRelation cuts the subtype of a relation unless it is one of those kept.
func keptRelation(rel string) string {
	switch rel {
	case "nsubj:pass", "aux:pass", "obl:agent":
		return rel
	}
	rel, _, _ = strings.Cut(rel, ":")
	return rel
}

// splits reads which documents of the corpus belong to which part from its
// splits.md.
func splits(dir string) (map[string]string, error) {
	data, err := os.ReadFile(filepath.Join(dir, "splits.md"))
	if err != nil {
		return nil, err
	}
	part, out := "", map[string]string{}
	for _, l := range strings.Split(string(data), "\n") {
		if name, ok := strings.CutPrefix(l, "## "); ok {
			part = strings.TrimSpace(name)
		} else if doc, ok := strings.CutPrefix(strings.TrimSpace(l), "* "); ok {
			out[doc] = part
		}
	}
	return out, nil
}

// readDir reads the documents of a corpus with splits that keep says to keep.
func readDir(dir string, keep func(doc, part string) bool) ([]sentence, error) {
	parts, err := splits(dir)
	if err != nil {
		return nil, err
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.conllu"))
	if err != nil {
		return nil, err
	}
	sort.Strings(files)
	var out []sentence
	for _, f := range files {
		doc := strings.TrimSuffix(filepath.Base(f), ".conllu")
		if !keep(doc, parts[doc]) {
			continue
		}
		list, err := readFile(f)
		if err != nil {
			return nil, err
		}
		out = append(out, list...)
	}
	return out, nil
}
