package times

import "dateline/extract/syntax"

// match is one expression: the tokens [first, last) and how a rule read them.
type match struct {
	first, last int
	rule        int
	captures    []capture
}

// matcher finds expressions in scanned text.
type matcher struct {
	view
	path   []capture
	best   match
	only   int              // the one rule that may match, -1 for any
	syntax *syntax.Analysis // that the tokens were cut by
}

// longestAt finds the longest expression that starts at token i.
func (m *matcher) longestAt(i int) bool {
	t := &m.toks[i]
	edges := m.g.byNumber
	if t.word != 0 {
		edges = m.g.byWord[t.word]
	} else if t.num < 0 {
		return false
	}
	if len(edges) == 0 || !m.mayStart(i) || m.inName(i) {
		return false
	}
	m.best.first, m.best.last, m.best.rule = i, i, -1
	m.path = m.path[:0]
	for _, e := range edges {
		m.step(e, i)
	}
	return m.best.rule >= 0
}

// step follows one edge at token i.
func (m *matcher) step(e edge, i int) {
	if i > m.best.first && m.at(i).has(brk) {
		return
	}
	el := &m.g.elements[e.element]
	if !el.mayStart(m.at(i)) {
		return
	}
	depth := len(m.path)
	n := 0
	if w := m.at(i).word; w != 0 {
		for _, id := range el.words {
			if id == w {
				n = 1
				if c := el.as; c != 0 {
					m.path = append(m.path, capture{c, m.g.voc.entries[w].value(plainClasses[c]), int32(i), int32(i + 1)})
				}
				break
			}
		}
	}
	for k := 0; n == 0 && k < len(el.classes); k++ {
		var value int32
		if n, value = m.read(el.classes[k], i); n > 0 {
			m.path = append(m.path, capture{el.classes[k], value, int32(i), int32(i + n)})
		}
	}
	if n == 0 || !m.unbroken(i, n) {
		m.path = m.path[:depth]
		return
	}
	to := &m.g.nodes[e.to]
	m.accept(to, i+n)
	for _, next := range to.edges {
		m.step(next, i+n)
	}
	m.path = m.path[:depth]
}

// unbroken reports whether no new line starts within n tokens from i.
func (m *matcher) unbroken(i, n int) bool {
	for k := i + 1; k < i+n; k++ {
		if m.at(k).has(brk) {
			return false
		}
	}
	return true
}

// accept notes a longer match that ends before token end.
func (m *matcher) accept(n *node, end int) {
	if len(n.rules) == 0 || end < m.best.last || !m.mayEnd(end) {
		return
	}
	for _, r := range n.rules {
		if m.only >= 0 && r != m.only {
			continue
		}
		if end == m.best.last && m.best.rule >= 0 && m.best.rule <= r {
			continue
		}
		rule := &m.g.rules[r]
		if !m.sound() || !m.holds(rule.after, m.best.first, true) || !m.holds(rule.before, end, false) {
			continue
		}
		m.best.last, m.best.rule = end, r
		m.best.captures = append(append(m.best.captures[:0], m.path...), rule.set...)
	}
}

// mayStart refuses a start inside a word, number or name such as "F-16".
func (m *matcher) mayStart(i int) bool {
	t, prev := m.at(i), m.at(i-1)
	if i == 0 || !t.has(glued) {
		return true
	}
	if t.num >= 0 {
		if prev.has(wordy) || prev.num >= 0 {
			return false
		}
		if prev.word == m.g.w.hyphen && prev.has(glued) && m.at(i-2).has(wordy) && m.at(i-2).word == 0 {
			return false
		}
		b := m.byteBefore(t)
		return b != '$' && b != '#' && b != '.' && b != ',' && b != '/' && b != ':' && b != '@' && b != '_' && b != '+'
	}
	return t.word == m.g.w.apostrophe || prev.num < 0 && m.byteBefore(t) != '@' && m.byteBefore(t) != '_' && m.byteBefore(t) != '/'
}

// byteBefore is the byte before a token.
func (m *matcher) byteBefore(t *tok) byte {
	if t.start == 0 {
		return 0
	}
	return m.text[t.start-1]
}

