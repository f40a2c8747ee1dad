package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dateline/cmd/dateline/internal/ui"
	"dateline/graph/cayleystore"
	"dateline/graph/script"
)

// queryCommand runs a Gizmo script on the graph.
func (a *app) queryCommand() *cobra.Command {
	var file string
	var limit int
	cmd := &cobra.Command{
		Use:   "query [SCRIPT]",
		Short: "Run a Gizmo script on the graph, in a process of its own with limits",
		Long: "Run a script in Gizmo, Cayley's query language, for reading only. IRIs stand in\nangle brackets; these beginnings may be written short:\n\n" + prefixHelp() +
			"\nLimits on time and memory are the settings script.timeout and\nscript.memory_mb.",
		Example: `  dateline query 'g.V("<dl:outlet:fjord-courier>").in("<schema:publisher>").out("<schema:headline>").all()'` + "\n" +
			"  dateline query --file who.js --format jsonl",
		Args: takes(0, 1, "SCRIPT"),
		RunE: func(cmd *cobra.Command, args []string) error {
			text, err := a.scriptText(args, file)
			if err != nil {
				return err
			}
			if limit < 1 {
				return usageError{errors.New("--limit is less than 1")}
			}
			if _, err := a.graphFile(); err != nil {
				return err
			} else if engine, _, _ := cayleystore.ParseAddress(a.cfg.DB); engine == cayleystore.Memory {
				return usageError{ui.WithHint(errors.New("a graph in memory cannot be queried"), "build it in a file: --db PATH")}
			}
			out, err := a.output()
			if err != nil {
				return err
			}
			res, err := script.Run(cmd.Context(), script.Options{
				DB: a.cfg.DB, Script: text, Timeout: a.cfg.Script.Timeout, MemoryMB: a.cfg.Script.MemoryMB, Limit: limit,
			})
			if err != nil {
				return err
			}
			if res.Truncated {
				a.note("there is more: the first %d results are shown (--limit)", len(res.Rows))
			}
			if len(res.Rows) == 0 {
				a.note("no results: a script gives those of .all(), .getLimit(n) or g.emit(x)")
			}
			t, err := scriptTable(res.Rows)
			if err != nil {
				return err
			}
			return ui.List(out, t, res.Rows)
		},
	}
	cmd.Flags().StringVar(&file, "file", "", "read the script from a file, - for standard input")
	cmd.Flags().IntVar(&limit, "limit", script.DefaultLimit, "most results to give")
	return cmd
}

// scriptText is the script of the command line, a file or standard input.
func (a *app) scriptText(args []string, file string) (string, error) {
	switch {
	case len(args) == 1 && file == "":
		return args[0], nil
	case len(args) == 1 || file == "":
		return "", usageError{errors.New("requires one script: as the argument or with --file")}
	case file == "-":
		b, err := io.ReadAll(io.LimitReader(a.stdin, script.MaxScript+1))
		return string(b), err
	}
	b, err := os.ReadFile(file)
	if err != nil {
		return "", unreadable(file, err)
	}
	return string(b), nil
}

// prefixHelp lists the short forms of IRIs.
func prefixHelp() string {
	var lines []string
	for short, full := range script.Prefixes() {
		lines = append(lines, fmt.Sprintf("  %-7s %s\n", short+":", full))
	}
	slices.Sort(lines)
	return strings.Join(lines, "")
}

// scriptTable lays results out with a column for each tag, "id" first.
func scriptTable(rows []json.RawMessage) (ui.Table, error) {
	var t ui.Table
	parsed := make([]map[string]any, len(rows))
	var names []string
	for i, row := range rows {
		var v any
		if err := json.Unmarshal(row, &v); err != nil {
			return t, err
		}
		m, ok := v.(map[string]any)
		if !ok {
			m = map[string]any{"value": v}
		}
		parsed[i] = m
		for k := range m {
			if !slices.Contains(names, k) {
				names = append(names, k)
			}
		}
	}
	slices.SortFunc(names, func(x, y string) int {
		if (x == "id") != (y == "id") {
			if x == "id" {
				return -1
			}
			return 1
		}
		return strings.Compare(x, y)
	})
	for _, n := range names {
		t.Columns = append(t.Columns, ui.Column{Name: n, Wide: true})
	}
	for _, m := range parsed {
		cells := make([]string, len(names))
		for k, n := range names {
			if v, ok := m[n]; ok {
				cells[k] = fmt.Sprint(v)
			}
		}
		t.Rows = append(t.Rows, cells)
	}
	return t, nil
}

// scriptChildCommand is the process that query starts to run a script in.
func (a *app) scriptChildCommand() *cobra.Command {
	return &cobra.Command{
		Use:               script.ChildCommand,
		Hidden:            true,
		Args:              cobra.NoArgs,
		PersistentPreRunE: unconfigured,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return script.Child(cmd.Context(), a.stdin, a.stdout)
		},
	}
}
