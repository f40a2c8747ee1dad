package main

import (
	"os"
	"strings"

	"dateline/extract/actors"
	"dateline/schema"
)

// gumMention is a phrase of GUM with the actor it means.
type gumMention struct {
	schema.Span
	id string
}

// gumText is the text of a file with its phrases.
type gumText struct {
	text     strings.Builder
	mentions []gumMention
	open     map[string][]int
}

// readGUM reads a file of GUM.
func (p *pipeline) readGUM(path string) (lesson, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return lesson{}, err
	}
	g := &gumText{open: map[string][]int{}}
	multi, last := "", "" // the word that the next tokens are parts of, and its last token
	for _, line := range strings.Split(string(data), "\n") {
		switch f := strings.Split(line, "\t"); {
		case strings.HasPrefix(line, "# newpar ") || line == "# newpar":
			g.text.WriteString("\n\n")
		case len(f) != 10:
		case strings.Contains(f[0], "-"):
			_, last, _ = strings.Cut(f[0], "-")
			multi = f[9]
			if multi == "" {
				multi = "_"
			}
		case !strings.Contains(f[0], "."):
			g.token(f[1], f[9], multi, multi == "" || f[0] == last)
			if f[0] == last {
				multi, last = "", ""
			}
		}
	}
	d, err := p.read(g.text.String())
	return lesson{doc: d, right: g.right}, err
}

// token adds a word and what begins and ends at it.
func (g *gumText) token(form, misc, multi string, ends bool) {
	start := g.text.Len()
	g.text.WriteString(form)
	for _, field := range strings.Split(misc, "|") {
		if v, ok := strings.CutPrefix(field, "Entity="); ok {
			g.brackets(v, start)
		}
	}
	spaced := misc
	if multi != "" {
		spaced = multi
	}
	if ends && !strings.Contains(spaced, "SpaceAfter=No") {
		g.text.WriteByte(' ')
	}
}

// brackets reads "(1-person-…(2-place-…)1)".
func (g *gumText) brackets(v string, start int) {
	for v != "" {
		end := strings.IndexAny(v[1:], "()")
		if v[0] == '(' {
			if end < 0 {
				end = len(v) - 1
			}
			part := v[1 : 1+end]
			id, _, _ := strings.Cut(part, "-")
			g.open[id] = append(g.open[id], len(g.mentions))
			g.mentions = append(g.mentions, gumMention{schema.Span{Start: start, End: -1}, id})
			v = v[1+end:]
			if strings.HasPrefix(v, ")") {
				g.close(id)
				v = v[1:]
			}
			continue
		}
		end = strings.IndexByte(v, ')')
		if end < 0 {
			return
		}
		g.close(v[:end])
		v = v[end+1:]
	}
}

func (g *gumText) close(id string) {
	list := g.open[id]
	if len(list) == 0 {
		return
	}
	g.mentions[list[len(list)-1]].End = g.text.Len()
	g.open[id] = list[:len(list)-1]
}

// idAt is the actor of the smallest phrase that holds a span.
func (g *gumText) idAt(s schema.Span) string {
	id, least := "", 1<<30
	for _, m := range g.mentions {
		if m.End > 0 && m.Contains(s) && m.Len() < least {
			id, least = m.id, m.Len()
		}
	}
	return id
}

// right says which candidates the text's phrases make the pronoun's.
func (g *gumText) right(q actors.Question) []bool {
	var id string
	for _, m := range g.mentions {
		if m.Span == q.Pronoun {
			id = m.id
		}
	}
	if id == "" {
		return nil
	}
	out := make([]bool, len(q.Candidates)+1)
	any := false
	for i, c := range q.Candidates {
		for _, m := range q.Mentions(c.Key) {
			if m.Form != schema.Pronoun && g.idAt(m.Span) == id {
				out[i], any = true, true
				break
			}
		}
	}
	out[len(q.Candidates)] = !any
	return out
}
