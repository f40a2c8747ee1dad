package across

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestStories(t *testing.T) {
	a := damPage(t, "1", "Velden Herald", "2031-06-06", damTitle, damText)
	b := damPage(t, "2", "Gazette", "2031-06-07", "Walkout at Orvel", damOwn)
	c := damPage(t, "3", "Coastal Post", "2031-06-08", "Nobody talks", damOwn2)
	d := newPage(t, "4", "Northport Herald", "2031-06-06", ferryHerald)
	e := newPage(t, "5", "Coastal Post", "2031-06-07", ferryPost)
	later := damPage(t, "6", "Gazette", "2032-02-07", "Walkout at Orvel, again", "Sundria has walked out of talks on the Orvel dam. Wheat in Kessel is dear. Norland shrugs, Ilan Marr said in Velden.")
	r := resolve(t, a, b, c, d, e, later)
	if diff := cmp.Diff([]string{"1 2 3", "4 5"}, groups(r.Stories, storyMembers)); diff != "" {
		t.Error(diff)
	}
	for _, s := range r.Stories {
		if short(s.Members[0]) == "1" {
			want := Story{Node: s.Node, Title: damTitle, From: "2031-06-06", Until: "2031-06-08", Members: s.Members}
			if diff := cmp.Diff(want, s); diff != "" {
				t.Error(diff)
			}
		}
	}
}

// Short texts that nothing dates tell one story by what happened, not by the
// name of somebody whom both name.
func TestStoriesShort(t *testing.T) {
	r := resolve(t,
		newPage(t, "1", "", "", "Tessa Winfield opens library\nTessa Winfield opened the new library in Marlbrook with a reading. About 200 neighbours came. It holds 40,000 volumes."),
		newPage(t, "2", "", "", "Tessa Winfield wins award\nTessa Winfield has won the Golden Quill for fiction. The jury praised her humour. The prize is worth £10,000."),
		newPage(t, "3", "", "", "Ship runs aground\nThe freighter Anna Lisa ran aground off Cape Dorn. Its crew of twelve was lifted off by helicopter. No oil was seen, the coastguard said."),
		newPage(t, "4", "", "", "Freighter stuck\nTwelve sailors were rescued by helicopter after the freighter Anna Lisa hit rocks off Cape Dorn. The coastguard saw no oil. Tugs are on their way."),
	)
	if diff := cmp.Diff([]string{"3 4"}, groups(r.Stories, storyMembers)); diff != "" {
		t.Error(diff)
	}
}
