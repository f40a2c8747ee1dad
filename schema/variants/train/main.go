// Command train learns which spellings are one name: the costs of schema/variants/data/changes.tsv.
//
//	go run ./schema/variants/train ../shared/train/names/wd_russian_80.tsv ../shared/train/names/wd_arabic_20.tsv > schema/variants/data/changes.tsv
//
// Of the names, given by their spelling in the other script, eight tenths teach
// the costs, one tenth sets the limits and one tenth tests.
package main

import (
	"bufio"
	"cmp"
	"fmt"
	"hash/fnv"
	"log/slog"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"

	"dateline/schema/variants"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		slog.Error(err.Error())
		os.Exit(1)
	}
}

// pair is two spellings, of one name or of two.
type pair struct {
	a, b   string
	same   bool
	family int // of names that share a spelling, of a
}

// names are the spellings of one name.
type name struct {
	key       string
	spellings []string
	counts    []int
}

// read reads the files of name pairs: Latin spelling, other script, count.
func read(paths []string) ([]name, error) {
	at := map[string]int{}
	var out []name
	for _, p := range paths {
		f, err := os.Open(p)
		if err != nil {
			return nil, err
		}
		lines := bufio.NewScanner(f)
		for lines.Scan() {
			x := strings.Split(lines.Text(), "\t")
			if len(x) != 3 {
				continue
			}
			n, err := strconv.Atoi(x[2])
			if err != nil {
				return nil, fmt.Errorf("%s: %w", p, err)
			}
			k, ok := at[x[1]]
			if !ok {
				k = len(out)
				at[x[1]] = k
				out = append(out, name{key: x[1]})
			}
			out[k].spellings = append(out[k].spellings, x[0])
			out[k].counts = append(out[k].counts, n)
		}
		f.Close()
	}
	return out, nil
}

// tenth is the part that a name falls into.
func tenth(key string) int {
	h := fnv.New32a()
	h.Write([]byte(key))
	return int(h.Sum32() % 10)
}

// pairs of one name, both spellings seen least times; and as many pairs of
// different names that begin with the same three letters; for teaching also
// names that end alike and any others.
func pairsOf(m *variants.Matcher, all []name, least int, teaching bool, in func(int) bool) []pair {
	rng := rand.New(rand.NewPCG(3, 4))
	keys := map[string]map[string]bool{}
	byStart, byEnd := map[string][]string{}, map[string][]string{}
	var every []string
	for _, n := range all {
		for i, s := range n.spellings {
			p := m.Plain(s)
			if len(p) < 5 || n.counts[i] < least {
				continue
			}
			if keys[p] == nil {
				keys[p] = map[string]bool{}
				if in(tenth(n.key)) {
					byStart[p[:4]] = append(byStart[p[:4]], p)
					byEnd[p[len(p)-4:]] = append(byEnd[p[len(p)-4:]], p)
					every = append(every, p)
				}
			}
			keys[p][n.key] = true
		}
	}
	var out []pair
	kin := families(m, all)
	for id, n := range all {
		if !in(tenth(n.key)) {
			continue
		}
		for i := range n.spellings {
			for k := range i {
				a, b := m.Plain(n.spellings[i]), m.Plain(n.spellings[k])
				if a == b || len(a) < 5 || len(b) < 5 || n.counts[i] < least || n.counts[k] < least || keys[a] == nil || keys[b] == nil {
					continue
				}
				out = append(out, pair{a, b, true, kin[id]})
				lists := [][]string{byStart[a[:4]]}
				if teaching {
					lists = append(lists, byEnd[a[len(a)-4:]], every)
				}
				for _, list := range lists {
					for try := 0; try < 20 && len(list) > 0; try++ {
						c := list[rng.IntN(len(list))]
						if c != a && c != b && !meet(keys[c], keys[a]) && !meet(keys[c], keys[b]) {
							out = append(out, pair{a, c, false, kin[id]})
							break
						}
					}
				}
			}
		}
	}
	return out
}

// families number names; those that share a spelling have one number.
func families(m *variants.Matcher, all []name) []int {
	up := make([]int, len(all))
	var root func(int) int
	root = func(i int) int {
		if up[i] != i {
			up[i] = root(up[i])
		}
		return up[i]
	}
	first := map[string]int{}
	for i, n := range all {
		up[i] = i
		for _, s := range n.spellings {
			p := m.Plain(s)
			if k, ok := first[p]; ok {
				up[root(i)] = root(k)
			} else {
				first[p] = i
			}
		}
	}
	for i := range up {
		root(i)
	}
	return up
}

func meet(a, b map[string]bool) bool {
	for k := range a {
		if b[k] {
			return true
		}
	}
	return false
}

