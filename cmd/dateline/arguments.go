package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"dateline/cmd/dateline/internal/ui"
)

// flagsOnly refuses arguments of a subcommand that has none, and names the
// flags that a word may have been meant for.
func flagsOnly(flags ...string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return nil
		}
		err := error(usageError{fmt.Errorf("%s takes no arguments, only flags: %q", cmd.Name(), args[0])})
		if len(flags) == 0 {
			return err
		}
		var meant []string
		for _, f := range flags {
			meant = append(meant, "--"+f+" "+shellWord(args[0]))
		}
		return ui.WithHint(err, "did you mean "+strings.Join(meant, " or ")+"?")
	}
}

// many is as many arguments as are given.
const many = -1

// takes takes arguments of one kind, from so many to so many of them.
func takes(least, most int, name string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return usageError{fmt.Errorf("%s requires %s", cmd.Name(), article(name))}
		case most != many && len(args) > most:
			return usageError{fmt.Errorf("%s takes %s at most: %q is one too many", cmd.Name(), count(most, name), args[most])}
		}
		return nil
	}
}

// article is a name with "a" or "an" before it.
func article(name string) string {
	if strings.ContainsRune("AEIOU", rune(name[0])) {
		return "an " + name
	}
	return "a " + name
}

// oneOf takes one of several words as the only argument.
func oneOf(name string, words ...string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		list := strings.Join(words, ", ")
		switch {
		case len(args) != 1:
			return usageError{fmt.Errorf("%s requires one %s: %s", cmd.Name(), name, list)}
		case !slices.Contains(words, args[0]):
			return usageError{fmt.Errorf("%s %q is none of %s", name, args[0], list)}
		}
		return nil
	}
}

// flagError is an error of the flags in plain words.
func flagError(_ *cobra.Command, err error) error {
	var value *pflag.InvalidValueError
	if errors.As(err, &value) && value.GetFlag().Value.Type() == "int" {
		err = fmt.Errorf("--%s %q is not a whole number", value.GetFlag().Name, value.GetValue())
	}
	return usageError{err}
}

// completes tells shells the values of a flag of cmd. It panics where cmd has
// no such flag.
func completes(cmd *cobra.Command, flag string, values ...string) {
	if err := cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err)
	}
}
