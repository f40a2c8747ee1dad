package times

// clock matches a time of day that says so: "10:30 p.m.", "4pm", "noon",
// "eight o'clock", "half past three"; the value is in seconds of the day.
func (v *view) clock(i int) (int, int32) {
	if v.is(i, cNoon) {
		return 1, v.value(i, cNoon) * 60
	}
	n, h, s := v.hour(i)
	if n == 0 {
		return 0, 0
	}
	if m, half := v.halfDay(i + n); m > 0 && h >= 1 && h <= 12 {
		return n + m, (h%12+half)*3600 + s
	}
	k := i + n
	if t := v.at(k); v.g.dialogue && h <= 12 && t.has(glued) && (t.word == v.g.w.p || t.word == v.g.w.a && n > 1) && t.word != 0 { // 3:15p
		if t.word == v.g.w.p {
			return n + 1, (h%12+12)*3600 + s
		}
		return n + 1, h%12*3600 + s
	}
	if v.is(k, cOh) && v.at(k+1).word == v.g.w.apostrophe && v.is(k+2, cOclock) && s == 0 {
		k += 3
		if m, half := v.halfDay(k); m > 0 && h <= 12 {
			return k + m - i, (h%12 + half) * 3600
		}
		return k - i, h * 3600
	}
	return 0, 0
}

// hour matches the figures or word of an hour with minutes and seconds.
func (v *view) hour(i int) (n int, h, s int32) {
	t := v.at(i)
	if !t.has(plain) {
		if v.is(i, cCard) && v.value(i, cCard) >= 1 && v.value(i, cCard) <= 12 {
			return 1, v.value(i, cCard), 0
		}
		if t.num > 0 && t.digits <= 2 && t.num/100 < 24 { // 7.30 p.m.
			return 1, t.num / 100, t.num % 100 * 60
		}
		return 0, 0, 0
	}
	if t.digits > 2 || t.num > 2400 {
		return 0, 0, 0
	}
	if m, s := v.minutes(i + 1); m > 0 {
		return 1 + m, t.num / 100, s
	}
	return 1, t.num / 100, 0
}

// minutes matches ":30" and ":30:15", the value in seconds.
func (v *view) minutes(i int) (int, int32) {
	two := func(k int) bool {
		return v.at(k).word == v.g.w.colon && v.at(k).has(glued) && v.at(k+1).has(plain) && v.at(k+1).has(glued) && v.at(k+1).digits == 2 && v.at(k+1).num < 6000
	}
	if !two(i) {
		return 0, 0
	}
	s := v.at(i+1).num / 100 * 60
	if two(i + 2) {
		return 4, s + v.at(i+3).num/100
	}
	return 2, s
}

// halfDay matches "a.m." in all its spellings: 0 or 12 hours.
func (v *view) halfDay(i int) (int, int32) {
	if v.is(i, cAmPm) {
		return 1, v.value(i, cAmPm)
	}
	half := int32(0)
	switch v.at(i).word {
	case v.g.w.p:
		half = 12
	case v.g.w.a:
	default:
		return 0, 0
	}
	if !v.joined(i+1, v.g.w.stop) || v.at(i+2).word != v.g.w.m {
		return 0, 0
	}
	if v.joined(i+3, v.g.w.stop) && v.at(i+3).has(glued) {
		return 4, half
	}
	return 3, half
}

