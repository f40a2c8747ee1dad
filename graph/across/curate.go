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

// joinCurated joins the clusters that the overlay says are one.
func (j *joiner) joinCurated() {
	type home struct {
		cluster int
		*profile
	}
	at := map[anchor]home{}
	for i, cl := range j.clusters {
		for _, p := range cl.profiles {
			for _, m := range p.members {
				at[anchor{j.articles[m.article].hash, fold(m.name)}] = home{i, p}
			}
		}
	}
	sets := newSets(len(j.clusters))
	for _, c := range j.overlay {
		var homes []home
		joined := false
		for _, a := range slices.Concat(c.OneAs, c.OtherAs) {
			if h, ok := at[a.key()]; ok && c.Kind == Merge {
				homes = append(homes, h)
				joined = joined || h.cluster != homes[0].cluster
			}
		}
		for _, h := range homes {
			if sets.union(homes[0].cluster, h.cluster); joined {
				h.why = curated + c.Reason
			}
		}
	}
	for _, group := range sets.groups() {
		into := j.clusters[group[0]]
		for _, i := range group[1:] {
			into.profiles = append(into.profiles, j.clusters[i].profiles...)
			j.clusters[i].profiles = nil
		}
	}
}
