package schema

import (
	"cmp"
	"slices"
)

// Sort puts the lists of a document whose order carries no meaning into the
// order that the format asks for and drops repetitions: aliases and roles by
// text, mentions and pieces of content by span, subjects of statements by kind
// and number, participants by role and actor.
func (d *Document) Sort() {
	for i := range d.Actors {
		a := &d.Actors[i]
		a.Aliases = sortedSet(a.Aliases, cmp.Compare[string])
		a.Roles = sortedSet(a.Roles, cmp.Compare[string])
		a.Mentions = sortedSet(a.Mentions, compareMentions)
	}
	for i := range d.Places {
		d.Places[i].Mentions = sortedSet(d.Places[i].Mentions, compareMentions)
	}
	for i := range d.Statements {
		s := &d.Statements[i]
		s.About = sortedSet(s.About, compareIDs)
		s.Content = sortedSet(s.Content, func(a, b Quote) int { return compareSpans(a.Span, b.Span) })
	}
	for i := range d.Events {
		d.Events[i].Participants = sortedSet(d.Events[i].Participants, compareParticipants)
	}
}

func sortedSet[T any](list []T, compare func(a, b T) int) []T {
	slices.SortStableFunc(list, compare)
	return slices.CompactFunc(list, func(a, b T) bool { return compare(a, b) == 0 })
}

// isSortedSet is the index of the first element that does not come after the
// one before it, or -1.
func isSortedSet[T any](list []T, compare func(a, b T) int) int {
	for i := 1; i < len(list); i++ {
		if compare(list[i-1], list[i]) >= 0 {
			return i
		}
	}
	return -1
}

func compareSpans(a, b Span) int {
	return cmp.Or(a.Start-b.Start, a.End-b.End)
}

func compareMentions(a, b Mention) int { return compareSpans(a.Span, b.Span) }

func compareParticipants(a, b Participant) int {
	return cmp.Or(slices.Index(roles, a.Role)-slices.Index(roles, b.Role), compareIDs(a.Actor, b.Actor))
}
