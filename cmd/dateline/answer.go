package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dateline/cmd/dateline/internal/ui"
	"dateline/graph"
	"dateline/graph/query"
	"dateline/schema"
)

// ask opens the graph for reading and hands it to an answer. Errors about the
// request are errors of the command line.
func (a *app) ask(ctx context.Context, answer func(graph.Store, *query.Reader) error) error {
	s, err := a.openStore(ctx, true)
	if err != nil {
		return err
	}
	defer s.Close()
	err = answer(s, query.NewReader(s))
	var hinted interface{ Hint() string }
	switch {
	case errors.Is(err, query.ErrRequest), errors.Is(err, query.ErrAmbiguous):
		return usageError{err}
	case errors.Is(err, graph.ErrNotFound) && !errors.As(err, &hinted):
		return ui.WithHint(err, "ids stand in the last column of said, timeline, coverage and stories; status says what the graph holds")
	}
	return err
}

// window is the period and the number of rows that listings are cut to.
type window struct {
	from, until string
	known       string // the day as known on
	limit       int
}

func (w *window) flags(cmd *cobra.Command, clock string) {
	f := cmd.Flags()
	f.StringVar(&w.from, "from", "", "first day it "+clock+", EDTF: 2022-04-12, 2022-04, 2022, …")
	f.StringVar(&w.until, "until", "", "last day it "+clock+", EDTF")
	w.limitFlag(cmd)
}

// knownFlag is the flag of answers as they were on some day.
func (w *window) knownFlag(cmd *cobra.Command) {
	cmd.Flags().StringVar(&w.known, "known-on", "", "answer as on that day, EDTF: from what had surely been published by then")
}

func (w *window) limitFlag(cmd *cobra.Command) {
	cmd.Flags().IntVar(&w.limit, "limit", 0, "print so many rows at most (0: all)")
}

// check refuses a limit that means nothing.
func (w *window) check() error {
	if w.limit < 0 {
		return usageError{errors.New("--limit is less than 0")}
	}
	return nil
}

// leftOut says on stderr what a listing of some things leaves out; rows is how
// many it has.
func leftOut[T any](a *app, thing string, rows int, res query.Result[T]) {
	switch {
	case res.More && res.Total > 0:
		a.note("%d of %s; --limit 0 prints all", rows, count(res.Total, thing))
	case res.More:
		a.note("the first %s; --limit 0 prints all", count(rows, thing))
	}
	switch {
	case res.MoreUndated && res.Undated == 0:
		a.note("%s without a date are left out", things(thing))
	case res.MoreUndated:
		a.note("%s or more left out: no date", count(res.Undated, thing))
	case res.Undated > 0:
		a.note("%s left out: no date", count(res.Undated, thing))
	}
}

// listed prints the rows that each gives as they come.
func listed[T any](out ui.Output, columns []ui.Column, cells func(T) []string, each func(func(T) error) (query.Result[T], error)) (rows int, res query.Result[T], err error) {
	stream := ui.NewStream(out, columns, cells)
	res, err = each(func(row T) error {
		rows++
		return stream.Add(row)
	})
	if err == nil {
		err = stream.Close()
	}
	return rows, res, err
}

// count is a number of things: "1 event", "2 stories".
func count(n int, thing string) string {
	if n != 1 {
		thing = things(thing)
	}
	return fmt.Sprintf("%d %s", n, thing)
}

// things is the plural of a thing.
func things(thing string) string {
	if stem, ok := strings.CutSuffix(thing, "y"); ok {
		thing = stem + "ie"
	}
	return thing + "s"
}

// when is a date as listings print it.
func when(d *schema.Date) string {
	if d == nil {
		return ""
	}
	return d.EDTF
}

// shortHash is how much of a hash a table shows; show takes it back.
const shortHash = 8

// shortID shortens the hash in an id, and leaves out the kind of a part of an
// article, which its last letter tells: "statement/0123456789abcdef/s1" becomes
// "01234567/s1".
func shortID(id string) string {
	parts := strings.Split(id, "/")
	for i, p := range parts {
		if i > 0 && len(p) > shortHash && strings.Trim(p, "0123456789abcdef") == "" {
			parts[i] = p[:shortHash]
		}
	}
	if len(parts) == 3 && parts[0] != "place" {
		parts = parts[1:]
	}
	return strings.Join(parts, "/")
}

// origin is the name of an article's outlet; of an unknown one, that of the
// file.
func origin(article query.Article) string {
	return cmp.Or(article.Outlet, filepath.Base(article.Name()))
}

// shortOrigin cuts the long name of a file for a table.
func shortOrigin(name string) string {
	const most = 16
	if len(name) <= most || strings.ContainsRune(name, ' ') || filepath.Ext(name) == "" {
		return name
	}
	runes := []rune(name)
	return string(runes[:min(len(runes), most-5)]) + "…"
}

// names are the names of a list, each once, joined.
func names(list []query.Named) string {
	var out []string
	for _, n := range list {
		if !slices.Contains(out, n.Name) {
			out = append(out, n.Name)
		}
	}
	return strings.Join(out, ", ")
}

// evidenceColumns are the details of where a row was read.
func evidenceColumns() []ui.Column {
	return []ui.Column{
		{Name: "article", Detail: true}, {Name: "source", Detail: true}, {Name: "title", Detail: true}, {Name: "republished_by", Detail: true},
		{Name: "span", Detail: true}, {Name: "sentence_span", Detail: true}, {Name: "sentence", Detail: true}, {Name: "rule", Detail: true},
	}
}

func evidenceCells(e query.Evidence) []string {
	a := e.Article
	return []string{
		a.ID, cmp.Or(a.URL, a.Source), a.Title, a.RepublishedBy,
		spanText(e.Span.Span), spanText(e.Sentence.Span), e.Sentence.Text, e.Rule,
	}
}
