package export_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"dateline/graph/export"
)

func TestTimelineJS(t *testing.T) {
	_, events := rows()
	schema, err := jsonschema.NewCompiler().Compile("testdata/timelinejs.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	skipped, err := export.TimelineJS(&b, evil, events)
	if err != nil || skipped != 1 {
		t.Fatalf("skipped %d, %v", skipped, err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(value); err != nil {
		t.Errorf("%v\n%s", err, b.String())
	}
	var file struct {
		Events []struct {
			Start   map[string]int `json:"start_date"`
			End     map[string]int `json:"end_date"`
			Display string         `json:"display_date"`
			Group   string
		}
	}
	if err := json.Unmarshal(b.Bytes(), &file); err != nil {
		t.Fatal(err)
	}
	type date = map[string]int
	for i, want := range []struct {
		start, end date
		display    string
	}{
		{date{"year": 2031, "month": 5, "day": 2}, nil, ""},
		{date{"year": 2031, "month": 6}, nil, ""},
		{date{"year": 2031, "month": 5, "day": 20}, date{"year": 2031, "month": 5, "day": 29}, "2031-05-2X"},
	} {
		e := file.Events[i]
		if diff := cmp.Diff(want.start, e.Start) + cmp.Diff(want.end, e.End) + cmp.Diff(want.display, e.Display); diff != "" {
			t.Errorf("event %d: %s", i, diff)
		}
	}
}
