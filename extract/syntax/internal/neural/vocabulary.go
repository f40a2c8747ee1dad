package neural

import "dateline/extract/syntax/internal/hashed"

// Vocabulary numbers hashes. It is not changed after it is made.
type Vocabulary struct {
	Keys  []uint64 // Keys[i] has the number i + Reserved
	slots []int32
}

// Reserved numbers come before those of a vocabulary.
const (
	Unknown  = 0
	Edge     = 1 // outside the sentence; the root
	None     = 2 // nothing there
	Reserved = 3
)

// NewVocabulary numbers keys, which must differ, in their order.
func NewVocabulary(keys []uint64) *Vocabulary {
	size := 4
	for size < 2*len(keys) {
		size *= 2
	}
	v := &Vocabulary{Keys: keys, slots: make([]int32, size)}
	for i, k := range keys {
		at := k & uint64(size-1)
		for v.slots[at] != 0 {
			at = (at + 1) & uint64(size-1)
		}
		v.slots[at] = int32(i + Reserved)
	}
	return v
}

// ID is the number of a hash, Unknown for one that is not in v.
func (v *Vocabulary) ID(key uint64) int32 {
	mask := uint64(len(v.slots) - 1)
	for at := key & mask; v.slots[at] != 0; at = (at + 1) & mask {
		if id := v.slots[at]; v.Keys[id-Reserved] == key {
			return id
		}
	}
	return Unknown
}

// Size is the number of numbers, reserved ones included.
func (v *Vocabulary) Size() int { return len(v.Keys) + Reserved }

// Pieces of a word.
const (
	Suffix2 = iota
	Suffix3 // with the case of the first letter
	Suffix4
	Prefix2
	Prefix3
	Shape
	Flags
	Class // the ambiguity class
	Pieces
)

// Word is a word as the nets see it.
type Word struct {
	ID     int32
	Pieces [Pieces]int32
}

// PieceKeys writes the hashes by which the vocabulary of pieces knows those of
// a word with an ambiguity class.
func PieceKeys(f *hashed.Form, class uint64, keys *[Pieces]uint64) {
	*keys = [Pieces]uint64{
		Suffix2: f.Suffix[1], Suffix3: f.Suffix[2] + uint64(f.Flags&hashed.HasInitial), Suffix4: f.Suffix[3],
		Prefix2: f.Prefix[1], Prefix3: f.Prefix[2], Shape: f.Shape, Flags: hashed.Small(uint64(f.Flags)), Class: class,
	}
	for k := range keys {
		keys[k] = hashed.Finish(keys[k] + uint64(k+1)*0x9E3779B97F4A7C15)
	}
}

// Lexicon numbers words, by their hashes in lower case, and their pieces. The
// first Trained words have embeddings of their own, all have vectors.
type Lexicon struct {
	Words, Pieces *Vocabulary
	Trained       int
}

// Read appends the words of a sentence; class returns the hash of the
// ambiguity class of word i.
func (l *Lexicon) Read(words []Word, forms []hashed.Form, class func(i int) uint64) []Word {
	var keys [Pieces]uint64
	for i := range forms {
		w := Word{ID: l.Words.ID(forms[i].Lower)}
		PieceKeys(&forms[i], class(i), &keys)
		for k, key := range keys {
			w.Pieces[k] = l.Pieces.ID(key)
		}
		words = append(words, w)
	}
	return words
}
