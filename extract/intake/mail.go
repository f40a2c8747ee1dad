package intake

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"

	"golang.org/x/net/html/charset"

	"dateline/schema"
)

// shownFields are the fields of an e-mail's head that stand in its text, in this
// order.
var shownFields = []string{"From", "Date", "Subject"}

// readMail reads an e-mail (RFC 5322): its text is who sent it when about what,
// and the body as plain text, or as HTML where there is no other. Attachments
// are not read.
func readMail(r *run, source string, in io.Reader, from meta) bool {
	m, failed := message(r, source, in)
	if failed != nil {
		return r.fail(failed)
	}
	rec := &schema.Record{Source: source, ID: strings.Trim(m.head.Get("Message-Id"), "<> ")}
	rec.Published, rec.PublishedBasis = m.head.Get("Date"), schema.Metadata
	body := m.plain
	if strings.TrimSpace(body) == "" && m.html != "" {
		page := &schema.Record{HTML: m.html}
		if err := r.page(page); err != nil {
			return r.fail(pageError(source, 0, err))
		}
		body = page.Text
	}
	if strings.TrimSpace(body) == "" {
		return r.fail(&Error{Source: source, Err: ErrEmpty, Hint: "the e-mail has no text"})
	}
	var b strings.Builder
	for _, field := range shownFields {
		if value := m.field(field); value != "" {
			fmt.Fprintf(&b, "%s: %s\n", field, value)
		}
	}
	rec.Text = b.String() + "\n" + strings.ReplaceAll(body, "\r\n", "\n")
	if m.left > 0 {
		rec.Warnings = append(rec.Warnings, fmt.Sprintf("attachments that were not read: %d", m.left))
	}
	return r.give(rec, from)
}

// readSavedPage reads a web page that a browser saved with all its parts in one
// file (MHTML, RFC 2557).
func readSavedPage(r *run, source string, in io.Reader, from meta) bool {
	m, failed := message(r, source, in)
	if failed != nil {
		return r.fail(failed)
	}
	rec := &schema.Record{Source: source, HTML: m.html, URL: first(from.URL, m.head.Get("Snapshot-Content-Location"), m.place)}
	if !strings.Contains(rec.URL, "://") || strings.HasPrefix(rec.URL, "file:") {
		rec.URL = ""
	}
	if err := r.page(rec); err != nil {
		return r.fail(pageError(source, 0, err))
	}
	return r.give(rec, from)
}

// mimeText is what a message of MIME holds: its first text and its first page.
type mimeText struct {
	head        mail.Header
	plain, html string
	place       string // Content-Location of the page
	left        int    // parts that are not read
}

// deepestPart is how deep parts are looked for in parts.
const deepestPart = 8

// message reads a message of MIME.
func message(r *run, source string, in io.Reader) (*mimeText, *Error) {
	data, failed := readAll(r, source, in)
	if failed != nil {
		return nil, failed
	}
	data = bytes.TrimLeft(bytes.TrimPrefix(data, bomUTF8), "\r\n")
	if len(data) == 0 {
		return nil, &Error{Source: source, Err: ErrEmpty, Hint: decodeHint(ErrEmpty)}
	}
	msg, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return nil, &Error{Source: source, Err: fmt.Errorf("%w: the head of the message: %v", ErrFormat, err), Hint: "an e-mail begins with lines like \"From: …\""}
	}
	m := &mimeText{head: msg.Header}
	m.part(textproto.MIMEHeader(msg.Header), msg.Body, 0)
	return m, nil
}

// field is a field of the head on one line, its encoded words decoded.
func (m *mimeText) field(name string) string {
	value := m.head.Get(name)
	words := mime.WordDecoder{CharsetReader: charset.NewReaderLabel}
	if decoded, err := words.DecodeHeader(value); err == nil {
		value = decoded
	}
	text, _ := repair([]byte(strings.Join(strings.Fields(value), " ")))
	return text
}

// part reads a part and those in it. What is broken in one is left out.
func (m *mimeText) part(head textproto.MIMEHeader, body io.Reader, depth int) {
	kind, params, err := mime.ParseMediaType(head.Get("Content-Type"))
	if err != nil {
		kind, params = "text/plain", nil
	}
	if strings.HasPrefix(kind, "multipart/") {
		m.parts(multipart.NewReader(body, params["boundary"]), depth)
		return
	}
	to := map[string]*string{"text/plain": &m.plain, "text/html": &m.html}[kind]
	if to == nil || *to != "" || strings.HasPrefix(head.Get("Content-Disposition"), "attachment") {
		if !strings.HasPrefix(kind, "text/") || depth > 0 && strings.HasPrefix(head.Get("Content-Disposition"), "attachment") {
			m.left++
		}
		return
	}
	data, _ := io.ReadAll(decoded(head, body))
	if kind == "text/html" {
		m.place = head.Get("Content-Location")
	}
	*to = inCharset(data, params["charset"])
}

// parts reads the parts of a part.
func (m *mimeText) parts(in *multipart.Reader, depth int) {
	for depth < deepestPart {
		p, err := in.NextRawPart()
		if err != nil {
			return
		}
		m.part(p.Header, p, depth+1)
	}
}

// decoded is a body without its transfer encoding.
func decoded(head textproto.MIMEHeader, body io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(head.Get("Content-Transfer-Encoding"))) {
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, body)
	case "quoted-printable":
		return quotedprintable.NewReader(body)
	}
	return body
}

// inCharset is text in a declared character set as UTF-8; without one it is read
// as a text file is.
func inCharset(data []byte, label string) string {
	if in, err := charset.NewReaderLabel(label, bytes.NewReader(data)); label != "" && err == nil {
		if decoded, err := io.ReadAll(in); err == nil {
			data = decoded
		}
	}
	text, _, err := decodeText(data)
	if err != nil {
		return ""
	}
	return text
}
