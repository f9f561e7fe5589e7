// Package spec holds the parts of the specification that programs read: the pages about diagnostic codes.
package spec

import "embed"

// Codes holds a page in Markdown about each diagnostic code, codes/KIT1042.md: what it means, why it
// matters, a wrong example that gives exactly this code, and a right one that gives nothing.
//
//go:embed codes/*.md
var Codes embed.FS
