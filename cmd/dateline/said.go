package main

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"dateline/cmd/dateline/internal/ui"
	"dateline/graph"
	"dateline/graph/query"
	"dateline/schema"
)

// saidCommand lists who said what and when.
func (a *app) saidCommand() *cobra.Command {
	var q query.Said
	var w window
	var kind string
	var turns bool
	cmd := &cobra.Command{
		Use:   "said",
		Short: "List who said what and when",
		Long:  "List statements by the day they were said on, each with the article, the outlet\nand the span it was read from. Names match whole words, whatever the case and\nthe accents; an id stands for one actor.\n\nWith --utterance, compare all printings of the same words by the same speaker\nwith the fullest one: words cut [-so-] and put in {+so+}, other words for the\nsame, another day. Long quotations that an article of the same story gives to\nanother speaker stand beside them and are marked.\n\nWith --turns, list the turning points of a speaker: statements of different\ndays that are alike but for a \"not\" or two opposite words, the later against\nthe earlier. Where the day of one is open, that of its printing counts: it was\nsaid \"by\" then.",
		Example: "  dateline said --by krag --from 2025-03 --until 2025-03-12\n" +
			"  dateline said --about bergen --kind indirect\n" +
			"  dateline said --outlet 'baltic mirror' --act warn --format jsonl\n" +
			"  dateline said --utterance 'cables are sound'\n" +
			"  dateline said --by berge --turns",
		Args: flagsOnly("by", "about"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			out, err := a.output()
			if err != nil {
				return err
			}
			q.From, q.Until, q.Limit, q.Kind = w.from, w.until, w.limit, schema.StatementKind(kind)
			if err := w.check(); err != nil {
				return err
			}
			if turns && (q.By == "" || q.Utterance != "") {
				return usageError{errors.New("--turns goes with --by and without --utterance")}
			}
			return a.ask(cmd.Context(), func(_ graph.Store, r *query.Reader) error {
				r, err := r.AsKnownOn(w.known)
				if err != nil {
					return err
				}
				if turns {
					return a.listTurns(cmd.Context(), out, r, q, w.known)
				}
				if q.Utterance != "" {
					return a.listPrintings(cmd.Context(), out, r, q, w.known)
				}
				n, res, err := listed(out, saidColumns(), saidCells, func(give func(query.Statement) error) (query.Result[query.Statement], error) {
					return r.EachSaid(cmd.Context(), q, give)
				})
				if err != nil {
					return err
				}
				leftOut(a, "statement", n, res)
				a.noteSpeakers(q.By, res.Matched)
				if n == 0 {
					return a.nothingSaid(cmd.Context(), r, q, w.known)
				}
				return nil
			})
		},
	}
	saidFlags(cmd, &q)
	cmd.Flags().StringVar(&kind, "kind", "", "direct, indirect or mixed")
	completes(cmd, "kind", string(schema.Direct), string(schema.Indirect), string(schema.Mixed))
	cmd.Flags().BoolVar(&turns, "turns", false, "with --by: positions that contradict earlier ones of the speaker")
	cmd.Flags().StringVar(&q.Utterance, "utterance", "", "words of what was said, or the id of an utterance or statement:\nwhat each article made of them")
	w.flags(cmd, "may have been said")
	w.knownFlag(cmd)
	return cmd
}

// saidFlags are the filters that said and export share.
func saidFlags(cmd *cobra.Command, q *query.Said) {
	f := cmd.Flags()
	f.StringVar(&q.By, "by", "", "the speaker: a name, a role or an id")
	f.StringVar(&q.About, "about", "", "an actor, a place or words of what was said")
	f.StringVar(&q.Outlet, "outlet", "", "the outlet: a name or an id")
	f.StringVar(&q.Act, "act", "", "what was done by saying it: say, claim, deny, warn, …")
}

// noteSpeakers says so where a name stands for several actors.
func (a *app) noteSpeakers(by string, speakers []query.Named) {
	if len(speakers) < 2 {
		return
	}
	list := make([]string, len(speakers))
	for i, n := range speakers {
		list[i] = fmt.Sprintf("%s (%s)", n.Name, shortID(n.ID))
	}
	a.note("%q is the name of %d speakers: %s", by, len(list), strings.Join(list, ", "))
}

func saidColumns() []ui.Column {
	columns := []ui.Column{
		{Name: "said on"}, {Name: "speaker", Wide: true}, {Name: "cue", Spare: true}, {Name: "words", Wide: true}, {Name: "outlet", Wide: true, Short: shortOrigin}, {Name: "published", Spare: true},
		{Name: "kind", Detail: true}, {Name: "act", Detail: true}, {Name: "date_basis", Detail: true}, {Name: "speaker_id", Detail: true}, {Name: "speaker_as", Detail: true},
		{Name: "addressee", Detail: true}, {Name: "via", Detail: true}, {Name: "venue", Detail: true}, {Name: "about", Detail: true}, {Name: "utterance", Detail: true},
	}
	return append(append(columns, evidenceColumns()...), ui.Column{Name: "id", Short: shortID})
}

func saidCells(s query.Statement) []string {
	speaker, addressee, via := named(s.Speaker), named(s.Addressee), named(s.Via)
	basis := ""
	if s.SaidOn != nil {
		basis = string(s.SaidOn.Basis)
	}
	row := []string{
		when(s.SaidOn), speaker.Name, s.Cue, s.Text, origin(s.Evidence.Article), s.Evidence.Article.Published,
		string(s.Kind), s.Act, basis, speaker.ID, cmp.Or(speaker.As, speaker.Name),
		addressee.Name, via.Name, s.Venue, names(s.About), s.Utterance,
	}
	return append(append(row, evidenceCells(s.Evidence)...), s.ID)
}

func named(n *query.Named) query.Named {
	if n == nil {
		return query.Named{}
	}
	return *n
}

func spanText(s schema.Span) string { return fmt.Sprintf("%d-%d", s.Start, s.End) }
