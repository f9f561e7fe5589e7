package thrift

import (
	"fmt"
	"strings"
)

// holes are the values of a fragment's $names.
type holes map[string]string

// print appends a fragment, each $name or ${name} of it replaced by the hole of that name. A name
// without a hole is a bug in the emitter and stops at once. The first line break of a fragment is
// dropped, so that it can start on the line below its opening quote.
func (d *document) print(fragment string, h holes) {
	fragment = strings.TrimPrefix(fragment, "\n")
	for {
		before, after, found := strings.Cut(fragment, "$")
		d.out = append(d.out, before...)
		if !found {
			return
		}
		var name string
		if inner, ok := strings.CutPrefix(after, "{"); ok {
			name, fragment, _ = strings.Cut(inner, "}")
		} else {
			n := 0
			for n < len(after) && 'a' <= after[n] && after[n] <= 'z' {
				n++
			}
			name, fragment = after[:n], after[n:]
		}
		value, ok := h[name]
		if !ok {
			panic(fmt.Sprintf("backends/thrift: a fragment names $%s, which is not a hole", name))
		}
		d.out = append(d.out, value...)
	}
}
