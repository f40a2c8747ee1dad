package export

import (
	"net/url"
	"strings"
)

// webAddress is a link that is safe to follow: http or https, with a host and
// without what would end a link in Markdown or HTML. Other addresses give "".
func webAddress(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	out := u.String()
	if strings.ContainsAny(out, "<>\"` \n\r\t") {
		return ""
	}
	return out
}
