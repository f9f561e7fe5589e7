// Package backends holds what all backends have in common: the files that they turn a program into.
package backends

// File is one output. Path is relative to the directory of the package that it was made from, clean
// and with forward slashes.
type File struct {
	Path string
	Data []byte
}
