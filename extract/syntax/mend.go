package syntax

// oneSubject mends a verb with two subjects side by side, as in "spokeswoman
// Anna Berg told": the name in word k of the group stands in apposition to the
// noun before it.
func oneSubject(a *Analysis, tokens []int, k int) {
	t := &a.Tokens[tokens[k]]
	if t.Rel != "nsubj" || t.Tag != "NNP" {
		return
	}
	before := k - 1
	for before >= 0 && a.Tokens[tokens[before]].Head == tokens[k] {
		before--
	}
	if before < 0 {
		return
	}
	if n := &a.Tokens[tokens[before]]; n.Rel == "nsubj" && n.Head == t.Head && n.Tag[0] == 'N' {
		t.Head, t.Rel = tokens[before], "appos"
	}
}

// lateSubject mends "with his colleague, Anna Berg, the minister said", read
// as if the colleague spoke: a noun with a preposition is no subject, and what
// stands in apposition to it next to the verb is.
func lateSubject(a *Analysis, tokens []int, k int) {
	t := &a.Tokens[tokens[k]]
	if t.Rel != "nsubj" || t.Head < tokens[k] || t.Tag[0] != 'N' {
		return
	}
	preposition := false
	for i := k - 1; i >= 0 && i > k-subjectMost && !preposition; i-- {
		c := &a.Tokens[tokens[i]]
		preposition = c.Head == tokens[k] && c.Rel == "case" && c.Tag == "IN"
	}
	if !preposition {
		return
	}
	last := -1
	for i := k + 1; i < len(tokens) && tokens[i] < t.Head; i++ {
		if c := &a.Tokens[tokens[i]]; c.Head == tokens[k] && c.Rel == "appos" {
			last = tokens[i]
		}
	}
	if last >= 0 {
		a.Tokens[last].Head, a.Tokens[last].Rel = t.Head, "nsubj"
		t.Rel = "obl"
	}
}

// subjectMost bounds the words between a preposition and its noun.
const subjectMost = 12

// clauseSubject mends "after the conflict broke out", read as "after the
// conflict" and a clause without subject: what stands behind the preposition
// right before such a verb is its subject. Only prepositions that also open
// clauses count.
func (p *Parser) clauseSubject(a *Analysis, tokens []int, k int) {
	verb := tokens[k]
	t := &a.Tokens[verb]
	if t.Rel != "advcl" || t.Tag != "VBD" && t.Tag != "VBZ" && t.Tag != "VBP" {
		return
	}
	for i, j := range tokens {
		if c := &a.Tokens[j]; c.Head == verb && (i < k && c.Rel != "advmod" || c.Rel == "nsubj" || c.Rel == "aux:pass") {
			return // it has a subject or what opens it
		}
	}
	n := k - 1
	for n >= 0 && a.Tokens[tokens[n]].Head == verb {
		n--
	}
	if n < 0 {
		return
	}
	noun := tokens[n]
	for h := a.Tokens[noun].Head; h >= 0 && h < verb && h != t.Head; h = a.Tokens[noun].Head {
		noun = h
	}
	of := &a.Tokens[noun]
	if of.Head != t.Head || of.Rel != "obl" || of.Tag[0] != 'N' {
		return
	}
	for _, j := range tokens[:n+1] {
		if c := &a.Tokens[j]; c.Head == noun && c.Rel == "case" && j < noun && p.words.lookup(a.Word(j))&opener != 0 {
			c.Head, c.Rel = verb, "mark"
			of.Head, of.Rel = verb, "nsubj"
			return
		}
	}
}

// reportedSubject mends "said the man, who had left, walked in", read with the
// man as a second subject of the verb of saying: a noun behind a verb that has
// its subject before it is the subject of the clause behind.
func reportedSubject(a *Analysis, tokens []int, k int) {
	noun := tokens[k]
	t := &a.Tokens[noun]
	if t.Rel != "nsubj" || t.Head < 0 || t.Head > noun {
		return
	}
	before, clause := false, -1
	for _, j := range tokens {
		switch c := &a.Tokens[j]; {
		case c.Head == t.Head && c.Rel == "nsubj" && j < t.Head:
			before = true
		case c.Head == t.Head && c.Rel == "ccomp" && j > noun && clause < 0:
			clause = j
		case c.Head == clause && clause >= 0 && (c.Rel == "nsubj" || c.Rel == "nsubj:pass" || c.Rel == "mark"):
			return
		}
	}
	if before && clause >= 0 && a.Tokens[clause].Tag[0] == 'V' {
		for j := noun + 1; j < clause; j++ {
			if c := &a.Tokens[j]; c.Head == clause && (c.Rel == "nsubj" || c.Rel == "mark") {
				return
			}
		}
		t.Head = clause
	}
}

