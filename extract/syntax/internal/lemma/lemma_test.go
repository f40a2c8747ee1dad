package lemma

import "testing"

func TestOf(t *testing.T) {
	set, err := Read([]byte("# format: tsv\n# fields: kind\tform\tlemma\n# source: test\n# licence: none\nverb\tsaid\tsay\nverb\tadd\tadd\nnoun\tfeet\tfoot\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range [][3]string{
		{"said", "VBD", "say"}, {"Said", "VBD", "say"}, {"stopped", "VBD", "stop"}, {"added", "VBD", "add"},
		{"hoping", "VBG", "hope"}, {"stated", "VBN", "state"}, {"settled", "VBN", "settle"}, {"travelling", "VBG", "travel"},
		{"called", "VBD", "call"}, {"joined", "VBD", "join"}, {"required", "VBN", "require"}, {"denies", "VBZ", "deny"},
		{"watches", "VBZ", "watch"}, {"visited", "VBD", "visit"}, {"countries", "NNS", "country"}, {"churches", "NNS", "church"},
		{"feet", "NNS", "foot"}, {"gunmen", "NNS", "gunman"}, {"Ukrainians", "NNPS", "Ukrainian"}, {"Kyiv", "NNP", "Kyiv"},
		{"bigger", "JJR", "big"}, {"earliest", "JJS", "early"}, {"largest", "JJS", "large"}, {"The", "DT", "the"},
		{"CALLED", "VBD", "call"}, {"ÉLAN", "NN", "élan"}, {"1970s", "NNS", "1970s"}, {"MP's", "NNS", "mp"},
	} {
		if got := set.Of(c[0], c[1]); got != c[2] {
			t.Errorf("%s/%s: lemma %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

func TestPast(t *testing.T) {
	set, err := Read([]byte("# format: tsv\n# fields: kind\tform\tlemma\n# source: test\n# licence: none\nverb\tunderwent\tundergo\nverb\tadd\tadd\nverb\tdrunk\tdrink\nadjective\tdrunk\tdrunk\n"))
	if err != nil {
		t.Fatal(err)
	}
	for form, want := range map[string]bool{"underwent": true, "add": false, "drunk": false, "unheard": false, "": false, "ȾȾȾ": false} {
		if got := set.Past(form); got != want {
			t.Errorf("%q: %v", form, got)
		}
	}
}
