package across

import (
	"fmt"
	"slices"
	"strings"

	"dateline/schema"
)

// Weights of the evidence that two reports tell of one event. They add up to
// more than one: no event has all of it.
const (
	typeWeight   = 0.15 // the same type
	lemmaWeight  = 0.30 // the same trigger
	ideaWeight   = 0.15 // triggers of one meaning
	partWeight   = 0.30 // participants in common
	dayWeight    = 0.25 // the same day
	weekWeight   = 0.15 // dates that meet within a week or so
	wideWeight   = 0.05 // dates that meet
	placeWeight  = 0.15 // the same place
	wordWeight   = 0.35 // words of the descriptions
	storyWeight  = 0.15 // one story
	voiceWeight  = 0.15 // the same speaker is quoted for it
	saidWeight   = 0.15 // on the same day
	alignWeight  = 0.40 // sentences of a copy and its original that stand for each other
	sayingWeight = 0.40 // the same words of the same speaker
	dayApart     = 0.40 // taken off for days that differ by one

	sameEvent   = 0.55 // least score of two reports of one event
	tellingWord = 0.15 // least similarity of descriptions that counts as content
	sideOnly    = 0.4  // worth of two participants that only share a side
	narrowDays  = 10
	wideDays    = 62 // a longer interval is no date
	fewTimes    = 5  // a word used more often in an article may mean several happenings
)

// happening is a report prepared for comparison.
type happening struct {
	*report
	families []string
	actors   []party
	named    int // actors that are the same everywhere
	where    place
	date     days // with the tolerance that its basis asks for
	story    int
	voice    int  // actor quoted for it, -1 for none
	again    int  // reports of its article with the same type and trigger
	often    bool // its story may hold several of the type
	lone     bool // its sentence reports nothing else of the type
	light    bool // its trigger is a light verb, which says nothing by itself
	spoken   days
	saying   int    // utterance, -1 for none
	marks    uint64 // of what happened and where: two that share none have no bit in common
}

// party is a participant as events see it.
type party struct {
	actor  int
	side   string // country
	role   schema.Role
	known  bool // resolved across articles
	person bool
	weight float64 // how telling
}

// verdict is what the comparison of two reports gave.
type verdict struct {
	score float64
	weak  bool    // too little agrees
	words float64 // share in common
	why   []string
}

// wordsInCommon stands among the reasons for the share of the words.
const wordsInCommon = "%.0f%% of the words"

// mostReasons is how many reasons there may be, or nearly.
const mostReasons = 8

func (v *verdict) add(weight float64, why string) {
	v.score += weight
	if why != "" {
		if v.why == nil {
			v.why = make([]string, 0, mostReasons)
		}
		v.why = append(v.why, why)
	}
}

// judge weighs two reports. ok is false where they cannot tell of one event, or
// nothing says that they do: they must share a word that tells what happened,
// or its meaning, or its place, or alone be of their type in sentences of a copy
// and its original that stand for each other.
func (e *eventJoiner) judge(a, b *happening) (verdict, bool) {
	var v verdict
	kin := a.typ == b.typ || meetStrings(a.families, b.families)
	lemma, idea, together := a.sameTrigger(b), a.sameIdea(b, kin), a.story == b.story
	aligned := (lemma || idea || a.alone(b)) && e.aligned(a, b)
	saying := a.saying >= 0 && a.saying == b.saying
	samePlace := a.where.node != "" && a.where.node == b.where.node && a.where.kind != "country"
	switch {
	case a.article == b.article && !lemma, !lemma && !idea && !samePlace && !aligned:
		return v, false
	case a.typ == b.typ && (a.typ != otherType || lemma || idea):
		v.add(typeWeight, "same type")
	case idea, lemma && (together || kin):
	default:
		return v, false
	}
	if !a.date.meets(b.date) && a.date.gap(b.date) > 1 || e.placesApart(a.where, b.where) {
		return v, false
	}
	words := a.vector.dot(b.vector)
	if a.often && b.often && exchanged(a, b) || a.article == b.article && a.other != b.other {
		return v, false
	}
	parts, both, clash := shareParties(a, b)
	if clash = clash && !(lemma && samePlace) && !aligned; clash && !(lemma && together) {
		return v, false
	}
	switch {
	case lemma:
		v.add(lemmaWeight, "same word")
	case idea:
		v.add(ideaWeight, "words of one meaning")
	}
	if parts > 0 {
		v.add(partWeight*parts, "participants in common")
	}
	if samePlace {
		v.add(placeWeight, "same place")
	}
	v.words = words
	v.add(wordWeight*words, wordsInCommon)
	e.judgeContext(&v, a, b, aligned, saying)
	switch dated := e.judgeDates(&v, a, b); {
	case clash, a.other != b.other && !aligned && !saying:
		v.weak = true
	case dated || aligned || saying || a.saidWith(b):
	default:
		v.weak = !undatedAlike(a, b, both, lemma, idea, samePlace, words)
	}
	return v, true
}

