package schema

import "dateline/schema/edtf"

// date checks a date that may be absent.
func (c *checker) date(v *Date, bases []Basis) error {
	if v == nil {
		return nil
	}
	err := in("basis", oneOf(v.Basis, bases))
	switch {
	case err != nil:
	case v.Basis == Unknown && v.EDTF != "":
		err = in("edtf", invalid("is %q, but the basis is %q", v.EDTF, Unknown))
	case v.Basis != Unknown && v.EDTF == "":
		err = in("edtf", invalid("is missing, but the basis is %q", v.Basis))
	default:
		err = checkDays(v.EDTF, v.From, v.Until)
	}
	return firstOf(err, reference("time", TimeID, len(c.doc.Times), v.Time), c.optional(v.Span))
}

// datedBy checks the evidence of a date from neighbours, which no other date has.
func (c *checker) datedBy() error {
	a := &c.doc.Article
	lent := a.Published != nil && a.Published.Basis == FromNeighbours
	if lent != (len(a.DatedBy) > 0) {
		return in("dated_by", invalid("has %d articles beside a date whose basis is not theirs, or none", len(a.DatedBy)))
	}
	for i, n := range a.DatedBy {
		switch {
		case !isArticleID(n.Article) || n.Article == a.ID:
			return at("dated_by", i, in("article", invalid("is %q, want the id of another article", n.Article)))
		case n.Why == "":
			return at("dated_by", i, in("why", invalid("is missing")))
		case i > 0 && n.Article <= a.DatedBy[i-1].Article:
			return at("dated_by", i, in("article", invalid("is not behind the one before it")))
		}
	}
	return nil
}

// checkDays checks that text is EDTF in its usual form and that from and until
// are days it may mean. Where the text bounds a side, that day must be given.
func checkDays(text, from, until string) error {
	if text == "" {
		if from+until != "" {
			return in("edtf", invalid("is missing beside from %q and until %q", from, until))
		}
		return nil
	}
	d, err := edtf.Parse(text)
	if err != nil {
		return in("edtf", invalid("%v", err))
	}
	if s := d.String(); s != text {
		return in("edtf", invalid("is %q, want %q", text, s))
	}
	_, bounded := d.Earliest()
	first, err := checkDay(d, from, bounded)
	if err != nil {
		return in("from", err)
	}
	_, bounded = d.Latest()
	last, err := checkDay(d, until, bounded)
	if err != nil {
		return in("until", err)
	}
	if from != "" && until != "" && first > last {
		return in("until", invalid("is %s, before from, which is %s", until, from))
	}
	return nil
}

// checkDay checks one day against the days that d may mean.
func checkDay(d edtf.Date, text string, bounded bool) (edtf.Day, error) {
	if text == "" {
		if bounded {
			return 0, invalid("is missing beside edtf %q", d)
		}
		return 0, nil
	}
	day, err := edtf.ParseDay(text)
	if err != nil {
		return 0, invalid("%v", err)
	}
	if low, ok := d.Earliest(); ok && day < low {
		return 0, invalid("is %s, before all days of edtf %q", text, d)
	}
	if high, ok := d.Latest(); ok && day > high {
		return 0, invalid("is %s, after all days of edtf %q", text, d)
	}
	return day, nil
}
