package across

import (
	"fmt"
	"slices"

	"dateline/schema"
)

// sameName joins two full names, or two names of an organisation.
func (j *joiner) sameName(p, q *profile) string {
	if p.typ != q.typ || p.wikidata != "" && q.wikidata != "" && p.wikidata != q.wikidata {
		return ""
	}
	sure, near := p.shareName(q)
	switch story := meet(p.stories, q.stories); {
	case p.wikidata != "" && p.wikidata == q.wikidata:
		return "same entry in Wikidata"
	case !sure && !near:
		return ""
	case !agree(p.country, q.country):
		if sure && story && meet(p.company, q.company) {
			return "same name in one story and company"
		}
		return ""
	case sure:
		return "same name"
	case p.country != "" && p.country == q.country || story:
		return "two spellings of one name"
	}
	return ""
}

// shareName says whether two profiles have a name in common, to the letter of
// its key or nearly.
func (p *profile) shareName(q *profile) (sure, near bool) {
	if p.typ == schema.Organization {
		return p.body == q.body, false
	}
	for _, n := range p.others {
		for _, o := range q.others {
			same, exact := sameSurname(n.last, o.last)
			if same && n.first == o.first {
				sure, near = sure || exact, true
			}
		}
	}
	return sure, near
}

// fitName weighs a full name without a country.
func (j *joiner) fitName(p *profile, cl *cluster) (int, string) {
	best, reason := none, ""
	for _, q := range cl.profiles {
		if why := j.sameName(p, q); why != "" {
			n := supported
			if meet(p.stories, q.stories) || meet(p.roles, q.roles) {
				n = strong
			}
			if n > best {
				best, reason = n, why
			}
		}
	}
	return best, reason
}

// fitShort weighs a surname, alone or with an initial.
func (j *joiner) fitShort(p *profile, cl *cluster) (int, string) {
	best, reason := none, ""
	for _, q := range cl.profiles {
		if q.typ != schema.Person || q.nameless || !q.name.full() || !agree(p.country, q.country) {
			continue
		}
		office := shareOffice(p, q)
		_, exact := sameSurname(p.name.last, q.name.last)
		familyFirst := p.name.first == "" && p.name.last == q.name.first && office && p.country != ""
		if (!exact || !p.name.fits(q.name)) && !familyFirst {
			continue
		}
		n, why := possible, ""
		switch country := p.country != "" && p.country == q.country; {
		case office, meet(p.roles, q.roles):
			n, why = strong, fmt.Sprintf("the only %s with this role", q.titles[0])
		case meet(p.stories, q.stories):
			n, why = strong, fmt.Sprintf("the only %s of the story", q.titles[0])
		case country:
			n, why = supported, fmt.Sprintf("the only %s of the country", q.titles[0])
		case meet(p.company, q.company):
			n, why = supported, fmt.Sprintf("the only %s, in the same company", q.titles[0])
		}
		if n > best {
			best, reason = n, why
		}
	}
	return best, reason
}

// sameShort joins surnames for which no full name is known.
func (j *joiner) sameShort(p, q *profile) string {
	_, exact := sameSurname(p.name.last, q.name.last)
	if !exact || !p.name.fits(q.name) || !agree(p.country, q.country) {
		return ""
	}
	switch {
	case shareOffice(p, q):
		return "same surname and office"
	case meet(p.stories, q.stories):
		return "same surname in one story"
	}
	return ""
}

// fitOffice weighs an office whose holder an article does not name.
func (j *joiner) fitOffice(p *profile, cl *cluster) (int, string) {
	for _, q := range cl.profiles {
		if q.typ == schema.Person && !q.nameless && q.country == p.country && shareOffice(p, q) && p.published.gap(q.published) <= termDays {
			return strong, fmt.Sprintf("%s holds the office", q.titles[0])
		}
	}
	return none, ""
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
