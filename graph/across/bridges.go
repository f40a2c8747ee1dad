package across

import "strings"

// A bridge is a sure link between articles of two stories. It is noted with
// either story, by its article there and the other one; what a story is linked
// with inside follows from its articles.

// bridgesOf are those of a story, as they were noted.
func (r *reach) bridgesOf(story string) [][2]string {
	out, ok := r.bridges[story]
	if !ok {
		for _, rest := range r.list("", "", "bridge", story) {
			h, k, _ := strings.Cut(rest, sep)
			out = append(out, [2]string{h, k})
		}
		r.bridges[story] = out
	}
	return out
}

func bridgeKey(story, h, k string) string { return noteKey("bridge", story, h, k) }

// storiesOf are the stories that articles were in.
func (r *reach) storiesOf(articles []string) []string {
	out := map[string]bool{}
	for _, h := range articles {
		if story := r.texts.of(h).story; story != "" {
			out[story] = true
		}
	}
	return sorted(out)
}

// leave takes away the bridges of articles that moved.
func (r *reach) leave(moved map[string]bool) {
	var gone []entry
	for _, story := range r.storiesOf(sorted(moved)) {
		for _, b := range r.bridgesOf(story) {
			if moved[b[0]] {
				gone = append(gone, entry{bridgeKey(story, b[0], b[1]), true}, entry{bridgeKey(r.texts.of(b[1]).story, b[1], b[0]), true})
			}
		}
	}
	r.keep(gone)
	clear(r.bridges)
}

// rebridge brings the bridges of the stories in a set of articles to those of
// the groups that they are in now.
func (r *reach) rebridge(groups []grown, in map[string]bool) {
	wanted := map[string]bool{}
	for _, g := range groups {
		story := make([]string, len(g.members))
		of := map[string]string{}
		for _, group := range g.groups {
			node := string(storyNode(g.members[group[0]]))
			for _, n := range group {
				story[n], of[g.members[n]] = node, node
			}
		}
		for i, a := range g.members {
			for k, b := range g.members[:i] {
				if story[i] != story[k] && g.told.of(i, k).sure() {
					wanted[bridgeKey(story[i], a, b)], wanted[bridgeKey(story[k], b, a)] = true, true
				}
			}
		}
		for i, h := range g.members {
			for _, k := range r.links[h] {
				if !in[k] {
					wanted[bridgeKey(story[i], h, k)], wanted[bridgeKey(r.texts.of(k).story, k, h)] = true, true
				}
			}
		}
		for _, s := range r.storiesOf(g.members) {
			for _, b := range r.bridgesOf(s) {
				if story := of[b[0]]; story != "" && !in[b[1]] { // else it is of another part of what was one story
					wanted[bridgeKey(story, b[0], b[1])] = true
				}
			}
		}
	}
	var entries []entry
	for _, story := range r.storiesOf(sorted(in)) {
		for _, b := range r.bridgesOf(story) {
			if key := bridgeKey(story, b[0], b[1]); wanted[key] {
				delete(wanted, key)
			} else {
				entries = append(entries, entry{key, true})
			}
		}
	}
	for _, key := range sorted(wanted) {
		entries = append(entries, entry{key, false})
	}
	r.keep(entries)
}
