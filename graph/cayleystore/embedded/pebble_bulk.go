package embedded

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"

	"github.com/cockroachdb/pebble/v2/objstorage/objstorageprovider"
	"github.com/cockroachdb/pebble/v2/sstable"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// Rows of a graph mostly come behind all that their table has. A large write is
// therefore not put into the log and into memory, written out in tables, and
// written again with others level by level: it is made into tables of the tree at
// once, which Pebble takes up together, in one record of its own. What comes
// behind all else is in tables that nothing overlaps, so that they go to the
// lowest level and stay there.

const (
	bulkBytes = 4 << 20   // a write of so many is made into tables, unless a test says otherwise
	ownBytes  = 256 << 10 // rows of so many that come behind all else have a table of their own
	bulkName  = "bulk-"   // begins the names of tables that are not yet taken up
)

// ends is the highest key of each table of a graph, or a higher one.
type ends [256][]byte

// pieces cuts rows, which are in order, where a table begins and where what is
// behind its end does, and joins to those before them the ones that are small.
func (e *ends) pieces(rows []Row) (out [][]Row) {
	joins := false // whether the piece before may be added to
	for from := 0; from < len(rows); {
		fresh := func(r Row) bool { return bytes.Compare(r.Key, e[r.Key[0]]) > 0 }
		first, to, size := rows[from], from, 0
		for ; to < len(rows) && rows[to].Key[0] == first.Key[0] && fresh(rows[to]) == fresh(first); to++ {
			size += len(rows[to].Key) + len(rows[to].Value)
		}
		own := size >= ownBytes && fresh(first)
		if n := len(out) - 1; joins && !own {
			out[n] = rows[from-len(out[n]) : to]
		} else {
			out = append(out, rows[from:to])
		}
		joins, from = !own, to
	}
	return out
}

// note remembers the ends that rows, which are in order, make.
func (e *ends) note(rows []Row) {
	for i, r := range rows {
		if (i+1 == len(rows) || rows[i+1].Key[0] != r.Key[0]) && bytes.Compare(r.Key, e[r.Key[0]]) > 0 {
			e[r.Key[0]] = bytes.Clone(r.Key)
		}
	}
}

// bulk writes rows, which are in order, as tables.
func (e *pebbleEngine) bulk(rows []Row) error {
	if e.ends == nil {
		if err := e.readEnds(); err != nil {
			return err
		}
	}
	list := e.ends.pieces(rows)
	paths, failed := make([]string, len(list)), make([]error, len(list))
	var writing sync.WaitGroup
	for i, part := range list {
		e.bulks++
		paths[i] = inside(e.path, fmt.Sprintf("%s%d", bulkName, e.bulks))
		writing.Go(func() { failed[i] = e.writeTable(paths[i], part) })
	}
	writing.Wait()
	if err := errors.Join(failed...); err != nil {
		return err
	}
	e.ends.note(rows)
	return e.db.Ingest(context.Background(), paths)
}

// writeTable writes rows to a file as a table of the tree, to the disk.
func (e *pebbleEngine) writeTable(path string, rows []Row) (err error) {
	defer failed(&err)
	f, err := e.files.Create(path, vfs.WriteCategoryUnspecified)
	if err != nil {
		return err
	}
	w := sstable.NewWriter(objstorageprovider.NewFileWritable(f), e.tables)
	for _, r := range rows {
		if r.Value == nil {
			err = w.Delete(r.Key)
		} else {
			err = w.Set(r.Key, r.Value)
		}
		if err != nil {
			break
		}
	}
	return errors.Join(err, w.Close())
}

// readEnds looks for the last key of each table.
func (e *pebbleEngine) readEnds() error {
	it, err := e.db.NewIter(nil)
	if err != nil {
		return err
	}
	e.ends = &ends{}
	for ok := it.Last(); ok; ok = it.SeekLT(it.Key()[:1]) {
		e.ends[it.Key()[0]] = bytes.Clone(it.Key())
	}
	return errors.Join(it.Error(), it.Close())
}

// dropBulks takes files away that a process left that ended before they were
// taken up.
func dropBulks(path string) {
	list, _ := os.ReadDir(path)
	for _, f := range list {
		if strings.HasPrefix(f.Name(), bulkName) {
			os.Remove(inside(path, f.Name()))
		}
	}
}
