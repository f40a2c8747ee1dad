package cayleystore

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"dateline/graph"
	"dateline/graph/cayleystore/layout"
)

// Find implements [graph.Finder].
func (f *file) Find(ctx context.Context, articles, keys []string) (lines []graph.Entry, notes [][]byte, err error) {
	lines, notes = make([]graph.Entry, len(articles)), make([][]byte, len(keys))
	err = f.read(func(_ *handle, r *layout.Reader) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		for _, i := range inOrder(articles) {
			line, there, err := r.Snap.Get(ownKey(ledgerPrefix, articles[i]))
			if err == nil && there {
				err = json.Unmarshal(line, &lines[i])
			}
			if err != nil {
				return fmt.Errorf("ledger of %s: %w", f.path, err)
			}
		}
		for _, i := range inOrder(keys) {
			value, _, err := r.Snap.Get(ownKey(notePrefix, keys[i]))
			if err != nil {
				return err
			}
			notes[i] = bytes.Clone(value)
		}
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	return lines, notes, nil
}

// inOrder is the indices of names in order of the names: neighbours lie on one
// page.
func inOrder(names []string) []int {
	out := make([]int, len(names))
	for i := range out {
		out[i] = i
	}
	slices.SortFunc(out, func(a, b int) int { return strings.Compare(names[a], names[b]) })
	return out
}
