package cayleystore

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"dateline/graph"
)

func q(s, p string, o quad.Value, l string) quad.Quad {
	return quad.Quad{Subject: quad.IRI(s), Predicate: quad.IRI(p), Object: o, Label: quad.IRI(l)}
}

func hash(t testing.TB, s graph.Store) string {
	t.Helper()
	h, err := graph.Hash(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// engines are the embedded ones, by name.
var engines = []string{Bbolt, Pebble}

// address is a new graph of an engine.
func address(t testing.TB, engine string) string {
	return engine + ":" + filepath.Join(t.TempDir(), "graph.db")
}

// TestFailedWrite fails the write of a change: once, before or after it has
// reached the disk, so that the second try keeps the change, and for good, so
// that the graph and the ledger stay as they were, without the change made ready
// meanwhile. Those after them are right either way.
func TestFailedWrite(t *testing.T) {
	for _, engine := range engines {
		for _, how := range []string{"before", "after", "for good"} {
			t.Run(engine+"/"+how, func(t *testing.T) { failedWrite(t, engine, how) })
		}
	}
}

func failedWrite(t *testing.T, engine, how string) {
	s := open(t, address(t, engine), Options{}).(*file)
	defer s.Close()
	base := graph.Change{Add: []quad.Quad{q("a", "p", quad.Int(1), "l"), q("a", "p", quad.Int(2), "l")}, Record: []graph.Entry{{Article: "article/1"}}}
	change := graph.Change{
		Remove: base.Add[:1],
		Add:    []quad.Quad{q("x", "p", quad.String("new"), "m"), q("y", "p", quad.IRI("x"), "m")},
		Record: []graph.Entry{{Article: "article/2"}}, Strike: []string{"article/1"},
	}
	next := []graph.Change{
		{Add: []quad.Quad{q("a", "next", quad.IRI("y"), "n"), q("x", "next", quad.IRI("w1"), "n"), q("y", "next", quad.IRI("a"), "n")}},
		{Add: []quad.Quad{q("w1", "p", quad.Int(1), "l")}, Remove: []quad.Quad{q("y", "p", quad.IRI("x"), "m"), base.Add[1]}},
	}
	if err := s.Apply(t.Context(), base); err != nil {
		t.Fatal(err)
	}
	disk, started := errors.New("the disk is on fire"), make(chan struct{})
	tries := 0
	s.fault = func(write func() error) error {
		<-started // the next change is made ready before this one has failed
		if tries++; how == "for good" && tries <= 2 || how == "before" && tries == 1 {
			return disk
		}
		if err := write(); err != nil || tries > 1 {
			return err
		}
		return disk
	}
	first, err := s.Start(t.Context(), change)
	if err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(20*time.Millisecond, func() { close(started) })
	second, err := s.Start(t.Context(), next[0])
	if err != nil {
		t.Fatal(err)
	}
	want := []graph.Change{base, change, next[0]}
	if err := first(); how == "for good" {
		want = []graph.Change{base, next[0]}
		if err == nil || !strings.Contains(err.Error(), disk.Error()) {
			t.Fatalf("error %v", err)
		}
		if again := second(); again == nil {
			t.Fatal("a change is kept without the one it was made on top of")
		}
		if err := s.Apply(t.Context(), next[0]); err != nil {
			t.Fatal(err)
		}
	} else if err := errors.Join(err, second()); err != nil {
		t.Fatal(err)
	}
	same := func(when string) {
		t.Helper()
		m := open(t, "memory:", Options{})
		for _, c := range want {
			if err := m.Apply(t.Context(), c); err != nil {
				t.Fatal(err)
			}
		}
		if hash(t, s) != hash(t, m) {
			t.Fatalf("the graph is wrong %s", when)
		}
		for _, article := range []string{"article/1", "article/2"} {
			_, got, _ := s.Entry(t.Context(), article)
			if _, has, _ := m.Entry(t.Context(), article); got != has {
				t.Fatalf("the ledger is wrong %s", when)
			}
		}
		if err := s.Check(t.Context(), func(what string) { t.Errorf("%s: %s", when, what) }); err != nil {
			t.Fatal(err)
		}
	}
	same("after the failure")
	if err := s.Apply(t.Context(), next[1]); err != nil {
		t.Fatal(err)
	}
	want = append(want, next[1])
	same("after the next change")
}

// killed is what TestKilled runs in a process of its own, given an address.
const killed = "DATELINE_TEST_KILLED"

// kills says how often TestKilled kills a process: 5 times, or as often as
// $DATELINE_KILLS says.
func kills(t *testing.T) int {
	text := os.Getenv("DATELINE_KILLS")
	if text == "" {
		return 5
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// batch is a change of 50 quads; one in forty is so large that an engine may write
// it in another way.
func batch(n int) (c graph.Change) {
	for i := range 50 {
		if i == 0 && n%40 == 7 {
			c.Add = append(c.Add, q(fmt.Sprintf("s%d-%d", n, i), "p", quad.String(strings.Repeat("long ", 1<<20)), fmt.Sprint("batch", n)))
			continue
		}
		c.Add = append(c.Add, q(fmt.Sprintf("s%d-%d", n, i), "p", quad.Int(i), fmt.Sprint("batch", n)))
	}
	c.Record = []graph.Entry{{Article: fmt.Sprint("batch", n)}}
	return c
}

// TestKilled kills a process that writes, at any moment, again and again. What
// it said was kept is kept, and there are whole changes only, each with its line
// of the ledger.
func TestKilled(t *testing.T) {
	if addr := os.Getenv(killed); addr != "" {
		s := open(t, addr, Options{})
		n := 0
		for range s.Entries(t.Context()) {
			n++
		}
		var waits []func() error // some changes share a transaction
		for ; ; n++ {
			c := batch(n)
			if n%5 == 4 { // a removal now and then, of what came before
				c.Remove = batch(n - 1).Add
				c.Strike = []string{batch(n - 1).Record[0].Article}
				c.Record = append(c.Record, graph.Entry{Article: fmt.Sprint("removed", n-1)})
			}
			wait, err := s.(graph.Starter).Start(t.Context(), c)
			if err != nil {
				t.Fatal(err)
			}
			if waits = append(waits, wait); len(waits) <= 4 {
				continue
			}
			if err := waits[0](); err != nil {
				t.Fatal(err)
			}
			fmt.Println("kept", n-4)
			waits = waits[1:]
		}
	}
	for _, engine := range engines {
		t.Run(engine, func(t *testing.T) {
			addr, r := address(t, engine), rand.New(rand.NewPCG(1, 2))
			for round := range kills(t) {
				kept := kill(t, addr, time.Duration(r.IntN(60_000))*time.Microsecond)
				whole(t, addr, kept)
				if t.Failed() {
					t.Fatalf("round %d, %d changes kept", round, kept+1)
				}
			}
		})
	}
}

// kill runs the writer, ends it some time after its first change, and gives the
// number of the last change that it said was kept.
func kill(t *testing.T, addr string, after time.Duration) (kept int) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestKilled$")
	cmd.Env = append(os.Environ(), killed+"="+addr)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	kept = -1
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if _, err := fmt.Sscanf(lines.Text(), "kept %d", &kept); err == nil && after >= 0 {
			time.AfterFunc(after, func() { cmd.Process.Kill() })
			after = -1
		}
	}
	cmd.Wait()
	if kept < 0 {
		t.Fatal("the writer ended early")
	}
	return kept
}

// whole wants every change up to one that was kept, and of others all or
// nothing.
func whole(t *testing.T, addr string, kept int) {
	t.Helper()
	s := open(t, addr, Options{}).(*file)
	defer s.Close()
	if err := s.Check(t.Context(), func(what string) { t.Error(what) }); err != nil {
		t.Fatal(err)
	}
	labels := map[quad.Value]int{}
	for x, err := range s.Quads(t.Context(), graph.Pattern{}) {
		if err != nil {
			t.Fatal(err)
		}
		labels[x.Label]++
	}
	lines := 0
	for e, err := range s.Entries(t.Context()) {
		if lines++; err != nil {
			t.Fatal(err)
		}
		want := 50
		if strings.HasPrefix(e.Article, "removed") {
			want = 0
		}
		if n := labels[quad.IRI(e.Article)]; n != want {
			t.Errorf("%s has %d quads of %d", e.Article, n, want)
		}
		delete(labels, quad.IRI(e.Article))
	}
	if len(labels) > 0 || lines <= kept {
		t.Errorf("%d changes in the ledger, %d were kept; labels without a line: %v", lines, kept+1, labels)
	}
}

// TestTogether starts changes one after another, which add to and take from
// those before, and waits for none: the graph is what they make of it one by one,
// and those that had to wait share a transaction.
func TestTogether(t *testing.T) {
	for _, engine := range engines {
		s, m := open(t, address(t, engine), Options{}).(*file), open(t, "memory:", Options{})
		writes, full := 0, make(chan struct{})
		s.fault = func(write func() error) error {
			if writes++; writes == 1 {
				<-full
			}
			return write()
		}
		var waits []func() error
		for n := range 1 + mostChanges {
			c := batch(n)
			c.Add = append(c.Add, q("shared", "p", quad.Int(n%3), fmt.Sprint("batch", n)))
			if n%3 == 2 {
				c.Remove = batch(n - 1).Add[:25+n]
			}
			wait, err := s.Start(t.Context(), c)
			if err := errors.Join(err, m.Apply(t.Context(), c)); err != nil {
				t.Fatal(err)
			}
			waits = append(waits, wait)
		}
		close(full)
		for _, wait := range waits {
			if err := wait(); err != nil {
				t.Fatal(err)
			}
		}
		if writes != 2 || hash(t, s) != hash(t, m) {
			t.Errorf("%s: %d transactions, want 2; the same graph: %t", engine, writes, hash(t, s) == hash(t, m))
		}
		if err := s.Check(t.Context(), func(what string) { t.Errorf("%s: %s", engine, what) }); err != nil {
			t.Fatal(err)
		}
		s.Close()
	}
}
