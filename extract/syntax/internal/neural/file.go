package neural

import (
	"encoding/binary"
	"fmt"
	"math"

	"dateline/extract/syntax/internal/hashed"
)

const magic = "dateline nets 1\n"

// Append writes the model, without its perceptrons, to b.
func (m *Model) Append(b []byte) []byte {
	b = appendFloats(append(b, magic...), []float32{m.TagMix, m.TreeMix})
	b = binary.AppendUvarint(b, uint64(m.Trained))
	b = appendKeys(appendKeys(b, m.Words.Keys), m.Pieces.Keys)
	b = appendTable(b, &m.Tagger.Vectors)
	return m.Parser.append(m.Tagger.append(b))
}

// Read reads what [Model.Append] wrote for a number of tags and of relations.
// Errors match [hashed.ErrModel].
func Read(data []byte, tags, relations int) (*Model, error) {
	r := hashed.NewReader(data, magic)
	mix := readFloats(r, 2)
	m := &Model{TagMix: mix[0], TreeMix: mix[1], Lexicon: &Lexicon{}}
	m.Trained = int(r.Uint(mostValues))
	m.Words, m.Pieces = readKeys(r), readKeys(r)
	counts := ValueCounts()
	counts[WordKind], counts[PieceKind] = m.Trained+Reserved, m.Pieces.Size()
	vectors := readTable(r, m.Words.Size())
	if m.Trained > len(m.Words.Keys) || tags > 63 || relations > 63 {
		return nil, fmt.Errorf("nets: %w: %d words, %d of them trained, %d tags, %d relations", hashed.ErrModel, len(m.Words.Keys), m.Trained, tags, relations)
	}
	m.Tagger = readNet(r, TagLayout(tags), counts, vectors)
	m.Parser = readNet(r, TreeLayout(relations), counts, vectors)
	if r.Err() != nil {
		return nil, fmt.Errorf("nets: %w", r.Err())
	}
	m.Tagger.Prepare()
	m.Parser.Prepare()
	return m, nil
}

// mostValues bounds the numbers of what is read.
const mostValues = 1 << 20

func (n *Net) append(b []byte) []byte {
	b = appendFloats(b, []float32{n.Top})
	for k := range n.Tables {
		b = appendTable(b, &n.Tables[k])
	}
	for _, list := range [2][]Matrix{n.First, n.Second} {
		for i := range list {
			b = appendMatrix(b, &list[i])
		}
	}
	return appendFloats(appendFloats(b, n.Bias), n.Out)
}

func readNet(r *hashed.Reader, layout Layout, counts [Kinds]int, vectors Table) *Net {
	n := &Net{Layout: layout, Vectors: vectors, Top: max(readFloats(r, 1)[0], 1e-3)}
	for k := range n.Tables {
		n.Tables[k] = readTable(r, counts[k])
	}
	for _, kind := range n.Slots {
		n.First = append(n.First, readMatrix(r, n.Tables[kind].Dim))
	}
	for range n.Layout.Vectors {
		n.Second = append(n.Second, readMatrix(r, vectors.Dim))
	}
	n.Bias = readFloats(r, Hidden)
	n.Out = readFloats(r, (Hidden+1)*n.Outputs)
	return n
}

func appendFloats(b []byte, list []float32) []byte {
	for _, x := range list {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(x))
	}
	return b
}

// readFloats reads n numbers; those that are none count as 0.
func readFloats(r *hashed.Reader, n int) []float32 {
	out := make([]float32, n)
	b := r.Bytes(4 * n)
	for i := range len(b) / 4 {
		x := math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
		if x-x == 0 {
			out[i] = x
		}
	}
	return out
}

func appendKeys(b []byte, keys []uint64) []byte {
	b = binary.AppendUvarint(b, uint64(len(keys)))
	for _, k := range keys {
		b = binary.LittleEndian.AppendUint64(b, k)
	}
	return b
}

func readKeys(r *hashed.Reader) *Vocabulary {
	b := r.Bytes(8 * int(r.Uint(mostValues)))
	keys := make([]uint64, len(b)/8)
	for i := range keys {
		keys[i] = binary.LittleEndian.Uint64(b[8*i:])
	}
	return NewVocabulary(keys)
}

func appendTable(b []byte, t *Table) []byte {
	b = appendFloats(append(b, byte(t.Dim)), []float32{t.Unit})
	for _, x := range t.Data {
		b = append(b, byte(x))
	}
	return b
}

func readTable(r *hashed.Reader, values int) Table {
	t := Table{Dim: max(1, int(r.Uint(127)))}
	t.Unit = readFloats(r, 1)[0]
	t.Data = make([]int8, t.Dim*values)
	for i, x := range r.Bytes(len(t.Data)) {
		t.Data[i] = int8(x)
	}
	return t
}

func appendMatrix(b []byte, m *Matrix) []byte {
	b = appendFloats(b, []float32{m.Unit})
	for _, x := range m.Data {
		b = binary.LittleEndian.AppendUint16(b, uint16(x))
	}
	return b
}

func readMatrix(r *hashed.Reader, dim int) Matrix {
	m := Matrix{Unit: readFloats(r, 1)[0], Data: make([]int16, dim*Hidden)}
	b := r.Bytes(2 * len(m.Data))
	for i := range len(b) / 2 {
		m.Data[i] = int16(binary.LittleEndian.Uint16(b[2*i:]))
	}
	return m
}
