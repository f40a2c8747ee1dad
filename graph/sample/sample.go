// Package sample makes up Documents for tests and measurements: articles of
// outlets over years, with actors and places that are named as unevenly as in
// the news, events that several articles report, statements about them, and
// copies of earlier articles. The same options give the same Documents, one at
// a time, however many there are.
package sample

import (
	"fmt"
	"iter"
	"math/rand/v2"

	"dateline/schema"
	"dateline/schema/edtf"
)

// Options say what to make up; a zero field stands for its default.
type Options struct {
	Articles int    // 1,000
	Years    int    // over which they are published, from 2015 on; 10
	Seed     uint64 // another one gives other articles
	// Statements and Events are how many an article has: 15 and 20, as in an
	// article of 500 words.
	Statements, Events int
	Actors, Places     int // in the world; 20,000 and 5,000
	Outlets            int // 200
	// Daily, where given, is how many articles are published a day, and Years is
	// of no account: the articles are a stream of news, as unlike each other as
	// there. Else all tell of ten topics a month in the same few words.
	Daily int
	words *wording // of a stream of news
}

func (o Options) withDefaults() Options {
	for _, f := range []struct {
		field *int
		value int
	}{{&o.Articles, 1000}, {&o.Years, 10}, {&o.Statements, 15}, {&o.Events, 20}, {&o.Actors, 20_000}, {&o.Places, 5000}, {&o.Outlets, 200}} {
		if *f.field <= 0 {
			*f.field = f.value
		}
	}
	return o
}

// start is the first day of publication.
var start = edtf.DayOf(2015, 1, 1)

// Shares of articles and of what they tell.
const (
	copyEvery  = 8  // one article in so many is a copy
	copyReach  = 40 // of one of so many articles before it
	daysBefore = 3  // events are told for so many days
	slots      = 6  // events a day in a topic
	topics     = 10 // a month, the first of which are told most
	cast       = 10 // actors in a topic
	sites      = 4  // places in a topic
)

// Documents makes up articles in order of publication.
func Documents(o Options) iter.Seq2[*schema.Document, error] {
	o = o.withDefaults()
	return func(yield func(*schema.Document, error) bool) {
		if o.Daily > 0 {
			var err error
			if o.words, err = loadWording(); err != nil {
				yield(nil, err)
				return
			}
		}
		for i := range o.Articles {
			if !yield(o.article(i), nil) {
				return
			}
		}
	}
}

// rng is the source of chance of one thing, whatever else is made up.
func (o Options) rng(kind, n int) *rand.Rand {
	return rand.New(rand.NewPCG(o.Seed<<8+uint64(kind), uint64(n)))
}

// Kinds of things that chance decides about.
const (
	ofArticle = iota
	ofText
	ofEvent
	ofActor
	ofPlace
	ofOutlet
	ofTopic
	ofStory
)

// origin is the article whose text i has: itself, unless it is a copy.
func (o Options) origin(i int) int {
	if r := o.rng(ofArticle, i); i > 0 && r.IntN(copyEvery) == 0 {
		return i - 1 - r.IntN(min(i, copyReach))
	}
	return i
}

// day is when article i is published.
func (o Options) day(i int) edtf.Day {
	if o.Daily > 0 {
		return start + edtf.Day(i/o.Daily)
	}
	return start + edtf.Day(i*o.Years*365/o.Articles)
}

// article makes up the i-th article.
func (o Options) article(i int) *schema.Document {
	text := i
	for o.origin(text) != text {
		text = o.origin(text)
	}
	w := newWriter(o, text)
	published := o.day(i).String()
	outlet := o.word(ofOutlet, o.rng(ofOutlet, -1-i).IntN(o.Outlets)) + " Post"
	w.doc.Article = schema.Article{
		ID: ID(o, i), Source: fmt.Sprintf("sample/%d.txt", i), URL: fmt.Sprintf("https://news.example/%d", i), Title: w.title, Language: "en",
		Outlet:    &schema.Outlet{ID: schema.OutletID(outlet), Name: outlet, Basis: schema.Given},
		Published: &schema.Date{EDTF: published, From: published, Until: published, Basis: schema.Given},
		Blocks:    w.blocks,
	}
	return w.doc
}

// ID is the id of the i-th article. Articles that follow each other are far
// apart in the order of ids, as hashes are.
func ID(o Options, i int) string { return fmt.Sprintf("article/%016x", mix(o.Seed<<40+uint64(i)+1)) }

// mix spreads a number over 64 bits, each number another (SplitMix64).
func mix(x uint64) uint64 {
	x *= 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
