package main

import (
	"github.com/spf13/cobra"

	"dateline/schema"
)

// schemaCommand publishes the format of extract's output.
func (a *app) schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:               "schema",
		Short:             "Print the JSON Schema of a Document, the output of extract",
		Args:              flagsOnly(),
		PersistentPreRunE: unconfigured,
		RunE: func(*cobra.Command, []string) error {
			_, err := a.stdout.Write(schema.JSONSchema())
			return err
		},
	}
}
