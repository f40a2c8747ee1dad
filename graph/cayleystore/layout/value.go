package layout

import (
	"crypto/sha1"
	"encoding/binary"
	"encoding/hex"
	"strings"

	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"google.golang.org/protobuf/proto"

	"dateline/schema/vocab"
)

// The first byte of a node's row says what follows. Tags from ownIRI on are
// IRIs of ours without their beginnings, those from packedIRI on with the 16
// hex digits that follow as 8 bytes.
const (
	anyValue  = 0 // as Cayley writes it
	anyIRI    = 1
	plainText = 2
	ownIRI    = 0x40
	packedIRI = 0x80
)

// kinds of nodes, by their tags. Others are added behind.
var kinds = [...]string{
	vocab.Article, vocab.Time, vocab.Appearance, vocab.Location, vocab.Statement, vocab.Report, vocab.Outlet, vocab.Place, vocab.Day, vocab.Month,
	vocab.Actor, vocab.Event, vocab.Utterance, vocab.Story, vocab.ActorMonth, vocab.Derivation,
}

const hexDigits = 16

// appendValue is the row of a node.
func appendValue(dst []byte, v quad.Value) ([]byte, error) {
	switch v := v.(type) {
	case quad.IRI:
		return appendIRI(dst, string(v)), nil
	case quad.String:
		return append(append(dst, plainText), v...), nil
	}
	b, err := pquads.MarshalValue(v)
	return append(append(dst, anyValue), b...), err
}

func appendIRI(dst []byte, iri string) []byte {
	rest, ours := strings.CutPrefix(iri, vocab.Base)
	if !ours {
		return append(append(dst, anyIRI), iri...)
	}
	for tag, kind := range kinds {
		if len(rest) <= len(kind) || rest[len(kind)] != ':' || rest[:len(kind)] != kind {
			continue
		}
		rest = rest[len(kind)+1:]
		if number, ok := parseHex(rest); ok {
			dst = binary.BigEndian.AppendUint64(append(dst, packedIRI+byte(tag)), number)
			return append(dst, rest[hexDigits:]...)
		}
		return append(append(dst, ownIRI+byte(tag)), rest...)
	}
	return append(append(dst, anyIRI), iri...)
}

// parseHex reads the 16 digits that a text begins with, as hex.AppendEncode
// writes them.
func parseHex(s string) (n uint64, ok bool) {
	if len(s) < hexDigits {
		return 0, false
	}
	for _, c := range []byte(s[:hexDigits]) {
		switch {
		case '0' <= c && c <= '9':
			n = n<<4 | uint64(c-'0')
		case 'a' <= c && c <= 'f':
			n = n<<4 | uint64(c-'a'+10)
		default:
			return 0, false
		}
	}
	return n, true
}

// readValue is the value of a node's row, which it does not hold on to.
func readValue(b []byte) (quad.Value, bool) {
	if len(b) == 0 {
		return nil, false
	}
	tag, rest := b[0], b[1:]
	switch {
	case tag == anyValue:
		var p pquads.Value
		if proto.Unmarshal(rest, &p) != nil || p.Value == nil {
			return nil, false
		}
		return p.ToNative(), true
	case tag == anyIRI:
		return quad.IRI(rest), true
	case tag == plainText:
		return quad.String(rest), true
	case tag >= packedIRI && int(tag-packedIRI) < len(kinds) && len(rest) >= hexDigits/2:
		iri := append(make([]byte, 0, 64), vocab.Base...)
		iri = append(append(iri, kinds[tag-packedIRI]...), ':')
		iri = hex.AppendEncode(iri, rest[:hexDigits/2])
		return quad.IRI(append(iri, rest[hexDigits/2:]...)), true
	case tag >= ownIRI && int(tag-ownIRI) < len(kinds):
		return quad.IRI(vocab.Base + kinds[tag-ownIRI] + ":" + string(rest)), true
	}
	return nil, false
}

// hasher is refs.HashOf without its garbage.
type hasher struct{ text []byte }

func (h *hasher) hash(v quad.Value) refs.ValueHash {
	switch v := v.(type) {
	case quad.IRI:
		h.text = append(append(append(h.text[:0], '<'), v...), '>')
	case quad.String:
		h.text = append(h.text[:0], '"')
		from := 0
		for i := 0; i < len(v); i++ {
			if c := escapes[v[i]]; c != 0 {
				h.text = append(append(h.text, v[from:i]...), '\\', c)
				from = i + 1
			}
		}
		h.text = append(append(h.text, v[from:]...), '"')
	default:
		return refs.HashOf(v)
	}
	return sha1.Sum(h.text)
}

// escapes is what stands behind the backslash for a byte in Cayley's text of a
// literal, 0 for those that stand for themselves.
var escapes = [256]byte{'\\': '\\', '"': '"', '\n': 'n', '\r': 'r', '\t': 't'}
