package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"os"

	"github.com/spf13/cobra"

	"dateline/cmd/dateline/internal/ui"
	"dateline/config"
)

// app is what every subcommand shares: the streams and the settings.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	cfg            *config.Config
	configPath     string
	progress       *ui.Progress // of the run, where there is one
}

// clearLine makes room for a line of talk on a terminal that shows progress.
func (a *app) clearLine() {
	if a.progress != nil {
		a.progress.Done()
	}
}

// tell counts bytes that were read in a run that shows progress.
func (a *app) tell(n int) {
	if a.progress != nil {
		a.progress.Read(n)
	}
}

// main runs one command line and returns the exit code (see ui).
func (a *app) main(ctx context.Context, args []string) int {
	root := a.rootCommand()
	root.SetArgs(args)
	cmd, err := root.ExecuteContextC(ctx)
	switch {
	case err == nil:
		return ui.ExitOK
	case errors.Is(err, errSomeFailed):
		return ui.ExitSomeFailed
	case ctx.Err() != nil:
		ui.Error(a.stderr, interrupted(err))
		return ui.ExitInterrupted
	}
	ui.Error(a.stderr, advised(cmd, err))
	if isUsage(err) {
		return ui.ExitUsage
	}
	return ui.ExitFailure
}

// rootCommand builds the whole command tree.
func (a *app) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "dateline",
		Short: "Who said what and when, and which outlets really reported it",
		Long:  "dateline reads news articles into an event graph and answers\nwho said what and when, what happened when, and which outlets reported it.\nEvery answer opens at the sentence it was read from.",
		Example: "  dateline build examples/articles    # read a folder of articles into dateline.db\n" +
			"  dateline timeline                   # what happened in which order\n" +
			"  dateline said --by krag             # who said what and when",
		SilenceErrors: true,
		SilenceUsage:  true,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			return a.configure(cmd)
		},
	}
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	root.SetFlagErrorFunc(flagError)
	f := root.PersistentFlags()
	f.StringVar(&a.configPath, "config", "", "settings file (default: ./dateline.yaml, then the user's configuration folder)")
	f.String("db", "bbolt:dateline.db", "the graph: bbolt:PATH, a path, pebble:PATH, postgres://USER@HOST/DATABASE, or memory:")
	f.String("format", "", "table, json, jsonl, csv, tsv or md (default: table on a terminal, tsv in a pipe)")
	f.Int("workers", 0, "articles read at the same time (0: one for each core)")
	f.Bool("quiet", false, "no progress, no notes")
	f.Bool("no-color", false, "no colour on a terminal")
	completes(root, "format", "table", "json", "jsonl", "csv", "tsv", "md")
	group(root, "Articles:", a.buildCommand(), a.extractCommand(), a.explainCommand(), a.loadCommand(), a.forgetCommand(), a.overlayCommand(), a.statusCommand())
	group(root, "Answers:", a.saidCommand(), a.timelineCommand(), a.coverageCommand(), a.storiesCommand(), a.compareCommand(), a.showCommand(), a.queryCommand(), a.exportCommand())
	group(root, "The program:", a.configCommand(), a.schemaCommand(), a.versionCommand(), a.completionCommand())
	root.SetHelpCommandGroupID("The program:")
	root.AddCommand(a.scriptChildCommand())
	return root
}

// group adds commands that help lists together.
func group(root *cobra.Command, title string, commands ...*cobra.Command) {
	root.AddGroup(&cobra.Group{ID: title, Title: title})
	for _, c := range commands {
		c.GroupID = title
	}
	root.AddCommand(commands...)
}

// configure reads the settings before a subcommand runs.
func (a *app) configure(cmd *cobra.Command) error {
	cfg, err := config.Load(a.configPath, cmd.Flags())
	if err != nil {
		return err
	}
	a.cfg = cfg
	if _, err := a.output(); err != nil {
		return err
	}
	level := slog.LevelInfo
	if cfg.Quiet {
		level = slog.LevelError
	}
	slog.SetDefault(slog.New(ui.LogHandler(a.stderr, level)))
	for _, name := range config.UnknownVariables(os.Environ()) {
		slog.Warn(name + " in the environment is no setting; `dateline config` lists them")
	}
	return nil
}

// unconfigured is for subcommands that do without settings, so that wrong ones
// are not in their way.
func unconfigured(*cobra.Command, []string) error { return nil }
