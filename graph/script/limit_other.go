//go:build !linux

package script

// limitMemory does nothing where no limit on the address space is enforced;
// the watch alone has to do.
func limitMemory(uint64) error { return nil }
