package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"

	"github.com/spf13/cobra"

	"dateline/cmd/dateline/internal/ui"
	"dateline/config"
	"dateline/graph"
	"dateline/graph/cayleystore"
)

// app is what every subcommand shares: the streams and the settings.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	cfg            *config.Config
	configPath     string
}

// errSomeFailed ends a run in which some inputs failed and were reported.
var errSomeFailed = errors.New("some inputs failed")

// usageError marks an error of the command line itself.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

// main runs one command line and returns the exit code (see ui).
func (a *app) main(ctx context.Context, args []string) int {
	root := a.rootCommand()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	switch {
	case err == nil:
		return ui.ExitOK
	case errors.Is(err, errSomeFailed):
		return ui.ExitSomeFailed
	case ctx.Err() != nil:
		fmt.Fprintln(a.stderr, "dateline: interrupted")
		return ui.ExitInterrupted
	}
	ui.Error(a.stderr, err)
	var usage usageError
	if errors.As(err, &usage) || errors.Is(err, config.ErrConfig) || isCobraUsage(err) {
		return ui.ExitUsage
	}
	return ui.ExitFailure
}

// isCobraUsage recognises cobra's own usage errors, which carry no type.
func isCobraUsage(err error) bool {
	for _, start := range []string{"unknown command", "unknown flag", "unknown shorthand", "accepts ", "requires ", "invalid argument", "flag needs an argument", "required flag"} {
		if strings.HasPrefix(err.Error(), start) {
			return true
		}
	}
	return false
}

// rootCommand builds the whole command tree.
func (a *app) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:           "dateline",
		Short:         "Who said what and when, and which outlets really reported it",
		Long:          "dateline reads news articles into an event graph and answers\nwho said what and when, what happened when, and which outlets reported it.\nEvery answer opens at the sentence it was read from.",
		SilenceErrors: true,
		SilenceUsage:  true,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			return a.configure(cmd)
		},
	}
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	f := root.PersistentFlags()
	f.StringVar(&a.configPath, "config", "", "settings file (default: ./dateline.yaml, then the user's configuration folder)")
	f.String("db", "bbolt:dateline.db", "the graph: bbolt:PATH, a path, or memory:")
	f.String("format", "", "table, json, jsonl, csv, tsv or md (default: table on a terminal, tsv in a pipe)")
	f.Int("workers", 0, "articles read at the same time (0: one for each core)")
	f.Bool("quiet", false, "no progress, no notes")
	f.Bool("no-color", false, "no colour on a terminal")
	root.AddCommand(
		a.buildCommand(), a.extractCommand(), a.loadCommand(),
		a.saidCommand(), a.timelineCommand(), a.coverageCommand(), a.storiesCommand(), a.showCommand(),
		a.queryCommand(), a.scriptChildCommand(), a.exportCommand(),
		a.statusCommand(), a.forgetCommand(),
		a.schemaCommand(), a.configCommand(), a.versionCommand(),
	)
	return root
}

// configure reads the settings before any subcommand runs.
func (a *app) configure(cmd *cobra.Command) error {
	cfg, err := config.Load(a.configPath, cmd.Flags())
	if err != nil {
		return err
	}
	a.cfg = cfg
	level := slog.LevelInfo
	if cfg.Quiet {
		level = slog.LevelError
	}
	slog.SetDefault(slog.New(ui.LogHandler(a.stderr, level)))
	return nil
}

// openStore opens the graph named by --db. Reading an absent graph is an error
// with a hint; writing creates it.
func (a *app) openStore(ctx context.Context, readOnly bool) (graph.Store, error) {
	return cayleystore.Open(ctx, a.cfg.DB, cayleystore.Options{ReadOnly: readOnly})
}
