package script

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"dateline/graph"
	"dateline/graph/cayleystore"
	"dateline/schema/vocab"
)

// TestMain makes the test binary its own child.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == ChildCommand {
		if err := Child(context.Background(), os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// build makes a graph of three headlines by two outlets.
func build(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "graph.db")
	s, err := cayleystore.Open(t.Context(), path, cayleystore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var c graph.Change
	for i, outlet := range []string{"herald", "herald", "courier"} {
		article := vocab.Node(vocab.Article, fmt.Sprint(i))
		add := func(p quad.IRI, o quad.Value) {
			c.Add = append(c.Add, quad.Quad{Subject: article, Predicate: p, Object: o, Label: article})
		}
		add(vocab.Publisher, vocab.Node(vocab.Outlet, outlet))
		add(vocab.Headline, quad.String(fmt.Sprint("Headline ", i)))
		add(vocab.From, quad.Time(time.Date(2022, 4, 12+i, 0, 0, 0, 0, time.UTC)))
	}
	if err := s.Apply(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	return path
}

func run(t *testing.T, o Options) (rows []string, truncated bool, err error) {
	t.Helper()
	start := time.Now()
	result, err := Run(t.Context(), o)
	t.Logf("%v for %.60q: %v", time.Since(start).Round(time.Millisecond), o.Script, err)
	for _, row := range result.Rows {
		rows = append(rows, string(row))
	}
	noChildren(t)
	return rows, result.Truncated, err
}

// noChildren wants that this process has none, where the system can tell.
func noChildren(t *testing.T) {
	t.Helper()
	lists, _ := filepath.Glob("/proc/self/task/*/children")
	for _, list := range lists {
		if pids, _ := os.ReadFile(list); len(pids) > 0 {
			t.Errorf("processes left: %s", pids)
		}
	}
}

func TestResults(t *testing.T) {
	db := build(t)
	for _, c := range []struct {
		name, script string
		want         []string
	}{
		{"path", `g.V("<dl:outlet:herald>").in("<schema:publisher>").out("<schema:headline>").all()`,
			[]string{`{"id":"Headline 0"}`, `{"id":"Headline 1"}`}},
		{"tags, IRIs and times", `g.V("<dl:outlet:courier>").in("<https://schema.org/publisher>").tag("article").out("<term:from>").all()`,
			[]string{`{"article":"<urn:dateline:article:2>","id":"2022-04-14T00:00:00Z"}`}},
		{"emit", `g.emit({n: 1}); g.emit("two"); g.emit(0); g.emit([false])`, []string{`{"n":1}`, `"two"`, `0`, `[false]`}},
		{"last expression", `g.V("<dl:outlet:herald>").in("<schema:publisher>").count()`, []string{`2`}},
		{"last expression is a list", `g.V("<dl:outlet:courier>").in("<schema:publisher>").toArray()`, []string{`["<urn:dateline:article:2>"]`}},
		{"results go before the last expression", `g.emit(1); 5`, []string{`1`}},
		{"callback", `g.V("<dl:article:0>").out("<schema:headline>").forEach(function(d) { g.emit(d.id.length) })`, []string{`10`}},
		{"nothing", `g.V("<dl:outlet:none>").in().all()`, nil},
		{"an unfinished query", `g.V("<dl:outlet:herald>")`, nil},
		{"an unknown prefix stays", `g.emit("<http:x>")`, []string{`"<http:x>"`}},
	} {
		rows, truncated, err := run(t, Options{DB: db, Script: c.script})
		if diff := cmp.Diff(c.want, rows); diff != "" || truncated || err != nil {
			t.Errorf("%s: truncated %v, error %v (-want +got):\n%s", c.name, truncated, err, diff)
		}
	}
}

func TestLimit(t *testing.T) {
	db := build(t)
	for limit, want := range map[int]int{1: 1, 3: 3, 4: 3} {
		rows, truncated, err := run(t, Options{DB: db, Limit: limit, Script: `g.V().has("<schema:headline>").all()`})
		if len(rows) != want || truncated != (limit < 3) || err != nil {
			t.Errorf("limit %d: %d rows, truncated %v, %v", limit, len(rows), truncated, err)
		}
	}
	rows, truncated, err := run(t, Options{DB: db, Limit: 2, Script: `while (true) g.emit(1)`})
	if len(rows) != 2 || !truncated || err != nil {
		t.Errorf("endless results: %d rows, truncated %v, %v", len(rows), truncated, err)
	}
	rows, truncated, err = run(t, Options{DB: db, Script: `var s = Array(9e6).join("x"); for (var i = 0; i < 20; i++) g.emit(s)`})
	if len(rows) != 7 || !truncated || err != nil {
		t.Errorf("180 MB of results: %d rows, truncated %v, %v", len(rows), truncated, err)
	}
}

// TestGuard has scripts that go on for ever, eat memory or break.
func TestGuard(t *testing.T) {
	db := build(t)
	for _, c := range []struct {
		name, script string
		want         []error // any of these
		says         string
	}{
		{"endless loop", `while (true) {}`, []error{ErrTimeout}, "500ms"},
		{"endless results of nothing", `while (true) g.V("<dl:outlet:none>").all()`, []error{ErrTimeout}, ""},
		{"regular expression", `/^(?=(a+)+$)b|^(a+)+$/.test(Array(60).join("a") + "!")`, []error{ErrTimeout}, ""},
		{"string doubling", `var s = "0123456789"; while (true) s = s + s`, []error{ErrMemory}, "128 MB"},
		{"huge array", `new Array(3e8).fill(7)`, []error{ErrTimeout, ErrMemory}, ""},
		{"growing array", `var a = []; while (true) a.push({x: [1, 2, 3]})`, []error{ErrMemory}, ""},
		{"recursion", `function f(n) { return 1 + f(n + 1) }; f(0)`, []error{ErrTimeout, ErrMemory}, ""},
		{"recursion in native calls", `var o = {}; o.toString = function() { return "" + [o, o] }; "" + o`, []error{ErrMemory, ErrScript}, ""},
		{"cross product", `g.V().both().both().both().both().both().both().both().both().both().both().both().both().both().both().count()`, []error{ErrTimeout, ErrMemory}, ""},
		{"syntax error", `g.V(`, []error{ErrScript}, "Unexpected end of input"},
		{"exception", `throw new Error("no luck")`, []error{ErrScript}, "no luck"},
		{"undefined", `nothing.at.all`, []error{ErrScript}, "nothing"},
		{"wrong argument", `g.V("<a>").out({}).all()`, []error{ErrScript}, "failed: unsupported type: map[string]interface {}"},
		{"no files, no modules", `require("fs")`, []error{ErrScript}, "require"},
	} {
		o := Options{DB: db, Script: c.script, Timeout: 500 * time.Millisecond, MemoryMB: 128}
		if c.want[0] != ErrTimeout {
			o.Timeout = time.Minute // something else ends it
		}
		_, _, err := run(t, o)
		ok := false
		for _, want := range c.want {
			ok = ok || errors.Is(err, want)
		}
		if !ok || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: error %v", c.name, err)
		}
	}
	if rows, _, err := run(t, Options{DB: db, Script: `g.V("<dl:article:0>").out("<schema:headline>").all()`}); len(rows) != 1 || err != nil {
		t.Errorf("the graph after all that: %v, %v", rows, err)
	}
}

func TestRefused(t *testing.T) {
	db := build(t)
	text := filepath.Join(t.TempDir(), "text")
	if err := os.WriteFile(text, []byte(strings.Repeat("text\n", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		o    Options
		want error
		says string
	}{
		{"no such file", Options{DB: db + "x"}, fs.ErrNotExist, "build one first"},
		{"another file", Options{DB: text}, graph.ErrForeign, text},
		{"in memory", Options{DB: "memory:"}, nil, "in memory"},
		{"too long", Options{DB: db, Script: strings.Repeat(" ", MaxScript+1)}, ErrTooLong, ""},
		{"no program", Options{DB: db, Exe: db}, nil, "permission"},
	} {
		_, _, err := run(t, c.o)
		if err == nil || c.want != nil && !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: error %v", c.name, err)
		}
	}
	writer, err := cayleystore.Open(t.Context(), db, cayleystore.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := run(t, Options{DB: db, Script: `1`}); !errors.Is(err, graph.ErrLocked) {
		t.Errorf("beside a writer: %v", err)
	}
	writer.Close()
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(50*time.Millisecond, cancel)
	if _, err := Run(ctx, Options{DB: db, Script: `while (true) {}`}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	noChildren(t)
}

// FuzzExpand writes IRIs in full once and for all, and leaves the rest alone.
func FuzzExpand(f *testing.F) {
	f.Add(`g.V("<dl:outlet:x>").out("<schema:name>", "<http://a/b>")`)
	f.Add("a<b && c>d <<dl:x>> <term:>")
	f.Fuzz(func(t *testing.T, script string) {
		once := expand(script)
		if twice := expand(once); twice != once {
			t.Errorf("%q becomes %q, then %q", script, once, twice)
		}
		if !strings.Contains(script, "<") && once != script {
			t.Errorf("%q becomes %q", script, once)
		}
	})
}
