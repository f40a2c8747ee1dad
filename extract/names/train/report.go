package main

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
)

// mistake is one way to be wrong about a name.
type mistake struct{ what, gold, got string }

// mistaken counts a mistake; a class of 0 says that nothing stands on that side.
func (s *scores) mistaken(text string, gold, got span) {
	m := mistake{gold: kindName(gold.class), got: kindName(got.class)}
	switch {
	case gold.class == 0:
		m.what = "not a name"
	case got.class == 0:
		m.what = "missed"
	case gold.start == got.start && gold.end == got.end:
		m.what = "other kind"
	case gold.class == got.class && gold.start <= got.start && gold.end >= got.end:
		m.what = "too short"
	case gold.class == got.class && gold.start >= got.start && gold.end <= got.end:
		m.what = "too long"
	case gold.class == got.class:
		m.what = "shifted"
	default:
		m.what = "other kind and bounds"
	}
	if s.wrong == nil {
		s.wrong = map[mistake]int{}
	}
	s.wrong[m]++
	if s.list == nil {
		s.list = &strings.Builder{}
	}
	at := max(gold.start, got.start)
	from := strings.LastIndexByte(text[:at], '\n') + 1
	line, _, _ := strings.Cut(text[from:], "\n")
	fmt.Fprintf(s.list, "%s\t%s\t%s\t%s\t%s\t%s\n", m.what, m.gold, m.got, text[gold.start:gold.end], text[got.start:got.end], line)
}

// kindName is the kind of a class.
func kindName(class int) string {
	switch class {
	case 0:
		return "–"
	case 4:
		return "other"
	case 5:
		return "unknown"
	}
	return string(kinds[class-1])
}

// tell prints the scores of the corpora that were held out and writes the page
// and the list that were asked for.
func (set *settings) tell(corpora []corpus, sums []scores) error {
	var page, list strings.Builder
	page.WriteString("# Names: figures by kind and the commonest mistakes\n\nExact spans and kinds. Written by\n\n    " + set.command + "\n")
	for i, c := range corpora {
		s := &sums[i]
		if s.gold[3] == 0 {
			continue
		}
		s.print(c.name)
		s.page(&page, c)
		if s.list != nil {
			list.WriteString(s.list.String())
		}
	}
	for _, file := range []struct{ path, text string }{{set.report, page.String()}, {set.list, list.String()}} {
		if file.path == "" {
			continue
		}
		if err := os.WriteFile(file.path, []byte(file.text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// shownMistakes is how many of the commonest mistakes the page has.
const shownMistakes = 10

// page writes the section of one corpus.
func (s *scores) page(b *strings.Builder, c corpus) {
	fmt.Fprintf(b, "\n## %s\n\n| kind | names | precision | recall | F1 |\n|---|---|---|---|---|\n", c.name)
	for k := range 4 {
		kind := "all"
		if k < 3 {
			kind = string(kinds[k])
		}
		p, r, f := s.figures(k)
		fmt.Fprintf(b, "| %s | %d | %.3f | %.3f | %.3f |\n", kind, s.gold[k], p, r, f)
	}
	all := slices.SortedFunc(maps.Keys(s.wrong), func(x, y mistake) int {
		return cmp.Or(s.wrong[y]-s.wrong[x], strings.Compare(x.what+x.gold+x.got, y.what+y.gold+y.got))
	})
	b.WriteString("\n| times | mistake | in truth | read as |\n|---|---|---|---|\n")
	for _, m := range all[:min(len(all), shownMistakes)] {
		fmt.Fprintf(b, "| %d | %s | %s | %s |\n", s.wrong[m], m.what, m.gold, m.got)
	}
}
