package across

import (
	"slices"
	"strings"
	"testing"

	"dateline/schema"
)

// SampleDocuments are two stories with copies, shared events and utterances.
func SampleDocuments(t *testing.T) []*schema.Document {
	herald, post, wire := ferryPages(t)
	var docs []*schema.Document
	for _, p := range []*page{
		herald, post, wire,
		damPage(t, "a", "Velden Herald", "2031-06-06", damTitle, damText), damPage(t, "b", "", "", damTitle, damSpun),
		damPage(t, "c", "Gazette", "2031-06-07", "Walkout at Orvel", damOwn), damPage(t, "d", "", "", "Nobody talks", damOwn2),
		damPage(t, "e", "Mirror", "", damTitle, damText), agencyPage(t, "f", "Courier", "2031-06-07", "AP", damText),
	} {
		docs = append(docs, p.doc)
	}
	return docs
}

// SortedText is lines in order.
func SortedText(lines []string) string {
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// LineDiff is the lines that only one of two texts has.
func LineDiff(want, got string) string {
	var out []string
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for _, l := range a {
		if !slices.Contains(b, l) {
			out = append(out, "- "+l)
		}
	}
	for _, l := range b {
		if !slices.Contains(a, l) {
			out = append(out, "+ "+l)
		}
	}
	return strings.Join(out, "\n")
}
