package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// divider cuts the tokens of a paragraph into sentences.
type divider struct {
	a      *Analysis
	words  *words
	quotes quoter
	close  []int // for each token of the paragraph: the token before which no sentence may end
	stack  []int
	cuts   []int // tokens that start a unit within the sentence that is read
}

// paragraph adds the paragraph p with the tokens from first on, its
// quotations and its sentences.
func (d *divider) paragraph(p span, first int) {
	last := len(d.a.Tokens)
	d.quotes.a = d.a
	quotes := len(d.a.Quotations)
	d.quotes.paragraph(p, first, last)
	d.hold(first, last)
	open := d.a.Quotations[quotes:]
	par := Paragraph{Start: p.start, End: p.end, First: len(d.a.Sentences)}
	start, bracket, quote := first, 0, 0 // where the innermost holds end
	if n := d.a.dateline(first, last); n > 0 {
		d.add(first, first+n, len(d.a.Paragraphs))
		start += n
	}
	for i := start; i < last; i++ {
		end := last - 1
		if i < end {
			end = d.ends(i, start, last)
		}
		for k := i; k <= max(i, end); k++ {
			bracket = max(bracket, d.close[k-first])
		}
		for ; len(open) > 0 && open[0].First <= max(i, end)+1; open = open[1:] {
			if open[0].Closed {
				quote = max(quote, open[0].Last)
			}
		}
		switch {
		case end < 0:
			continue
		case end >= bracket && end >= quote:
			d.add(start, end+1, len(d.a.Paragraphs))
			start = end + 1
		case end >= bracket && end+1 < quote:
			d.cuts = append(d.cuts, end+1)
		}
		i = end
	}
	par.Last = len(d.a.Sentences)
	d.a.Paragraphs = append(d.a.Paragraphs, par)
}

// longestSentence is how many tokens a sentence may have, far more than
// anybody writes: tables and lists without a stop are cut there, so that what
// is read of a sentence stays small.
const longestSentence = 2000

// add appends the sentence of tokens [first, last), in pieces if it is very
// long.
func (d *divider) add(first, last, paragraph int) {
	cuts := d.cuts
	for ; last-first > longestSentence; first += longestSentence {
		cuts = d.append(first, first+longestSentence, paragraph, cuts)
	}
	d.append(first, last, paragraph, cuts)
	d.cuts = d.cuts[:0]
}

// append adds one sentence with the units that start at the cuts in it, and
// returns the other cuts.
func (d *divider) append(first, last, paragraph int, cuts []int) []int {
	for i := first; i < last; i++ {
		d.a.Tokens[i].Sentence = len(d.a.Sentences)
	}
	start := first
	for ; len(cuts) > 0 && cuts[0] < last; cuts = cuts[1:] {
		if cuts[0] > start {
			d.a.Units = append(d.a.Units, Unit{start, cuts[0]})
			start = cuts[0]
		}
	}
	d.a.Units = append(d.a.Units, Unit{start, last})
	d.a.Sentences = append(d.a.Sentences, Sentence{
		Start: d.a.Tokens[first].Start, End: d.a.Tokens[last-1].End,
		First: first, Last: last, Paragraph: paragraph,
	})
	return cuts
}

// hold notes for every token that opens a bracket within a sentence where that
// ends.
func (d *divider) hold(first, last int) {
	d.close = d.close[:0]
	d.stack = d.stack[:0]
	for i := first; i < last; i++ {
		d.close = append(d.close, 0)
		switch d.a.Word(i) {
		case "(", "[":
			d.stack = append(d.stack, i)
		case ")", "]":
			if k := len(d.stack) - 1; k >= 0 {
				if open := d.stack[k]; open > first && !final(d.a.Word(open-1)) {
					d.close[open-first] = i
				}
				d.stack = d.stack[:k]
			}
		}
	}
}

// final reports whether s is a mark that can end a sentence.
func final(s string) bool {
	return s[0] == '.' || s[0] == '!' || s[0] == '?' || s == "…" || s == "。" || s == "؟"
}

// closersMost bounds the marks looked at on either side of a stop.
const closersMost = 8

// ends decides whether a sentence that started at token start ends with the
// stop at token i, and returns its last token, closing marks included; -1 if
// it does not end.
func (d *divider) ends(i, start, last int) int {
	if d.credited(i, last) {
		return i
	}
	stop := d.a.Word(i)
	dotted := !final(stop) && len(stop) > 1 && stop[len(stop)-1] == '.'
	end := i
	if d.closer(i) && i > start {
		// The stop stands within the quotation that token i closes.
		k := i - 1
		for k > start && k > i-closersMost && d.closer(k) {
			k--
		}
		stop = d.a.Word(k)
		dotted = !final(stop) && len(stop) > 1 && stop[len(stop)-1] == '.'
		i = k
	}
	if !final(stop) && !dotted {
		return -1
	}
	for end+1 < last && end < i+closersMost && !d.a.Tokens[end].SpaceAfter && d.closer(end+1) {
		end++
	}
	if end = d.trailer(end, last); end+1 == last {
		return end
	}
	next := end + 1
	for next+1 < last && next < end+closersMost && d.opener(next) {
		next++
	}
	if !d.starts(stop, i, end, next, start, dotted) {
		return -1
	}
	return end
}

