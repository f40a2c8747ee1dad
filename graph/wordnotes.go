package graph

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

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
//
// SUM is the sum of a list (see words.Sum), so that nothing but what was read is
// taken away, though several processes load into one graph.
const (
	wordsBase    = "words/"
	wordsVersion = wordsBase + "version"
	wordsNew     = wordsBase + "new/"
	wordsOld     = wordsBase + "old/"
	wordsBlock   = wordsBase + "block/"
	wordsRow     = wordsBase + "row/"

	wordsFormat = "3"
	// blockSize is how many articles make a block.
	blockSize = 1024
)

// behind is a key behind all that begin with one that ends in "/".
func behind(base string) string { return base[:len(base)-1] + "0" }

// listKey names the list of an article: "H/SUM".
func listKey(article string, list []byte) string { return sumKey(article, sumOf(list)) }

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

// wordsEntered is the notes that enter a Document whose article has the words
// of another one, which may be nil.
func wordsEntered(before *schema.Document, article string, list []byte) []Note {
	key := listKey(article, list)
	var out []Note
	if before != nil {
		if wordsKey(before) == key {
			return nil
		}
		out = wordsGone(before)
	}
	return append(out, Note{Key: wordsNew + key, Value: list})
}

func wordsKey(d *schema.Document) string { return listKey(d.Article.ID, words.Of(d)) }

// wordsGone is the notes that take a Document out.
func wordsGone(d *schema.Document) []Note {
	key := wordsKey(d)
	return []Note{{Key: wordsNew + key}, {Key: wordsOld + key, Value: []byte{}}}
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
		d, err := Document(ctx, s, e.Article)
		if errors.Is(err, quads.ErrMalformed) {
			continue // nothing is known of the words of what is damaged
		}
		if err != nil {
			return err
		}
		c.Notes = append(c.Notes, wordsEntered(nil, e.Article, words.Of(d))...)
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
		for _, key := range keys {
			c.Notes = append(c.Notes, Note{Key: wordsNew + key})
		}
		if err := s.Apply(ctx, c); err != nil {
			return err
		}
		keys, lists = keys[:0], lists[:0]
	}
	return nil
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
	gone := map[string]bool{}
	for n, err := range s.Notes(ctx, wordsOld, behind(wordsOld)) {
		if err != nil {
			return err
		}
		gone[strings.TrimPrefix(n.Key, wordsOld)] = true
		c.Notes = append(c.Notes, Note{Key: n.Key})
	}
	if len(gone) == 0 {
		return nil
	}
	for n, err := range s.Notes(ctx, wordsBlock, behind(wordsBlock)) {
		if err != nil {
			return err
		}
		keys, some := strings.Split(string(n.Value), "\n"), false
		took := make([]bool, len(keys))
		for i, key := range keys {
			if gone[key] {
				keys[i], took[i], some = "", true, true
			}
		}
		if !some {
			continue
		}
		rows := rowKeys(strings.TrimPrefix(n.Key, wordsBlock))
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
