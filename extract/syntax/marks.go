package syntax

// markKind tells apart the marks that can be partners.
type markKind uint8

const (
	noMark markKind = iota
	doubleMark
	singleMark
	guillemet
)

// markShape is the direction a mark shows by itself.
type markShape uint8

const (
	neutral markShape = iota
	opening
	closing
)

// mark is a token that may open or close a quotation.
type mark struct {
	token   int
	kind    markKind
	shape   markShape
	left    bool      // it stands where an opening mark may stand
	right   bool      // something to quote follows
	after   bool      // it follows its neighbour without a space
	later   bool      // single marks: one that may close comes before the next that may open
	role    markShape // neutral: no quotation mark
	partner int       // opening marks: index of the closing mark, -1 without one
}

// markOf reads the shape of a quotation mark.
func markOf(s string) (markKind, markShape) {
	switch s {
	case `"`, "＂", "‟":
		return doubleMark, neutral
	case "“", "„", "``":
		return doubleMark, opening
	case "”", "''", "’’":
		return doubleMark, closing
	case "‘‘":
		return doubleMark, opening
	case "'":
		return singleMark, neutral
	case "‘", "‚", "`":
		return singleMark, opening
	case "’":
		return singleMark, closing
	case "«":
		return guillemet, opening
	case "»":
		return guillemet, closing
	}
	return noMark, neutral
}

// quoteMarks tells for tokens asked about in order whether they open or close
// a quotation.
type quoteMarks struct {
	list  []Quotation
	next  int   // the first quotation that starts later
	close []int // tokens that close the quotations started, innermost last
}

func (m *quoteMarks) role(token int) markShape {
	for m.next < len(m.list) && m.list[m.next].First <= token+1 {
		q := m.list[m.next]
		m.next++
		if q.Closed {
			m.close = append(m.close, q.Last)
		}
		if q.First == token+1 && q.Start < q.InnerStart {
			return opening
		}
	}
	if k := len(m.close) - 1; k >= 0 && m.close[k] == token {
		m.close = m.close[:k]
		return closing
	}
	return neutral
}