// starts decides whether the word at token next starts a sentence after the
// stop at token i and its closing marks up to token end.
func (d *divider) starts(stop string, i, end, next, start int, dotted bool) bool {
	word := d.a.Word(next)
	c, _ := classOf(word, 0)
	if c == lower && (inner(word) || caseless(word)) {
		c = upper
	}
	kind := d.words.lookup(word)
	switch {
	case dotted:
		before := d.words.lookup(stop[:len(stop)-1])
		return before&beforeName == 0 && c == upper && (kind&starter != 0 || before&lastWord != 0)
	case i == start+1 && c != lower && listNumber(d.a.Word(start)):
		return false
	case c == lower && (end > i || next > end+1 || !d.a.Tokens[end].SpaceAfter || i == start):
		return false
	case c == lower:
		// A lapse of the writer, but only after a plain stop or a question.
		return stop == "." && d.plain(i-1) || stop == "?" && kind&cue == 0 && !d.cueNear(next)
	case end > i && stop != "." && d.cueNear(next):
		return false
	case stop[0] == '.' && len(stop) > 1 || stop == "…":
		return c == upper && (kind&starter != 0 || i > start && !d.a.Tokens[i-1].SpaceAfter)
	}
	return c != symbol || next > end+1 || !final(word) && !d.closer(next)
}

// inner reports whether a word that starts small has a capital in it, as names
// of products do.
func inner(word string) bool { return strings.IndexFunc(word, unicode.IsUpper) > 0 }

// caseless reports whether a word starts with a letter of a script without
// capitals, which may start a sentence.
func caseless(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.Is(unicode.Lo, r)
}

// credited reports whether a picture's credit ("Image: …") follows token i,
// which ends the caption without a stop.
func (d *divider) credited(i, last int) bool {
	if i+3 >= last || d.a.Word(i+2) != ":" || d.words.lookup(d.a.Word(i+1))&credit == 0 {
		return false
	}
	c, _ := classOf(d.a.Word(i+1), 0)
	before, _ := classOf(d.a.Word(i), 0)
	return c == upper && (isWord(before) || d.closer(i))
}

// Bounds of what trails a sentence, in tokens.
const (
	noteMost      = 9
	signatureMost = 8
)

// trailer returns the end of a sentence with what belongs to it although it
// stands behind its stop at token end: notes such as "[3]" or "[1, 4–6]", and
// at the end of the paragraph the name of who wrote it: "— Anna Berg".
func (d *divider) trailer(end, last int) int {
	for {
		note := d.note(end+1, last)
		if note == 0 {
			break
		}
		end = note
	}
	if end+1 < last && last-end-2 <= signatureMost && dash(d.a.Word(end+1)) {
		for i := end + 2; i < last; i++ {
			if c, _ := classOf(d.a.Word(i), 0); c != upper && d.a.Word(i) != "," {
				return end
			}
		}
		return last - 1
	}
	return end
}

// note returns the last token of the note that starts at token i, 0 without one.
func (d *divider) note(i, last int) int {
	if i >= last || d.a.Word(i) != "[" {
		return 0
	}
	for k := i + 1; k < last && k < i+noteMost; k++ {
		word := d.a.Word(k)
		if c, _ := classOf(word, 0); word == "]" && k > i+1 {
			return k
		} else if c != digit && word != "," && !dash(word) {
			break
		}
	}
	return 0
}

// dash reports whether s is a dash or a hyphen.
func dash(s string) bool { return s == "-" || s == "--" || s == "–" || s == "—" }

// plain reports whether token i is a word in lower case that is no
// abbreviation anyone would write.
func (d *divider) plain(i int) bool {
	word := d.a.Word(i)
	c, _ := classOf(word, 0)
	return c == lower && len(word) > 4
}

// listNumber reports whether s is the number or letter of a list item.
func listNumber(s string) bool {
	return len(s) <= 2 && strings.Trim(s, "0123456789") == "" || len(s) == 1 && asciiClass[s[0]&0x7F] >= lower
}

// cueNear reports whether a name or pronoun from token i on is followed by a
// verb of saying: “Why?” Ivanov asked.
func (d *divider) cueNear(i int) bool {
	for k := i; k < len(d.a.Tokens) && k < i+4; k++ {
		if d.words.lookup(d.a.Word(k))&cue != 0 {
			return k > i && (k+1 == len(d.a.Tokens) || d.a.Word(k+1) != "that")
		}
		if c, _ := classOf(d.a.Word(k), 0); c != upper {
			break
		}
	}
	return false
}

// closer reports whether token i closes a bracket or a quotation.
func (d *divider) closer(i int) bool {
	switch s := d.a.Word(i); s {
	case ")", "]", "}", "”", "’", "''":
		return true
	case "»":
		return !d.leans(i)
	case "«":
		return i > 0 && !d.a.Tokens[i-1].SpaceAfter
	case `"`, "'", "“":
		return d.a.Tokens[i].SpaceAfter || i > 0 && !d.a.Tokens[i-1].SpaceAfter
	}
	return false
}

// opener reports whether token i opens a bracket or a quotation.
func (d *divider) opener(i int) bool {
	switch d.a.Word(i) {
	case "(", "[", "{", "“", "‘", "``", `"`, "'":
		return true
	case "«":
		return i == 0 || d.a.Tokens[i-1].SpaceAfter
	case "»":
		return d.leans(i)
	}
	return false
}

// leans reports whether token i stands at the word behind it and apart from the
// one before, as »this« begins.
func (d *divider) leans(i int) bool {
	return !d.a.Tokens[i].SpaceAfter && (i == 0 || d.a.Tokens[i-1].SpaceAfter)
}
