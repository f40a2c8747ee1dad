package times

import (
	"fmt"
	"slices"
	"strings"
)

// maxSequences bounds what one pattern may expand to.
const maxSequences = 4096

// expand turns a pattern into flat sequences of elements.
func (g *grammar) expand(pattern string) ([][]int, error) {
	fields := strings.Fields(pattern)
	for i := 0; i < len(fields); i++ {
		name, optional := strings.CutSuffix(fields[i], "?")
		if body, ok := g.macros[name]; ok {
			inner := strings.Fields(body)
			if optional {
				inner = append(append([]string{"("}, inner...), ")?")
			}
			fields = slices.Concat(fields[:i], inner, fields[i+1:])
			i--
		}
	}
	out, rest, err := g.alternatives(fields)
	if err == nil && len(rest) > 0 {
		err = fmt.Errorf("%q closes no group", rest[0])
	}
	if err == nil && len(out) > maxSequences {
		err = fmt.Errorf("pattern %q stands for %d sequences", pattern, len(out))
	}
	return out, err
}

// alternatives reads sequences parted by "|" up to the end or a closing bracket.
func (g *grammar) alternatives(fields []string) (out [][]int, rest []string, err error) {
	seq := [][]int{nil}
	for len(fields) > 0 {
		f := fields[0]
		switch {
		case f == "|":
			out, seq = append(out, seq...), [][]int{nil}
			fields = fields[1:]
			continue
		case f == ")" || f == ")?":
			return append(out, seq...), fields, nil
		}
		var step [][]int
		if f == "(" {
			step, fields, err = g.alternatives(fields[1:])
			if err != nil {
				return nil, nil, err
			}
			if len(fields) == 0 {
				return nil, nil, fmt.Errorf("a group is not closed")
			}
			if fields[0] == ")?" {
				step = append(step, nil)
			}
		} else {
			name, optional := strings.CutSuffix(f, "?")
			e, err := g.element(name)
			if err != nil {
				return nil, nil, err
			}
			step = [][]int{{e}}
			if optional {
				step = append(step, nil)
			}
		}
		fields = fields[1:]
		seq = product(seq, step)
	}
	return append(out, seq...), nil, nil
}

// product appends every step to every sequence.
func product(seqs, steps [][]int) [][]int {
	var out [][]int
	for _, a := range seqs {
		for _, b := range steps {
			out = append(out, slices.Concat(a, b))
		}
	}
	return out
}

// element is the index of "a|b|CLASS", or of "CLASS:a|b": some words of a class.
func (g *grammar) element(text string) (int, error) {
	if i, ok := g.index[text]; ok {
		return i, nil
	}
	var el element
	words := text
	if name, rest, ok := strings.Cut(text, ":"); ok && rest != "" && classNames[name] != 0 {
		el.as, words = classNames[name], rest
	}
	for _, w := range strings.Split(words, "|") {
		if w == "" {
			return 0, fmt.Errorf("element %q has an empty part", text)
		}
		if w != strings.ToLower(w) {
			c, ok := classNames[w]
			if !ok {
				return 0, fmt.Errorf("class %q is not known", w)
			}
			el.classes = append(el.classes, c)
			continue
		}
		el.words = append(el.words, g.voc.id(w))
	}
	g.elements = append(g.elements, el)
	g.index[text] = len(g.elements) - 1
	return len(g.elements) - 1, nil
}
