package schema

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ErrInvalid is matched by every error of [Document.Validate].
var ErrInvalid = errors.New("invalid document")

// InvalidError says which value of a document is wrong and why.
type InvalidError struct {
	Path   string // ".statements[2].speaker.actor"; "." is the whole document
	Reason string
}

// Error is one line with path and reason.
func (e *InvalidError) Error() string { return fmt.Sprintf("%v: %s: %s", ErrInvalid, e.Path, e.Reason) }

// Unwrap makes the error match [ErrInvalid].
func (e *InvalidError) Unwrap() error { return ErrInvalid }

// invalid starts an error at the value itself; in and at add the way to it.
func invalid(format string, args ...any) error {
	return &InvalidError{Reason: fmt.Sprintf(format, args...)}
}

// in says that err was found in the named field.
func in(field string, err error) error {
	if e, ok := err.(*InvalidError); ok {
		e.Path = "." + field + e.Path
	}
	return err
}

// at says that err was found in element i of the named list.
func at(list string, i int, err error) error { return in(list, index(i, err)) }

// index says that err was found in element i of the value itself.
func index(i int, err error) error {
	if e, ok := err.(*InvalidError); ok {
		e.Path = fmt.Sprintf("[%d]%s", i, e.Path)
	}
	return err
}

// Validate checks the document, with spans in code points, against the format:
// version, ids, spans and their words, references, vocabularies, dates and the
// order of lists. It reports the first fault, as an [*InvalidError].
func (d *Document) Validate() error {
	err := d.validate()
	if e, ok := err.(*InvalidError); ok && e.Path == "" {
		e.Path = "."
	}
	return err
}

func (d *Document) validate() error {
	if d.Schema != Version {
		return in("schema", invalid("is %q, want %q", d.Schema, Version))
	}
	if err := checkStrings(d); err != nil {
		return err
	}
	c := checker{doc: d, text: IndexText(d.Text)}
	for _, check := range []func() error{
		c.article, c.sentences, c.times, c.actors, c.places, c.statements, c.events,
	} {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}

// checker checks one document.
type checker struct {
	doc  *Document
	text *TextIndex
}

func (c *checker) article() error {
	a := &c.doc.Article
	if !isArticleID(a.ID) {
		return in("article", in("id", invalid(`is %q, want "article/" and 16 hex digits`, a.ID)))
	}
	if a.Outlet != nil {
		if err := c.outlet(a.Outlet, outletBases); err != nil {
			return in("article", in("outlet", err))
		}
	}
	if err := c.republisher(); err != nil {
		return in("article", in("republished_by", err))
	}
	if err := c.date(a.Published, publicationBases); err != nil {
		return in("article", in("published", err))
	}
	if err := c.datedBy(); err != nil {
		return in("article", err)
	}
	end := 0
	for i, b := range a.Blocks {
		err := c.span(b.Span)
		if err == nil && b.Start < end {
			err = invalid("starts inside the block before it")
		}
		if err == nil {
			err = in("kind", oneOf(b.Kind, blockKinds))
		}
		if err != nil {
			return in("article", at("blocks", i, err))
		}
		end = b.End
	}
	return nil
}

func isArticleID(id string) bool {
	hash, ok := strings.CutPrefix(id, "article/")
	return ok && len(hash) == 16 && strings.Trim(hash, "0123456789abcdef") == ""
}

// outlet checks an outlet that has a name, or is known to be unknown.
func (c *checker) outlet(o *Outlet, bases []Basis) error {
	switch {
	case o.Basis == Unknown && (o.ID != "" || o.Name != ""):
		return in("basis", invalid("is %q beside a name", Unknown))
	case o.Basis == Unknown:
	case o.Name == "":
		return in("name", invalid("is missing"))
	case !isOutletID(o.ID):
		return in("id", invalid(`is %q, want "outlet/" and letters, digits and hyphens`, o.ID))
	}
	if err := in("basis", oneOf(o.Basis, bases)); err != nil {
		return err
	}
	return c.optional(o.Span)
}

func isOutletID(id string) bool {
	slug, ok := strings.CutPrefix(id, "outlet/")
	return ok && slug != "" && !strings.ContainsFunc(slug, func(r rune) bool {
		return r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}

func (c *checker) republisher() error {
	r := c.doc.Article.RepublishedBy
	if r == nil {
		return nil
	}
	bases := append([]Basis{""}, outletBases...)
	if err := c.outlet(&r.Outlet, bases); err != nil {
		return in("outlet", err)
	}
	if o := c.doc.Article.Outlet; o != nil && o.ID == r.Outlet.ID && o.Name != r.Outlet.Name {
		return in("outlet", in("name", invalid("is %q, but %s is called %q", r.Outlet.Name, o.ID, o.Name)))
	}
	return c.optional(r.Span)
}

func (c *checker) sentences() error {
	end := 0
	for i, s := range c.doc.Sentences {
		err := c.span(s)
		if err == nil && s.Start < end {
			err = invalid("starts inside the sentence before it")
		}
		if err != nil {
			return at("sentences", i, err)
		}
		end = s.End
	}
	return nil
}

// optional checks the field "span", which may be absent.
func (c *checker) optional(s *Span) error {
	if s == nil {
		return nil
	}
	return in("span", c.span(*s))
}

func (c *checker) span(s Span) error {
	if _, ok := c.text.Bytes(s); !ok {
		return invalid("span %d-%d is not inside the text, which has %d code points, or is empty", s.Start, s.End, c.text.Len())
	}
	return nil
}

// quote checks a span that stores its words.
func (c *checker) quote(s Span, text string) error {
	if err := c.span(s); err != nil {
		return err
	}
	if words, _ := c.text.Slice(s); words != text {
		return in("text", invalid("is %q, but the text at %d-%d is %q", clip(text), s.Start, s.End, clip(words)))
	}
	return nil
}

// clip shortens words for a message.
func clip(s string) string {
	if len(s) <= 60 {
		return s
	}
	n := 57
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
}

// id checks the id of element i of a list.
func id(kind byte, i int, got string) error {
	if want := LocalID(kind, i+1); got != want {
		return in("id", invalid("is %q, want %q", got, want))
	}
	return nil
}

// reference checks the id of an element of a list of n; it may be absent.
func reference(field string, kind byte, n int, id string) error {
	if id == "" {
		return nil
	}
	if k, number, ok := SplitID(id); !ok || k != kind || number > n {
		return in(field, invalid("%q is not in the document", id))
	}
	return nil
}

func oneOf[T ~string](value T, allowed []T) error {
	if !slices.Contains(allowed, value) {
		return invalid("is %q, want one of %q", value, allowed)
	}
	return nil
}
