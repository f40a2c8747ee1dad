// Package export writes answers and whole graphs in the formats of other
// tools: CSV for spreadsheets, Markdown for notes and reports, TimelineJS and
// iCalendar for timelines, N-Quads for triple stores.
//
// Every writer is deterministic: the same rows give the same bytes, and no
// clock is read. A date that is not exact is never made exact; every record
// carries its id and the articles it was read from.
package export
