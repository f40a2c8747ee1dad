package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"dateline/cmd/dateline/internal/ui"
	"dateline/config"
	"dateline/extract/intake"
	"dateline/extract/reader"
	"dateline/graph"
	"dateline/graph/script"
)

// errSomeFailed ends a run in which some inputs failed and were reported.
var errSomeFailed = errors.New("some inputs failed")

// usageError marks an error of the command line itself.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

// isUsage reports whether the command line or the configuration is wrong.
func isUsage(err error) bool {
	var usage usageError
	return errors.As(err, &usage) || errors.Is(err, config.ErrConfig) || isCobraUsage(err)
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

// didYouMean stands between cobra's error and the commands it suggests.
const didYouMean = "\n\nDid you mean this?\n"

// advised is err with a line on what to do about it, where its kind tells.
func advised(cmd *cobra.Command, err error) error {
	var hinted interface{ Hint() string }
	var input *intake.Error
	switch {
	case errors.As(err, &hinted):
	case errors.As(err, &input):
		// Only JSON that breaks has a column.
		if input.Hint == "" && input.Column > 0 {
			return ui.WithHint(err, `a line holds one JSON object: {"text": "…", "outlet": "…", "published": "…", …}`)
		}
	case errors.Is(err, reader.ErrPanic):
		return ui.WithHint(err, "this is a bug of the program; the article is left out")
	case diskFull(err):
		return ui.WithHint(err, "make room on the disk, or write elsewhere, and run the same command again; what was kept before is whole")
	case errors.Is(err, graph.ErrUnreachable):
		return ui.WithHint(err, "check that the database server runs and can be reached from here; PGHOST, PGPORT and PGSSLMODE stand in for what --db leaves out")
	case errors.Is(err, graph.ErrRefused):
		return ui.WithHint(err, "check that this database is there (createdb makes one) and lets this user in; PGUSER, PGPASSWORD and the password file stand in for what --db leaves out")
	case errors.Is(err, fs.ErrPermission):
		return ui.WithHint(err, "check who may read and write it")
	case errors.Is(err, script.ErrScript):
		return ui.WithHint(err, `scripts are Gizmo, such as g.V("<dl:outlet:NAME>").in("<schema:publisher>").all()`)
	case errors.Is(err, script.ErrTimeout), errors.Is(err, script.ErrMemory):
		return ui.WithHint(err, "begin at a node rather than at g.V(), use .limit(n), or raise script.timeout and script.memory_mb")
	case strings.Contains(err.Error(), didYouMean):
		what, names, _ := strings.Cut(err.Error(), didYouMean)
		return ui.WithHint(errors.New(what), "did you mean "+strings.Join(strings.Fields(names), " or ")+"?")
	case cmd != nil && isUsage(err) && !errors.Is(err, config.ErrConfig):
		return ui.WithHint(err, fmt.Sprintf("`%s --help` shows how it is used", cmd.CommandPath()))
	}
	return err
}

// diskFull reports whether a write found no room. Some errors of the engine
// have the system's words only.
func diskFull(err error) bool {
	for _, full := range []syscall.Errno{syscall.ENOSPC, syscall.EFBIG, syscall.EDQUOT} {
		if errors.Is(err, full) || strings.HasSuffix(err.Error(), full.Error()) {
			return true
		}
	}
	return false
}

// interrupted is what an interrupt makes of err.
func interrupted(err error) error {
	var hinted interface{ Hint() string }
	if errors.Is(err, context.Canceled) && errors.As(err, &hinted) {
		return ui.WithHint(errors.New("interrupted"), hinted.Hint())
	}
	return errors.New("interrupted")
}
