package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"
	"github.com/spf13/viper"
)

// Names of variables: what all begin with, and the one that names the settings
// file.
const (
	prefix = "DATELINE_"
	file   = prefix + "CONFIG"
)

// loader holds the sources while settings are read.
type loader struct {
	v     *viper.Viper
	flags *pflag.FlagSet
	file  string   // the settings file that was read, or ""
	keys  []string // the settings that it has
}

// bind ties a setting to its environment variable and its flag.
func (l *loader) bind(d definition) error {
	if err := l.v.BindEnv(d.key, d.variable()); err != nil {
		return err
	}
	if f := l.flagOf(d); f != nil {
		return l.v.BindPFlag(d.key, f)
	}
	return nil
}

func (l *loader) flagOf(d definition) *pflag.Flag {
	if l.flags == nil {
		return nil
	}
	return l.flags.Lookup(d.flag())
}

// readFile reads the settings file at path or in its usual places.
func (l *loader) readFile(path string) error {
	if path == "" {
		path = os.Getenv(file)
	}
	if path == "" {
		for _, usual := range usualPlaces() {
			if _, err := os.Stat(usual); err == nil {
				path = usual
				break
			} else if !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
	}
	if path == "" {
		return nil
	}
	// A viper of its own tells which keys the file has.
	v := viper.New()
	v.SetConfigFile(path)
	v.SetConfigType("yaml")
	if err := v.ReadInConfig(); err != nil {
		var open *fs.PathError
		if errors.As(err, &open) {
			return err // it names the path itself
		}
		return fmt.Errorf("%s: %s", path, strings.Join(strings.Fields(err.Error()), " "))
	}
	l.file = path
	l.keys = v.AllKeys()
	slices.Sort(l.keys)
	for _, key := range l.keys {
		i := l.position(key)
		if i < 0 {
			return fmt.Errorf("%s: unknown key %q; settings are %s", path, key, known())
		}
		if v.Get(key) == nil {
			return fmt.Errorf("%s: %s has no value", path, key)
		}
	}
	return l.v.MergeConfigMap(v.AllSettings())
}

// UnknownVariables are the variables in an environment, as [os.Environ] gives
// it, that look like settings and are none; sorted.
func UnknownVariables(environment []string) []string {
	var unknown []string
	for _, e := range environment {
		name, _, _ := strings.Cut(e, "=")
		if !strings.HasPrefix(name, prefix) || name == file {
			continue
		}
		if !slices.ContainsFunc(definitions, func(d definition) bool { return d.variable() == name }) {
			unknown = append(unknown, name)
		}
	}
	slices.Sort(unknown)
	return unknown
}

func usualPlaces() []string {
	places := []string{"dateline.yaml"}
	folder := os.Getenv("XDG_CONFIG_HOME")
	if folder == "" {
		if home, err := os.UserHomeDir(); err == nil {
			folder = filepath.Join(home, ".config")
		}
	}
	if folder != "" {
		places = append(places, filepath.Join(folder, "dateline", "config.yaml"))
	}
	return places
}

// position is the place of a key among the settings, or -1.
func (l *loader) position(key string) int {
	return slices.IndexFunc(definitions, func(d definition) bool { return d.key == key })
}

func known() string {
	var keys []string
	for _, d := range definitions {
		keys = append(keys, d.key)
	}
	return strings.Join(keys, ", ")
}

// settle finds out where a setting comes from and checks it.
func (l *loader) settle(d definition) (Setting, error) {
	s := Setting{Key: d.key, Source: Default, From: string(Default), Help: d.help}
	if slices.Contains(l.keys, d.key) {
		s.Source, s.From = File, l.file
	}
	if os.Getenv(d.variable()) != "" {
		s.Source, s.From = Environment, d.variable()
	}
	if f := l.flagOf(d); f != nil && f.Changed {
		s.Source, s.From = Flag, "--"+f.Name
	}
	value := l.v.Get(d.key)
	s.Value = fmt.Sprint(value)
	if err := d.check(value); err != nil {
		return s, err
	}
	if d.key == "format" && s.Source != Flag {
		return s, isFormat(value)
	}
	return s, nil
}
