package main

import (
	"context"
	"io"
)

// interruptible is an input whose reads end with ctx, even while they wait for
// a pipe or a terminal.
type interruptible struct {
	ctx context.Context
	in  io.Reader
}

// Read implements [io.Reader].
func (r *interruptible) Read(p []byte) (int, error) {
	type result struct {
		n   int
		err error
	}
	own := make([]byte, len(p)) // p is the caller's again when ctx ends first
	done := make(chan result, 1)
	go func() {
		n, err := r.in.Read(own)
		done <- result{n, err}
	}()
	select {
	case <-r.ctx.Done():
		return 0, r.ctx.Err()
	case res := <-done:
		return copy(p, own[:res.n]), res.err
	}
}
