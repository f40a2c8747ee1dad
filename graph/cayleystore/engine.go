package cayleystore

import (
	"context"

	"github.com/hidal-go/hidalgo/kv"
	hbolt "github.com/hidal-go/hidalgo/kv/bbolt"
	bolt "go.etcd.io/bbolt"
)

// engine is the key-value store under Cayley, with two places to step in: a
// write transaction may carry the ledger along, and its commit may be guarded.
type engine struct {
	*hbolt.DB
	// carry, when set, adds to a write transaction just before its commit.
	carry func(kv.Tx) error
	// guard, when set, runs a commit.
	guard func(commit func() error) error
	// fault, when set, may fail an operation: "put", "del" or "commit". Tests
	// stand in for a failing disk with it.
	fault func(op string) error
}

func newEngine(db *bolt.DB) *engine { return &engine{DB: hbolt.New(db)} }

func (e *engine) Tx(ctx context.Context, write bool) (kv.Tx, error) {
	tx, err := e.DB.Tx(ctx, write)
	if err != nil || !write {
		return tx, err
	}
	return &writeTx{Tx: tx, e: e}, nil
}

func (e *engine) View(ctx context.Context, fn func(kv.Tx) error) error { return kv.View(ctx, e, fn) }

func (e *engine) Update(ctx context.Context, fn func(kv.Tx) error) error {
	return kv.Update(ctx, e, fn)
}

// Close leaves the file to its owner: two QuadStores share it.
func (e *engine) Close() error { return nil }

type writeTx struct {
	kv.Tx
	e *engine
}

func (tx *writeTx) Put(ctx context.Context, k kv.Key, v kv.Value) error {
	if err := tx.fail("put"); err != nil {
		return err
	}
	return tx.Tx.Put(ctx, k, v)
}

func (tx *writeTx) Del(ctx context.Context, k kv.Key) error {
	if err := tx.fail("del"); err != nil {
		return err
	}
	return tx.Tx.Del(ctx, k)
}

func (tx *writeTx) Commit(ctx context.Context) error {
	if tx.e.carry != nil {
		if err := tx.e.carry(tx); err != nil {
			return err
		}
	}
	commit := func() error {
		if err := tx.fail("commit"); err != nil {
			return err
		}
		return tx.Tx.Commit(ctx)
	}
	if tx.e.guard != nil {
		return tx.e.guard(commit)
	}
	return commit()
}

func (tx *writeTx) fail(op string) error {
	if tx.e.fault == nil {
		return nil
	}
	return tx.e.fault(op)
}
