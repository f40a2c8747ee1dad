package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dateline/cmd/dateline/internal/ui"
	"dateline/graph"
	"dateline/graph/query"
	"dateline/schema"
)

// timelineCommand lists what happened in which order.
func (a *app) timelineCommand() *cobra.Command {
	var q query.Timeline
	var w window
	var factuality string
	cmd := &cobra.Command{
		Use:   "timeline",
		Short: "List what happened in which order",
		Long:  "List events by the day they happened on, each once however many outlets report\nit, with the outlets and the sentence of the first report.",
		Example: "  dateline timeline --from 2025-03 --until 2025-03-04\n" +
			"  dateline timeline --actor krag --type accuse\n" +
			"  dateline timeline --about 'ferry rocks'\n" +
			"  dateline timeline --place bergen --known-on 2025-03-04 --format md",
		Args: flagsOnly("actor", "about"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			out, err := a.output()
			if err != nil {
				return err
			}
			q.From, q.Until, q.Limit, q.Factuality = w.from, w.until, w.limit, schema.Factuality(factuality)
			if err := w.check(); err != nil {
				return err
			}
			return a.ask(cmd.Context(), func(_ graph.Store, r *query.Reader) error {
				r, err := r.AsKnownOn(w.known)
				if err != nil {
					return err
				}
				n, res, err := listed(out, timelineColumns(), timelineCells, func(give func(query.Event) error) (query.Result[query.Event], error) {
					return r.EachEvent(cmd.Context(), q, give)
				})
				if err != nil {
					return err
				}
				leftOut(a, "event", n, res)
				if n == 0 {
					return a.nothingHappened(cmd.Context(), r, q, w.known)
				}
				return nil
			})
		},
	}
	timelineFlags(cmd, &q)
	cmd.Flags().StringVar(&q.About, "about", "", "words that all occur in what the reports say")
	cmd.Flags().StringVar(&q.Outlet, "outlet", "", "an outlet that reports it: a name or an id")
	cmd.Flags().StringVar(&factuality, "factuality", "", "what a report says of it: happened, reported, planned, possible, denied or not")
	completes(cmd, "factuality", string(schema.Happened), string(schema.Reported), string(schema.Planned), string(schema.Possible), string(schema.Denied), string(schema.Not))
	w.flags(cmd, "may have happened")
	w.knownFlag(cmd)
	return cmd
}

// timelineFlags are the filters that timeline and export share.
func timelineFlags(cmd *cobra.Command, q *query.Timeline) {
	f := cmd.Flags()
	f.StringVar(&q.Actor, "actor", "", "who took part: a name, a role or an id")
	f.StringVar(&q.Place, "place", "", "where: a name, or a country by its code (ISO 3166-1 alpha-3)")
	f.StringVar(&q.Type, "type", "", "the type of event: CONSULT, ASSAULT, …")
}

func timelineColumns() []ui.Column {
	columns := []ui.Column{
		{Name: "when"}, {Name: "type"}, {Name: "what", Wide: true}, {Name: "who", Wide: true}, {Name: "where", Wide: true, Spare: true}, {Name: "factuality", Spare: true}, {Name: "outlets", Wide: true},
		{Name: "from", Detail: true}, {Name: "until", Detail: true}, {Name: "date_basis", Detail: true}, {Name: "independent_accounts", Detail: true}, {Name: "published", Detail: true},
	}
	return append(append(columns, evidenceColumns()...), ui.Column{Name: "id", Short: shortID})
}

func timelineCells(e query.Event) []string {
	var from, until, basis, where string
	if e.When != nil {
		from, until, basis = e.When.From, e.When.Until, string(e.When.Basis)
	}
	if e.Place != nil {
		where = e.Place.Name
	}
	first := e.Reports[0]
	row := []string{
		when(e.When), e.Type, e.Title, names(e.Participants), where, factualityOf(e), strings.Join(origins(e), ", "),
		from, until, basis, fmt.Sprint(e.Accounts), first.Article.Published,
	}
	return append(append(row, evidenceCells(first.Evidence())...), e.ID)
}

// factualityOf is what the reports say of an event, each degree once.
func factualityOf(e query.Event) string {
	var out []string
	for _, p := range e.Reports {
		if f := string(p.Factuality); !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return strings.Join(out, ", ")
}

// origins are the outlets that report an event, each once, first to last; the
// evidence names files in full.
func origins(e query.Event) []string {
	var out []string
	for _, article := range e.Articles() {
		if name := shortOrigin(origin(article)); !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}
