package intake

import (
	"io"

	"dateline/schema"
)

// readText reads a plain text: the whole file is one article.
func readText(r *run, source string, in io.Reader, from meta) bool {
	rec, err := textRecord(r, source, in)
	if err != nil {
		return r.fail(err)
	}
	return r.give(rec, from)
}

// readMarkdown reads Markdown as text. Front matter gives metadata and stays
// part of the text, so that offsets hold in the file.
func readMarkdown(r *run, source string, in io.Reader, from meta) bool {
	rec, err := textRecord(r, source, in)
	if err != nil {
		return r.fail(err)
	}
	frontMatter(rec)
	return r.give(rec, from)
}

// textRecord reads an input as the text of one record.
func textRecord(r *run, source string, in io.Reader) (*schema.Record, *Error) {
	data, failed := readAll(r, source, in)
	if failed != nil {
		return nil, failed
	}
	text, warnings, err := decodeText(data)
	if err != nil {
		return nil, &Error{Source: source, Err: err, Hint: decodeHint(err)}
	}
	return &schema.Record{Source: source, Text: text, Warnings: warnings}, nil
}
