package across

import (
	"slices"
	"strings"

	"dateline/schema"
)

// article is what resolving needs of one Document. Texts are reduced to words
// numbered by the corpus; offsets count bytes of the sentence.
type article struct {
	hash        string // the article's id without "article/"
	title       string
	titleWords  []int32 // stems without function words
	outlet      string  // outlet id, "" unknown
	outletWords []int32 // forms of its name
	republisher string
	credit      string    // agency whose text it says it prints, "" none
	agency      string    // agency whose own outlet it is, "" none
	notices     [][]int32 // forms of the lines that say whose text it prints
	published   days
	lent        bool               // published is from neighbours
	datedBy     []schema.Neighbour // its evidence
	named       []namedDay
	calendar    calendar
	lines       []line // title and paragraphs; no captions, teasers, boilerplate
	asides      []line // captions and teasers
	captions    int
	actors      []*appearance
	places      map[string]place
	statements  []*statement
	reports     []*report
	whole       bool // the words are there, not only what they tell
	heard       bool // so are the words of the statements
}

// line is one sentence of the running text.
type line struct {
	start int // in code points
	end   int
	words []token
}

// token is one word of a line.
type token struct {
	form   int32 // number of the folded form
	stem   int32 // number of the stem, -1 for a function word
	name   bool  // part of a name
	digit  bool
	quoted bool
}

// corpus is some articles, in order of their ids.
type corpus struct {
	*tables
	*vocabulary
	articles []*article
	overlay  []Curation             // of an analyst
	contents map[*article]*contents // of those compared so far
	open     func(*article)         // reads the words of an article where they are not there
}

// vocabulary numbers words as they come. Nothing may depend on the numbers:
// what has an order goes by the words or their hashes.
type vocabulary struct {
	ids     map[string]int32
	forms   []string
	hashes  []uint64  // of the forms
	weights []float64 // how telling each is as a stem
	weigh   func(stem string) float64
	read    *names
}

func newCorpus() (*corpus, error) {
	t, err := loadTables()
	if err != nil {
		return nil, err
	}
	return &corpus{tables: t, vocabulary: &vocabulary{ids: map[string]int32{}, weigh: t.telling, read: newNames()}, contents: map[*article]*contents{}}, nil
}

// id is the number of a word.
func (v *vocabulary) id(s string) int32 {
	n, ok := v.ids[s]
	if !ok {
		s = strings.Clone(s) // it may be part of a long text
		n = int32(len(v.forms))
		v.ids[s] = n
		v.forms = append(v.forms, s)
		v.hashes = append(v.hashes, hashWord(s))
		v.weights = append(v.weights, v.weigh(s))
	}
	return n
}

// add reads a Document with spans in code points.
func (c *corpus) add(d *schema.Document) {
	a := c.articleOf(d)
	renumber(a, len(c.articles))
	c.articles = append(c.articles, a)
}

// articleOf is what resolving needs of a Document.
func (c *corpus) articleOf(d *schema.Document) *article {
	a := &article{hash: strings.TrimPrefix(d.Article.ID, "article/"), title: d.Article.Title, published: dateDays(d.Article.Published)}
	if o := d.Article.Outlet; o != nil && o.Basis != schema.Unknown {
		a.outlet = outletID(*o)
		words, _ := splitWords(o.Name, false)
		for _, w := range words {
			a.outletWords = append(a.outletWords, c.id(w.form))
		}
	}
	if r := d.Article.RepublishedBy; r != nil {
		a.republisher = outletID(r.Outlet)
	}
	text := schema.IndexText(d.Text)
	a.agency = c.agencyOutlet(d.Article.Outlet)
	if by := c.creditOf(d, text); by != a.agency {
		a.credit = by
	}
	a.notices = c.noticesOf(d, text)
	c.addLines(a, d, text, c.nameStems(d))
	a.titleWords = c.stems(a.title)
	if a.title == "" {
		a.title = opening(d, text)
	}
	c.addFacts(a, d, text)
	a.lent, a.datedBy = d.Article.Published != nil && d.Article.Published.Basis == schema.FromNeighbours, d.Article.DatedBy
	a.named, a.calendar = a.namedDays(d), calendarOf(d.Times)
	return a
}

// opening is the first sentence of the running text, that an article without a
// headline is called by; the first one of all where none is running text.
func opening(d *schema.Document, text *schema.TextIndex) (out string) {
	for i, s := range d.Sentences {
		b := blockAt(d.Article.Blocks, s)
		running := b >= 0 && d.Article.Blocks[b].Kind == schema.Paragraph
		if i == 0 || running {
			out, _ = text.Slice(s)
		}
		if running {
			break
		}
	}
	return out
}

func outletID(o schema.Outlet) string {
	if o.ID == "" && o.Name != "" {
		return schema.OutletID(o.Name)
	}
	return o.ID
}

// addLines keeps the sentences of the running text.
func (c *corpus) addLines(a *article, d *schema.Document, text *schema.TextIndex, names map[int32]bool) {
	quoted, block := false, -1
	for _, s := range d.Sentences {
		b := blockAt(d.Article.Blocks, s)
		if b != block {
			block, quoted = b, false
		}
		into := &a.lines
		if b >= 0 {
			switch d.Article.Blocks[b].Kind {
			case schema.Headline, schema.Paragraph, schema.Heading:
			case schema.Caption:
				a.captions++
				into = &a.asides
			case schema.Teaser:
				into = &a.asides
			default:
				continue
			}
		}
		var words []word
		sentence, _ := text.Slice(s)
		words, quoted = splitWords(sentence, quoted)
		if len(words) > 0 {
			l := c.line(words)
			l.start, l.end = s.Start, s.End
			l.mark(names)
			*into = append(*into, l)
		}
	}
}

// nameStems are the stems of the names of actors and places.
func (c *corpus) nameStems(d *schema.Document) map[int32]bool {
	out := map[int32]bool{}
	take := func(name string) {
		for _, s := range c.stems(name) {
			out[s] = true
		}
	}
	for i := range d.Actors {
		if t := d.Actors[i].Type; t != schema.Group && t != schema.Unnamed {
			take(d.Actors[i].Name)
		}
	}
	for i := range d.Places {
		take(d.Places[i].Name)
	}
	return out
}

// mark says which words are names, besides those known by a capital.
func (l line) mark(names map[int32]bool) {
	for i := range l.words {
		l.words[i].name = l.words[i].name || names[l.words[i].stem]
	}
}

// blockAt is the block that holds the start of a sentence, -1 for none.
func blockAt(blocks []schema.Block, s schema.Span) int {
	i, found := slices.BinarySearchFunc(blocks, s.Start, func(b schema.Block, at int) int { return b.Start - at })
	if !found {
		i--
	}
	if i >= 0 && s.Start < blocks[i].End {
		return i
	}
	return -1
}

// line numbers the words of a sentence.
func (c *corpus) line(words []word) line {
	l := line{words: make([]token, len(words))}
	for i, w := range words {
		t := token{form: c.id(w.form), stem: -1, name: w.upper && i > 0, digit: w.digit, quoted: w.quoted}
		if !c.stop[w.form] {
			t.stem = c.id(c.stem(w.form))
		}
		l.words[i] = t
	}
	return l
}

// stems are the numbers of the content words of a text, in order.
func (c *corpus) stems(text string) []int32 {
	words, _ := splitWords(text, false)
	var out []int32
	for _, w := range words {
		if !c.stop[w.form] {
			out = append(out, c.id(c.stem(w.form)))
		}
	}
	return out
}
