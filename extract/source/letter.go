package source

import (
	"regexp"
	"strings"

	"dateline/schema"
)

var (
	// letterField is a field at the head of an e-mail (RFC 5322), as its first
	// group.
	letterField = regexp.MustCompile(`^(?i)(from|to|cc|bcc|reply-to|sender|sent|date|subject|message-id|mime-version|content-[a-z-]+|x-[a-z-]+|received|return-path):\s*\S`)
	// senderField is who sent it: the name, if one is given, and the host of the
	// address.
	senderField = regexp.MustCompile(`^(?i:from):\s*"?([^"<>@]*?)"?\s*<?[^\s<>@]+@([\w.-]+)>?\s*$`)
)

// letterHead marks the head of an e-mail at the top of the text: its subject is
// the headline, its day is read as a labelled date.
func (w *work) letterHead() {
	fields := map[string]bool{}
	last := 0
	for last < len(w.lines) {
		m := letterField.FindStringSubmatch(w.of(&w.lines[last]))
		if m == nil {
			break
		}
		fields[strings.ToLower(m[1])] = true
		last++
	}
	if !fields["subject"] || !fields["from"] && !fields["date"] && !fields["sent"] {
		return
	}
	for i := 0; i < last; i++ {
		l := &w.lines[i]
		l.kind = schema.Boilerplate
		w.readSender(l)
		if text := w.of(l); strings.EqualFold(text[:len("subject")], "subject") {
			w.carve(i, l.Start+len("subject:"), l.End, schema.Headline)
			i, last = i+1, last+1
		}
	}
}

// readSender keeps who sent an e-mail: an outlet by name, else the host.
func (w *work) readSender(l *line) {
	m := senderField.FindStringSubmatchIndex(w.of(l))
	if m == nil {
		return
	}
	name := schema.Span{Start: l.Start + m[2], End: l.Start + m[3]}
	if w.isOutlet(w.nameIn(name), inNote) {
		l.outlet = name
		return
	}
	w.from = schema.Span{Start: l.Start + m[4], End: l.Start + m[5]}
}

// sender is the outlet that an e-mail is from by its host: one of the registry,
// or a name of two words or more that the text has and the host is made of. nil
// for another sender.
func (w *work) sender() *clue {
	if w.from.Len() == 0 {
		return nil
	}
	h := w.nameIn(w.from)
	if o := w.outlets.at(h); o != nil {
		return &clue{role: selfClue, name: o.Name, span: w.from, note: w.from}
	}
	if name := w.spelled(h); strings.Contains(name, " ") {
		return &clue{role: selfClue, name: name, span: w.from, note: w.from}
	}
	return nil
}
