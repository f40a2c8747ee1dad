package main

import (
	"github.com/spf13/cobra"

	"dateline/cmd/dateline/internal/ui"
	"dateline/config"
	"dateline/graph/cayleystore"
)

// configCommand prints the settings in effect and where each came from.
func (a *app) configCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "config",
		Short: "Print the settings in effect and where each came from",
		Long:  "Print the settings in effect and where each came from. A later place wins over\nan earlier one: built-in defaults, the settings file (--config, or\n$DATELINE_CONFIG, or ./dateline.yaml, or dateline/config.yaml in the user's\nconfiguration folder), the environment (DATELINE_DB, DATELINE_SCRIPT_TIMEOUT, …),\nflags.",
		Args:  flagsOnly(),
		RunE: func(*cobra.Command, []string) error {
			out, err := a.output()
			if err != nil {
				return err
			}
			settings := a.cfg.Settings()
			t := ui.Table{Columns: []ui.Column{{Name: "setting"}, {Name: "value", Wide: true}, {Name: "from"}, {Name: "meaning", Wide: true}}}
			for i := range settings {
				settings[i].Value = shown(settings[i])
			}
			for _, s := range settings {
				if s.Source == config.Flag {
					s.From = "flag " + s.From // a cell that begins with a hyphen could be a formula
				}
				t.Rows = append(t.Rows, []string{s.Key, s.Value, s.From, s.Help})
			}
			return ui.List[config.Setting](out, t, settings)
		},
	}
}

// shown is the value of a setting without what is secret in it.
func shown(s config.Setting) string {
	if s.Key == "db" {
		return cayleystore.Redact(s.Value)
	}
	return s.Value
}

// output settles how this run prints listings.
func (a *app) output() (ui.Output, error) {
	out, err := ui.NewOutput(a.stdout, a.cfg.Format, a.cfg.NoColor)
	if err != nil {
		return out, usageError{err}
	}
	return out, nil
}
