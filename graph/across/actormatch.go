package across

import (
	"fmt"
	"slices"

	"dateline/schema"
)

// What speaks for two profiles being one actor, in points; so many of them
// count for more than there are.
const (
	enough      = 2 // a story, an office in a known country, or two lesser facts
	fewCompany  = 2 // actors named beside both that are worth a point
	muchCompany = 5 // and two points

	// vouched is for how many articles with the surname alone each further
	// article with the full name stands: whom many articles mean, several name.
	vouched = 4
)

// support counts what speaks for two profiles being one actor: the story, the
// office and the country it is held in, the country, the role, and the company
// they keep. why names what speaks loudest.
func (p *profile) support(q *profile) (points int, why string) {
	add := func(n int, s string) {
		if points += n; why == "" {
			why = s
		}
	}
	country := p.country != "" && p.country == q.country
	office, role := shareOffice(p, q), meet(p.heads, q.heads)
	if meet(p.stories, q.stories) {
		add(enough, "in one story")
	}
	switch {
	case office && country:
		add(enough, "with one office")
	case role || office:
		add(1, "with one role")
	}
	company := countShared(p.company, q.company)
	switch {
	case company >= muchCompany:
		add(enough, "in the same company")
	case company >= fewCompany:
		add(1, "in the same company")
	}
	if country && (role || len(p.heads) == 0 || len(q.heads) == 0 || points > 0) {
		add(1, "of one country")
	}
	return points, why
}

// need is how many points names that are so alike must have to mean one actor.
func (j *joiner) need(s sameness, p, q *profile) int {
	switch {
	case s == equalNames && p.typ == schema.Organization:
		return 0
	case s == equalNames && j.common[p.name.last]:
		return enough
	case s == equalNames:
		return 0
	case s >= alikeFirst && !j.common[p.name.last]:
		return 1
	}
	return enough
}

// sameName joins two full names, or two names of an organisation.
func (j *joiner) sameName(p, q *profile) string {
	n, why := j.weighName(p, q)
	if n == 0 {
		return ""
	}
	return why
}

// weighName says how surely two full names mean one actor, 0 for not, and why.
func (j *joiner) weighName(p, q *profile) (int, string) {
	if p.typ != q.typ || p.wikidata != "" && q.wikidata != "" && p.wikidata != q.wikidata {
		return 0, ""
	}
	if p.wikidata != "" && p.wikidata == q.wikidata {
		return 1 + enough, "same entry in Wikidata"
	}
	like := j.likeNames(p, q)
	points, evidence := p.support(q)
	need := j.need(like, p, q)
	if !agree(p.country, q.country) {
		need = max(need, j.despite(like, p, q))
	}
	switch {
	case like == different || points < need, like != equalNames && together(p, q):
		return 0, ""
	case like == equalNames && need == 0:
		return 1 + min(points, enough), "same name"
	case like == equalNames:
		return 1 + min(points, enough), "same name " + evidence
	}
	return 1 + min(points, enough), "two spellings of one name " + evidence
}

// despite is how many points outweigh that two articles say other countries:
// of an organisation that may be known in both, of a person only a story and
// much company.
func (j *joiner) despite(like sameness, p, q *profile) int {
	switch {
	case like != equalNames || p.generic || q.generic:
		return 100
	case p.typ == schema.Organization:
		return 1
	}
	return enough + 1
}

// likeNames says how alike the names of two profiles are.
func (j *joiner) likeNames(p, q *profile) sameness {
	if p.typ == schema.Organization {
		if p.body == q.body {
			return equalNames
		}
		return different
	}
	best := different
	if p.name.contradicts(q.name) {
		return different
	}
	for _, n := range p.others {
		for _, o := range q.others {
			best = max(best, j.compareNames(n, o))
		}
	}
	return best
}

// fitName weighs a full name that says less than those of the cluster.
func (j *joiner) fitName(p *profile, cl *cluster) (int, string) {
	best, reason := 0, ""
	for _, q := range cl.profiles {
		if p.name.contradicts(q.name) {
			return 0, ""
		}
		if n, why := j.weighName(p, q); n > best {
			best, reason = n, why
		}
	}
	return best, reason
}

// fitShort weighs a surname, alone or with an initial. The office or the role
// decides between several of one story.
func (j *joiner) fitShort(p *profile, cl *cluster) (int, string) {
	best, reason := 0, ""
	if len(p.members) > 1+vouched*(cl.members()-1) {
		return 0, ""
	}
	for _, q := range cl.profiles {
		if q.typ != schema.Person || q.nameless || !q.name.full() || !agree(p.country, q.country) || together(p, q) {
			continue
		}
		familyFirst := p.name.first == "" && p.name.last == q.name.first && shareOffice(p, q) && p.country != ""
		if (p.name.last != q.name.last || !p.name.fits(q.name)) && !familyFirst {
			continue
		}
		n, why := p.support(q)
		if n < enough {
			continue
		}
		if n = enough; meet(p.heads, q.heads) || shareOffice(p, q) {
			n++
		}
		if n > best {
			best, reason = n, fmt.Sprintf("the only %s %s", q.titles[0], why)
		}
	}
	return best, reason
}

// sameShort joins surnames for which no full name is known.
func (j *joiner) sameShort(p, q *profile) string {
	if p.name.last != q.name.last || !p.name.fits(q.name) || !agree(p.country, q.country) {
		return ""
	}
	switch {
	case meet(p.stories, q.stories):
		return "same surname in one story"
	case p.country != "" && p.country == q.country && shareOffice(p, q):
		return "same surname and office"
	}
	return ""
}

// fitOffice weighs an office whose holder an article does not name.
func (j *joiner) fitOffice(p *profile, cl *cluster) (int, string) {
	for _, q := range cl.profiles {
		if q.typ == schema.Person && !q.nameless && q.country == p.country && shareOffice(p, q) && p.published.gap(q.published) <= termDays {
			return 1, fmt.Sprintf("%s holds the office", q.titles[0])
		}
	}
	return 0, ""
}

// sameOffice joins holders whom neither article names.
func (j *joiner) sameOffice(p, q *profile) string {
	if p.country == q.country && shareOffice(p, q) && p.published.gap(q.published) <= recentDays && meet(p.stories, q.stories) {
		return "same office in one story"
	}
	return ""
}

// agree says that two facts are equal or one is unknown.
func agree(a, b string) bool { return a == "" || b == "" || a == b }

// together says that an article tells two profiles apart.
func together(p, q *profile) bool { return meet(p.articles, q.articles) }

// countShared counts the members that two sets have in common.
func countShared[K comparable](a, b map[K]bool) int {
	if len(a) > len(b) {
		a, b = b, a
	}
	n := 0
	for k, ok := range a {
		if ok && b[k] {
			n++
		}
	}
	return n
}

// meet says whether two sets have a member in common.
func meet[K comparable](a, b map[K]bool) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	for k, ok := range a {
		if ok && b[k] {
			return true
		}
	}
	return false
}

func shareOffice(p, q *profile) bool {
	return slices.ContainsFunc(p.offices, func(o string) bool { return slices.Contains(q.offices, o) })
}
