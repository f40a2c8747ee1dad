package config

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/spf13/pflag"
)

func defaults() Config {
	return Config{DB: "bbolt:dateline.db", MaxFileMB: 64, Script: Script{Timeout: 5 * time.Second, MemoryMB: 512}}
}

// clean gives an empty working folder and no settings from outside.
func clean(t *testing.T) {
	t.Helper()
	t.Chdir(t.TempDir())
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(t.TempDir(), "xdg"))
	for _, d := range definitions {
		t.Setenv(d.variable(), "")
	}
	t.Setenv("DATELINE_CONFIG", "")
}

func write(t *testing.T, path, text string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func flags(t *testing.T, args ...string) *pflag.FlagSet {
	t.Helper()
	f := pflag.NewFlagSet("dateline", pflag.ContinueOnError)
	f.String("db", "bbolt:dateline.db", "")
	f.String("format", "", "")
	f.Int("workers", 0, "")
	f.Bool("quiet", false, "")
	f.Bool("no-color", false, "")
	f.Duration("script-timeout", 5*time.Second, "")
	f.String("by", "", "")
	if err := f.Parse(args); err != nil {
		t.Fatal(err)
	}
	return f
}

func TestLoad(t *testing.T) {
	for _, c := range []struct {
		name, file string
		env        map[string]string
		args       []string
		want       func(c *Config)
		from       map[string]string
	}{
		{name: "defaults", want: func(*Config) {}, from: map[string]string{"db": "default", "script.timeout": "default"}},
		{
			name: "file",
			file: "db: news.db\nWorkers: 3\nno_color: true\nmax_file_mb: 8\nscript:\n  timeout: 250ms\n  memory_mb: 64\n",
			want: func(c *Config) {
				*c = Config{DB: "news.db", Workers: 3, NoColor: true, MaxFileMB: 8, Script: Script{250 * time.Millisecond, 64}}
			},
			from: map[string]string{"db": "dateline.yaml", "workers": "dateline.yaml", "script.memory_mb": "dateline.yaml", "quiet": "default"},
		},
		{
			name: "environment before file",
			file: "db: news.db\nworkers: 3\n",
			env:  map[string]string{"DATELINE_WORKERS": "5", "DATELINE_QUIET": "true", "DATELINE_SCRIPT_TIMEOUT": "1m", "DATELINE_FORMAT": "csv"},
			want: func(c *Config) {
				c.DB, c.Workers, c.Quiet, c.Script.Timeout, c.Format = "news.db", 5, true, time.Minute, "csv"
			},
			from: map[string]string{"db": "dateline.yaml", "workers": "DATELINE_WORKERS", "script.timeout": "DATELINE_SCRIPT_TIMEOUT"},
		},
		{
			name: "flags before all",
			file: "db: news.db\nworkers: 3\nquiet: true\n",
			env:  map[string]string{"DATELINE_WORKERS": "5", "DATELINE_DB": "memory:"},
			args: []string{"--workers=7", "--no-color", "--quiet=false", "--script-timeout=2s", "--by=anyone", "--format=ics"},
			want: func(c *Config) {
				c.DB, c.Workers, c.NoColor, c.Script.Timeout, c.Format = "memory:", 7, true, 2*time.Second, "ics"
			},
			from: map[string]string{"db": "DATELINE_DB", "workers": "--workers", "quiet": "--quiet", "script.timeout": "--script-timeout"},
		},
		{
			name: "flags at their defaults do not count",
			file: "db: news.db\nscript: {timeout: 9s}\n",
			args: []string{},
			want: func(c *Config) { c.DB, c.Script.Timeout = "news.db", 9*time.Second },
			from: map[string]string{"db": "dateline.yaml", "script.timeout": "dateline.yaml"},
		},
		{name: "empty file", file: "# nothing\n", want: func(*Config) {}},
	} {
		t.Run(c.name, func(t *testing.T) {
			clean(t)
			if c.file != "" {
				write(t, "dateline.yaml", c.file)
			}
			for k, v := range c.env {
				t.Setenv(k, v)
			}
			got, err := Load("", flags(t, c.args...))
			if err != nil {
				t.Fatal(err)
			}
			want := defaults()
			c.want(&want)
			if diff := cmp.Diff(want, *got, cmpopts.IgnoreUnexported(Config{})); diff != "" {
				t.Error(diff)
			}
			for _, s := range got.Settings() {
				if want := c.from[s.Key]; want != "" && s.From != want {
					t.Errorf("%s = %s comes from %s, want %s", s.Key, s.Value, s.From, want)
				}
			}
		})
	}
}

func TestLoadFindsFiles(t *testing.T) {
	clean(t)
	user := write(t, filepath.Join(os.Getenv("XDG_CONFIG_HOME"), "dateline", "config.yaml"), "workers: 1\noutlets: mine.tsv\n")
	own := write(t, filepath.Join(t.TempDir(), "own.conf"), "workers: 4\n")
	named := write(t, filepath.Join(t.TempDir(), "named.yaml"), "workers: 3\noutlets: /srv/outlets.tsv\n")
	load := func(path string, workers int, outlets string) {
		t.Helper()
		c, err := Load(path, nil)
		if err != nil {
			t.Fatal(err)
		}
		if c.Workers != workers || c.Outlets != outlets {
			t.Errorf("%d workers, outlets %q; want %d, %q", c.Workers, c.Outlets, workers, outlets)
		}
	}
	load("", 1, filepath.Join(filepath.Dir(user), "mine.tsv"))
	write(t, "dateline.yaml", "workers: 2\n")
	load("", 2, "")
	load(named, 3, "/srv/outlets.tsv")
	t.Setenv("DATELINE_OUTLETS", "here.tsv")
	t.Setenv("DATELINE_CONFIG", own)
	load("", 4, "here.tsv")
}

func TestLoadErrors(t *testing.T) {
	for _, c := range []struct {
		name, file string
		env        map[string]string
		args       []string
		want       []string // all in the message
	}{
		{name: "unknown key", file: "worker: 3\n", want: []string{"dateline.yaml", `"worker"`, "workers"}},
		{name: "unknown nested key", file: "script:\n  limit: 3\n", want: []string{"dateline.yaml", `"script.limit"`}},
		{name: "a value for a group", file: "script: 3\n", want: []string{"dateline.yaml", `"script"`}},
		{name: "no value", file: "db:\n", want: []string{"dateline.yaml", "db"}},
		{name: "not YAML", file: "db: [\n", want: []string{"dateline.yaml", "line"}},
		{name: "key twice", file: "db: a\ndb: b\n", want: []string{"dateline.yaml", "db"}},
		{name: "text for number", file: "workers: many\n", want: []string{"workers", "dateline.yaml", "many"}},
		{name: "list for number", file: "workers: [1, 2]\n", want: []string{"workers", "dateline.yaml"}},
		{name: "fraction", file: "workers: 1.5\n", want: []string{"workers", "1.5"}},
		{name: "number for text", file: "db: 12\n", want: []string{"db", "dateline.yaml", "12"}},
		{name: "empty db", file: "db: ''\n", want: []string{"db", "empty"}},
		{name: "duration without unit", file: "script: {timeout: 5}\n", want: []string{"script.timeout", "such as 5s"}},
		{name: "no duration", file: "script: {timeout: 0s}\n", want: []string{"script.timeout", "zero"}},
		{name: "format of the file", file: "format: xml\n", want: []string{"format", "dateline.yaml", "jsonl"}},
		{name: "environment", env: map[string]string{"DATELINE_QUIET": "perhaps"}, want: []string{"quiet", "DATELINE_QUIET", "perhaps"}},
		{name: "environment, number", env: map[string]string{"DATELINE_MAX_FILE_MB": "0"}, want: []string{"max_file_mb", "DATELINE_MAX_FILE_MB", "less than 1"}},
		{name: "flag", args: []string{"--workers=-2"}, want: []string{"workers", "--workers", "-2"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			clean(t)
			if c.file != "" {
				write(t, "dateline.yaml", c.file)
			}
			for k, v := range c.env {
				t.Setenv(k, v)
			}
			cfg, err := Load("", flags(t, c.args...))
			if !errors.Is(err, ErrConfig) || cfg != nil {
				t.Fatalf("%v, %v", cfg, err)
			}
			for _, want := range c.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("%q does not name %q", err, want)
				}
			}
			if strings.Contains(err.Error(), "\n") {
				t.Errorf("more than one line: %q", err)
			}
		})
	}
	clean(t)
	if _, err := Load("absent.yaml", nil); !errors.Is(err, ErrConfig) || !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
	if _, err := Load(t.TempDir(), nil); !errors.Is(err, ErrConfig) {
		t.Error(err)
	}
}

// Every field of Config is a setting and every setting is a field.
func TestDefinitionsAreTheFields(t *testing.T) {
	clean(t)
	c, err := Load("", nil)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(defaults(), *c, cmpopts.IgnoreUnexported(Config{})); diff != "" {
		t.Error(diff)
	}
	var keys []string
	for _, s := range c.Settings() {
		keys = append(keys, s.Key)
	}
	if diff := cmp.Diff(fields("", reflect.TypeFor[Config]()), keys); diff != "" {
		t.Error(diff)
	}
}

func fields(prefix string, t reflect.Type) []string {
	var out []string
	for _, f := range reflect.VisibleFields(t) {
		key := prefix + f.Tag.Get("mapstructure")
		switch {
		case !f.IsExported():
		case f.Type.Kind() == reflect.Struct:
			out = append(out, fields(key+".", f.Type)...)
		default:
			out = append(out, key)
		}
	}
	return out
}
