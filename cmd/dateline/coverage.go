package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dateline/cmd/dateline/internal/ui"
	"dateline/graph"
	"dateline/graph/query"
	"dateline/schema"
)

// coverageCommand says which outlets reported an event, who was first and who
// copied.
func (a *app) coverageCommand() *cobra.Command {
	var q query.Coverage
	var w window
	cmd := &cobra.Command{
		Use:   "coverage [EVENT]",
		Short: "Say which outlets reported an event, who was first, who copied, who differs",
		Long:  "List every report of an event, first to last, with the lag and whether it is an\naccount of its own, and the outlets that tell the story but not the event.\nWithout an event: all events that two articles or more\nreport, the most covered first, and the articles that are copies or republished\nin order of publication; --limit cuts both lists.",
		Example: "  dateline coverage --limit 4\n" +
			"  dateline coverage 752885ec/e1 --format table\n" +
			"  dateline coverage --about 'ferry bergen'\n" +
			"  dateline coverage --all --format jsonl",
		Args: takes(0, 1, "EVENT"),
		RunE: func(cmd *cobra.Command, args []string) error {
			out, err := a.output()
			if err != nil {
				return err
			}
			q.Limit = w.limit
			if q.Owner, err = a.owners(); err != nil {
				return err
			}
			if len(args) == 1 {
				q.Event = args[0]
			}
			if q.Event != "" && q.About != "" || q.All && (q.Event != "" || q.About != "") {
				return usageError{errors.New("give an event, --about or --all, not several of them")}
			}
			if err := w.check(); err != nil {
				return err
			}
			return a.ask(cmd.Context(), func(_ graph.Store, r *query.Reader) error {
				r, err := r.AsKnownOn(w.known)
				if err != nil {
					return err
				}
				return a.coverage(cmd, out, r, q, w.known)
			})
		},
	}
	f := cmd.Flags()
	f.StringVar(&q.About, "about", "", "words that all occur in what the reports say")
	f.BoolVar(&q.All, "all", false, "every event; a table keeps to those that two articles or more report")
	w.limitFlag(cmd)
	w.knownFlag(cmd)
	return cmd
}

// owners looks up the owner of a known outlet by its id.
func (a *app) owners() (func(string) string, error) {
	outlets, err := a.outlets()
	owners := make(map[string]string, len(outlets))
	for _, o := range outlets {
		if id := schema.OutletID(o.Name); owners[id] == "" {
			owners[id] = o.Owner
		}
	}
	return func(id string) string { return owners[id] }, err
}

func (a *app) coverage(cmd *cobra.Command, out ui.Output, r *query.Reader, q query.Coverage, known string) error {
	people := out.Format == ui.FormatTable
	q.All = q.All && !people
	res, err := r.Coverage(cmd.Context(), q)
	if err != nil {
		return err
	}
	leftOut(a, "event", len(res.Rows), res)
	overview := q.Event == "" && q.About == ""
	if len(res.Rows) == 0 {
		if err := a.nothingCovered(cmd.Context(), r, q, known); err != nil {
			return err
		}
	}
	switch {
	case people && overview:
		err = ui.List(out, overviewTable(res.Rows), res.Rows)
	case people && len(res.Rows) > 0:
		for _, e := range res.Rows {
			if err := writeCoverage(out, e); err != nil {
				return err
			}
		}
	default:
		err = ui.List(out, coverageTable(res.Rows), res.Rows)
	}
	if err != nil || !people || !overview {
		return err
	}
	derived, err := r.Derived(cmd.Context(), q.Limit)
	if err != nil {
		return err
	}
	leftOut(a, "copied or republished article", len(derived.Rows), derived)
	for i, d := range derived.Rows {
		if i == 0 {
			fmt.Fprintln(out.W)
		}
		if _, err := fmt.Fprintln(out.W, ui.Clean(derivedText(d))); err != nil {
			return err
		}
	}
	return nil
}

// overviewTable has a row for each event, with who reported it first to last.
func overviewTable(events []query.Event) ui.Table {
	t := ui.Table{Columns: []ui.Column{
		{Name: "when"}, {Name: "type", Spare: true}, {Name: "what", Wide: true}, {Name: "accounts"}, {Name: "reported by", Wide: true}, {Name: "differ in", Spare: true}, {Name: "id", Short: shortID},
	}}
	for _, e := range events {
		var by []string
		for _, p := range firstReports(e) {
			name := shortOrigin(origin(p.Article))
			if p.Role != query.Own {
				name += " (" + account(e, p) + ")"
			}
			by = append(by, name)
		}
		t.Rows = append(t.Rows, []string{when(e.When), e.Type, e.Title, independent(e), strings.Join(by, "; "), strings.Join(e.Differs, ", "), e.ID})
	}
	return t
}

// firstReports are the first report of each article.
func firstReports(e query.Event) []query.Report {
	var out []query.Report
	seen := map[string]bool{}
	for _, p := range e.Reports {
		if !seen[p.Article.ID] {
			seen[p.Article.ID] = true
			out = append(out, p)
		}
	}
	return out
}

// independent is how many of an event's articles are accounts of their own.
func independent(e query.Event) string {
	return fmt.Sprintf("%d of %d", e.Accounts, len(e.Articles()))
}

