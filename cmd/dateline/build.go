package main

import (
	"cmp"
	"errors"

	"github.com/spf13/cobra"

	"dateline/graph"
)

// buildCommand reads articles into the graph in one go.
func (a *app) buildCommand() *cobra.Command {
	var in inputs
	var restore bool
	cmd := &cobra.Command{
		Use:   "build PATH…",
		Short: "Read articles into the graph: extract, load and link in one go",
		Long:  "Read articles (text, Markdown, HTML, JSONL, feeds, e-mails, folders, - for\nstandard input) into the graph, link them with those that are there, and show\nwhat came of it. Articles that are in the graph already are passed over.",
		Example: "  dateline build examples/articles\n" +
			"  dateline build --published 2025-03-05 examples/articles/04-ferry-coast-daily.txt\n" +
			"  cat examples/articles/11-ferry-inquiry.txt | dateline build -",
		Args: takes(1, many, "PATH"),
		RunE: func(cmd *cobra.Command, paths []string) error {
			ctx := cmd.Context()
			docs, err := a.documents(ctx, in, paths)
			if err != nil {
				return err
			}
			s, err := a.fill(ctx, &filling{inputs: graph.Inputs(docs), paths: paths, restore: restore})
			if s != nil && (err == nil || errors.Is(err, errSomeFailed)) {
				err = cmp.Or(a.summary(ctx, s), err)
			}
			return closed(s, err)
		},
	}
	in.flags(cmd)
	restoreFlag(cmd, &restore)
	return cmd
}
