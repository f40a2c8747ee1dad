package graph

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/graph/words"
	"dateline/schema"
	"dateline/schema/quads"
	"dateline/schema/vocab"
)

// WordIndex finds the parts of articles that may have words.
type WordIndex struct {
	store  Store
	fresh  []Note   // lists in no block, by article
	blocks []string // ids
}

// Words is the index of words of a graph, nil where it has none: then it was
// last loaded before there was one.
func Words(ctx context.Context, s Store) (*WordIndex, error) {
	if has, err := hasWords(ctx, s); err != nil || !has {
		return nil, err
	}
	x := &WordIndex{store: s}
	for n, err := range s.Notes(ctx, wordsNew, behind(wordsNew)) { // before blocks: a list moves from here to there
		if err != nil {
			return nil, err
		}
		hash, _, _ := strings.Cut(strings.TrimPrefix(n.Key, wordsNew), "/")
		x.fresh = append(x.fresh, Note{Key: hash, Value: n.Value})
	}
	for n, err := range s.Notes(ctx, wordsBlock, behind(wordsBlock)) {
		if err != nil {
			return nil, err
		}
		x.blocks = append(x.blocks, strings.TrimPrefix(n.Key, wordsBlock))
	}
	return x, nil
}

// blocksAtOnce is how many blocks are read in one step.
const blocksAtOnce = 64

