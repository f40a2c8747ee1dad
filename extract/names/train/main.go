// Command train reads treebanks and corpora of names and writes the models of
// package names:
//
//	train casing -out data/casing.tsv TREEBANK.conllu…
//	train model -out data/names.model -second data/second.model SOURCE=PATH…
//	train cross -parts 5 SOURCE=PATH…
//	train score SOURCE=PATH…
//
// A SOURCE is iob2, wikigold, crossner (CoNLL columns), re3d (a folder of
// CoNLL files), gum (a folder of CoNLL-U files) or meantime (JSON lines, which
// nothing learns from); a weight may follow it ("iob2*.5=…"). Paths that start with "-" are held out and scored; "cross"
// scores them part by part, learning from the other parts, "score" with the
// embedded models.
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// run carries out one subcommand.
func run(args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("give casing, model, cross or score")
	}
	flags := flag.NewFlagSet(args[0], flag.ContinueOnError)
	out := flags.String("out", "", "file to write")
	second := flags.String("second", "", "file to write the second model to")
	parts := flags.Int("parts", 5, "parts of the text that cross holds out in turn")
	rows := flags.Int("rows", 60000, "features kept")
	passes := flags.Int("passes", 6, "passes over the text")
	report := flags.String("report", "", "page to write figures by kind and the commonest mistakes to")
	list := flags.String("list", "", "file to write every mistake with its line to")
	orders := flags.Int("orders", 2, "orders of the text whose models are averaged")
	if err := flags.Parse(args[1:]); err != nil {
		return err
	}
	set := settings{rows: *rows, passes: *passes, orders: *orders, first: *out, second: *second, report: *report, list: *list,
		command: "go run ./extract/names/train " + strings.Join(args, " ")}
	switch args[0] {
	case "casing":
		table, err := casing(flags.Args())
		if err != nil {
			return err
		}
		return os.WriteFile(*out, table, 0o644)
	case "model":
		return train(flags.Args(), set)
	case "cross":
		return cross(flags.Args(), *parts, set)
	case "score":
		return score(flags.Args(), set)
	}
	return fmt.Errorf("unknown subcommand %q", args[0])
}
