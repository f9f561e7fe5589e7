package found

import (
	"time"

	kit "github.com/kitc-lang/kit/runtime"
)

// TableParams is what the discovery table is declared with. A nil says that nothing is.
//
// The table of the mainframe.
type TableParams struct {
	File   string
	Reread *time.Duration
}

// NearestParams is what the balance nearest is declared with. A nil says that nothing is.
//
// The one in the same rack.
type NearestParams struct {
	Rack  string
	Field func(*kit.Call) string
}
