package intake

import "strings"

// titleBreaks stand between the parts of a page's title.
var titleBreaks = []string{" | ", " – ", " — ", " - ", " » ", " :: "}

// withoutSite is a page's title without the name of the site behind it.
func withoutSite(title string) string {
	for _, sep := range titleBreaks {
		if i := strings.LastIndex(title, sep); i > 0 && len(strings.Fields(title[:i])) >= 3 {
			return title[:i]
		}
	}
	return title
}

// siteMost is how many words a site's name has at most.
const siteMost = 6

// siteBehind is the site's name that a page's title has behind one of its
// headlines, "" for none.
func siteBehind(title string, headlines ...string) string {
	for _, headline := range headlines {
		rest, ok := strings.CutPrefix(title, headline)
		if !ok || headline == "" {
			continue
		}
		for _, sep := range titleBreaks {
			if i := strings.LastIndex(rest, sep); i >= 0 {
				if name := strings.TrimSpace(rest[i+len(sep):]); len(strings.Fields(name)) <= siteMost {
					return name
				}
			}
		}
	}
	return ""
}

// siteName is the site's name, "" for a mere account or host name.
func siteName(name string) string {
	name = strings.TrimSpace(name)
	if strings.HasPrefix(name, "@") || !strings.ContainsAny(name, " ") && strings.Contains(name, ".") {
		return ""
	}
	return name
}
