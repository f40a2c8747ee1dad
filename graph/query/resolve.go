package query

import (
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/graph/words"
	"dateline/schema/quads"
	"dateline/schema/vocab"
)

// ErrAmbiguous is matched by the error about an id that begins several ids.
var ErrAmbiguous = errors.New("several have this name or begin like this")

// Resolve is the node that an id means: an IRI, the short form, a beginning
// that only one id has, or the source of an article: the file or address it was
// read from, or the end of that which no other article has, such as the name of
// the file alone. Errors match graph.ErrNotFound and [ErrAmbiguous].
func (r *Reader) Resolve(ctx context.Context, id string) (quad.IRI, error) {
	iri, err := r.lookUp(ctx, id)
	if !errors.Is(err, graph.ErrNotFound) {
		return iri, err
	}
	return r.endOf(ctx, id, err)
}

// endOf is the article whose source ends like this; err says that there is
// nothing of that id.
func (r *Reader) endOf(ctx context.Context, id string, err error) (quad.IRI, error) {
	found, failed := r.bySourceEnd(ctx, strings.TrimSpace(id))
	switch {
	case failed != nil:
		return "", failed
	case len(found) == 0:
		return "", err
	case len(found) == 1:
		return found[0], nil
	}
	return "", r.ambiguous(ctx, id, found)
}

// lookUp is Resolve but for ends of sources, for which all are gone through.
func (r *Reader) lookUp(ctx context.Context, id string) (quad.IRI, error) {
	if id = strings.TrimSpace(id); id == "" {
		return "", fmt.Errorf("%w: empty id", ErrRequest)
	}
	if iri := IRI(id); iri != "" {
		if ok, err := r.exists(ctx, iri); ok || err != nil {
			return iri, err
		}
	}
	found, err := r.begins(ctx, id)
	if err != nil {
		return "", err
	}
	if len(found) == 0 {
		if found, err = r.bySource(ctx, id); err != nil {
			return "", err
		}
	}
	switch len(found) {
	case 0:
		return "", fmt.Errorf("%s: %w", id, graph.ErrNotFound)
	case 1:
		return found[0], nil
	}
	return "", r.ambiguous(ctx, id, found)
}

// mostNamed is how many of the nodes that an ambiguous id may mean are named.
const mostNamed = 5

// ambiguous is the error about an id that means several nodes; it names them,
// articles with their source, others with their label.
func (r *Reader) ambiguous(ctx context.Context, id string, found []quad.IRI) error {
	var names []string
	for _, f := range found[:min(len(found), mostNamed)] {
		source, err := r.text(ctx, f, vocab.SourcePath)
		if err != nil {
			return err
		}
		if source == "" {
			if source, err = r.title(ctx, f); err != nil {
				return err
			}
		}
		if source != "" {
			source = " (" + source + ")"
		}
		names = append(names, ID(f)+source)
	}
	if n := len(found) - mostNamed; n > 0 {
		names = append(names, fmt.Sprintf("and %d more", n))
	}
	return fmt.Errorf("%s: %w: %s", id, ErrAmbiguous, strings.Join(names, ", "))
}

// exists reports whether a node is the subject or object of any quad.
func (r *Reader) exists(ctx context.Context, iri quad.IRI) (bool, error) {
	lists, err := r.store.Match(ctx, []graph.Pattern{{Subject: iri}, {Object: iri}}, 1)
	return err == nil && len(lists[0])+len(lists[1]) > 0, err
}

