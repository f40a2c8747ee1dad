//go:build unix

package storetest

import (
	"syscall"
	"time"
)

// CPUTime is what the process has computed so far: on a machine with other
// work it says more than the clock.
func CPUTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
