package across

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
)

// What the articles of a story tell in common is noted: for each, in the order
// in which they came, a row of what it tells with each of those before it. One
// article more is one row more, and no other pair is scored again.

// toldRows are those of a story.
type toldRows struct {
	order []string // articles, by hash
	at    map[string]int
	rows  [][]byte
}

// of is what two articles tell in common.
func (t *toldRows) of(i, k int) kinship {
	return kinship(binary.LittleEndian.Uint16(t.rows[max(i, k)][2*min(i, k):]))
}

func toldKey(story string, n int) string { return noteKey("told", story, fmt.Sprintf("%08d", n)) }

// rowsOf are the rows of a story as they were noted.
func (l *linker) rowsOf(story string) *toldRows {
	t := l.rows[story]
	if t == nil {
		var err error
		if t, err = l.readRows(story); err != nil {
			l.fail(err)
		}
		l.rows[story] = t
	}
	return t
}

func (l *linker) readRows(story string) (*toldRows, error) {
	t := &toldRows{at: map[string]int{}}
	if l.err != nil || story == "" {
		return t, nil
	}
	for n, err := range l.shelf.Notes(l.ctx, noteKey("told", story)+sep, noteKey("told", story)+past) {
		if err != nil {
			return t, err
		}
		hash, row, ok := bytes.Cut(n.Value, []byte(sep))
		if !ok || len(row) != 2*len(t.order) || n.Key != toldKey(story, len(t.order)) {
			return t, errPacked
		}
		t.at[string(hash)] = len(t.order)
		t.order, t.rows = append(t.order, string(hash)), append(t.rows, row)
	}
	return t, nil
}

// keepRows notes what the articles of a story tell in common; members are
// indices of those that the triangle is of. Rows that hold are kept.
func (l *linker) keepRows(story string, all []string, members []int, told triangle) {
	old := l.rowsOf(story)
	place := map[string]int{}
	for _, n := range members {
		place[all[n]] = n
	}
	var order []int
	for _, h := range old.order {
		n, ok := place[h]
		if !ok || l.unsettled[h] {
			order = nil
			break
		}
		order = append(order, n)
	}
	kept := len(order)
	for _, n := range members {
		if k, ok := old.at[all[n]]; !ok || k >= kept {
			order = append(order, n)
		}
	}
	for i := kept; i < len(order); i++ {
		row := append([]byte(all[order[i]]), sep...)
		for _, n := range order[:i] {
			row = binary.LittleEndian.AppendUint16(row, uint16(told.of(order[i], n)))
		}
		l.write(toldKey(story, i), row)
	}
	for i := len(order); i < len(old.order); i++ {
		l.write(toldKey(story, i), nil)
	}
}

// dropRows forgets the rows of a story that is gone.
func (l *linker) dropRows(story string) {
	for i := range l.rowsOf(story).order {
		l.write(toldKey(story, i), nil)
	}
}

// triangle is what each two of some articles tell in common.
type triangle []kinship

func newTriangle(n int) triangle { return make(triangle, n*(n-1)/2) }

func (t triangle) at(i, k int) *kinship {
	i, k = max(i, k), min(i, k)
	return &t[i*(i-1)/2+k]
}

func (t triangle) of(i, k int) kinship { return *t.at(i, k) }

// tellings are what each two of some articles tell in common: as it was noted, where
// they were in one story and have not changed.
func (l *linker) tellings(hashes []string) triangle {
	out := newTriangle(len(hashes))
	blocks := [][]int{nil} // the first is of articles of which nothing is noted
	at := map[*toldRows]int{}
	for i, h := range hashes {
		rows, b := l.rowsOf(l.texts.of(h).story), 0
		if _, noted := rows.at[h]; noted && !l.unsettled[h] {
			if b = at[rows]; b == 0 {
				b = len(blocks)
				at[rows], blocks = b, append(blocks, nil)
			}
		}
		blocks[b] = append(blocks[b], i)
	}
	for rows, b := range at {
		for x, i := range blocks[b] {
			row := rows.at[hashes[i]]
			for _, k := range blocks[b][:x] {
				*out.at(i, k) = rows.of(row, rows.at[hashes[k]])
			}
		}
	}
	l.score(hashes, blocks[0], blocks[0], out)
	for b, block := range blocks {
		for _, other := range blocks[:b] {
			l.score(hashes, block, other, out)
		}
	}
	return out
}

// score works out what articles tell in common with others, or, where both are
// the same, with each other.
func (l *linker) score(hashes []string, some, others []int, out triangle) {
	pick := func(list []int) []teller {
		these := make([]string, len(list))
		for i, n := range list {
			these[i] = hashes[n]
		}
		return l.tellers(these)
	}
	if len(some) == 0 || len(others) == 0 {
		return
	}
	all, of := pick(some), pick(others)
	l.scores(all, of, slices.Equal(some, others), func(i, k int, t kinship) {
		*out.at(some[i], others[k]) = t.link(all[i].outline, of[k].outline)
	})
}
