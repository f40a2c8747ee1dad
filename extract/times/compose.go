package times

// view reads classes of several tokens out of scanned text.
type view struct {
	text string
	g    *grammar
	toks []tok
}

func (v *view) at(i int) *tok {
	if i < 0 || i >= len(v.toks) {
		return &noTok
	}
	return &v.toks[i]
}

// noTok stands before the first and after the last token.
var noTok = tok{num: -1, flags: brk}

// is reports whether token i stands in a word class; it must not start a new line.
func (v *view) is(i int, c class) bool {
	t := v.at(i)
	return t.word != 0 && v.g.voc.entries[t.word].mask&(1<<c) != 0
}

func (v *view) value(i int, c class) int32 { return v.g.voc.entries[v.at(i).word].value(c) }

// joined reports whether token i is the given mark or word and continues the line.
func (v *view) joined(i int, word int32) bool {
	t := v.at(i)
	return t.word == word && t.word != 0 && !t.has(brk)
}

// read matches a class at token i: the number of tokens it takes, 0 for no
// match, and its value.
func (v *view) read(c class, i int) (int, int32) {
	c = plainClasses[c]
	if c < cWordClasses {
		if v.is(i, c) {
			return v.dot(i), v.value(i, c)
		}
		return 0, 0
	}
	switch c {
	case cMonth:
		return v.first(i, cMonthW, cMonthQ, cMonthA)
	case cWday:
		return v.first(i, cWdayW, cWdayA)
	case cU:
		return v.first(i, cUnit, cUnitA)
	case cUs:
		return v.first(i, cUnits, cUnitA)
	case cUany:
		return v.first(i, cUnits, cUnit, cUnitA)
	case cQty:
		return v.quantity(i)
	case cYear:
		return v.year(i)
	case cYearW:
		return v.spelledYear(i)
	case cYY:
		return v.shortYear(i)
	case cDay:
		return v.day(i, false)
	case cDayOrd:
		return v.day(i, true)
	case cDayTh:
		if v.at(i).has(plain) {
			return v.day(i, true)
		}
	case cDayW:
		if n, x := v.spelled(i); n > 0 && x >= 100 && x <= 3100 && !v.is(i, cArt) && !v.is(i, cDozen) {
			return n, x / 100
		}
	case cOrd:
		return v.ordinal(i)
	case cQord:
		if n, x := v.ordinal(i); n > 0 && x <= 4 {
			return n, x
		}
	case cQdig:
		if t := v.at(i); t.digits == 1 && t.num >= 100 && t.num <= 400 && t.has(plain) {
			return 1, t.num / 100
		}
	case cHour:
		if n, h, s := v.hour(i); n > 0 && h >= 1 && h <= 12 {
			return n, h*3600 + s
		}
	case cTwo:
		if t := v.at(i); t.digits == 2 && t.has(plain) {
			return 1, t.num / 100
		}
	case cYearNew:
		if n, y := v.year(i); y >= 1850 && y <= 2050 {
			return n, y
		}
	case cDecade:
		if n, x := v.decade(i); n > 2 || v.at(i).digits == 4 {
			return n, x
		}
	case cDecadeYY:
		return v.decade(i)
	default:
		return v.readFigures(c, i)
	}
	return 0, 0
}

// readFigures matches times of day and dates in figures.
func (v *view) readFigures(c class, i int) (int, int32) {
	switch c {
	case cClock:
		return v.clock(i)
	case cClock24:
		return v.clock24(i)
	case cNumDate:
		return v.numDate(i)
	case cMonthDay:
		return v.monthDay(i)
	case cMonthN:
		if t := v.at(i); t.has(plain) && t.digits <= 2 && t.num >= 100 && t.num <= 1200 {
			return 1, t.num / 100
		}
	case cClockW:
		if n, s, _, half := v.spokenClock(i); half {
			return n, s
		}
	case cClockAt:
		if n, s, minutes, _ := v.spokenClock(i); minutes {
			return n, s
		}
	default:
		return v.readPhrase(c, i)
	}
	return 0, 0
}

// readPhrase matches fixed phrases and conditions.
func (v *view) readPhrase(c class, i int) (int, int32) {
	t := v.at(i)
	switch c {
	case cHoliday:
		return v.longest(v.g.holidayNames, i)
	case cRef:
		return v.longest(v.g.refs, i)
	case cModQ:
		return v.longest(v.g.mods, i)
	case cModA:
		if n, m := v.longest(v.g.mods, i); m == v.g.approx {
			return n, m
		}
	case cNum:
		if t.num >= 0 || v.is(i, cScale) || v.is(i, cCard) || v.is(i, cTens) {
			return 1, 0
		}
	case cCap:
		if t.has(capital) {
			return 1, 0
		}
	case cAnyW:
		if t.has(wordy) {
			return 1, 0
		}
	case cUpper:
		if t.has(upper) && t.has(wordy) && t.end-t.start > 1 {
			return 1, 0
		}
	case cPunct:
		if t.num < 0 && !t.has(wordy) {
			return 1, 0
		}
	}
	return 0, 0
}

