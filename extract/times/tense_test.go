package times

import "testing"

// TestDirection reads sentences of Friday, 10 June 2022: the day of the last
// time tells whether the clause was taken for one of the past or the future.
func TestDirection(t *testing.T) {
	tests := []struct{ text, want string }{
		{"The court met on Monday.", "2022-06-06"},
		{"The court will meet on Monday.", "2022-06-13"},
		{"The court is expected to meet on Monday.", "2022-06-13"},
		{"The court plans to meet on Monday.", "2022-06-13"},
		{"The offer had been due to expire on Monday.", "2022-06-06"},
		{"Thirty members had filed their reports by Wednesday.", "2022-06-08"},
		{"They must file their reports by Wednesday.", "2022-06-15"},
		{"Until Thursday, they had not called him a suspect.", "2022-06-09"},
		{"They will appeal Wednesday's ruling.", "2022-06-08"},
		{"They will boycott Sunday's election.", "2022-06-12"},
		{"The firm is trying to sell itself under a February agreement.", "2022-02-01"},
		{"Rovers beat Ashford Town on Tuesday night.", "2022-06-07"},
		{"The banks cut their rates on Monday.", "2022-06-06"},
		{"He said that he would leave on Tuesday.", "2022-06-14"},
		{"He said that she left on Tuesday.", "2022-06-07"},
		{"The talks, set to resume on Monday, are in Bern.", "2022-06-13"},
		{"They want to save the talks, set to resume on Monday in Bern.", "2022-06-13"},
		{"Tensions rose ahead of a vote on Sunday.", "2022-06-12"},
		{"The party lost support ahead of the presidential election on Sunday.", "2022-06-12"},
		{"Tensions rose ahead of Sunday's vote.", "2022-06-12"},
		{"Tensions rose after a vote on Sunday.", "2022-06-05"},
		{"They marched ahead of the band on Sunday.", "2022-06-05"},
		{"A second march is planned for Saturday.", "2022-06-11"},
	}
	g := tagger(t)
	for _, tt := range tests {
		ts := read(t, g, tt.text, "2022-06-10").Out.Times
		if len(ts) == 0 || ts[len(ts)-1].From != tt.want {
			t.Errorf("%s: %v, want %s", tt.text, spans(ts), tt.want)
		}
	}
}
