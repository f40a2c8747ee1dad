package query

import "testing"

func TestApart(t *testing.T) {
	for _, tc := range []struct {
		misspelt, name string
		apart          int
		ok             bool
	}{
		{"Zelenski", "Volodymyr Zelenskyy", 2, true},
		{"jon smith", "John Smith", 1, true},
		{"Jorgensen", "Ida Jørgensen", 1, true},
		{"Duarte Brandon", "Duarte Brandão", 2, true},
		{"Duarte Brandon", "Brandão Foam", 5, true},
		{"Fenrick", "Frenick", 2, true},
		{"Ann", "Ana", 1, true},
		{"Ann", "Bob", 0, false},
		{"Lee", "Li", 0, false},
		{"a b c Smith", "Smith", 0, false},
		{"", "Smith", 0, false},
	} {
		apart, ok := fold(tc.misspelt).apart(fold(tc.name))
		if ok != tc.ok || ok && apart != tc.apart {
			t.Errorf("%q, %q: %d apart, %v; want %d, %v", tc.misspelt, tc.name, apart, ok, tc.apart, tc.ok)
		}
	}
}
