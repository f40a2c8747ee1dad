package source

import (
	"strings"

	"dateline/extract/offices"
	"dateline/extract/syntax"
	"dateline/schema"
	"dateline/schema/edtf"
)

// official is a person whom the text names as holder of an office.
type official struct {
	schema.Span
	terms []offices.Term
}

// in reports whether the person held the office on a day, and before whether the
// first term had begun by then.
func (o *official) in(day edtf.Day) (now, begun bool) {
	for i := range o.terms {
		first, last, open := o.terms[i].Days()
		begun = begun || first <= day
		now = now || first <= day && (open || day <= last)
	}
	return now, begun
}

// officials are the persons whom the paragraphs and headlines name as holders of
// an office, each once: "Russian President Vladimir Putin", "Emmanuel Macron, the
// French president", and "President Obama" for one whose full name stands in the
// text or who is a president of the United States.
func (w *work) officials() []official {
	var out []official
	seen := map[string]bool{}
	add := func(start, end int, terms []offices.Term) {
		if len(terms) > 0 && !seen[terms[0].Holder] {
			seen[terms[0].Holder] = true
			out = append(out, official{schema.Span{Start: start, End: end}, terms})
		}
	}
	w.eachSentence(func(s *syntax.Sentence) {
		for i := s.First; i < s.Last; i++ {
			t := w.doc.Syntax.Tokens[i]
			if c := w.text[t.Start]; c < 'A' || c > 'Z' && c < 0x80 {
				continue
			}
			office := w.officeBefore(s, t.Start)
			if n := w.offices.Name(w.text, t.Start); n > 0 {
				if office == "" {
					office = w.officeAfter(s, t.Start+n)
				}
				if office != "" {
					add(t.Start, t.Start+n, w.offices.Titled(office, w.text[t.Start:t.Start+n]))
				}
			} else if office != "" && !w.namesOn(s, t.End) {
				add(t.Start, t.End, w.bySurname(office, w.text[t.Start:t.End]))
			}
		}
	})
	return out
}

// eachSentence calls f for the sentences that belong to the account.
func (w *work) eachSentence(f func(*syntax.Sentence)) {
	for i := range w.doc.Syntax.Sentences {
		s := &w.doc.Syntax.Sentences[i]
		l := w.lineAt(s.Start)
		if l == nil {
			continue
		}
		switch l.finalKind() {
		case schema.Paragraph, schema.Headline, schema.Heading, schema.Caption:
			f(s)
		}
	}
}

// bySurname are the terms of the holder whom an office and a surname tell.
func (w *work) bySurname(office, name string) []offices.Term {
	var out []offices.Term
	for _, t := range w.offices.Titled(office, name) {
		if t.Office == "president" && t.Country == "USA" || strings.Contains(w.text, t.Holder) {
			out = append(out, t)
		}
	}
	return out
}

// namesOn reports whether a name goes on behind a word.
func (w *work) namesOn(s *syntax.Sentence, at int) bool {
	rest := w.text[at:s.End]
	if rest == "" || rest[0] != ' ' {
		return strings.HasPrefix(rest, "-")
	}
	word, _, _ := strings.Cut(rest[1:], " ")
	return isName(strings.Trim(word, ",.;:'’\""))
}

// officeBefore are the words of an office that end just before byte at, in lower
// case, "" where none do or where they speak of a former or future holder.
func (w *work) officeBefore(s *syntax.Sentence, at int) string {
	words := strings.Fields(strings.ToLower(w.text[max(s.Start, at-70):at]))
	if at-70 > s.Start && len(words) > 0 {
		words = words[1:]
	}
	for n := min(6, len(words)); n > 0; n-- {
		k := len(words) - n
		if phrase := strings.Join(words[k:], " "); w.offices.IsOffice(phrase) {
			for _, before := range words[max(0, k-3):k] {
				if w.rules.notNow[strings.Trim(before, "“”\"'’(,-")] || strings.HasPrefix(before, "ex-") {
					return ""
				}
			}
			return phrase
		}
	}
	return ""
}

// officeAfter are the words of an office that stand in apposition behind byte
// at: ", the French president," and ", Russia's foreign minister".
func (w *work) officeAfter(s *syntax.Sentence, at int) string {
	rest, ok := strings.CutPrefix(w.text[at:s.End], ", ")
	if !ok {
		return ""
	}
	rest, _, _ = strings.Cut(rest, ",")
	words := strings.Fields(strings.ToLower(rest))
	for k := 0; k < min(4, len(words)); k++ {
		if w.rules.notNow[words[k]] || strings.HasPrefix(words[k], "ex-") {
			return ""
		}
		for n := min(k+6, len(words)); n > k; n-- {
			if phrase := strings.TrimRight(strings.Join(words[k:n], " "), ".”\""); w.offices.IsOffice(phrase) {
				return phrase
			}
		}
	}
	return ""
}