// Parts are the parts of which a field may have all of the words, sorted, each
// once. There is none that has them and is not among them.
func (x *WordIndex) Parts(ctx context.Context, f words.Field, list ...string) ([]quad.IRI, error) {
	if len(list) == 0 {
		return nil, nil
	}
	var hashes []uint32
	for _, w := range list {
		hashes = append(hashes, words.Hash(f, w))
	}
	slices.Sort(hashes)
	hashes = slices.Compact(hashes)
	var out []quad.IRI
	for _, n := range x.fresh {
		lists := make([][]byte, len(hashes))
		for i := range lists {
			lists[i] = n.Value
		}
		found, err := inAll(lists, hashes)
		if err != nil {
			return nil, err
		}
		for _, p := range found {
			out = append(out, partNode(f, n.Key, p))
		}
	}
	for blocks := range slices.Chunk(x.blocks, blocksAtOnce) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var err error
		if out, err = x.inBlocks(ctx, out, blocks, f, hashes); err != nil {
			return nil, err
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// Count is how many parts of which a field may have a word there are.
func (x *WordIndex) Count(ctx context.Context, f words.Field, word string) (n int, err error) {
	hash := words.Hash(f, word)
	count := func(list []byte) error {
		found, ok := words.Find(list, hash)
		if n += len(found); !ok {
			return fmt.Errorf("index of words: %w", ErrDamaged)
		}
		return nil
	}
	for _, fresh := range x.fresh {
		if err := count(fresh.Value); err != nil {
			return 0, err
		}
	}
	for blocks := range slices.Chunk(x.blocks, blocksAtOnce) {
		keys := make([]string, len(blocks))
		for i, b := range blocks {
			keys[i] = rowKey(b, words.Row(hash))
		}
		_, rows, err := find(ctx, x.store, nil, keys)
		if err != nil {
			return 0, err
		}
		for _, row := range rows {
			if err := count(row); err != nil {
				return 0, err
			}
		}
	}
	return n, nil
}

// Large reports whether there are so many articles that what all of them say is
// better gone through in order of time.
func (x *WordIndex) Large() bool { return len(x.blocks) > 0 }

// Months are the numbers of the months in which dates of statements and reports
// begin, in order (see words.Month).
func (x *WordIndex) Months(ctx context.Context) ([]int, error) {
	lists := make([][]byte, 0, len(x.fresh)+len(x.blocks))
	for _, n := range x.fresh {
		lists = append(lists, n.Value)
	}
	for blocks := range slices.Chunk(x.blocks, blocksAtOnce) {
		keys := make([]string, len(blocks))
		for i, b := range blocks {
			keys[i] = rowKey(b, 0)
		}
		_, rows, err := find(ctx, x.store, nil, keys)
		if err != nil {
			return nil, err
		}
		lists = append(lists, rows...)
	}
	months := map[int]bool{}
	for _, list := range lists {
		if !words.Months(list, func(n int) { months[n] = true }) {
			return nil, fmt.Errorf("index of words: %w", ErrDamaged)
		}
	}
	return slices.Sorted(maps.Keys(months)), nil
}

// Census is how often the articles of the graph have what is counted, words
// aside.
func (x *WordIndex) Census(ctx context.Context) (Census, error) {
	c := Census{}
	err := x.counted(ctx, func(key []byte, n int) {
		if Counted(key[0]) != CountedWord {
			c[string(key)] += n
		}
	})
	return c, err
}

// Counted gives the names of what is counted, in no order and perhaps again and
// again. A name is of use until give comes back.
func (x *WordIndex) Counted(ctx context.Context, what Counted, give func(name []byte)) error {
	return x.counted(ctx, func(key []byte, n int) {
		if Counted(key[0]) == what && n > 0 {
			give(key[1:])
		}
	})
}

// counted gives all censuses.
func (x *WordIndex) counted(ctx context.Context, give func(key []byte, n int)) error {
	for n, err := range x.store.Notes(ctx, wordsCounted, behind(wordsCounted)) {
		if err == nil {
			err = eachCounted(n.Value, give)
		}
		if err != nil {
			return err
		}
	}
	for blocks := range slices.Chunk(x.blocks, blocksAtOnce) {
		_, censuses, err := find(ctx, x.store, nil, withBase(wordsCounts, blocks))
		if err != nil {
			return err
		}
		for _, data := range censuses {
			if err := eachCounted(data, give); err != nil {
				return err
			}
		}
	}
	return nil
}

// inBlocks adds the parts of blocks that have all hashes.
func (x *WordIndex) inBlocks(ctx context.Context, out []quad.IRI, blocks []string, f words.Field, hashes []uint32) ([]quad.IRI, error) {
	var keys []string
	for _, b := range blocks {
		for _, h := range hashes {
			keys = append(keys, rowKey(b, words.Row(h)))
		}
	}
	_, rows, err := find(ctx, x.store, nil, keys)
	if err != nil {
		return nil, err
	}
	var with []string // blocks
	var parts [][]words.Found
	for i, b := range blocks {
		found, err := inAll(rows[i*len(hashes):(i+1)*len(hashes)], hashes)
		if err != nil {
			return nil, fmt.Errorf("block %s: %w", b, err)
		}
		if len(found) > 0 {
			with, parts = append(with, wordsBlock+b), append(parts, found)
		}
	}
	_, tables, err := find(ctx, x.store, nil, with)
	if err != nil {
		return nil, err
	}
	for i, table := range tables {
		lines := bytes.Split(table, []byte("\n"))
		for _, p := range parts[i] {
			if int(p.Article) < len(lines) {
				hash, _, _ := strings.Cut(string(lines[p.Article]), "/")
				if hash != "" {
					out = append(out, partNode(f, hash, p))
				}
			}
		}
	}
	return out, nil
}

// inAll is what each of the lists has of its hash.
func inAll(lists [][]byte, hashes []uint32) (out []words.Found, err error) {
	for i, list := range lists {
		found, ok := words.Find(list, hashes[i])
		if !ok {
			return nil, fmt.Errorf("index of words: %w", ErrDamaged)
		}
		if i > 0 {
			has := make(map[words.Found]bool, len(found))
			for _, f := range found {
				has[f] = true
			}
			found = slices.DeleteFunc(out, func(f words.Found) bool { return !has[f] })
		}
		if out = found; len(out) == 0 {
			return nil, nil
		}
	}
	return out, nil
}

// partNode is the part of an article in which a word of a field was found.
func partNode(f words.Field, hash string, p words.Found) quad.IRI {
	if f.Kind() == 0 {
		return vocab.Node(vocab.Article, hash)
	}
	n, _ := quads.PartIRI(vocab.Article+"/"+hash, schema.LocalID(f.Kind(), int(p.Part)))
	return n
}
