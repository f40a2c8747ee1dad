//go:build unix

package cayleystore

import (
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/cayleygraph/quad"

	"dateline/graph"
)

// TestFullDisk lets the file grow no further: the system refuses the write, as
// it does on a full disk.
func TestFullDisk(t *testing.T) {
	const child = "DATELINE_TEST_FULL_DISK"
	if addr := os.Getenv(child); addr != "" {
		fullDisk(t, addr)
		return
	}
	for _, engine := range engines {
		t.Run(engine, func(t *testing.T) { // the limit is the whole process's
			cmd := exec.Command(os.Args[0], "-test.run=^TestFullDisk$")
			cmd.Env = append(os.Environ(), child+"="+address(t, engine))
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%v: %s", err, out)
			}
		})
	}
}

func fullDisk(t *testing.T, addr string) {
	s := open(t, addr, Options{})
	defer s.Close()
	if err := s.Apply(t.Context(), graph.Change{Add: []quad.Quad{q("a", "p", quad.Int(1), "l")}}); err != nil {
		t.Fatal(err)
	}
	before := hash(t, s)
	big := graph.Change{Record: []graph.Entry{{Article: "article/1"}}}
	for i := range 200 {
		big.Add = append(big.Add, q(fmt.Sprint("s", i), "p", quad.String(strings.Repeat("x", 10_000)+strconv.Itoa(i)), "l"))
	}
	err := limited(t, 100_000, func() error { return s.Apply(t.Context(), big) })
	if err == nil {
		t.Fatal("no error")
	}
	if got := hash(t, s); got != before {
		t.Fatalf("half of the change is there after %v", err)
	}
	if _, ok, _ := s.Entry(t.Context(), "article/1"); ok {
		t.Error("the ledger has the article that was not kept")
	}
	if err := s.Apply(t.Context(), big); err != nil {
		t.Fatalf("with room again: %v", err)
	}
}

// limited runs fn while files cannot grow beyond size bytes.
func limited(t *testing.T, size uint64, fn func() error) error {
	t.Helper()
	var old syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &old); err != nil {
		t.Skip(err)
	}
	signal.Ignore(syscall.SIGXFSZ)
	defer signal.Reset(syscall.SIGXFSZ)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: size, Max: old.Max}); err != nil {
		t.Skip(err)
	}
	defer syscall.Setrlimit(syscall.RLIMIT_FSIZE, &old)
	return fn()
}
