package cayleystore

import (
	"context"

	"dateline/graph/cayleystore/layout"
)

// Check implements [graph.Checker]: the engine's files, then every row.
func (f *file) Check(ctx context.Context, report func(string)) error {
	return f.read(func(h *handle, r *layout.Reader) error {
		broken, err := f.checkEngine(ctx, h)
		if err != nil {
			return err
		}
		if broken != nil {
			report(broken.Error())
		}
		return layout.Check(ctx, r.Snap, report)
	})
}

// checkEngine is what the engine finds in its files. An engine reads them to
// their end, whatever ctx does: it is then left to itself, and closed behind that.
func (f *file) checkEngine(ctx context.Context, h *handle) (broken, err error) {
	done := make(chan struct{})
	var found error
	go func() {
		defer close(done)
		defer f.survive(&found)()
		found = h.engine.Check()
	}()
	select {
	case <-done:
		return found, nil
	case <-ctx.Done():
		h.left.Store(&done)
		return nil, ctx.Err()
	}
}

// close closes the engine.
func (h *handle) close() error {
	if left := h.left.Load(); left != nil {
		go func() {
			<-*left
			h.engine.Close()
		}()
		return nil
	}
	return h.engine.Close()
}
