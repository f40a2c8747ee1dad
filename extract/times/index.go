package times

// indexRoot notes which words can start each element, and sorts the edges of
// the root by them.
func (g *grammar) indexRoot() {
	words := len(g.voc.entries)
	for i := range g.elements {
		el := &g.elements[i]
		el.starts = make([]uint64, words/64+1)
		for id := 1; id < words; id++ {
			if g.canStart(el, int32(id)) {
				el.starts[id>>6] |= 1 << (id & 63)
			}
		}
		for _, c := range el.classes {
			switch plainClasses[c] {
			case cQty, cYear, cDay, cDayOrd, cDayTh, cOrd, cQord, cQdig, cHour, cTwo, cYearNew, cDecade, cDecadeYY, cClock, cClock24, cNumDate, cMonthDay, cMonthN, cClockW, cClockAt:
				el.number = true
			}
		}
	}
	g.byWord = make([][]edge, words)
	for _, e := range g.nodes[0].edges {
		el := &g.elements[e.element]
		if el.number {
			g.byNumber = append(g.byNumber, e)
		}
		for id := range g.byWord {
			if el.starts[id>>6]&(1<<(id&63)) != 0 {
				g.byWord[id] = append(g.byWord[id], e)
			}
		}
	}
}

// canStart reports whether a word may be the first token of an element.
func (g *grammar) canStart(el *element, id int32) bool {
	for _, w := range el.words {
		if w == id {
			return true
		}
	}
	mask := g.voc.entries[id].mask
	any := func(cs ...class) bool {
		for _, c := range cs {
			if mask&(1<<c) != 0 {
				return true
			}
		}
		return false
	}
	for _, c := range el.classes {
		ok := false
		switch c {
		case cMonth:
			ok = any(cMonthW, cMonthQ, cMonthA)
		case cWday:
			ok = any(cWdayW, cWdayA)
		case cU:
			ok = any(cUnit, cUnitA)
		case cUs:
			ok = any(cUnits, cUnitA)
		case cUany, cU2:
			ok = any(cUnits, cUnit, cUnitA)
		case cQty, cQty2:
			ok = any(cCard, cTens, cArt, cVague, cHalfW, cDozen)
		case cYearW:
			ok = any(cCard, cTens)
		case cYY, cDecade, cDecadeYY:
			ok = id == g.w.apostrophe || any(cDecW)
		case cDay, cDayOrd, cOrd, cQord:
			ok = any(cOrdW, cTens)
		case cDayW:
			ok = any(cCard, cTens)
		case cHour:
			ok = any(cCard)
		case cClock:
			ok = any(cNoon, cCard)
		case cClockW, cClockAt:
			ok = any(cCard, cHalfW)
		case cHoliday:
			ok = g.holidayNames.at(id) != nil
		case cRef:
			ok = g.refs.at(id) != nil
		case cModQ, cModA:
			ok = g.mods.at(id) != nil
		case cYrel, cMrel:
			ok = any(cRel)
		default:
			ok = c < cWordClasses && any(c)
		}
		if ok {
			return true
		}
	}
	return false
}
