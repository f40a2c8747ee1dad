package main

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"dateline/cmd/dateline/internal/ui"
	"dateline/graph"
	"dateline/graph/cayleystore"
)

// graphFile is the path of the graph named by --db, "" for one in memory or in
// a database.
func (a *app) graphFile() (string, error) {
	_, path, err := cayleystore.ParseAddress(a.cfg.DB)
	if err != nil {
		return "", usageError{ui.WithHint(err, "the setting db or the flag --db names the graph")}
	}
	return path, nil
}

// openStore opens the graph named by --db. Reading an absent graph is an error
// with a hint; writing makes it, and a file that cannot be made whole is taken
// away again.
func (a *app) openStore(ctx context.Context, readOnly bool) (graph.Store, error) {
	path, err := a.graphFile()
	if err != nil {
		return nil, err
	}
	absent := error(nil)
	if path != "" {
		_, absent = os.Lstat(path)
	}
	s, err := cayleystore.Open(ctx, a.cfg.DB, cayleystore.Options{ReadOnly: readOnly})
	switch {
	case err == nil:
		return s, nil
	case errors.Is(err, fs.ErrNotExist) && readOnly:
		return nil, ui.WithHint(err, "`dateline build PATH…` makes a graph; --db names one elsewhere")
	case errors.Is(err, fs.ErrNotExist):
		return nil, ui.WithHint(err, "make its folder first, or name another place with --db")
	case errors.Is(absent, fs.ErrNotExist) && diskFull(err):
		os.Remove(path)
	}
	return nil, err
}

// openPresent opens a graph for writing if there is one; nil where its file
// is not there yet.
func (a *app) openPresent(ctx context.Context) (graph.Store, error) {
	path, err := a.graphFile()
	if err != nil {
		return nil, err
	}
	if path != "" {
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			return nil, nil
		}
	}
	return a.openStore(ctx, false)
}
