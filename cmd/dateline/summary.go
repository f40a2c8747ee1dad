package main

import (
	"context"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/cmd/dateline/internal/ui"
	"dateline/config"
	"dateline/graph"
	"dateline/graph/cayleystore"
	"dateline/graph/query"
)

const (
	// firstLines is how many events build shows of the timeline.
	firstLines = 8
	// summaryLimit is how many reports a graph may have for build to show any:
	// it reads them all for it.
	summaryLimit = 50_000
)

// summary prints what the graph holds, the first lines of its timeline and
// what to ask next.
func (a *app) summary(ctx context.Context, s graph.Store) error {
	sum, err := graph.Stats(ctx, s)
	if err != nil {
		return err
	}
	engine, name, err := cayleystore.ParseAddress(a.cfg.DB)
	if err != nil {
		return err
	}
	switch engine {
	case cayleystore.Memory:
		name = "graph in memory"
	case cayleystore.Postgres:
		name = cayleystore.Redact(a.cfg.DB)
	}
	var b strings.Builder
	outlets := "unknown outlets"
	if n := len(sum.Outlets); n > 0 {
		outlets = count(n, "outlet")
	}
	fmt.Fprintf(&b, "%s: %s of %s (%s)\n", name, count(sum.Articles, "article"), outlets, published(sum))
	fmt.Fprintf(&b, "%s, %s of %s, %s, %s, %s\n", count(sum.Statements, "statement"), count(sum.Reports, "report"), count(sum.Events, "event"),
		count(sum.Actors, "actor"), count(sum.Places, "place"), count(sum.Stories, "story"))
	speaker := ""
	if sum.Reports <= summaryLimit {
		r := query.NewReader(s)
		lines, err := beginning(ctx, r)
		if err != nil {
			return err
		}
		if len(lines) > 0 {
			fmt.Fprintf(&b, "\nThe timeline begins\n%s\n", strings.Join(lines, "\n"))
		}
		if speaker, err = mostQuoted(ctx, r); err != nil {
			return err
		}
	}
	if engine != cayleystore.Memory {
		b.WriteString("\nTry\n" + a.suggestions(speaker))
	}
	_, err = fmt.Fprint(a.stdout, b.String())
	return err
}

// published is the period in which the articles appeared, and how many have no
// date.
func published(sum graph.Summary) string {
	open := ""
	if sum.Undated > 0 {
		open = fmt.Sprintf(", %d without a date", sum.Undated)
	}
	switch {
	case sum.First == "":
		return "dates of publication open"
	case sum.First == sum.Last:
		return "published " + sum.First + open
	}
	return "published " + sum.First + " to " + sum.Last + open
}

// beginning are the first events with a date, one line each.
func beginning(ctx context.Context, r *query.Reader) ([]string, error) {
	res, err := r.Timeline(ctx, query.Timeline{})
	if err != nil {
		return nil, err
	}
	var first []query.Event
	width := len("2006-01-02")
	for _, e := range res.Rows {
		if e.When != nil && e.When.From != "" && e.Type != "OTHER" && len(first) < firstLines {
			first = append(first, e)
			width = max(width, len(e.When.EDTF))
		}
	}
	var lines []string
	for _, e := range first {
		lines = append(lines, fmt.Sprintf("  %-*s  %-12s %s (%s)", width, e.When.EDTF, e.Type, ui.Clean(shorten(e.Title, 70)), ui.Clean(strings.Join(origins(e), ", "))))
	}
	return lines, nil
}

// mostQuoted is the name of the resolved speaker with the most statements, the
// first in the alphabet of several.
func mostQuoted(ctx context.Context, r *query.Reader) (string, error) {
	res, err := r.Said(ctx, query.Said{})
	if err != nil {
		return "", err
	}
	statements := map[string]int{}
	best := ""
	for _, s := range res.Rows {
		if s.Speaker == nil || s.Speaker.ID == "" || !typeable(s.Speaker.Name) {
			continue
		}
		name := s.Speaker.Name
		statements[name]++
		if n, most := statements[name], statements[best]; n > most || n == most && name < best {
			best = name
		}
	}
	return best, nil
}

// typeable reports whether a speaker has a name of its own that may stand in
// quotes on a command line: names come from articles, and some shells act on
// more than letters.
func typeable(name string) bool {
	first, _ := utf8.DecodeRuneInString(name)
	return !unicode.IsLower(first) && !strings.ContainsFunc(name, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(" .-’", r)
	}) && !strings.HasPrefix(name, "-")
}

// shellWord is a word as a shell takes it.
func shellWord(s string) string {
	if strings.ContainsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("._-/:", r)
	}) {
		return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
	}
	return s
}

// suggestionWidth is how many columns a suggested command has at least.
const suggestionWidth = 44

// suggestions are commands that ask this graph.
func (a *app) suggestions(speaker string) string {
	who := "NAME"
	if speaker != "" {
		who = `"` + speaker + `"`
	}
	db := ""
	for _, s := range a.cfg.Settings() {
		if s.Key == "db" && s.Source == config.Flag {
			db = " --db " + shellWord(cayleystore.Redact(s.Value))
		}
	}
	var b strings.Builder
	said := "dateline said --by " + who + db
	width := max(utf8.RuneCountInString(said), suggestionWidth)
	for _, line := range [][2]string{
		{said, "who said what and when"},
		{"dateline timeline" + db, "what happened in which order"},
		{"dateline coverage" + db, "which outlets reported it, who was first, who copied"},
	} {
		fmt.Fprintf(&b, "  %-*s # %s\n", width, line[0], line[1])
	}
	return b.String()
}

// shorten cuts a line at a word.
func shorten(s string, n int) string {
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	cut := string(runes[:n])
	if i := strings.LastIndexByte(cut, ' '); i > n/2 {
		cut = cut[:i]
	}
	return cut + " …"
}
