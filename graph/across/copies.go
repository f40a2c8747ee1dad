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
	Whole       float64 // share of the copy's words in sentences that the original has word for word, or nearly
	Fresh       float64 // share of those in sentences of its own words
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
	versionShare = 0.75 // of the shorter text's phrases that another version of an article by the same outlet has
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
	if !v.classify(l, len(phrasesA), len(phrasesB)) || !v.passes(a, b) {
		return v, false
	}
	if c.open != nil {
		c.open(a)
		c.open(b)
	}
	if v.Kind != Exact && filledIn(a, b, l.pairs) {
		return v, false
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
	v.Whole, v.Fresh = copied.keptLines(of)
	if reprints(copied, of) && (v.Kind != Spun || copied.credit == "") {
		v.Kind = Republished
	}
	v.Copy, v.Of = "article/"+copied.hash, "article/"+of.hash
	return v, true
}

// passes says whether two texts are of two outlets, or versions of one article:
// what else an outlet prints again is its background and its frame.
func (v *Copy) passes(a, b *article) bool {
	return a.outlet == "" || a.outlet != b.outlet || a.republisher != b.republisher || v.Kind != Spun && v.Containment >= versionShare
}

// Why is the evidence in words.
func (v *Copy) Why() string {
	from := v.Direction.words()
	if v.Direction == ByDate && v.Kind != Spun {
		from = "which appeared before; both may have it from elsewhere"
	}
	if v.Agency != "" {
		from = "text of " + v.Agency
	}
	return fmt.Sprintf("%s: %.0f%% of its phrases, %.0f%% of its sentences in the same order, %.0f%% alike; %.0f%% stands word for word, %.0f%% is in words of its own; %s",
		v.Kind, 100*v.Containment, 100*v.Aligned, 100*v.Likeness, 100*v.Whole, 100*v.Fresh, from)
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
