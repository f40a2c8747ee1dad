package script

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"

	"dateline/graph/cayleystore"
)

// Result is what a script gave.
type Result struct {
	Rows      []json.RawMessage
	Truncated bool // there is more than the limit on rows or bytes lets through
}

// grace is how long a child may overstay before it is killed.
const grace = 300 * time.Millisecond

// Run runs a script on a graph file in a process of its own and waits for its
// end. Rows are in the order the script gives them. With an error, the result
// holds the rows that came before it.
//
// The file must not be open for writing anywhere, this process included. A
// graph in memory cannot be scripted, since no other process sees it.
func Run(ctx context.Context, o Options) (Result, error) {
	if err := o.check(); err != nil {
		return Result{}, err
	}
	if engine, _, err := cayleystore.ParseAddress(o.DB); err != nil {
		return Result{}, err
	} else if engine == cayleystore.Memory {
		return Result{}, errors.New("a graph in memory cannot be scripted: build it in a file")
	}
	line, err := json.Marshal(request{DB: o.DB, Script: o.Script, Timeout: o.Timeout, MemoryMB: o.MemoryMB, Limit: o.Limit})
	if err != nil {
		return Result{}, err
	}
	if o.Exe == "" {
		if o.Exe, err = os.Executable(); err != nil {
			return Result{}, fmt.Errorf("start the script: %w", err)
		}
	}
	limited, cancel := context.WithTimeout(ctx, o.Timeout+grace)
	defer cancel()
	c := child{cmd: exec.CommandContext(limited, o.Exe, ChildCommand)}
	result, end, err := c.talk(append(line, '\n'))
	switch {
	case ctx.Err() != nil:
		return result, ctx.Err()
	case end != nil:
		result.Truncated = end.Truncated
		return result, end.err()
	case limited.Err() != nil:
		return result, fmt.Errorf("%w: it was ended after %v", ErrTimeout, o.Timeout)
	}
	return result, c.diagnose(err, o)
}

// child is a process that runs one script.
type child struct {
	cmd    *exec.Cmd
	stderr tail
}

// talk starts the child, gives it the request and reads its answer to the end.
// end is nil when the child died before it was done.
func (c *child) talk(request []byte) (result Result, end *reply, err error) {
	c.cmd.Env = append(slices.DeleteFunc(os.Environ(), func(v string) bool { return !strings.HasPrefix(v, "PG") }), "GOTRACEBACK=none")
	c.cmd.Stderr = &c.stderr
	c.cmd.WaitDelay = grace
	in, err := c.cmd.StdinPipe()
	if err != nil {
		return result, nil, err
	}
	out, err := c.cmd.StdoutPipe()
	if err != nil {
		return result, nil, err
	}
	if err := c.cmd.Start(); err != nil {
		return result, nil, err
	}
	_, writeErr := in.Write(request)
	if writeErr == nil {
		result, end, err = answer(out)
	}
	in.Close()
	if end == nil || err != nil {
		io.Copy(io.Discard, out) // until the child is gone or killed
	}
	return result, end, errors.Join(err, c.cmd.Wait())
}

// answer reads rows until the line that ends them.
func answer(out io.Reader) (result Result, end *reply, err error) {
	lines := bufio.NewScanner(io.LimitReader(out, 2*MaxOutput))
	lines.Buffer(nil, 2*MaxOutput)
	for lines.Scan() {
		var r struct {
			Row json.RawMessage `json:"row"`
			reply
		}
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			return result, nil, fmt.Errorf("the child's answer: %w", err)
		}
		if r.End {
			return result, &r.reply, nil
		}
		result.Rows = append(result.Rows, r.Row)
	}
	return result, nil, lines.Err()
}

// diagnose says why a child died without an answer.
func (c *child) diagnose(err error, o Options) error {
	if c.cmd.ProcessState == nil {
		return fmt.Errorf("start the script: %w", err)
	}
	said := c.stderr.String()
	first := said
	for line := range strings.Lines(said) {
		if strings.HasPrefix(line, "panic:") || strings.HasPrefix(line, "fatal error:") {
			first = line
			break
		}
	}
	first = strings.TrimSpace(first)
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit) && exit.ExitCode() == exitMemory,
		strings.Contains(said, "out of memory"), strings.Contains(said, "cannot allocate memory"):
		return fmt.Errorf("%w: more than %d MB", ErrMemory, o.MemoryMB)
	case strings.Contains(said, "stack overflow"), strings.Contains(said, "stack exceeds"):
		return fmt.Errorf("%w: it calls itself too deeply", ErrScript)
	case strings.HasPrefix(first, "panic:"):
		first, _, _ = strings.Cut(strings.TrimPrefix(first, "panic: "), " [recovered")
		return fmt.Errorf("%w: %s", ErrScript, first)
	case first != "":
		return fmt.Errorf("run the script: %w: %s", err, first)
	}
	return fmt.Errorf("run the script: the child ended without an answer: %w", err)
}

// tail keeps the beginning of what a child says on stderr.
type tail struct{ bytes.Buffer }

// Write implements [io.Writer]; it drops what is too much.
func (t *tail) Write(p []byte) (int, error) {
	if room := 8<<10 - t.Len(); room > 0 {
		t.Buffer.Write(p[:min(room, len(p))])
	}
	return len(p), nil
}
