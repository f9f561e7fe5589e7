// Command drive makes one of the measured calls for a time, of a server that runs already.
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/kitc-lang/kit/bench/sample"
)

func main() {
	name := flag.String("call", "Thrift Ping", "the beginning of the call's `name`")
	addr := flag.String("addr", "", "the `address` of the server")
	d := flag.Duration("for", 5*time.Second, "for how long")
	connections := flag.Int("connections", 32, "how many")
	inFlight := flag.Int("in-flight", 1, "how many calls at a time on each")
	flag.Parse()
	for _, c := range sample.Calls() {
		if !strings.HasPrefix(c.Name, *name) {
			continue
		}
		r, err := c.Exchange.For(*addr, *d, *connections, *inFlight)
		if err != nil {
			fmt.Fprintln(os.Stderr, "drive:", err)
			os.Exit(1)
		}
		fmt.Printf("%s: %.0f/s, p50 %s, p99 %s\n", c.Name, r.PerSecond, r.P50, r.P99)
		return
	}
	fmt.Fprintf(os.Stderr, "drive: there is no call %q\n", *name)
	os.Exit(1)
}
