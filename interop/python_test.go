package interop

import (
	"os"
	"os/exec"
	"testing"

	"github.com/kitc-lang/kit/interop/exchange/gen/exchange"
	kitthrift "github.com/kitc-lang/kit/runtime/transport/thrift"
)

// python is Debian's own interpreter, the one that python3-thrift is installed for.
const python = "/usr/bin/python3"

// pythonCode makes Python code of the emitted IDL and gives the folder that holds it.
func pythonCode(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	run(t, dir, "thrift", "--gen", "py", "-out", dir, absolute(t, "exchange/gen/exchange.thrift"))
	return dir
}

func pythonCommand(t *testing.T, code, script string, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(python, append([]string{absolute(t, "python/"+script)}, args...)...)
	cmd.Env = append(os.Environ(), "PYTHONPATH="+code, "PYTHONDONTWRITEBYTECODE=1")
	return cmd
}

func TestPythonClientCallsKitServer(t *testing.T) {
	code := pythonCode(t)
	server := serve(t)
	for _, protocol := range []string{"binary", "compact", "json"} {
		for _, framing := range []string{"framed", "unframed"} {
			t.Run(protocol+"/"+framing, func(t *testing.T) {
				out, err := pythonCommand(t, code, "client.py", port(t, server.Addr("thrift")), protocol, framing).CombinedOutput()
				if err != nil {
					t.Fatalf("%v\n%s", err, out)
				}
			})
		}
	}
}

func TestKitClientCallsPythonServer(t *testing.T) {
	code := pythonCode(t)
	for protocol, p := range map[string]kitthrift.Protocol{"binary": kitthrift.Binary, "compact": kitthrift.Compact, "json": kitthrift.JSON} {
		for framing, f := range map[string]kitthrift.Framing{"framed": kitthrift.Framed, "unframed": kitthrift.Unframed} {
			t.Run(protocol+"/"+framing, func(t *testing.T) {
				port := start(t, pythonCommand(t, code, "server.py", protocol, framing))
				cfg := exchange.ExchangeClientConfig{Address: "thrift://127.0.0.1:" + port}
				cfg.Thrift.Protocol, cfg.Thrift.Framing = p, f
				callEverything(t, cfg)
			})
		}
	}
}
