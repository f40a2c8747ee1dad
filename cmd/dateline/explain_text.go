package main

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"unicode/utf8"

	"dateline/cmd/dateline/internal/ui"
	"dateline/extract"
	"dateline/extract/times"
	"dateline/schema"
)

// ruler turns byte offsets of a text into code points.
type ruler struct {
	text   string
	points []int32 // code points before each byte
}

func newRuler(text string) *ruler {
	r := &ruler{text: text, points: make([]int32, len(text)+1)}
	n := int32(0)
	for i := range len(text) {
		if utf8.RuneStart(text[i]) && i > 0 {
			n++
		}
		r.points[i] = n
	}
	r.points[len(text)] = int32(utf8.RuneCountInString(text))
	return r
}

func (r *ruler) span(start, end int) schema.Span {
	return schema.Span{Start: int(r.points[start]), End: int(r.points[end])}
}

func (r *ruler) quote(start, end int) schema.Quote {
	return schema.Quote{Span: r.span(start, end), Text: r.text[start:end]}
}

// explained prints the layers of one article for people.
type explained struct {
	w   io.Writer
	d   *extract.Doc
	at  *ruler
	err error
}

func newExplained(w io.Writer, d *extract.Doc) *explained {
	return &explained{w: w, d: d, at: newRuler(d.Text)}
}

// layer prints one layer under its name.
func (p *explained) layer(name string) {
	p.line("")
	p.line("%s", strings.ToUpper(name))
	switch name {
	case "syntax":
		p.syntax()
	case "names":
		p.names()
	case "times":
		p.times()
	case "source":
		p.source()
	case "actors":
		p.actors()
	case "places":
		p.places()
	case "statements":
		p.statements()
	case "events":
		p.events()
	}
}

// line prints one line.
func (p *explained) line(format string, args ...any) {
	_, err := fmt.Fprintln(p.w, ui.Clean(fmt.Sprintf(format, args...)))
	p.err = cmp.Or(p.err, err)
}

// table prints rows in aligned columns, indented.
func (p *explained) table(rows [][]string) {
	t := tabwriter.NewWriter(p.w, 0, 0, 2, ' ', 0)
	for _, row := range rows {
		for len(row) > 1 && row[len(row)-1] == "" {
			row = row[:len(row)-1]
		}
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = ui.Clean(cell)
		}
		fmt.Fprintln(t, "  "+strings.Join(cells, "\t")) // t keeps the first error for Flush
	}
	p.err = cmp.Or(p.err, t.Flush())
}

// syntax prints each sentence with its tokens, then the quotations.
func (p *explained) syntax() {
	a := p.d.Syntax
	for si, s := range a.Sentences {
		p.line("sentence %d, paragraph %d, %s", si+1, s.Paragraph+1, p.where(s.Start, s.End))
		var rows [][]string
		for i := s.First; i < s.Last; i++ {
			t := &a.Tokens[i]
			head := "0"
			if t.Head >= 0 {
				head = fmt.Sprintf("%d %s", t.Head-s.First+1, a.Word(t.Head))
			}
			rows = append(rows, []string{fmt.Sprint(i - s.First + 1), a.Word(i), a.Universal(i), t.Tag, t.Lemma, t.Rel, head})
		}
		p.table(rows)
	}
	if len(a.Quotations) > 0 {
		p.line("quotations")
	}
	var rows [][]string
	for _, q := range a.Quotations {
		state := "closed"
		if !q.Closed {
			state = "open"
		}
		rows = append(rows, []string{p.where(q.Start, q.End), fmt.Sprintf("depth %d", q.Depth), state, p.short(q.Start, q.End)})
	}
	p.table(rows)
}

// names prints each name with the rule or model that decided its kind.
func (p *explained) names() {
	var rows [][]string
	for _, n := range p.d.Names {
		rows = append(rows, []string{p.where(n.Start, n.End), p.d.Text[n.Start:n.End], string(n.Kind), n.Country, "rule " + n.Rule})
	}
	p.table(rows)
}

// times prints each time expression with what it means, what it was counted
// from and how.
func (p *explained) times() {
	tagger, err := times.New()
	if err != nil {
		p.err = cmp.Or(p.err, err)
		return
	}
	told := tagger.Explain(p.d)
	var rows [][]string
	for i, t := range p.d.Out.Times {
		e := told[i]
		if e.Reference != "" {
			e.Reference = "from " + e.Reference
		}
		rows = append(rows, []string{t.ID, p.where(t.Start, t.End), t.Text, string(t.Type), strings.TrimSpace(t.Value + " " + t.Mod), t.EDTF, days(t.From, t.Until), "rule " + t.Rule, e.Parts, e.Reference, e.Steps})
	}
	p.table(rows)
}

// where is a span in code points.
func (p *explained) where(start, end int) string { return spanText(p.at.span(start, end)) }

// mostShown is how many characters of a long stretch are shown.
const mostShown = 70

// short is a stretch of the text on one line, cut when long.
func (p *explained) short(start, end int) string {
	runes := []rune(p.d.Text[start:min(end, start+8*mostShown)])
	if len(runes) > mostShown {
		return string(runes[:mostShown]) + "…"
	}
	return string(runes)
}

// days are the bounds of a date.
func days(from, until string) string {
	if from == "" && until == "" {
		return ""
	}
	return cmp.Or(from, "…") + ".." + cmp.Or(until, "…")
}
