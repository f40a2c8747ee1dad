package quads

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"dateline/schema"
)

// What no query looks things up by is packed into one literal a node, its
// detail: the JSON of the part as the Document has it, less the words that its
// spans cut out of the text. Of an article it is the header without its blocks,
// which are packed by themselves as its sentences are.

// header is the detail of an article.
type header struct {
	schema.Article
	Warnings []string `json:"warnings,omitempty"`
}

func encode(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		return "" // a valid document holds nothing that has no JSON
	}
	return string(text)
}

func decode(detail string, v any) error {
	if err := json.Unmarshal([]byte(detail), v); err != nil {
		return fmt.Errorf("%w: detail: %w", ErrMalformed, err)
	}
	return nil
}

// wordless gives what a quote, a party or a mention is without its words.
func wordless[T any](v *T, words func(*T) *string) *T {
	if v == nil {
		return nil
	}
	out := *v
	*words(&out) = ""
	return &out
}

func wordlessAll[T any](list []T, words func(*T) *string) []T {
	out := slices.Clone(list)
	for i := range out {
		*words(&out[i]) = ""
	}
	return out
}

func quoteWords(q *schema.Quote) *string     { return &q.Text }
func partyWords(p *schema.Party) *string     { return &p.Text }
func mentionWords(m *schema.Mention) *string { return &m.Text }

func statementDetail(s schema.Statement) string {
	s.Speaker, s.Addressee, s.Via = wordless(s.Speaker, partyWords), wordless(s.Addressee, partyWords), wordless(s.Via, partyWords)
	s.Cue, s.Content = wordless(s.Cue, quoteWords), wordlessAll(s.Content, quoteWords)
	s.Venue = wordless(s.Venue, func(v *schema.Venue) *string { return &v.Text })
	return encode(s)
}

func eventDetail(e schema.Event) string {
	e.Trigger.Text = ""
	return encode(e)
}

func actorDetail(a schema.Actor) string {
	a.Mentions = wordlessAll(a.Mentions, mentionWords)
	return encode(a)
}

func placeDetail(p schema.Place) string {
	p.Mentions = wordlessAll(p.Mentions, mentionWords)
	return encode(p)
}

func timeDetail(t schema.Time) string {
	t.Text = ""
	return encode(t)
}

// cutter puts words back; it keeps the first span that is not in the text.
type cutter struct {
	words *schema.TextIndex
	err   error
}

func (c *cutter) cut(s schema.Span, to *string) {
	text, ok := c.words.Slice(s)
	if !ok && c.err == nil {
		c.err = fmt.Errorf("%w: span %d-%d is not inside the text", ErrMalformed, s.Start, s.End)
	}
	*to = text
}

func (c *cutter) quote(q *schema.Quote) {
	if q != nil {
		c.cut(q.Span, &q.Text)
	}
}

func (c *cutter) party(p *schema.Party) {
	if p != nil {
		c.quote(&p.Quote)
	}
}

func (c *cutter) mentions(list []schema.Mention) {
	for i := range list {
		c.cut(list[i].Span, &list[i].Text)
	}
}

// ReadStatement is the statement of a detail, its words cut out of the text.
// Errors of this and the next functions match [ErrMalformed].
func ReadStatement(detail string, text *schema.TextIndex) (s schema.Statement, err error) {
	if err := decode(detail, &s); err != nil {
		return s, err
	}
	c := cutter{words: text}
	c.party(s.Speaker)
	c.party(s.Addressee)
	c.party(s.Via)
	c.quote(s.Cue)
	for i := range s.Content {
		c.quote(&s.Content[i])
	}
	if s.Venue != nil {
		c.quote(&s.Venue.Quote)
	}
	return s, c.err
}

// ReadEvent is the event of a report's detail.
func ReadEvent(detail string, text *schema.TextIndex) (e schema.Event, err error) {
	if err := decode(detail, &e); err != nil {
		return e, err
	}
	c := cutter{words: text}
	c.quote(&e.Trigger.Quote)
	return e, c.err
}

// ReadActor is the actor of an appearance's detail.
func ReadActor(detail string, text *schema.TextIndex) (a schema.Actor, err error) {
	if err := decode(detail, &a); err != nil {
		return a, err
	}
	c := cutter{words: text}
	c.mentions(a.Mentions)
	return a, c.err
}

// ReadPlace is the place of a location's detail.
func ReadPlace(detail string, text *schema.TextIndex) (p schema.Place, err error) {
	if err := decode(detail, &p); err != nil {
		return p, err
	}
	c := cutter{words: text}
	c.mentions(p.Mentions)
	return p, c.err
}

// ReadTime is the time expression of a detail.
func ReadTime(detail string, text *schema.TextIndex) (t schema.Time, err error) {
	if err := decode(detail, &t); err != nil {
		return t, err
	}
	c := cutter{words: text}
	c.cut(t.Span, &t.Text)
	return t, c.err
}

// DateIn is the date in the detail of an article, a statement or a report; nil
// where it has none. Errors match [ErrMalformed].
func DateIn(detail string) (*schema.Date, error) {
	for _, name := range []string{`"published":{`, `"said_on":{`, `"when":{`} {
		if at := strings.Index(detail, name); at >= 0 { // quotation marks within texts are escaped
			d := new(schema.Date)
			return d, decode(object(detail[at+len(name)-1:]), d)
		}
	}
	return nil, nil
}

// object is the object that a JSON text begins with.
func object(text string) string {
	depth, quoted := 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '"':
			quoted = !quoted
		case c == '\\':
			i++
		case quoted:
		case c == '{':
			depth++
		case c == '}':
			if depth--; depth == 0 {
				return text[:i+1]
			}
		}
	}
	return text
}

// packSpans is spans as one literal: "0-90 92-180".
func packSpans(list []schema.Span) string {
	var b []byte
	for i, s := range list {
		if i > 0 {
			b = append(b, ' ')
		}
		b = appendSpan(b, s)
	}
	return string(b)
}

// parseSpans reads spans parted by spaces.
func parseSpans(text string) ([]schema.Span, error) {
	var out []schema.Span
	for len(text) > 0 {
		var one string
		one, text, _ = strings.Cut(text, " ")
		s, err := ParseSpan(one)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}

// packBlocks is blocks as one literal: "0-90:headline 92-180:paragraph".
func packBlocks(list []schema.Block) string {
	var b []byte
	for i, s := range list {
		if i > 0 {
			b = append(b, ' ')
		}
		b = append(append(appendSpan(b, s.Span), ':'), s.Kind...)
	}
	return string(b)
}

func parseBlocks(text string) ([]schema.Block, error) {
	var out []schema.Block
	for one := range strings.FieldsSeq(text) {
		span, kind, _ := strings.Cut(one, ":")
		s, err := ParseSpan(span)
		if err != nil {
			return nil, err
		}
		out = append(out, schema.Block{Span: s, Kind: schema.BlockKind(kind)})
	}
	return out, nil
}
