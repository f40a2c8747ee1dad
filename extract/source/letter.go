package source

import (
	"regexp"
	"strings"

	"dateline/schema"
)

// letterField is a field at the head of an e-mail (RFC 5322), as its first
// group.
var letterField = regexp.MustCompile(`^(?i)(from|to|cc|bcc|reply-to|sender|sent|date|subject|message-id|mime-version|content-[a-z-]+|x-[a-z-]+|received|return-path):\s*\S`)

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
		if text := w.of(l); strings.EqualFold(text[:len("subject")], "subject") {
			w.carve(i, l.Start+len("subject:"), l.End, schema.Headline)
			i, last = i+1, last+1
		}
	}
}
