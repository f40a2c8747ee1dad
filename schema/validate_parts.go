package schema

import (
	"cmp"
	"slices"
	"strings"
)

func (c *checker) times() error {
	for i := range c.doc.Times {
		t := &c.doc.Times[i]
		err := firstOf(
			id(TimeID, i, t.ID),
			c.quote(t.Span, t.Text),
			in("type", oneOf(t.Type, timeTypes)),
			required("value", t.Value),
			checkDays(t.EDTF, t.From, t.Until),
		)
		if err == nil && i > 0 && compareSpans(c.doc.Times[i-1].Span, t.Span) >= 0 {
			err = invalid("does not come after the time before it")
		}
		if err != nil {
			return at("times", i, err)
		}
	}
	return nil
}

func (c *checker) actors() error {
	for i := range c.doc.Actors {
		a := &c.doc.Actors[i]
		err := firstOf(
			id(ActorID, i, a.ID),
			required("name", a.Name),
			in("type", oneOf(a.Type, actorTypes)),
			country(a.Country),
			capitals("sector", a.Sector),
			sorted("aliases", a.Aliases, cmp.Compare[string]),
			sorted("roles", a.Roles, cmp.Compare[string]),
			links(a.Links),
			c.mentions(a.Mentions, forms),
		)
		if err != nil {
			return at("actors", i, err)
		}
	}
	return nil
}

func (c *checker) places() error {
	for i := range c.doc.Places {
		p := &c.doc.Places[i]
		err := firstOf(
			id(PlaceID, i, p.ID),
			required("name", p.Name),
			country(p.Country),
			coordinates(p),
			c.mentions(p.Mentions, []Form{""}),
		)
		if err != nil {
			return at("places", i, err)
		}
	}
	return nil
}

func (c *checker) mentions(list []Mention, forms []Form) error {
	for i, m := range list {
		if err := firstOf(c.quote(m.Span, m.Text), in("form", oneOf(m.Form, forms))); err != nil {
			return at("mentions", i, err)
		}
	}
	return sorted("mentions", list, compareMentions)
}

func (c *checker) statements() error {
	for i := range c.doc.Statements {
		s := &c.doc.Statements[i]
		err := firstOf(
			id(StatementID, i, s.ID),
			in("kind", oneOf(s.Kind, statementKinds)),
			in("speaker", c.party(s.Speaker)),
			in("addressee", c.party(s.Addressee)),
			in("via", c.party(s.Via)),
			c.words(s),
			in("said_on", c.date(s.SaidOn, eventBases)),
			c.about(s.About),
		)
		if err != nil {
			return at("statements", i, err)
		}
	}
	return nil
}

// words checks cue, content and venue.
func (c *checker) words(s *Statement) error {
	if s.Cue != nil {
		if err := c.quote(s.Cue.Span, s.Cue.Text); err != nil {
			return in("cue", err)
		}
	}
	if s.Venue != nil {
		err := firstOf(c.quote(s.Venue.Span, s.Venue.Text), reference("place", PlaceID, len(c.doc.Places), s.Venue.Place))
		if err != nil {
			return in("venue", err)
		}
	}
	if len(s.Content) == 0 {
		return in("content", invalid("is empty"))
	}
	for i, q := range s.Content {
		if err := c.quote(q.Span, q.Text); err != nil {
			return at("content", i, err)
		}
	}
	return sorted("content", s.Content, func(a, b Quote) int { return compareSpans(a.Span, b.Span) })
}

func (c *checker) party(p *Party) error {
	if p == nil {
		return nil
	}
	return firstOf(reference("actor", ActorID, len(c.doc.Actors), p.Actor), c.quote(p.Span, p.Text))
}

func (c *checker) about(ids []string) error {
	for i, id := range ids {
		kind, n, ok := SplitID(id)
		size := map[byte]int{ActorID: len(c.doc.Actors), PlaceID: len(c.doc.Places), EventID: len(c.doc.Events)}[kind]
		if !ok || n > size {
			return at("about", i, invalid("%q is no actor, place or event of the document", id))
		}
	}
	return sorted("about", ids, compareIDs)
}

func (c *checker) events() error {
	for i := range c.doc.Events {
		e := &c.doc.Events[i]
		err := firstOf(
			id(EventID, i, e.ID),
			required("type", e.Type),
			capitals("type", e.Type),
			in("trigger", c.quote(e.Trigger.Span, e.Trigger.Text)),
			in("sentence", c.span(e.Sentence)),
			c.participants(e.Participants),
			reference("place", PlaceID, len(c.doc.Places), e.Place),
			in("when", c.date(e.When, eventBases)),
			in("factuality", oneOf(e.Factuality, factualities)),
			reference("statement", StatementID, len(c.doc.Statements), e.Statement),
		)
		if err == nil && !e.Sentence.Contains(e.Trigger.Span) {
			err = in("trigger", invalid("%d-%d is outside of the sentence %d-%d", e.Trigger.Start, e.Trigger.End, e.Sentence.Start, e.Sentence.End))
		}
		if err != nil {
			return at("events", i, err)
		}
	}
	return nil
}

func (c *checker) participants(list []Participant) error {
	for i, p := range list {
		err := firstOf(
			in("role", oneOf(p.Role, roles)),
			required("actor", p.Actor),
			reference("actor", ActorID, len(c.doc.Actors), p.Actor),
		)
		if err != nil {
			return at("participants", i, err)
		}
	}
	return sorted("participants", list, compareParticipants)
}

// firstOf is the first error among errs.
func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func required(field, value string) error {
	if value == "" {
		return in(field, invalid("is missing"))
	}
	return nil
}

func sorted[T any](list string, values []T, compare func(a, b T) int) error {
	if i := isSortedSet(values, compare); i >= 0 {
		return at(list, i, invalid("is repeated or out of order (Document.Sort puts it right)"))
	}
	return nil
}

func country(code string) error {
	if code != "" && len(code) != 3 {
		return in("country", invalid("is %q, want an ISO 3166-1 alpha-3 code", code))
	}
	return capitals("country", code)
}

// capitals checks a code: capital letters, digits and underscores.
func capitals(field, code string) error {
	if i := strings.IndexFunc(code, func(r rune) bool { return r != '_' && (r < 'A' || r > 'Z') && (r < '0' || r > '9') }); i >= 0 {
		return in(field, invalid("is %q, want a code in capitals", code))
	}
	return nil
}

func links(m map[string]string) error {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		if key == "" || strings.Trim(key, "abcdefghijklmnopqrstuvwxyz0123456789_-") != "" || m[key] == "" {
			return in("links", invalid("%q: %q, want a key of small letters, digits, _ and - and a value", key, m[key]))
		}
	}
	return nil
}

func coordinates(p *Place) error {
	if (p.Latitude == nil) != (p.Longitude == nil) {
		return in("latitude", invalid("latitude and longitude come together"))
	}
	if p.Latitude != nil && !(*p.Latitude >= -90 && *p.Latitude <= 90) {
		return in("latitude", invalid("is %v, want -90 to 90", *p.Latitude))
	}
	if p.Longitude != nil && !(*p.Longitude >= -180 && *p.Longitude <= 180) {
		return in("longitude", invalid("is %v, want -180 to 180", *p.Longitude))
	}
	if p.GeoNames < 0 {
		return in("geonames", invalid("is %d", p.GeoNames))
	}
	return nil
}
