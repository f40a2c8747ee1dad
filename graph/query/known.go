package query

import (
	"fmt"

	"dateline/schema/edtf"
)

// AsKnownOn gives a Reader that answers as one could have on a day in EDTF, of
// a longer time its last: from the articles that had surely been published by
// then. Articles whose date is open are left out, and an event that they or
// later articles report too is told from the others alone. "" gives r itself.
// Errors match ErrRequest.
func (r *Reader) AsKnownOn(day string) (*Reader, error) {
	if day == "" {
		return r, nil
	}
	p, err := newPeriod("", day)
	if err != nil {
		return nil, fmt.Errorf("as known on: %w", err)
	}
	then := NewReader(r.store)
	then.asKnown, then.by = true, p.until
	return then, nil
}

// knows reports whether an article had been published by the day asked for.
func (r *Reader) knows(a Article) bool {
	if !r.asKnown {
		return true
	}
	_, until := a.Days()
	last, err := edtf.ParseDay(until)
	return err == nil && last <= r.by
}
