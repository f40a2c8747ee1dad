package times

import "math"

// The Sun and the Moon for the feasts of India, which go by the phase of the
// moon and the place of the Sun among the stars: longitudes in degrees from the
// larger terms of Meeus, Astronomical Algorithms, chapters 25 and 47 (a few
// minutes of time for the phases), the stars by the precession after Lahiri.
// Moments are days since 1970 in Greenwich; a day begins there 5.5 hours later
// than in India.

// indiaAhead is the time of day of India less that of Greenwich, in days.
const indiaAhead = 5.5 / 24

// centuries since the first of January 2000, noon.
func centuries(t float64) float64 { return (t - 10957.5) / 36525 }

// turn brings an angle between 0 and 360 degrees.
func turn(a float64) float64 { return a - 360*math.Floor(a/360) }

func sine(a float64) float64 { return math.Sin(a * math.Pi / 180) }

// sunAt is the longitude of the Sun.
func sunAt(t float64) float64 {
	c := centuries(t)
	m := 357.52911 + 35999.05029*c
	return turn(280.46646 + 36000.76983*c + 1.914602*sine(m) + 0.019993*sine(2*m) + 0.000289*sine(3*m))
}

// moonTerms are the larger terms of the Moon's longitude: the size in degrees and
// the multiples of the elongation, the anomalies of Sun and Moon and the distance
// from the node.
var moonTerms = [...]struct{ size, d, m, a, f float64 }{
	{6.288774, 0, 0, 1, 0}, {1.274027, 2, 0, -1, 0}, {0.658314, 2, 0, 0, 0}, {0.213618, 0, 0, 2, 0},
	{-0.185116, 0, 1, 0, 0}, {-0.114332, 0, 0, 0, 2}, {0.058793, 2, 0, -2, 0}, {0.057066, 2, -1, -1, 0},
	{0.053322, 2, 0, 1, 0}, {0.045758, 2, -1, 0, 0}, {-0.040923, 0, 1, -1, 0}, {-0.034720, 1, 0, 0, 0},
	{-0.030383, 0, 1, 1, 0}, {0.015327, 2, 0, 0, -2}, {-0.012528, 0, 0, 1, 2}, {0.010980, 0, 0, 1, -2},
}

// moonAt is the longitude of the Moon.
func moonAt(t float64) float64 {
	c := centuries(t)
	d, m := 297.8501921+445267.1114034*c, 357.5291092+35999.0502909*c
	a, f := 134.9633964+477198.8675055*c, 93.2720950+483202.0175233*c
	sum := 218.3164477 + 481267.88123421*c
	for _, x := range moonTerms {
		sum += x.size * sine(x.d*d+x.m*m+x.a*a+x.f*f)
	}
	return turn(sum)
}

// among is a longitude counted from the first point of Aries among the stars.
func among(longitude, t float64) float64 { return turn(longitude - 23.853 - 1.397*centuries(t)) }

// newMoon is the new moon nearest to a moment.
func newMoon(t float64) float64 {
	for range 6 {
		away := turn(moonAt(t)-sunAt(t)+180) - 180
		t -= away / 12.190749
	}
	return t
}

// phaseDay is a day of a lunar month that starts in the months of a solar year
// from April on: the thirtieth part of the month it has at an hour in India. A
// month during which the Sun enters no new sign is a leap month; the feasts are
// kept in the month after it, which has the same name.
func phaseDay(year, month, part, hour int32) day {
	sign := (month + 10) % 12
	entry := float64(date(year, 4, 14)) + 365.2425*float64(sign)/12
	start := newMoon(entry + 15)
	signAt := func(t float64) int32 { return int32(among(sunAt(t), t) / 30) }
	switch s := signAt(start); {
	case s == sign:
	case (s-sign+12)%12 < 6:
		start = newMoon(start - 29.53)
	default:
		start = newMoon(start + 29.53)
	}
	if next := newMoon(start + 29.53); signAt(next) == sign {
		start = next
	}
	d := day(math.Floor(start+indiaAhead+float64(part)*29.53/30)) - 3
	for range 6 {
		t := float64(d) + float64(hour)/24 - indiaAhead
		if at := int32(turn(moonAt(t)-sunAt(t))/12) + 1; (at-part+45)%30-15 >= 0 {
			break
		}
		d++
	}
	t := float64(d) + float64(hour)/24 - indiaAhead
	if at := int32(turn(moonAt(t)-sunAt(t))/12) + 1; at != part { // a part that no day has at that hour lies between two
		d--
	}
	return d
}

// signDay is the day on which the Sun enters a sign (0 Aries) before sunset, in
// the twelve months from April on.
func signDay(year, sign int32) day {
	d := day(float64(date(year, 4, 10)) + 365.2425*float64(sign)/12)
	for range 12 {
		t := float64(d) + 18./24 - indiaAhead
		if away := turn(among(sunAt(t), t) - 30*float64(sign)); away < 180 {
			break
		}
		d++
	}
	return d
}

// starDay is the first day of a solar month whose morning has the Moon in one of
// the 27 houses.
func starDay(year, house, sign int32) day {
	d := signDay(year, sign)
	for range 30 {
		t := float64(d) + 6./24 - indiaAhead
		if int32(among(moonAt(t), t)*27/360)+1 == house {
			break
		}
		d++
	}
	return d
}
