package graph

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/schema"
	"dateline/schema/quads"
)

// Redaction says what of some actors was in one article.
type Redaction struct {
	Article    string `json:"article"`
	Source     string `json:"source,omitempty"`
	Mentions   int    `json:"mentions"`
	Statements int    `json:"statements"` // by them
	Roles      int    `json:"roles"`      // in events, and in statements of others
	Masked     int    `json:"masked"`     // places where a name stood in the text and other words
	// Address says that the article's address or file, which stay, hold a name.
	Address bool `json:"address,omitempty"`
}

// mask stands for each letter of a name: as long as it, so that all spans hold.
const mask = '█'

// redactor takes actors out of one Document.
type redactor struct {
	gone  map[string]bool // ids of actors
	names []string        // of them
	keep  []schema.Span   // mentions of others, in which names stay
	did   Redaction
}

// newRedactor prepares to take out the actors with the ids. A name that
// another actor or a place bears as well is not looked for outside of mentions.
func newRedactor(d *schema.Document, ids []string) *redactor {
	r := &redactor{gone: map[string]bool{}, did: Redaction{Article: d.Article.ID, Source: d.Article.Source}}
	for _, id := range ids {
		r.gone[id] = true
	}
	others := map[string]bool{}
	for _, p := range d.Places {
		others[p.Name] = true
		for _, m := range p.Mentions {
			r.keep, others[m.Text] = append(r.keep, m.Span), true
		}
	}
	for _, a := range d.Actors {
		names := namesOf(a)
		if r.gone[a.ID] {
			r.names = append(r.names, names...)
			continue
		}
		for _, n := range names {
			others[n] = true
		}
		for _, m := range a.Mentions {
			if m.Form == schema.Name {
				r.keep = append(r.keep, m.Span)
			}
		}
	}
	slices.SortFunc(r.names, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) }) // whole names first
	r.names = slices.DeleteFunc(slices.Compact(r.names), func(n string) bool { return n == "" || others[n] })
	address := strings.Join(quads.Words(strings.ReplaceAll(d.Article.URL+" "+d.Article.Source, ".", " ")), " ")
	r.did.Address = slices.ContainsFunc(r.names, func(n string) bool {
		return strings.Contains(" "+address+" ", " "+strings.Join(quads.Words(n), " ")+" ")
	})
	return r
}

// namesOf are the names that an article has for an actor, and a person's last.
func namesOf(a schema.Actor) []string {
	names := append([]string{a.Name}, a.Aliases...)
	for _, m := range a.Mentions {
		if m.Form == schema.Name {
			names = append(names, m.Text)
		}
	}
	if a.Type == schema.Person {
		for _, n := range names {
			names = append(names, n[strings.LastIndexByte(n, ' ')+1:])
		}
	}
	return names
}

// text is the Document's text with the names of the actors masked: in their
// mentions, and wherever else they stand as whole words.
func (r *redactor) text(d *schema.Document) string {
	var spans []schema.Span
	for _, a := range d.Actors {
		for _, m := range a.Mentions {
			if r.gone[a.ID] && m.Form == schema.Name {
				spans = append(spans, m.Span)
			}
		}
	}
	for _, s := range r.stand(d.Text) {
		overlaps := func(o schema.Span) bool { return o.Overlaps(s) }
		if !slices.ContainsFunc(r.keep, overlaps) && !slices.ContainsFunc(spans, overlaps) {
			spans = append(spans, s)
		}
	}
	r.did.Masked += len(spans)
	return blank(d.Text, spans)
}

// blank masks the letters and digits of spans.
func blank(s string, spans []schema.Span) string {
	runes := []rune(s)
	for _, at := range spans {
		for i, c := range runes[at.Start:at.End] {
			if unicode.IsLetter(c) || unicode.IsDigit(c) {
				runes[at.Start+i] = mask
			}
		}
	}
	return string(runes)
}

// stand is where names stand in a text as whole words, in code points.
func (r *redactor) stand(text string) []schema.Span {
	var out []schema.Span
	word := func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }
	for _, name := range r.names {
		for from := 0; ; {
			i := strings.Index(text[from:], name)
			if i < 0 {
				break
			}
			start, end := from+i, from+i+len(name)
			before, _ := utf8.DecodeLastRuneInString(text[:start])
			after, _ := utf8.DecodeRuneInString(text[end:])
			if from = end; !word(before) && !word(after) {
				n := utf8.RuneCountInString(text[:start])
				at := schema.Span{Start: n, End: n + utf8.RuneCountInString(name)}
				if !slices.ContainsFunc(out, at.Overlaps) {
					out = append(out, at)
				}
			}
		}
	}
	return out
}

// words masks names in words that have no spans.
func (r *redactor) words(s string) string {
	spans := r.stand(s)
	r.did.Masked += len(spans)
	return blank(s, spans)
}

// take takes the actors, and what they said, out of a Document; what is left
// gets new ids, since ids count.
func (r *redactor) take(d *schema.Document) {
	actors, statements := map[string]string{}, map[string]string{}
	d.Actors = slices.DeleteFunc(d.Actors, func(a schema.Actor) bool {
		if r.gone[a.ID] {
			r.did.Mentions += len(a.Mentions)
		}
		return r.gone[a.ID]
	})
	for i := range d.Actors {
		id := schema.LocalID(schema.ActorID, i+1)
		actors[d.Actors[i].ID], d.Actors[i].ID = id, id
		r.list(d.Actors[i].Roles)
	}
	d.Statements = slices.DeleteFunc(d.Statements, func(s schema.Statement) bool {
		by := s.Speaker != nil && r.gone[s.Speaker.Actor]
		if by {
			r.did.Statements++
		}
		return by
	})
	for i := range d.Statements {
		s, id := &d.Statements[i], schema.LocalID(schema.StatementID, i+1)
		statements[s.ID], s.ID = id, id
		r.party(&s.Speaker, actors)
		r.party(&s.Addressee, actors)
		r.party(&s.Via, actors)
		s.About = r.ids(s.About, actors)
	}
	for i := range d.Events {
		e := &d.Events[i]
		e.Participants = slices.DeleteFunc(e.Participants, func(p schema.Participant) bool {
			if r.gone[p.Actor] {
				r.did.Roles++
			}
			return r.gone[p.Actor]
		})
		for k := range e.Participants {
			e.Participants[k].Actor = actors[e.Participants[k].Actor]
		}
		e.Statement, e.Description = statements[e.Statement], r.words(e.Description)
	}
	d.Article.Title = r.words(d.Article.Title)
	r.list(d.Article.Byline)
	r.list(d.Warnings)
	d.Sort()
}

func (r *redactor) list(texts []string) {
	for i := range texts {
		texts[i] = r.words(texts[i])
	}
}

// party takes a party that is gone out of a statement.
func (r *redactor) party(p **schema.Party, actors map[string]string) {
	switch {
	case *p == nil:
	case r.gone[(*p).Actor]:
		r.did.Roles++
		*p = nil
	default:
		(*p).Actor = actors[(*p).Actor]
	}
}

// ids are the ids of what is left.
func (r *redactor) ids(list []string, actors map[string]string) []string {
	var out []string
	for _, id := range list {
		if r.gone[id] {
			r.did.Roles++
			continue
		}
		if to, ok := actors[id]; ok {
			id = to
		}
		out = append(out, id)
	}
	return out
}
