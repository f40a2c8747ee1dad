package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// topology is the part of a TopoJSON file that is read.
type topology struct {
	Transform struct {
		Scale, Translate [2]float64
	}
	Arcs    [][][2]float64
	Objects struct {
		Counties struct {
			Geometries []struct {
				ID         string
				Type       string
				Arcs       json.RawMessage
				Properties struct{ Name string }
			}
		}
	}
}

// states are the FIPS codes of the fifty states and their postal codes.
const states = "01AL 02AK 04AZ 05AR 06CA 08CO 09CT 10DE 12FL 13GA 15HI 16ID 17IL 18IN 19IA 20KS 21KY 22LA 23ME 24MD 25MA 26MI 27MN 28MS 29MO 30MT 31NE 32NV 33NH 34NJ 35NM 36NY 37NC 38ND 39OH 40OK 41OR 42PA 44RI 45SC 46SD 47TN 48TX 49UT 50VT 51VA 53WA 54WV 55WI 56WY"

const countiesHeader = `# Counties of the United States with their centroids.
# format: tsv
# fields: fips	name	state	lat	long
# source: U.S. Census Bureau, cartographic boundary files 2017, by way of npm us-atlas 3.0.1
# licence: public domain
`

// writeCounties reads counties-10m.json and writes counties.tsv.
func writeCounties(path, out string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var t topology
	if err := json.Unmarshal(data, &t); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	postal := map[string]string{}
	for _, s := range strings.Fields(states) {
		postal[s[:2]] = s[2:]
	}
	var lines []string
	for _, g := range t.Objects.Counties.Geometries {
		state := postal[g.ID[:2]]
		if state == "" || g.ID[2:] >= "510" { // territories, and cities that belong to no county
			continue
		}
		lat, long, err := t.centre(g.Type, g.Arcs)
		if err != nil {
			return fmt.Errorf("%s: county %s: %w", path, g.ID, err)
		}
		lines = append(lines, fmt.Sprintf("%s\t%s\t%s\t%.3f\t%.3f\n", g.ID, fullName(g.Properties.Name, state), state, lat, long))
	}
	slices.Sort(lines)
	var text bytes.Buffer
	text.WriteString(countiesHeader)
	for _, l := range lines {
		text.WriteString(l)
	}
	fmt.Fprintf(os.Stderr, "%d counties, %d bytes\n", len(lines), text.Len())
	return os.WriteFile(filepath.Join(out, "counties.tsv"), text.Bytes(), 0o644)
}

// fullName adds what the state calls its counties.
func fullName(name, state string) string {
	switch state {
	case "LA":
		return name + " Parish"
	case "AK":
		return name + " Borough"
	}
	return name + " County"
}

// centre is the centroid of the largest ring of a geometry.
func (t *topology) centre(kind string, arcs json.RawMessage) (lat, long float64, err error) {
	var polygons [][][]int
	if kind == "Polygon" {
		polygons = make([][][]int, 1)
		err = json.Unmarshal(arcs, &polygons[0])
	} else {
		err = json.Unmarshal(arcs, &polygons)
	}
	best := 0.0
	for _, p := range polygons {
		if len(p) == 0 {
			continue
		}
		if area, x, y := centroid(t.ring(p[0])); area > best {
			best, long, lat = area, x, y
		}
	}
	return lat, long, err
}

// ring joins arcs into one closed line of degrees.
func (t *topology) ring(arcs []int) [][2]float64 {
	var line [][2]float64
	for _, a := range arcs {
		reverse := a < 0
		if reverse {
			a = ^a
		}
		var part [][2]float64
		var x, y float64
		for _, d := range t.Arcs[a] {
			x, y = x+d[0], y+d[1]
			part = append(part, [2]float64{x*t.Transform.Scale[0] + t.Transform.Translate[0], y*t.Transform.Scale[1] + t.Transform.Translate[1]})
		}
		if reverse {
			slices.Reverse(part)
		}
		line = append(line, part...)
	}
	return line
}

// centroid is the area and the centre of gravity of a closed line.
func centroid(line [][2]float64) (area, x, y float64) {
	for i, p := range line {
		q := line[(i+1)%len(line)]
		cross := p[0]*q[1] - q[0]*p[1]
		area += cross
		x += (p[0] + q[0]) * cross
		y += (p[1] + q[1]) * cross
	}
	if area == 0 {
		return 0, 0, 0
	}
	x, y, area = x/(3*area), y/(3*area), area/2
	return max(area, -area), x, y
}
