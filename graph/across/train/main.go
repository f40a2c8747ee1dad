// Command train counts in how many of many openly licensed texts each stem
// stands and writes the table by which package across tells common words from
// telling ones:
//
//	train -out data/background.tsv TREEBANK.conllu… SNIPPETS.tsv…
//
// A treebank gives its sentences in lines "# text = …" and starts a text at
// "# newdoc"; a TSV file with a header has one text in its column "Text".
package main

import (
	"bufio"
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"

	"dateline/graph/across"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	flags := flag.NewFlagSet("train", flag.ContinueOnError)
	out := flags.String("out", "", "file to write")
	least := flags.Int("least", 2, "texts that a stem must stand in to be kept")
	if err := flags.Parse(args); err != nil {
		return err
	}
	var c collector
	for _, path := range flags.Args() {
		if err := c.read(path); err != nil {
			return err
		}
	}
	c.cut(0)
	counts, err := across.StemCounts(c.texts)
	if err != nil {
		return err
	}
	return os.WriteFile(*out, table(counts, len(c.texts), *least), 0o644)
}

// Texts are cut and put together to about the length of a news article, so
// that how many hold a word says how many articles would.
const (
	textWords  = 300
	shortWords = 150 // a shorter text is filled up with the next
)

// collector gathers texts.
type collector struct {
	texts []string
	open  strings.Builder
	words int
}

// add appends a sentence to the open text.
func (c *collector) add(sentence string) {
	c.open.WriteString(sentence)
	c.open.WriteByte('\n')
	c.words += len(strings.Fields(sentence))
	c.cut(textWords)
}

// cut ends the open text if it has that many words.
func (c *collector) cut(words int) {
	if c.words >= max(words, 1) {
		c.texts = append(c.texts, c.open.String())
		c.open.Reset()
		c.words = 0
	}
}

// read adds the texts of a file.
func (c *collector) read(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("read texts: %w", err)
	}
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, 1<<20)
	column := -1
	for n := 0; lines.Scan(); n++ {
		line := lines.Text()
		switch fields := strings.Split(line, "\t"); {
		case n == 0 && strings.HasSuffix(path, ".tsv"):
			if column = slices.Index(fields, "Text"); column < 0 {
				return fmt.Errorf("%s:1: no column Text", path)
			}
		case column >= 0 && column < len(fields):
			c.add(fields[column])
		case strings.HasPrefix(line, "# newdoc"):
			c.cut(shortWords)
		case strings.HasPrefix(line, "# text = "):
			c.add(strings.TrimPrefix(line, "# text = "))
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("read texts: %s: %w", path, err)
	}
	c.cut(shortWords)
	return nil
}

// table is the data file: one line for each count, the stems in order.
func table(counts map[string]int, texts, least int) []byte {
	byCount := map[int][]string{}
	for stem, n := range counts {
		if n >= least {
			byCount[n] = append(byCount[n], stem)
		}
	}
	var sorted []int
	for n := range byCount {
		sorted = append(sorted, n)
	}
	slices.SortFunc(sorted, func(a, b int) int { return cmp.Compare(b, a) })
	var b bytes.Buffer
	fmt.Fprintf(&b, "# format: tsv\n# fields: texts	stems\n")
	fmt.Fprintf(&b, "# source: graph/across/train, in how many texts of about %d words each stem stands, from UD_English-EWT, GUM (genres in NOTICE) and GAP; the first line counts the texts\n", textWords)
	fmt.Fprintf(&b, "# licence: CC BY-SA 4.0\n%d\t*\n", texts)
	for _, n := range sorted {
		slices.Sort(byCount[n])
		fmt.Fprintf(&b, "%d\t%s\n", n, strings.Join(byCount[n], " "))
	}
	return b.Bytes()
}
