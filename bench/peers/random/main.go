// Command random makes an API that nobody had in mind, with messages for it: structs of random fields, random values for
// them, and a package that lists the types which each generator makes of that. The same seed gives the same API.
//
//	random kit SEED       the .kit file
//	random values SEED    a message for each struct, in JSON, one on a line
//	random registry SEED  the Go file that lists them
package main

import (
	"bytes"
	"fmt"
	"go/format"
	"os"
	"strconv"
)

func main() {
	if len(os.Args) != 3 {
		fail(fmt.Errorf("usage: random kit|values|registry SEED"))
	}
	seed, err := strconv.ParseUint(os.Args[2], 10, 64)
	if err != nil {
		fail(err)
	}
	a := invent(seed)
	var b bytes.Buffer
	switch os.Args[1] {
	case "kit":
		a.kit(&b)
	case "values":
		a.values(&b)
	case "registry":
		a.registry(&b)
		text, err := format.Source(b.Bytes())
		if err != nil {
			fail(err)
		}
		b = *bytes.NewBuffer(text)
	default:
		fail(fmt.Errorf("there is no %q", os.Args[1]))
	}
	if _, err := os.Stdout.Write(b.Bytes()); err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "random:", err)
	os.Exit(1)
}
