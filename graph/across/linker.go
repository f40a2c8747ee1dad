package across

import (
	"context"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"dateline/schema/vocab"
)

// linker brings what articles have in common up to date after some of them
// have changed. It goes from the surest to the least sure, as the texts tell
// copies and stories, stories help to tell who is who, and who said and did a
// thing tells what was said and done. At each step it takes what has changed,
// finds what that may be linked with by lists of notes, and groups anew only
// the connected parts that it touches.
type linker struct {
	*notebook
	*corpus                     // its articles are those read so far, in no order
	at      map[string]int      // index of an article by its hash, -1 for none
	shapes  map[string]*outline // nil for none
	shaped  int                 // how many there were
	nears   map[uint64]float64  // nearness of articles, by the numbers of their shapes
	crowd   crowd
	rows    map[string]*toldRows // of stories, as they were noted

	texts      states[textState]
	casts      states[castState]
	names      states[nameState]
	actors     states[actorState]
	people     states[peopleState]
	sayings    states[sayingState]
	happened   states[eventState]
	utterances states[utteranceState]
	merges     map[anchor][]*Curation // of the overlay, by appearance
	recast     map[string]bool        // stories whose articles changed
	unsettled  map[string]bool        // articles that may have other sure links than before
	redraw     map[[2]string]bool     // actors of stories for whom others stand than before
	numbers    map[string]int         // of actors, stories and utterances, for comparison
	nodes      []quad.IRI             // by number
	happening  map[string][]*happening
	pieces     map[string]map[string]bool // of dated lists, by kind
	entered    []entry                    // of articles that were put, in lists of words and phrases

	said   map[string][]*saying
	copied map[[2]int]map[[2]int]bool // articles (copy, original) → lines that stand for each other

	found   Result
	subject map[quad.IRI][]quad.IRI // predicates by the subjects to be brought up to date
}

func newLinker(ctx context.Context, s shelf) (*linker, error) {
	c, err := newCorpus()
	if err != nil {
		return nil, err
	}
	l := &linker{
		notebook: newNotebook(ctx, s), corpus: c, at: map[string]int{},
		shapes: map[string]*outline{}, nears: map[uint64]float64{}, rows: map[string]*toldRows{}, crowd: crowd{numbers: map[uint64]int32{}}, numbers: map[string]int{}, recast: map[string]bool{}, unsettled: map[string]bool{}, redraw: map[[2]string]bool{}, happening: map[string][]*happening{}, pieces: map[string]map[string]bool{}, said: map[string][]*saying{}, copied: map[[2]int]map[[2]int]bool{}, subject: map[quad.IRI][]quad.IRI{},
	}
	l.open = l.readWords
	l.texts = newStates(l, "text", (*packer).textState)
	l.casts = newStates(l, "cast", (*packer).castState)
	l.names = newStates(l, "name", (*packer).nameState)
	l.actors = newStates(l, "actor", (*packer).actorState)
	l.people = newStates(l, "who", (*packer).peopleState)
	l.sayings = newStates(l, "said", (*packer).sayingState)
	l.utterances = newStates(l, "utterance", (*packer).utteranceState)
	l.happened = newStates(l, "event", (*packer).eventState)
	return l, nil
}

// states are what is known of things of one kind, read when it is asked for.
type states[T any] struct {
	l     *linker
	kind  string
	fill  func(*packer, *T)
	known map[string]*T
}

func newStates[T any](l *linker, kind string, fill func(*packer, *T)) states[T] {
	return states[T]{l, kind, fill, map[string]*T{}}
}

// of is the state of a thing; nothing is known of a new one.
func (s *states[T]) of(id string) *T {
	if v := s.known[id]; v != nil {
		return v
	}
	v := new(T)
	if data := s.l.read(noteKey(s.kind, id)); data != nil {
		if err := s.l.unpack(data, func(p *packer) { s.fill(p, v) }); err != nil {
			s.l.fail(err)
			v = new(T)
		}
	}
	s.known[id] = v
	return v
}

