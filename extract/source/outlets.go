package source

import (
	_ "embed"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"unicode"

	"dateline/extract/lexicon"
)

//go:embed data/outlets.tsv
var outletsFile []byte

// Outlet is a news outlet or agency of the registry.
type Outlet struct {
	Name    string
	Aliases []string
	Domains []string // a domain stands for its subdomains too
	Owner   string
	Country string // ISO 3166-1 alpha-3
}

// ErrOutlets is matched by the errors of a registry that contradicts itself.
var ErrOutlets = errors.New("bad outlet registry")

// Outlets is the registry that comes with dateline.
func Outlets() ([]Outlet, error) { return ParseOutlets("outlets.tsv", outletsFile) }

// ParseOutlets reads a registry: a lexicon file with the field name and any of
// aliases, domains, owner and country. name is for messages. Errors match
// lexicon.ErrFormat or [ErrOutlets].
func ParseOutlets(name string, data []byte) ([]Outlet, error) {
	table, err := lexicon.Parse(name, data)
	if err != nil {
		return nil, err
	}
	var out []Outlet
	for _, row := range table.Rows {
		o := Outlet{
			Name: strings.TrimSpace(row.Get("name")), Aliases: row.List("aliases"), Domains: row.List("domains"),
			Owner: strings.TrimSpace(row.Get("owner")), Country: strings.TrimSpace(row.Get("country")),
		}
		if nameKey(o.Name) == "" {
			return nil, fmt.Errorf("%w: %s: an outlet without a name", ErrOutlets, row.Where())
		}
		out = append(out, o)
	}
	return out, nil
}

// registry looks outlets up. Where a name stands for two, the first one counts,
// so that a user's outlets, put first, stand over the embedded ones.
type registry struct {
	byName   map[string]*Outlet
	byDomain map[string]*Outlet
}

// newRegistry indexes outlets; of one outlet its name counts before its aliases.
func newRegistry(outlets []Outlet) *registry {
	r := &registry{byName: map[string]*Outlet{}, byDomain: map[string]*Outlet{}}
	for i := range outlets {
		o := &outlets[i]
		if key := nameKey(o.Name); r.byName[key] == nil || nameKey(r.byName[key].Name) != key {
			r.byName[key] = o
		}
		for _, alias := range o.Aliases {
			if key := nameKey(alias); r.byName[key] == nil {
				r.byName[key] = o
			}
		}
		for _, d := range o.Domains {
			if d = strings.ToLower(d); r.byDomain[d] == nil {
				r.byDomain[d] = o
			}
		}
	}
	return r
}

// named is the outlet of a name, an alias or a domain, nil when there is none.
func (r *registry) named(name string) *Outlet {
	if o := r.byName[nameKey(name)]; o != nil {
		return o
	}
	if strings.Contains(name, ".") && !strings.ContainsAny(name, " ") {
		return r.at(name)
	}
	return nil
}

// at is the outlet of a host or a domain above it, nil when there is none.
func (r *registry) at(host string) *Outlet {
	host = strings.Trim(strings.ToLower(host), ".")
	for host != "" {
		if o := r.byDomain[host]; o != nil {
			return o
		}
		_, host, _ = strings.Cut(host, ".")
	}
	return nil
}

// canonical is the registry's name for an outlet, or name itself.
func (r *registry) canonical(name string) string {
	if o := r.named(name); o != nil {
		return o.Name
	}
	return name
}

// nameKey is a name for comparing: letters and digits in lower case, without
// "the" in front.
func nameKey(name string) string {
	name = strings.ToLower(strings.TrimSpace(name))
	name = strings.TrimPrefix(name, "the ")
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, name)
}

// host is the host of an address without "www.", "" when it has none.
func host(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}
