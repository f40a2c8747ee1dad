package across

import "testing"

func TestDays(t *testing.T) {
	may, second, fifth, open := dateDays(on("2031-05")), dateDays(on("2031-05-02")), dateDays(on("2031-05-05")), dateDays(on(""))
	for _, tc := range []struct {
		name      string
		got, want any
	}{
		{"month meets day", may.meets(second), true},
		{"two days do not meet", second.meets(fifth), false},
		{"unknown meets all", open.meets(second), true},
		{"gap", second.gap(fifth), 3},
		{"gap of what meets", may.gap(fifth), 0},
		{"both", may.and(second), second},
		{"with unknown", open.and(second), second},
		{"hull", second.or(fifth).span(), 4},
		{"widened", second.widen(2, 3).gap(fifth), 0},
		{"exact", second.exact() && !may.exact() && !open.exact(), true},
		{"EDTF", second.or(fifth).date().EDTF, "2031-05-02/2031-05-05"},
	} {
		if tc.got != tc.want {
			t.Errorf("%s: %v, want %v", tc.name, tc.got, tc.want)
		}
	}
}

func BenchmarkResolve(b *testing.B) {
	t := &testing.T{}
	docs := SampleDocuments(t)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Resolve(docs); err != nil {
			b.Fatal(err)
		}
	}
}
