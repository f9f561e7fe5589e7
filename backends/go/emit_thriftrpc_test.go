package golang

import (
	"strings"
	"testing"

	"github.com/kitc-lang/kit/compiler/compiletest"
)

// TestOnewayMethods looks at what is emitted for a method that nobody waits for.
func TestOnewayMethods(t *testing.T) {
	prog := compiletest.Program(t, `
package bells { kit = 1 }
service Bells {
  method Ring { input = { times = int32 } }
  transport thrift {}
}
`)
	pkg := prog.Packages[len(prog.Packages)-1]
	pkg.Services[0].Methods[0].Oneway = true
	var text string
	for _, f := range generate(t, prog, pkg) {
		if strings.HasSuffix(f.Path, "bells_thrift.go") {
			text = string(f.Data)
			checkFormat(t, f)
		}
	}
	for _, want := range []string{
		"return c.client.Send(ctx, call, call.In.(*RingInput))",
		"_, _ = r.Run(ctx, &bellsRing, s.handlers.ring, in, in)",
		"r.Done()",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
}

// TestDeclaredProtocols looks at what clients write unless their Config says otherwise.
func TestDeclaredProtocols(t *testing.T) {
	for params, want := range map[string]string{
		"{}":                     "kitthrift.Binary",
		"{ protocol = compact }": "kitthrift.Compact",
		"{\n protocol = json\n framing = post\n}": "kitthrift.JSON",
	} {
		prog := compiletest.Program(t, "package bells { kit = 1 }\nservice Bells {\n method Ring {}\n transport thrift "+params+"\n}\n")
		var text string
		for _, f := range generate(t, prog, prog.Packages[len(prog.Packages)-1]) {
			if strings.HasSuffix(f.Path, "bells_thrift.go") {
				text = string(f.Data)
			}
		}
		if want := "\tif cfg.Protocol == 0 {\n\t\tcfg.Protocol = " + want + "\n"; !strings.Contains(text, want) {
			t.Errorf("%s: %q is missing in\n%s", params, want, text)
		}
	}
}
