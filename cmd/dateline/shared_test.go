package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/graph/across"
	"dateline/graph/query"
)

// reported is an event as coverage prints it.
type reported struct {
	Type    string
	Title   string
	Reports []struct {
		Article struct {
			ID, Source, Outlet string
			Published          string
			RepublishedBy      string `json:"republished_by"`
		}
		CopyOf string `json:"copy_of"`
	}
}

// TestSharedArticles checks what the graph of five published articles must
// say of them. They are not part of the repository.
func TestSharedArticles(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(root, "../shared/articles/00?_*.txt"))
	if len(files) != 5 {
		t.Skip("the articles are not here")
	}
	db := filepath.Join(t.TempDir(), "graph.db")
	answer(t, append([]string{"build", "--quiet", "--db", db}, files...)...)
	want := strings.TrimSpace(answer(t, "status", "--hash", "--db", db))
	for workers, order := range map[string][]int{"1": {4, 2, 0, 3, 1}, "4": {1, 4, 3, 0, 2}} {
		var paths []string
		for _, i := range order {
			paths = append(paths, files[i])
		}
		if got := graphHash(t, workers, paths...); got != want {
			t.Errorf("%s workers, order %v: hash %s, want %s", workers, order, got, want)
		}
	}

	ids := map[string]string{} // by the number that begins the file's name
	origins := map[string]string{}
	republishers := map[string]string{}
	outlets := map[string]string{}
	published := map[string]string{}
	together := map[string][]string{} // titles of events of talks that broke down, by who reports them
	for _, e := range coverage(t, db) {
		var who []string
		for _, r := range e.Reports {
			n := filepath.Base(r.Article.Source)[:3]
			ids[n], outlets[n], republishers[n] = r.Article.ID, r.Article.Outlet, r.Article.RepublishedBy
			published[n] = r.Article.Published
			if r.CopyOf != "" {
				origins[n] = r.CopyOf
			}
			if !slices.Contains(who, n) {
				who = append(who, n)
			}
		}
		if slices.Sort(who); e.Type == "BREAKDOWN" {
			together[strings.Join(who, " ")] = append(together[strings.Join(who, " ")], e.Title)
		}
	}
	if len(origins) != 1 || origins["000"] == "" || origins["000"] != ids["001"] {
		t.Errorf("copies are %v, want 000 of %s", origins, ids["001"])
	}
	if outlets["004"] != "RT" || republishers["004"] != "Libertarian Hub" {
		t.Errorf("004 is of %q, republished by %q", outlets["004"], republishers["004"])
	}
	if diff := cmp.Diff(map[string]string{
		"000": "2022-04-23", "001": "2022-04-22", "002": "2022-04-12/2022-04-14", "003": "2022-04-13", "004": "2022-04-12",
	}, published); diff != "" {
		t.Errorf("dates of publication: %s", diff)
	}
	if len(together["002 003 004"]) == 0 {
		t.Errorf("002, 003 and 004 have no event of talks that broke down for themselves: %v", together)
	}
	checkDistortions(t, db, ids)
}

// checkDistortions checks that comparing a copy with its original shows what
// the copy garbled.
func checkDistortions(t *testing.T, db string, ids map[string]string) {
	t.Helper()
	var answers struct {
		Across struct {
			Distortions []struct{ Copy, Of, Original, Copied string }
		}
	}
	data, err := os.ReadFile(filepath.Join(root, "../shared/eval/seeds/answers.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &answers); err != nil {
		t.Fatal(err)
	}
	for _, want := range answers.Across.Distortions {
		var c query.Comparison
		if err := json.Unmarshal([]byte(answer(t, "compare", ids[want.Copy], ids[want.Of], "--format", "json", "--db", db)), &c); err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(c.Differences, func(d across.Difference) bool {
			changed := d.Copy.Changed.Text
			return strings.Contains(strings.ToLower(d.Of.Sentence.Text), strings.ToLower(want.Original)) &&
				(strings.Contains(want.Copied, changed) || strings.Contains(changed, want.Copied))
		}) {
			t.Errorf("%s → %s is not shown", want.Original, want.Copied)
		}
	}
}

// coverage is every event of a graph with its reports.
func coverage(t *testing.T, db string) []reported {
	t.Helper()
	var out []reported
	in := json.NewDecoder(strings.NewReader(answer(t, "coverage", "--all", "--format", "jsonl", "--db", db)))
	for in.More() {
		var e reported
		if err := in.Decode(&e); err != nil {
			t.Fatal(err)
		}
		out = append(out, e)
	}
	if _, err := os.Stat(db); err != nil || len(out) == 0 {
		t.Fatalf("no events; %v", err)
	}
	return out
}
