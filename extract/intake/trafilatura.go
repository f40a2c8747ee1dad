package intake

import (
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
)

// Trafilatura reads pages with go-trafilatura in its fast mode and dates with
// go-htmldate, without the guesses of its extensive search.
type Trafilatura struct{}

// Fixed bounds keep the clock out of the results.
var (
	firstDate = time.Date(1995, 1, 1, 0, 0, 0, 0, time.UTC)
	lastDate  = time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC)
)

// noAddress keeps the date finder away from the page's address, which package
// source reads with a basis of its own.
const noAddress = "about:blank"

// Read finds the article of a page.
func (Trafilatura) Read(page string, address *url.URL) (Page, error) {
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return Page{}, fmt.Errorf("%w: %v", ErrFormat, err)
	}
	published := pageDate(doc)
	res, err := trafilatura.ExtractDocument(doc, trafilatura.Options{
		OriginalURL:      address,
		ExcludeComments:  true,
		HtmlDateOverride: &htmldate.Result{},
	})
	if err != nil || res.ContentNode == nil {
		return Page{}, ErrNoText
	}
	text := pageText(res.ContentNode)
	if !hasProse(text) {
		return Page{}, ErrNoText
	}
	m := res.Metadata
	return Page{
		Title: m.Title, Outlet: siteName(m.Sitename), Published: published,
		Byline: authors(m.Author), URL: m.URL, Language: m.Language, Text: text,
	}, nil
}

// pageDate is the day of publication, "" when the page does not state a whole
// day: the finder fills a missing day or month, which is no reading.
func pageDate(doc *html.Node) string {
	opts := htmldate.Options{
		UseOriginalDate: true, SkipExtensiveSearch: true,
		MinDate: firstDate, MaxDate: lastDate, URL: noAddress,
	}
	found, err := htmldate.FromDocument(doc, opts)
	if err != nil || found.IsZero() || !statesDay(found.SrcString, found.DateTime) {
		return ""
	}
	return found.DateTime.Format(time.DateOnly)
}

// numeric are dates whose day and month could change places.
var numeric = regexp.MustCompile(`\b(\d{1,2})[./-](\d{1,2})[./-]\d{2,4}\b`)

// digits are runs of digits.
var digits = regexp.MustCompile(`\d+`)

// statesDay reports whether the source of a date names its year and its day,
// and in an order that leaves no second reading.
func statesDay(source string, day time.Time) bool {
	if m := numeric.FindStringSubmatch(source); m != nil {
		a, b := atoi(m[1]), atoi(m[2])
		return a == b || a > 12 || b > 12
	}
	year, date := false, false
	for _, d := range digits.FindAllString(source, -1) {
		switch n := atoi(d); {
		case len(d) == 8:
			year, date = true, true
		case len(d) == 4:
			year = year || n == day.Year()
		case len(d) <= 2:
			date = date || n == day.Day()
		}
	}
	return year && date
}

// atoi is the number of a short run of digits.
func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// siteName is the site's name, "" for a mere account or host name.
func siteName(name string) string {
	name = strings.TrimSpace(name)
	if strings.HasPrefix(name, "@") || !strings.ContainsAny(name, " ") && strings.Contains(name, ".") {
		return ""
	}
	return name
}

// authors splits the finder's list of authors.
func authors(list string) []string {
	var out []string
	for _, a := range strings.Split(list, ";") {
		if a = strings.TrimSpace(a); a != "" {
			out = append(out, a)
		}
	}
	return out
}
