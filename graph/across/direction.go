package across

import "slices"

// Direction is how it was decided which of two texts is the original.
type Direction string

// Directions, the surest first.
const (
	ByNotice  Direction = "notice"    // the copy says that it reprints the other's outlet
	ByDate    Direction = "published" // the original appeared on an earlier day; unless the copy is reworded, both may have it from elsewhere
	ByCredit  Direction = "credit"    // the copy names the other's outlet
	ByOutlet  Direction = "outlet"    // the copy has no outlet of its own
	ByCaption Direction = "captions"  // the copy lacks the captions
	ByLength  Direction = "length"    // the copy is the part, the other the whole
	ByAgency  Direction = "agency"    // both print the text of an agency; neither has it from the other
	Undecided Direction = "unknown"   // nothing decides; the order is arbitrary
)

// words say how it was decided which text is the original.
func (d Direction) words() string {
	switch d {
	case ByNotice:
		return "original by the notice of the reprint"
	case ByDate:
		return "original by its earlier date"
	case ByCredit:
		return "original by the outlet that the copy names"
	case ByOutlet:
		return "original by its outlet, the copy names none"
	case ByCaption:
		return "original by captions that the copy lacks"
	case ByLength:
		return "original by its length, the copy is a part"
	}
	return "which was first is not known"
}

// creditDays is how many days two dates are apart that a credit outweighs:
// outlets live in several time zones.
const creditDays = 1

// reprints says whether a says that its text is that of the outlet of b.
func reprints(a, b *article) bool {
	return a.republisher != "" && b.republisher == "" && a.outlet == b.outlet || a.credit != "" && a.credit == b.agency || a.notes(b)
}

// shortNotice is how many words a line may have for one word in it to name an
// outlet.
const shortNotice = 4

// notes says whether a line of credit of a names the outlet of b, another one.
func (a *article) notes(b *article) bool {
	if b.outlet == "" || a.outlet == b.outlet || len(b.outletWords) == 0 {
		return false
	}
	return slices.ContainsFunc(a.notices, func(words []int32) bool {
		return (len(b.outletWords) > 1 || len(words) <= shortNotice) && holdsRun(words, b.outletWords)
	})
}

// originalOf decides whether x is the original of y, and by what.
func originalOf(x, y *article, sizeA, sizeB int, contained float64) (bool, Direction) {
	creditX, creditY := credits(x, y), credits(y, x)
	noticeX, noticeY := reprints(x, y), reprints(y, x)
	gap, before := x.published.gap(y.published), x.published.until < y.published.from
	switch {
	case noticeX != noticeY:
		return noticeY, ByNotice
	case creditX != creditY && (gap <= creditDays || before == creditY):
		return creditY, ByCredit
	case gap > 0:
		return before, ByDate
	case (x.outlet == "") != (y.outlet == ""):
		return x.outlet != "", ByOutlet
	case (x.captions == 0) != (y.captions == 0):
		return x.captions > 0, ByCaption
	}
	part := Undecided
	if contained >= cutShare { // else either may have been written out of the other
		part = ByLength
	}
	switch {
	case float64(sizeA) >= wholeAndPart*float64(sizeB):
		return true, part
	case float64(sizeB) >= wholeAndPart*float64(sizeA):
		return false, part
	}
	return true, Undecided
}

// credits says whether a names the outlet of b, another one, in its text.
func credits(a, b *article) bool {
	if b.outlet == "" || a.outlet == b.outlet || len(b.outletWords) == 0 {
		return false
	}
	for _, l := range a.lines {
		for i := range l.words {
			if l.words[i].name && l.spells(i, b.outletWords) {
				return true
			}
		}
	}
	return false
}

// spells says whether the words of a line from i on are these forms.
func (l line) spells(i int, forms []int32) bool {
	if i+len(forms) > len(l.words) {
		return false
	}
	for k, f := range forms {
		if l.words[i+k].form != f {
			return false
		}
	}
	return true
}
