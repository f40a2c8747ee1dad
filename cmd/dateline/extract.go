package main

import (
	"bufio"
	"encoding/json"

	"github.com/spf13/cobra"
)

// extractCommand reads articles and prints what was read of them.
func (a *app) extractCommand() *cobra.Command {
	var in inputs
	cmd := &cobra.Command{
		Use:   "extract PATH…",
		Short: "Read articles and print a Document for each, as JSON lines",
		Long:  "Read articles (text, Markdown, HTML, JSONL, feeds, e-mails, folders, - for\nstandard input) and print one Document a line, in the order of the inputs.\n`dateline schema` prints the format; `dateline load` reads it.",
		Example: "  dateline extract examples/articles > documents.jsonl\n" +
			"  dateline extract examples/articles/02-ferry-harbour-post.html | jq '.statements[].content[].text'",
		Args: takes(1, many, "PATH"),
		RunE: func(cmd *cobra.Command, paths []string) error {
			docs, err := a.documents(cmd.Context(), in, paths)
			if err != nil {
				return err
			}
			out := bufio.NewWriter(a.stdout)
			enc := json.NewEncoder(out)
			enc.SetEscapeHTML(false)
			failed, good := failures{a: a}, 0
			for d, err := range docs {
				if cmd.Context().Err() != nil {
					break
				}
				if err != nil {
					failed.report(err)
					continue
				}
				if err := enc.Encode(d); err != nil {
					return err
				}
				good++
			}
			if err := out.Flush(); err != nil {
				return err
			}
			if err := cmd.Context().Err(); err != nil {
				return err
			}
			return failed.err(good)
		},
	}
	in.flags(cmd)
	return cmd
}
