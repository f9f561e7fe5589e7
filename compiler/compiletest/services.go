package compiletest

import (
	"fmt"
	"strings"
)

// Services gives the text of services from ≤ n < to, of ten methods and ten structs each: what the speed
// of the compiler is measured with. The package, which the text does not declare, may be in any number of
// files, of which one holds at most a few hundred services. The bench module declares the same API in the
// languages of other compilers.
func Services(from, to int) string {
	var b strings.Builder
	for s := from; s < to; s++ {
		fmt.Fprintf(&b, "# Service %d.\nservice S%d {\n  transport http {}\n  transport thrift {}\n", s, s)
		for m := range 10 {
			fmt.Fprintf(&b, `
  # Gives thing %[2]d.
  method Get%[1]dM%[2]d {
    input = {
      id    = uuid
      limit = optional(int32({ min = 1, max = 100 }), 20)
    }
    output = Thing%[1]dM%[2]d
    errors = [NotFound]
    safe   = true
    http   = "GET /s%[1]d/m%[2]d/{id}"
  }
`, s, m)
		}
		b.WriteString("}\n")
		for m := range 10 {
			fmt.Fprintf(&b, `
# Thing %[2]d.
struct Thing%[1]dM%[2]d {
  id    = uuid
  name  = string({ min = 1, max = 64 })
  tags  = map(string, string)
  items = list(Thing%[1]dM0)
  more  = optional(Thing%[1]dM%[2]d)
}
`, s, m)
		}
	}
	return b.String()
}
