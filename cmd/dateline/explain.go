package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dateline/cmd/dateline/internal/ui"
	"dateline/extract"
)

// explainLayers are what --layer takes, in the order of printing.
var explainLayers = []string{"syntax", "names", "times", "source", "actors", "places", "statements", "events"}

// conllu is the format that only explain prints.
const conllu = "conllu"

// explain is one run of the command.
type explain struct {
	layers []string
	format string
}

// explainCommand shows what answers were read from.
func (a *app) explainCommand() *cobra.Command {
	var in inputs
	var x explain
	cmd := &cobra.Command{
		Use:   "explain FILE…",
		Short: "Show how articles were read: sentences, trees, names, rules",
		Long: "Show for each article what was read and by which rule or model, layer by layer.\n" +
			"Layers: " + strings.Join(explainLayers, ", ") + "; all is all of\nthem. Spans count code points, as in what extract prints; heads are numbers of\ntokens within the sentence.",
		Example: "  dateline explain examples/articles/08-mayor-harbour-post.txt\n" +
			"  dateline explain --layer statements,times examples/articles/08-mayor-harbour-post.txt\n" +
			"  dateline explain --format conllu examples/articles/08-mayor-harbour-post.txt > mayor.conllu",
		Args: takes(1, many, "FILE"),
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			wanted := x.format
			if wanted == conllu { // the settings know the formats of listings only
				if err := cmd.Flags().Set("format", ""); err != nil {
					return err
				}
			}
			err := a.configure(cmd)
			x.format = wanted
			return err
		},
		RunE: func(cmd *cobra.Command, paths []string) error {
			if err := x.check(); err != nil {
				return err
			}
			return a.explain(cmd.Context(), x, in, paths)
		},
	}
	in.flags(cmd)
	f := cmd.Flags()
	f.StringSliceVar(&x.layers, "layer", []string{"syntax"}, "what to show; repeat it or join with commas")
	f.StringVar(&x.format, "format", "", "table, json or conllu (CoNLL-U, the format of Universal Dependencies)")
	completes(cmd, "layer", append(slices.Clone(explainLayers), "all")...)
	completes(cmd, "format", "table", "json", conllu)
	return cmd
}

// check settles the layers and refuses what explain does not print.
func (x *explain) check() error {
	if !slices.Contains([]string{"", "table", "json", conllu}, x.format) {
		return usageError{fmt.Errorf("explain prints table, json or conllu, not %s", x.format)}
	}
	if slices.Contains(x.layers, "all") {
		x.layers = explainLayers
	}
	for _, l := range x.layers {
		if !slices.Contains(explainLayers, l) {
			return usageError{fmt.Errorf("--layer: %q is none of %s, all", l, strings.Join(explainLayers, ", "))}
		}
	}
	if x.format == conllu && !slices.Equal(x.layers, []string{"syntax"}) {
		return usageError{errors.New("--format conllu shows the layer syntax only")}
	}
	return nil
}

// explain reads the articles one after the other and shows each.
func (a *app) explain(ctx context.Context, x explain, in inputs, paths []string) error {
	r, records, err := a.records(ctx, in, paths)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(a.stdout)
	failed, good := failures{a: a}, 0
	for rec, err := range records {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		var d *extract.Doc
		if err == nil {
			d, err = r.Doc(rec)
		}
		if err != nil {
			failed.report(err)
			continue
		}
		if err := x.write(out, d, good == 0); err != nil {
			return err
		}
		good++
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return failed.err(good)
}

// write shows one article.
func (x *explain) write(w io.Writer, d *extract.Doc, first bool) error {
	switch x.format {
	case conllu:
		return writeCoNLLU(w, d)
	case "json":
		return x.writeJSON(w, d)
	}
	if !first {
		fmt.Fprintln(w)
	}
	_, err := fmt.Fprintf(w, "%s  %s\n", ui.Clean(d.Out.Article.Source), d.Out.Article.ID)
	p := newExplained(w, d)
	for _, layer := range explainLayers {
		if slices.Contains(x.layers, layer) {
			p.layer(layer)
		}
	}
	return errors.Join(err, p.err)
}
