package query

import (
	"context"

	"dateline/schema"
	"dateline/schema/vocab"
)

// Role is what an article's account is.
type Role string

// Roles of reports.
const (
	Own         Role = "own"
	Copy        Role = "copy"        // the article was derived from another one
	Republished Role = "republished" // another site reprints it and says so
)

// Report is what one article says of an event, and where.
type Report struct {
	ID         string            `json:"id"`
	Article    Article           `json:"article"`
	Trigger    schema.Quote      `json:"trigger"`
	Sentence   schema.Quote      `json:"sentence"`
	Factuality schema.Factuality `json:"factuality,omitempty"`
	When       *schema.Date      `json:"when,omitempty"` // as this article gives it
	Role       Role              `json:"role"`
	CopyOf     string            `json:"copy_of,omitempty"`   // article id
	TextOf     string            `json:"text_of,omitempty"`   // the agency whose text the article prints; who else prints it is not its source
	Undecided  bool              `json:"undecided,omitempty"` // the texts agree, but nothing tells which was taken from the other
	Relays     *Relay            `json:"relays,omitempty"`    // the outlet on whose word the article tells it
	LagHours   *int              `json:"lag_hours,omitempty"` // after the first; only where both days are known
	Lag        string            `json:"-"`                   // the same for people
	Statement  string            `json:"statement,omitempty"` // the statement that reports it
	Rule       string            `json:"rule,omitempty"`

	hash         string // of the article
	eventType    string
	description  string
	participants []Named
	place        *Place
}

// Evidence is where the report was read.
func (p Report) Evidence() Evidence {
	return Evidence{Article: p.Article, Span: p.Trigger, Sentence: p.Sentence, Rule: p.Rule}
}

// report makes the report of one event of an article.
func (r *Reader) report(ctx context.Context, v *view, e *schema.Event) (Report, error) {
	p := Report{
		ID: ID(v.node(vocab.Report, e.ID)), Article: v.article, Trigger: v.quote(e.Trigger.Span), Sentence: v.quote(e.Sentence),
		Factuality: e.Factuality, When: dated(e.When), Role: v.role(), TextOf: v.textOf, Rule: e.Rule,
		hash: v.hash, eventType: e.Type, description: e.Description,
	}
	if len(v.taken) > 0 && v.taken[0].Text(vocab.OriginalBy) != byAgency {
		p.CopyOf, p.Undecided = vocab.Article+"/"+v.taken[0].from, v.taken[0].undecided()
	}
	if e.Statement != "" {
		p.Statement = ID(v.node(vocab.Statement, e.Statement))
	}
	var err error
	if p.Relays, err = v.relay(ctx, e); err != nil {
		return p, err
	}
	for _, part := range e.Participants {
		n, err := r.actor(ctx, v, part.Actor)
		if err != nil {
			return p, err
		}
		n.Role = string(part.Role)
		p.participants = append(p.participants, n)
	}
	p.place, err = r.place(ctx, v, e.Place)
	return p, err
}
