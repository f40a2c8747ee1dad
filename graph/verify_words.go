package graph

import (
	"bytes"
	"fmt"
	"strings"

	"dateline/graph/words"
)

// counts checks that censuses count what there is, where they count all: links
// that nobody counted are read.
func (v *verifier) counts() error {
	_, counted, err := v.store.Note(v.ctx, LinksCounted)
	if err != nil || !counted && len(v.all.links) > 0 {
		return err
	}
	kept, known, err := keptStats(v.ctx, v.store)
	if err != nil || !known && kept.Quads == 0 {
		return err // it was last loaded before there were any
	}
	there := v.all.summary(v.sum.Articles)
	if have, want := fmt.Sprintf("%+v", kept), fmt.Sprintf("%+v", there); have != want {
		v.found("censuses", "they count other things than there are: %s, not %s", have, want)
	}
	return nil
}

// words checks that the index of words has each article's words, each once.
func (v *verifier) words() error {
	has, err := hasWords(v.ctx, v.store)
	if err != nil || !has {
		return err // it was last loaded before there was one
	}
	found := func(key string, sum uint64) {
		article, _, _ := strings.Cut(key, "/")
		switch article = "article/" + article; {
		case !v.lists[key]:
			v.found(article, "its words are in their index, and it is not as they are")
		case !strings.HasPrefix(key, sumKey(article, sum)):
			v.found(article, "its words in their index are damaged")
		}
		delete(v.lists, key)
	}
	for n, err := range v.store.Notes(v.ctx, wordsNew, behind(wordsNew)) {
		if err != nil {
			return err
		}
		key := strings.TrimPrefix(n.Key, wordsNew)
		found(key, sumOf(n.Value))
	}
	for n, err := range v.store.Notes(v.ctx, wordsBlock, behind(wordsBlock)) {
		if err != nil {
			return err
		}
		lines := bytes.Split(n.Value, []byte("\n"))
		sums := make([]uint64, len(lines))
		_, rows, err := find(v.ctx, v.store, nil, rowKeys(strings.TrimPrefix(n.Key, wordsBlock)))
		if err != nil {
			return err
		}
		for _, row := range rows {
			words.Each(row, func(hash uint32, found []words.Found) {
				for _, f := range found {
					if int(f.Article) < len(sums) {
						sums[f.Article] += words.Sum(hash, f.Part)
					}
				}
			})
		}
		for i, line := range lines {
			if len(line) > 0 {
				found(string(line), sums[i])
			}
		}
	}
	for key := range v.lists {
		article, _, _ := strings.Cut(key, "/")
		v.found("article/"+article, "its words are not in their index")
	}
	return nil
}
