package times

// vagueQty is the value of an open quantity ("several").
const vagueQty = -1

// quantity matches an amount of units in hundredths: figures, words, "a",
// "half an", "2 1/2", "two to three" (the lower one), "a few".
func (v *view) quantity(i int) (int, int32) {
	if n, x := v.vague(i); n > 0 {
		return n, x
	}
	if v.is(i, cHalfW) {
		k := i + 1
		if v.joined(k, v.g.w.hyphen) {
			k++
		}
		if v.is(k, cArt) {
			return k + 1 - i, 50
		}
		return 0, 0
	}
	n, x := v.cardinal(i)
	if n == 0 {
		if !v.is(i, cArt) {
			return 0, 0
		}
		if v.is(i+1, cHalfW) {
			return 2, 50
		}
		return 1, 100
	}
	k := i + n
	if f, half := v.fraction(k); f > 0 {
		return k + f - i, x + half
	}
	if m := v.rangeEnd(k); m > 0 {
		return k + m - i, x
	}
	return n, x
}

// rangeEnd is the length of "to three", "or two", "-15" after an amount.
func (v *view) rangeEnd(i int) int {
	k := i
	for v.at(k).word != 0 && (v.is(k, cOr) || v.joined(k, v.g.w.hyphen)) && k < i+3 {
		k++
	}
	if k == i {
		return 0
	}
	n, _ := v.cardinal(k)
	if n == 0 {
		return 0
	}
	return k + n - i
}

// vague matches "several", "a few", "a couple of", "dozens of".
func (v *view) vague(i int) (int, int32) {
	k := i
	if v.is(k, cArt) {
		k++
	}
	if !v.is(k, cVague) {
		return 0, 0
	}
	x := int32(vagueQty)
	if exact := v.value(k, cVague); exact > 0 {
		if k == i && !v.is(k+1, cOf) {
			return 0, 0
		}
		x = exact * 100
	}
	k++
	if v.is(k, cDozen) || v.is(k, cScale) {
		k++
	}
	if v.is(k, cOf) {
		k++
	}
	return k - i, x
}

// fraction matches "1/2" and "and a half" after a whole number.
func (v *view) fraction(i int) (int, int32) {
	a, b := v.at(i), v.at(i+2)
	if a.has(plain) && v.joined(i+1, v.g.w.slash) && b.has(plain) && a.digits == 1 && b.digits == 1 && b.num > 0 {
		return 3, a.num * 100 / b.num
	}
	k := i
	for v.joined(k, v.g.w.hyphen) {
		k++
	}
	if !v.is(k, cAnd) {
		return 0, 0
	}
	for k++; v.joined(k, v.g.w.hyphen); k++ {
	}
	if v.is(k, cHalfW) && v.at(k-1).word != v.g.w.hyphen {
		return k + 1 - i, 50
	}
	if v.is(k, cArt) && (v.is(k+1, cHalfW) || v.joined(k+1, v.g.w.hyphen) && v.is(k+2, cHalfW)) {
		k++
		for !v.is(k, cHalfW) {
			k++
		}
		return k + 1 - i, 50
	}
	return 0, 0
}

// cardinal matches figures or a number in words, in hundredths.
func (v *view) cardinal(i int) (int, int32) {
	t := v.at(i)
	if t.num >= 0 {
		if next := v.at(i + 1); v.is(i+1, cScale) {
			return 2, clamp(int64(t.num) * int64(v.value(i+1, cScale)))
		} else if next.has(glued) && v.is(i+1, cOrdSuf) {
			return 0, 0
		}
		return 1, t.num
	}
	return v.spelled(i)
}

// spelled matches a cardinal in words: "twenty-four", "a hundred and ten".
func (v *view) spelled(i int) (int, int32) {
	total, cur, k, last := int64(0), int64(0), i, i
	if v.is(k, cArt) {
		if !v.is(k+1, cScale) && !v.is(k+1, cDozen) {
			return 0, 0
		}
		cur = 1
		k++
	}
	open := int64(0) // what the next word may add: 0 anything, 10 below ten, 1 nothing
	for ; k < i+12; k++ {
		switch {
		case v.is(k, cTens) && open == 0:
			cur, open = cur+int64(v.value(k, cTens)), 10
		case v.is(k, cCard) && open == 0:
			cur, open = cur+int64(v.value(k, cCard)), 1
		case v.is(k, cCard) && open == 10 && v.value(k, cCard) < 10:
			cur, open = cur+int64(v.value(k, cCard)), 1
		case v.is(k, cDozen) && cur > 0 || v.is(k, cDozen) && k == i:
			cur, open = max(cur, 1)*12, 1
		case v.is(k, cScale) && cur > 0:
			s := int64(v.value(k, cScale))
			cur *= s
			if s >= 1000 {
				total, cur = total+cur, 0
			}
			open = 0
		case k > i && v.joined(k, v.g.w.hyphen) && v.is(k-1, cTens), k > i && v.is(k, cAnd) && v.is(k-1, cScale):
			continue
		default:
			if last == i {
				return 0, 0
			}
			return last - i, clamp((total + cur) * 100)
		}
		last = k + 1
	}
	return last - i, clamp((total + cur) * 100)
}

func clamp(x int64) int32 { return int32(min(max(x, 0), 2e9)) }

// spelledYear matches "nineteen ninety-six", "two thousand and five".
func (v *view) spelledYear(i int) (int, int32) {
	if v.is(i, cCard) && v.value(i, cCard) == 2 && v.is(i+1, cScale) && v.value(i+1, cScale) == 1000 {
		if n, x := v.spelled(i); n > 0 && x >= 200000 && x < 210000 {
			return n, x / 100
		}
		return 0, 0
	}
	century := int32(0)
	switch {
	case v.is(i, cCard) && v.value(i, cCard) >= 15:
		century = v.value(i, cCard)
	case v.is(i, cTens) && v.value(i, cTens) == 20:
		century = 20
	default:
		return 0, 0
	}
	k := i + 1
	if v.joined(k, v.g.w.hyphen) {
		k++
	}
	if v.is(k, cOh) && v.is(k+1, cCard) && v.value(k+1, cCard) < 10 {
		return k + 2 - i, century*100 + v.value(k+1, cCard)
	}
	if v.is(k, cScale) && v.value(k, cScale) == 100 {
		if n, x := v.spelled(i); n > 0 && x%100 == 0 && x < 210000 {
			return n, x / 100
		}
		return 0, 0
	}
	n, x := v.spelled(k)
	if n == 0 || x < 1000 || x > 9900 || v.at(k).num >= 0 {
		return 0, 0
	}
	return k + n - i, century*100 + x/100
}
