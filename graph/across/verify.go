package across

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"dateline/graph"
)

// Verify checks the notes that linking goes by, and reports what does not fit
// the articles or the other notes:
//
//   - every article that was linked has its notes, they say what the article
//     says now, and no note is of an article that is gone;
//   - who is entered in a list notes it, and the other way round;
//   - what the articles of a story tell in common is noted once, and as they tell it;
//   - a bridge between stories is noted with the stories of its articles, at both
//     ends.
//
// Articles that wait to be linked are passed over. The error is that of the
// store or of ctx.
func Verify(ctx context.Context, store graph.Store, report func(graph.Finding)) error {
	l, err := newLinker(ctx, store)
	if err != nil {
		return err
	}
	v := &noteVerifier{linker: l, ctx: ctx, store: store, report: report, state: map[string]bool{}}
	for _, step := range []func() error{v.waiting, v.said, v.gone, v.lists, v.told, v.bridges} {
		if err := step(); err != nil {
			return fmt.Errorf("verify the notes of linking: %w", err)
		}
	}
	return nil
}

// noteVerifier reads all notes in turn.
type noteVerifier struct {
	*linker
	ctx    context.Context
	store  graph.Store
	report func(graph.Finding)
	state  map[string]bool // articles that are there by their hash; false of those that wait
}

func (v *noteVerifier) found(where, what string, args ...any) {
	v.report(graph.Finding{Where: where, What: fmt.Sprintf(what, args...)})
}

// each visits the notes of a kind, by the rest of their keys.
func (v *noteVerifier) each(kind string, f func(rest string, value []byte)) error {
	for n, err := range v.store.Notes(v.ctx, noteKey(kind)+sep, noteKey(kind)+past) {
		if err != nil {
			return err
		}
		f(n.Key[len(noteKey(kind)+sep):], n.Value)
	}
	return nil
}

// entered visits what is entered in the lists of a kind, by the rest of the keys.
func (v *noteVerifier) entered(kind string, f func(rest string)) error {
	for key, err := range v.listed(noteKey(kind)+sep, noteKey(kind)+past) {
		if err != nil {
			return err
		}
		f(key[len(noteKey(kind)+sep):])
	}
	return nil
}

// waiting finds the articles that are still to be linked.
func (v *noteVerifier) waiting() error {
	for n, err := range v.store.Notes(v.ctx, graph.Changed, graph.Changed+"\xff") {
		if err != nil {
			return err
		}
		v.state[strings.TrimPrefix(n.Key, graph.Changed+"article/")] = false
	}
	return nil
}

// said compares what is noted of articles with what they say. A graph that was
// never linked, or by another version, has no notes to go by.
func (v *noteVerifier) said() error {
	version, err := v.note("version")
	if err != nil {
		return err
	}
	for e, err := range v.store.Entries(v.ctx) {
		if err != nil {
			return err
		}
		hash := strings.TrimPrefix(e.Article, "article/")
		if _, waits := v.state[hash]; waits || string(version) != linkVersion {
			continue
		}
		v.state[hash] = true
		a, err := v.load(v.store, e.Article)
		switch {
		case v.ctx.Err() != nil:
			return v.ctx.Err()
		case err != nil || a == nil:
			continue // [graph.Verify] reports it
		}
		a.whole, a.heard = true, true
		for _, n := range []struct {
			kind string
			want []byte
		}{{"read", v.packArticle(a)}, {"words", v.packText(a)}, {"spoken", v.packSpoken(a)}} {
			switch have, err := v.note(n.kind, hash); {
			case err != nil:
				return err
			case have == nil:
				v.found(e.Article, "linked, but nothing is noted of it (%s)", n.kind)
			case !bytes.Equal(have, n.want):
				v.found(e.Article, "other things are noted of it than it says (%s)", n.kind)
			}
		}
	}
	return nil
}

func (v *noteVerifier) note(parts ...string) ([]byte, error) {
	value, _, err := v.store.Note(v.ctx, noteKey(parts...))
	return value, err
}

// gone finds notes of articles that are not there.
func (v *noteVerifier) gone() error {
	for _, kind := range []string{"read", "words", "spoken", "lines", "shape", "days", "says", "text", "who", "said", "event"} {
		if err := v.each(kind, func(hash string, _ []byte) {
			if _, there := v.state[hash]; !there {
				v.found("article/"+hash, "noted (%s), but not there", kind)
			}
		}); err != nil {
			return err
		}
	}
	return nil
}

