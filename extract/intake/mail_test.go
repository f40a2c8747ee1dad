package intake

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/schema"
)

const (
	mailPlain = "From: =?utf-8?Q?Marlow_Caf=C3=A9?= <desk@courier.example>\r\nTo: x@y.example\r\nDate: Tue, 5 Mar 2024 09:00:00 +0100\r\nSubject: Ferry is\r\n late\r\nMessage-ID: <7@courier.example>\r\n" +
		"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe caf=E9 ferry was late=\r\n on Monday.\r\n\r\nNobody said why.\r\n"
	mailParts = "From: a@b.example\nDate: 5 Mar 2024 09:00:00 +0100\nSubject: Ferry\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=xx\n\nnot shown\n" +
		"--xx\nContent-Type: multipart/alternative; boundary=yy\n\n--yy\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\nPGh0bWw+PHA+VGhlIGZlcnJ5IHdhcyBsYXRlIG9uIE1vbmRheSwgdGhlIGNpdHkgc2FpZC48L3A+\n--yy--\n" +
		"--xx\nContent-Type: application/pdf\nContent-Disposition: attachment\n\n%PDF\n--xx--\n"
)

func TestMail(t *testing.T) {
	saved := "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://courier.example/a\r\nSubject: Ferry\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"--b\"\r\n\r\n" +
		"----b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://courier.example/a\r\n\r\n" + strings.ReplaceAll(strings.ReplaceAll(page, "=", "=3D"), `<link rel=3D"canonical" href=3D"https://courier.example/2023/05/02/lenn">`, "") + "\r\n----b--\r\n"
	dir := tree(t, map[string]string{"a.eml": mailPlain, "b.eml": mailParts, "c.mhtml": saved, "d.eml": "no head at all\n\nText.", "e.eml": "From: a@b.example\n\n", "f.mht": mailPlain})
	lines, recs := gather(t, dir, Options{}, ".")
	if len(recs) != 3 {
		t.Fatalf("%q", lines)
	}
	want := []string{
		"a.eml From: Marlow Café <desk@courier.example>\nDate: Tue, 5 Mar 2024 09:00:00 +0100\nSubject: Ferry is late\n\nThe café ferry was late on Monday.\n\nNobody said why.\n",
		"b.eml From: a@b.example\nDate: 5 Mar 2024 09:00:00 +0100\nSubject: Ferry\n\nThe ferry was late on Monday, the city said.",
		"c.mhtml " + recs[2].Text,
		`error d.eml: not well formed: the head of the message: malformed header line: no head at all (an e-mail begins with lines like "From: …")`,
		"error e.eml: nothing to read (the e-mail has no text)",
		"error f.mht: no article text found (the page has no article, or builds it by script; save it as text)",
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Error(diff)
	}
	for _, r := range recs {
		r.Text, r.Source = "", ""
	}
	if diff := cmp.Diff([]*schema.Record{
		{ID: "7@courier.example", Published: "2024-03-05", PublishedBasis: schema.Metadata},
		{Published: "2024-03-05", PublishedBasis: schema.Metadata, Warnings: []string{"attachments that were not read: 1"}},
		{Title: "Lenn bridge closed", URL: "https://courier.example/a", Byline: []string{"Ada Finch"}, Language: "en", Outlet: "Marlow Courier", OutletBasis: schema.Metadata, Published: "2023-05-02", PublishedBasis: schema.Metadata},
	}, recs); diff != "" {
		t.Error(diff)
	}
}

func FuzzMail(f *testing.F) {
	f.Add(mailPlain)
	f.Add(mailParts)
	f.Fuzz(func(t *testing.T, in string) {
		checkRecords(t, readMail, in)
		checkRecords(t, readSavedPage, in)
	})
}
