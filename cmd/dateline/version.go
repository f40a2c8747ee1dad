package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"dateline/graph"
	"dateline/schema"
)

// versionCommand prints what this binary is.
func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:               "version",
		Short:             "Print the versions of the program and of its formats",
		Args:              flagsOnly(),
		PersistentPreRunE: unconfigured,
		RunE: func(*cobra.Command, []string) error {
			version, goVersion := "(devel)", ""
			if info, ok := debug.ReadBuildInfo(); ok {
				if info.Main.Version != "" {
					version = info.Main.Version
				}
				goVersion = info.GoVersion
			}
			_, err := fmt.Fprintf(a.stdout, "dateline %s\ngo %s\ndocument %s\ngraph format %d\n", version, goVersion, schema.Version, graph.FormatVersion)
			return err
		},
	}
}
