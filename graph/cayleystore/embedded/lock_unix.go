//go:build unix

package embedded

import (
	"errors"
	"io"
	"os"
	"syscall"
	"time"
)

// lockFile takes the lock of a folder's graph, shared among readers; [errBusy]
// when that takes longer than wait. It falls with the process.
func lockFile(path string, shared bool, wait time.Duration) (io.Closer, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if errors.Is(err, os.ErrPermission) && shared {
		f, err = os.Open(path)
	}
	if err != nil {
		return nil, err
	}
	how := syscall.LOCK_EX | syscall.LOCK_NB
	if shared {
		how = syscall.LOCK_SH | syscall.LOCK_NB
	}
	const step = 20 * time.Millisecond
	for ; ; wait -= step {
		err := syscall.Flock(int(f.Fd()), how)
		switch {
		case err == nil:
			return f, nil
		case !errors.Is(err, syscall.EWOULDBLOCK) && !errors.Is(err, syscall.EINTR):
			return nil, errors.Join(err, f.Close())
		case wait <= 0:
			return nil, errors.Join(errBusy, f.Close())
		}
		time.Sleep(step)
	}
}

// alive reports whether there is a process of this id.
func alive(pid int) bool {
	err := syscall.Kill(pid, 0)
	return err == nil || errors.Is(err, syscall.EPERM)
}
