//go:build interop

package matrix

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// wire is a protocol inside a transport: a column of the matrix.
type wire struct {
	protocol  string // as programs are told it
	transport string
	kit       kitthrift.ClientConfig
}

func wires() []wire {
	protocols := []kitthrift.Protocol{kitthrift.Binary, kitthrift.Compact, kitthrift.JSON}
	framings := []struct {
		name string
		kit  kitthrift.Framing
	}{
		{"framed", kitthrift.Framed},
		{"unframed", kitthrift.Unframed},
		{"theader", kitthrift.THeader},
		{"zlib", kitthrift.THeader}, // the peer compresses what it writes
		{"post", kitthrift.Post},
	}
	var all []wire
	for _, p := range protocols {
		for _, f := range framings {
			if p == kitthrift.JSON && f.kit == kitthrift.THeader {
				continue // which carries no JSON
			}
			all = append(all, wire{p.String(), f.name, kitthrift.ClientConfig{Protocol: p, Framing: f.kit}})
		}
	}
	return all
}

func (w wire) String() string { return w.protocol + " " + w.transport }

// direction says who calls.
type direction string

const (
	callsKit    direction = "calls Kit"
	calledByKit direction = "is called by Kit"
)

// peer is a library of another maker.
type peer struct {
	name string
	// build makes the programs of a peer in a folder that is gone after the test, and gives the commands that run them.
	build func(t *testing.T, dir string) programs
	lacks []lack
	// extras are checks that this peer's client makes besides those of all.
	extras []extra
	// faults are of the library or of the code that the Thrift compiler makes for it. Each must still be there.
	faults []fault
}

// programs are the commands of a client and a server; a protocol, a transport and ports come behind them.
type programs struct {
	client, server []string
	env            []string
}

// extra is a check that one peer makes, over some wires (none: all).
type extra struct {
	name  string
	wires []string
}

// lack is a transport or protocol that a library does not have.
type lack struct {
	name string
	why  string
}

// fault is what goes wrong, and not for a reason of Kit's.
type fault struct {
	checks []string
	side   direction // "": both
	wire   string    // a word of the wires' names ("": all of them)
	why    string
	// rare faults depend on the order in which a map is sent, so that the checks may succeed.
	rare bool
}

func (f fault) in(d direction, w wire) bool {
	return (f.side == "" || f.side == d) && (f.wire == "" || slices.Contains(strings.Fields(w.String()), f.wire))
}

func peers() []peer {
	return []peer{goPeer(), pythonPeer(), nodePeer(), javaPeer()}
}

const zerosSent = "Generated Go and Java cannot leave out an argument that is a number: they send 0."

func goPeer() peer {
	return peer{
		name: "Go 0.25",
		build: func(t *testing.T, dir string) programs {
			if err := os.CopyFS(dir, os.DirFS("go")); err != nil {
				t.Fatal(err)
			}
			generate(t, "go:package_prefix=peer/", dir)
			for _, service := range []string{"base-remote", "matrix-remote"} { // command lines that nobody calls
				for _, pkg := range []string{"cards", "newer"} {
					if err := os.RemoveAll(filepath.Join(dir, pkg, service)); err != nil {
						t.Fatal(err)
					}
				}
			}
			tool(t, dir, "go", "vet", ".")
			tool(t, dir, "go", "build", "-o", "peer", ".")
			program := filepath.Join(dir, "peer")
			return programs{client: []string{program, "client"}, server: []string{program, "server"}}
		},
		faults: []fault{{
			checks: []string{"arguments left out"},
			side:   callsKit,
			why:    zerosSent,
		}, {
			checks: []string{"arguments left out"},
			side:   calledByKit,
			why:    "The generated Go server takes zeros for arguments that are left out, not their defaults.",
		}, {
			checks: []string{"keys bytes"},
			side:   callsKit,
			wire:   "json",
			why:    "The generated Go writes keys that are bytes as text, and not as the base64 that they are in JSON.",
		}},
	}
}

func pythonPeer() peer {
	return peer{
		name: "Python 0.17",
		build: func(t *testing.T, dir string) programs {
			generate(t, "py", dir)
			python := "/usr/bin/python3" // Debian's own, the one that python3-thrift is installed for
			return programs{
				client: []string{python, absolute(t, "python/client.py")},
				server: []string{python, absolute(t, "python/server.py")},
				env:    []string{"PYTHONPATH=" + dir, "PYTHONDONTWRITEBYTECODE=1"},
			}
		},
		extras: []extra{{"binary that is not strict", []string{"binary framed", "binary unframed", "binary post"}}},
		faults: []fault{{
			checks: []string{"struct keys", "struct members"},
			why:    "Structs cannot be keys of maps or members of sets: those of the generated Python have no hash. `kitc` warns of it (KIT5304).",
		}},
	}
}

