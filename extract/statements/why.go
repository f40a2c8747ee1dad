package statements

import (
	"strings"

	"dateline/schema"
)

// why says for explain how each statement was read: by which entry of the
// lexicon, where its speaker and its content were found, and whence its date.
func (w *work) why(out []schema.Statement) {
	reasons := map[string][]string{}
	for i, c := range w.found {
		if c.cueless {
			how := "open, the text names none"
			if c.how != "" {
				how = c.how
			}
			reasons[out[i].ID] = append(reasons[out[i].ID], "cue: none, "+c.rule, "speaker: "+how)
			continue
		}
		cue := strings.ToLower(w.d.Text[w.a.Tokens[c.cue.first].Start:w.a.Tokens[c.cue.last-1].End])
		reasons[out[i].ID] = append(reasons[out[i].ID], "cue: "+cue+" in "+c.rule)
		switch {
		case c.open:
			reasons[out[i].ID] = append(reasons[out[i].ID], "speaker: open, the text names none")
		case c.how != "":
			reasons[out[i].ID] = append(reasons[out[i].ID], "speaker: "+c.how)
		}
		if len(c.routes) > 0 {
			reasons[out[i].ID] = append(reasons[out[i].ID], "content: "+strings.Join(c.routes, ", "))
		}
		if d := w.whence[i]; d != "" {
			reasons[out[i].ID] = append(reasons[out[i].ID], "said on: "+d)
		}
	}
	w.d.Why = reasons
}
