package cayleystore

import (
	"context"
	"errors"

	"github.com/hidal-go/hidalgo/kv"
	hbolt "github.com/hidal-go/hidalgo/kv/bbolt"
	bolt "go.etcd.io/bbolt"
)

// engine is the key-value store under Cayley. While it has a transaction of
// ours, Cayley's writes go there and its commits wait, so that several of its
// steps and the ledger are one.
type engine struct {
	*hbolt.DB
	open kv.Tx
	// fault, when set, may fail an operation: "put", "del" or "commit". Tests
	// stand in for a failing disk with it.
	fault func(op string) error
}

func newEngine(db *bolt.DB) *engine { return &engine{DB: hbolt.New(db)} }

// begin starts the transaction that Cayley's writes join until [engine.end].
func (e *engine) begin(ctx context.Context) (kv.Tx, error) {
	tx, err := e.DB.Tx(ctx, true)
	if err != nil {
		return nil, err
	}
	e.open = &writeTx{Tx: tx, e: e}
	return e.open, nil
}

// end rolls the transaction back unless it was committed.
func (e *engine) end() {
	e.open.Close()
	e.open = nil
}

// Tx implements [kv.KV].
func (e *engine) Tx(ctx context.Context, write bool) (kv.Tx, error) {
	if !write {
		return e.DB.Tx(ctx, false)
	}
	if e.open == nil {
		return nil, errors.New("a write outside of a change")
	}
	return joined{e.open}, nil
}

// View implements [kv.KV].
func (e *engine) View(ctx context.Context, fn func(kv.Tx) error) error { return kv.View(ctx, e, fn) }

// Update implements [kv.KV].
func (e *engine) Update(ctx context.Context, fn func(kv.Tx) error) error {
	return kv.Update(ctx, e, fn)
}

// Close leaves the file to its owner: two QuadStores share it.
func (e *engine) Close() error { return nil }

// joined is a step of a transaction: its end is not the transaction's.
type joined struct{ kv.Tx }

func (joined) Commit(context.Context) error { return nil }
func (joined) Close() error                 { return nil }

// writeTx lets tests fail its operations.
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
	if err := tx.fail("commit"); err != nil {
		return err
	}
	return tx.Tx.Commit(ctx)
}

func (tx *writeTx) fail(op string) error {
	if tx.e.fault == nil {
		return nil
	}
	return tx.e.fault(op)
}