func nodePeer() peer {
	return peer{
		name: "Node 0.24",
		build: func(t *testing.T, dir string) programs {
			for age, file := range map[string]string{"older": "values.thrift", "newer": "newer_values.thrift"} { // their services have the same name
				if err := os.Mkdir(filepath.Join(dir, age), 0o755); err != nil {
					t.Fatal(err)
				}
				// Without es6 the code wants a library for promises that Thrift for Node has dropped.
				thrift(t, "js:node,es6", filepath.Join(dir, age), file)
				quoteKeys(t, filepath.Join(dir, age, strings.TrimSuffix(file, ".thrift")+"_types.js"))
			}
			return programs{
				client: []string{"node", absolute(t, "node/client.js")},
				server: []string{"node", absolute(t, "node/server.js")},
				env:    []string{"NODE_PATH=" + absolute(t, "node/node_modules") + string(os.PathListSeparator) + dir},
			}
		},
		lacks:  []lack{{"zlib", "Thrift for Node does not compress."}},
		extras: []extra{{name: "calls at once"}},
		faults: []fault{{
			checks: []string{"keys bool", "keys int64", "keys bytes", "struct keys"},
			why:    "Node's maps are objects, whose keys are texts: keys that are bools, bytes, structs or large numbers become others.",
		}, {
			checks: []string{"keys timestamp", "keys duration"},
			wire:   "binary",
			why:    "Node's binary protocol reads keys that are 64-bit numbers as if they were hexadecimal.",
		}, {
			checks: []string{"echo full", "echo most"},
			wire:   "compact",
			why:    "Node's compact protocol reads each bool of a list or a map as false.",
		}, {
			checks: []string{"echo nested"},
			wire:   "json",
			why:    "Node's JSON protocol loses an entry of a map of lists, if an empty list stands in front of it.",
			rare:   true,
		}, {
			side: callsKit,
			wire: "theader",
			why:  "The generated Node client writes no headers by itself; `interop/matrix/node/wire.js` shows how it does.",
		}, {
			checks: []string{"calls at once"},
			side:   calledByKit,
			wire:   "theader",
			why:    "Node's server forgets the frames of THeader when calls share a connection: leave `InFlight` at 0.",
		}, {
			checks: []string{"oneway", "multiplexed oneway"},
			side:   calledByKit,
			wire:   "post",
			why:    "Node's web server never answers the HTTP request of a `oneway` call, so that it ends as `deadline_exceeded`.",
		}},
	}
}

func javaPeer() peer {
	return peer{
		name: "Java 0.16",
		build: func(t *testing.T, dir string) programs {
			generate(t, "java", dir)
			classes := filepath.Join(dir, "classes")
			paths := []string{classes}
			for _, jar := range []string{"thrift", "slf4j-api", "httpclient", "httpcore", "commons-logging"} {
				file := filepath.Join("/usr/share/java", jar+".jar")
				if _, err := os.Stat(file); err != nil {
					t.Fatalf("%v: run scripts/install-tools interop", err)
				}
				paths = append(paths, file)
			}
			path := strings.Join(paths, string(os.PathListSeparator))
			files, err := filepath.Glob(filepath.Join(dir, "*", "*.java"))
			if err != nil {
				t.Fatal(err)
			}
			for _, class := range []string{"Wire", "Server", "Client"} {
				files = append(files, absolute(t, "java/"+class+".java"))
			}
			tool(t, dir, "javac", append([]string{"-encoding", "UTF-8", "-nowarn", "-cp", path, "-d", classes}, files...)...)
			java := []string{"java", "-XX:TieredStopAtLevel=1", "-Xmx128m", "-Dfile.encoding=UTF-8", "-cp", path}
			return programs{client: append(slices.Clone(java), "Client"), server: append(slices.Clone(java), "Server")}
		},
		lacks: []lack{{"theader", "Thrift for Java has no THeader."}, {"zlib", "Thrift for Java has no THeader."}},
		faults: []fault{{
			checks: []string{"arguments left out"},
			side:   callsKit,
			why:    zerosSent,
		}, {
			checks: []string{"older reads an enum value"},
			side:   callsKit,
			why:    "The generated Java takes an enum value that is newer than itself for none, and so refuses a struct that must have one.",
		}},
	}
}

// quoteKeys mends the constants of the Thrift compiler: it writes keys such as -1 without quotes, which no JavaScript
// engine reads.
func quoteKeys(t *testing.T, file string) {
	t.Helper()
	code, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	code = regexp.MustCompile(`(?m)^( +)(-[0-9.]+) :`).ReplaceAllFunc(code, func(key []byte) []byte {
		indent := bytes.IndexByte(key, '-')
		number, err := strconv.ParseFloat(string(bytes.TrimSuffix(key[indent:], []byte(" :"))), 64)
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Appendf(nil, "%s'%s' :", key[:indent], strconv.FormatFloat(number, 'f', -1, 64))
	})
	if err := os.WriteFile(file, code, 0o644); err != nil {
		t.Fatal(err)
	}
}

// generate lets the Thrift compiler make code of the values of both ages, and of all that they include.
func generate(t *testing.T, language, dir string) {
	t.Helper()
	thrift(t, language, dir, "values.thrift")
	thrift(t, language, dir, "newer_values.thrift")
}

func thrift(t *testing.T, language, dir, file string) {
	t.Helper()
	tool(t, ".", "thrift", "-nowarn", "-r", "--gen", language, "-out", dir, file)
}

// tool runs a program that must be there and succeed.
func tool(t *testing.T, dir, name string, args ...string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if errors.Is(err, exec.ErrNotFound) || errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("%s is not installed: run scripts/install-tools interop", name)
	}
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
}

func absolute(t *testing.T, file string) string {
	t.Helper()
	path, err := filepath.Abs(file)
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func command(ctx context.Context, words, env []string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, words[0], append(slices.Clone(words[1:]), args...)...)
	cmd.Env = append(os.Environ(), env...)
	return cmd
}
