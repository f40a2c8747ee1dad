package export

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"dateline/graph/query"
)

// Report is what a Markdown report is made of.
type Report struct {
	Title      string
	Query      string // what was asked, for the reader
	Statements []query.Statement
	Events     []query.Event
}

// EscapeMarkdown makes text stand for itself in Markdown, tables included.
func EscapeMarkdown(s string) string {
	s = oneLine(s)
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune("\\`*_{}[]<>#|~&", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return escapeStart(b.String())
}

// escapeStart keeps a line from beginning a list or a rule.
func escapeStart(s string) string {
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	switch {
	case s == "":
		return s
	case strings.ContainsRune("-+=", rune(s[0])):
		return `\` + s
	case digits > 0 && digits < len(s) && (s[digits] == '.' || s[digits] == ')'):
		return s[:digits] + `\` + s[digits:]
	}
	return s
}

// Markdown writes a report: YAML front matter, the events in order of their
// days, quotations with outlet and source, who reported what, and the sources.
func Markdown(w io.Writer, r Report) error {
	m := &markdown{Writer: bufio.NewWriter(w)}
	m.frontMatter(r)
	m.linef("# %s", EscapeMarkdown(r.Title))
	m.line("")
	if r.Query != "" {
		m.linef("Asked: %s", EscapeMarkdown(r.Query))
		m.line("")
	}
	m.linef("%d events, %d statements, %d articles.", len(r.Events), len(r.Statements), len(r.sources()))
	m.timeline(r.Events)
	m.statements(r.Statements)
	m.coverage(r.Events)
	m.sources(r.sources())
	return m.Flush() // a bufio.Writer keeps its first error
}

type markdown struct{ *bufio.Writer }

func (m *markdown) line(s string) { m.WriteString(s + "\n") }

func (m *markdown) linef(format string, args ...any) { fmt.Fprintf(m, format+"\n", args...) }

func (m *markdown) frontMatter(r Report) {
	m.line("---")
	m.linef("title: %s", yamlString(r.Title))
	from, until := r.span()
	if from != "" {
		m.linef("from: %s", yamlString(from))
		m.linef("until: %s", yamlString(until))
	}
	m.line("tags: [dateline]")
	m.line("generator: dateline")
	m.line("---")
	m.line("")
}

// yamlString quotes a string; JSON strings are YAML.
func yamlString(s string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(oneLine(s)); err != nil {
		return `""`
	}
	return strings.TrimSpace(b.String())
}

// span is the first and last day of the report's events and statements.
func (r Report) span() (from, until string) {
	add := func(a, b string) {
		if a != "" && (from == "" || a < from) {
			from = a
		}
		until = max(until, b)
	}
	for _, e := range r.Events {
		if e.When != nil {
			add(e.When.From, e.When.Until)
		}
	}
	for _, s := range r.Statements {
		if s.SaidOn != nil {
			add(s.SaidOn.From, s.SaidOn.Until)
		}
	}
	return from, until
}

func (m *markdown) timeline(events []query.Event) {
	if len(events) == 0 {
		return
	}
	m.line("\n## What happened\n")
	for _, e := range events {
		_, names := articles(e)
		m.linef("- **%s** %s (%s; %s) — %s", EscapeMarkdown(cmp.Or(dateText(e.When), "date open")), EscapeMarkdown(e.Title),
			EscapeMarkdown(e.Type), EscapeMarkdown(strings.Join(factuality(e), ", ")), EscapeMarkdown(strings.Join(names, ", ")))
	}
}

func (m *markdown) statements(rows []query.Statement) {
	if len(rows) == 0 {
		return
	}
	m.line("\n## Who said what")
	for _, s := range rows {
		a := s.Evidence.Article
		speaker := "unknown speaker"
		if s.Speaker != nil {
			speaker = s.Speaker.Name
		}
		m.linef("\n> %s", EscapeMarkdown(s.Text))
		m.linef(">\n> — **%s**, %s (%s, %s), %s %s", EscapeMarkdown(speaker), EscapeMarkdown(cmp.Or(dateText(s.SaidOn), "date open")),
			EscapeMarkdown(cmp.Or(s.Cue, "no cue")), s.Kind, origin(a), published(a))
	}
}

// origin is an article's outlet, linked to its address where it has one.
func origin(a query.Article) string {
	name := EscapeMarkdown(a.Name())
	if u := webAddress(a.URL); u != "" {
		return fmt.Sprintf("[%s](<%s>)", name, u)
	}
	return name
}

func published(a query.Article) string {
	return EscapeMarkdown(cmp.Or(a.Published, "date open"))
}

func (m *markdown) coverage(events []query.Event) {
	var shared []query.Event
	for _, e := range events {
		if len(e.Articles()) > 1 {
			shared = append(shared, e)
		}
	}
	if len(shared) == 0 {
		return
	}
	m.line("\n## Who reported it")
	for _, e := range shared {
		m.linef("\n### %s\n", EscapeMarkdown(e.Title))
		differ := ""
		if len(e.Differs) > 0 {
			differ = "; they differ in " + strings.Join(e.Differs, " and ")
		}
		accounts := "1 independent account"
		if e.Accounts != 1 {
			accounts = fmt.Sprintf("%d independent accounts", e.Accounts)
		}
		m.linef("%d articles, %s%s.\n", len(e.Articles()), accounts, differ)
		m.line("| outlet | published | lag | account | date given | factuality |")
		m.line("| --- | --- | --- | --- | --- | --- |")
		for _, p := range firstReports(e) {
			m.linef("| %s | %s | %s | %s | %s | %s |", origin(p.Article), published(p.Article), p.Lag, EscapeMarkdown(account(e, p)),
				EscapeMarkdown(cmp.Or(dateText(p.When), "open")), p.Factuality)
		}
	}
}

// firstReports are the first report of each article.
func firstReports(e query.Event) []query.Report {
	var out []query.Report
	for _, p := range e.Reports {
		if !slices.ContainsFunc(out, func(o query.Report) bool { return o.Article.ID == p.Article.ID }) {
			out = append(out, p)
		}
	}
	return out
}

// account says whether a report is an account of its own, or which article it
// was taken from.
func account(e query.Event, p query.Report) string {
	switch {
	case p.TextOf != "" && p.Role != query.Own:
		return "text of " + p.TextOf
	case p.CopyOf != "":
		of := p.CopyOf
		for _, a := range e.Articles() {
			if a.ID == p.CopyOf {
				of = a.Name()
			}
		}
		if p.Undecided {
			return "same text as " + of
		}
		return string(p.Role) + " of " + of
	case p.Role == query.Republished && p.Article.RepublishedBy != "":
		return "republished by " + p.Article.RepublishedBy
	case p.Relays != nil:
		return "relays " + p.Relays.Outlet
	}
	return string(p.Role)
}

// sources are the articles of the report, each once, in order of id.
func (r Report) sources() []query.Article {
	byID := map[string]query.Article{}
	for _, s := range r.Statements {
		byID[s.Evidence.Article.ID] = s.Evidence.Article
	}
	for _, e := range r.Events {
		for _, a := range e.Articles() {
			byID[a.ID] = a
		}
	}
	out := make([]query.Article, 0, len(byID))
	for _, a := range byID {
		out = append(out, a)
	}
	slices.SortFunc(out, func(a, b query.Article) int {
		return cmp.Or(strings.Compare(a.Published, b.Published), strings.Compare(a.ID, b.ID))
	})
	return out
}

func (m *markdown) sources(list []query.Article) {
	if len(list) == 0 {
		return
	}
	m.line("\n## Sources\n")
	for _, a := range list {
		title := EscapeMarkdown(cmp.Or(a.Title, a.ID))
		m.linef("- %s, %s: %s (%s, %s)", origin(a), published(a), title, EscapeMarkdown(a.ID), EscapeMarkdown(a.Source))
	}
}
