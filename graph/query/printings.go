package query

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/cayleygraph/quad"

	"dateline/graph"
	"dateline/graph/across"
	text "dateline/graph/words"
	"dateline/schema"
	"dateline/schema/vocab"
)

// Printing is one article's printing of some words, with what it made of them.
type Printing struct {
	Statement
	// Of is the id of the fullest printing, which the others are compared with;
	// "" where it is this one.
	Of      string          `json:"of,omitempty"`
	Kept    float64         `json:"kept"`              // share of the fullest one's words that it keeps in their order, 0 to 1
	Changes []across.Change `json:"changes,omitempty"` // cut, added and changed words
	Loose   bool            `json:"loose,omitempty"`   // in other words: a paraphrase or a translation
	Redated bool            `json:"redated,omitempty"` // said on another day
	// OtherSpeaker says that the same long quotation is given to somebody else:
	// it is shown, and not taken for the same utterance.
	OtherSpeaker bool   `json:"other_speaker,omitempty"`
	Marked       string `json:"marked"` // the fullest printing's words with those cut in [-…-] and those put in in {+…+}
}

// Printings lists the printings of an utterance, the fullest first of each, then
// in order of publication, and beside them long quotations almost to the word
// that articles of the same stories give to other speakers or other days.
// q.Utterance is the id of an utterance, of one statement, or words of what was
// said; other filters leave out printings. Errors about the request match
// ErrRequest.
func (r *Reader) Printings(ctx context.Context, q Said) (Result[Printing], error) {
	of := strings.TrimSpace(q.Utterance)
	q.Utterance = ""
	f, err := r.newSaidFilter(ctx, q)
	if err != nil {
		return Result[Printing]{}, err
	}
	p := &printer{saidFilter: f, seen: map[quad.IRI]bool{}}
	var rows []Printing
	err = p.groups(ctx, of, func(group []quad.IRI) error {
		list, err := p.printings(ctx, group)
		if rows = append(rows, list...); err == nil && q.Limit > 0 && len(rows) > q.Limit {
			err = errEnough
		}
		return err
	})
	if err != nil && err != errEnough {
		return Result[Printing]{}, err
	}
	res := result(rows, q.Limit)
	if err == errEnough {
		res.Total = 0 // nobody counted them
	}
	return res, nil
}

// errEnough ends a loop that has all that is asked for.
var errEnough = errors.New("enough")

// printer gathers the printings of utterances.
type printer struct {
	*saidFilter
	seen map[quad.IRI]bool // statements that stand in a row
}

// groups gives the statements of each utterance that is asked for, those printed
// once alone, in order of their first.
func (p *printer) groups(ctx context.Context, of string, give func([]quad.IRI) error) error {
	words := fold(of)
	if len(words) == 0 {
		return fmt.Errorf("%w: %q holds no word", ErrRequest, of)
	}
	if !strings.ContainsAny(of, " \t\n") {
		switch iri, err := p.Resolve(ctx, of); {
		case err == nil:
			kind, _, _ := vocab.Split(iri)
			if kind != vocab.Utterance && kind != vocab.Statement {
				return fmt.Errorf("%w: %s is neither an utterance nor a statement", ErrRequest, ID(iri))
			}
			group, err := p.sameWords(ctx, iri)
			if err != nil {
				return err
			}
			return give(group)
		case strings.Contains(of, "/") || !errors.Is(err, graph.ErrNotFound) && !errors.Is(err, ErrAmbiguous):
			return err
		}
	}
	met := map[quad.IRI]bool{}
	return p.saying(ctx, words, func(s quad.IRI) error {
		if met[s] {
			return nil
		}
		group, err := p.sameWords(ctx, s)
		if err != nil {
			return err
		}
		for _, m := range group {
			met[m] = true
		}
		return give(group)
	})
}

