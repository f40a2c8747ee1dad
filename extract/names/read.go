package names

import "dateline/extract/places/gazetteer"

// read splits the run of tokens [i,j) into names and decides their kinds.
func (w *work) read(i, j int) {
	if i < j {
		if p, ok := w.lex.find(w.text(i, j)); ok && w.knownPhrase(i, j, p) {
			return
		}
	}
	i, j = w.trim(i, j)
	if i >= j || w.code(i, j) {
		return
	}
	if w.whole(i, j) {
		return
	}
	if t := &w.words[i]; t.first && j-i > 1 && t.class&smallWord != 0 && t.class&(titleWord|firstName) == 0 && w.whole(i+1, j) {
		return
	}
	if k, m, ok := w.title(i, j); ok {
		w.read(i, k)
		w.person(m, j)
		return
	}
	if w.closed(i, j) || w.opened(i, j) {
		return
	}
	if w.demonymFirst(i, j) || w.knownFirst(i, j) || w.shoutedCountries(i, j) {
		return
	}
	w.guess(i, j)
}

// trim drops what is no part of a name from both ends of a run.
func (w *work) trim(i, j int) (int, int) {
	for i < j {
		t := &w.words[i]
		if t.class&determiner == 0 && !w.date(i) && (t.class&functionWord == 0 || i+1 < j && w.given(i) || t.shape&allCaps != 0 && !t.loud) || w.phraseEnd(i, j) > i+1 {
			break
		}
		i++
	}
	for j > i {
		t := &w.words[j-1]
		if t.shape&(capital|camel|anyDigit) != 0 && t.class&determiner == 0 && !w.date(j-1) || w.a.Word(j-1) != "-" && t.shape&anyLower != 0 && j-i > 1 && w.a.Word(j-2) == "-" {
			break
		}
		j--
	}
	return i, j
}

// whole reads a run that the lexicons know as it stands.
func (w *work) whole(i, j int) bool {
	text := w.text(i, j)
	if p, ok := w.lex.find(text); ok {
		return w.knownPhrase(i, j, p)
	}
	if iso, ok := w.lex.demonym(text); ok {
		w.add(i, j, Demonym, iso, "demonym", 3)
		return true
	}
	if s, ok := w.lex.gaz.Seat(text); ok && s.Country != "" && s.Name == text && !w.isCity(text) {
		w.add(i, j, Organization, s.Country, "seats.tsv", 3)
		return true
	}
	if c, ok := w.lex.gaz.Country(text); ok && !w.code(i, j) {
		w.add(i, j, Place, c.ISO3, "countries.tsv", w.placeVotes(i, j, 3))
		return true
	}
	if f := w.lex.gaz.Known(text); f.Region && j-i > 1 || f.Region && w.words[i].class&firstName == 0 {
		w.add(i, j, Place, w.regionOf(text), "regions.tsv", w.placeVotes(i, j, 2))
		return true
	} else if f.City && (j-i > 1 && !w.personal(i, j) || f.Population > 200_000 && w.words[i].class&firstName == 0) {
		w.add(i, j, Place, w.country(text), "cities.tsv", w.placeVotes(i, j, 1.5))
		return true
	} else if f.County {
		w.add(i, j, Place, "USA", "counties.tsv", w.placeVotes(i, j, 2))
		return true
	}
	return false
}

// knownPhrase adds a name of the lexicons; a title on its own is none.
func (w *work) knownPhrase(i, j int, p phrase) bool {
	if p.title {
		return false
	}
	sure := float32(3)
	if j-i == 1 && p.kind == Organization {
		f := w.lex.gaz.Known(w.text(i, j))
		place := f.Country || f.Region || f.Population > 50_000
		if place && w.words[i].shape&allCaps == 0 && w.locative(i) {
			return false
		}
		if w.words[i].class&(firstName|smallWord) != 0 || place {
			sure = 1
		}
	}
	w.add(i, j, p.kind, p.country, p.rule, sure)
	w.found[len(w.found)-1].listed = true
	return true
}

// isCity reports whether a name is that of a city as well.
func (w *work) isCity(text string) bool { return w.lex.gaz.Known(text).Population > 100_000 }

// code reports whether [i,j) is no country but part of a sum or of the number
// of a road: "US$5", "US-24".
func (w *work) code(i, j int) bool {
	if j-i != 1 || j >= len(w.words) || w.words[i].class&currencyWord == 0 {
		return false
	}
	return w.a.Word(j) == "$" || w.a.Word(j) == "-" && j+1 < len(w.words) && w.words[j+1].shape&(glued|anyDigit|anyLower) == glued|anyDigit
}

