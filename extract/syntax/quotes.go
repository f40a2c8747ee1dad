package syntax

// quoter finds the quotations of one paragraph after the other.
type quoter struct {
	a     *Analysis
	marks []mark
	stack []int              // open marks
	count [guillemet + 1]int // open marks of each kind
	carry bool               // the paragraph before left a quotation open
	ends  []int              // open quotations, for their depth
}

// paragraph appends the quotations of tokens [first, last) to the analysis.
func (q *quoter) paragraph(p span, first, last int) {
	q.collect(first, last)
	q.stack, q.count = q.stack[:0], [guillemet + 1]int{}
	from := len(q.a.Quotations)
	carried := q.pair()
	if carried >= 0 {
		end := q.a.Tokens[q.marks[carried].token]
		q.a.Quotations = append(q.a.Quotations, Quotation{
			Start: p.start, End: end.End, InnerStart: p.start, InnerEnd: end.Start,
			First: first, Last: q.marks[carried].token, Closed: true,
		})
	}
	q.carry = q.append(p.end, last)
	q.nest(from)
}

// collect lists the marks among tokens [first, last).
func (q *quoter) collect(first, last int) {
	q.marks = q.marks[:0]
	for i := first; i < last; i++ {
		kind, shape := markOf(q.a.Word(i))
		if kind == noMark {
			continue
		}
		m := mark{token: i, kind: kind, shape: shape, partner: -1}
		m.after = i > first && !q.a.Tokens[i-1].SpaceAfter
		m.left = !m.after || opensBefore(q.a.Word(i-1))
		m.right = i+1 < last && !q.a.Tokens[i].SpaceAfter && !closesAfter(q.a.Word(i+1))
		q.marks = append(q.marks, m)
	}
	later := false
	for k := len(q.marks) - 1; k >= 0; k-- {
		m := &q.marks[k]
		if m.kind != singleMark {
			continue
		}
		m.later = later
		if m.left && m.right {
			later = false
		} else if m.after {
			later = true
		}
	}
}

// opensBefore reports whether an opening mark may follow s without a space.
func opensBefore(s string) bool {
	switch s {
	case "(", "[", "{", "-", "--", "–", "—", "/", "“", "‘", "«", "``":
		return true
	}
	return false
}

// closesAfter reports whether s is punctuation that follows a closed quotation.
func closesAfter(s string) bool {
	switch s {
	case ".", ",", ";", ":", "!", "?", ")", "]", "}", "-", "–", "—", "--":
		return true
	}
	return false
}

// pair decides the roles of the marks and returns the index of a mark that
// closes the quotation left open by the paragraph before, -1 without one.
func (q *quoter) pair() int {
	carried, seen := -1, false
	for k := range q.marks {
		m := &q.marks[k]
		if k > 0 && q.marks[k-1].token == m.token-1 && q.marks[k-1].role == opening && m.after {
			m.left = true
		}
		open := q.open(m.kind)
		switch m.role = q.role(m, open); {
		case m.role == opening:
			q.stack = append(q.stack, k)
			q.count[m.kind]++
		case m.role == closing && open >= 0:
			q.marks[q.stack[open]].partner = k
			for _, k := range q.stack[open:] {
				q.count[q.marks[k].kind]--
			}
			q.stack = q.stack[:open]
		case m.role == closing:
			if q.carry && !seen && m.kind == doubleMark {
				carried = k
			}
			m.role = neutral
		}
		seen = seen || m.kind == doubleMark
	}
	return carried
}

// open returns the place in the stack of the innermost open mark of a kind,
// -1 without one. A single mark closes only what is open innermost.
func (q *quoter) open(kind markKind) int {
	if q.count[kind] == 0 {
		return -1
	}
	for i := len(q.stack) - 1; i >= 0; i-- {
		if q.marks[q.stack[i]].kind == kind {
			return i
		}
		if kind == singleMark {
			break
		}
	}
	return -1
}

// role decides what a mark does, given whether one of its kind is open.
func (q *quoter) role(m *mark, open int) markShape {
	if m.kind == singleMark {
		return q.singleRole(m, open)
	}
	opens, closes := m.left && m.right, m.after && !m.right
	switch {
	case m.shape == opening && closes && !m.left && open >= 0:
		return closing
	case m.shape == closing && opens && !m.after && open < 0:
		return opening
	case m.shape != neutral:
		return m.shape
	case opens && !m.after:
		return opening
	case closes || open >= 0:
		return closing
	case m.token+1 < len(q.a.Tokens):
		return opening
	}
	return neutral
}

// singleRole tells single quotation marks from apostrophes.
func (q *quoter) singleRole(m *mark, open int) markShape {
	if open >= 0 && m.after && !(m.left && m.right) && m.shape != opening {
		if m.later && q.possessive(m.token) {
			return neutral
		}
		return closing
	}
	if m.left && m.right && (m.later || m.shape == opening && m.token == q.marks[0].token && !m.after) {
		if m.shape == closing && m.after {
			return neutral
		}
		return opening
	}
	return neutral
}

// possessive reports whether the apostrophe at token i looks like that of a
// plural: "the workers' party".
func (q *quoter) possessive(i int) bool {
	before := q.a.Word(i - 1)
	if c := before[len(before)-1]; c != 's' && c != 'S' && c != 'z' && c != 'x' {
		return false
	}
	if !q.a.Tokens[i].SpaceAfter || i+1 == len(q.a.Tokens) {
		return false
	}
	c, _ := classOf(q.a.Word(i+1), 0)
	return c == lower || c == upper
}

// append adds the quotations of the paired marks in the order of their
// opening marks, and reports whether the last of them is left open. A mark
// without partner quotes to the next one that opens the same kind, or to the
// end of the paragraph; a single one without partner quotes nothing.
func (q *quoter) append(end, last int) (left bool) {
	from := len(q.a.Quotations)
	var next [guillemet + 1]int
	for k := len(q.marks) - 1; k >= 0; k-- {
		m := &q.marks[k]
		if m.role != opening {
			continue
		}
		t := q.a.Tokens[m.token]
		n := Quotation{Start: t.Start, InnerStart: t.End, First: m.token + 1}
		switch {
		case m.partner >= 0:
			to := q.marks[m.partner].token
			n.End, n.InnerEnd, n.Last, n.Closed = q.a.Tokens[to].End, q.a.Tokens[to].Start, to, true
		case m.kind == singleMark:
			m.role = neutral
			continue
		case next[m.kind] > 0:
			n.Last = next[m.kind]
			n.End = q.a.Tokens[n.Last-1].End
			n.InnerEnd = n.End
		default:
			n.End, n.InnerEnd, n.Last = end, end, last
			left = left || m.kind == doubleMark
		}
		next[m.kind] = m.token
		q.a.Quotations = append(q.a.Quotations, n)
	}
	for i, j := from, len(q.a.Quotations)-1; i < j; i, j = i+1, j-1 {
		q.a.Quotations[i], q.a.Quotations[j] = q.a.Quotations[j], q.a.Quotations[i]
	}
	return left
}

// nest sets the depth of the quotations from index from on.
func (q *quoter) nest(from int) {
	q.ends = q.ends[:0]
	for i := from; i < len(q.a.Quotations); i++ {
		n := &q.a.Quotations[i]
		for len(q.ends) > 0 && q.ends[len(q.ends)-1] < n.End {
			q.ends = q.ends[:len(q.ends)-1]
		}
		n.Depth = len(q.ends)
		q.ends = append(q.ends, n.End)
	}
}