// refusal mends "asked not to be named", read as a question that was not asked:
// a negation right before an infinitive is part of it.
func (p *Parser) refusal(a *Analysis, tokens []int, k int) {
	i := tokens[k]
	t := &a.Tokens[i]
	if t.Rel != "advmod" || t.Head < 0 || t.Head > i || k+2 >= len(tokens) || p.words.lookup(a.Word(i))&negation == 0 {
		return
	}
	to := &a.Tokens[tokens[k+1]]
	if to.Tag != "TO" || to.Head <= i {
		return
	}
	verb := &a.Tokens[to.Head]
	if verb.Head == t.Head && verb.Rel == "advcl" {
		verb.Rel = "xcomp"
	}
	t.Head = to.Head
}

// interrupted mends "negotiators, he said, met", read as if the negotiators
// said it or were what is said: a noun set off by a comma from the subject of a
// verb with a comma behind it is the subject of the clause there that has none.
func interrupted(a *Analysis, tokens []int, k int) {
	noun := tokens[k]
	t := &a.Tokens[noun]
	said := t.Head
	if said < noun || t.Tag[0] != 'N' && t.Tag != "PRP" {
		return
	}
	switch t.Rel {
	case "ccomp", "nsubj", "nsubj:pass", "obl":
	default:
		return
	}
	speaker, clause := -1, -1
	for _, j := range tokens {
		switch c := &a.Tokens[j]; {
		case c.Head == noun && (c.Rel == "cop" || c.Rel == "nsubj" || c.Rel == "case" && c.Tag != "POS"):
			return
		case c.Head == said && j > noun && j < said && c.Rel == "nsubj":
			speaker = j
		case c.Head == said && j > said && c.Rel == "ccomp" && clause < 0:
			clause = j
		}
	}
	if v := &a.Tokens[said]; clause < 0 && v.Rel == "parataxis" && v.Head > said {
		clause = v.Head
	}
	if speaker < 0 || clause < 0 || a.Tokens[clause].Tag[0] != 'V' || !a.comma(noun+1, speaker) || a.comma(speaker, said) || !a.comma(said, said+3) {
		return
	}
	if rel := a.vacant(tokens, clause); rel != "" {
		t.Head, t.Rel = clause, rel
	}
}

// comma reports a comma among the tokens from first to before last.
func (a *Analysis) comma(first, last int) bool {
	for i := first; i < last && i < len(a.Tokens); i++ {
		if a.Tokens[i].Tag == "," {
			return true
		}
	}
	return false
}

// vacant is the relation that a subject of a clause without one would have, ""
// where the clause has one or a conjunction of its own.
func (a *Analysis) vacant(tokens []int, clause int) string {
	rel := "nsubj"
	for _, j := range tokens {
		if c := &a.Tokens[j]; c.Head == clause {
			switch c.Rel {
			case "nsubj", "nsubj:pass", "mark", "csubj", "expl":
				return ""
			case "aux:pass":
				rel = "nsubj:pass"
			}
		}
	}
	return rel
}

// gerundObject mends "cutting wages carries risks", read with the wages as
// another subject of the verb: what stands between a gerund that is the subject
// and its verb is the object of the gerund. Names are left alone: what stands
// before one may be a name that looks like a gerund.
func gerundObject(a *Analysis, tokens []int, k int) {
	t := &a.Tokens[tokens[k]]
	if t.Rel != "nsubj" || t.Head < tokens[k] || t.Tag != "NN" && t.Tag != "NNS" {
		return
	}
	for i := k - 1; i >= 0; i-- {
		c := &a.Tokens[tokens[i]]
		if c.Tag == "," {
			return
		}
		if c.Head == t.Head && c.Rel == "csubj" && c.Tag == "VBG" {
			t.Head, t.Rel = tokens[i], "obj"
			return
		}
	}
}