// clock24 matches "15:00", and four figures that a zone makes a time of day ("1430 GMT").
func (v *view) clock24(i int) (int, int32) {
	t := v.at(i)
	if !t.has(plain) {
		if t.digits > 0 && t.digits <= 2 && t.num < 2400 && t.num%100 < 60 && v.is(i+1, cZone) { // 10.15 BST
			return 1, t.num/100*3600 + t.num%100*60
		}
		return 0, 0
	}
	if v.g.dialogue && t.digits <= 2 && t.num < 2400 && v.is(i+1, cHourA) && v.at(i+1).has(glued) { // 15h30
		if m := v.at(i + 2); m.has(plain) && m.has(glued) && m.digits == 2 && m.num < 6000 {
			return 3, t.num/100*3600 + m.num/100*60
		}
		return 2, t.num / 100 * 3600
	}
	if t.digits == 4 && v.is(i+1, cZone) && t.num/100/100 < 24 && t.num/100%100 < 60 {
		return 1, t.num/100/100*3600 + t.num/100%100*60
	}
	if t.digits > 2 || t.num >= 2400 {
		return 0, 0
	}
	if n, s := v.minutes(i + 1); n > 0 {
		return 1 + n, t.num/100*3600 + s
	}
	return 0, 0
}

// Order of the parts of a date in figures; the value of cNumDate is
// year*10000 + month*100 + day, with month and day 0 where they are ambiguous.
func (v *view) numDate(i int) (int, int32) {
	if t := v.at(i); t.digits == 8 && t.end-t.start == 8 {
		return v.compact(i)
	}
	a, b, c := v.at(i), v.at(i+2), v.at(i+4)
	sep := v.at(i + 1).word
	if !a.has(plain) || !b.has(plain) || !c.has(plain) || sep == 0 || v.at(i+3).word != sep {
		return 0, 0
	}
	if sep != v.g.w.slash && sep != v.g.w.hyphen && sep != v.g.w.stop {
		return 0, 0
	}
	for k := i + 1; k < i+5; k++ {
		if !v.at(k).has(glued) {
			return 0, 0
		}
	}
	if next := v.at(i + 5); next.has(glued) && (next.num >= 0 || next.word == sep && sep != v.g.w.stop) {
		return 0, 0
	}
	y, m, d := a.num/100, b.num/100, c.num/100
	switch {
	case a.digits == 4 && b.digits <= 2 && c.digits <= 2:
	case c.digits == 4 && a.digits <= 2 && b.digits <= 2, c.digits == 2 && (sep == v.g.w.slash || v.g.dialogue) && a.digits <= 2 && b.digits <= 2:
		if y, m, d = d, y, m; c.digits == 2 {
			y = pivot(y)
		}
		switch {
		case sep == v.g.w.stop && d <= 12 || m > 12: // day first
			m, d = d, m
		case m != d && d <= 12 && !v.g.dialogue:
			if m < 1 || d < 1 {
				return 0, 0
			}
			return 5, y * 10000
		}
	default:
		return 0, 0
	}
	if y < 1000 || y > 2200 || m < 1 || m > 12 || d < 1 || d > monthDays(y, m) {
		return 0, 0
	}
	return 5, y*10000 + m*100 + d
}

// compact matches a date of eight figures of modern times, as in file names.
func (v *view) compact(i int) (int, int32) {
	n := int32(0)
	for _, c := range []byte(v.text[v.at(i).start:v.at(i).end]) {
		n = n*10 + int32(c-'0')
	}
	y, m, d := n/10000, n/100%100, n%100
	if y < 1900 || y > 2100 || m < 1 || m > 12 || d < 1 || d > monthDays(y, m) {
		return 0, 0
	}
	return 1, n
}

// monthDay matches a month and a day in figures, "2/15" or "15-2": the month
// comes first where both can be.
func (v *view) monthDay(i int) (int, int32) {
	a, b, sep := v.at(i), v.at(i+2), v.at(i+1).word
	if !a.has(plain) || !b.has(plain) || a.digits > 2 || b.digits > 2 || sep != v.g.w.slash && sep != v.g.w.hyphen {
		return 0, 0
	}
	if next := v.at(i + 3); next.has(glued) && (next.word == sep || next.num >= 0) {
		return 0, 0
	}
	m, d := a.num/100, b.num/100
	if m > 12 {
		m, d = d, m
	}
	if m < 1 || m > 12 || d < 1 || d > monthDays(2000, m) {
		return 0, 0
	}
	return 3, m*100 + d
}
