package main

import (
	"fmt"
	"os"
	"time"

	"dateline/extract/syntax/internal/hashed"
	"dateline/extract/syntax/internal/neural"
	"dateline/extract/syntax/internal/parsing"
	"dateline/extract/syntax/internal/tagging"
)

// Settings of the nets' training.
const (
	tagNetEpochs  = 7
	treeNetEpochs = 7
	tagHide       = 56 // hidden units left out in training, of 256
	treeHide      = 64
	netChunks     = 4     // in an epoch; each is seen with the weights after the one before
	netRate       = 0.002 // for a quarter of the time, then falling to near 0
)

// Weights of the perceptrons' scores, best on the development part.
const (
	tagMix  = 0.020
	treeMix = 0.012
)

// netRateAt is the learning rate after a share of the training.
func netRateAt(share float64) float32 {
	if share < 0.25 {
		return netRate
	}
	return float32(netRate * max(0.01, (1-share)/0.75))
}

// lesson is what a sentence adds to the examples of a chunk.
type lesson struct {
	values []int32
	list   []example
	work   neural.Layer
	scores [64]int32
	rnd    random
}

// learn trains a net on n sentences. see adds the states of a sentence as a
// net makes them; with a probability of explore it follows the net.
func (l *learner) learn(name string, n, epochs int, see func(to *lesson, net *neural.Net, sentence, explore int)) *neural.Net {
	start := time.Now()
	net := l.net()
	for e := range epochs {
		order := l.rnd.order(n)
		loss := 0.0
		for c := range netChunks {
			part := order[n*c/netChunks : n*(c+1)/netChunks]
			seed := l.rnd.next()
			var sides [2]lesson
			each(2, func(side int) {
				to := &sides[side]
				for i, k := range part[len(part)*side/2 : len(part)*(side+1)/2] {
					to.rnd = random(seed + uint64(side)<<40 + uint64(i)<<8)
					see(to, net, k, min(e, 1)*explore)
				}
			})
			l.values = append(append(l.values[:0], sides[0].values...), sides[1].values...)
			l.list = append(append(l.list[:0], sides[0].list...), sides[1].list...)
			l.top = 0
			loss += l.epoch(func(share float64) float32 {
				return netRateAt((float64(e) + (float64(c)+share)/netChunks) / float64(epochs))
			})
			net = l.net()
		}
		fmt.Fprintf(os.Stderr, "%4.0f s  %s, epoch %d: loss %.4f\n", time.Since(start).Seconds(), name, e+1, loss/netChunks)
	}
	return net
}

// valueCounts are the numbers of values by kind.
func valueCounts(lex *neural.Lexicon) [neural.Kinds]int {
	c := neural.ValueCounts()
	c[neural.WordKind], c[neural.PieceKind] = lex.Trained+neural.Reserved, lex.Pieces.Size()
	return c
}

// trainTagNet trains the net that tags.
func trainTagNet(corpus []sentence, m *tagging.Model, lex *neural.Lexicon, vectors, drop []float32) *neural.Net {
	ids := index(m.Tags)
	l := newLearner(neural.TagLayout(len(m.Tags)), len(m.Tags), 0, valueCounts(lex), vectors, vectorDim, drop, 11)
	l.hide = tagHide
	all := uint64(1)<<len(m.Tags) - 1
	return l.learn("tags", len(corpus), tagNetEpochs, func(to *lesson, net *neural.Net, k, explore int) {
		list := shown(corpus[k].words, &to.rnd)
		forms := formsOf(nil, list)
		var s tagging.Sentence
		s.Reset(m.Lexicon, forms)
		words := lex.Read(nil, forms, s.Class)
		t1, t2 := uint8(63), uint8(63)
		var v [neural.TagSlots]int32
		for i, w := range list {
			neural.TagValues(words, i, t1, t2, &v)
			gold := ids[w.tag]
			to.values = append(to.values, v[:]...)
			to.list = append(to.list, example{good: 1 << gold, legal: all, gold: -1})
			if explore > to.rnd.below(100) {
				to.work.Fill(net, v[:])
				to.work.Score(net, 0, to.scores[:net.Outputs])
				gold = argmax(to.scores[:len(m.Tags)])
			}
			t1, t2 = uint8(gold), t1
		}
	})
}

