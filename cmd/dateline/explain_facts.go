package main

import (
	"fmt"
	"strings"

	"dateline/schema"
)

// source prints what the article says of itself, and its parts.
func (p *explained) source() {
	a := &p.d.Out.Article
	var rows [][]string
	row := func(cells ...string) { rows = append(rows, cells) }
	for _, f := range [][2]string{{"title", a.Title}, {"byline", strings.Join(a.Byline, "; ")}, {"language", a.Language}, {"url", a.URL}} {
		if f[1] != "" {
			row(f[0], f[1])
		}
	}
	if o := a.Outlet; o != nil {
		row("outlet", o.Name, "basis "+string(o.Basis), p.spanOf(o.Span))
	}
	if d := a.Published; d != nil {
		row("published", d.EDTF, days(d.From, d.Until), "basis "+string(d.Basis), p.spanOf(d.Span))
	}
	if r := a.RepublishedBy; r != nil {
		row("republished by", r.Outlet.Name, p.spanOf(r.Span))
	}
	for _, w := range p.d.Out.Warnings {
		row("warning", w)
	}
	p.table(rows)
	p.line("blocks")
	rows = nil
	for _, b := range a.Blocks {
		row(p.where(b.Start, b.End), string(b.Kind), p.short(b.Start, b.End))
	}
	p.table(rows)
}

// spanOf is a span in code points, "" for none.
func (p *explained) spanOf(s *schema.Span) string {
	if s == nil {
		return ""
	}
	return p.where(s.Start, s.End)
}

// actors prints each actor with its mentions.
func (p *explained) actors() {
	for _, a := range p.d.Out.Actors {
		p.line("%s  %s", a.ID, strings.Join(filled(a.Name, string(a.Type), a.Country, a.Sector, strings.Join(a.Roles, "; ")), "  "))
		p.mentions(a.Mentions)
	}
}

// places prints each place with its mentions.
func (p *explained) places() {
	for _, x := range p.d.Out.Places {
		at, geo := "", ""
		if x.Latitude != nil && x.Longitude != nil {
			at = fmt.Sprintf("%.4f %.4f", *x.Latitude, *x.Longitude)
		}
		if x.GeoNames != 0 {
			geo = fmt.Sprintf("geonames %d", x.GeoNames)
		}
		p.line("%s  %s", x.ID, strings.Join(filled(x.Name, x.Kind, x.Country, at, geo), "  "))
		p.mentions(x.Mentions)
	}
}

func (p *explained) mentions(list []schema.Mention) {
	var rows [][]string
	for _, m := range list {
		rows = append(rows, []string{p.where(m.Start, m.End), m.Text, string(m.Form)})
	}
	p.table(rows)
}

// statements prints each statement: who, by which cue, what, when and why.
func (p *explained) statements() {
	for _, s := range p.d.Out.Statements {
		p.line("%s  %s", s.ID, strings.Join(filled(string(s.Kind), s.Act, "rule "+s.Rule), "  "))
		var rows [][]string
		rows = p.party(rows, "speaker", s.Speaker)
		if s.Cue != nil {
			rows = append(rows, []string{"cue", p.where(s.Cue.Start, s.Cue.End), s.Cue.Text})
		}
		for _, c := range s.Content {
			rows = append(rows, []string{"content", p.where(c.Start, c.End), c.Text})
		}
		rows = date(rows, "said on", s.SaidOn)
		rows = p.party(rows, "addressee", s.Addressee)
		if s.Venue != nil {
			rows = append(rows, []string{"venue", p.where(s.Venue.Start, s.Venue.End), s.Venue.Text, s.Venue.Place})
		}
		rows = p.party(rows, "via", s.Via)
		if len(s.About) > 0 {
			rows = append(rows, []string{"about", strings.Join(s.About, " ")})
		}
		for _, reason := range p.d.Why[s.ID] {
			rows = append(rows, []string{"why", reason})
		}
		p.table(rows)
	}
}

// party adds a row on who plays a part in a statement.
func (p *explained) party(rows [][]string, part string, x *schema.Party) [][]string {
	if x == nil {
		return rows
	}
	return append(rows, []string{part, p.where(x.Start, x.End), x.Text, p.actor(x.Actor)})
}

// actor is an actor's id and name.
func (p *explained) actor(id string) string {
	for _, a := range p.d.Out.Actors {
		if a.ID == id && id != "" {
			return id + " " + a.Name
		}
	}
	return id
}

// side is the country and the sector an actor stands for.
func (p *explained) side(id string) string {
	for _, a := range p.d.Out.Actors {
		if a.ID == id {
			return strings.Join(filled(a.Country, a.Sector), " ")
		}
	}
	return ""
}

// date adds a row on a date and where it was read.
func date(rows [][]string, name string, d *schema.Date) [][]string {
	if d == nil {
		return rows
	}
	return append(rows, []string{name, strings.Join(filled(d.EDTF, days(d.From, d.Until), "basis "+string(d.Basis), d.Time), "  ")})
}

// events prints each event with its trigger, participants, place and date.
func (p *explained) events() {
	for _, e := range p.d.Out.Events {
		p.line("%s  %s", e.ID, strings.Join(filled(e.Type, e.Mode, string(e.Factuality), "rule "+e.Rule), "  "))
		rows := [][]string{{"trigger", p.where(e.Trigger.Start, e.Trigger.End), e.Trigger.Text, "lemma " + e.Trigger.Lemma}, {"what", e.Description}}
		for _, x := range e.Participants {
			rows = append(rows, []string{string(x.Role), p.actor(x.Actor), p.side(x.Actor)})
		}
		for _, x := range p.d.Out.Places {
			if x.ID == e.Place {
				rows = append(rows, []string{"place", x.ID + " " + x.Name})
			}
		}
		rows = date(rows, "when", e.When)
		if e.Statement != "" {
			rows = append(rows, []string{"reported in", e.Statement})
		}
		p.table(rows)
	}
}

// filled are those of the values that are not empty.
func filled(values ...string) []string {
	var out []string
	for _, v := range values {
		if v != "" {
			out = append(out, v)
		}
	}
	return out
}
