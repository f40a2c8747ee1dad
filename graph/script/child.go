package script

import (
	"bufio"
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/gizmo"
	"github.com/cayleygraph/quad"

	"dateline/graph/cayleystore"
)

// exitMemory is the child's exit code when it finds itself too large.
const exitMemory = 86

// maxStack bounds a goroutine's stack, and with it recursion in native calls.
const maxStack = 64 << 20

// Child does the work of the process that [Run] starts: it reads a request
// from in, runs the script and writes rows and the end to out as JSON lines. It
// limits the whole process, which must end when Child returns, because a
// script past its deadline may still be running.
func Child(ctx context.Context, in io.Reader, out io.Writer) error {
	input := bufio.NewReader(in)
	line, err := input.ReadBytes('\n')
	if err != nil {
		return fmt.Errorf("read the request: %w", err)
	}
	var r request
	if err := json.Unmarshal(line, &r); err != nil {
		return fmt.Errorf("read the request: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, r.Timeout)
	defer cancel()
	go func() { // the parent's end is the child's
		io.Copy(io.Discard, input)
		cancel()
	}()
	w := &rows{out: bufio.NewWriter(out), limit: r.Limit}
	err = r.run(ctx, w)
	if errors.Is(err, context.DeadlineExceeded) {
		err = fmt.Errorf("%w: it was ended after %v", ErrTimeout, r.Timeout)
	}
	return w.end(err)
}

func (r *request) run(ctx context.Context, w *rows) error {
	store, err := cayleystore.Open(ctx, r.DB, cayleystore.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	qs, err := cayleystore.QuadStore(store)
	if err != nil {
		return err
	}
	limit := uint64(r.MemoryMB) << 20
	if err := limitMemory(limit); err != nil {
		return err
	}
	debug.SetMaxStack(maxStack)
	debug.SetGCPercent(50) // a soft limit would spend the time on collecting instead
	go watchMemory(limit)

	token := rand.Text()
	it, err := gizmo.NewSession(qs).Execute(ctx, wrap(expand(r.Script), token), query.Options{Collation: query.Raw, Limit: r.Limit + 1})
	if err != nil {
		return fmt.Errorf("%w: %w", ErrScript, err)
	}
	for !w.full && it.Next(ctx) {
		if err := w.add(ctx, qs, it.Result()); err != nil {
			return err
		}
	}
	switch err := it.Err(); {
	case w.full:
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	case err == nil:
		// The script's goroutine is in a panic that is about to end the
		// process; the parent reads its reason from what the runtime prints.
		<-ctx.Done()
		return ctx.Err()
	default:
		return w.conclude(err, token)
	}
}

// wrap makes a script whose proper end can be told from a broken one, which
// Gizmo's iterator cannot: it throws the value of the last expression, as JSON
// between two tokens. Gizmo's own objects are no value.
func wrap(script, token string) string {
	text, _ := json.Marshal(script) // a string always has a JSON form
	return fmt.Sprintf(`(function (run, text) {
	var last = run(%s);
	if (last && (typeof last.all === "function" || typeof last.emit === "function")) last = null;
	throw %[2]q + text(last) + %[2]q;
})(eval, JSON.stringify)`, text, token)
}

// conclude takes a script's end, which is an exception in any case: wrap's, or
// a failure. The value of the last expression is a row where there is no other.
func (w *rows) conclude(thrown error, token string) error {
	_, rest, ok := strings.Cut(thrown.Error(), token)
	last, _, complete := strings.Cut(rest, token)
	if !ok || !complete {
		return fmt.Errorf("%w: %w", ErrScript, thrown)
	}
	if w.n > 0 || last == "null" || last == "undefined" {
		return nil
	}
	return w.write(json.RawMessage(last))
}

// watchMemory ends the process when its memory grows beyond the limit.
func watchMemory(limit uint64) {
	sample := []metrics.Sample{
		{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"},
	}
	for range time.Tick(10 * time.Millisecond) {
		metrics.Read(sample)
		if sample[0].Value.Uint64()-sample[1].Value.Uint64() > limit {
			os.Exit(exitMemory)
		}
	}
}

// rows writes results until there are enough.
type rows struct {
	out   *bufio.Writer
	limit int
	n     int
	bytes int
	full  bool
}

func (w *rows) add(ctx context.Context, qs cayley.QuadStore, result any) error {
	r, ok := result.(*gizmo.Result)
	if !ok || ctx.Err() != nil {
		return ctx.Err()
	}
	row := r.Val
	if r.Tags != nil {
		tags := make(map[string]any, len(r.Tags))
		for name, ref := range r.Tags {
			v, err := qs.NameOf(ref)
			if err != nil {
				return err
			}
			if v != nil {
				tags[name] = native(v)
			}
		}
		row = tags
	}
	return w.write(row)
}

// native is a value as Gizmo shows it to scripts.
func native(v quad.Value) any {
	if n := v.Native(); n != any(v) {
		return n
	}
	return quad.StringOf(v)
}

func (w *rows) write(row any) error {
	line, err := marshal(reply{Row: row})
	if err != nil {
		return fmt.Errorf("%w: a result cannot be written as JSON: %w", ErrScript, err)
	}
	if w.n == w.limit || w.bytes+len(line) > MaxOutput {
		w.full = true
		return nil
	}
	w.n++
	w.bytes += len(line)
	_, err = w.out.Write(line)
	return err
}

// end writes how it went.
func (w *rows) end(failed error) error {
	end := reply{End: true, Truncated: w.full}
	if failed != nil {
		end.Kind, end.Error = kindOf(failed), failed.Error()
	}
	line, err := marshal(end)
	if err != nil {
		return err
	}
	w.out.Write(line)
	return w.out.Flush()
}

// marshal is a line of JSON with IRIs as they are: <urn:…>, not \u003curn:…
func marshal(r reply) ([]byte, error) {
	var line bytes.Buffer
	e := json.NewEncoder(&line)
	e.SetEscapeHTML(false)
	err := e.Encode(r)
	return line.Bytes(), err
}
