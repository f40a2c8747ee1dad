package embedded

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"io"
	"os"
)

// Layout of a bbolt file: pages 0 and 1 hold a meta record each after a page
// header of 16 bytes; the one with the higher transaction id holds. It ends
// with a checksum of what stands before.
const (
	metaAt    = 16
	metaLen   = 64
	metaMagic = 0xED0CDAED
)

// meta is what a meta record says of the file.
type meta struct {
	txid, pages, pageSize uint64
}

// checkPages refuses a file that is no bbolt file, and one that is shorter than
// it says: mapped into memory, the missing pages would end the process.
func checkPages(path string, size int64) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("open the graph: %w", err)
	}
	defer f.Close()
	newest, found := readMeta(f, 0)
	for pageSize := int64(512); pageSize <= 1<<16; pageSize *= 2 {
		m, ok := readMeta(f, pageSize)
		if ok && m.pageSize == uint64(pageSize) && (!found || m.txid > newest.txid) {
			newest, found = m, true
		}
	}
	if !found {
		return foreign(path)
	}
	if end := newest.pages * newest.pageSize; end > uint64(size) {
		return damaged(path, fmt.Sprintf("cut off: %d bytes are missing", end-uint64(size)))
	}
	return nil
}

func readMeta(r io.ReaderAt, at int64) (m meta, ok bool) {
	var b [metaLen]byte
	if _, err := r.ReadAt(b[:], at+metaAt); err != nil {
		return m, false
	}
	order := binary.NativeEndian
	sum := fnv.New64a()
	sum.Write(b[:metaLen-8])
	if order.Uint32(b[0:]) != metaMagic || order.Uint64(b[metaLen-8:]) != sum.Sum64() {
		return m, false
	}
	return meta{txid: order.Uint64(b[48:]), pages: order.Uint64(b[40:]), pageSize: uint64(order.Uint32(b[8:]))}, true
}
