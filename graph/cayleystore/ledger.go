package cayleystore

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"strings"

	"github.com/hidal-go/hidalgo/kv"
	"github.com/hidal-go/hidalgo/kv/options"

	"dateline/graph"
	"dateline/graph/cayleystore/embedded"
)

// ledgerKey is where the line of an article is; keys are in order of article.
func ledgerKey(article string) kv.Key { return kv.SKey(embedded.OwnTable, "ledger/"+article) }

func writeLedger(ctx context.Context, tx kv.Tx, c graph.Change) error {
	for _, article := range c.Strike {
		if err := tx.Del(ctx, ledgerKey(article)); err != nil {
			return err
		}
	}
	for _, e := range c.Record {
		line, err := json.Marshal(e)
		if err != nil {
			return err
		}
		if err := tx.Put(ctx, ledgerKey(e.Article), line); err != nil {
			return err
		}
	}
	return nil
}

// Entry implements [graph.Store].
func (f *file) Entry(ctx context.Context, article string) (e graph.Entry, ok bool, err error) {
	err = f.read(func(_ *handle, r *reader) error {
		return r.kv.View(ctx, func(tx kv.Tx) error {
			line, err := tx.Get(ctx, ledgerKey(article))
			if errors.Is(err, kv.ErrNotFound) {
				return nil
			}
			if err != nil {
				return err
			}
			ok = true
			return json.Unmarshal(line, &e)
		})
	})
	return e, ok && err == nil, err
}

// Entries sees the ledger as it was when the loop began.
func (f *file) Entries(ctx context.Context) iter.Seq2[graph.Entry, error] {
	return func(yield func(graph.Entry, error) bool) {
		var list []graph.Entry
		err := f.read(func(_ *handle, r *reader) error {
			return r.kv.View(ctx, func(tx kv.Tx) error {
				return kv.Each(ctx, tx, func(_ kv.Key, v kv.Value) error {
					var e graph.Entry
					if err := json.Unmarshal(v, &e); err != nil {
						return fmt.Errorf("ledger of %s: %w", f.path, err)
					}
					list = append(list, e)
					return nil
				}, options.WithPrefixKV(ledgerKey("")))
			})
		})
		if err != nil {
			yield(graph.Entry{}, err)
			return
		}
		for _, e := range list {
			if !yield(e, nil) {
				return
			}
		}
	}
}

func byArticle(a, b graph.Entry) int { return strings.Compare(a.Article, b.Article) }
