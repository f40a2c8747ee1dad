package schema

import "strconv"

// Kinds of local ids, the letter they start with.
const (
	TimeID      = 't'
	ActorID     = 'a'
	PlaceID     = 'p'
	StatementID = 's'
	EventID     = 'e'
)

// LocalID is the id of the n-th part of a kind, counted from 1: LocalID(ActorID, 3)
// is "a3".
func LocalID(kind byte, n int) string { return string(rune(kind)) + strconv.Itoa(n) }

// SplitID takes a local id apart: "a3" is ActorID and 3. ok is false for
// anything else, such as "a03".
func SplitID(id string) (kind byte, n int, ok bool) {
	if len(id) < 2 || id[1] < '1' || id[1] > '9' {
		return 0, 0, false
	}
	for _, c := range []byte(id[1:]) {
		if c < '0' || c > '9' {
			return 0, 0, false
		}
	}
	switch id[0] {
	case TimeID, ActorID, PlaceID, StatementID, EventID:
	default:
		return 0, 0, false
	}
	n, err := strconv.Atoi(id[1:])
	return id[0], n, err == nil
}

// compareIDs orders local ids by kind (actors, places, events, …) and number.
func compareIDs(a, b string) int {
	ka, na, _ := SplitID(a)
	kb, nb, _ := SplitID(b)
	if ra, rb := idRank(ka), idRank(kb); ra != rb {
		return ra - rb
	}
	return na - nb
}

// idRank is the place of a kind in lists of mixed ids.
func idRank(kind byte) int {
	switch kind {
	case ActorID:
		return 0
	case PlaceID:
		return 1
	case EventID:
		return 2
	}
	return 3
}
