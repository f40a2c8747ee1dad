package times

import (
	"fmt"
	"strings"

	"dateline/extract/lexicon"
)

// element is one step of a pattern: any of some words or classes.
type element struct {
	words   []int32
	classes []class
	as      class    // class that the words are caught as, 0 for none
	starts  []uint64 // set of the words that may start it
	number  bool     // figures may start it
}

// mayStart tells quickly that a token cannot start the element.
func (el *element) mayStart(t *tok) bool {
	if t.word == 0 {
		return t.num >= 0 && el.number
	}
	return el.starts[t.word>>6]&(1<<(t.word&63)) != 0
}

// edge leads from one node of the pattern tree to the next.
type edge struct {
	element int // index in grammar.elements
	to      int
}

// node is a state of the pattern tree.
type node struct {
	edges []edge
	rules []int // rules that end here, in the order of the file
}

// rule is one row of patterns.tsv.
type rule struct {
	id     string
	kind   kind
	set    []capture
	value  string // literal of the set column, for vague references
	after  []context
	before []context
}

// context is a condition on the tokens beside a match.
type context struct {
	not      bool
	edge     bool // start or end of the line
	elements []int
}

// capture is a class matched by a rule, with its value and tokens.
type capture struct {
	class class
	value int32
	first int32
	last  int32
}

// wellKnown holds the ids of marks and letters that Go rules look at.
type wellKnown struct {
	stop, hyphen, apostrophe, slash, colon int32
	a, m, p, s                             int32
}

// grammar is everything the tables say. It is read only after it is built.
type grammar struct {
	voc          *vocabulary
	w            wellKnown
	elements     []element
	index        map[string]int
	nodes        []node
	byWord       [][]edge // edges of the root by word id
	byNumber     []edge   // edges of the root for figures
	rules        []rule
	ruleByID     map[string]int
	macros       map[string]string
	holidayNames phrases
	holidays     []holiday
	refs         phrases
	refValues    []string
	mods         phrases
	modNames     []string
	approx       int32
	dialogue     bool           // see [PreferFuture]
	clock        int32          // see [SpokenAt]
	cues         map[int32]int8 // direction of verbs and adjectives, by word id
	preps        map[int32]int8 // direction of prepositions
	aims         map[int32]bool // words whose infinitive tells the future
	planned      map[int32]bool // nouns for what has its date beforehand
	same         map[int32]bool // verbs whose past is written as their dictionary form
	joins        map[int32]bool // words that join two clocks to a list or range
}

// newGrammar reads all tables.
func newGrammar(options ...Option) (*grammar, error) {
	g := &grammar{voc: newVocabulary(), index: map[string]int{}, nodes: make([]node, 1), ruleByID: map[string]int{}, macros: map[string]string{}}
	v := g.voc
	for _, o := range options {
		o(g)
	}
	g.w = wellKnown{v.id("."), v.id("-"), v.id("'"), v.id("/"), v.id(":"), v.id("a"), v.id("m"), v.id("p"), v.id("s")}
	for _, name := range []string{"calendar.tsv", "units.tsv", "numbers.tsv", "parts.tsv"} {
		if err := v.addWords(name); err != nil {
			return nil, err
		}
	}
	for _, read := range []func() error{g.readHolidays, g.readRefs, g.readMods, g.readCues, g.readPatterns} {
		if err := read(); err != nil {
			return nil, err
		}
	}
	g.indexRoot()
	g.voc.seal()
	return g, nil
}

func (g *grammar) readHolidays() error {
	t, err := table("holidays.tsv")
	if err != nil {
		return err
	}
	g.holidayNames, err = g.voc.phrases(t, "names", func(i int, r lexicon.Row) (int32, error) {
		h, err := parseHoliday(r.Get("rule"))
		g.holidays = append(g.holidays, h)
		return int32(i), err
	})
	return err
}

func (g *grammar) readRefs() error {
	t, err := table("refs.tsv")
	if err != nil {
		return err
	}
	g.refs, err = g.voc.phrases(t, "names", func(i int, r lexicon.Row) (int32, error) {
		g.refValues = append(g.refValues, r.Get("value"))
		return int32(i), nil
	})
	return err
}

func (g *grammar) readMods() error {
	t, err := table("modifiers.tsv")
	if err != nil {
		return err
	}
	g.modNames = []string{""}
	g.mods, err = g.voc.phrases(t, "phrase", func(i int, r lexicon.Row) (int32, error) {
		return g.mod(r.Get("mod")), nil
	})
	g.approx = g.mod("APPROX")
	return err
}

