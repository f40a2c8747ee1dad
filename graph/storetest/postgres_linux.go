package storetest

import (
	"bytes"
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// nobody is the user that a server runs as when the tests run as root, whom
// PostgreSQL refuses.
const nobody = 65534

// Postgres starts a private server that listens on a socket in a folder of its
// own and is gone with the test, and skips the test where PostgreSQL is not
// installed. Each call of fresh gives the address of an empty schema. Settings
// are "name=value" of postgresql.conf.
func Postgres(t testing.TB, settings ...string) (fresh func() string) {
	t.Helper()
	initdb, server := program("initdb"), program("postgres")
	if initdb == "" || server == "" {
		t.Skip("PostgreSQL is not installed")
	}
	dir, err := os.MkdirTemp("", "dateline-postgres")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	attr := &syscall.SysProcAttr{Pdeathsig: syscall.SIGINT}
	if os.Getuid() == 0 {
		attr.Credential = &syscall.Credential{Uid: nobody, Gid: nobody}
		if err := os.Chown(dir, nobody, nobody); err != nil {
			t.Fatal(err)
		}
	}
	data := filepath.Join(dir, "data")
	command := func(name string, args ...string) (*exec.Cmd, *bytes.Buffer) {
		cmd := exec.Command(name, args...)
		cmd.Dir, cmd.SysProcAttr = dir, attr
		out := &bytes.Buffer{}
		cmd.Stdout, cmd.Stderr = out, out
		return cmd, out
	}
	cmd, out := command(initdb, "-D", data, "-U", "dateline", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
	if err := cmd.Run(); err != nil {
		t.Fatalf("initdb: %v\n%s", err, out)
	}
	args := []string{"-D", data, "-k", dir, "-c", "listen_addresses=", "-c", "fsync=off"}
	for _, s := range settings {
		args = append(args, "-c", s)
	}
	cmd, out = command(server, args...)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Signal(syscall.SIGINT)
		cmd.Wait()
	})
	admin := connect(t, address(dir, ""))
	if admin == nil {
		cmd.Process.Kill()
		cmd.Wait()
		t.Fatalf("the server does not start:\n%s", out)
	}
	t.Cleanup(func() { admin.Close(context.Background()) })
	var n atomic.Int64
	return func() string {
		schema := fmt.Sprint("graph", n.Add(1))
		if _, err := admin.Exec(context.Background(), "CREATE SCHEMA "+schema); err != nil {
			t.Fatal(err)
		}
		return address(dir, schema)
	}
}

// address has a password, which no test may see again.
func address(dir, schema string) string {
	q := url.Values{"host": {dir}}
	if schema != "" {
		q.Set("search_path", schema)
	}
	return "postgres://dateline:hush-hush@/postgres?" + q.Encode()
}

func connect(t testing.TB, address string) *pgx.Conn {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	for ctx.Err() == nil {
		if c, err := pgx.Connect(ctx, address); err == nil {
			return c
		}
		time.Sleep(50 * time.Millisecond)
	}
	return nil
}

// program is the path of a program of PostgreSQL, also where only its newest
// version's own folder has it; "" when there is none.
func program(name string) string {
	if path, err := exec.LookPath(name); err == nil {
		return path
	}
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/" + name)
	if len(found) == 0 {
		return ""
	}
	return slices.Max(found)
}
