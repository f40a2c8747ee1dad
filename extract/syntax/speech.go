package syntax

// group is a run of a sentence's tokens that is parsed by itself: the words
// around its quotations, which come first, or a sentence of a quotation.
type group struct {
	tokens []int
	parent int    // the first group of the same quotation, 0: none but the words around it
	at     int    // how many of the words around stand before it
	speech bool   // it starts a quotation that stands for itself
	marks  [2]int // of such a quotation; they are not parsed
	root   int
}

// speech tells quotations that stand for themselves, as direct speech does,
// from those that are part of the sentence around them. It is asked for a
// quotation of the tagged sentence [first, last).
func (p *Parser) speech(a *Analysis, q *Quotation, first, last int) bool {
	if q.Start == q.InnerStart || q.Last-q.First < 2 {
		return false
	}
	finite := false
	for i := q.First; i < q.Last && !finite; i++ {
		switch a.Tokens[i].Tag {
		case "VBD", "VBP", "VBZ", "MD":
			finite = true
		}
	}
	before := ""
	if i := q.First - 2; i >= first {
		before = a.Word(i)
		if before != ":" && !p.cueBefore(a, i, first) {
			return false
		}
	}
	end := a.Word(q.Last - 1)
	if final(end) || end == "," || end == "—" || before == ":" || q.Last+1 >= last {
		return true
	}
	next := a.Word(q.Last + 1)
	if next == "," || next == "." {
		return before != "" || finite
	}
	c, _ := classOf(next, 0)
	return before == "" && finite && c == upper
}

// cueBefore reports whether token i is a verb of saying, or a comma shortly
// after one.
func (p *Parser) cueBefore(a *Analysis, i, first int) bool {
	least := i
	if a.Word(i) == "," {
		least = max(first, i-6)
	}
	for ; i >= least; i-- {
		if a.Tokens[i].Tag[0] == 'V' && p.words.lookup(a.Word(i))&cue != 0 {
			return true
		}
	}
	return false
}

// divide sorts the tokens of the tagged sentence [first, last) into groups.
// quotes are the quotations from this sentence on, units those after its first.
func (p *Parser) divide(a *Analysis, first, last int, quotes []Quotation, units []Unit, w *workspace) {
	w.groups = w.groups[:0]
	w.open(0, 0)
	at := first
	for k := range quotes {
		q := &quotes[k]
		start := max(q.First-1, first)
		if start >= last {
			break
		}
		if !q.Closed || start < at || q.Last >= last {
			continue
		}
		for ; at < start; at++ {
			w.put(0, at)
		}
		around, head, current := len(w.groups[0].tokens), 0, 0
		if p.speech(a, q, first, last) {
			head = w.open(0, around)
			current = head
			w.groups[head].speech = true
		}
		for ; at <= q.Last; at++ {
			if head > 0 && (at == start || at == q.Last) {
				w.groups[head].marks[min(at-start, 1)] = at
				continue
			}
			for len(units) > 0 && units[0].First < at {
				units = units[1:]
			}
			if len(units) > 0 && units[0].First == at {
				current = w.open(head, around)
			}
			w.put(current, at)
		}
	}
	for ; at < last; at++ {
		w.put(0, at)
	}
}

// open starts a group and returns its number.
func (w *workspace) open(parent, at int) int {
	n := len(w.groups)
	if n < cap(w.groups) {
		w.groups = w.groups[:n+1]
	} else {
		w.groups = append(w.groups, group{})
	}
	g := &w.groups[n]
	g.tokens, g.parent, g.at, g.speech = g.tokens[:0], parent, at, false
	return n
}

func (w *workspace) put(group, token int) {
	w.groups[group].tokens = append(w.groups[group].tokens, token)
}

// join makes one tree of the trees of the groups.
func (p *Parser) join(a *Analysis, w *workspace) {
	groups := w.groups
	if len(groups) == 1 {
		return
	}
	main := 0
	if !spoken(a, groups[0].tokens) {
		main = 1
		if len(groups[0].tokens) > 0 {
			a.Tokens[groups[0].root].Head, a.Tokens[groups[0].root].Rel = groups[1].root, "punct"
		}
	}
	for k := 1; k < len(groups); k++ {
		g := &groups[k]
		if g.speech {
			for _, m := range g.marks {
				a.Tokens[m].Head, a.Tokens[m].Rel = g.root, "punct"
			}
		}
		if k == main {
			continue
		}
		t := &a.Tokens[g.root]
		t.Rel = "parataxis"
		switch {
		case main == 1:
			t.Head = groups[1].root
		case g.parent > 0:
			t.Head = groups[g.parent].root
		default:
			t.Head = p.host(a, groups[0].tokens, g.at)
			if a.Tokens[t.Head].Tag[0] == 'V' && g.speech {
				t.Rel = "ccomp"
			}
		}
	}
}

// spoken reports whether one of the tokens is a word.
func spoken(a *Analysis, tokens []int) bool {
	for _, i := range tokens {
		if c, _ := classOf(a.Word(i), 0); isWord(c) {
			return true
		}
	}
	return false
}

// hostSteps bounds the search for the word that governs a quotation.
const hostSteps = 32

// host finds the word around that governs what stands between tokens[at-1]
// and tokens[at]: of those that can do so without crossing trees a verb of
// saying, else a verb, else the one that governs both sides.
func (p *Parser) host(a *Analysis, tokens []int, at int) int {
	var path [2][]int
	var buf [2][hostSteps]int
	for side, k := range [2]int{at - 1, at} {
		path[side] = buf[side][:0]
		if k < 0 || k >= len(tokens) {
			continue
		}
		for i := tokens[k]; i >= 0 && len(path[side]) < hostSteps; i = a.Tokens[i].Head {
			path[side] = append(path[side], i)
		}
	}
	// What both paths share stands at their ends; the first of it is kept once.
	l, r := len(path[0]), len(path[1])
	for l > 1 && r > 1 && path[0][l-2] == path[1][r-2] {
		l, r = l-1, r-1
	}
	best, rank := -1, 0
	for side, n := range [2]int{l, r} {
		for _, i := range path[side][:n] {
			t := &a.Tokens[i]
			score := 1
			if t.Tag[0] == 'V' {
				score = 2
				if p.words.lookup(a.Word(i))&cue != 0 {
					score = 3
				}
			}
			if score > rank || score == 1 && rank == 1 {
				best, rank = i, score
			}
		}
	}
	return best
}
