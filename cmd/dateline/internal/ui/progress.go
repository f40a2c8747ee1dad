package ui

import (
	"fmt"
	"io"
	"sync"
	"time"
)

// progressEvery is how often a progress line is rewritten.
const progressEvery = 200 * time.Millisecond

// Progress shows count, rate and time to go on one line of a terminal. On
// anything else it is silent. It is safe for concurrent use.
type Progress struct {
	w    io.Writer // nil: silent
	what string
	size int64 // of all input, in bytes; 0 where it is not known
	now  func() time.Time

	mu    sync.Mutex
	start time.Time
	shown time.Time
	done  int
	read  int64 // bytes
}

// NewProgress starts to count: what is the thing counted ("articles"), size how
// many bytes there are to read, 0 where that is not known.
func NewProgress(w io.Writer, what string, size int64, quiet bool) *Progress {
	p := &Progress{what: what, size: size, now: time.Now}
	if !quiet && IsTerminal(w) {
		p.w = w
	}
	p.start = p.now()
	return p
}

// Add counts n more as done.
func (p *Progress) Add(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done += n
	if t := p.now(); p.w != nil && t.Sub(p.shown) >= progressEvery {
		p.shown = t
		fmt.Fprintf(p.w, "\r\x1b[K%s", p.line(t))
	}
}

// Read counts n more bytes of the input as read.
func (p *Progress) Read(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.read += int64(n)
}

// Done takes the line away.
func (p *Progress) Done() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.w != nil {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}

// line is "1200 articles (24 %), 310/s, 12s to go".
func (p *Progress) line(t time.Time) string {
	s := fmt.Sprint(p.done) + " " + p.what
	known := p.size > 0 && p.read > 0 && p.read <= p.size
	if known {
		s += fmt.Sprintf(" (%d %%)", p.read*100/p.size)
	}
	took := t.Sub(p.start)
	if took <= 0 || p.done == 0 {
		return s
	}
	s += fmt.Sprintf(", %.0f/s", float64(p.done)/took.Seconds())
	if known && p.read < p.size {
		left := time.Duration(float64(took) * float64(p.size-p.read) / float64(p.read))
		s += fmt.Sprintf(", %s to go", left.Round(time.Second))
	}
	return s
}