// run learns, prints the table and the figures.
func run(paths []string) error {
	all, err := read(paths)
	if err != nil {
		return err
	}
	letters, err := os.ReadFile("schema/variants/data/letters.tsv")
	if err != nil {
		return err
	}
	start, err := variants.Read(letters, []byte(plainTable))
	if err != nil {
		return err
	}
	teach := pairsOf(start, all, 1, true, func(t int) bool { return t < 8 })
	tune := pairsOf(start, all, 2, false, func(t int) bool { return t == 8 })
	exam := pairsOf(start, all, 2, false, func(t int) bool { return t == 9 })
	raw := pairsOf(start, all, 1, false, func(t int) bool { return t == 9 })
	w := newWeights(inventory(start, teach))
	m := start
	for range 3 {
		if m, err = variants.Read(letters, []byte(w.table(0, 0))); err != nil {
			return err
		}
		w.learn(m, teach)
	}
	if m, err = variants.Read(letters, []byte(w.table(0, 0))); err != nil {
		return err
	}
	// within a context names that begin alike must be told apart as well
	alone, context := limit(m, tune, 0.97), max(contextLimit(m, tune, 0.99), limit(m, tune, 0.94))
	for _, x := range []struct {
		what string
		p    []pair
	}{{"tune", tune}, {"test", exam}, {"test with spellings seen once", raw}} {
		p, r := rate(m, x.p, alone)
		cp, cr := contextRate(m, x.p, context)
		fmt.Fprintf(os.Stderr, "%s: %d pairs; against names that begin alike P %.3f R %.3f; in context P %.3f R %.3f\n", x.what, len(x.p), p, r, cp, cr)
	}
	fmt.Print(w.table(alone, context))
	return nil
}

// limit is the least score at which precision is reached.
func limit(m *variants.Matcher, all []pair, precision float64) float64 {
	type scored struct {
		s    float64
		same bool
	}
	var list []scored
	for _, p := range all {
		list = append(list, scored{m.Score(p.a, p.b), p.same})
	}
	slices.SortFunc(list, func(a, b scored) int { return cmp.Compare(b.s, a.s) })
	right, best := 0, math.Inf(1)
	for i, x := range list {
		if x.same {
			right++
		}
		if float64(right) >= precision*float64(i+1) {
			best = x.s
		}
	}
	return best
}

// rate is precision and recall at a limit.
func rate(m *variants.Matcher, all []pair, least float64) (p, r float64) {
	right, found, asked := 0, 0, 0
	for _, x := range all {
		yes := m.Score(x.a, x.b) >= least
		if yes {
			found++
		}
		if x.same {
			asked++
		}
		if yes && x.same {
			right++
		}
	}
	return float64(right) / float64(max(1, found)), float64(right) / float64(max(1, asked))
}

// margin is by how much a person must be likelier than the next.
const margin = 0.1

// scenes are articles with ten persons of one forename or title; every second
// name in question is none of theirs.
func scenes(all []pair) (questions []string, persons [][]string, answers []int) {
	rng := rand.New(rand.NewPCG(5, 6))
	for _, p := range all {
		list := make([]string, 0, 10)
		answer := -1
		if p.same {
			answer = 0
			list = append(list, p.b)
		}
		for len(list) < 10 {
			if x := all[rng.IntN(len(all))]; x.family != p.family && x.a != p.a {
				list = append(list, x.a)
			}
		}
		questions, persons, answers = append(questions, p.a), append(persons, list), append(answers, answer)
	}
	return questions, persons, answers
}

// contextRate links each name in question to the only person it may be.
func contextRate(m *variants.Matcher, all []pair, least float64) (p, r float64) {
	questions, persons, answers := scenes(all)
	right, found, asked := 0, 0, 0
	for i, q := range questions {
		if answers[i] >= 0 {
			asked++
		}
		at, most, second := -1, math.Inf(-1), math.Inf(-1)
		for k, x := range persons[i] {
			switch s := m.Score(q, x); {
			case s > most:
				at, most, second = k, s, most
			case s > second:
				second = s
			}
		}
		if most < least || most-second < margin {
			continue
		}
		found++
		if at == answers[i] {
			right++
		}
	}
	return float64(right) / float64(max(1, found)), float64(right) / float64(max(1, asked))
}

// contextLimit is the least limit at which precision is reached in context.
func contextLimit(m *variants.Matcher, all []pair, precision float64) float64 {
	best := 10.0
	for s := 3.0; s > -1; s -= 0.05 {
		if p, _ := contextRate(m, all, s); p >= precision {
			best = s
		}
	}
	return best
}
