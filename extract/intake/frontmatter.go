package intake

import (
	"strings"

	"dateline/schema"
)

// frontMatter reads the metadata at the top of a Markdown file into rec: YAML's
// "key: value" between two lines of hyphens, or TOML's "key = value" between two
// lines of plus signs. Values are plain, quoted, or lists in either of YAML's two
// notations; other YAML and the tables of TOML are passed over.
func frontMatter(rec *schema.Record) {
	lines := strings.Split(rec.Text, "\n")
	fence, sep := strings.TrimSpace(lines[0]), ":"
	switch fence {
	case "---":
	case "+++":
		sep = "="
	default:
		return
	}
	fields := map[string][]string{}
	key := ""
	for _, line := range lines[1:] {
		line = strings.TrimRight(line, " \t\r")
		if line == fence || line == "..." && fence == "---" {
			frontMatterFields(rec, fields)
			return
		}
		if item, ok := strings.CutPrefix(strings.TrimSpace(line), "- "); ok && key != "" {
			fields[key] = append(fields[key], unquote(item))
			continue
		}
		name, value, ok := strings.Cut(line, sep)
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
