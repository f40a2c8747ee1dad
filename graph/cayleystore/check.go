package cayleystore

import (
	"context"

	"dateline/graph/cayleystore/layout"
)

// Check implements [graph.Checker]: the engine's files, then every row.
func (f *file) Check(ctx context.Context, report func(string)) error {
	return f.read(func(h *handle, r *layout.Reader) error {
		if err := h.engine.Check(); err != nil {
			report(err.Error())
		}
		return layout.Check(ctx, r.Snap, report)
	})
}
