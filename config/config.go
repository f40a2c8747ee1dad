// Package config reads dateline's settings. A later source wins over an
// earlier one:
//
//	built-in defaults
//	the settings file: the one named, or $DATELINE_CONFIG, or ./dateline.yaml,
//	    or $XDG_CONFIG_HOME/dateline/config.yaml (the first that exists)
//	the environment: DATELINE_DB, DATELINE_SCRIPT_TIMEOUT, …
//	command line flags: --db, --script-timeout, …
//
// Keys that are no settings are errors. Paths count from the working folder,
// except that of outlets in a settings file, which counts from that file.
package config

import (
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"github.com/spf13/pflag"
	"github.com/spf13/viper"
)

// ErrConfig is matched by every error of this package.
var ErrConfig = errors.New("configuration")

// Config is the settings in effect.
type Config struct {
	DB        string `mapstructure:"db"`          // the graph, as cayleystore.Open takes it
	Workers   int    `mapstructure:"workers"`     // articles read at the same time; 0 is one for each core
	Format    string `mapstructure:"format"`      // how listings are printed; "" suits the output
	Quiet     bool   `mapstructure:"quiet"`       // no progress, no notes
	NoColor   bool   `mapstructure:"no_color"`    // no colour on a terminal
	Outlets   string `mapstructure:"outlets"`     // a file of outlets beside the built-in ones, or ""
	MaxFileMB int    `mapstructure:"max_file_mb"` // larger input files are refused, in MiB
	Script    Script `mapstructure:"script"`

	settings []Setting
}

// Script limits the scripts of `dateline query`.
type Script struct {
	Timeout  time.Duration `mapstructure:"timeout"`
	MemoryMB int           `mapstructure:"memory_mb"` // in MiB
}

// Setting is one setting in effect and where it came from.
type Setting struct {
	Key    string `json:"key"`
	Value  string `json:"value"`
	Source Source `json:"source"`
	From   string `json:"from"` // "default", a path, "DATELINE_DB", "--db"
	Help   string `json:"help"`
}

// Settings lists all settings, always in the same order.
func (c *Config) Settings() []Setting { return append([]Setting(nil), c.settings...) }

// Source is the kind of place a setting comes from.
type Source string

// Sources, each winning over those before it.
const (
	Default     Source = "default"
	File        Source = "file"
	Environment Source = "env"
	Flag        Source = "flag"
)

// Load reads the settings from the file at path, or where path is empty from
// the usual places, from the environment and from those flags that are named
// like a setting ("no-color" is no_color); flags may be nil. Errors match
// [ErrConfig] and name the key and where its value came from.
func Load(path string, flags *pflag.FlagSet) (*Config, error) {
	l := loader{v: viper.New(), flags: flags}
	for _, s := range definitions {
		l.v.SetDefault(s.key, s.preset)
		if err := l.bind(s); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrConfig, err)
		}
	}
	if err := l.readFile(path); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrConfig, err)
	}
	cfg := &Config{}
	for _, s := range definitions {
		setting, err := l.settle(s)
		if err != nil {
			return nil, fmt.Errorf("%w: %s (from %s): %w", ErrConfig, s.key, setting.From, err)
		}
		cfg.settings = append(cfg.settings, setting)
	}
	if err := l.v.UnmarshalExact(cfg); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrConfig, err)
	}
	if i := l.position("outlets"); cfg.settings[i].Source == File && cfg.Outlets != "" && !filepath.IsAbs(cfg.Outlets) {
		cfg.Outlets = filepath.Join(filepath.Dir(l.file), cfg.Outlets)
		cfg.settings[i].Value = cfg.Outlets
	}
	return cfg, nil
}
