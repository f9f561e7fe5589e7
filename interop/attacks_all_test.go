//go:build interop

package interop

import "time"

// allAttacks says whether Apache's servers are attacked over all wires, and with what keeps them busy for long.
const allAttacks = true

// patience is how long a server of Apache's may be busy with an attack.
const patience = 10 * time.Second