// saying visits the statements that have all the words, in order of their
// articles and their place there.
func (p *printer) saying(ctx context.Context, words phrase, visit func(quad.IRI) error) error {
	check := func(v *view, s *schema.Statement) error {
		if s == nil || !p.knows(v.article) || !words.among(v.statementText(s)) {
			return nil
		}
		return visit(v.node(vocab.Statement, s.ID))
	}
	nodes, known, err := p.having(ctx, text.Said, words)
	if err != nil {
		return err
	}
	if !known {
		return p.everyDocument(ctx, func(v *view) error {
			for i := range v.doc.Statements {
				if err := check(v, &v.doc.Statements[i]); err != nil {
					return err
				}
			}
			return nil
		})
	}
	slices.SortFunc(nodes, compareParts)
	for part := range slices.Chunk(nodes, chunk) {
		if err := p.partsAhead(ctx, part); err != nil {
			return err
		}
		for _, n := range part {
			hash, id, _ := local(n)
			v, err := p.view(ctx, hash)
			if err != nil {
				return err
			}
			s, err := v.statement(ctx, id)
			if err == nil {
				err = check(v, s)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// compareParts orders parts of one kind by article, then by number.
func compareParts(a, b quad.IRI) int {
	x, i, _ := local(a)
	y, k, _ := local(b)
	return cmp.Or(strings.Compare(x, y), cmp.Compare(len(i), len(k)), strings.Compare(i, k))
}

// sameWords are the statements of an utterance, or of that of a statement.
func (p *printer) sameWords(ctx context.Context, iri quad.IRI) ([]quad.IRI, error) {
	if kind, _, _ := vocab.Split(iri); kind == vocab.Statement {
		u, err := p.follow(ctx, iri, vocab.SameWords)
		if err != nil || u == "" {
			return []quad.IRI{iri}, err
		}
		iri = u
	}
	return p.subjects(ctx, vocab.SameWords, iri)
}

// printings are the rows of one utterance.
func (p *printer) printings(ctx context.Context, group []quad.IRI) ([]Printing, error) {
	var rows []Statement
	for _, n := range group {
		row, ok, err := p.row(ctx, n)
		if err != nil {
			return nil, err
		}
		if ok && !p.seen[n] {
			rows = append(rows, row)
		}
	}
	if len(rows) == 0 {
		return nil, nil
	}
	full := fullest(rows)
	others, err := p.elsewhere(ctx, group, full)
	if err != nil {
		return nil, err
	}
	if rows = append(rows, others...); len(others) > 0 {
		full = fullest(rows)
	}
	slices.SortFunc(rows, func(a, b Statement) int {
		return cmp.Or(-compareBool(a.ID == full.ID, b.ID == full.ID), compareEvidence(a.Evidence, b.Evidence))
	})
	var out []Printing
	for _, s := range rows {
		p.seen[IRI(s.ID)] = true
		row, err := compared(s, full)
		if err != nil {
			return nil, err
		}
		if ok, err := p.asked(ctx, s); err != nil || !ok {
			if err != nil {
				return nil, err
			}
			continue
		}
		out = append(out, row)
	}
	return out, nil
}

// row is a statement as known by the day that is asked for.
func (p *printer) row(ctx context.Context, n quad.IRI) (Statement, bool, error) {
	hash, id, _ := local(n)
	v, err := p.view(ctx, hash)
	if errors.Is(err, graph.ErrNotFound) {
		return Statement{}, false, nil // forgotten, and its links are still there
	}
	if err != nil || !p.knows(v.article) {
		return Statement{}, false, err
	}
	s, err := v.statement(ctx, id)
	if err != nil || s == nil {
		return Statement{}, false, err
	}
	row, err := p.statement(ctx, v, s)
	return row, err == nil, err
}

// asked reports whether a row passes the other filters.
func (p *printer) asked(ctx context.Context, row Statement) (bool, error) {
	if p.period.asked() && (row.SaidOn == nil || !p.period.holds(row.SaidOn)) {
		return false, nil
	}
	hash, id, _ := local(IRI(row.ID))
	v, err := p.view(ctx, hash)
	if err != nil {
		return false, err
	}
	s, err := v.statement(ctx, id)
	if err != nil {
		return false, err
	}
	return p.keeps(ctx, v, s)
}

// fullest is the printing that the others are compared with: in quotation marks,
// of most words; of those that lack few of them the first published, since a word
// or two may have been put in.
func fullest(rows []Statement) Statement {
	most, quoted := 0, slices.ContainsFunc(rows, func(s Statement) bool { return s.Kind != schema.Indirect })
	may := slices.DeleteFunc(slices.Clone(rows), func(s Statement) bool { return quoted && s.Kind == schema.Indirect })
	for _, s := range may {
		most = max(most, len(fold(s.Text)))
	}
	may = slices.DeleteFunc(may, func(s Statement) bool { return len(fold(s.Text)) < most-max(1, most/putIn) })
	return slices.MinFunc(may, func(a, b Statement) int {
		return cmp.Or(compareEvidence(a.Evidence, b.Evidence), strings.Compare(a.ID, b.ID))
	})
}

// putIn is of how many words of a printing one may have been put in.
const putIn = 8

// elsewhere are the statements of the same stories that print the quotation and
// stand in none of the group.
func (p *printer) elsewhere(ctx context.Context, group []quad.IRI, full Statement) ([]Statement, error) {
	if full.Kind != schema.Direct {
		return nil, nil
	}
	articles, err := p.besideOf(ctx, group)
	if err != nil {
		return nil, err
	}
	var out []Statement
	for _, hash := range articles {
		v, err := p.view(ctx, hash)
		if err == nil {
			err = v.whole(ctx)
		}
		if err != nil {
			return nil, err
		}
		for i := range v.doc.Statements {
			s := &v.doc.Statements[i]
			n := v.node(vocab.Statement, s.ID)
			if s.Kind != schema.Direct || p.seen[n] {
				continue
			}
			same, err := across.SameQuotation(full.Text, v.statementText(s))
			if err != nil {
				return nil, err
			}
			if !same {
				continue
			}
			row, ok, err := p.row(ctx, n)
			if err != nil {
				return nil, err
			}
			if ok {
				out = append(out, row)
			}
		}
	}
	return out, nil
}

// besideOf are the hashes of the other articles that tell the stories of the
// group's articles, in order.
func (p *printer) besideOf(ctx context.Context, group []quad.IRI) ([]string, error) {
	own, found := map[string]bool{}, map[string]bool{}
	for _, n := range group {
		hash, _, _ := local(n)
		own[hash] = true
		v, err := p.view(ctx, hash)
		if err != nil {
			return nil, err
		}
		if v.story == "" {
			continue
		}
		articles, err := p.subjects(ctx, vocab.InStory, v.story)
		if err != nil {
			return nil, err
		}
		for _, a := range articles {
			_, hash, _ := vocab.Split(a)
			found[hash] = true
		}
	}
	for hash := range own {
		delete(found, hash)
	}
	return sortedKeys(found), nil
}

// compared is a row beside the fullest printing.
func compared(s, full Statement) (Printing, error) {
	row := Printing{Statement: s, Kept: 1, Marked: s.Text}
	if s.ID == full.ID {
		return row, nil
	}
	row.Of = full.ID
	d, err := across.DriftFrom(full.Text, s.Text)
	if err != nil {
		return row, err
	}
	row.Kept, row.Changes, row.Loose, row.Marked = d.Kept, d.Changes, d.Loose, d.Marked
	row.Redated = apart(s.SaidOn, full.SaidOn)
	row.OtherSpeaker = someoneElse(s.Speaker, full.Speaker)
	return row, nil
}

// someoneElse reports whether two speakers are known to be two: both have names,
// which descriptions are not, and were resolved to different actors.
func someoneElse(a, b *Named) bool {
	known := func(n *Named) bool {
		if n == nil {
			return false
		}
		kind, _, _ := vocab.Split(IRI(n.ID))
		return kind == vocab.Actor && strings.ContainsFunc(n.Name, unicode.IsUpper)
	}
	return known(a) && known(b) && a.ID != b.ID
}
