package across

import (
	"cmp"
	"fmt"
	"slices"
)

// CopyKind is how one text was taken from another.
type CopyKind string

// Kinds of copies.
const (
	Exact       CopyKind = "exact"       // word for word
	Edited      CopyKind = "edited"      // cut, extended or changed here and there
	Spun        CopyKind = "spun"        // other words for the same sentences in the same order
	Republished CopyKind = "republished" // reprinted by another site that says so
)

// Direction is how it was decided which of two texts is the original.
type Direction string

// Directions, the surest first.
const (
	ByNotice  Direction = "notice"    // the copy says that it reprints the other's outlet
	ByDate    Direction = "published" // the original appeared on an earlier day
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

// Copy says that one article's text was taken from another's.
type Copy struct {
	Copy, Of    string // article ids
	Kind        CopyKind
	Direction   Direction
	Containment float64 // share of four-word shingles of the shorter text that the longer holds
	Aligned     float64 // weight of the copy's sentences that stand for the original's, in the same order
	AlignedOf   float64 // the same for the original's sentences
	Likeness    float64 // mean similarity of those sentences
	Headline    float64 // similarity of the headlines
	Kept        float64 // degree: share of the copy's runs of one to three words that the original has
	Agency      string  // whose text both print, "" none that is known

	lines []pairing // copy → original
}

// When a text is a copy. Set so that on ECB+ two accounts of one event in
// their own words stay apart even where both follow one police report.
const (
	exactShare   = 0.95
	exactLength  = 0.9 // ratio of lengths
	editedShare  = 0.5
	partlyShare  = 0.3  // together with so many
	partlyMore   = 0.8  // aligned sentences
	partlyAlike  = 0.62 // so much alike
	sameHeadline = 0.8  // headlines so alike make up for some of it
	headlineGift = 0.1  // how much
	nearEnough   = 0.5  // least nearness of two articles that may be spun
	wholeAndPart = 1.25 // ratio of lengths that tells the part from the whole
	cutShare     = 0.8  // of the part's phrases that the whole has
	creditDays   = 1    // between two dates that a credit outweighs
	fewLines     = 2    // aligned; names and titles alone fill one line
)

// spunRules are the ways in which aligned sentences show a paraphrase: the
// more sentences stand for each other, in the same order, the fewer words have
// to agree.
var spunRules = [...]struct {
	lines      int     // at least
	less, more float64 // aligned share of the text that has less in common, and of the other
	likeness   float64 // mean similarity of the aligned sentences
}{
	{6, 0.6, 0.8, 0.62},
	{10, 0.75, 0.8, 0.48},
	{8, 0.88, 0.95, 0.42},
}

// mayCopy says whether two texts are worth comparing, with the share of the
// shorter one's shingles that the longer holds.
func mayCopy(a, b []uint64, near float64) (contained float64, ok bool) {
	small := min(len(a), len(b))
	if small < fewShingles {
		return 0, false
	}
	contained = float64(shared(a, b)) / float64(small)
	return contained, contained >= partlyShare || near >= nearEnough
}

// copyOf compares two articles, given their shingles and how near they are, and
// says which is a copy of the other, if any. a comes first in order of ids.
func (c *corpus) copyOf(a, b *article, phrasesA, phrasesB []uint64, near float64) (Copy, bool) {
	v := Copy{}
	ok := false
	if v.Containment, ok = mayCopy(phrasesA, phrasesB, near); !ok {
		return v, false
	}
	v.Headline = c.headlines(a, b, c.weights)
	l := c.compare(a, b, c.weights)
	if !v.classify(l, len(phrasesA), len(phrasesB)) {
		return v, false
	}
	if c.open != nil {
		c.open(a)
		c.open(b)
	}
	copied, of := b, a
	first := false
	if first, v.Direction = originalOf(a, b, len(phrasesA), len(phrasesB), v.Containment); !first {
		copied, of = a, b
	}
	v.Aligned, v.AlignedOf, v.Likeness = l.shareA, l.shareB, l.mean
	for _, p := range l.pairs {
		if first {
			p.a, p.b = p.b, p.a
		}
		v.lines = append(v.lines, p)
	}
	if first {
		v.Aligned, v.AlignedOf = l.shareB, l.shareA
	}
	v.Kept = c.degree(copied, of)
	if reprints(copied, of) && (v.Kind != Spun || copied.credit == "") {
		v.Kind = Republished
	}
	v.Copy, v.Of = "article/"+copied.hash, "article/"+of.hash
	return v, true
}

// Why is the evidence in words.
func (v *Copy) Why() string {
	from := v.Direction.words()
	if v.Agency != "" {
		from = "text of " + v.Agency
	}
	return fmt.Sprintf("%s: %.0f%% of its phrases, %.0f%% of its sentences in the same order, %.0f%% alike; %s",
		v.Kind, 100*v.Containment, 100*v.Aligned, 100*v.Likeness, from)
}

// reprints says whether a says that its text is that of the outlet of b.
func reprints(a, b *article) bool {
	return a.republisher != "" && b.republisher == "" && a.outlet == b.outlet || a.credit != "" && a.credit == b.agency
}

// classify sets the kind; false where the texts are independent.
func (v *Copy) classify(l likeness, sizeA, sizeB int) bool {
	less, more := min(l.shareA, l.shareB), max(l.shareA, l.shareB)
	gift := 0.0
	if v.Headline >= sameHeadline {
		gift = headlineGift
	}
	ratio := float64(min(sizeA, sizeB)) / float64(max(sizeA, sizeB))
	switch {
	case v.Containment >= exactShare && ratio >= exactLength:
		v.Kind = Exact
	case len(l.pairs) < fewLines && v.Containment < cutShare:
		return false
	case v.Containment >= editedShare, v.Containment >= partlyShare && more >= partlyMore && l.mean >= partlyAlike:
		v.Kind = Edited
	case spun(len(l.pairs), less+gift, more+gift, l.mean+gift):
		v.Kind = Spun
	default:
		return false
	}
	return true
}

func spun(lines int, less, more, likeness float64) bool {
	for _, r := range spunRules {
		if lines >= r.lines && less >= r.less && more >= r.more && likeness >= r.likeness {
			return true
		}
	}
	return false
}

// headlines is how alike two headlines are.
func (c *corpus) headlines(a, b *article, idf []float64) float64 {
	x, y := c.contentsOf(a, idf).title, c.contentsOf(b, idf).title
	if len(x.terms) < bagTerms || len(y.terms) < bagTerms {
		return 0
	}
	return x.dice(y)
}

// originalOf decides whether x is the original of y, and by what. A credit goes
// before the dates of one night: outlets live in several time zones.
func originalOf(x, y *article, sizeA, sizeB int, contained float64) (bool, Direction) {
	creditX, creditY := credits(x, y), credits(y, x)
	gap := x.published.gap(y.published)
	switch {
	case reprints(x, y) != reprints(y, x):
		return reprints(y, x), ByNotice
	case gap > creditDays, gap > 0 && creditX == creditY:
		return x.published.until < y.published.from, ByDate
	case creditX != creditY:
		return creditY, ByCredit
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

// bestOriginals keeps one original for every copy, the one it agrees with
// most, and no circle.
func bestOriginals(found []Copy) []Copy {
	strength := func(v Copy) float64 { return v.Containment + v.Aligned*v.Likeness }
	slices.SortFunc(found, func(x, y Copy) int {
		return cmp.Or(-cmp.Compare(strength(x), strength(y)), cmp.Compare(x.Copy, y.Copy), cmp.Compare(x.Of, y.Of))
	})
	of := map[string]string{}
	var out []Copy
	for _, v := range found {
		if _, ok := of[v.Copy]; ok || reaches(of, v.Of, v.Copy) {
			continue
		}
		of[v.Copy] = v.Of
		out = append(out, v)
	}
	slices.SortFunc(out, func(x, y Copy) int { return cmp.Compare(x.Copy, y.Copy) })
	return out
}

// reaches says whether the chain of originals from one article leads to another.
func reaches(of map[string]string, from, to string) bool {
	for from != to {
		next, ok := of[from]
		if !ok {
			return false
		}
		from = next
	}
	return true
}