// trainTreeNet trains the net that parses.
func trainTreeNet(corpus []sentence, tags [][]uint8, m *tagging.Model, relations []string, lex *neural.Lexicon, vectors, drop []float32) *neural.Net {
	ids := index(relations)
	items := make([]item, len(corpus))
	for i, s := range corpus {
		items[i] = newItem(s, tags[i], ids)
	}
	layout := neural.TreeLayout(len(relations))
	l := newLearner(layout, 3, len(relations), valueCounts(lex), vectors, vectorDim, drop, 12)
	l.hide = treeHide
	return l.learn("trees", len(corpus), treeNetEpochs, func(to *lesson, net *neural.Net, k, explore int) {
		it := items[k]
		list := corpus[k].words
		if n := len(list); n > 2 && to.rnd.below(6) == 0 && list[n-1].tag == "." && leaf(list, n-1) {
			it, list = it.withoutStop(), list[:n-1]
		}
		forms := it.forms
		if to.rnd.below(10) == 0 {
			forms = nil
			for _, w := range list {
				forms = append(forms, hashed.Of(titled(w.form)))
			}
		}
		words := lex.Read(nil, forms, func(int) uint64 { return 0 })
		to.tree(&it, words, net, len(relations), explore)
	})
}

// tree adds the states of the parse of a sentence.
func (to *lesson) tree(it *item, words []neural.Word, net *neural.Net, relations, explore int) {
	var p parsing.Sentence
	var st parsing.State
	var s neural.Sentence
	p.Reset(it.forms, it.tags, 0)
	st.Reset(&p)
	s.Reset(words, it.tags)
	var v [neural.TreeSlots]int32
	for !st.Done() {
		neural.TreeValues(&st, &s, &v)
		to.work.Fill(net, v[:])
		to.work.Score(net, 0, to.scores[:4])
		scores := [3]int32(to.scores[:3])
		t := parserTrainer{state: st}
		best, good := t.judge(it, &scores)
		e := example{gold: -1}
		for m := parsing.Left; m <= parsing.Shift; m++ {
			if st.Legal(m) {
				e.legal |= 1 << m
				if cost(&st, it, m) == good.cost {
					e.good |= 1 << m
				}
				if m != parsing.Shift {
					if h, d := st.Arc(m); h == it.heads[d] && h < len(it.heads) {
						e.gold, e.from = int(it.labels[d]), neural.LabelOutput(m, relations)
					}
				}
			}
		}
		if e.good != e.legal || e.gold >= 0 {
			to.values = append(to.values, v[:]...)
			to.list = append(to.list, e)
		}
		if explore <= to.rnd.below(100) {
			best = good
		}
		label := uint8(63)
		if best.move != parsing.Shift {
			if h, d := st.Arc(best.move); h < len(it.heads) {
				if explore == 0 && h == it.heads[d] {
					label = it.labels[d]
				} else {
					n := relations + relations&1
					to.work.Score(net, neural.LabelOutput(best.move, relations), to.scores[:n])
					label = uint8(argmax(to.scores[:relations]))
				}
			}
		}
		st.Do(best.move, label)
	}
}

// trainNeural trains both nets. train is the treebank alone, corpus with what
// was made of it, jack its tags for the parser, raw more texts for the vectors.
func trainNeural(train, corpus []sentence, raw [][]uint64, jack [][]uint8, tags *tagging.Model, trees *parsing.Model) *neural.Model {
	texts := raw
	for _, s := range train {
		var text []uint64
		for _, f := range formsOf(nil, s.words) {
			text = append(text, f.Lower)
		}
		texts = append(texts, text)
	}
	lex, drop := neuralLexicon(train, texts, func(f hashed.Form) uint64 {
		var s tagging.Sentence
		s.Reset(tags.Lexicon, []hashed.Form{f})
		return s.Class(0)
	})
	vectors := wordVectors(texts, lex.Words)
	m := &neural.Model{Lexicon: lex, TagMix: tagMix, TreeMix: treeMix}
	m.Tagger = trainTagNet(corpus, tags, lex, vectors, drop)
	m.Parser = trainTreeNet(corpus, jack, tags, trees.Relations, lex, vectors, drop)
	m.Join(tags, trees)
	return m
}
