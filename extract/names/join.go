package names

// joint is the number of tokens between the run [i,j) and the token that
// placeJoint is the number of small words at j that a name of the gazetteer
// bridges: "Strait of Hormuz", "Bosnia and Herzegovina"; 0 where none does.
func (w *work) placeJoint(i, j, end int) int {
	for n := 1; n <= 3 && j+n < end; n++ {
		if w.words[j+n].shape&capital == 0 {
			continue
		}
		k := w.plainEnd(j+n, end)
		for ; k > j+n; k-- {
			if f := w.lex.gaz.Known(w.text(i, k)); f.Country || f.Region || f.Population > 0 {
				return n
			}
		}
		return 0
	}
	return 0
}

// smallHalf reports whether token j is the small second half of a given name
// ("hui" in "Teng-hui").
func (w *work) smallHalf(j int) bool {
	t := &w.words[j]
	return t.shape&(capital|anyDigit) == 0 && t.shape&anyLower != 0 && t.class&(smallWord|hyphenTail|functionWord|roleWord) == 0 && len(w.a.Word(j)) <= 6
}

// particles is the number of small particles from j to a capital, -1 where
// bodyJoint decides whether "of", "for" or "and" at j belongs to the name of
// headed reports whether [i,j) is the name of a body that goes on: a head with
// "of" or "for" behind it.
func (w *work) headed(i, j int) bool {
	for k := i; k+1 < j; k++ {
		if w.words[k].class&headWord != 0 && (w.a.Word(k+1) == "of" || w.a.Word(k+1) == "for") {
			return w.words[j-1].class&(smallWord|bodyWord|subjectWord) != 0
		}
	}
	return false
}

// enumerated reports whether the comma at j goes on with the subjects of a
// ministry: ", Labour and Welfare".
func (w *work) enumerated(j, end int) bool {
	end = min(end, j+longestKnown)
	for k := j + 1; k < end; {
		from := k
		for k < end && w.words[k].shape&capital != 0 && w.words[k].class&(smallWord|subjectWord) != 0 && w.words[k].class&(titleWord|headWord|functionWord) == 0 {
			k++
		}
		if k == from || k == end {
			return false
		}
		switch w.a.Word(k) {
		case ",":
			k++
			if k < end && w.a.Word(k) == "and" {
				k++
			}
		case "and":
			return k+1 < end && w.words[k+1].shape&capital != 0 && w.words[k+1].class&(smallWord|subjectWord) != 0
		default:
			return false
		}
	}
	return false
}

// patron reports whether [i,j) is a saint whose possessive opens the name of a
// body or building: "St. Ada's Hospital".
func (w *work) patron(i, j int) bool {
	if j-i < 2 || j+1 >= len(w.words) || w.words[j+1].shape&capital == 0 || w.words[j+1].class&(bodyWord|placeWord|headWord) == 0 {
		return false
	}
	s := w.a.Word(i)
	return s == "St." || s == "St" || s == "Saint"
}

// plainEnd is where the capitals that begin at j end.
func (w *work) plainEnd(j, end int) int {
	for j < end && w.continues(j) {
		j++
	}
	return j
}

// shoutedCountries reads the countries in a run of a headline, whose other
// words are no part of their names: "DISPUTES DENMARK".
func (w *work) shoutedCountries(i, j int) bool {
	found := false
	for k := i; w.words[i].loud && k < j; k++ {
		for m := min(k+3, j); m > k; m-- {
			text := w.text(k, m)
			if c, ok := w.lex.gaz.Country(text); ok && len(text) > 3 && w.words[k].class&firstName == 0 {
				w.add(k, m, Place, c.ISO3, "countries.tsv", 3)
				found, k = true, m-1
				break
			}
		}
	}
	return found
}

// knownWhole reports whether [i,j) is a name on its own.
func (w *work) knownWhole(i, j int) bool {
	text := w.text(i, j)
	if p, ok := w.lex.find(text); ok && !p.title {
		return true
	}
	f := w.lex.gaz.Known(text)
	return f.Country || f.Region || f.Population > 100_000
}