// alone says whether two reports are of one type, and each the only one of it in
// its sentence.
func (a *happening) alone(b *happening) bool {
	return a.typ == b.typ && a.typ != otherType && a.lone && b.lone
}

// saidWith says whether one speaker is quoted for both on one day.
func (a *happening) saidWith(b *happening) bool {
	return a.voice >= 0 && a.voice == b.voice && a.spoken.exact() && a.spoken == b.spoken
}

// judgeContext adds what stories, speakers and copies say.
func (e *eventJoiner) judgeContext(v *verdict, a, b *happening, aligned, saying bool) {
	switch {
	case a.article == b.article:
		v.add(storyWeight, "one article")
	case a.story == b.story:
		v.add(storyWeight, "one story")
	}
	switch {
	case saying:
		v.add(sayingWeight, "in the same words of one speaker")
	case a.voice >= 0 && a.voice == b.voice:
		v.add(voiceWeight, "one speaker")
	}
	if a.saidWith(b) {
		v.add(saidWeight, "said on the same day")
	}
	if aligned {
		v.add(alignWeight, "sentences of a copy and its original")
	}
}

// judgeDates adds what the dates say and whether there is a date to compare.
func (e *eventJoiner) judgeDates(v *verdict, a, b *happening) bool {
	x, y := a.date, b.date
	if !x.known || !y.known || max(x.span(), y.span()) > wideDays {
		if x.known && y.known {
			v.add(wideWeight, "dates meet")
		}
		return false
	}
	switch {
	case !x.meets(y):
		v.add(-dayApart, "dates a day apart")
	case x.exact() && y.exact():
		v.add(dayWeight, "same day")
	case min(x.span(), y.span()) <= narrowDays:
		v.add(weekWeight, "dates meet")
	default:
		v.add(wideWeight, "dates meet")
	}
	return true
}

// sameIdea says whether two triggers mean the same: the words themselves, or what
// stands behind them where one speaker says both. Words behind a trigger name
// other happenings far more often than its own.
func (a *happening) sameIdea(b *happening, kin bool) bool {
	if a.voice >= 0 && a.voice == b.voice {
		return meetStrings(union(a.concepts, a.objects), union(b.concepts, b.objects))
	}
	return kin && meetStrings(a.concepts, b.concepts)
}

// undatedAlike asks for more where no date speaks: two participants in common,
// or in one story most of the words, a place, or a word that both use for
// nothing else. What is said needs more: each speaker may mean something else.
// A word that stands for no type of event says nothing without one beside it.
func undatedAlike(a, b *happening, both int, lemma, idea, samePlace bool, words float64) bool {
	most, spoken, one := 2*tellingWord, max(a.voice, b.voice) >= 0, a.voice == b.voice
	beside := slices.ContainsFunc(a.beside, func(s int32) bool { return slices.Contains(b.beside, s) })
	if sureOf(a.factuality) != sureOf(b.factuality) {
		return lemma && a.story == b.story && words >= most
	}
	switch {
	case (a.typ == otherType || b.typ == otherType) && both == 0 && !samePlace && !beside:
		return false // "tried" and "tried"
	case a.light && b.light && (a.typ == otherType || b.typ == otherType) && lemma && words < most:
		return false // "held the lead" and "held a stage"
	case spoken && !one && min(a.voice, b.voice) >= 0:
		return both >= 2 && words >= 1.5*most || lemma && a.story == b.story && words >= 2*most
	case both >= 2 && (lemma || idea || words >= most):
		return true
	case a.story != b.story || a.often && b.often && words < most && !samePlace:
		return false
	case lemma && max(a.again, b.again) <= fewTimes:
		return true
	case (lemma || idea && one) && words >= most, both >= 1 && (samePlace || idea && words >= tellingWord):
		return true
	}
	return (lemma || idea) && !spoken && max(a.again, b.again) <= fewTimes && (words >= tellingWord || samePlace)
}

