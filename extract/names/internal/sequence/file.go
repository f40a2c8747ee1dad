package sequence

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
)

// ErrModel is matched by every error of [Read].
var ErrModel = errors.New("bad model of names")

// magic opens a model file.
const magic = "dateline names 1\n"

// alloc makes room for n rows.
func (m *Model) alloc(n int) {
	size := 1024
	for size < 2*n {
		size *= 2
	}
	m.keys, m.rows, m.packed = make([]uint32, size), make([]int32, size), make([][Labels]int8, 0, n)
}

// insert adds a row.
func (m *Model) insert(f uint32, row [Labels]int8) {
	if f == 0 {
		f = 1
	}
	mask := uint32(len(m.keys) - 1)
	at := f * 0x9E3779B1 >> 7 & mask
	for m.keys[at] != 0 && m.keys[at] != f {
		at = (at + 1) & mask
	}
	m.keys[at], m.rows[at] = f, int32(len(m.packed))
	m.packed = append(m.packed, row)
}

// Write stores the model, gzipped: scale, steps, count, keys in order as
// differences, rows.
func (m *Model) Write(out io.Writer) error {
	var b bytes.Buffer
	b.WriteString(magic)
	put := func(v float32) { _ = binary.Write(&b, binary.LittleEndian, math.Float32bits(v)) }
	put(m.scale)
	for _, row := range m.steps {
		for _, v := range row {
			put(v)
		}
	}
	keys := make([]uint32, len(m.packed))
	for i, k := range m.keys {
		if k != 0 {
			keys[m.rows[i]] = k
		}
	}
	_ = binary.Write(&b, binary.LittleEndian, uint32(len(keys)))
	last := uint32(0)
	for _, k := range keys {
		_ = binary.Write(&b, binary.LittleEndian, k-last)
		last = k
	}
	for l := range Labels { // by label, which compresses better
		for _, row := range m.packed {
			b.WriteByte(byte(row[l]))
		}
	}
	z, err := gzip.NewWriterLevel(out, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := z.Write(b.Bytes()); err != nil {
		return err
	}
	return z.Close()
}

// Read loads a model. Errors match [ErrModel].
func Read(data []byte) (*Model, error) {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrModel, err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrModel, err)
	}
	rest, ok := bytes.CutPrefix(text, []byte(magic))
	const head = 4 + 4*int(Labels)*(int(Labels)+1) + 4
	if !ok || len(rest) < head {
		return nil, fmt.Errorf("%w: unknown or cut format", ErrModel)
	}
	float := func(i int) float32 { return math.Float32frombits(binary.LittleEndian.Uint32(rest[4*i:])) }
	m := &Model{scale: float(0)}
	for l := range m.steps {
		for k := range m.steps[l] {
			m.steps[l][k] = float(1 + l*int(Labels) + k)
		}
	}
	n := int(binary.LittleEndian.Uint32(rest[head-4:]))
	if body := rest[head:]; n < 0 || n > len(body) || len(body) != n*(4+int(Labels)) {
		return nil, fmt.Errorf("%w: %d rows in %d bytes", ErrModel, n, len(rest)-head)
	}
	m.alloc(n)
	keys, weights := rest[head:head+4*n], rest[head+4*n:]
	key := uint32(0)
	for i := range n {
		key += binary.LittleEndian.Uint32(keys[4*i:])
		var row [Labels]int8
		for l := range row {
			row[l] = int8(weights[l*n+i])
		}
		m.insert(key, row)
	}
	return m, nil
}
