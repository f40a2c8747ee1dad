package across

import (
	"encoding/binary"
	"errors"
	"math"
)

// packer writes values one after the other, or reads them back in the same
// order: one description of a value does both.
type packer struct {
	*vocabulary
	reading bool
	data    []byte // what is written, or is to be read
	text    string // data as a text, of which the strings read are parts; "" where there are few
	at      int    // how much is read
	// Words are numbered anew within what is packed.
	local map[int32]int
	words []int32
	err   error
}

var errPacked = errors.New("packed data is cut off or of another version")

// pack is a value as fill describes it, behind the words it uses.
func (v *vocabulary) pack(fill func(*packer)) []byte {
	body := &packer{vocabulary: v, local: map[int32]int{}}
	fill(body)
	head := &packer{}
	count := len(body.words)
	number(head, &count)
	for _, w := range body.words {
		head.string(&v.forms[w])
	}
	return append(head.data, body.data...)
}

// unpack reads what pack has written.
func (v *vocabulary) unpack(data []byte, fill func(*packer)) error {
	return v.unpackAs(data, string(data), fill)
}

// unpackNumbers reads what is mostly numbers.
func (v *vocabulary) unpackNumbers(data []byte, fill func(*packer)) error {
	return v.unpackAs(data, "", fill)
}

func (v *vocabulary) unpackAs(data []byte, text string, fill func(*packer)) error {
	p := &packer{vocabulary: v, reading: true, data: data, text: text}
	p.words = make([]int32, p.count(0))
	for i := range p.words {
		var form string
		p.string(&form)
		p.words[i] = v.id(form)
	}
	fill(p)
	if p.err == nil && p.at != len(p.data) {
		p.err = errPacked
	}
	return p.err
}

// number packs a whole number.
func number[T ~int | ~int32 | ~int64](p *packer, v *T) {
	if !p.reading {
		p.data = binary.AppendVarint(p.data, int64(*v))
		return
	}
	n, size := binary.Varint(p.data[p.at:])
	if size <= 0 {
		p.err, size = errPacked, len(p.data)-p.at
	}
	p.at += size
	*v = T(n)
}

// count packs how many values follow; no more are read than can be there.
func (p *packer) count(n int) int {
	if number(p, &n); p.reading && (n < 0 || n > len(p.data)-p.at) {
		p.err, n = errPacked, 0
	}
	return n
}

func (p *packer) string(v *string) {
	n := p.count(len(*v))
	if !p.reading {
		p.data = append(p.data, *v...)
		return
	}
	if p.text == "" {
		*v = string(p.data[p.at : p.at+n])
	} else {
		*v = p.text[p.at : p.at+n]
	}
	p.at += n
}

// text packs a string of a type of its own.
func text[T ~string](p *packer, v *T) {
	s := string(*v)
	p.string(&s)
	*v = T(s)
}

// flags packs up to eight truths.
func (p *packer) flags(list ...*bool) {
	var b byte
	for i, v := range list {
		if *v {
			b |= 1 << i
		}
	}
	if !p.reading {
		p.data = append(p.data, b)
		return
	}
	if p.at == len(p.data) {
		p.err = errPacked
		return
	}
	b = p.data[p.at]
	p.at++
	for i, v := range list {
		*v = b&(1<<i) != 0
	}
}

func (p *packer) float(v *float64) {
	if !p.reading {
		p.data = binary.BigEndian.AppendUint64(p.data, math.Float64bits(*v))
		return
	}
	if p.at+8 > len(p.data) {
		p.err = errPacked
		return
	}
	*v = math.Float64frombits(binary.BigEndian.Uint64(p.data[p.at:]))
	p.at += 8
}

// word packs the number of a word, negative for none.
func (p *packer) word(v *int32) {
	n := 0
	if !p.reading && *v >= 0 {
		local, ok := p.local[*v]
		if !ok {
			local = len(p.words)
			p.local[*v] = local
			p.words = append(p.words, *v)
		}
		n = local + 1
	}
	if number(p, &n); !p.reading {
		return
	}
	switch {
	case n <= 0:
		*v = -1
	case n > len(p.words):
		p.err = errPacked
	default:
		*v = p.words[n-1]
	}
}

// rows are the next bytes, as many as are asked for; not ok where there are fewer.
func (p *packer) rows(size int) (rows []byte, ok bool) {
	if size > len(p.data)-p.at {
		p.err = errPacked
		return nil, false
	}
	p.at += size
	return p.data[p.at-size : p.at], true
}

// vector packs terms as they are: it is read more often than anything else.
func (p *packer) vector(v *vector) {
	n := p.count(len(*v))
	const size = 16
	if !p.reading {
		for _, t := range *v {
			p.data = binary.LittleEndian.AppendUint64(p.data, t.id)
			p.data = binary.LittleEndian.AppendUint64(p.data, math.Float64bits(t.weight))
		}
		return
	}
	rows, ok := p.rows(n * size)
	if !ok {
		return
	}
	*v = make(vector, n)
	for i := range *v {
		row := rows[i*size:][:size]
		(*v)[i] = term{binary.LittleEndian.Uint64(row), math.Float64frombits(binary.LittleEndian.Uint64(row[8:]))}
	}
}

// lineTerms packs terms of lines as they are.
func (p *packer) lineTerms(v *[]lineTerm) {
	n := p.count(len(*v))
	const size = 18
	if !p.reading {
		for _, t := range *v {
			p.data = binary.LittleEndian.AppendUint64(p.data, t.id)
			p.data = binary.LittleEndian.AppendUint64(p.data, math.Float64bits(t.weight))
			p.data = binary.LittleEndian.AppendUint16(p.data, uint16(t.line))
		}
		return
	}
	rows, ok := p.rows(n * size)
	if !ok {
		return
	}
	*v = make([]lineTerm, n)
	for i := range *v {
		row := rows[i*size:][:size]
		(*v)[i] = lineTerm{term{binary.LittleEndian.Uint64(row), math.Float64frombits(binary.LittleEndian.Uint64(row[8:]))}, int(binary.LittleEndian.Uint16(row[16:]))}
	}
}

// hashes packs hashes.
func (p *packer) hashes(v *[]uint64) {
	n := p.count(len(*v))
	const size = 8
	if !p.reading {
		for _, h := range *v {
			p.data = binary.LittleEndian.AppendUint64(p.data, h)
		}
		return
	}
	rows, ok := p.rows(n * size)
	if !ok {
		return
	}
	*v = make([]uint64, n)
	for i := range *v {
		(*v)[i] = binary.LittleEndian.Uint64(rows[i*size:])
	}
}

func (p *packer) days(v *days) {
	p.flags(&v.known)
	if v.known {
		number(p, &v.from)
		number(p, &v.until)
	}
}

// list packs values one by one.
func list[T any](p *packer, v *[]T, each func(*T)) {
	n := p.count(len(*v))
	if p.reading {
		*v = nil
		if n > 0 {
			*v = make([]T, n)
		}
	}
	for i := range *v {
		each(&(*v)[i])
	}
}

func textList[T ~string](p *packer, v *[]T) { list(p, v, func(s *T) { text(p, s) }) }
func (p *packer) wordList(v *[]int32)       { list(p, v, p.word) }
func (p *packer) tokens(v *[]token)         { list(p, v, p.token) }
func (p *packer) token(t *token) {
	p.word(&t.form)
	p.word(&t.stem)
	p.flags(&t.name, &t.digit, &t.quoted)
}
