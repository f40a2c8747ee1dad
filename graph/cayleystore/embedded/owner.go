package embedded

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"dateline/graph"
)

// ownerFile is where the process that writes to the graph at path says who it
// is, for the errors of others. The lock itself is the system's, so that a file
// left behind by a crash locks nobody out.
func ownerFile(path string) string { return path + ".lock" }

// owner is a writing engine with its owner file.
type owner struct {
	Engine
	file string
}

// owned names this process as the owner of an engine that it writes to. Where
// the file cannot be written, others are told less.
func owned(e Engine, file string, opts Options) Engine {
	if opts.ReadOnly {
		return e
	}
	host, _ := os.Hostname()
	if os.WriteFile(file, fmt.Appendf(nil, "%d %s\n", os.Getpid(), host), 0o600) != nil {
		return e
	}
	return &owner{e, file}
}

// Close takes the owner file away while the lock still holds.
func (o *owner) Close() error {
	os.Remove(o.file)
	return o.Engine.Close()
}

// locked is the error of a graph that another process has open.
func locked(path, file string) error {
	who := ""
	text, _ := os.ReadFile(file)
	var pid int
	var host string
	if n, _ := fmt.Sscan(string(text), &pid, &host); n == 2 {
		here, _ := os.Hostname()
		if host != here || alive(pid) {
			who = fmt.Sprintf(" (%d on %s)", pid, host)
		}
	}
	return fmt.Errorf("%s: %w%s: wait until it has finished, or end it", path, graph.ErrLocked, who)
}

// errBusy is a lock that another process has.
var errBusy = errors.New("locked by another process")

// inside is the path of a file of a graph that is a folder.
func inside(path, name string) string { return filepath.Join(strings.TrimSuffix(path, "/"), name) }
