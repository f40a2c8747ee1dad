package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"dateline/graph/across"
	"dateline/schema"
)

// followed are persons and bodies that annotators followed from article to
// article; other instances are numbered within theirs.
var followed = regexp.MustCompile(`^(PER|ORG)\d{6,}$`)

// annotated is an article with the names that annotators marked.
type annotated struct {
	ID       string
	Entities []struct {
		schema.Span
		Form, Instance string
	}
}

// TestActorsAcross compares who is who across articles with what annotators
// say: the pairs of appearances of one actor in two articles.
func TestActorsAcross(t *testing.T) {
	path := filepath.Join(root, "../shared/eval/dev/meantime-dev.gold.jsonl")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Skip("the articles are not here")
	}
	var docs []*schema.Document
	byID := map[string]*schema.Document{}
	for in := json.NewDecoder(strings.NewReader(answer(t, "extract", "--quiet", path))); in.More(); {
		d := &schema.Document{}
		if err := in.Decode(d); err != nil {
			t.Fatal(err)
		}
		docs, byID[d.Article.SourceID] = append(docs, d), d
	}
	found, err := across.Resolve(docs)
	if err != nil {
		t.Fatal(err)
	}
	actorOf := map[string]string{}
	for _, a := range found.Actors {
		for _, m := range a.Members {
			actorOf[string(m.Node)] = string(a.Node)
		}
	}
	type known struct{ article, instance, actor string }
	var all []known
	for in := json.NewDecoder(bytes.NewReader(data)); in.More(); {
		var gold annotated
		if err := in.Decode(&gold); err != nil {
			t.Fatal(err)
		}
		d := byID[gold.ID]
		for instance, id := range sameMentions(gold, d) {
			_, hash, _ := strings.Cut(d.Article.ID, "/")
			all = append(all, known{gold.ID, instance, actorOf["urn:dateline:appearance:"+hash+":"+id]})
		}
	}
	right, ours, theirs := 0, 0, 0
	for i, a := range all {
		for _, b := range all[:i] {
			if a.article == b.article {
				continue
			}
			same, joined := a.instance == b.instance, a.actor == b.actor
			right, ours, theirs = right+one(same && joined), ours+one(joined), theirs+one(same)
		}
	}
	p, r := float64(right)/float64(ours), float64(right)/float64(theirs)
	t.Logf("%d appearances; pairs: P %d/%d = %.3f, R %d/%d = %.3f", len(all), right, ours, p, right, theirs, r)
	if p < 0.99 || r < 0.84 {
		t.Errorf("P %.3f, R %.3f; want .99 and .84", p, r)
	}
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// sameMentions finds for each instance the actor of the Document that most of
// its marked names stand for.
func sameMentions(gold annotated, d *schema.Document) map[string]string {
	votes := map[string]map[string]int{}
	for _, e := range gold.Entities {
		if e.Form != "NAM" || !followed.MatchString(e.Instance) {
			continue
		}
		for _, a := range d.Actors {
			for _, m := range a.Mentions {
				both, either := min(m.End, e.End)-max(m.Start, e.Start), max(m.End, e.End)-min(m.Start, e.Start)
				if m.Form == schema.Name && 2*both > either {
					if votes[e.Instance] == nil {
						votes[e.Instance] = map[string]int{}
					}
					votes[e.Instance][a.ID]++
				}
			}
		}
	}
	out := map[string]string{}
	for instance, v := range votes {
		for id, n := range v {
			if best := out[instance]; best == "" || n > v[best] || n == v[best] && id < best {
				out[instance] = id
			}
		}
	}
	return out
}
