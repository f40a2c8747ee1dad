package main

import (
	"math"
	"testing"
)

func TestAlike(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"kharkiv", "kharkov", true}, {"kyiv", "kiev", false}, {"zaporizhia", "zaporizhzhya", true},
		{"lviv", "lemberg", false}, {"odessa", "odesa", true}, {"", "x", false},
	} {
		if got := alike(tt.a, tt.b); got != tt.want {
			t.Errorf("alike(%q, %q) = %v", tt.a, tt.b, got)
		}
	}
}

func TestParseCity(t *testing.T) {
	const line = "1\tGrimbleton\tGrimbleton\tGrimbelton,GRB\t52.5\t-1.25\tP\tPPLA2\tGB\t\tENG\tX1\t\t\t1500\t\t10\tEurope/London\t2019-01-01"
	c, err := parseCity(line)
	if err != nil || c.name != "Grimbleton" || c.population != 1500 || c.long != -1.25 || c.fips != "" {
		t.Errorf("parseCity = %+v, %v", c, err)
	}
	if !keep(c) {
		t.Error("a seat of a division is not kept")
	}
	if _, err := parseCity("1\tx"); err == nil {
		t.Error("a cut line is no error")
	}
}

func TestCentroid(t *testing.T) {
	area, x, y := centroid([][2]float64{{0, 0}, {4, 0}, {4, 2}, {0, 2}})
	if math.Abs(area-8) > 1e-9 || math.Abs(x-2) > 1e-9 || math.Abs(y-1) > 1e-9 {
		t.Errorf("centroid = %g, %g, %g", area, x, y)
	}
}
