package intake

import (
	"bytes"
	"fmt"
	"io"
	"net/url"
	"regexp"

	"golang.org/x/net/html/charset"

	"dateline/schema"
)

// Page is what a web page says.
type Page struct {
	Title     string
	Outlet    string // the site's own name for itself
	Published string // ISO 8601
	Byline    []string
	URL       string // canonical address
	Language  string
	Text      string // paragraphs, a blank line between two
}

// PageReader finds the article of a web page. html is UTF-8; address is where
// the page was, nil when unknown. A page without an article is an error that
// matches [ErrNoText]. Read may panic on a page it does not understand; that
// becomes an error of the page.
type PageReader interface {
	Read(html string, address *url.URL) (Page, error)
}

const noTextHint = "the page has no article, or builds it by script; save it as text"

// readHTML reads a web page.
func readHTML(r *run, source string, in io.Reader, from meta) bool {
	data, failed := readAll(r, source, in)
	if failed != nil {
		return r.fail(failed)
	}
	rec := &schema.Record{Source: source}
	text, warnings, err := decodePage(data)
	if err == nil {
		rec.HTML, rec.Warnings = text, warnings
		rec.URL = from.URL
		err = r.page(rec)
	}
	if err != nil {
		return r.fail(pageError(source, 0, err))
	}
	return r.give(rec, from)
}

// pageError places an error of a page.
func pageError(source string, line int, err error) *Error {
	hint := decodeHint(err)
	if hint == "" {
		hint = noTextHint
	}
	return &Error{Source: source, Line: line, Err: err, Hint: hint}
}

// page replaces the HTML of a record by its text and fills what the record does
// not say itself.
func (r *run) page(rec *schema.Record) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: the page reader failed: %v", ErrNoText, p)
		}
	}()
	address, _ := url.Parse(rec.URL)
	if address != nil && address.Host == "" {
		address = nil
	}
	page, err := r.opts.Pages.Read(rec.HTML, address)
	if err != nil {
		return err
	}
	rec.HTML, rec.Text = "", page.Text
	fill(&rec.Title, page.Title)
	fill(&rec.URL, page.URL)
	fill(&rec.Language, language(page.Language))
	if len(rec.Byline) == 0 {
		rec.Byline = page.Byline
	}
	if fill(&rec.Outlet, page.Outlet) {
		rec.OutletBasis = schema.Metadata
	}
	if fill(&rec.Published, page.Published) {
		rec.PublishedBasis = schema.Metadata
	}
	return nil
}

// fill sets an empty value and reports whether it did.
func fill(to *string, value string) bool {
	if *to != "" || value == "" {
		return false
	}
	*to = value
	return true
}

var declared = regexp.MustCompile(`(?i)charset\s*=|<\?xml[^>]*encoding`)

// decodePage turns the bytes of a page into UTF-8 by the character set that it
// declares. A page that declares none and is not UTF-8 is read as Windows-1252,
// as browsers do, with a warning.
func decodePage(data []byte) (string, []string, error) {
	head := data[:min(len(data), 1024)]
	encoding, name, certain := charset.DetermineEncoding(data, "")
	if name == "utf-8" || bytes.HasPrefix(data, bomLE) || bytes.HasPrefix(data, bomBE) || mostlyUTF8(data) {
		return decode(data)
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return "", nil, ErrBinary
	}
	out, err := encoding.NewDecoder().Bytes(data)
	if err != nil {
		return "", nil, fmt.Errorf("%w: %v", ErrFormat, err)
	}
	text, warnings, err := decode(out)
	if err == nil && !certain && !declared.Match(head) {
		warnings = append(warnings, "the page declares no character set and is not UTF-8; read as "+name)
	}
	return text, warnings, err
}

// mostlyUTF8 reports whether data holds valid multi-byte UTF-8 and little else,
// whatever the page declares.
func mostlyUTF8(data []byte) bool {
	high := 0
	for _, c := range data {
		if c >= 0x80 {
			high++
		}
	}
	_, bad := repair(data)
	return high > 0 && bad*10 < high
}