// mod is the number of a TIMEX3 MOD.
func (g *grammar) mod(name string) int32 {
	for i, m := range g.modNames {
		if m == name {
			return int32(i)
		}
	}
	g.modNames = append(g.modNames, name)
	return int32(len(g.modNames) - 1)
}

// readCues reads the words that tell whether a clause speaks of the past or the future.
func (g *grammar) readCues() error {
	t, err := table("cues.tsv")
	if err != nil {
		return err
	}
	g.cues, g.preps, g.aims, g.planned = map[int32]int8{}, map[int32]int8{}, map[int32]bool{}, map[int32]bool{}
	g.joins, g.same = map[int32]bool{}, map[int32]bool{}
	for _, r := range t.Rows {
		id := g.voc.id(r.Get("word"))
		switch r.Get("tells") {
		case "future":
			g.cues[id] = 1
		case "said":
			g.cues[id] = -1
		case "aim":
			g.aims[id] = true
		case "joins":
			g.joins[id] = true
		case "same":
			g.same[id] = true
		case "planned":
			g.planned[id] = true
		case "after":
			g.preps[id] = 1
		case "before":
			g.preps[id] = -1
		default:
			return fmt.Errorf("times: %s: %q is not known", r.Where(), r.Get("tells"))
		}
	}
	return nil
}

// readPatterns reads macros and patterns into the tree.
func (g *grammar) readPatterns() error {
	m, err := table("macros.tsv")
	if err != nil {
		return err
	}
	for _, r := range m.Rows {
		g.macros["$"+r.Get("name")] = r.Get("pattern")
	}
	names := []string{"patterns.tsv"}
	if g.dialogue {
		names = []string{"dialogue.tsv", "patterns.tsv"}
	}
	for _, name := range names {
		t, err := table(name)
		if err != nil {
			return err
		}
		for _, row := range t.Rows {
			if err := g.addRule(row); err != nil {
				return fmt.Errorf("times: %s: %w", row.Where(), err)
			}
		}
	}
	return nil
}

// addRule adds one row of patterns.tsv.
func (g *grammar) addRule(row lexicon.Row) error {
	k, ok := kindNames[row.Get("kind")]
	if !ok {
		return fmt.Errorf("kind %q is not known", row.Get("kind"))
	}
	r := rule{id: row.Get("rule"), kind: k}
	if _, dup := g.ruleByID[r.id]; dup {
		return fmt.Errorf("rule %q stands twice", r.id)
	}
	for _, part := range strings.Fields(row.Get("set")) {
		name, value, _ := strings.Cut(part, "=")
		if name == "VALUE" {
			r.value = value
			continue
		}
		c, ok := classNames[name]
		n := int32(0)
		if c == cMod {
			n = g.mod(value)
		} else if _, err := fmt.Sscan(value, &n); err != nil {
			ok = false
		}
		if !ok {
			return fmt.Errorf("set %q is not known", part)
		}
		r.set = append(r.set, capture{class: c, value: n})
	}
	var err error
	if r.after, err = g.contexts(row.Get("after")); err == nil {
		r.before, err = g.contexts(row.Get("before"))
	}
	if err != nil {
		return err
	}
	sequences, err := g.expand(row.Get("pattern"))
	if err != nil {
		return err
	}
	g.rules = append(g.rules, r)
	g.ruleByID[r.id] = len(g.rules) - 1
	for _, s := range sequences {
		g.addSequence(s, len(g.rules)-1)
	}
	return nil
}

// addSequence adds one flat sequence of elements to the tree.
func (g *grammar) addSequence(s []int, rule int) {
	at := 0
next:
	for _, e := range s {
		for _, x := range g.nodes[at].edges {
			if x.element == e {
				at = x.to
				continue next
			}
		}
		g.nodes = append(g.nodes, node{})
		g.nodes[at].edges = append(g.nodes[at].edges, edge{e, len(g.nodes) - 1})
		at = len(g.nodes) - 1
	}
	if at == 0 {
		return
	}
	rs := g.nodes[at].rules
	if len(rs) == 0 || rs[len(rs)-1] != rule {
		g.nodes[at].rules = append(rs, rule)
	}
}

// contexts reads the after and before columns.
func (g *grammar) contexts(s string) ([]context, error) {
	var out []context
	for _, part := range strings.Split(s, " | ") {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		var c context
		part, c.not = strings.CutPrefix(part, "!")
		for _, f := range strings.Fields(part) {
			if f == "^" {
				c.edge = true
				continue
			}
			e, err := g.element(f)
			if err != nil {
				return nil, err
			}
			c.elements = append(c.elements, e)
		}
		out = append(out, c)
	}
	return out, nil
}
