package statements

// quotedParty is whom others quote as saying what the participle v leads to:
// "quoted Venn as saying". -1 when nobody does.
func (w *work) quotedParty(v int) int {
	h := w.a.Tokens[v].Head
	if h < 0 || h > v || w.tag(v) != "VBG" || !w.saidToSay(v) || !w.verbs[w.a.Tokens[v].Lemma].frames["quote"] {
		return -1
	}
	if o := w.a.Child(h, "obj"); o > h && o < v {
		return o
	}
	return -1
}

// quotes reports a verb that only names whom others quote: "quotes Venn as
// saying".
func (w *work) quotes(i int) bool {
	for _, k := range w.a.Children(i) {
		if w.quotedParty(k) >= 0 {
			return true
		}
	}
	return false
}