// save keeps the state of a thing, as it is when the change is made.
func (s *states[T]) save(id string) {
	s.l.writeLate(noteKey(s.kind, id), func() []byte {
		v := s.of(id)
		return s.l.pack(func(p *packer) { s.fill(p, v) })
	})
}

// drop forgets a thing.
func (s *states[T]) drop(id string) {
	s.known[id] = new(T)
	s.l.write(noteKey(s.kind, id), nil)
}

// article is an article by its hash, nil where there is none.
func (l *linker) article(hash string) *article {
	n, ok := l.at[hash]
	if !ok {
		n = -1
		if data := l.glance(noteKey("read", hash)); data != nil {
			a, err := l.unpackArticle(data)
			if err != nil {
				l.fail(err)
			} else {
				n = l.take(a)
			}
		}
		l.at[hash] = n
	}
	if n < 0 {
		return nil
	}
	return l.articles[n]
}

// whole is an article with its words, nil where there is none.
func (l *linker) whole(hash string) *article {
	a := l.article(hash)
	if a != nil {
		l.readWords(a)
	}
	return a
}

// readWords reads the words of an article where they are not there yet.
func (l *linker) readWords(a *article) {
	if a.whole {
		return
	}
	if err := l.unpackText(l.glance(noteKey("words", a.hash)), a); err != nil {
		l.fail(err)
	}
}

// compared is an article with its contents, nil where there is none.
func (l *linker) compared(hash string) *article {
	a := l.article(hash)
	if a != nil && !a.whole && l.contents[a] == nil {
		v := &contents{}
		if err := l.unpackNumbers(l.glance(noteKey("lines", hash)), func(p *packer) { p.contents(v) }); err != nil {
			l.fail(err)
		}
		l.contents[a] = v
	}
	return a
}

// shape is an article as stories see it, nil where there is none.
func (l *linker) shape(hash string) *outline {
	o, ok := l.shapes[hash]
	if !ok {
		if data := l.glance(noteKey("shape", hash)); data != nil {
			l.shaped++
			o = &outline{n: l.shaped}
			if err := l.unpackNumbers(data, func(p *packer) { p.shape(o) }); err != nil {
				l.fail(err)
				o = nil
			}
		}
		l.shapes[hash] = o
	}
	return o
}

// take gives an article its index.
func (l *linker) take(a *article) int {
	n := len(l.articles)
	l.articles = append(l.articles, a)
	renumber(a, n)
	return n
}

// number is the same for the same name, and for no other.
func (l *linker) number(name string) int {
	n, ok := l.numbers[name]
	if !ok {
		n = len(l.numbers)
		l.numbers[name] = n
		l.nodes = append(l.nodes, quad.IRI(name))
	}
	return n
}

// touch says that what the graph has of some predicates of a subject is to be
// what is found; without predicates all is.
func (l *linker) touch(subject quad.IRI, predicates ...quad.IRI) {
	have, ok := l.subject[subject]
	if ok && have == nil || len(predicates) == 0 {
		l.subject[subject] = nil
		return
	}
	l.subject[subject] = append(have, predicates...)
}

// region is what is connected with the seeds, sorted.
func region(seeds map[string]bool, near func(string) []string) [][]string {
	seen := map[string]bool{}
	var out [][]string
	for _, s := range sorted(seeds) {
		if seen[s] {
			continue
		}
		seen[s] = true
		part := []string{s}
		for i := 0; i < len(part); i++ {
			for _, n := range near(part[i]) {
				if !seen[n] {
					seen[n] = true
					part = append(part, n)
				}
			}
		}
		slices.Sort(part)
		out = append(out, part)
	}
	return out
}

func sorted(m map[string]bool) []string {
	out := make([]string, 0, len(m))
	for k, ok := range m {
		if ok {
			out = append(out, k)
		}
	}
	slices.Sort(out)
	return out
}

// hashOf is the hash of the article that a part belongs to.
func hashOf(part quad.IRI) string {
	_, rest, _ := vocab.Split(part)
	hash, _, _ := strings.Cut(rest, ":")
	return hash
}
