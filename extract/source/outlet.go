package source

import (
	"strings"

	"dateline/schema"
)

// outlet is the outlet whose account the text is, and the site that reprints
// it. What was given stands; then comes the origin that a reprint names, then
// the page's metadata, its address, and what the text says of itself.
func (w *work) outlet() (*schema.Outlet, *schema.Republisher) {
	clues := w.clues()
	origin, site := only(clues, originClue), only(clues, siteClue)
	page := w.page()
	self := only(clues, mastClue)
	if self == nil {
		self = only(clues, selfClue)
	}
	if origin == nil && site != nil {
		origin = self
	}
	if origin != nil && site != nil && origin.name == site.name {
		origin, site = nil, nil
	}
	if page != nil && page.Basis == schema.Given && (origin == nil || !w.reprinter(page, origin, site)) {
		return page, nil
	}
	switch {
	case origin != nil:
		return named(origin, schema.Text), w.republisher(origin, site, page)
	case page != nil && (page.Basis != schema.URL || w.paper.Len() == 0):
		return page, nil
	case w.paper.Len() > 0:
		return named(&clue{name: w.mastName(w.paper), span: w.paper}, schema.Text), nil
	}
	if self != nil {
		return named(self, schema.Text), nil
	}
	if c := only(clues, agencyClue); c != nil {
		return named(c, schema.Text), nil
	}
	return &schema.Outlet{Basis: schema.Unknown}, nil
}

// page is the outlet that record, metadata or address name; nil when none does.
func (w *work) page() *schema.Outlet {
	r := w.record
	if given := strings.Join(strings.Fields(r.Outlet), " "); schema.Slug(given) != "" {
		name, basis := w.outlets.canonical(given), r.OutletBasis
		if basis == "" {
			basis = schema.Given
		}
		return &schema.Outlet{ID: schema.OutletID(name), Name: name, Basis: basis}
	}
	h := host(w.address())
	if h == "" {
		return nil
	}
	name := h
	if o := w.outlets.at(h); o != nil {
		name = o.Name
	}
	return &schema.Outlet{ID: schema.OutletID(name), Name: name, Basis: schema.URL}
}

// reprinter reports whether the given outlet is the site that the text says
// reprints the account of another.
func (w *work) reprinter(page *schema.Outlet, origin, site *clue) bool {
	return site != nil && nameKey(site.name) == nameKey(page.Name) && origin.name != page.Name
}

// republisher is the site that reprints: the one the text names, else the one
// that the page is of.
func (w *work) republisher(origin, site *clue, page *schema.Outlet) *schema.Republisher {
	switch {
	case site != nil:
		span := site.span
		return &schema.Republisher{Outlet: *named(site, schema.Text), Span: &span}
	case page != nil && nameKey(page.Name) != nameKey(origin.name):
		return &schema.Republisher{Outlet: *page}
	}
	return nil
}

// named is the outlet of a clue.
func named(c *clue, basis schema.Basis) *schema.Outlet {
	span := c.span
	return &schema.Outlet{ID: schema.OutletID(c.name), Name: c.name, Basis: basis, Span: &span}
}

// only is the clue of a role on whose name all clues of that role agree; where
// they differ, the name with most clues, and nil when two have as many.
func only(clues []clue, role clueRole) *clue {
	count := map[string]int{}
	var names []string
	first := map[string]*clue{}
	for i := range clues {
		c := &clues[i]
		if c.role != role {
			continue
		}
		key := nameKey(c.name)
		if first[key] == nil {
			first[key] = c
			names = append(names, key)
		}
		count[key]++
	}
	best, tie := "", false
	for _, n := range names {
		switch {
		case best == "" || count[n] > count[best]:
			best, tie = n, false
		case count[n] == count[best]:
			tie = true
		}
	}
	if tie {
		return nil
	}
	return first[best]
}
