package syntax_test

import (
	"strings"
	"testing"

	"dateline/extract/syntax"
)

// TestSecondReading holds the verb and the subject of sentences whose first tree
// has a noun on top, and that true noun phrases keep theirs.
func TestSecondReading(t *testing.T) {
	p, err := syntax.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct{ text, verb, subject string }{
		{"Wage talks between Norlandic and Sundrian negotiators stalled on Friday after the port released the figures.", "stalled", "talks"},
		{"In 113 matches prior to Thursday, the keeper has saved nine penalties and made two goals.", "saved", "keeper"},
		{"The judge, by law sentenced the banker to nine years in a prison near the coast.", "sentenced", "judge"},
		{"The clerk said the man, who had recently lost his job at the mill, walked into the hall and shouted.", "walked", "man"},
		{"The envoys, the clerk said, met their friends at the mill and refused to leave the hall.", "met", "envoys"},
		{"The ferry's owner, analysts say, will sell two boats to the mill.", "sell", "owner"},
		{"The envoy, a clerk at the mill, said the boats were sold in May.", "said", "envoy"},
		{"A long and bitter quarrel over the fishing rights of two small islands.", "", ""},
		{"The envoys have met in many rounds of talks after the conflict between the two islands broke out in May.", "broke", "conflict"},
	} {
		a := p.Analyze(x.text)
		if x.verb == "" {
			if tag := a.Tokens[a.Root(0)].Tag; tag[0] != 'N' {
				t.Errorf("%s: root %s is tagged %s", x.text, a.Word(a.Root(0)), tag)
			}
			continue
		}
		found := false
		for i := range a.Tokens {
			if s := a.Child(i, "nsubj"); a.Word(i) == x.verb && s >= 0 {
				found = true
				if a.Word(s) != x.subject {
					t.Errorf("%s: subject %q, want %q", x.text, a.Word(s), x.subject)
				}
			}
		}
		if !found {
			t.Errorf("%s: %q has no subject", x.text, x.verb)
		}
	}
}

// TestRefusal holds that a negation right before an infinitive denies it, not
// the verb before it.
func TestRefusal(t *testing.T) {
	p, err := syntax.New()
	if err != nil {
		t.Fatal(err)
	}
	a := p.Analyze("A clerk who asked not to be named said it was late.")
	for i := range a.Tokens {
		if a.Word(i) == "not" && a.Word(a.Tokens[i].Head) != "named" {
			t.Errorf("not denies %q, want named", a.Word(a.Tokens[i].Head))
		}
	}
}

// TestParticiple holds that a participle describes the noun before it, and that
// a verb in the past keeps its subject.
func TestParticiple(t *testing.T) {
	p, err := syntax.New()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"The soldiers sent to Mali were killed.":                        "sent VBN acl soldiers",
		"A march planned for Saturday in Velden was banned.":            "planned VBN acl march",
		"The envoys opened the gates to nine clerks ordered out of it.": "ordered VBN acl clerks",
		"Police questioned three men arrested in Velden on Monday.":     "arrested VBN acl men",
		"The soldiers went to Mali and the clerks wept.":                "went VBD root ",
		"The clerk left after the envoys moved to Velden.":              "moved VBD advcl left",
	} {
		a := p.Analyze(text)
		for i := range a.Tokens {
			if tok := &a.Tokens[i]; a.Word(i) == strings.Fields(want)[0] {
				head := ""
				if tok.Head >= 0 {
					head = a.Word(tok.Head)
				}
				if got := strings.Join([]string{a.Word(i), tok.Tag, tok.Rel, head}, " "); got != want {
					t.Errorf("%s: %s, want %s", text, got, want)
				}
			}
		}
	}
}
