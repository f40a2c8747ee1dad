package schema

// Datable reports whether the expression names a day, a period or a time of
// day: durations, sets, "now" and "recently" date nothing.
func (t *Time) Datable() bool {
	if t.Type != DateType && t.Type != TimeOfDay {
		return false
	}
	switch t.Value {
	case "PAST_REF", "PRESENT_REF", "FUTURE_REF":
		return false
	}
	return true
}

// Stated is the date that the expression gives to what it stands beside. Its
// basis is [Unknown] where the expression could not be resolved.
func (t *Time) Stated() *Date {
	d := &Date{EDTF: t.EDTF, From: t.From, Until: t.Until, Time: t.ID, Basis: Stated}
	if t.EDTF == "" {
		d.Basis = Unknown
	}
	return d
}