// country is the country of the likeliest place of a name: of a country, else
// of a region that no large city shares its name with, else of the largest city.
func (w *work) country(name string) string {
	p, _ := w.lex.gaz.First(name, nil)
	if p.Kind != gazetteer.KindCountry && p.Population < 500_000 {
		if iso := w.regionOf(name); iso != "" {
			return iso
		}
	}
	return p.Country
}

// regionOf is the country of a region, sea or site by its name.
func (w *work) regionOf(name string) string {
	p, _ := w.lex.gaz.First(name, func(k gazetteer.Kind) bool {
		return k != gazetteer.KindCity && k != gazetteer.KindDistrict && k != gazetteer.KindCounty
	})
	return p.Country
}

// placeVotes is how sure a place is: more with a locative before or a country
// behind it.
func (w *work) placeVotes(i, j int, votes float32) float32 {
	if w.locative(i) {
		votes += 1.5
	}
	if j+1 < len(w.words) && w.a.Word(j) == "," && w.words[j+1].shape&capital != 0 {
		if w.lex.gaz.Division(w.a.Word(j + 1)) {
			votes += 1.5
		}
	}
	return votes
}

// locative reports whether a word that stands before places stands before i.
func (w *work) locative(i int) bool {
	if i == 0 || w.a.Tokens[i-1].Sentence != w.a.Tokens[i].Sentence {
		return false
	}
	if w.words[i-1].class&determiner != 0 && i > 1 {
		i--
	}
	return w.words[i-1].class&locativeWord != 0
}

// the title here: its sentence goes on as after an office.
func (w *work) titled(k int) bool {
	return w.words[k].class&smallWord != 0
}

// body or a second title belongs to what follows.
func (w *work) personEnd(i, j int) int {
	for k := i + 1; k < j; k++ {
		if w.words[k].class&titleWord != 0 && w.words[k].class&firstName == 0 && w.words[k].class&smallWord != 0 {
			return k
		}
	}
	return j
}

// demonymFirst splits a demonym from what follows it.
func (w *work) demonymFirst(i, j int) bool {
	for k := min(i+2, j-1); k > i; k-- {
		iso, ok := w.lex.demonym(w.text(i, k))
		if p, found := w.lex.find(w.text(i, k)); !ok && found && p.kind == Demonym {
			ok = true
		}
		if ok {
			w.add(i, k, Demonym, iso, "demonym", 3)
			if w.a.Word(k) == "-" {
				k++
			}
			w.read(k, j)
			return true
		}
	}
	return false
}

// longestKnown is more tokens than a name of the lexicons has.
const longestKnown = 24

// knownFirst splits a run that opens with a name of the lexicons and goes on
// with another, or with what is none.
func (w *work) knownFirst(i, j int) bool {
	if w.personal(i, j) {
		return false
	}
	for k := min(j-1, i+longestKnown); k > i; k-- {
		if w.a.Word(k-1) == "-" {
			continue
		}
		text := w.text(i, k)
		p, ok := w.lex.find(text)
		known := ok && !p.title && (k-i > 1 || w.words[i].class&smallWord == 0)
		c, isCountry := w.lex.gaz.Country(text)
		f := w.lex.gaz.Known(text)
		place := isCountry || f.Region && k-i > 1 || f.Population > 500_000
		if !known && !place {
			continue
		}
		hyphen := w.a.Word(k) == "-"
		if hyphen && !w.knownWhole(k+1, j) {
			continue
		}
		switch {
		case known:
			w.knownPhrase(i, k, p)
		case isCountry && (hyphen || w.words[i].loud):
			w.add(i, k, Place, c.ISO3, "countries.tsv", 3)
		case isCountry:
			w.add(i, k, Place, c.ISO3, "countries.tsv", 2)
		default:
			w.add(i, k, Place, w.country(text), "cities.tsv", 2)
		}
		if hyphen {
			k++
		}
		w.read(k, j)
		return true
	}
	return false
}

// personal reports whether [i,j) looks like the full name of a person.
func (w *work) personal(i, j int) bool {
	return j-i >= 2 && w.words[i].class&firstName != 0 && w.words[i].shape&allCaps == 0 || j-i >= 2 && w.words[i].shape&initial != 0 && w.words[j-1].shape&anyLower != 0
}
