package graph

import (
	"context"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/graph/words"
	"dateline/schema"
	"dateline/schema/quads"
)

// The index of words is kept in notes beside the quads, so that it takes no
// part in hashes and is as whole as they are. Each article that is loaded enters
// its own list, with the change that loads it; lists of many articles are put
// together in blocks, of which a question reads one row for a word. Notes:
//
//	words/version        the index has all articles of the ledger
//	words/new/H/SUM      the list of the article with hash H
//	words/old/H/SUM      a list to be taken out of its block
//	words/block/ID       a block: "H/SUM" of each article by its number, a line
//	                     each; empty for one taken out
//	words/row/ID/RR      a row of it
//	words/counted/H/SUM  the census of an article whose list is in no block
//	words/counts/ID      that of the articles of a block
//
// SUM tells a list (see words.Sum) and a census from others, so that nothing but
// what was read is taken away, though several processes load into one graph. An
// old list has the census to be taken off the block's.
const (
	wordsBase    = "words/"
	wordsVersion = wordsBase + "version"
	wordsNew     = wordsBase + "new/"
	wordsOld     = wordsBase + "old/"
	wordsBlock   = wordsBase + "block/"
	wordsRow     = wordsBase + "row/"
	wordsCounted = wordsBase + "counted/"
	wordsCounts  = wordsBase + "counts/"

	wordsFormat = "4"
	// blockSize is how many articles make a block.
	blockSize = 1024
)

// behind is a key behind all that begin with one that ends in "/".
func behind(base string) string { return base[:len(base)-1] + "0" }

// indexed is what the index has of an article: its words and its census.
type indexed struct{ words, census []byte }

// indexOf is that of a Document, given its quads as well.
func indexOf(d *schema.Document, list []quad.Quad) *indexed {
	return &indexed{words.Of(d), censusOf(d, list).Bytes()}
}

// key names what the index has of an article: "H/SUM".
func (x *indexed) key(article string) string {
	h := fnv.New64a()
	h.Write(x.census)
	return sumKey(article, sumOf(x.words)) + fmt.Sprintf("%016x", h.Sum64())
}

// sumKey begins the key of a list.
func sumKey(article string, sum uint64) string {
	return fmt.Sprintf("%s/%016x", strings.TrimPrefix(article, "article/"), sum)
}

// sumOf is the sum of a list of one article.
func sumOf(list []byte) (sum uint64) {
	words.Each(list, func(hash uint32, found []words.Found) {
		for _, f := range found {
			sum += words.Sum(hash, f.Part)
		}
	})
	return sum
}

// wordsEntered is the notes that enter an article in the index, which has what
// was before of it, nil for nothing.
func wordsEntered(article string, before, now *indexed) []Note {
	key := now.key(article)
	var out []Note
	if before != nil {
		if before.key(article) == key {
			return nil
		}
		out = wordsGone(article, before)
	}
	return append(out, Note{Key: wordsNew + key, Value: now.words}, Note{Key: wordsCounted + key, Value: now.census})
}

// wordsGone is the notes that take an article out.
func wordsGone(article string, x *indexed) []Note {
	key := x.key(article)
	return []Note{{Key: wordsNew + key}, {Key: wordsCounted + key}, {Key: wordsOld + key, Value: x.census}}
}

// hasWords reports whether the index of words has all articles.
func hasWords(ctx context.Context, s Store) (bool, error) {
	version, _, err := s.Note(ctx, wordsVersion)
	return string(version) == wordsFormat, err
}

// tidyWords makes the index, where there is none, takes out of blocks what is
// gone, and puts together blocks.
func tidyWords(ctx context.Context, s Store) error {
	has, err := hasWords(ctx, s)
	if err == nil && !has {
		err = enterAllWords(ctx, s)
	}
	if err == nil {
		err = takeOutWords(ctx, s)
	}
	if err == nil {
		err = putTogetherWords(ctx, s)
	}
	if err != nil {
		return fmt.Errorf("index of words: %w", err)
	}
	return nil
}

// enterAllWords enters all articles of the ledger anew.
func enterAllWords(ctx context.Context, s Store) error {
	var c Change
	for n, err := range s.Notes(ctx, wordsBase, behind(wordsBase)) {
		if err != nil {
			return err
		}
		c.Notes = append(c.Notes, Note{Key: n.Key})
	}
	if err := s.Apply(ctx, c); err != nil {
		return err
	}
	c = Change{}
	for e, err := range s.Entries(ctx) {
		if err != nil {
			return err
		}
		list, err := appendMatches(ctx, s, nil, Pattern{Label: articleIRI(e.Article)})
		if err != nil {
			return err
		}
		d, err := quads.ToDocument(list)
		if err != nil {
			continue // nothing is known of the words of what is damaged
		}
		c.Notes = append(c.Notes, wordsEntered(e.Article, nil, indexOf(d, list))...)
		if len(c.Notes) >= blockSize {
			if err := s.Apply(ctx, c); err != nil {
				return err
			}
			c = Change{}
		}
	}
	c.Notes = append(c.Notes, Note{Key: wordsVersion, Value: []byte(wordsFormat)})
	return s.Apply(ctx, c)
}

