package gazetteer

import (
	"cmp"
	"strings"
)

// First is the first of [Gazetteer.Places] whose kind is kept; keep nil keeps
// all. It costs no allocation.
func (g *Gazetteer) First(name string, keep func(Kind) bool) (best Place, ok bool) {
	g.each(name, func(at int32, foreign bool) {
		if keep != nil && !keep(kinds[g.rows[at].kind]) {
			return
		}
		p := g.place(at)
		p.Foreign = foreign
		if !ok || order(p, best) < 0 {
			best, ok = p, true
		}
	})
	return best, ok
}

// order compares two places of one name: the likelier one comes first.
func order(a, b Place) int {
	return cmp.Or(tier(a)-tier(b), b.Population-a.Population, a.GeoNames-b.GeoNames, strings.Compare(a.Admin, b.Admin))
}

// Division reports whether name is one of the [Gazetteer.Divisions]. It costs
// no allocation.
func (g *Gazetteer) Division(name string) bool {
	if g.Abbreviation(name) {
		return true
	}
	_, ok := g.First(name, divides)
	return ok
}

// divides reports whether places of a kind stand behind a comma to say where
// another one lies.
func divides(k Kind) bool {
	return k == KindCountry || k == KindRegion || k == KindCounty || k == KindIsland
}
