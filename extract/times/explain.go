package times

import (
	"fmt"
	"strings"

	"dateline/extract"
	"dateline/schema"
)

// Explanation says how a time was read.
type Explanation struct {
	Time      string // id of the time
	Parts     string // the classes that the rule caught, with their words: WDAY "Tuesday"
	Reference string // what the time counts from, "" for one that names its days itself
	Steps     string // the arithmetic, up to the value
}

// Explain tells for each time of a resolved document which parts its rule
// caught, what it counts from and how its days follow. It needs what the
// resolver needs and changes nothing.
func (t *Tagger) Explain(d *extract.Doc) []Explanation {
	m := t.matcher(d)
	defer t.pool.Put(m)
	out := make([]Explanation, len(d.Out.Times))
	w := newWork(m, d, d.Out.Article.Published)
	w.dry, w.told, w.reference = true, out, "date of publication"
	w.run(schema.Span{Start: 0, End: len(d.Text)})
	for _, s := range sayings(d) {
		w.from, w.until, w.known = days(s.on)
		w.reference = "day of the words"
		w.run(s.span)
	}
	return out
}

// explain tells how time i was read.
func (w *work) explain(i int, x *expr, f *frame, r *reading) Explanation {
	e := Explanation{Time: w.d.Out.Times[i].ID, Parts: w.parts(x)}
	switch {
	case r.value == "" && (x.rule.kind == kDuration || x.rule.kind == kSet || x.rule.kind == kRef || x.rule.kind == kWindow && f.known):
		e.Steps = x.open() + ", no day of its own"
		return e
	case r.value == "" && !f.known:
		e.Steps = x.open() + ", left open: the day it counts from is not known"
		return e
	case r.value == "":
		e.Steps = x.open() + ", left open: nothing to count from"
		return e
	}
	now := "day it counts from"
	if f.known {
		now = f.now.String()
	}
	switch r.why {
	case "published":
		e.Reference = w.reference + " " + now
	case "context", "near":
		if k := w.ref; k >= 0 {
			now = w.periods[k].value()
			e.Reference = fmt.Sprintf("%s %q %s", w.d.Out.Times[k].ID, w.d.Out.Times[k].Text, now)
		}
	case "past", "future", "nearest", "same day", "weekday":
		e.Reference = w.reference + " " + now
		if !f.known {
			e.Reference = "the latest full date of the text"
		}
	}
	steps := []string{x.arithmetic(now, r)}
	if m := x.mod(); m != "" && r.edtf != r.period.edtf() {
		steps = append(steps, m+" → "+r.edtf)
	}
	if s := x.clockSuffix(); s != "" {
		steps = append(steps, "at "+s[1:]+" → "+r.value)
	}
	e.Steps = strings.Join(steps, "; ")
	return e
}

// parts are the classes caught with their words.
func (w *work) parts(x *expr) string {
	var out []string
	for _, c := range x.caps {
		if c.last > c.first {
			words := w.m.text[w.m.toks[c.first].start:w.m.toks[c.last-1].end]
			out = append(out, fmt.Sprintf("%s %q", className(c.class), words))
		}
	}
	return strings.Join(out, " ")
}

// className is the name of a class in the tables.
func className(c class) string {
	for name, k := range classNames {
		if k == c {
			return name
		}
	}
	return ""
}

var weekdayNames = [...]string{"", "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"}

// arithmetic is the step from the reference to the period or interval read.
func (x *expr) arithmetic(now string, r *reading) string {
	to := " → " + r.period.value()
	switch x.rule.kind {
	case kWindow:
		return fmt.Sprintf("%s %s %s → %s", x.duration(), x.towards("up to", "from"), now, r.edtf)
	case kRange:
		return x.rangeValue() + " → " + r.edtf
	case kDeictic:
		n, _ := x.get(cDeictic)
		if d, ok := x.any(cRel, cCrel); ok {
			n += d
		}
		return fmt.Sprintf("%s %+d days%s", now, n, to)
	case kUnit:
		u, _ := x.unit()
		return fmt.Sprintf("%s %s %s%s", strings.ToLower(unitNames[u]), x.towards("before", "after"), now, to)
	case kShift, kOffset:
		sign := x.towards("−", "+")
		if step, ok := x.get(cStep); ok {
			now = "the day named"
			if sign = "+"; step < 0 {
				sign = "−"
			}
		}
		return now + " " + sign + " " + x.duration() + to
	case kClock:
		return "the day of " + now + to
	case kHoliday:
		return "the feast " + x.why(now, r) + to
	}
	if w, ok := x.weekday(); ok && !x.hasDay() && x.rule.kind == kDate {
		return "weekday " + weekdayNames[w] + " " + x.why(now, r) + to
	}
	return x.openDate() + " " + x.why(now, r) + to
}

var unitNames = [...]string{"", "SECOND", "MINUTE", "HOUR", "DAY", "WEEK", "FORTNIGHT", "MONTH", "QUARTER", "YEAR", "DECADE", "CENTURY", "MILLENNIUM"}

// towards is back or ahead by the direction word, "of" for neither.
func (x *expr) towards(back, ahead string) string {
	switch d, _, _ := x.rel(); {
	case d < 0:
		return back
	case d > 0:
		return ahead
	}
	return "of"
}

// why is the choice among the days that an expression may mean.
func (x *expr) why(now string, r *reading) string {
	if _, _, ok := x.rel(); ok && r.why != "" {
		return x.towards("before", "after") + " " + now
	}
	switch r.why {
	case "past":
		return "before " + now + ", as the clause tells the past"
	case "future":
		return "on or after " + now + ", as the clause tells the future"
	case "nearest":
		return "nearest to " + now + ", with the past preferred"
	case "same day":
		return "of " + now
	case "weekday":
		return "in the year where its day of the week fits"
	case "published", "context":
		return "counted from " + now
	}
	return "as named"
}