// sureOf tells what is planned or possible from what has happened or not.
func sureOf(f schema.Factuality) bool { return f != schema.Planned && f != schema.Possible }

// sameTrigger says whether the triggers share a word that is no mere cue.
func (a *happening) sameTrigger(b *happening) bool {
	return !a.cue && !b.cue && slices.ContainsFunc(a.trigger, func(s int32) bool { return slices.Contains(b.trigger, s) })
}

// exchanged says whether who does it in one report suffers it in the other, and
// in neither both.
func exchanged(a, b *happening) bool {
	plays := func(h *happening, actor int, role schema.Role) bool {
		return slices.ContainsFunc(h.actors, func(p party) bool { return p.actor == actor && p.role == role })
	}
	return slices.ContainsFunc(a.actors, func(p party) bool {
		switch p.role {
		case schema.Agent:
			return plays(b, p.actor, schema.Patient) && !plays(b, p.actor, schema.Agent) && !plays(a, p.actor, schema.Patient)
		case schema.Patient:
			return plays(b, p.actor, schema.Agent) && !plays(b, p.actor, schema.Patient) && !plays(a, p.actor, schema.Agent)
		}
		return false
	})
}

// shareParties is the weight of the participants in common, how many are the
// same actor, and whether both name participants that have nothing in common.
func shareParties(a, b *happening) (share float64, both int, clash bool) {
	used := make([]bool, len(b.actors))
	var sumA, sumB, common float64
	for _, y := range b.actors {
		sumB += y.weight
	}
	for _, x := range a.actors {
		sumA += x.weight
		best, at := 0.0, -1
		for k, y := range b.actors {
			worth := 0.0
			switch {
			case used[k]:
			case x.actor == y.actor:
				worth = 1
			case x.side != "" && x.side == y.side && !(x.person && y.person):
				worth = sideOnly
			}
			if worth > best {
				best, at = worth, k
			}
		}
		if at >= 0 {
			used[at] = true
			common += best * min(x.weight, b.actors[at].weight)
			if best == 1 && x.known {
				both++
			}
		}
	}
	if least := min(sumA, sumB); least > 0 {
		share = common / least
	}
	return share, both, common == 0 && a.named > 0 && b.named > 0
}

// placesApart says whether two places cannot be one.
func (e *eventJoiner) placesApart(a, b place) bool {
	switch {
	case a.node == "" || b.node == "" || a.node == b.node:
		return false
	case a.country != "" && b.country != "" && a.country != b.country:
		return true
	}
	return a.kind == b.kind && fold(a.name) != fold(b.name)
}

// otherType is the type of what fits no other.
const otherType = "OTHER"

func meetStrings(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// nameWeight is how telling the name of a participant is, up to 1.
func (c *corpus) nameWeight(name string) float64 {
	stems := c.stems(name)
	if len(stems) == 0 {
		return 1
	}
	sum := 0.0
	for _, s := range stems {
		sum += c.telling(c.forms[s])
	}
	return sum / float64(len(stems)) / c.telling("")
}

// because is the reason in words.
func (v verdict) because() string {
	why := slices.Clone(v.why)
	if i := slices.Index(why, wordsInCommon); i >= 0 {
		why[i] = fmt.Sprintf(wordsInCommon, 100*v.words)
	}
	return fmt.Sprintf("%.2f: %s", v.score, strings.Join(why, ", "))
}
