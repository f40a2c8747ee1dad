package main

import (
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// root is the repository seen from this folder.
const root = "../.."

// Limits of the house style, in lines.
const (
	maxFile = 450
	maxFunc = 80
	maxMean = 18
)

// goFile is one parsed Go file with its path below the repository's root.
type goFile struct {
	path string
	fset *token.FileSet
	file *ast.File
	text string
}

// sources parses every Go file of the repository.
func sources(t *testing.T) []goFile {
	t.Helper()
	var all []goFile
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(p) != ".go" {
			return err
		}
		text, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, p, text, parser.ParseComments)
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, p)
		all = append(all, goFile{filepath.ToSlash(rel), fset, f, string(text)})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 50 {
		t.Fatalf("found %d Go files only", len(all))
	}
	return all
}

// mayNot says which folders must not import what: import paths by prefix.
var mayNot = []struct {
	folder string
	except []string
	what   []string
}{
	{"schema", nil, []string{"dateline/extract", "dateline/graph", "dateline/config", "dateline/cmd"}},
	{"extract", nil, []string{"dateline/graph", "dateline/config", "dateline/cmd"}},
	{"graph", nil, []string{"dateline/extract", "dateline/config", "dateline/cmd"}},
	{"config", nil, []string{"dateline/"}},
	{"extract", nil, []string{"github.com/spf13/viper", "github.com/spf13/cobra", "net/http"}},
	{"graph", nil, []string{"github.com/spf13/viper", "github.com/spf13/cobra", "net/http"}},
	{"schema", nil, []string{"github.com/spf13/", "net/http", "github.com/cayleygraph/cayley"}},
	{"cmd", nil, []string{"github.com/spf13/viper"}},
	{"", []string{"graph/cayleystore", "graph/script"}, []string{"github.com/cayleygraph/cayley"}},
	{"extract/syntax", nil, []string{"dateline/extract/names", "dateline/extract/times", "dateline/schema"}},
}

func TestImportDirections(t *testing.T) {
	for _, s := range sources(t) {
		dir := path.Dir(s.path)
		for _, rule := range mayNot {
			if rule.folder != "" && dir != rule.folder && !strings.HasPrefix(dir, rule.folder+"/") {
				continue
			}
			if slices.ContainsFunc(rule.except, func(e string) bool { return strings.HasPrefix(dir, e) }) {
				continue
			}
			for _, imp := range s.file.Imports {
				name := strings.Trim(imp.Path.Value, `"`)
				for _, w := range rule.what {
					if strings.HasPrefix(name, w) && !strings.HasSuffix(s.path, "_test.go") {
						t.Errorf("%s imports %s", s.path, name)
					}
				}
			}
		}
	}
}

func TestSizes(t *testing.T) {
	funcs, lines := 0, 0
	for _, s := range sources(t) {
		if strings.HasSuffix(s.path, "_test.go") {
			continue
		}
		if n := strings.Count(s.text, "\n"); n > maxFile {
			t.Errorf("%s has %d lines, more than %d", s.path, n, maxFile)
		}
		for _, d := range s.file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			n := s.fset.Position(f.End()).Line - s.fset.Position(f.Pos()).Line + 1
			funcs, lines = funcs+1, lines+n
			if n > maxFunc {
				t.Errorf("%s: %s has %d lines, more than %d", s.path, f.Name.Name, n, maxFunc)
			}
		}
	}
	if mean := float64(lines) / float64(funcs); mean > maxMean {
		t.Errorf("functions have %.1f lines in the mean, more than %d", mean, maxMean)
	}
}

func TestDocumentedExports(t *testing.T) {
	packages := map[string]bool{}
	for _, s := range sources(t) {
		dir := path.Dir(s.path)
		packages[dir] = packages[dir] || s.file.Doc != nil
		if strings.HasSuffix(s.path, "_test.go") {
			continue
		}
		for _, d := range s.file.Decls {
			for _, name := range undocumented(d) {
				t.Errorf("%s: %s has no comment", s.path, name)
			}
		}
	}
	for dir, ok := range packages {
		if !ok {
			t.Errorf("package %s has no package comment", dir)
		}
	}
}

// undocumented lists the exported names of a declaration that have no comment.
func undocumented(d ast.Decl) []string {
	var out []string
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Name.IsExported() && d.Doc == nil && (d.Recv == nil || receiverExported(d.Recv)) && !implements[d.Name.Name] {
			out = append(out, d.Name.Name)
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				if spec.Name.IsExported() && d.Doc == nil && spec.Doc == nil {
					out = append(out, spec.Name.Name)
				}
			case *ast.ValueSpec:
				for _, n := range spec.Names {
					if n.IsExported() && d.Doc == nil && spec.Doc == nil && spec.Comment == nil {
						out = append(out, n.Name)
					}
				}
			}
		}
	}
	return out
}

// implements lists methods of the standard library's interfaces, which explain
// themselves.
var implements = map[string]bool{"Error": true, "Unwrap": true, "String": true, "Len": true, "Less": true, "Swap": true}

// receiverExported reports whether a method belongs to an exported type.
func receiverExported(r *ast.FieldList) bool {
	t := r.List[0].Type
	if star, ok := t.(*ast.StarExpr); ok {
		t = star.X
	}
	id, ok := t.(*ast.Ident)
	return ok && id.IsExported()
}

// pins are the versions an upgrade must not move unseen (see ARCHITECTURE.md):
// Cayley's newest commit sorts below an old tag, and not every Pebble builds.
var pins = []string{
	"github.com/cayleygraph/cayley v0.7.7-0.20240706181042-81dcd7d73e45",
	"github.com/cayleygraph/quad v1.3.0",
	"github.com/hidal-go/hidalgo v0.3.0",
	"github.com/cockroachdb/pebble/v2 v2.1.3",
	"github.com/jackc/pgx/v5 v5.12.0",
}

func TestPinnedVersions(t *testing.T) {
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pins {
		if !strings.Contains(string(mod), p+"\n") {
			t.Errorf("go.mod does not pin %s", p)
		}
	}
	m := regexp.MustCompile(`go\.etcd\.io/bbolt v1\.(\d+)\.(\d+)`).FindSubmatch(mod)
	if m == nil || len(m[1]) == 1 && m[1][0] < '4' {
		t.Errorf("go.mod does not lift bbolt to v1.4.3 or newer: %s", m)
	}
	if strings.Contains(string(mod), "replace") {
		t.Error("go.mod has a replace directive, which go install refuses")
	}
}

func TestFormatted(t *testing.T) {
	for _, s := range sources(t) {
		out, err := format.Source([]byte(s.text))
		if err != nil {
			t.Fatal(err)
		}
		if string(out) != s.text {
			t.Errorf("gofmt would change %s", s.path)
		}
	}
}

// TestNothingLeftBehind holds that the packages hold sources, documentation and
// tables: no program, and no output of one.
func TestNothingLeftBehind(t *testing.T) {
	kinds := []string{".go", ".md", ".tsv", ".json"}
	for _, top := range []string{"cmd", "config", "extract", "graph", "schema"} {
		err := filepath.WalkDir(filepath.Join(root, top), func(p string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() && (d.Name() == "data" || d.Name() == "testdata") {
				return fs.SkipDir
			}
			if ext := filepath.Ext(p); !d.IsDir() && !slices.Contains(kinds, ext) && ext != ".test" && ext != ".prof" {
				t.Errorf("%s: neither source, documentation nor table", p)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
