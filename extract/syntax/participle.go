package syntax

// participle mends reduced relative clauses: "troops sent to the coast", read
// as if the troops had sent something. A verb in the past with neither object
// nor auxiliary and a phrase behind it describes the noun in front of it where
// another verb needs that noun.
func (p *Parser) participle(a *Analysis, tokens []int, k int) {
	verb := tokens[k]
	t := &a.Tokens[verb]
	if k == 0 || t.Head < 0 || t.Tag != "VBN" && t.Tag != "VBD" {
		return
	}
	subject, ok := a.bare(tokens, verb)
	if !ok || subject > verb || !a.opensPhrase(tokens, k+1) {
		return
	}
	spoken := t.Tag == "VBD" && p.words.lookup(a.Word(verb))&cue != 0
	switch {
	case t.Head > verb && (t.Rel == "nsubj" || t.Rel == "nsubj:pass" || t.Rel == "csubj") && !spoken:
		a.describedSubject(tokens, k, subject)
	case t.Head < verb && subject > t.Head && t.Rel == "xcomp" && t.Tag == "VBN":
		a.describedObject(tokens, verb, subject)
	case t.Head < verb && subject < 0 && t.Tag == "VBD" && (t.Rel == "acl" || t.Rel == "advcl" || t.Rel == "xcomp") && !spoken:
		if n := p.describable(a, tokens, k); n == t.Head || n > t.Head && a.Tokens[t.Head].Tag[0] == 'V' && !a.comma(t.Head, verb) {
			t.Head, t.Rel, t.Tag = n, "acl", "VBN"
		}
	}
}

// bare is the subject of a verb without object, auxiliary or conjunction, -1
// without one; ok is false where the verb has more of a clause.
func (a *Analysis) bare(tokens []int, verb int) (subject int, ok bool) {
	subject = -1
	for _, j := range tokens {
		c := &a.Tokens[j]
		if c.Head != verb {
			continue
		}
		switch c.Rel {
		case "aux", "aux:pass", "cop", "mark", "expl", "obj", "iobj", "ccomp", "csubj":
			return -1, false
		case "nsubj", "nsubj:pass":
			subject = j
		}
		if c.Tag[0] == 'W' {
			return -1, false
		}
	}
	return subject, true
}

// describedSubject mends "the troops sent to the coast left", read with "sent"
// as the subject of "left", and "a march planned for Sunday is off", read as
// one noun.
func (a *Analysis) describedSubject(tokens []int, k, subject int) {
	verb := tokens[k]
	t := &a.Tokens[verb]
	if subject < 0 {
		before := tokens[k-1]
		if c := &a.Tokens[before]; c.Head != verb || c.Tag[0] != 'N' {
			return
		}
		for _, j := range tokens[:k-1] {
			if c := &a.Tokens[j]; c.Head == verb {
				c.Head = before
			}
		}
		subject = before
	}
	rel := t.Rel
	if rel == "csubj" {
		rel = "nsubj"
		for _, j := range tokens {
			if c := &a.Tokens[j]; c.Head == t.Head && c.Rel == "aux:pass" {
				rel = "nsubj:pass"
			}
		}
	}
	a.Tokens[subject].Head, a.Tokens[subject].Rel = t.Head, rel
	t.Head, t.Rel, t.Tag = subject, "acl", "VBN"
}

// describedObject mends "questioned three men arrested in May", read as if what
// the men did were told.
func (a *Analysis) describedObject(tokens []int, verb, subject int) {
	t := &a.Tokens[verb]
	h := t.Head
	if a.Tokens[h].Tag[0] != 'V' || a.comma(h, verb) || a.Tokens[subject].Tag[0] != 'N' {
		return
	}
	for _, j := range tokens {
		if c := &a.Tokens[j]; c.Head == h && (c.Rel == "obj" || c.Rel == "aux:pass" || c.Rel == "iobj") {
			return
		}
	}
	a.Tokens[subject].Head, a.Tokens[subject].Rel = h, "obj"
	t.Head, t.Rel, t.Tag = subject, "acl", "VBN"
}

// describable is the common noun right before word k of a group where it is no
// subject of a clause, -1 without one.
func (p *Parser) describable(a *Analysis, tokens []int, k int) int {
	n := tokens[k-1]
	t := &a.Tokens[n]
	if t.Tag != "NN" && t.Tag != "NNS" && t.Tag != "NNPS" || t.Head < 0 {
		return -1
	}
	for h := t.Head; h >= 0; h = a.Tokens[h].Head {
		if h == tokens[k] {
			return -1 // else they would govern each other
		}
	}
	for _, j := range tokens[:k-1] {
		if c := &a.Tokens[j]; c.Head == n && (c.Rel == "mark" || c.Rel == "case" && p.words.lookup(a.Word(j))&opener != 0) {
			return -1 // "after delegates voted"
		}
	}
	return n
}

// opensPhrase reports a preposition or the mark of an infinitive at word k.
func (a *Analysis) opensPhrase(tokens []int, k int) bool {
	if k >= len(tokens) {
		return false
	}
	tag := a.Tokens[tokens[k]].Tag
	return tag == "IN" || tag == "TO"
}

// gerundPhrase mends "accused of bombing Velden", read as if Velden were
// something that bombs.
func (a *Analysis) gerundPhrase(tokens []int, k int) {
	verb := tokens[k]
	t := &a.Tokens[verb]
	if k == 0 || t.Tag != "VBG" || t.Rel != "compound" && t.Rel != "amod" || t.Head < verb || a.Text[t.Start] < 'a' {
		return
	}
	name, before := &a.Tokens[t.Head], &a.Tokens[tokens[k-1]]
	if name.Tag != "NNP" || name.Head < 0 || before.Head != t.Head || before.Rel != "case" || before.Tag != "IN" {
		return
	}
	before.Head, before.Rel = verb, "mark"
	t.Head, t.Rel, name.Head, name.Rel = name.Head, "acl", verb, "obj"
	if a.Tokens[t.Head].Tag[0] == 'V' {
		t.Rel = "advcl"
	}
}
