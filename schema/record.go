package schema

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"
)

// Record is one article as it came in, before anything was read out of it.
// Its JSON form is the input record of the contract; unknown keys are ignored.
type Record struct {
	ID        string   `json:"id,omitempty"`
	URL       string   `json:"url,omitempty"`
	Title     string   `json:"title,omitempty"`
	Outlet    string   `json:"outlet,omitempty"`
	Published string   `json:"published,omitempty"` // ISO 8601 or EDTF; a time of day is cut off
	Byline    []string `json:"byline,omitempty"`
	Language  string   `json:"language,omitempty"`
	Text      string   `json:"text,omitempty"`
	HTML      string   `json:"html,omitempty"`

	// Article is the article's id where it is known already; empty means that of
	// text, URL and outlet.
	Article string `json:"-"`
	// Source is the path or URL that was read, with ":LINE" for a line of JSONL.
	Source string `json:"-"`
	// OutletBasis and PublishedBasis say where the two values come from:
	// Given, Metadata or URL. Empty means Given.
	OutletBasis    Basis `json:"-"`
	PublishedBasis Basis `json:"-"`
	// DatedBy is the evidence of a Published whose basis is FromNeighbours.
	DatedBy []Neighbour `json:"-"`
	// Warnings are repairs made while reading, such as invalid UTF-8.
	Warnings []string `json:"-"`
}

// ArticleID is the article's identity: "article/" and 16 hex digits of a hash
// over text, URL and given outlet, so that a verbatim reprint by a second
// outlet is an article of its own and a second load of one file is not.
func (r *Record) ArticleID() string {
	if r.Article != "" {
		return r.Article
	}
	h := sha256.New()
	for _, part := range []string{r.Text, r.URL, r.Outlet} {
		h.Write([]byte(part))
		h.Write([]byte{0})
	}
	return "article/" + hex.EncodeToString(h.Sum(nil))[:16]
}

// OutletID is the id of an outlet by name: "outlet/" and the name in lower
// case with every run of other characters as one hyphen.
func OutletID(name string) string { return "outlet/" + Slug(name) }

// Slug is a name as part of an id: letters and digits in lower case, every run
// of other characters one hyphen.
func Slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(name) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
			continue
		}
		gap = true
	}
	return b.String()
}
