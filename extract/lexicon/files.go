package lexicon

import (
	"fmt"
	"io/fs"
	"path"
)

// File is one file of a package's data folder and what to do with its rows.
type File struct {
	Name string
	Row  func(Row)
}

// Read parses files below the folder "data" of fsys, in the given order, and
// hands every row to its function. Errors of a file's form match [ErrFormat].
func Read(fsys fs.FS, owner string, files ...File) error {
	for _, f := range files {
		text, err := fs.ReadFile(fsys, path.Join("data", f.Name))
		if err != nil {
			return fmt.Errorf("%s: %w", owner, err)
		}
		t, err := Parse(path.Join(owner, "data", f.Name), text)
		if err != nil {
			return err
		}
		for _, r := range t.Rows {
			f.Row(r)
		}
	}
	return nil
}