// putTogetherWords makes blocks of lists while there are enough of them.
func putTogetherWords(ctx context.Context, s Store) error {
	var keys []string
	var lists [][]byte
	for n, err := range s.Notes(ctx, wordsNew, behind(wordsNew)) {
		if err != nil {
			return err
		}
		keys, lists = append(keys, strings.TrimPrefix(n.Key, wordsNew)), append(lists, n.Value)
		if len(keys) < blockSize {
			continue
		}
		rows, ok := words.Block(lists)
		if !ok {
			return fmt.Errorf("%w: list of %s", ErrDamaged, keys[0])
		}
		id := strings.ReplaceAll(keys[0], "/", "-")
		c := Change{Notes: []Note{{Key: wordsBlock + id, Value: []byte(strings.Join(keys, "\n"))}}}
		for i, row := range rows {
			c.Notes = append(c.Notes, Note{Key: rowKey(id, i), Value: row})
		}
		sum, counted := Census{}, withBase(wordsCounted, keys)
		_, censuses, err := find(ctx, s, nil, counted)
		if err != nil {
			return err
		}
		for i, key := range keys {
			if err := sum.ReadCensus(censuses[i]); err != nil {
				return err
			}
			c.Notes = append(c.Notes, Note{Key: wordsNew + key}, Note{Key: counted[i]})
		}
		c.Notes = append(c.Notes, Note{Key: wordsCounts + id, Value: sum.Bytes()})
		if err := s.Apply(ctx, c); err != nil {
			return err
		}
		keys, lists = keys[:0], lists[:0]
	}
	return nil
}

// withBase are keys behind what they begin with.
func withBase(base string, keys []string) []string {
	out := make([]string, len(keys))
	for i, key := range keys {
		out[i] = base + key
	}
	return out
}

func rowKey(block string, row int) string { return fmt.Sprintf("%s%s/%02x", wordsRow, block, row) }

func rowKeys(block string) []string {
	keys := make([]string, words.Rows)
	for i := range keys {
		keys[i] = rowKey(block, i)
	}
	return keys
}

// takeOutWords takes lists that are gone out of their blocks.
func takeOutWords(ctx context.Context, s Store) error {
	var c Change
	gone := map[string][]byte{} // censuses
	for n, err := range s.Notes(ctx, wordsOld, behind(wordsOld)) {
		if err != nil {
			return err
		}
		gone[strings.TrimPrefix(n.Key, wordsOld)] = n.Value
		c.Notes = append(c.Notes, Note{Key: n.Key})
	}
	if len(gone) == 0 {
		return nil
	}
	for n, err := range s.Notes(ctx, wordsBlock, behind(wordsBlock)) {
		if err != nil {
			return err
		}
		keys, less := strings.Split(string(n.Value), "\n"), Census{}
		took := make([]bool, len(keys))
		for i, key := range keys {
			if census, is := gone[key]; is {
				keys[i], took[i] = "", true
				if err := less.ReadCensus(census); err != nil {
					return err
				}
			}
		}
		if !slices.Contains(took, true) {
			continue
		}
		id := strings.TrimPrefix(n.Key, wordsBlock)
		left, err := countsLess(ctx, s, wordsCounts+id, less)
		if err != nil {
			return err
		}
		c.Notes = append(c.Notes, left)
		rows := rowKeys(id)
		_, lists, err := find(ctx, s, nil, rows)
		if err != nil {
			return err
		}
		for i, list := range lists {
			left, ok := words.Without(list, func(article uint32) bool { return int(article) < len(took) && took[article] })
			if !ok {
				return fmt.Errorf("%w: row %s", ErrDamaged, rows[i])
			}
			c.Notes = append(c.Notes, Note{Key: rows[i], Value: slices.Concat([]byte{}, left)})
		}
		c.Notes = append(c.Notes, Note{Key: n.Key, Value: []byte(strings.Join(keys, "\n"))})
	}
	return s.Apply(ctx, c)
}

// countsLess is the note of a census without another one.
func countsLess(ctx context.Context, s Store, key string, less Census) (Note, error) {
	data, _, err := s.Note(ctx, key)
	if err != nil {
		return Note{}, err
	}
	sum := Census{}
	if err := sum.ReadCensus(data); err != nil {
		return Note{}, err
	}
	sum.merge(less, -1)
	return Note{Key: key, Value: sum.Bytes()}, nil
}
