package syntax

// tree lists the governed words of every token, and the tokens below it.
type tree struct {
	start []int // kids of token i are kids[start[i]:start[i+1]]
	kids  []int
	spans []tokenSpan
}

type tokenSpan struct{ first, last int }

// grower builds trees. Its lists are reused.
type grower struct{ open, ready []int }

// grow builds the tree of an analysis whose tokens have heads.
func (g *grower) grow(tokens []Token) tree {
	n := len(tokens)
	places := make([]int, 2*n+2) // the starts, then the kids
	t := tree{start: places[: n+2 : n+2], spans: make([]tokenSpan, n)}
	for i := range tokens {
		t.spans[i] = tokenSpan{i, i + 1}
		if h := tokens[i].Head; h >= 0 {
			t.start[h+2]++
		}
	}
	for i := 2; i < len(t.start); i++ {
		t.start[i] += t.start[i-1]
	}
	t.kids = places[n+2:][:t.start[n+1]]
	for i := range tokens {
		if h := tokens[i].Head; h >= 0 {
			t.kids[t.start[h+1]] = i
			t.start[h+1]++
		}
	}
	t.start = t.start[:n+1]
	g.measure(&t, tokens)
	return t
}

// measure spreads the spans of words to those that govern them, from the
// leaves up.
func (g *grower) measure(t *tree, tokens []Token) {
	open, ready := g.open[:0], g.ready[:0] // governed words not yet measured; words to be told of
	for i := range tokens {
		open = append(open, t.start[i+1]-t.start[i])
		if open[i] == 0 {
			ready = append(ready, i)
		}
	}
	for k := 0; k < len(ready); k++ {
		i := ready[k]
		h := tokens[i].Head
		if h < 0 {
			continue
		}
		t.spans[h].first = min(t.spans[h].first, t.spans[i].first)
		t.spans[h].last = max(t.spans[h].last, t.spans[i].last)
		if open[h]--; open[h] == 0 {
			ready = append(ready, h)
		}
	}
	g.open, g.ready = open, ready
}

// grown returns the tree; of an Analysis that no Parser made it is built here,
// which is not safe for concurrent use.
func (a *Analysis) grown() *tree {
	if a.tree.start == nil {
		a.tree = new(grower).grow(a.Tokens)
	}
	return &a.tree
}

// Children lists the tokens that token i governs, in text order. The list must
// not be changed.
func (a *Analysis) Children(i int) []int {
	t := a.grown()
	return t.kids[t.start[i]:t.start[i+1]]
}

// Child is the first token that i governs with one of the relations, -1
// without one.
func (a *Analysis) Child(i int, relations ...string) int {
	for _, k := range a.Children(i) {
		for _, r := range relations {
			if a.Tokens[k].Rel == r {
				return k
			}
		}
	}
	return -1
}

// Subtree returns the tokens [first, last) from the first to the last one
// below i, i included. Trees do not cross, so all of them are below i.
func (a *Analysis) Subtree(i int) (first, last int) {
	s := a.grown().spans[i]
	return s.first, s.last
}

// Below reports whether token i is j or below it.
func (a *Analysis) Below(i, j int) bool {
	first, last := a.Subtree(j)
	return first <= i && i < last
}

// Root is the root token of sentence s.
func (a *Analysis) Root(s int) int {
	i := a.Sentences[s].First
	for a.Tokens[i].Head >= 0 {
		i = a.Tokens[i].Head
	}
	return i
}
