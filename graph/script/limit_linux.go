package script

import (
	"fmt"
	"os"
	"syscall"
)

// room is address space for the runtime's own bookkeeping.
const room = 256 << 20

// limitMemory bounds the address space to what is in use now, the graph file
// included, and the limit: the one way to stop a single huge allocation.
func limitMemory(limit uint64) error {
	var pages uint64
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return nil // no /proc: the watch alone has to do
	}
	if _, err := fmt.Sscan(string(text), &pages); err != nil {
		return fmt.Errorf("limit memory: /proc/self/statm: %w", err)
	}
	bound := pages*uint64(os.Getpagesize()) + limit + room
	if err := syscall.Setrlimit(syscall.RLIMIT_AS, &syscall.Rlimit{Cur: bound, Max: bound}); err != nil {
		return fmt.Errorf("limit memory: %w", err)
	}
	return nil
}
