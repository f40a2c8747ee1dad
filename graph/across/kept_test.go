package across

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Degrees of reuse in the corpus of Clough and Stevenson, from none to all.
var reuseDegrees = []string{"non", "heavy", "light", "cut"}

// signs of reuse: runs of one to three words, whole lines and new ones.
const signs = keptRuns + 2

type answer struct {
	question string
	degree   int
	kept     []float64
}

// TestReuse measures the measure on answers that were written freely or taken
// from a source to three degrees. What decides between degrees is fitted on
// four questions and tried on the fifth.
func TestReuse(t *testing.T) {
	const dir = "../../../shared/eval/dev/reuse"
	file, err := os.Open(filepath.Join(dir, "file_information.csv"))
	if err != nil {
		t.Skip("the answers are not here")
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	c, err := newCorpus()
	if err != nil {
		t.Fatal(err)
	}
	read := func(name string) *article {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		runes := make([]rune, len(data)) // ISO 8859-1
		for i, b := range data {
			runes[i] = rune(b)
		}
		c.add(newPage(t, "1", "", "", string(runes)).doc)
		return c.articles[len(c.articles)-1]
	}
	var answers []answer
	for _, row := range rows[1:] {
		for degree, name := range reuseDegrees {
			if row[2] == name {
				a, of := read(row[0]), read("orig_task"+row[1]+".txt")
				kept := c.kept(a, of)
				whole, fresh := a.keptLines(of)
				answers = append(answers, answer{row[1], degree, append(kept[:], whole, fresh)})
			}
		}
	}
	copied, graded := 0, 0
	for _, q := range []string{"a", "b", "c", "d", "e"} {
		x, y := guess(answers, q)
		copied, graded = copied+x, graded+y
	}
	two, four := float64(copied)/float64(len(answers)), float64(graded)/float64(len(answers))
	t.Logf("%d answers: copied or not %.3f, four degrees %.3f", len(answers), two, four)
	if two < 0.96 || four < 0.80 {
		t.Errorf("copied or not %.3f, four degrees %.3f; want .96 and .80", two, four)
	}
}

// guess fits on the answers to the other questions and counts how many of
// those to one question are told right as copied or not, and to the degree:
// first by its runs whether they are copied, then by its lines as well to which
// degree.
func guess(answers []answer, question string) (copied, graded int) {
	var train, trainCopied, test []answer
	for _, a := range answers {
		switch {
		case a.question == question:
			test = append(test, a)
			continue
		case a.degree > 0:
			trainCopied = append(trainCopied, a)
		}
		train = append(train, a)
	}
	whether := fit(train, keptRuns, 2, func(a answer) int { return min(a.degree, 1) })
	which := fit(trainCopied, signs, 3, func(a answer) int { return a.degree - 1 })
	for _, a := range test {
		degree := 0
		if whether(a) > 0 {
			degree = 1 + which(a)
		}
		if (degree > 0) == (a.degree > 0) {
			copied++
		}
		if degree == a.degree {
			graded++
		}
	}
	return copied, graded
}

// fit is a multinomial logistic regression on the first signs of answers, with a
// small ridge, by gradient descent on standardised values.
func fit(train []answer, used, classes int, class func(answer) int) func(answer) int {
	const ridge, rate, rounds = 1e-3, 0.5, 6000
	mean, spread := [signs]float64{}, [signs]float64{}
	for k := range signs {
		for _, a := range train {
			mean[k] += a.kept[k] / float64(len(train))
		}
		for _, a := range train {
			spread[k] += (a.kept[k] - mean[k]) * (a.kept[k] - mean[k]) / float64(len(train))
		}
		spread[k] = math.Sqrt(spread[k])
	}
	values := func(a answer) [signs + 1]float64 {
		v := [signs + 1]float64{signs: 1}
		for k := range used {
			v[k] = (a.kept[k] - mean[k]) / spread[k]
		}
		return v
	}
	weights := make([][signs + 1]float64, classes)
	chances := func(v [signs + 1]float64) []float64 {
		out, sum := make([]float64, classes), 0.0
		for c := range classes {
			for k := range v {
				out[c] += weights[c][k] * v[k]
			}
			out[c] = math.Exp(out[c])
			sum += out[c]
		}
		for c := range out {
			out[c] /= sum
		}
		return out
	}
	rows := make([][signs + 1]float64, len(train))
	for i, a := range train {
		rows[i] = values(a)
	}
	for range rounds {
		step := make([][signs + 1]float64, classes)
		for i, v := range rows {
			p := chances(v)
			p[class(train[i])]--
			for c := range classes {
				for k := range v {
					step[c][k] += p[c] * v[k] / float64(len(rows))
				}
			}
		}
		for c := range classes {
			for k := range step[c] {
				if k < signs {
					step[c][k] += ridge * weights[c][k]
				}
				weights[c][k] -= rate * step[c][k]
			}
		}
	}
	return func(a answer) int {
		best, p := 0, chances(values(a))
		for c := range p {
			if p[c] > p[best] {
				best = c
			}
		}
		return best
	}
}

// A copy keeps less the more it is rewritten, and an account of its own least.
func TestDegree(t *testing.T) {
	c, err := newCorpus()
	if err != nil {
		t.Fatal(err)
	}
	texts := []string{damText, damSpun, damHeavy, damOwn}
	for i, text := range texts {
		c.add(damPage(t, string(rune('1'+i)), "", "", damTitle, strings.TrimSpace(text)).doc)
	}
	last := 2.0
	for i := range texts {
		d := c.degree(c.articles[i], c.articles[0])
		if d >= last || i == 0 && d != 1 {
			t.Errorf("text %d keeps %.2f after %.2f", i, d, last)
		}
		last = d
	}
}
