// Command train makes the models of package syntax from treebanks in CoNLL-U,
// and measures them:
//
//	GOEXPERIMENT=simd go run ./extract/syntax/train -ud DIR -gum DIR -raw FILES -out extract/syntax/data
//	go run ./extract/syntax/train -ud DIR -gum DIR -eval -report extract/syntax/FIGURES.md
//
// DIR of -ud holds en_ewt-ud-{train,dev,test}.conllu, DIR of -gum the documents
// of GUM and its splits.md. Only the training parts are trained on; the texts of
// -raw are for word vectors only. The same input gives the same files, with
// GOEXPERIMENT=simd several times sooner.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"
	"time"
)

func main() {
	log.SetFlags(0)
	ud := flag.String("ud", "../shared/train/ud-ewt", "folder of UD English EWT")
	gum := flag.String("gum", "../shared/train/gum", "folder of GUM with splits.md")
	raw := flag.String("raw", defaultRaw, "files of text for word vectors, with commas between: .tsv with the text in the second column, others with a word to a row")
	out := flag.String("out", "", "folder to write the models to")
	measure := flag.Bool("eval", false, "print the accuracy of the models on the parts not trained on")
	page := flag.String("report", "", "file to write the figures of -eval to, by class")
	data := flag.String("data", "extract/syntax/data", "folder of the models to measure")
	flag.Parse()
	t, err := readTreebanks(*ud, *gum)
	if err == nil && *out != "" {
		err = t.models(*out, strings.Split(*raw, ","))
	}
	if err == nil && *measure {
		err = t.figures(*data, *page)
	}
	if err != nil {
		log.Fatal(err)
	}
}

// treebanks are the parts used.
type treebanks struct {
	train, dev, test []sentence
	news, other      []sentence // of GUM's development and test parts: news and interviews, other genres
}

// figures measures the models in a folder, and writes a page if it has a name.
func (t *treebanks) figures(dir, page string) error {
	list, err := t.measure(dir, os.Stdout)
	if err == nil && page != "" {
		err = report(page, list)
	}
	return err
}

func readTreebanks(ud, gum string) (*treebanks, error) {
	t := &treebanks{}
	for part, to := range map[string]*[]sentence{"train": &t.train, "dev": &t.dev, "test": &t.test} {
		list, err := readFile(filepath.Join(ud, "en_ewt-ud-"+part+".conllu"))
		if err != nil {
			return nil, err
		}
		*to = list
	}
	more, err := readDir(gum, func(_, part string) bool { return part == "train" })
	if err != nil {
		return nil, err
	}
	t.train = append(t.train, more...)
	more, err = readDir(gum, func(_, part string) bool { return part == "dev" || part == "test" })
	for _, s := range more {
		if strings.HasPrefix(s.doc, "GUM_news_") || strings.HasPrefix(s.doc, "GUM_interview_") {
			t.news = append(t.news, s)
		} else {
			t.other = append(t.other, s)
		}
	}
	return t, err
}

// models trains the models and writes them to a folder.
func (t *treebanks) models(out string, raw []string) error {
	start := time.Now()
	say := func(what string) { fmt.Fprintf(os.Stderr, "%4.0f s  %s\n", time.Since(start).Seconds(), what) }
	say(fmt.Sprintf("%d sentences", len(t.train)))
	if err := learnLemmas(t.train, out); err != nil {
		return err
	}
	titles, err := readTitles()
	if err != nil {
		return err
	}
	corpus := augment(t.train, titles)
	say(fmt.Sprintf("%d sentences with those made for the news", len(corpus)))
	tags := tagSet(corpus)
	tagger := trainTagger(corpus, tags, mixture, tagFloor)
	if err := os.WriteFile(filepath.Join(out, "tags.model"), tagger.Append(nil), 0o644); err != nil {
		return err
	}
	say("tagger")
	jack := jackknife(corpus, tags, folds)
	say("tags for the parser")
	parser := trainParser(corpus, jack, relationSet(corpus))
	say("parser")
	if err := os.WriteFile(filepath.Join(out, "tree.model"), parser.Append(nil), 0o644); err != nil {
		return err
	}
	texts, err := rawTexts(raw)
	if err != nil {
		return err
	}
	nets := trainNeural(t.train, corpus, texts, jack, tagger, parser)
	say("nets")
	return os.WriteFile(filepath.Join(out, "nets.model"), nets.Append(nil), 0o644)
}

// defaultRaw are the openly licensed texts beside the treebanks.
const defaultRaw = "../shared/train/pronouns/gap-development.tsv,../shared/train/pronouns/gap-validation.tsv," +
	"../shared/train/ner/crossner-politics/train.txt,../shared/train/ner/crossner-politics/dev.txt,../shared/train/ner/crossner-politics/test.txt"

// folds is the number of blocks of the training part that are tagged by a
// tagger trained on the others.
const folds = 5
