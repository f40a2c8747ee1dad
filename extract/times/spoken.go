package times

// spokenClock matches an hour with minutes as they are said or typed in haste:
// "ten thirty", "nine fifty nine a m", "3 15", "1030", "half three", "3ish pm".
// The value is in seconds of the day; minutes and half tell whether minutes and
// the half of the day are said.
func (v *view) spokenClock(i int) (n int, seconds int32, minutes, half bool) {
	h, m, k := int32(0), int32(0), i
	t := v.at(i)
	switch {
	case v.is(i, cHalfW) && v.is(i+1, cCard):
		h, m, k, minutes = v.value(i+1, cCard), 30, i+2, true
	case v.is(i, cCard):
		h, k = v.value(i, cCard), i+1
		m, k, minutes = v.spokenMinutes(k)
	case t.has(plain) && t.digits <= 2 && v.at(i+1).word == v.g.w.colon:
		var s int32
		n, h, s = v.hour(i)
		m, k, minutes = s/60, i+n, true
	case t.has(plain) && t.digits <= 2:
		h, k = t.num/100, i+1
		if next := v.at(k); next.has(plain) && next.digits == 2 && !next.has(glued) {
			m, k, minutes = next.num/100, k+1, true
		}
	case t.has(plain) && t.digits <= 4 && !(v.at(i+1).has(glued) && v.at(i+2).has(glued) && v.at(i+2).num >= 0):
		h, m, k, minutes = t.num/10000, t.num/100%100, i+1, true
	}
	if h > 23 || m > 59 || k == i {
		return 0, 0, false, false
	}
	if v.is(k, cOh) && v.at(k+1).word == v.g.w.apostrophe && v.is(k+2, cOclock) {
		k += 3
	} else if v.is(k, cOclock) || v.is(k, cIsh) && v.at(k).has(glued) {
		k++
	}
	if n, afternoon := v.halfDay(k); n > 0 && h >= 1 && h <= 12 {
		return k + n - i, (h%12+afternoon)*3600 + m*60, minutes, true
	}
	if w := v.at(k).word; (w == v.g.w.a || w == v.g.w.p) && v.joined(k+1, v.g.w.m) && h >= 1 && h <= 12 {
		if h %= 12; w == v.g.w.p {
			h += 12
		}
		return k + 2 - i, h*3600 + m*60, minutes, true
	}
	return k - i, h*3600 + m*60, minutes, false
}

// spokenMinutes matches minutes in words, "thirty", "oh five", at token k, and
// gives the token after them.
func (v *view) spokenMinutes(k int) (m int32, next int, ok bool) {
	if v.joined(k, v.g.w.hyphen) {
		k++
	}
	switch {
	case v.is(k, cTens):
		m = v.value(k, cTens)
		if k++; v.is(k, cCard) && v.value(k, cCard) < 10 {
			return m + v.value(k, cCard), k + 1, true
		}
		return m, k, true
	case v.is(k, cCard) && v.value(k, cCard) >= 10:
		return v.value(k, cCard), k + 1, true
	case v.is(k, cOh) && v.is(k+1, cCard):
		return v.value(k+1, cCard), k + 2, true
	}
	return 0, k, false
}
