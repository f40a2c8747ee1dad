package main

import (
	"bufio"
	"os"
	"strconv"
	"strings"
)

// node is a token of a treebank.
type node struct {
	form, tag string
	head      int // index, -1 for the root
}

// mention is a noun phrase that refers to something.
type mention struct {
	first, last int // tokens [first,last)
	kind        string
}

// readGUM reads a file of GUM. Its entities are whole noun phrases; a name is
// what grows from a head that is a proper noun.
func readGUM(path string, title func(string) bool) ([]article, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var a article
	var nodes []node
	var mentions []mention
	printed := ""
	open := map[string][]int{} // id: indexes of mentions
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		line := lines.Text()
		if line == "" {
			if len(nodes) > 0 {
				s := named(nodes, mentions, title)
				s.text = printed
				a.sentences = append(a.sentences, s)
			}
			nodes, mentions, open = nil, nil, map[string][]int{}
			continue
		}
		if text, ok := strings.CutPrefix(line, textMark); ok {
			printed = text
		}
		f := strings.Split(line, "\t")
		if len(f) != 10 || strings.ContainsAny(f[0], "-.") {
			continue
		}
		head, err := strconv.Atoi(f[6])
		if err != nil {
			return nil, err
		}
		nodes = append(nodes, node{form: f[1], tag: f[4], head: head - 1})
		for _, field := range strings.Split(f[9], "|") {
			if v, ok := strings.CutPrefix(field, "Entity="); ok {
				mentions = entities(v, len(nodes)-1, mentions, open)
			}
		}
	}
	return []article{a}, lines.Err()
}

// entities reads the brackets of one token: "(1-person-…(2-place-…)1)".
func entities(v string, at int, mentions []mention, open map[string][]int) []mention {
	for v != "" {
		if v[0] == '(' {
			end := strings.IndexAny(v[1:], "()")
			if end < 0 {
				end = len(v) - 1
			}
			parts := strings.SplitN(v[1:1+end], "-", 3)
			if len(parts) > 1 {
				open[parts[0]] = append(open[parts[0]], len(mentions))
				mentions = append(mentions, mention{first: at, last: -1, kind: parts[1]})
			}
			v = v[1+end:]
			if v != "" && v[0] == ')' {
				closeMention(mentions, open, parts[0], at)
				v = v[1:]
			}
			continue
		}
		end := strings.IndexByte(v, ')')
		if end < 0 {
			break
		}
		closeMention(mentions, open, v[:end], at)
		v = v[end+1:]
	}
	return mentions
}

// closeMention ends the mention of an id that was opened last.
func closeMention(mentions []mention, open map[string][]int, id string, at int) {
	if stack := open[id]; len(stack) > 0 {
		mentions[stack[len(stack)-1]].last = at + 1
		open[id] = stack[:len(stack)-1]
	}
}

// named labels the names of a sentence.
func named(nodes []node, mentions []mention, title func(string) bool) sentence {
	s := sentence{class: make([]int, len(nodes))}
	for _, n := range nodes {
		s.tokens = append(s.tokens, n.form)
	}
	for _, m := range mentions {
		class := classOf(m.kind)
		if m.kind == "place" {
			class = 3
		}
		if class == 0 || class == 4 || m.last < 0 {
			continue
		}
		i, j := grow(nodes, m, class, title)
		if i >= j || s.class[i] != 0 {
			continue
		}
		for k := i; k < j; k++ {
			s.class[k] = class
		}
		s.class[i] = -class
	}
	return s
}

// proper reports whether a token is a proper noun.
func proper(n node) bool { return n.tag == "NNP" || n.tag == "NNPS" }

// grow is the name around the head of a mention.
func grow(nodes []node, m mention, class int, title func(string) bool) (int, int) {
	head := -1
	for k := m.first; k < m.last; k++ {
		if h := nodes[k].head; h < m.first || h >= m.last {
			head = k
			break
		}
	}
	if head < 0 || !proper(nodes[head]) {
		return 0, 0
	}
	i, j := head, head+1
	for i > m.first {
		switch {
		case proper(nodes[i-1]) && !(class == 1 && title(nodes[i-1].form)):
			i--
		case i-1 > m.first && (nodes[i-1].form == "&" || nodes[i-1].form == "-") && proper(nodes[i-2]):
			i -= 2
		default:
			goto right
		}
	}
right:
	for j < m.last {
		n := 0
		switch form := nodes[j].form; {
		case proper(nodes[j]):
			n = 1
		case form == "&" || form == "-" || class != 1 && (form == "of" || form == "for"):
			if j+1 < m.last && proper(nodes[j+1]) {
				n = 2
			} else if j+2 < m.last && nodes[j+1].form == "the" && proper(nodes[j+2]) {
				n = 3
			}
		}
		if n == 0 {
			break
		}
		j += n
	}
	return i, j
}
