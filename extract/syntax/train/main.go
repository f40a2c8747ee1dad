// Command train makes the models of package syntax from treebanks in CoNLL-U,
// and measures them:
//
//	go run ./extract/syntax/train -ud DIR -gum DIR -out extract/syntax/data
//	go run ./extract/syntax/train -ud DIR -gum DIR -eval
//
// DIR of -ud holds en_ewt-ud-{train,dev,test}.conllu, DIR of -gum the documents
// of GUM and its splits.md. Only the training parts are trained on. The same
// input gives the same files.
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
	out := flag.String("out", "", "folder to write the models to")
	only := flag.String("only", "", "train only tags or trees")
	flag.Parse()
	t, err := readTreebanks(*ud, *gum)
	if err == nil && *out != "" {
		err = t.models(*out, *only)
	}
	if err != nil {
		log.Fatal(err)
	}
}

// treebanks are the parts used.
type treebanks struct{ train, dev, test, news []sentence }

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
	t.news, err = readDir(gum, func(doc, part string) bool {
		return (part == "dev" || part == "test") && (strings.HasPrefix(doc, "GUM_news_") || strings.HasPrefix(doc, "GUM_interview_"))
	})
	return t, err
}

// models writes the models to a folder.
func (t *treebanks) models(out, only string) error {
	start := time.Now()
	tags := tagSet(t.train)
	fmt.Fprintf(os.Stderr, "%d sentences, %d tags\n", len(t.train), len(tags))
	m := trainTagger(t.train, tags, 1)
	fmt.Fprintf(os.Stderr, "tagger: %.0f s\n", time.Since(start).Seconds())
	for name, part := range map[string][]sentence{"dev": t.dev, "test": t.test, "news": t.news} {
		good, all := tagAccuracy(m, part)
		fmt.Fprintf(os.Stderr, "%s %.2f\n", name, 100*float64(good)/float64(all))
	}
	return os.WriteFile(filepath.Join(out, "tags.model"), m.Append(nil), 0o644)
}
