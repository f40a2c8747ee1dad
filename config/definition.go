package config

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// definition is one setting: its key, its value where nothing sets it, what it
// is for, and how a value is checked.
type definition struct {
	key    string
	preset any
	help   string
	check  func(value any) error
}

// definitions are all settings in the order of listings.
var definitions = []definition{
	{"db", "bbolt:dateline.db", "the graph: bbolt:PATH, a path, pebble:PATH, postgres://USER@HOST/DATABASE, or memory:", notEmpty},
	{"workers", 0, "articles read at the same time; 0: one for each core", atLeast(0)},
	{"format", "", "table, json, jsonl, csv, tsv or md; empty: table on a terminal, tsv in a pipe", isText},
	{"quiet", false, "no progress, no notes", isBool},
	{"no_color", false, "no colour on a terminal", isBool},
	{"outlets", "", "a file of outlets beside the built-in ones", isText},
	{"max_file_mb", 64, "input files of more MiB are refused", atLeast(1)},
	{"script.timeout", "5s", "how long a script of dateline query may run", isDuration},
	{"script.memory_mb", 512, "how many MiB of memory a script may take", atLeast(16)},
}

// flag is the name of the command line flag of a setting.
func (d definition) flag() string { return strings.NewReplacer("_", "-", ".", "-").Replace(d.key) }

// variable is the name of the environment variable of a setting.
func (d definition) variable() string {
	return prefix + strings.ToUpper(strings.ReplaceAll(d.key, ".", "_"))
}

func isText(value any) error {
	if _, ok := value.(string); !ok {
		return fmt.Errorf("%v is not a text", value)
	}
	return nil
}

func notEmpty(value any) error {
	if value == "" {
		return errors.New("is empty")
	}
	return isText(value)
}

// isFormat checks the formats of listings. A flag --format is checked by its
// command, which may know others.
func isFormat(value any) error {
	formats := []string{"", "table", "json", "jsonl", "csv", "tsv", "md"}
	if err := isText(value); err != nil {
		return err
	}
	if !slices.Contains(formats, value.(string)) {
		return fmt.Errorf("%q is none of %s", value, strings.Join(formats[1:], ", "))
	}
	return nil
}

func isBool(value any) error {
	if text, ok := value.(string); ok {
		if _, err := strconv.ParseBool(text); err != nil {
			return fmt.Errorf("%q is not true or false", text)
		}
		return nil
	}
	if _, ok := value.(bool); !ok {
		return fmt.Errorf("%v is not true or false", value)
	}
	return nil
}

func atLeast(least int) func(any) error {
	return func(value any) error {
		n, ok := value.(int)
		if text, isText := value.(string); isText {
			var err error
			n, err = strconv.Atoi(text)
			ok = err == nil
		}
		if !ok {
			return fmt.Errorf("%v is not a whole number", value)
		}
		if n < least {
			return fmt.Errorf("%d is less than %d", n, least)
		}
		return nil
	}
}

func isDuration(value any) error {
	d, ok := value.(time.Duration)
	if text, isText := value.(string); isText {
		var err error
		d, err = time.ParseDuration(text)
		ok = err == nil
	}
	if !ok {
		return fmt.Errorf("%v is not a duration with a unit, such as 5s", value)
	}
	if d <= 0 {
		return fmt.Errorf("%v is not more than zero", d)
	}
	return nil
}
