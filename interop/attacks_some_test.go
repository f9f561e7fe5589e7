//go:build !interop

package interop

import "time"

// allAttacks says whether Apache's servers are attacked over all wires, and with what keeps them busy for long.
const allAttacks = false

// patience is how long a server of Apache's may be busy with an attack.
const patience = 2 * time.Second
