package kit_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	kit "github.com/kitc-lang/kit/runtime"
)

func paths(err error) []string {
	var e *kit.Error
	if !errors.As(err, &e) {
		return nil
	}
	var list []string
	for _, v := range e.Violations {
		list = append(list, v.Path)
	}
	return list
}

func TestViolationPaths(t *testing.T) {
	for _, c := range []struct {
		want string
		note func(v *kit.Violations)
	}{
		{"", func(v *kit.Violations) { v.Add("", "m") }},
		{"quantity", func(v *kit.Violations) { v.Add("quantity", "m") }},
		{"item.quantity", func(v *kit.Violations) { v.Add("quantity", "m"); v.In(0, "item") }},
		{"items[3].quantity", func(v *kit.Violations) { v.Add("quantity", "m"); v.InIndex(0, "items", 3) }},
		{"items[3]", func(v *kit.Violations) { v.Add("", "m"); v.InIndex(0, "items", 3) }},
		{`tags["a b"]`, func(v *kit.Violations) { v.Add("", "m"); v.InKey(0, "tags", "a b") }},
		{`tags["say \"hi\""].x`, func(v *kit.Violations) { v.Add("x", "m"); v.InKey(0, "tags", `say "hi"`) }},
		{"matrix[1][2]", func(v *kit.Violations) { v.Add("", "m"); v.InIndex(0, "", 2); v.InIndex(0, "matrix", 1) }},
		{"order.lines[2].items[3].sku", func(v *kit.Violations) {
			v.Add("sku", "m")
			v.InIndex(0, "items", 3)
			v.InIndex(0, "lines", 2)
			v.In(0, "order")
		}},
	} {
		var v kit.Violations
		c.note(&v)
		if got := paths(v.Err()); !slices.Equal(got, []string{c.want}) {
			t.Errorf("got the path %q, want %q", got, c.want)
		}
	}
}

func TestViolationsPrefixOnlyTheirOwn(t *testing.T) {
	var v kit.Violations
	v.Add("id", "m")
	from := v.Len()
	v.Add("sku", "m")
	v.Add("cents", "m")
	v.InIndex(from, "items", 0)
	want := []string{"id", "items[0].sku", "items[0].cents"}
	if got := paths(v.Err()); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestViolationsAreBounded(t *testing.T) {
	var v kit.Violations
	for i := range 1000 {
		from := v.Len()
		v.Add("x", "m")
		v.InIndex(from, "items", i)
	}
	if n := len(paths(v.Err())); n != 16 {
		t.Errorf("%d places are listed, want 16", n)
	}
}

func TestLongKeyIsCut(t *testing.T) {
	for _, key := range []string{strings.Repeat("k", 1<<20), strings.Repeat("ü", 1<<20), strings.Repeat("\xbf", 1<<20)} {
		var v kit.Violations
		v.Add("", "m")
		v.InKey(0, "tags", key)
		if got := paths(v.Err())[0]; len(got) > 400 || !strings.HasSuffix(got, `…"]`) {
			t.Errorf("a key of 1 MiB makes a path of %d bytes: %.80q", len(got), got)
		}
	}
}

func TestNoViolationsIsNil(t *testing.T) {
	var v kit.Violations
	if err := v.Err(); err != nil {
		t.Errorf("got %v, want a nil error", err)
	}
}

func TestMessageNamesTheFirstPlace(t *testing.T) {
	err := kit.Refuse(kit.Violation{Path: "a", Message: "is required"}, kit.Violation{Path: "b", Message: "is required"})
	if got, want := err.Error(), "invalid_argument: a: is required"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// ring is a value that holds itself, as only a caller in the same process can make it.
type ring struct{ next []*ring }

func (r *ring) AppendViolations(v *kit.Violations) {
	if !v.Enter() {
		return
	}
	defer v.Leave()
	for i := range r.next {
		n := v.Len()
		r.next[i].AppendViolations(v)
		v.InIndex(n, "next", i)
	}
}

func TestCycleEnds(t *testing.T) {
	r := new(ring)
	r.next = []*ring{r, r, r} // 3⁶⁴ ways down, if each were taken
	var v kit.Violations
	r.AppendViolations(&v)
	err := v.Err()
	if err == nil || !strings.Contains(err.Error(), "must not be nested deeper than 64") {
		t.Errorf("got %v", err)
	}
	if n := len(paths(err)); n != 1 {
		t.Errorf("it is noted %d times, want once", n)
	}
}

func TestSortOrdersByPath(t *testing.T) {
	var v kit.Violations
	v.Add("z", "m")
	from := v.Len()
	for _, key := range []string{"c", "a", "b"} {
		n := v.Len()
		v.Add("", "m")
		v.InKey(n, "m", key)
	}
	v.Sort(from)
	want := fmt.Sprint([]string{"z", `m["a"]`, `m["b"]`, `m["c"]`})
	if got := fmt.Sprint(paths(v.Err())); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