// mayEnd refuses an end inside a word or number.
func (m *matcher) mayEnd(end int) bool {
	next, last := m.at(end), m.at(end-1)
	if end >= len(m.toks) || !next.has(glued) {
		return true
	}
	if next.has(wordy) {
		return last.num < 0 && !last.has(wordy)
	}
	return next.num < 0
}

// holds checks the conditions beside a match: none of the forbidden contexts
// and, where any is demanded, one of those.
func (m *matcher) holds(cs []context, at int, left bool) bool {
	need, have := false, false
	for i := range cs {
		c := &cs[i]
		if c.not {
			if m.stands(c, at, left) {
				return false
			}
			continue
		}
		need = true
		have = have || m.stands(c, at, left)
	}
	return have || !need
}

// stands reports whether the tokens of a context stand beside a match.
func (m *matcher) stands(c *context, at int, left bool) bool {
	i := at
	if left {
		i = at - len(c.elements)
	}
	if c.edge {
		return left && (at == 0 || m.at(at).has(brk)) || !left && (at >= len(m.toks) || m.at(at).has(brk))
	}
	for k, e := range c.elements {
		t := m.at(i + k)
		if left && m.at(i+k+1).has(brk) || !left && t.has(brk) || !m.fits(&m.g.elements[e], i+k) {
			return false
		}
	}
	return true
}

// fits reports whether one token fits an element.
func (m *matcher) fits(el *element, i int) bool {
	w := m.at(i).word
	for _, id := range el.words {
		if id == w && w != 0 {
			return true
		}
	}
	for _, c := range el.classes {
		if n, _ := m.read(c, i); n > 0 {
			return true
		}
	}
	return false
}

// sound refuses readings whose parts do not fit: "a years", "April 31".
func (m *matcher) sound() bool {
	var month, day int32
	one, qty, unit := false, int32(0), int32(0)
	for _, c := range m.path {
		switch c.class {
		case cMonth:
			month = c.value
		case cDay:
			day = c.value
		case cQty:
			qty = c.value
			one = qty == 100 && c.last-c.first == 1 && m.is(int(c.first), cArt)
		case cU2:
			if !follows(unit, c.value) {
				return false
			}
		case cU, cUs, cUnit, cUnits, cUany:
			unit = c.value
			if one && (m.is(int(c.first), cUnits) || c.value == uSecond) || c.value == uQuarter && qty != 0 && (one || m.at(int(c.first)).has(glued)) {
				return false
			}
		}
	}
	return month == 0 || day <= monthDays(2000, month)
}

// follows reports whether an amount of one unit goes on in a smaller one:
// "two years and a month", but not "two years, an hour".
func follows(unit, smaller int32) bool {
	return smaller < unit && (unit == uDay && smaller == uHour || (unit >= uDay) == (smaller >= uDay))
}

// named are the classes of words that always have a capital.
const named = 1<<cMonthW | 1<<cMonthQ | 1<<cMonthA | 1<<cWdayW | 1<<cWdayA | 1<<cWdayS

// inName reports whether token i continues a name, as in "Russia Today": it has
// a capital that its word does not need, a capital stands before it and the line
// is no headline.
func (m *matcher) inName(i int) bool {
	t, prev := m.at(i), m.at(i-1)
	if !t.has(capital) || t.has(brk) || !prev.has(capital) || m.g.voc.entries[t.word].mask&named != 0 {
		return false
	}
	small := 0
	for k := i - 1; k >= 0 && i-k < 30; k-- {
		small += m.lower(k)
		if m.at(k).has(brk) {
			break
		}
	}
	for k := i + 1; k < len(m.toks) && k-i < 30 && !m.at(k).has(brk); k++ {
		small += m.lower(k)
	}
	return small >= 4
}

// lower counts a word in small letters, and more when it is long: a headline
// with capitals has few of them.
func (m *matcher) lower(k int) int {
	t := m.at(k)
	switch {
	case !t.has(wordy) || t.has(capital):
		return 0
	case t.end-t.start > 4:
		return 4
	}
	return 1
}
