package graph

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/schema"
	"dateline/schema/quads"
	"dateline/schema/vocab"
)

// Forget takes everything that was read from an article out of the graph,
// together with its line of the ledger, and says how many quads that were.
// Links made between articles are not touched; make them anew afterwards.
// [ErrNotFound] when the graph has nothing of the article.
func Forget(ctx context.Context, s Store, article string) (int, error) {
	remove, err := ofArticle(ctx, s, article)
	if err != nil {
		return 0, err
	}
	c := Change{Remove: remove, Strike: []string{article}, Notes: []Note{changed(article), {Key: lineKey(article)}}}
	if d, err := quads.ToDocument(remove); err == nil { // nothing is known of the words of what is damaged
		c.Notes = append(c.Notes, wordsGone(article, indexOf(d, remove))...)
	}
	if err := s.Apply(ctx, c); err != nil {
		return 0, fmt.Errorf("forget %s: %w", article, err)
	}
	return len(remove), tidyWords(ctx, s)
}

// Forgettable says how many quads [Forget] would take out, and takes out none.
func Forgettable(ctx context.Context, s Store, article string) (int, error) {
	remove, err := ofArticle(ctx, s, article)
	return len(remove), err
}

// ofArticle is all that was read from an article.
func ofArticle(ctx context.Context, s Store, article string) ([]quad.Quad, error) {
	if article == "" {
		return nil, fmt.Errorf("%w: no article given", ErrNotFound)
	}
	list, err := appendMatches(ctx, s, nil, Pattern{Label: articleIRI(article)})
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", article, err)
	}
	_, known, err := s.Entry(ctx, article)
	if err == nil && !known && len(list) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", article, err)
	}
	return list, nil
}

// redacted begins the digest in the ledger of an article from which an actor
// was forgotten. [Load] leaves such an article as it is, unless it is told
// otherwise.
const redacted = "redacted:"

// forgotten is the warning of a Document from which an actor was forgotten: so
// the Document says it itself, wherever it is loaded.
const forgotten = "an actor was forgotten from this article"

// ledgerDigest is a Document's digest as the ledger keeps it.
func ledgerDigest(d *schema.Document, digest string) string {
	if slices.Contains(d.Warnings, forgotten) {
		return redacted + digest
	}
	return digest
}

// isRedacted reports whether an actor was forgotten from an article.
func (e Entry) isRedacted() bool { return strings.HasPrefix(e.Digest, redacted) }

// holds reports whether an article is kept as the Document of a digest has it.
func (e Entry) holds(digest string) bool {
	return digest != "" && strings.TrimPrefix(e.Digest, redacted) == digest
}

// ForgetActors takes every trace of actors out of the articles that tell of
// them: what they said, their parts in events and in what others said, their
// names and roles, and, in the text and wherever else words are kept, the
// letters of their names, for which as many █ stand. The rest of an article
// stays, its parts counted anew; so do its address and the name of its file.
// Each article is one change, and what it had in common with others is no
// longer said: make the links between articles anew afterwards. With dry
// nothing is taken out. Each article is reported, in order of their ids.
//
// An actor is the node that appearances were resolved to, or an appearance.
// [ErrNotFound] when no article tells of them.
func ForgetActors(ctx context.Context, s Store, actors []quad.IRI, dry bool, report func(Redaction)) error {
	byArticle, err := appearances(ctx, s, actors)
	if err != nil {
		return fmt.Errorf("forget actors: %w", err)
	}
	if len(byArticle) == 0 {
		return fmt.Errorf("forget actors: no article tells of them: %w", ErrNotFound)
	}
	articles := make([]string, 0, len(byArticle))
	for a := range byArticle {
		articles = append(articles, a)
	}
	slices.Sort(articles)
	for _, a := range articles {
		did, change, err := redact(ctx, s, a, byArticle[a])
		if errors.Is(err, ErrNotFound) {
			continue // forgotten, and its links are still there
		}
		if err == nil && !dry {
			err = s.Apply(ctx, change)
		}
		if err != nil {
			return fmt.Errorf("forget actors: %s: %w", a, err)
		}
		report(did)
	}
	if dry {
		return nil
	}
	return tidyWords(ctx, s)
}

