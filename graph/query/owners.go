package query

import "slices"

// Affiliation is several outlets of one owner.
type Affiliation struct {
	Owner   string   `json:"owner"`
	Outlets []string `json:"outlets"` // names, in order of their first report
}

// affiliated are the outlets with an account of their own that have one owner.
// They stay accounts of their own: an owner is a hint, not a copy.
func affiliated(reports []Report, owner func(outlet string) string) []Affiliation {
	var out []Affiliation
	for _, p := range reports {
		name := owner(p.Article.outletID)
		if name == "" || p.Role == Copy || p.TextOf != "" {
			continue
		}
		i := slices.IndexFunc(out, func(a Affiliation) bool { return a.Owner == name })
		if i < 0 {
			i = len(out)
			out = append(out, Affiliation{Owner: name})
		}
		if a := &out[i]; !slices.Contains(a.Outlets, p.Article.Outlet) {
			a.Outlets = append(a.Outlets, p.Article.Outlet)
		}
	}
	return slices.DeleteFunc(out, func(a Affiliation) bool { return len(a.Outlets) < 2 })
}
