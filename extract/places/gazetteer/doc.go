// Package gazetteer holds the geographic facts that several rooms share:
// countries with their names, demonyms and capitals; seats and buildings that
// stand for a government; regions, seas and sites; counties and cities.
//
// Names are looked up by their [Key], which ignores case, diacritics, full
// stops, apostrophes and the difference between a hyphen and a space. The
// facts are embedded; data/README.md says where each file comes from.
package gazetteer
