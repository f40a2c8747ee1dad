package query

import (
	"context"
	"strings"

	"dateline/schema"
	"dateline/schema/vocab"
)

// Relay says that a report passes on what another outlet reported: "the Wire
// said", "told the Herald", "according to the Post".
type Relay struct {
	Outlet string       `json:"outlet"` // as the article names it
	Words  schema.Quote `json:"words"`  // that name it
}

// mediaSector is the sector of outlets among actors.
const mediaSector = "MED"

// relay finds the outlet that an event is told on the word of, nil where the
// article tells it on its own: an outlet that is the speaker of the statement
// around the event, that was told it, or through which it was said.
func (v *view) relay(ctx context.Context, e *schema.Event) (*Relay, error) {
	if e.Statement == "" {
		return nil, nil
	}
	s, err := v.statement(ctx, e.Statement)
	if err != nil || s == nil {
		return nil, err
	}
	for _, p := range []*schema.Party{s.Via, s.Addressee, s.Speaker} {
		if p == nil || p.Actor == "" {
			continue
		}
		detail, err := v.detail(ctx, v.node(vocab.Appearance, p.Actor))
		if err != nil {
			return nil, err
		}
		if !strings.Contains(detail, `"`+mediaSector+`"`) {
			continue // most are no outlets, and need not be read in full
		}
		a, err := v.actor(ctx, p.Actor)
		if err != nil {
			return nil, err
		}
		if a == nil || a.Type != schema.Organization || a.Sector != mediaSector || v.isOwn(a) {
			continue
		}
		return &Relay{Outlet: a.Name, Words: v.quote(p.Span)}, nil
	}
	return nil, nil
}

// isOwn reports whether an actor is the outlet of the article itself.
func (v *view) isOwn(a *schema.Actor) bool {
	own := fold(v.article.Outlet)
	for _, name := range append([]string{a.Name}, a.Aliases...) {
		if own.in(fold(name)) || fold(name).in(own) || schema.OutletID(name) == v.article.outletID {
			return true
		}
	}
	return false
}

// relayed is the outlet on whose word alone an article tells an event, by its
// id, "" where one of its reports is its own or they name several.
func relayed(reports []Report, hash string) string {
	from := ""
	for _, p := range reports {
		if p.hash != hash {
			continue
		}
		if p.Relays == nil || from != "" && from != schema.OutletID(p.Relays.Outlet) {
			return ""
		}
		from = schema.OutletID(p.Relays.Outlet)
	}
	return from
}
