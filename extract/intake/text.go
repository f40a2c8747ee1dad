package intake

import (
	"io"
	"strings"

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

// frontMatter reads the "key: value" lines between two lines of hyphens at the
// top of a Markdown file into rec. Values are plain, quoted, or lists in either
// of YAML's two notations; other YAML is passed over.
func frontMatter(rec *schema.Record) {
	lines := strings.Split(rec.Text, "\n")
	if strings.TrimSpace(lines[0]) != "---" {
		return
	}
	fields := map[string][]string{}
	key := ""
	for _, line := range lines[1:] {
		line = strings.TrimRight(line, " \t\r")
		if line == "---" || line == "..." {
			frontMatterFields(rec, fields)
			return
		}
		if item, ok := strings.CutPrefix(strings.TrimSpace(line), "- "); ok && key != "" {
			fields[key] = append(fields[key], unquote(item))
			continue
		}
		name, value, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, " ") {
			continue
		}
		key = strings.ToLower(strings.TrimSpace(name))
		fields[key] = yamlValues(value)
	}
}

// yamlValues splits "a", "'a'" and "[a, b]".
func yamlValues(value string) []string {
	value = strings.TrimSpace(value)
	if inner, ok := strings.CutPrefix(value, "["); ok && strings.HasSuffix(inner, "]") {
		var out []string
		for _, part := range strings.Split(strings.TrimSuffix(inner, "]"), ",") {
			if part = unquote(part); part != "" {
				out = append(out, part)
			}
		}
		return out
	}
	if value = unquote(value); value == "" {
		return nil
	}
	return []string{value}
}

func unquote(s string) string {
	s = strings.TrimSpace(s)
	if len(s) >= 2 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
		return s[1 : len(s)-1]
	}
	return s
}

// frontMatterFields puts the keys that site generators agree on into rec.
func frontMatterFields(rec *schema.Record, fields map[string][]string) {
	first := func(keys ...string) []string {
		for _, k := range keys {
			if len(fields[k]) > 0 {
				return fields[k]
			}
		}
		return nil
	}
	one := func(keys ...string) string { return strings.Join(first(keys...), " ") }
	rec.Title = one("title", "headline")
	rec.Byline = first("byline", "author", "authors")
	rec.URL = one("url", "canonical", "canonical_url", "link")
	rec.Language = language(one("language", "lang"))
	rec.Outlet, rec.OutletBasis = one("outlet", "publication", "publisher", "newspaper", "site", "source"), schema.Metadata
	rec.Published, rec.PublishedBasis = one("published", "date", "pubdate", "date_published"), schema.Metadata
}

// language cuts a language tag to its first part: "en-GB" is "en".
func language(tag string) string {
	tag = strings.ToLower(strings.TrimSpace(tag))
	if i := strings.IndexAny(tag, "-_"); i >= 0 {
		tag = tag[:i]
	}
	return tag
}