// writeCoverage prints one event for people: what it is, how many accounts
// there are, and a row for each article.
func writeCoverage(out ui.Output, e query.Event) error {
	differ := ""
	if len(e.Differs) > 0 {
		differ = "; they differ in " + strings.Join(e.Differs, " and ")
	}
	for _, a := range e.Affiliated {
		differ += fmt.Sprintf("; %s have one owner, %s", enumerate(a.Outlets, len(a.Outlets)), a.Owner)
	}
	head := fmt.Sprintf("%s  %s  %s  %s", shortID(e.ID), cmp.Or(when(e.When), "date open"), e.Type, e.Title)
	if _, err := fmt.Fprintf(out.W, "%s\n%s articles are accounts of their own%s\n", ui.Clean(head), independent(e), differ); err != nil {
		return err
	}
	t := coverageTable([]query.Event{e})
	t.Columns = slices.Clone(t.Columns)
	for i, c := range t.Columns {
		t.Columns[i].Detail = c.Merge || c.Detail && c.Name != "sentence"
	}
	if err := ui.List(out, t, []query.Event{}); err != nil {
		return err
	}
	silent := ""
	if len(e.Silent) > 0 {
		silent = ui.Clean(silentText(e)) + "\n"
	}
	_, err := fmt.Fprintln(out.W, silent)
	return err
}

// namedSilent is how many silent outlets a table names.
const namedSilent = 8

// silentText names who tells the story without the event.
func silentText(e query.Event) string {
	var names []string
	for _, article := range e.Silent {
		names = append(names, shortOrigin(origin(article)))
	}
	return "silent, though they tell the story: " + enumerate(names, namedSilent)
}

// enumerate joins names as a text does, the first so many of them.
func enumerate(names []string, most int) string {
	switch n := len(names); {
	case n > most:
		return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), n-most)
	case n > 1:
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return strings.Join(names, "")
}

// derivedText says what an article that is no account of its own is.
func derivedText(d query.Derived) string {
	s, by := articleText(d.Article), d.Article.RepublishedBy
	switch {
	case by != "" && len(d.Origins) == 0 && d.TextOf == "":
		return s + " is republished by " + by
	case by != "":
		s += ", republished by " + by + ","
	}
	if d.TextOf != "" && !slices.ContainsFunc(d.Origins, func(o query.Origin) bool { return !o.Undecided }) {
		s += " has the text of " + d.TextOf
		if d.Role == query.Copy {
			s += " in other words"
		}
	}
	for _, o := range d.Origins {
		switch {
		case o.Undecided && d.TextOf != "":
			s += ", as has "
		case o.Undecided:
			s += " has the same text as "
		case o.Kind == string(query.Republished):
			s += " is a reprint of "
		default:
			s += " is a copy of "
		}
		s += articleText(o.Article)
		if o.Why != "" {
			s += ": " + o.Why
		}
	}
	return s
}

// articleText names an article in a sentence.
func articleText(a query.Article) string {
	return fmt.Sprintf("%s (%s, %s)", shortOrigin(origin(a)), cmp.Or(a.Published, "date open"), shortID(a.ID))
}

// coverageTable has a row for each article that reports an event.
func coverageTable(events []query.Event) ui.Table {
	t := ui.Table{Columns: []ui.Column{
		{Name: "event", Merge: true, Short: shortID}, {Name: "when", Merge: true}, {Name: "what", Wide: true, Merge: true}, {Name: "accounts", Merge: true},
		{Name: "outlet", Wide: true, Short: shortOrigin}, {Name: "published"}, {Name: "lag", Spare: true}, {Name: "account", Wide: true}, {Name: "dated"}, {Name: "factuality", Spare: true},
		{Name: "type", Detail: true}, {Name: "differs", Detail: true}, {Name: "lag_hours", Detail: true}, {Name: "copy_of", Detail: true},
	}}
	t.Columns = append(t.Columns, evidenceColumns()...)
	for i := range t.Columns {
		t.Columns[i].Wide = t.Columns[i].Wide || t.Columns[i].Name == "sentence"
	}
	t.Columns = append(t.Columns, ui.Column{Name: "report", Short: shortID})
	for _, e := range events {
		for _, p := range firstReports(e) {
			t.Rows = append(t.Rows, coverageRow(e, p))
		}
	}
	return t
}

func coverageRow(e query.Event, p query.Report) []string {
	lag := ""
	if p.LagHours != nil {
		lag = fmt.Sprint(*p.LagHours)
	}
	row := []string{
		e.ID, when(e.When), e.Title, independent(e),
		origin(p.Article), p.Article.Published, p.Lag, account(e, p), when(p.When), string(p.Factuality),
		e.Type, strings.Join(e.Differs, ", "), lag, p.CopyOf,
	}
	return append(append(row, evidenceCells(p.Evidence())...), p.ID)
}

// account says what one report is: own, a copy of which outlet, or by whom it
// was republished.
func account(e query.Event, p query.Report) string {
	switch {
	case p.Role == query.Own && p.Relays != nil:
		return "relays " + p.Relays.Outlet
	case p.Role == query.Own:
		return string(p.Role)
	case p.TextOf != "" && p.Role == query.Copy:
		return "text of " + p.TextOf + " in other words"
	case p.TextOf != "":
		return "text of " + p.TextOf
	}
	if p.CopyOf == "" {
		return "republished by " + p.Article.RepublishedBy
	}
	of := shortID(p.CopyOf)
	for _, article := range e.Articles() {
		if article.ID == p.CopyOf {
			of = shortOrigin(origin(article))
		}
	}
	switch {
	case p.Undecided:
		return "same text as " + of
	case p.Role == query.Republished && p.Article.RepublishedBy != "":
		return "republished by " + p.Article.RepublishedBy
	case p.Role == query.Republished:
		return "reprint of " + of
	}
	return "copy of " + of
}
