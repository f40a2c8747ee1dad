package across

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDifferences(t *testing.T) {
	negated := strings.Replace(damSpun, "Norland would tolerate no ultimatum", "Norland would tolerate an ultimatum", 1)
	numbered := strings.Replace(damSpun, "nearly 40 days", "nearly 60 days", 1)
	renamed := strings.Replace(damSpun, "plans in Kessel and Marrow", "plans in Kettle and Marrow", 1)
	displaced := strings.Replace(damSpun, "It is unknown what change he was included in at the moment.", "Nobody knows where he is going after his holiday.", 1)
	same := []string{"quotation: operation → surgery", "quotation: remains unanswered → answer"}
	tests := []struct {
		name, text string
		want       []string
	}{
		{"paraphrase is no difference outside quotation marks", damHeavy, []string{same[0], "quotation: stopped → quit", "quotation: proposal → offer", "quotation: passed → gave", "quotation: envoys remains unanswered → delegates is still without reply"}},
		{"words in quotation marks", damSpun, same},
		{"a number", numbered, append([]string{"number: 40 → 60"}, same...)},
		{"a name", renamed, append([]string{"name: Kessel → Kettle"}, same...)},
		{"a sentence in the same place", displaced, append(same[:2:2], "content: It remains unclear what changes were included in the most recent proposal → Nobody knows where he is going after his holiday")},
		{"a not", negated, append(same[:2:2], "negation: will not → would")},
		{"the text itself", damText, nil},
	}
	of := newPage(t, "a", "North Wire", "2024-06-07", damTitle+"\n"+damText).doc
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			found, err := Differences(of, newPage(t, "b", "", "2024-06-08", damTitle+"\n"+tt.text).doc)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, d := range found {
				got = append(got, fmt.Sprintf("%s: %s → %s", d.Kind, d.Of.Changed.Text, d.Copy.Changed.Text))
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestUnits(t *testing.T) {
	for _, tt := range []struct {
		of, copied string
		want       int
	}{
		{"The hikers fell about 200ft from the ridge near the old quarry.", "The hikers fell about 60m from the ridge near the old quarry.", 0},
		{"The hikers fell about 200 feet from the ridge near the old quarry.", "The hikers fell about 300 feet from the ridge near the old quarry.", 1},
		{"Police Lt. Mara Venn spoke to the reporters at the old quarry.", "Police Lieutenant Mara Venn spoke to the reporters at the old quarry.", 0},
		{"Talks with the Norland Ferry Corporation about the pier stalled again.", "Talks with the NFC about the pier stalled again.", 0},
		{"The guards searched the town of Kessel near the old quarry.", "The guards searched the town of Marrow near the old quarry.", 1},
		{"The guards searched the town of Kessel near the old quarry.", "The guards searched the town of miners near the old quarry.", 0},
	} {
		found, err := Differences(newPage(t, "a", "", "", tt.of).doc, newPage(t, "b", "", "", tt.copied).doc)
		if err != nil || len(found) != tt.want {
			t.Errorf("%s / %s: %+v, %v", tt.of, tt.copied, found, err)
		}
	}
}