// begins are the nodes whose id, or the hash in it, begins like this: of
// articles, their parts, and what was resolved across them. The kind may be
// left out.
func (r *Reader) begins(ctx context.Context, id string) ([]quad.IRI, error) {
	kind, rest, ok := strings.Cut(strings.ReplaceAll(strings.TrimPrefix(id, vocab.Base), "/", ":"), ":")
	if !ok || !isKind(kind) {
		kind, rest = "", strings.ReplaceAll(id, "/", ":")
	}
	hash, part, hasPart := strings.Cut(rest, ":")
	if strings.Trim(hash, "0123456789abcdef") != "" {
		return nil, nil // no id begins like this: names are not looked for among them
	}
	var found []quad.IRI
	for e, err := range r.store.Entries(ctx) {
		if err != nil {
			return nil, err
		}
		_, h, _ := strings.Cut(e.Article, "/")
		if !strings.HasPrefix(h, hash) {
			continue
		}
		if !hasPart && (kind == "" || kind == vocab.Article) {
			found = append(found, vocab.Node(vocab.Article, h))
		}
		if iri, err := quads.PartIRI(e.Article, part); err == nil && (kind == "" || strings.HasPrefix(string(iri), vocab.Base+kind+":")) {
			ok, err := r.exists(ctx, iri)
			if err != nil {
				return nil, err
			}
			if ok {
				found = append(found, iri)
			}
		}
	}
	if hasPart || kind == vocab.Article {
		return found, nil
	}
	kinds := sortedKeys(membership())
	if kind != "" {
		kinds = slices.DeleteFunc(kinds, func(k string) bool { return k != kind })
	}
	if len(kinds) > 0 {
		members, err := r.membersBegin(ctx, kinds, hash)
		if err != nil {
			return nil, err
		}
		found = append(found, members...)
	}
	slices.Sort(found)
	return slices.Compact(found), nil
}

// membership is what ties parts of articles to nodes of each kind that is made
// across articles.
func membership() map[string]quad.IRI {
	return map[string]quad.IRI{vocab.Actor: vocab.SameActor, vocab.Event: vocab.OfEvent, vocab.Utterance: vocab.SameWords, vocab.Story: vocab.InStory}
}

func isKind(s string) bool {
	switch s {
	case vocab.Article, vocab.Time, vocab.Appearance, vocab.Location, vocab.Statement, vocab.Report, vocab.Outlet, vocab.Place:
		return true
	}
	return membership()[s] != ""
}

// bySource are the articles that were read from a file or address, or that
// had this id there.
func (r *Reader) bySource(ctx context.Context, source string) ([]quad.IRI, error) {
	for _, predicate := range []quad.IRI{vocab.SourcePath, vocab.SourceID, vocab.Address} {
		found, err := r.subjects(ctx, predicate, quad.String(source))
		if err != nil || len(found) > 0 {
			return found, err
		}
	}
	return nil, nil
}

// bySourceEnd are the articles whose file or address ends like this, in whole
// names of folders and files.
func (r *Reader) bySourceEnd(ctx context.Context, end string) ([]quad.IRI, error) {
	end = strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(end, `\`, "/")), "/")
	if end == "" {
		return nil, nil
	}
	fits := func(v quad.Value) bool {
		source := strings.ReplaceAll(quad.ToString(v), `\`, "/")
		return source == end || strings.HasSuffix(source, "/"+end)
	}
	predicates := []quad.IRI{vocab.SourcePath, vocab.Address} // a file before an address
	ask, err := r.sourcesLike(ctx, path.Base(end), predicates, fits)
	if err != nil {
		return nil, err
	}
	found := map[quad.Value][]quad.IRI{}
	err = r.each(ctx, ask, 0, func(q quad.Quad) {
		if n, ok := q.Subject.(quad.IRI); ok && fits(q.Object) {
			found[q.Predicate] = append(found[q.Predicate], n)
		}
	})
	list := found[predicates[0]]
	if len(list) == 0 {
		list = found[predicates[1]]
	}
	slices.Sort(list)
	return slices.Compact(list), err
}

// sourcesLike are patterns of the quads that tell of files and addresses whose
// last name is this.
func (r *Reader) sourcesLike(ctx context.Context, name string, predicates []quad.IRI, fits func(quad.Value) bool) (ask []graph.Pattern, err error) {
	x, err := r.wordIndex(ctx)
	if err != nil {
		return nil, err
	}
	if x == nil {
		return r.like(ctx, nil, quad.String(name), predicates, func(v quad.Value) []graph.Pattern {
			if !fits(v) {
				return nil
			}
			return []graph.Pattern{to(predicates[0], v), to(predicates[1], v)}
		})
	}
	articles, err := x.Parts(ctx, words.Source, name)
	for _, a := range articles {
		for _, p := range predicates {
			ask = append(ask, of(a, p))
		}
	}
	return ask, err
}
