package gazetteer

import (
	"embed"
	"sync"

	"dateline/extract/lexicon"
)

//go:embed data/*.tsv
var data embed.FS

// Gazetteer answers questions about names of places. It never changes and is
// safe for concurrent use.
type Gazetteer struct {
	countries []Country
	byCode    map[string]int32
	byName    map[string]int32
	demonyms  map[string]string
	seats     map[string]Seat
}

// shared reads the embedded facts once for the whole program.
var shared = sync.OnceValues(read)

// New returns the gazetteer of the embedded facts. It is read on first use
// and shared, so that asking again costs nothing.
func New() (*Gazetteer, error) { return shared() }

// read parses every embedded file.
func read() (*Gazetteer, error) {
	g := &Gazetteer{
		byCode:   map[string]int32{},
		byName:   map[string]int32{},
		demonyms: map[string]string{},
		seats:    map[string]Seat{},
	}
	for _, file := range []struct {
		name string
		read func(*lexicon.Table) error
	}{
		{"data/countries.tsv", g.readCountries},
		{"data/seats.tsv", g.readSeats},
	} {
		text, err := data.ReadFile(file.name)
		if err != nil {
			return nil, err
		}
		table, err := lexicon.Parse(file.name, text)
		if err != nil {
			return nil, err
		}
		if err := file.read(table); err != nil {
			return nil, err
		}
	}
	return g, nil
}
