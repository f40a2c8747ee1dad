package across

import (
	"slices"
	"strings"

	"dateline/schema/vocab"
)

// curated begins the reason of a link that an analyst made.
const curated = "curated: "

// anchor is the appearance of an actor by article and folded name.
type anchor struct{ hash, name string }

func (a Anchor) key() anchor {
	return anchor{strings.TrimPrefix(a.Article, vocab.Article+"/"), fold(a.Name)}
}

// splits are the appearances that an overlay takes for nobody else, with the
// reason.
func splits(overlay []Curation) map[anchor]string {
	out := map[anchor]string{}
	for _, c := range overlay {
		if c.Kind == Split {
			for _, a := range c.OneAs {
				out[a.key()] = curated + c.Reason
			}
		}
	}
	return out
}

// curatedName begins what stands for the actors across stories that a line of
// the overlay says are one.
const curatedName = "curated|"

// name is what stands for the actors that a line merges.
func (c *Curation) name() string {
	return curatedName + string(node(vocab.Curation, string(c.Kind)+"\t"+c.One+"\t"+c.Other))
}

// merges are the lines of an overlay by the appearances that they merge.
func merges(overlay []Curation) map[anchor][]*Curation {
	out := map[anchor][]*Curation{}
	for i := range overlay {
		c := &overlay[i]
		if c.Kind != Merge {
			continue
		}
		for _, a := range slices.Concat(c.OneAs, c.OtherAs) {
			out[a.key()] = append(out[a.key()], c)
		}
	}
	return out
}

// curatedNames are the names that the overlay gives a cluster of a story.
func (l *linker) curatedNames(cl *cluster) (out []string) {
	if len(l.merges) == 0 {
		return nil
	}
	for _, p := range cl.profiles {
		for _, m := range p.members {
			for _, c := range l.merges[anchor{hashOf(m.node), fold(m.name)}] {
				out = append(out, c.name())
			}
		}
	}
	return union(nil, out)
}

// curatedWhy is the reason that the overlay has for a name, "" for none.
func (l *linker) curatedWhy(name string) string {
	for _, f := range append(l.names.of(name).facts, fact{text: factSame + name}) {
		for i := range l.overlay {
			if c := &l.overlay[i]; c.Kind == Merge && f.text == factSame+c.name() {
				return curated + c.Reason
			}
		}
	}
	return ""
}
