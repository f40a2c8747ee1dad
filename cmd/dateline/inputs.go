package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"os"

	"github.com/spf13/cobra"

	"dateline/cmd/dateline/internal/ui"
	"dateline/extract/intake"
	"dateline/extract/reader"
	"dateline/extract/source"
	"dateline/schema"
)

// inputs is what build and extract share: how articles are read.
type inputs struct{ published string }

// flags adds the flags that say what is known of the articles.
func (in *inputs) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&in.published, "published", "", "date of publication of every article read (ISO 8601 or EDTF)")
}

// documents reads paths into Documents, in the order of the inputs. Errors of
// single articles stand in their places.
func (a *app) documents(ctx context.Context, in inputs, paths []string) (iter.Seq2[*schema.Document, error], error) {
	r, records, err := a.records(ctx, in, paths)
	if err != nil {
		return nil, err
	}
	return a.warned(r.Read(ctx, records)), nil
}

// records are the articles of paths and the reader for them.
func (a *app) records(ctx context.Context, in inputs, paths []string) (*reader.Reader, iter.Seq2[*schema.Record, error], error) {
	if in.published != "" {
		if _, err := intake.Day(in.published); err != nil {
			return nil, nil, usageError{ui.WithHint(fmt.Errorf("--published: %q is not a date", in.published), "give a day, or as much of it as is known: 2025-03-04, 2025-03, 2025")}
		}
	}
	outlets, err := a.outlets()
	if err != nil {
		return nil, nil, err
	}
	r, err := reader.New(reader.Options{Workers: a.cfg.Workers, Outlets: outlets})
	if err != nil {
		return nil, nil, err
	}
	records := intake.Read(ctx, paths, intake.Options{
		Published: in.published, MaxBytes: int64(a.cfg.MaxFileMB) << 20, Input: a.stdin, Log: slog.Default(), Progress: a.tell,
	})
	return r, records, nil
}

// warned logs what is odd about each Document on its way.
func (a *app) warned(docs iter.Seq2[*schema.Document, error]) iter.Seq2[*schema.Document, error] {
	return func(yield func(*schema.Document, error) bool) {
		for d, err := range docs {
			if err == nil {
				for _, w := range d.Warnings {
					a.clearLine()
					slog.Warn(d.Article.Source + ": " + w)
				}
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

// outlets is the embedded registry with the user's overlay before it.
func (a *app) outlets() ([]source.Outlet, error) {
	known, err := source.Outlets()
	if err != nil || a.cfg.Outlets == "" {
		return known, err
	}
	text, err := os.ReadFile(a.cfg.Outlets)
	if err != nil {
		return nil, usageError{fmt.Errorf("outlets: %w", err)}
	}
	own, err := source.ParseOutlets(a.cfg.Outlets, text)
	if err != nil {
		return nil, usageError{err}
	}
	return append(own, known...), nil
}

// failures reports inputs that could not be read, one line each, and counts
// them.
type failures struct {
	a *app
	n int
}

// report prints one failure.
func (f *failures) report(err error) {
	f.n++
	f.a.clearLine()
	ui.Error(f.a.stderr, advised(nil, err))
}

// err is the error that ends the run: errSomeFailed when some inputs failed
// and others did not, a plain one when nothing could be read at all.
func (f *failures) err(good int) error {
	switch {
	case f.n == 0:
		return nil
	case good == 0 && f.n > 0:
		return errors.New("nothing could be read")
	}
	f.a.note("%d of %d inputs failed; the others are done", f.n, f.n+good)
	return errSomeFailed
}
