package actors

import (
	"slices"
	"strings"
	"unicode"

	"dateline/schema"
)

// index finds the actors of an article by what they are called, so that a long
// article is not searched through for every mention.
type index struct {
	called  map[key][]*entity // persons and bodies by the keys of their names
	offices map[string][]*entity
	unnamed map[key]*entity // the latest "official" by noun, and by noun and country
	groups  map[key]*entity // the first one of each name
	states  map[string]*entity
	seats   map[string]bool
}

// key is a name of one kind as far as every name it may be equal to shares it.
type key struct{ kind, name string }

func newIndex() index {
	return index{
		called: map[key][]*entity{}, offices: map[string][]*entity{}, unnamed: map[key]*entity{},
		groups: map[key]*entity{}, states: map[string]*entity{}, seats: map[string]bool{},
	}
}

// Kinds of keys.
const (
	surnameKey  = "surname"
	forenameKey = "forename"
	nounKey     = "noun" // the last word of a body's name
	wholeKey    = "whole"
	acronymKey  = "acronym"
	initialsKey = "initials"
)

// surname is the key of a person: spellings of one surname share it.
func (w *work) surname(words []string) key {
	if len(words) == 0 {
		return key{surnameKey, ""}
	}
	return key{surnameKey, w.variants.Key(words[len(words)-1])}
}

// bodyKeys are the keys under which a body is kept.
func bodyKeys(name string) []key {
	keys := []key{{wholeKey, folded(trimThe(name))}}
	if short, ok := acronym(name); ok {
		keys = append(keys, key{acronymKey, short})
	}
	if long, ok := initials(name); ok {
		keys = append(keys, key{initialsKey, long})
	}
	return keys
}

// sought are the keys under which bodies that a name may mean are kept.
func sought(name string) []key {
	keys := bodyKeys(name)
	for i := range keys {
		switch keys[i].kind {
		case acronymKey:
			keys[i].kind = initialsKey
		case initialsKey:
			keys[i].kind = acronymKey
		}
	}
	return keys
}

// folded maps letters that differ in case only to one.
func folded(s string) string {
	return strings.Map(func(r rune) rune {
		least := r
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			least = min(least, f)
		}
		return least
	}, s)
}

// nameWords are the words of a name without "Jr" and the like behind it.
func (w *work) nameWords(name string) []string {
	list := words(name)
	for len(list) > 1 && w.words["suffix "+list[len(list)-1]] {
		list = list[:len(list)-1]
	}
	return list
}

// rename notes one more name of e.
func (w *work) rename(e *entity, name string) {
	if slices.Contains(e.names, name) {
		return
	}
	parts := w.nameWords(name)
	e.names, e.parts = append(e.names, name), append(e.parts, parts)
	keys := []key{w.surname(parts)}
	switch {
	case e.typ != schema.Person:
		if keys = bodyKeys(name); len(parts) > 1 {
			keys = append(keys, key{nounKey, parts[len(parts)-1]})
		}
	case len(parts) > 1:
		keys = append(keys, key{forenameKey, parts[0]})
	}
	for _, k := range keys {
		if list := w.index.called[k]; len(list) == 0 || list[len(list)-1] != e {
			w.index.called[k] = append(list, e)
		}
	}
}

// find is the entity of a type that a name belongs to, nil when none or more
// than one does.
func (w *work) find(typ schema.ActorType, name string) *entity {
	parts := w.nameWords(name)
	keys := []key{w.surname(parts)}
	if typ != schema.Person {
		keys = sought(name)
	}
	var found *entity
	for _, k := range keys {
		for _, e := range w.index.called[k] {
			if e == found || e.typ != typ || !w.answersTo(e, name, parts) {
				continue
			}
			if found != nil {
				return nil
			}
			found = e
		}
	}
	return found
}

// sole is the one entity that is kept under a key, nil when none or more than
// one is.
func (w *work) sole(k key) *entity {
	if list := w.index.called[k]; len(list) == 1 {
		return list[0]
	}
	return nil
}

// takeRole notes an office or a rank of e.
func (w *work) takeRole(e *entity, text string, h head) {
	if !slices.Contains(e.roles, text) {
		e.roles = append(e.roles, text)
	}
	if !slices.Contains(e.offices, h.noun) {
		e.offices = append(e.offices, h.noun)
		if e.typ == schema.Person {
			w.index.offices[h.noun] = append(w.index.offices[h.noun], e)
		}
	}
	if e.sector == "" {
		e.sector = h.sector
	}
}

// newGroup adds a group, or somebody unnamed, that goes by a name.
func (w *work) newGroup(typ schema.ActorType, name, country string) *entity {
	e := w.newEntity(typ)
	e.name, e.country = name, country
	k := key{string(typ), folded(name)}
	if w.index.groups[k] == nil {
		w.index.groups[k] = e
	}
	return e
}

// groupNamed is the group that goes by that name.
func (w *work) groupNamed(name string, typ schema.ActorType) *entity {
	return w.index.groups[key{string(typ), folded(name)}]
}