// first matches the first of several word classes.
func (v *view) first(i int, cs ...class) (int, int32) {
	for _, c := range cs {
		if v.is(i, c) {
			return v.dot(i), v.value(i, c)
		}
	}
	return 0, 0
}

// dot is 2 when token i may be an abbreviation and a full stop follows, else 1.
func (v *view) dot(i int) int {
	if v.g.voc.entries[v.at(i).word].flags&mayDot != 0 && v.joined(i+1, v.g.w.stop) && v.at(i+1).has(glued) {
		return 2
	}
	return 1
}

// longest matches the longest phrase of a table.
func (v *view) longest(table phrases, i int) (int, int32) {
	best, value := 0, int32(0)
	for _, p := range table.at(v.at(i).word) {
		if len(p.words) <= best {
			continue
		}
		ok := true
		for k := 1; k < len(p.words) && ok; k++ {
			ok = v.joined(i+k, p.words[k])
		}
		if ok {
			best, value = len(p.words), p.value
		}
	}
	return best, value
}

// ordinal matches "21st", "third" and "twenty-first".
func (v *view) ordinal(i int) (int, int32) {
	t := v.at(i)
	if t.has(plain) && t.digits <= 3 && v.is(i+1, cOrdSuf) && v.at(i+1).has(glued) {
		return 2, t.num / 100
	}
	if v.is(i, cOrdW) {
		return 1, v.value(i, cOrdW)
	}
	if v.is(i, cTens) {
		k := i + 1
		if v.joined(k, v.g.w.hyphen) {
			k++
		}
		if v.is(k, cOrdW) && v.value(k, cOrdW) < 10 {
			return k + 1 - i, v.value(i, cTens) + v.value(k, cOrdW)
		}
	}
	return 0, 0
}

// day matches a day of the month, as an ordinal or as a plain number.
func (v *view) day(i int, ord bool) (int, int32) {
	if n, x := v.ordinal(i); n > 0 {
		if x >= 1 && x <= 31 {
			return n, x
		}
		return 0, 0
	}
	t := v.at(i)
	if ord || !t.has(plain) || t.digits > 2 || t.num < 100 || t.num > 3100 {
		return 0, 0
	}
	if next := v.at(i + 1); next.has(glued) && next.has(wordy) {
		return 0, 0
	}
	return 1, t.num / 100
}

// year matches four digits that can be a year.
func (v *view) year(i int) (int, int32) {
	t := v.at(i)
	if !t.has(plain) || t.digits != 4 || t.num < 100000 || t.num >= 220000 {
		return 0, 0
	}
	if next := v.at(i + 1); next.has(glued) && (next.has(wordy) || next.num >= 0) {
		return 0, 0
	}
	return 1, t.num / 100
}

// shortYear matches "'98".
func (v *view) shortYear(i int) (int, int32) {
	t := v.at(i + 1)
	if v.at(i).word != v.g.w.apostrophe || t.digits != 2 || !t.has(glued) || !t.has(plain) || v.at(i+2).has(glued) && v.at(i+2).has(wordy) {
		return 0, 0
	}
	return 2, pivot(t.num / 100)
}

// pivot is the year that two digits mean.
func pivot(yy int32) int32 {
	if yy < 40 {
		return 2000 + yy
	}
	return 1900 + yy
}

// decade matches "1990s", "1990's", "'90s" and "nineties": the first three digits of its years.
func (v *view) decade(i int) (int, int32) {
	t, n := v.at(i), 0
	if t.word == v.g.w.apostrophe && v.at(i+1).has(glued) && v.at(i+1).digits == 2 {
		n, t = 1, v.at(i+1)
	}
	if v.is(i+n, cDecW) {
		return n + 1, shortDecade(v.value(i+n, cDecW) / 10)
	}
	if !t.has(plain) || t.num%1000 != 0 || t.digits != 4 && t.digits != 2 {
		return 0, 0
	}
	k := i + n + 1
	if v.at(k).word == v.g.w.apostrophe && v.at(k).has(glued) {
		k++
	}
	if v.at(k).word != v.g.w.s || !v.at(k).has(glued) {
		return 0, 0
	}
	if t.digits == 2 {
		if t.num == 0 && n == 0 {
			return 0, 0
		}
		return k + 1 - i, shortDecade(t.num / 1000)
	}
	if t.num < 100000 || t.num >= 220000 {
		return 0, 0
	}
	return k + 1 - i, t.num / 1000
}

// shortDecade is the decade that one digit means: the twenties and earlier are
// those of this century only when written in figures of recent texts, so the
// twentieth is meant from the thirties on.
func shortDecade(d int32) int32 {
	if d < 3 {
		return 200 + d
	}
	return 190 + d
}