// lists compares the entries of lists with what those who are in them note.
func (v *noteVerifier) lists() error {
	for _, n := range []struct{ list, noted string }{{"at", "shape"}, {"on", "days"}, {"say", "says"}, {"block", "blocks"}, {"use", "uses"}, {"reported", "reports"}} {
		var entered, noted uint64 // sums of hashes: they need no order and no memory
		if err := v.entered(n.list, func(rest string) { entered += hashKey(noteKey(n.list, rest)) }); err != nil {
			return err
		}
		if err := v.each(n.noted, func(_ string, value []byte) {
			for _, key := range v.keysOf(n.noted, value) {
				noted += hashKey(key)
			}
		}); err != nil {
			return err
		}
		if entered == noted {
			continue
		}
		if err := v.differ(n.list, n.noted); err != nil {
			return err
		}
	}
	return nil
}

// keysOf are the entries in lists that a note tells of.
func (v *noteVerifier) keysOf(kind string, value []byte) []string {
	if kind != "shape" {
		return strings.Split(string(value), "\n")
	}
	var o outline
	if err := v.unpack(value, func(p *packer) { p.shape(&o) }); err != nil {
		return nil // what is in the list is then not noted
	}
	keys := v.textKeys(&o)
	slices.Sort(keys)
	return slices.Compact(keys)
}

// differ reports the entries that a list or those who are in it have alone.
func (v *noteVerifier) differ(list, notes string) error {
	noted := map[string]bool{}
	if err := v.each(notes, func(_ string, value []byte) {
		for _, key := range v.keysOf(notes, value) {
			noted[key] = true
		}
	}); err != nil {
		return err
	}
	if err := v.entered(list, func(rest string) {
		key := noteKey(list, rest)
		if !noted[key] {
			v.found("notes", "in a list (%s) and not noted: %q", list, rest)
		}
		delete(noted, key)
	}); err != nil {
		return err
	}
	for _, key := range slices.Sorted(maps.Keys(noted)) {
		v.found("notes", "noted and not in its list (%s): %q", list, strings.TrimPrefix(key, noteKey(list)+sep))
	}
	return nil
}

// told compares the rows of each story with what its articles tell.
func (v *noteVerifier) told() error {
	rows := map[string]int{} // more than there should be
	if err := v.each("told", func(rest string, _ []byte) {
		story, _, _ := strings.Cut(rest, sep)
		rows[story]++
	}); err != nil {
		return err
	}
	if err := v.each("cast", func(story string, _ []byte) {
		members := v.casts.of(story).members
		noted, err := v.readRows(story)
		if rows[story] -= len(members); err != nil || rows[story] != 0 || !v.fit(members, noted) {
			v.found("notes", "other things are noted of a story than its articles tell: %s", story)
		}
		delete(rows, story)
	}); err != nil {
		return err
	}
	for _, story := range slices.Sorted(maps.Keys(rows)) {
		v.found("notes", "what articles tell in common is noted of a story that is not there: %s", story)
	}
	return nil
}

// fit says whether rows are those of articles.
func (v *noteVerifier) fit(members []string, noted *toldRows) bool {
	all := make([]int, len(members))
	for i, h := range members {
		if _, ok := noted.at[h]; !ok || v.shape(h) == nil {
			return false
		}
		all[i] = i
	}
	told := newTriangle(len(members))
	v.score(members, all, all, told)
	for i, h := range members {
		for k, o := range members[:i] {
			if told.of(i, k) != noted.of(noted.at[h], noted.at[o]) {
				return false
			}
		}
	}
	return true
}

// bridges compares the two notes of each bridge.
func (v *noteVerifier) bridges() error {
	var here, there uint64
	if err := v.entered("bridge", func(rest string) {
		f := strings.Split(rest, sep)
		if len(f) != 3 || v.texts.of(f[1]).story != f[0] {
			v.found("notes", "a bridge is noted with another story than its article's: %q", rest)
			return
		}
		here, there = here+hashKey(f[1]+sep+f[2]), there+hashKey(f[2]+sep+f[1])
	}); err != nil || here == there {
		return err
	}
	v.found("notes", "a bridge between stories is noted with one of them alone")
	return nil
}

func hashKey(key string) uint64 {
	h := uint64(fnvOffset)
	for i := range len(key) {
		h = (h ^ uint64(key[i])) * fnvPrime
	}
	return h
}
