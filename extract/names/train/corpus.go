package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// sentence is a sentence of a corpus with a class for every token: 0 none, 1
// person, 2 body, 3 place, 4 other; the first token of a name is negative.
type sentence struct {
	tokens []string
	class  []int
	text   string // as printed, where the corpus has it
}

// article is a run of sentences that belong together.
type article struct {
	sentences []sentence
	weight    float32
	printed   string // the text itself, where the corpus has it whole, with
	spans     []span // its names
}

// corpus is one named source.
type corpus struct {
	name     string
	held     bool
	measures bool // nothing learns from it
	articles []article
}

// readCorpora reads the sources of the command line; title says which words are
// titles, which some of them take into names.
func readCorpora(args []string, title func(string) bool) ([]corpus, error) {
	var out []corpus
	for _, arg := range args {
		kind, path, ok := strings.Cut(arg, "=")
		if !ok {
			return nil, fmt.Errorf("%q: want SOURCE=PATH", arg)
		}
		c := corpus{name: filepath.Base(path)}
		path, c.held = strings.CutPrefix(path, "-")
		weight := float32(1)
		if k, w, weighted := strings.Cut(kind, "*"); weighted {
			v, err := strconv.ParseFloat(w, 32)
			if err != nil {
				return nil, fmt.Errorf("%q: %w", arg, err)
			}
			kind, weight = k, float32(v)
		}
		var err error
		switch kind {
		case "iob2", "crossner":
			c.articles, err = readColumns(path, kind == "iob2", 15)
		case "wikigold":
			c.articles, err = readColumns(path, false, 0)
		case "re3d":
			c.articles, err = readFolder(path, "*/*.conll", title, readRe3d)
		case "meantime":
			c.held, c.measures = true, true
			c.articles, err = readMentions(path)
		case "gum":
			c.articles, err = readFolder(path, "*.conllu", title, readGUM)
		default:
			err = fmt.Errorf("unknown source %q", kind)
		}
		if err != nil {
			return nil, err
		}
		for i := range c.articles {
			c.articles[i].weight = weight
		}
		out = append(out, c)
	}
	return out, nil
}

// readFolder reads every file of a folder.
func readFolder(path, pattern string, title func(string) bool, read func(string, func(string) bool) ([]article, error)) ([]article, error) {
	files, err := filepath.Glob(filepath.Join(path, pattern))
	if err != nil {
		return nil, err
	}
	slices.Sort(files)
	var out []article
	for _, f := range files {
		as, err := read(f, title)
		if err != nil {
			return nil, err
		}
		out = append(out, as...)
	}
	return out, nil
}

// readColumns reads a CoNLL file, word and label first and last in a line or
// (numbered) second and third. An article ends at a -DOCSTART- or "# newdoc"
// line, or after size sentences.
func readColumns(path string, numbered bool, size int) ([]article, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var out []article
	var now article
	var s sentence
	closeSentence := func() {
		if len(s.tokens) > 0 {
			now.sentences = append(now.sentences, s)
			s = sentence{}
		}
	}
	closeArticle := func() {
		closeSentence()
		if len(now.sentences) > 0 {
			out = append(out, now)
			now = article{}
		}
	}
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		line := lines.Text()
		switch fields := strings.Fields(line); {
		case strings.HasPrefix(line, "# newdoc") || strings.HasPrefix(line, "-DOCSTART-"):
			closeArticle()
		case len(fields) == 0:
			closeSentence()
			if size > 0 && !numbered && len(now.sentences) >= size {
				closeArticle()
			}
		case strings.HasPrefix(line, "# "):
			if text, ok := strings.CutPrefix(line, textMark); ok {
				s.text = text
			}
		case numbered:
			s.add(fields[1], fields[2])
		default:
			s.add(fields[0], fields[len(fields)-1])
		}
	}
	closeArticle()
	return out, lines.Err()
}

// textMark stands before the printed sentence in CoNLL-U files.
const textMark = "# text = "

// add appends a token with its BIO label.
func (s *sentence) add(token, label string) {
	c := 0
	if len(label) > 2 {
		c = classOf(label[2:])
		if label[0] == 'B' || len(s.class) == 0 || s.class[len(s.class)-1] != c && s.class[len(s.class)-1] != -c {
			c = -c
		}
	}
	s.tokens, s.class = append(s.tokens, token), append(s.class, c)
}

// classOf is the class of a label of any of the corpora.
func classOf(label string) int {
	switch strings.ToLower(label) {
	case "per", "person", "politician":
		return 1
	case "org", "organisation", "organization", "politicalparty":
		return 2
	case "loc", "location", "country":
		return 3
	case "misc", "event", "election":
		return 4
	}
	return 0
}

// span is a name in the text of an article, in bytes.
type span struct{ start, end, class int }

// text writes an article as running text and returns the names in it.
func (a *article) text() (string, []span) {
	if a.printed != "" {
		return a.printed, a.spans
	}
	var b strings.Builder
	var names []span
	for _, s := range a.sentences {
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		names = s.write(&b, names)
	}
	return b.String(), names
}

// write appends a sentence with the blanks that a printer would set.
func (s *sentence) write(b *strings.Builder, names []span) []span {
	glue, open := true, false
	printed := s.printed()
	for i, t := range s.tokens {
		before, after := spacing(t, &open)
		if printed != nil {
			before, after = printed[i], false
		}
		if !glue && !before {
			b.WriteByte(' ')
		}
		glue = after
		start := b.Len()
		if t == "``" || t == "''" {
			t = "\""
		}
		b.WriteString(t)
		switch c := s.class[i]; {
		case c < 0:
			names = append(names, span{start, b.Len(), -c})
		case c > 0:
			names[len(names)-1].end = b.Len()
		}
	}
	return names
}

// printed says of every token whether it stands close to the one before in the
// printed sentence; nil where there is none or the tokens are not its own.
func (s *sentence) printed() []bool {
	if s.text == "" {
		return nil
	}
	out := make([]bool, len(s.tokens))
	rest := s.text
	for i, t := range s.tokens {
		trimmed := strings.TrimLeft(rest, " ")
		out[i] = i > 0 && len(trimmed) == len(rest)
		after, ok := strings.CutPrefix(trimmed, t)
		if !ok {
			return nil
		}
		rest = after
	}
	return out
}

// spacing says whether a token stands close to the one before and the one
// behind it.
func spacing(t string, open *bool) (before, after bool) {
	switch t {
	case ".", ",", ";", ":", "!", "?", ")", "]", "%", "'s", "’s", "n't", "'re", "'ve", "'ll", "'d", "''", "'m", "”", "...":
		return true, false
	case "(", "[", "$", "``", "“", "#":
		return false, true
	case "\"":
		*open = !*open
		return !*open, *open
	}
	return false, false
}
