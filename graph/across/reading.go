package across

import (
	"slices"

	"github.com/cayleygraph/quad"

	"dateline/schema"
	"dateline/schema/vocab"
)

// An article is kept in five notes, since what it is compared by is asked for
// far more often than its text: its shape, what it tells, the words of its
// statements, the contents of its lines, and its words.

// packArticle is what an article tells: who, where, what was said and done.
func (c *corpus) packArticle(a *article) []byte {
	return c.pack(func(p *packer) { p.article(a) })
}

// unpackArticle reads what packArticle has written.
func (c *corpus) unpackArticle(data []byte) (*article, error) {
	a := &article{}
	err := c.unpack(data, func(p *packer) { p.article(a) })
	return a, err
}

// packText is the rest of an article: its words.
func (c *corpus) packText(a *article) []byte {
	return c.pack(func(p *packer) { p.body(a) })
}

// unpackText adds what packText has written to what the article tells.
func (c *corpus) unpackText(data []byte, a *article) error {
	a.whole = true
	return c.unpack(data, func(p *packer) { p.body(a) })
}

// packSpoken is the words of an article's statements.
func (c *corpus) packSpoken(a *article) []byte {
	return c.pack(func(p *packer) { p.spoken(a) })
}

// unpackSpoken adds what packSpoken has written to what the article tells.
func (c *corpus) unpackSpoken(data []byte, a *article) error {
	a.heard = true
	return c.unpack(data, func(p *packer) { p.spoken(a) })
}

func (p *packer) article(a *article) {
	p.string(&a.hash)
	p.string(&a.title)
	p.string(&a.outlet)
	p.string(&a.republisher)
	p.string(&a.credit)
	p.string(&a.agency)
	p.days(&a.published)
	p.flags(&a.lent)
	list(p, &a.datedBy, func(n *schema.Neighbour) {
		p.string(&n.Article)
		p.string(&n.Why)
	})
	list(p, &a.actors, func(v **appearance) { p.appearance(fresh(v), a.hash) })
	p.places(a)
	list(p, &a.statements, func(v **statement) { p.statement(fresh(v), a) })
	list(p, &a.reports, func(v **report) { p.report(fresh(v), a) })
}

func (p *packer) body(a *article) {
	p.wordList(&a.titleWords)
	p.wordList(&a.outletWords)
	list(p, &a.notices, p.wordList)
	list(p, &a.named, func(n *namedDay) {
		number(p, &n.line)
		textList(p, &n.words)
		p.days(&n.days)
	})
	list(p, &a.calendar.days, func(v *int) { number(p, v) })
	number(p, &a.calendar.year)
	number(p, &a.captions)
	list(p, &a.lines, func(l *line) {
		number(p, &l.start)
		number(p, &l.end)
		p.tokens(&l.words)
	})
}

func (p *packer) spoken(a *article) {
	for _, s := range a.statements {
		p.tokens(&s.words)
		p.string(&s.text)
	}
}

func (p *packer) contents(v *contents) {
	p.vector((*vector)(&v.title.terms))
	p.float(&v.title.sum)
	list(p, &v.lines, func(l *lineSum) {
		number(p, &l.line)
		p.float(&l.sum)
		p.flags(&l.quote)
	})
	p.lineTerms(&v.terms)
}

// shape packs an outline.
func (p *packer) shape(o *outline) {
	p.string(&o.hash)
	p.string(&o.title)
	p.days(&o.appeared)
	p.days(&o.published)
	for _, v := range []*vector{&o.words, &o.names, &o.numbers, &o.lead, &o.people} {
		p.vector(v)
	}
	p.float(&o.length)
	days := int(o.weekdays)
	number(p, &days)
	o.weekdays = uint8(days)
	list(p, &o.calendar.days, func(v *int) { number(p, v) })
	number(p, &o.calendar.year)
	p.hashes(&o.shingles)
	p.hashes(&o.phrases)
	p.hashes(&o.terms)
}

// fresh is what v points to, new where there is none.
func fresh[T any](v **T) *T {
	if *v == nil {
		*v = new(T)
	}
	return *v
}

// part packs the node of a part of an article as its local id.
func (p *packer) part(node *quad.IRI, kind, hash string) {
	start := len(vocab.Node(kind, hash, ""))
	local := ""
	if !p.reading {
		local = string(*node)[start:]
	}
	if p.string(&local); p.reading {
		*node = vocab.Node(kind, hash, local)
	}
}

func (p *packer) appearance(v *appearance, hash string) {
	p.part(&v.node, vocab.Appearance, hash)
	p.string(&v.name)
	textList(p, &v.aliases)
	text(p, &v.typ)
	p.string(&v.country)
	p.string(&v.sector)
	textList(p, &v.roles)
	p.string(&v.wikidata)
	p.flags(&v.named)
	p.float(&v.weight)
	textList(p, &v.described)
}

func (p *packer) places(a *article) {
	keys := make([]string, 0, len(a.places))
	for k := range a.places {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	if p.reading {
		a.places = map[string]place{}
	}
	list(p, &keys, func(k *string) {
		p.string(k)
		v := a.places[*k]
		text(p, &v.node)
		p.string(&v.name)
		p.string(&v.country)
		p.string(&v.kind)
		a.places[*k] = v
	})
}

// actor packs which appearance of an article is meant, nil for none.
func (p *packer) actor(v **appearance, a *article) {
	n := slices.Index(a.actors, *v)
	if number(p, &n); p.reading && n >= 0 && n < len(a.actors) {
		*v = a.actors[n]
	}
}

func (p *packer) statement(v *statement, a *article) {
	p.part(&v.node, vocab.Statement, a.hash)
	p.actor(&v.speaker, a)
	p.days(&v.said)
	p.flags(&v.quoted)
}

func (p *packer) report(v *report, a *article) {
	p.part(&v.node, vocab.Report, a.hash)
	p.string(&v.typ)
	p.flags(&v.cue, &v.other)
	textList(p, &v.concepts)
	textList(p, &v.objects)
	p.wordList(&v.trigger)
	p.wordList(&v.beside)
	p.string(&v.description)
	p.vector(&v.vector)
	list(p, &v.parts, func(x *part) {
		text(p, &x.role)
		p.actor(&x.actor, a)
	})
	p.string(&v.place)
	p.days(&v.when)
	text(p, &v.basis)
	text(p, &v.factuality)
	n := slices.Index(a.statements, v.said)
	if number(p, &n); p.reading && n >= 0 && n < len(a.statements) {
		v.said = a.statements[n]
	}
	number(p, &v.line)
	number(p, &v.start)
}

// renumber gives the parts of an article its index in a corpus.
func renumber(a *article, n int) {
	for _, v := range a.actors {
		v.article = n
	}
	for _, v := range a.statements {
		v.article = n
	}
	for _, v := range a.reports {
		v.article = n
	}
}
