package times

// class is a kind of token or of a short run of tokens.
type class uint8

// Classes of single words come first; the vocabulary keeps them as bits.
const (
	_ class = iota
	cMonthW
	cMonthQ
	cMonthA
	cWdayW
	cWdayS
	cWdayA
	cSeason
	cUnit
	cUnits
	cUnitA
	cHourA
	cBiz
	cWeekend
	cWeekends
	cCard
	cTens
	cScale
	cDozen
	cHalfW
	cQuartersW
	cOrdW
	cOrdSuf
	cDecW
	cVague
	cArt
	cAnd
	cOr
	cOf
	cOh
	cOclock
	cIsh
	cTimes
	cTimesW
	cPart
	cParts
	cPartX
	cNoon
	cTonight
	cOvernight
	cDeictic
	cRel
	cCrel
	cEdge
	cEdgeN
	cAmPm
	cZone
	cWordClasses

	// Classes that a Go rule reads, of one or several tokens.
	cMonth
	cWday
	cU
	cUs
	cUany
	cQty
	cYear
	cYearW
	cYY
	cDay
	cDayOrd
	cDayTh
	cDayW
	cOrd
	cQord
	cQdig
	cHour
	cTwo
	cYearNew
	cDecade
	cDecadeYY
	cClock
	cClock24
	cNumDate
	cMonthDay
	cMonthN
	cClockW
	cClockAt
	cHoliday
	cRef
	cModQ
	cModA
	cNum
	cCap
	cPunct
	cAnyW
	cUpper

	// Second slots: the same tokens as another class, kept apart.
	cYrel
	cMrel
	cQty2
	cU2
	cDay2
	cYear2

	// Fixed parts that only the set column gives.
	cMod
	cNth
	cStep
	cBase
	cType
	cBy
	cMinutes
	classes
)

// classNames are the names used in the tables.
var classNames = map[string]class{
	"MONTHW": cMonthW, "MONTHQ": cMonthQ, "MONTHA": cMonthA, "WDAYW": cWdayW, "WDAYS": cWdayS, "WDAYA": cWdayA,
	"SEASON": cSeason, "UNIT": cUnit, "UNITS": cUnits, "UNITA": cUnitA, "HOURA": cHourA, "BIZ": cBiz, "WEEKEND": cWeekend, "WEEKENDS": cWeekends,
	"CARD": cCard, "TENS": cTens, "SCALE": cScale, "DOZEN": cDozen, "HALFW": cHalfW, "QUARTERSW": cQuartersW,
	"ORDW": cOrdW, "ORDSUF": cOrdSuf, "DECW": cDecW, "VAGUE": cVague, "ART": cArt, "AND": cAnd, "OR": cOr, "OF": cOf,
	"OH": cOh, "OCLOCK": cOclock, "ISH": cIsh, "TIMES": cTimes, "TIMESW": cTimesW, "PART": cPart, "PARTS": cParts, "PARTX": cPartX,
	"NOON": cNoon, "TONIGHT": cTonight, "OVERNIGHT": cOvernight, "DEICTIC": cDeictic, "REL": cRel, "CREL": cCrel, "EDGE": cEdge,
	"EDGEN": cEdgeN, "AMPM": cAmPm, "ZONE": cZone,
	"MONTH": cMonth, "WDAY": cWday, "U": cU, "US": cUs, "ANYU": cUany, "QTY": cQty, "YEAR": cYear, "YEARW": cYearW, "YY": cYY,
	"DAY": cDay, "DAYORD": cDayOrd, "DAYTH": cDayTh, "DAYW": cDayW, "ORD": cOrd, "QORD": cQord, "QDIG": cQdig, "HOUR": cHour, "TWO": cTwo, "DECADE": cDecade, "DECADEYY": cDecadeYY, "YEARNEW": cYearNew, "CLOCK": cClock,
	"CLOCK24": cClock24, "NUMDATE": cNumDate, "MONTHDAY": cMonthDay, "MONTHN": cMonthN, "CLOCKW": cClockW, "CLOCKAT": cClockAt, "HOLIDAY": cHoliday, "REF": cRef, "MODQ": cModQ, "MODA": cModA,
	"NUM": cNum, "CAP": cCap, "PUNCT": cPunct, "ANYW": cAnyW, "UPPER": cUpper,
	"YREL": cYrel, "MREL": cMrel, "QTY2": cQty2, "U2": cU2, "DAY2": cDay2, "YEAR2": cYear2,
	"MOD": cMod, "NTH": cNth, "STEP": cStep, "BASE": cBase, "TYPE": cType, "BY": cBy, "MINUTES": cMinutes,
}

// plainClasses maps each class to the one whose tokens it takes: a second slot
// to the first, any other to itself.
var plainClasses = func() (c [classes]class) {
	for k := range c {
		c[k] = class(k)
	}
	c[cYrel], c[cMrel], c[cQty2], c[cU2], c[cDay2], c[cYear2] = cRel, cRel, cQty, cUany, cDay, cYear
	return c
}()
