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
	w     io.Writer // nil: silent
	what  string
	total int
	now   func() time.Time

	mu    sync.Mutex
	start time.Time
	shown time.Time
	done  int
}

// NewProgress starts to count: what is the thing counted ("articles"), total 0
// where it is not known.
func NewProgress(w io.Writer, what string, total int, quiet bool) *Progress {
	p := &Progress{what: what, total: total, now: time.Now}
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

// Done takes the line away.
func (p *Progress) Done() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.w != nil {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}

// line is "1200/5000 articles, 310/s, 12s to go".
func (p *Progress) line(t time.Time) string {
	count := fmt.Sprint(p.done)
	if p.total > 0 {
		count += fmt.Sprintf("/%d", p.total)
	}
	s := count + " " + p.what
	rate := float64(p.done) / t.Sub(p.start).Seconds()
	if t.After(p.start) && p.done > 0 {
		s += fmt.Sprintf(", %.0f/s", rate)
		if left := p.total - p.done; left > 0 {
			s += fmt.Sprintf(", %s to go", (time.Duration(float64(left)/rate) * time.Second).Round(time.Second))
		}
	}
	return s
}
