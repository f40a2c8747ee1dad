package gazetteer

import (
	"embed"
	"fmt"
	"sync"

	"dateline/extract/lexicon"
)

//go:generate go run ./generate -cities $CITIES -counties $COUNTIES

//go:embed data/*.tsv data/cities.tsv.gz
var data embed.FS

// Gazetteer answers questions about names of places. It never changes and is
// safe for concurrent use.
type Gazetteer struct {
	countries []Country
	byCode    map[string]int32
	byName    map[string]int32
	demonyms  map[string]string
	seats     map[string]Seat

	rows          []row
	names         *index
	abbreviations *index
}

// shared reads the embedded facts once for the whole program.
var shared = sync.OnceValues(read)

// New returns the gazetteer of the embedded facts. It is read on first use
// (some 60 ms and 20 MB) and shared, so that asking again costs nothing.
func New() (*Gazetteer, error) { return shared() }

// sizes to expect, so that loading does not copy.
const (
	rowsExpected    = 100_000
	entriesExpected = 120_000
)

// read parses every embedded file.
func read() (*Gazetteer, error) {
	g := &Gazetteer{
		byCode:        map[string]int32{},
		byName:        map[string]int32{},
		demonyms:      map[string]string{},
		seats:         map[string]Seat{},
		rows:          make([]row, 0, rowsExpected),
		names:         newIndex(entriesExpected),
		abbreviations: newIndex(0),
	}
	if err := g.readTable("data/countries.tsv", g.readCountries); err != nil {
		return nil, err
	}
	g.addCountryRows()
	for _, file := range []struct {
		name string
		read func(*lexicon.Table) error
	}{
		{"data/seats.tsv", g.readSeats},
		{"data/regions.tsv", g.readRegions},
		{"data/counties.tsv", g.readCounties},
	} {
		if err := g.readTable(file.name, file.read); err != nil {
			return nil, err
		}
	}
	packed, err := data.ReadFile("data/cities.tsv.gz")
	if err == nil {
		err = g.readCities(packed)
	}
	if err != nil {
		return nil, fmt.Errorf("data/cities.tsv.gz: %w", err)
	}
	return g, g.readTable("data/variants.tsv", g.readVariants)
}

// readTable parses one embedded file and hands it on.
func (g *Gazetteer) readTable(name string, read func(*lexicon.Table) error) error {
	text, err := data.ReadFile(name)
	if err != nil {
		return err
	}
	table, err := lexicon.Parse(name, text)
	if err != nil {
		return err
	}
	return read(table)
}
