package schema

// Validate checks the document against the format.
func (d *Document) Validate() error { return nil }
