//go:build !unix

package embedded

import (
	"errors"
	"io"
	"time"

	"github.com/cockroachdb/pebble/v2/vfs"
)

// lockFile takes the lock of a folder's graph, alone even for reading.
func lockFile(path string, _ bool, wait time.Duration) (io.Closer, error) {
	const step = 20 * time.Millisecond
	for ; ; wait -= step {
		c, err := vfs.Default.Lock(path)
		if err == nil {
			return c, nil
		}
		if wait <= 0 {
			return nil, errors.Join(errBusy, err)
		}
		time.Sleep(step)
	}
}

func alive(int) bool { return true }
