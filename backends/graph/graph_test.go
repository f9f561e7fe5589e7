package graph_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/kitc-lang/kit/backends/graph"
	"github.com/kitc-lang/kit/compiler/compiletest"
	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

const system = `package shop { kit = 1 }

service Orders {
  discovery = consul

  method Place { calls = [payments.Charge] }
  transport http {}

  client payments {
    service   = Payments
    discovery = consul
  }
  client audit { service = Audit }

  chain server {
    recover {}
    timeout { after = "5s" }
  }
}

service Payments {
  discovery = consul

  method Charge { idempotent = true }
  method Get {}
  transport thrift {}

  chain client {
    retry {}
    timeout { after = "1s" }
  }
}

service Audit {
  method Note {}
  transport thrift { framing = header }
}

service Alone {
  method Ping {}
  transport http {}
}
`

func made(t *testing.T, text string, found diag.List) *graph.Graph {
	t.Helper()
	return graph.New([]*model.Program{compiletest.Program(t, text)}, found)
}

func TestGraph(t *testing.T) {
	g := made(t, system, nil)
	var names []string
	for _, s := range g.Services {
		names = append(names, s.Name)
	}
	if got := strings.Join(names, " "); got != "shop.Alone shop.Orders shop.Audit shop.Payments" {
		t.Errorf("services %s", got)
	}
	if len(g.Calls) != 2 {
		t.Fatalf("%d calls", len(g.Calls))
	}
	c := g.Calls[1]
	want := graph.Call{
		From: "shop.Orders", Method: "Place", Client: "payments", To: "shop.Payments", Called: "Charge", Transport: "thrift",
		Discovery: "consul", Balance: "p2c", Time: 3500 * time.Millisecond, Tries: 3, // three seconds, and two pauses of a quarter
	}
	if got := *c; fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if open := g.Calls[0]; open.Client != "audit" || open.Called != "" || open.Time != 0 {
		t.Errorf("a client whose calls nobody has listed: %+v", open)
	}
	if orders := g.Services[1]; len(orders.Methods) != 1 || orders.Methods[0].Time != 5*time.Second || orders.Discovery != "consul" {
		t.Errorf("%+v", orders)
	}
}

// TestFindings has a finding about a call, and looks for it in every kind of file.
func TestFindings(t *testing.T) {
	prog := compiletest.Program(t, system)
	call := prog.Packages[0].Services[0].Methods[0].Calls[0]
	var found diag.List
	found.Errorf(diag.DoesNotFit, call.Span, "it takes <too> long & more")
	g := graph.New([]*model.Program{prog}, found)
	text, err := g.JSON()
	if err != nil || !bytes.Contains(text, []byte("KIT3103: it takes")) {
		t.Errorf("JSON: %v\n%s", err, text)
	}
	if !bytes.Contains(g.Mermaid(), []byte("linkStyle 1 stroke:#c62828")) {
		t.Errorf("Mermaid:\n%s", g.Mermaid())
	}
	if svg := string(g.SVG()); !strings.Contains(svg, "KIT3103: it takes &lt;too&gt; long &amp; more") || !strings.Contains(svg, `class="call wrong"`) {
		t.Errorf("SVG:\n%s", svg)
	}
}

// TestDrawing reads pictures of random systems: each is well-formed XML, names everything, is the same each time,
// and no two boxes or labels stand in each other's place.
func TestDrawing(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for n := range 40 {
		text := randomSystem(random, 1+n/2)
		g := made(t, text, nil)
		svg := g.SVG()
		if !bytes.Equal(svg, made(t, text, nil).SVG()) {
			t.Fatal("drawn twice, drawn differently")
		}
		boxes, labels := shapes(t, svg)
		if len(boxes) != len(g.Services) {
			t.Fatalf("%d boxes of %d services", len(boxes), len(g.Services))
		}
		apart(t, "box", boxes)
		apart(t, "label", labels)
		for _, s := range g.Services {
			if !bytes.Contains(svg, []byte(">"+s.Name+"<")) {
				t.Errorf("%s is not drawn", s.Name)
			}
		}
	}
}

type rect struct {
	Class string  `xml:"class,attr"`
	X     float64 `xml:"x,attr"`
	Y     float64 `xml:"y,attr"`
	W     float64 `xml:"width,attr"`
	H     float64 `xml:"height,attr"`
}

func shapes(t *testing.T, svg []byte) (boxes, labels []rect) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(svg))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return boxes, labels
		}
		if err != nil {
			t.Fatalf("%v\n%s", err, svg)
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "rect" {
			continue
		}
		var r rect
		if err := d.DecodeElement(&r, &start); err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(r.Class, "box") {
			boxes = append(boxes, r)
		} else {
			labels = append(labels, r)
		}
	}
}

func apart(t *testing.T, what string, all []rect) {
	t.Helper()
	for i, a := range all {
		for _, b := range all[i+1:] {
			if a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H {
				t.Errorf("a %s stands on another: %+v and %+v", what, a, b)
			}
		}
	}
}

// randomSystem gives services that call some of those behind them, and themselves through a client that nobody uses.
func randomSystem(random *rand.Rand, n int) string {
	var b strings.Builder
	b.WriteString("package shop { kit = 1 }\n")
	for i := range n {
		var calls, clients string
		for to := i + 1; to < n; to++ {
			if random.IntN(4) > 0 {
				continue
			}
			calls += fmt.Sprintf("s%d.Do, ", to)
			clients += fmt.Sprintf("  client s%d {\n    service = S%d\n    chain {\n      timeout { after = \"1ms\" }\n    }\n  }\n", to, to)
		}
		clients += fmt.Sprintf("  client back { service = S%d }\n", random.IntN(n))
		fmt.Fprintf(&b, "service S%d {\n  method Do { calls = [%s] }\n  transport thrift {}\n%s}\n", i, strings.TrimSuffix(calls, ", "), clients)
	}
	return b.String()
}
