package graph

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math/bits"
)

// Hash is a hash of the set of quads in a graph, 64 hex digits: the sum modulo
// 2²⁵⁶ of the SHA-256 of every quad's canonical N-Quads line. Since addition
// has no order, neither has the hash: it is the same for any order of loading,
// number of workers and kind of store. The ledger is no part of it.
//
// It finds differences; it is no defence against someone who wants two graphs
// to collide.
func Hash(ctx context.Context, s Store) (string, error) {
	var sum [4]uint64 // least significant first
	var line []byte
	for q, err := range s.Quads(ctx, Pattern{}) {
		if err != nil {
			return "", fmt.Errorf("hash of the graph: %w", err)
		}
		line = AppendNQuad(line[:0], q)
		digest := sha256.Sum256(line)
		var carry uint64
		for i := range sum {
			word := binary.BigEndian.Uint64(digest[24-8*i:])
			sum[i], carry = bits.Add64(sum[i], word, carry)
		}
	}
	return fmt.Sprintf("%016x%016x%016x%016x", sum[3], sum[2], sum[1], sum[0]), nil
}
