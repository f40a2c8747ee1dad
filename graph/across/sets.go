package across

import "slices"

// sets is a union of things by index.
type sets struct{ parent []int }

func newSets(n int) *sets {
	s := &sets{parent: make([]int, n)}
	for i := range s.parent {
		s.parent[i] = i
	}
	return s
}

func (s *sets) find(i int) int {
	for s.parent[i] != i {
		s.parent[i] = s.parent[s.parent[i]]
		i = s.parent[i]
	}
	return i
}

// union joins the sets of two things under the smaller index.
func (s *sets) union(i, k int) {
	i, k = s.find(i), s.find(k)
	s.parent[max(i, k)] = min(i, k)
}

// groups are the sets in order of their first members, each in order.
func (s *sets) groups() [][]int {
	at := map[int]int{}
	var out [][]int
	for i := range s.parent {
		root := s.find(i)
		n, ok := at[root]
		if !ok {
			n = len(out)
			at[root] = n
			out = append(out, nil)
		}
		out[n] = append(out[n], i)
	}
	return out
}

func sortedUnique(v []int) []int {
	slices.Sort(v)
	return slices.Compact(v)
}

// roots is in how many sets things are.
func (s *sets) roots(things []int) int {
	at := map[int]bool{}
	for _, i := range things {
		at[s.find(i)] = true
	}
	return len(at)
}
