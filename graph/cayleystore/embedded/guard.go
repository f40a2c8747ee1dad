package embedded

import (
	"errors"
	"io"
	"os"
	"sync"

	"github.com/cockroachdb/pebble/v2/vfs"
)

// guard is the file system under Pebble, which ends the process when some of
// its writes fail. With the guard it never hears of a failure: the first write
// that fails stops this one and all that follow for ever, in the goroutines
// that asked for them. Who waits for Pebble waits for the guard as well, leaves
// both behind, and opens the folder anew; nothing that the old Pebble still has
// in mind can reach the disk.
//
// The lock is ours: Pebble's has no wait and no readers.
type guard struct {
	vfs.FS
	fault func(op string) error // tests fail operations with it

	failed chan struct{} // closed when a write has failed
	mu     sync.RWMutex  // held shared by writes under way
	armed  bool          // failures before are Open's
	cause  error
}

func newGuard(files vfs.FS, fault func(op string) error) *guard {
	return &guard{FS: files, fault: fault, failed: make(chan struct{})}
}

func (g *guard) arm() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.armed = true
}

// do runs a write and comes back only if it does not fail.
func (g *guard) do(op string, fn func() error) error {
	g.mu.RLock()
	if g.cause != nil {
		g.mu.RUnlock()
		select {}
	}
	err := error(nil)
	if g.fault != nil {
		err = g.fault(op)
	}
	if err == nil {
		err = fn()
	}
	armed := g.armed
	g.mu.RUnlock()
	if err == nil || !armed || errors.Is(err, os.ErrNotExist) {
		return err
	}
	g.mu.Lock()
	if g.cause == nil {
		g.cause = err
		close(g.failed)
	}
	g.mu.Unlock()
	select {}
}

// err is why the guard has stopped, or nil.
func (g *guard) err() error {
	g.mu.RLock()
	defer g.mu.RUnlock()
	return g.cause
}

// file runs what opens a file to write to.
func (g *guard) file(op string, open func() (vfs.File, error)) (f vfs.File, err error) {
	err = g.do(op, func() error {
		f, err = open()
		return err
	})
	if err != nil {
		return nil, err
	}
	return guarded{f, g}, nil
}

func (g *guard) Lock(string) (io.Closer, error) { return io.NopCloser(nil), nil }

func (g *guard) Create(name string, category vfs.DiskWriteCategory) (vfs.File, error) {
	return g.file("create", func() (vfs.File, error) { return g.FS.Create(name, category) })
}

func (g *guard) OpenReadWrite(name string, category vfs.DiskWriteCategory, opts ...vfs.OpenOption) (vfs.File, error) {
	return g.file("create", func() (vfs.File, error) { return g.FS.OpenReadWrite(name, category, opts...) })
}

func (g *guard) ReuseForWrite(old, name string, category vfs.DiskWriteCategory) (vfs.File, error) {
	return g.file("create", func() (vfs.File, error) { return g.FS.ReuseForWrite(old, name, category) })
}

func (g *guard) OpenDir(name string) (vfs.File, error) {
	f, err := g.FS.OpenDir(name)
	if err != nil {
		return nil, err
	}
	return guarded{f, g}, nil
}

func (g *guard) Link(old, name string) error {
	return g.do("link", func() error {
		err := g.FS.Link(old, name)
		if err == nil || errors.Is(err, os.ErrExist) || errors.Is(err, os.ErrNotExist) {
			return err
		}
		return vfs.Copy(g.FS, old, name) // there are file systems without links
	})
}

func (g *guard) Rename(old, name string) error {
	return g.do("rename", func() error { return g.FS.Rename(old, name) })
}

func (g *guard) Remove(name string) error {
	return g.do("remove", func() error { return g.FS.Remove(name) })
}

func (g *guard) RemoveAll(name string) error {
	return g.do("remove", func() error { return g.FS.RemoveAll(name) })
}

func (g *guard) MkdirAll(dir string, mode os.FileMode) error {
	return g.do("create", func() error { return g.FS.MkdirAll(dir, mode) })
}

// guarded is a file under guard.
type guarded struct {
	vfs.File
	g *guard
}

// Fd is none, so that nobody syncs around the guard.
func (f guarded) Fd() uintptr { return vfs.InvalidFd }

func (f guarded) Write(p []byte) (n int, err error) {
	err = f.g.do("write", func() error {
		n, err = f.File.Write(p)
		return err
	})
	return n, err
}

func (f guarded) WriteAt(p []byte, at int64) (n int, err error) {
	err = f.g.do("write", func() error {
		n, err = f.File.WriteAt(p, at)
		return err
	})
	return n, err
}

func (f guarded) Preallocate(at, length int64) error {
	return f.g.do("write", func() error { return f.File.Preallocate(at, length) })
}

func (f guarded) Sync() error     { return f.g.do("sync", f.File.Sync) }
func (f guarded) SyncData() error { return f.g.do("sync", f.File.SyncData) }

func (f guarded) SyncTo(length int64) (whole bool, err error) {
	err = f.g.do("sync", func() error {
		whole, err = f.File.SyncTo(length)
		return err
	})
	return whole, err
}