// appearances are the local ids of actors by article.
func appearances(ctx context.Context, s Store, actors []quad.IRI) (map[string][]string, error) {
	patterns := make([]Pattern, len(actors))
	for i, a := range actors {
		patterns[i] = Pattern{Predicate: vocab.SameActor, Object: a}
	}
	lists, err := s.Match(ctx, patterns, 0)
	if err != nil {
		return nil, err
	}
	nodes := slices.Clone(actors)
	for _, q := range slices.Concat(lists...) {
		if n, ok := q.Subject.(quad.IRI); ok {
			nodes = append(nodes, n)
		}
	}
	out := map[string][]string{}
	for _, n := range nodes {
		if kind, _, _ := vocab.Split(n); kind != vocab.Appearance {
			continue
		}
		if article, id, ok := quads.SplitPart(n); ok {
			out[article] = append(out[article], id)
		}
	}
	return out, nil
}

// redact is the change that takes actors out of an article.
func redact(ctx context.Context, s Store, article string, ids []string) (did Redaction, c Change, err error) {
	before, err := appendMatches(ctx, s, nil, Pattern{Label: articleIRI(article)})
	if err != nil {
		return did, c, err
	}
	if len(before) == 0 {
		return did, c, ErrNotFound
	}
	doc, err := quads.ToDocument(before)
	if err != nil {
		return did, c, err
	}
	full := indexOf(doc, before)
	r := newRedactor(doc, ids)
	masked := slices.Clone(before)
	for i, q := range masked {
		if q.Predicate == vocab.Text && q.Subject == quad.Value(articleIRI(article)) {
			masked[i].Object = quad.String(r.text(doc))
		}
	}
	if doc, err = quads.ToDocument(masked); err != nil {
		return did, c, err
	}
	r.take(doc)
	if !slices.Contains(doc.Warnings, forgotten) {
		doc.Warnings = append(doc.Warnings, forgotten)
	}
	after, err := mapped(doc)
	if err != nil {
		return did, c, err
	}
	digest := digestOf(doc)
	entry, _, err := s.Entry(ctx, article)
	if err != nil {
		return did, c, err
	}
	links, err := linksOf(ctx, s, before)
	if err != nil {
		return did, c, err
	}
	notes := append(wordsEntered(article, full, indexOf(doc, after)), changed(article), Note{Key: lineKey(article)})
	if n, err := linksLess(ctx, s, links); err != nil {
		return did, c, err
	} else if n.Key != "" {
		notes = append(notes, n)
	}
	return r.did, Change{
		Remove: append(before, links...), Add: after, Notes: notes,
		Record: []Entry{{Article: article, Digest: ledgerDigest(doc, digest), Loaded: entry.Loaded}},
	}, nil
}

// linksOf are the links to other articles from what quads are about: they go by
// ids that are about to change.
func linksOf(ctx context.Context, s Store, list []quad.Quad) ([]quad.Quad, error) {
	seen := map[quad.Value]bool{}
	var patterns []Pattern
	for _, q := range list {
		if n, _ := q.Subject.(quad.IRI); !seen[q.Subject] {
			seen[q.Subject] = true
			if _, local, part := quads.SplitPart(n); part && local != "" {
				patterns = append(patterns, Pattern{Subject: n, Label: vocab.Across})
			}
		}
	}
	lists, err := s.Match(ctx, patterns, 0)
	return slices.Concat(lists...), err
}

// linksLess is the note that counts links without some, empty where none counts
// them.
func linksLess(ctx context.Context, s Store, gone []quad.Quad) (Note, error) {
	if _, ok, err := s.Note(ctx, LinksCounted); err != nil || !ok {
		return Note{}, err
	}
	less := Census{}
	less.Links(gone, 1)
	return countsLess(ctx, s, LinksCounted, less)
}
