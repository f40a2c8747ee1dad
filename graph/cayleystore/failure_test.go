package cayleystore

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"dateline/graph"
)

func q(s, p string, o quad.Value, l string) quad.Quad {
	return quad.Quad{Subject: quad.IRI(s), Predicate: quad.IRI(p), Object: o, Label: quad.IRI(l)}
}

func hash(t *testing.T, s graph.Store) string {
	t.Helper()
	h, err := graph.Hash(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// TestFailedWrite fails every write of a change in turn, and the commit. The
// graph and the ledger stay as they were, and what is written next is right: a
// failed write leaves Cayley's memory at odds with the file.
func TestFailedWrite(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "graph.db"), Options{}).(*file)
	defer s.Close()
	base := graph.Change{Add: []quad.Quad{q("a", "p", quad.Int(1), "l"), q("a", "p", quad.Int(2), "l")}, Record: []graph.Entry{{Article: "article/1"}}}
	change := graph.Change{
		Remove: base.Add[:1],
		Add:    []quad.Quad{q("x", "p", quad.String("new"), "m"), q("y", "p", quad.IRI("x"), "m")},
		Record: []graph.Entry{{Article: "article/2"}}, Strike: []string{"article/1"},
	}
	next := graph.Change{Add: []quad.Quad{q("a", "next", quad.IRI("y"), "n"), q("x", "next", quad.IRI("w1"), "n"), q("y", "next", quad.IRI("a"), "n")}}
	if err := s.Apply(t.Context(), base); err != nil {
		t.Fatal(err)
	}
	before := hash(t, s)
	want := func() string {
		m := open(t, "memory:", Options{})
		for _, c := range []graph.Change{base, next} {
			if err := m.Apply(t.Context(), c); err != nil {
				t.Fatal(err)
			}
		}
		return hash(t, m)
	}()
	disk := errors.New("the disk is on fire")
	for n := 0; ; n++ {
		left, hit := n, ""
		s.h.engine.fault = func(op string) error {
			if left--; left == -1 {
				hit = op
				return disk
			}
			return nil
		}
		err := s.Apply(t.Context(), change)
		if hit == "" {
			if n < 10 || err != nil {
				t.Fatalf("only %d operations failed; %v", n, err)
			}
			return // every operation has failed once, and the change went through
		}
		if err == nil || !strings.Contains(err.Error(), disk.Error()) {
			t.Fatalf("operation %d, %s: error %v", n, hit, err)
		}
		if got := hash(t, s); got != before {
			t.Fatalf("operation %d, %s: half of the change is there", n, hit)
		}
		if _, ok, _ := s.Entry(t.Context(), "article/1"); !ok {
			t.Fatalf("operation %d, %s: the ledger was changed", n, hit)
		}
		if err := s.Apply(t.Context(), next); err != nil {
			t.Fatal(err)
		}
		if got := hash(t, s); got != want {
			t.Fatalf("operation %d, %s: the next change was stored wrongly", n, hit)
		}
		if err := s.Apply(t.Context(), graph.Change{Remove: next.Add}); err != nil {
			t.Fatal(err)
		}
	}
}

// killed is what TestKilled runs in a process of its own, given a path.
const killed = "DATELINE_TEST_KILLED"

func batch(n int) (c graph.Change) {
	for i := range 50 {
		c.Add = append(c.Add, q(fmt.Sprintf("s%d-%d", n, i), "p", quad.Int(i), fmt.Sprint("batch", n)))
	}
	c.Record = []graph.Entry{{Article: fmt.Sprint("batch", n)}}
	return c
}

// TestKilled kills a process that writes. What it said was kept is kept, and
// there are whole changes only, each with its line of the ledger.
func TestKilled(t *testing.T) {
	if path := os.Getenv(killed); path != "" {
		s := open(t, path, Options{})
		for n := 0; ; n++ {
			if err := s.Apply(t.Context(), batch(n)); err != nil {
				t.Fatal(err)
			}
			fmt.Println("kept", n)
		}
	}
	path := filepath.Join(t.TempDir(), "graph.db")
	cmd := exec.Command(os.Args[0], "-test.run=^TestKilled$")
	cmd.Env = append(os.Environ(), killed+"="+path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	kept := -1
	for lines := bufio.NewScanner(out); kept < 20 && lines.Scan(); {
		fmt.Sscanf(lines.Text(), "kept %d", &kept)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	cmd.Wait()
	if kept < 20 {
		t.Fatalf("the writer ended early, after %d changes", kept)
	}
	s := open(t, path, Options{})
	defer s.Close()
	labels := map[quad.Value]int{}
	for x, err := range s.Quads(t.Context(), graph.Pattern{}) {
		if err != nil {
			t.Fatal(err)
		}
		labels[x.Label]++
	}
	if len(labels) <= kept {
		t.Errorf("%d changes are there, %d were kept", len(labels), kept+1)
	}
	for label, n := range labels {
		if n != 50 {
			t.Errorf("%v has %d quads of 50", label, n)
		}
		if _, ok, err := s.Entry(t.Context(), string(label.(quad.IRI))); !ok || err != nil {
			t.Errorf("%v is not in the ledger: %v", label, err)
		}
	}
}
