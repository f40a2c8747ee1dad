package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
	"github.com/spf13/cobra"

	"dateline/cmd/dateline/internal/ui"
	"dateline/graph"
	"dateline/graph/query"
)

// forgetting is what to take out of the graph.
type forgetting struct {
	ids, actors  []string // as they were named
	withArticles bool
	dry          bool
}

// forgetCommand takes articles, or actors, out of the graph.
func (a *app) forgetCommand() *cobra.Command {
	var f forgetting
	cmd := &cobra.Command{
		Use:   "forget ARTICLE… | --actor ACTOR",
		Short: "Take articles, or every trace of an actor, out of the graph",
		Long: "Take articles, and all that was read from them, out of the graph. ARTICLE is\nan id as listings print it (article/…), the beginning of one, or the file the\narticle was read from. Nothing is taken out where one of them is not there, nor with --dry-run, which\nonly says what would be.\n\n" +
			"With --actor, take every trace of an actor out of the articles that tell of it:\nwhat it said, its parts in events and statements, its names and roles. In the\ntexts █ stands for each letter of its names; pronouns and the words around stay,\nand so do the addresses and file names of articles. With --with-articles these\narticles are taken out whole. An article that is loaded again stays without the\nactor unless load is told to --restore it. The engine may keep old bytes in its\nfile: `dateline export nquads` and `dateline load` make one that never had them.",
		Example: "  dateline forget --dry-run 08-mayor-harbour-post.txt\n" +
			"  dateline forget pd-5 fc-5\n" +
			"  dateline forget --actor 'Sofie Krag' --dry-run",
		RunE: func(cmd *cobra.Command, ids []string) error {
			if f.ids = ids; len(ids) == 0 && len(f.actors) == 0 {
				return usageError{errors.New("requires at least 1 article, or --actor")}
			}
			if f.withArticles && len(f.actors) == 0 {
				return usageError{errors.New("--with-articles says what becomes of the articles of an --actor")}
			}
			return a.forget(cmd.Context(), f)
		},
	}
	cmd.Flags().BoolVar(&f.dry, "dry-run", false, "say what would be taken out, and take out nothing")
	cmd.Flags().StringArrayVar(&f.actors, "actor", nil, "an actor to forget: a name that one actor alone has, or an id")
	cmd.Flags().BoolVar(&f.withArticles, "with-articles", false, "take out the articles that tell of the actor, too")
	return cmd
}

// forget looks up what is named in a graph open for reading, since an absent
// one is not made, and takes it out of the same graph.
func (a *app) forget(ctx context.Context, f forgetting) error {
	s, err := a.openStore(ctx, true)
	if err != nil {
		return err
	}
	articles, actors, err := f.found(ctx, s)
	if err == nil && f.dry {
		err = a.take(ctx, s, articles, actors, true)
	}
	if err := closed(s, err); err != nil || f.dry {
		return err
	}
	if s, err = a.openStore(ctx, false); err != nil {
		return err
	}
	if err = a.take(ctx, s, articles, actors, false); err == nil {
		err = a.link(ctx, s)
	}
	return closed(s, err)
}

// found is the articles and the actors to take out.
func (f forgetting) found(ctx context.Context, s graph.Store) (articles []string, actors []quad.IRI, err error) {
	r := query.NewReader(s)
	if articles, err = articleIDs(ctx, r, f.ids); err != nil {
		return nil, nil, err
	}
	for _, name := range f.actors {
		iri, err := actorNode(ctx, r, name)
		if err != nil {
			return nil, nil, err
		}
		actors = append(actors, iri)
	}
	if !f.withArticles {
		return articles, actors, nil
	}
	err = graph.ForgetActors(ctx, s, actors, true, func(did graph.Redaction) {
		if !slices.Contains(articles, did.Article) {
			articles = append(articles, did.Article)
		}
	})
	return articles, nil, err
}

// actorNode is the one actor that a name or an id means.
func actorNode(ctx context.Context, r *query.Reader, name string) (quad.IRI, error) {
	found, err := r.Actors(ctx, name)
	switch {
	case errors.Is(err, query.ErrRequest):
		return "", usageError{err}
	case errors.Is(err, graph.ErrNotFound):
		return "", ui.WithHint(err, "`dateline said --format tsv` has the ids and names of speakers")
	case err != nil:
		return "", err
	case len(found) > 1:
		list := make([]string, len(found))
		for i, n := range found {
			list[i] = fmt.Sprintf("%s (%s)", n.Name, n.ID)
		}
		return "", usageError{ui.WithHint(fmt.Errorf("%q is the name of %d actors: %s", name, len(found), strings.Join(list, ", ")), "give an id; --actor may be given several times")}
	}
	return query.IRI(found[0].ID), nil
}

// take takes articles and actors out of s; dry only says so.
func (a *app) take(ctx context.Context, s graph.Store, articles []string, actors []quad.IRI, dry bool) error {
	forgot := "forgot"
	if dry {
		forgot = "would forget"
	}
	for _, article := range articles {
		forget := graph.Forget
		if dry {
			forget = graph.Forgettable
		}
		n, err := forget(ctx, s, article)
		if err != nil {
			return err
		}
		a.note("%s %s (%s)", forgot, article, count(n, "fact"))
	}
	if len(actors) == 0 {
		return nil
	}
	return graph.ForgetActors(ctx, s, actors, dry, func(did graph.Redaction) {
		name := cmp.Or(did.Source, did.Article)
		a.note("%s in %s: %s, %s, %s; %s masked", forgot, name,
			count(did.Mentions, "mention"), count(did.Statements, "statement"), count(did.Roles, "role"), count(did.Masked, "name"))
		if did.Address {
			a.note("the address or the file name of %s holds a name and stays; --with-articles takes the article out", name)
		}
	})
}

// articleIDs are the ids of articles, however they are named, each once.
func articleIDs(ctx context.Context, r *query.Reader, names []string) ([]string, error) {
	var out []string
	for _, name := range names {
		iri, err := r.Resolve(ctx, name)
		switch {
		case errors.Is(err, graph.ErrNotFound):
			return nil, ui.WithHint(err, "the column article of `dateline said --format tsv` has ids; files are named as they were when they were read")
		case errors.Is(err, query.ErrRequest), errors.Is(err, query.ErrAmbiguous):
			return nil, usageError{err}
		case err != nil:
			return nil, err
		}
		id := query.ID(iri)
		if !strings.HasPrefix(id, "article/") {
			return nil, usageError{fmt.Errorf("%s is not an article", id)}
		}
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out, nil
}
