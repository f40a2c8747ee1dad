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
	same := []string{"quotation: operation → surgery", "quotation: bargaining → haggling", "quotation: remains unanswered → answer"}
	tests := []struct {
		name, text string
		want       []string
	}{
		{"paraphrase is no difference outside quotation marks", damHeavy, []string{same[0], same[1], "quotation: stopped → quit", "quotation: proposal → offer", "quotation: passed to → gave", "quotation: envoys remains unanswered → delegates is still without reply"}},
		{"words in quotation marks", damSpun, same},
		{"a number", numbered, append([]string{"number: 40 → 60"}, same...)},
		{"a name", renamed, append([]string{"name: Kessel → Kettle"}, same...)},
		{"a sentence in the same place", displaced, append(same[:3:3], "content: It remains unclear what changes were included in the most recent proposal → Nobody knows where he is going after his holiday")},
		{"a not", negated, append(same[:3:3], "negation: will not → would")},
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

// What one sentence of a copy changes, and what it only says otherwise.
func TestAltered(t *testing.T) {
	for _, tt := range []struct{ of, copied, want string }{
		{"Mayor Oksana Kovalenko told the crews to stay.", "Mayor Oksana Kovalenka told the crews to stay.", "spelling: Kovalenko → Kovalenka"},
		{"Mayor Oksana Kovalenko told the crews to stay.", "Mayor Oksana Kowalenko told the crews to stay.", ""},
		{"Minister Daniyar Ospanov told the crews to stay.", "Minister Daniiar Ospanov told the crews to stay.", ""},
		{"The dam at Lorne is safe, said Jon Marsh, head of the board.", "The dam at Lorne is safe, said John March, head of the board.", "spelling: Marsh → March"},
		{"The case of Erik Sandberg was closed by the judge.", "The case of Erika Sandberg was closed by the judge.", "name: Erik → Erika"},
		{"In May the firm Northwind sued the firm Calder over the pier.", "In May the firm Calder sued the firm Northwind over the pier.", "name: Northwind → Calder; name: Calder → Northwind"},
		{"Farmers put the damage at 48 million crowns.", "Farmers put the damage at 48 billion crowns.", "number: million → billion"},
		{"The rebels will withdraw 30 kilometres from Orsha.", "The rebels will withdraw 30 miles from Orsha.", "number: kilometres → miles"},
		{"The judge sent Holm to prison for six years.", "The judge sent Holm to prison for sixteen years.", "number: six → sixteen"},
		{"The judge sent Holm to prison for six years.", "The judge sent Holm to prison for 6 years.", ""},
		{"The tax will rise to 2.5 percent in Kessel.", "The tax will rise to 25 percent in Kessel.", "number: 2.5 → 25"},
		{"The tax will rise to 2.50 percent in Kessel.", "The tax will rise to 2.5 percent in Kessel.", ""},
		{"A court in Kessel convicted the former minister Holm.", "A court in Kessel acquitted the former minister Holm.", "sense: convicted → acquitted"},
		{"A court in Kessel convicted the former minister Holm.", "A court in Kessel sentenced the former minister Holm.", ""},
		{"Geneva will send 250 unarmed observers to Orsha.", "Geneva will send 250 armed observers to Orsha.", "sense: unarmed → armed"},
		{"Holm allegedly took 300 crowns from the firm Vestra.", "Holm took 300 crowns from the firm Vestra.", "certainty: allegedly → "},
		{"Holm allegedly took 300 crowns from the firm Vestra.", "Holm reportedly took 300 crowns from the firm Vestra.", ""},
		{"“Customers will not pay a cent more because of this deal,” Raman said.", "“Customers will not pay much more because of this deal,” Raman said.", "quotation: a cent → much"},
		{"The crews left. “Nobody should try to drive through it.”", "The crews left. “Somebody should try to drive through it.”", "quotation: Nobody → Somebody"},
	} {
		found, err := Differences(newPage(t, "a", "", "", tt.of).doc, newPage(t, "b", "", "", tt.copied).doc)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range found {
			got = append(got, fmt.Sprintf("%s: %s → %s", d.Kind, d.Of.Changed.Text, d.Copy.Changed.Text))
		}
		if s := strings.Join(got, "; "); s != tt.want {
			t.Errorf("%s: %q, want %q", tt.copied, s, tt.want)
		}
	}
}
