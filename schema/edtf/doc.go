// Package edtf reads, prints and compares dates that are not exact, in the
// Extended Date/Time Format (ISO 8601-2:2019, Library of Congress EDTF).
//
// It covers levels 0 and 1 and these parts of level 2:
//
//	2022  2022-04  2022-04-12      year, month, day; a time of day is cut off
//	-0044  Y170000002              years before 1 BC and of more than four digits
//	202X  20XX  2022-XX  2022-03-2X  XXXX-04-12   unspecified digits, anywhere
//	2022-04?  2022-04~  2022-04%   uncertain, approximate, both
//	2022-21 … 2022-41              seasons, quarters, thirds and halves of a year
//	2022-03-21/2022-04  ../2022  2022/..  /2022  2022/   intervals, open and unknown ends
//
// Not covered: sets, exponential years and qualifiers on one part of a date.
//
// A [Date] knows the first and the last [Day] it may mean. Seasons are those
// of meteorology, and of the northern hemisphere unless their code says
// southern; a winter runs from December into the next year.
package edtf
