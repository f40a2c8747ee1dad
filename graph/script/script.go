// Package script runs Gizmo, Cayley's query language in JavaScript, on a graph
// file without trusting the script.
//
// Gizmo's own deadline stops loops but no native calls (a regular expression,
// a huge array), and nothing bounds its memory. So [Run] starts the program
// again as a child that opens the graph for reading only, limits itself and is
// killed when it overstays; [Child] is that child's work.
//
// Scripts are as in Cayley's documentation: g.V(node).out(predicate).all(),
// g.emit(value), and so on. Nodes and predicates are IRIs in angle brackets,
// and the prefixes of [Prefixes] may stand for their beginnings:
//
//	g.V("<dl:outlet:the-herald>").in("<schema:publisher>").out("<schema:headline>").all()
//	g.V("<dl:statement:0123456789abcdef:s1>").tag("statement").out("<term:speaker>").all()
//
// Results write IRIs in full and in brackets, times as RFC 3339. The value of
// the last expression is a result too when nothing else is.
package script

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"time"

	"dateline/graph"
	"dateline/schema/vocab"
)

// ChildCommand is the argument that makes the program a child of [Run]; it
// then calls [Child] and does nothing else.
const ChildCommand = "script-child"

// Errors of scripts, to be matched with errors.Is. Those of opening the graph
// are as in package graph.
var (
	ErrScript  = errors.New("the script failed")
	ErrTimeout = errors.New("the script took too long")
	ErrMemory  = errors.New("the script used too much memory")
	ErrTooLong = errors.New("the script is too long")
)

// Limits that hold where [Options] gives none, and those it cannot change.
const (
	DefaultTimeout  = 30 * time.Second
	DefaultMemoryMB = 1024
	DefaultLimit    = 10_000
	MaxScript       = 64 << 10 // bytes of script
	MaxOutput       = 64 << 20 // bytes of results
	minMemoryMB     = 64       // what the child needs for itself
)

// Options say what to run and how far it may go.
type Options struct {
	Exe      string        // the program to start; empty means this one
	DB       string        // address of a graph file, as cayleystore.Open takes it
	Script   string        // Gizmo
	Timeout  time.Duration // wall clock; zero means DefaultTimeout
	MemoryMB int           // beyond the graph file; zero means DefaultMemoryMB
	Limit    int           // results; zero means DefaultLimit
}

// Prefixes are the short forms of IRIs in scripts.
func Prefixes() map[string]string {
	return map[string]string{
		"dl":     vocab.Base,
		"term":   vocab.Base + "term:",
		"schema": "https://schema.org/",
		"sem":    "http://semanticweb.cs.vu.nl/2009/11/sem/",
		"prov":   "http://www.w3.org/ns/prov#",
		"skos":   "http://www.w3.org/2004/02/skos/core#",
		"geo":    "http://www.w3.org/2003/01/geo/wgs84_pos#",
	}
}

var shortIRI = regexp.MustCompile(`<([a-z]+):([^<>\s"'\\]*)>`)

// expand writes prefixed IRIs in full.
func expand(script string) string {
	prefixes := Prefixes()
	return shortIRI.ReplaceAllStringFunc(script, func(iri string) string {
		part := shortIRI.FindStringSubmatch(iri)
		if full, ok := prefixes[part[1]]; ok {
			return "<" + full + part[2] + ">"
		}
		return iri
	})
}

// request is what the parent tells the child, as one line of JSON. The pipe
// stays open after it: its end is the parent's.
type request struct {
	DB       string
	Script   string
	Timeout  time.Duration
	MemoryMB int
	Limit    int
}

// reply is one line of the child's answer: a row, or the end.
type reply struct {
	Row       any    `json:"row,omitempty"`
	End       bool   `json:"end,omitempty"`
	Truncated bool   `json:"truncated,omitempty"`
	Kind      string `json:"kind,omitempty"`
	Error     string `json:"error,omitempty"`
}

// kinds names the errors that cross from child to parent.
var kinds = []struct {
	name string
	err  error
}{
	{"script", ErrScript}, {"timeout", ErrTimeout}, {"memory", ErrMemory}, {"locked", graph.ErrLocked},
	{"foreign", graph.ErrForeign}, {"format", graph.ErrFormat}, {"missing", fs.ErrNotExist},
}

func kindOf(err error) string {
	for _, k := range kinds {
		if errors.Is(err, k.err) {
			return k.name
		}
	}
	return ""
}

// childError is an error as the child told it.
type childError struct {
	text string
	kind error
}

func (e *childError) Error() string { return e.text }
func (e *childError) Unwrap() error { return e.kind }

func (r *reply) err() error {
	if r.Error == "" {
		return nil
	}
	for _, k := range kinds {
		if k.name == r.Kind {
			return &childError{text: r.Error, kind: k.err}
		}
	}
	return errors.New(r.Error)
}

func (o *Options) check() error {
	if len(o.Script) > MaxScript {
		return fmt.Errorf("%w: %d bytes, at most %d are run", ErrTooLong, len(o.Script), MaxScript)
	}
	if o.Timeout <= 0 {
		o.Timeout = DefaultTimeout
	}
	if o.MemoryMB <= 0 {
		o.MemoryMB = DefaultMemoryMB
	}
	o.MemoryMB = max(o.MemoryMB, minMemoryMB)
	if o.Limit <= 0 {
		o.Limit = DefaultLimit
	}
	return nil
}
