package intake

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"dateline/schema"
)

// sidecarName is the file of a folder that describes the articles in it.
const sidecarName = "articles.csv"

// meta is what is known of an article from outside its file.
type meta struct{ URL, Outlet, Published, Title string }

// over sets what m knows in rec, over what the file says itself.
func (m meta) over(rec *schema.Record) {
	set := func(to *string, value string) bool {
		if value == "" {
			return false
		}
		*to = value
		return true
	}
	set(&rec.URL, m.URL)
	set(&rec.Title, m.Title)
	if set(&rec.Outlet, m.Outlet) {
		rec.OutletBasis = schema.Given
	}
	if set(&rec.Published, m.Published) {
		rec.PublishedBasis = schema.Given
	}
}

// behind is m without what a record of JSONL gives itself, and without address
// and title, which belong to one article.
func (m meta) behind(rec *schema.Record) meta {
	m.URL, m.Title = "", ""
	if rec.Outlet != "" && rec.OutletBasis != schema.Metadata {
		m.Outlet = ""
	}
	if rec.Published != "" && rec.PublishedBasis != schema.Metadata {
		m.Published = ""
	}
	return m
}

// sidecar holds the rows of one articles.csv by slash-separated path relative
// to it.
type sidecar struct{ rows map[string]meta }

// given gathers what the sidecars of dirs know of a file; an inner folder's
// values stand over those of an outer one.
func (r *run) given(file string, dirs []string) meta {
	var m meta
	for _, dir := range dirs {
		s := r.sidecars[dir]
		if s == nil {
			continue
		}
		rel, err := filepath.Rel(dir, file)
		if err != nil {
			continue
		}
		row := s.rows[filepath.ToSlash(rel)]
		m = meta{
			URL: either(row.URL, m.URL), Outlet: either(row.Outlet, m.Outlet),
			Published: either(row.Published, m.Published), Title: either(row.Title, m.Title),
		}
	}
	return m
}

func either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// loadSidecar reads the sidecar of a folder once. What is wrong with it is
// given as errors; the rows that are right count.
func (r *run) loadSidecar(dir string) bool {
	if _, done := r.sidecars[dir]; done {
		return true
	}
	r.sidecars[dir] = nil
	name := filepath.Join(dir, sidecarName)
	f, err := os.Open(name)
	if errors.Is(err, os.ErrNotExist) {
		return true
	}
	source := filepath.ToSlash(name)
	if err != nil {
		return r.fail(&Error{Source: source, Err: cause(err), Hint: "the articles are read without it"})
	}
	defer f.Close()
	data, failed := readAll(r, source, f)
	if failed != nil {
		return r.fail(failed)
	}
	rows, faults := parseSidecar(source, data)
	s := &sidecar{rows: map[string]meta{}}
	for p, row := range rows {
		if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(p))); err != nil {
			faults = append(faults, &Error{Source: source, Line: row.line, Err: fmt.Errorf("%w: no file %q", ErrFormat, p), Hint: "path is relative to " + sidecarName})
		}
		s.rows[p] = row.meta
	}
	slices.SortStableFunc(faults, func(a, b *Error) int { return cmp.Compare(a.Line, b.Line) })
	r.sidecars[dir] = s
	for _, e := range faults {
		if !r.fail(e) {
			return false
		}
	}
	return true
}
