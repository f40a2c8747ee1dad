//go:build !linux

package storetest

import "testing"

// Postgres starts a private server where that can be done; elsewhere it skips
// the test.
func Postgres(t testing.TB, _ ...string) (fresh func() string) {
	t.Skip("a private PostgreSQL server is started on Linux only")
	return nil
}
