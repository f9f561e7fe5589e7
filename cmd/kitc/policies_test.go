package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// edit replaces a text that stands once in a file of the shop.
type edit struct{ file, old, new string }

// The places of the shop that mistakes are put into.
const (
	orders  = "orders/service.kit"
	billing = "billing/service.kit"

	ordersServer = `  chain server {
    recover {}
    trace {}
    metrics {}
    log {}
    timeout { after = "2s" }
  }
`
	ordersAdvice = `    retry { attempts = 2 }
    timeout { after = "2500ms" }
`
	billingAdvice = `    retry {
      attempts    = 3
      max_backoff = "100ms"
    }
    timeout { after = "500ms" }
`
	paymentsChain = `    chain {
      timeout { after = "600ms" }
    }
`
	calls      = "    calls           = [payments.Charge]\n"
	chargesKey = "    errors          = [CardDeclined]\n    idempotency_key = key\n"
)

// TestPolicyMistakes puts one mistake about policies into the shop at a time, and expects kitc check to find just
// that one, and to say why.
func TestPolicyMistakes(t *testing.T) {
	for _, c := range []struct {
		name  string
		edits []edit
		at    string // CODE FILE "the text that the finding is about begins like this"
		says  []string
	}{
		{"a retry that repeats a payment", []edit{{billing, chargesKey, "    errors          = [CardDeclined]\n    chain client {\n      retry { attempts = 2 }\n    }\n"}},
			`KIT3101 billing retry`, []string{`would call "Charge" twice`, "idempotency_key"}},
		{"a payment without a key", []edit{{billing, chargesKey, "    errors          = [CardDeclined]\n"}},
			`KIT3102 billing method Charge`, []string{`leaves "Charge" out`, "`chain client { retry = none }`"}},
		{"a caller with too much patience for its own time", []edit{{orders, paymentsChain, strings.Replace(paymentsChain, "600ms", "700ms", 1)}},
			`KIT3103 orders payments.Charge`, []string{"Orders.Place ends after 2s", "payments.Charge takes up to 2.3s", "3 tries of 700ms and 2 pauses of 100ms = 2.3s"}},
		{"a method with less time than its calls", []edit{{orders, calls, calls + "    chain server {\n      timeout { after = \"1s\" }\n    }\n    chain client {\n      timeout { after = \"1500ms\" }\n    }\n"}},
			`KIT3103 orders payments.Charge`, []string{"Orders.Place ends after 1s", "takes up to 2s"}},
		{"a service with less time than its calls", []edit{{orders, ordersServer, strings.Replace(ordersServer, `"2s"`, `"1900ms"`, 1)}},
			`KIT3103 orders payments.Charge`, []string{"Orders.Place ends after 1.9s", "takes up to 2s"}},
		{"too many attempts for the time, in another package", []edit{{billing, "attempts    = 3", "attempts    = 6"}},
			`KIT3103 orders payments.Charge`, []string{"6 tries of 600ms and 5 pauses of 100ms = 4.1s"}},
		{"pauses that are too long, in another package", []edit{{billing, `max_backoff = "100ms"`, `max_backoff = "1s"`}},
			`KIT3103 orders payments.Charge`, []string{"3 tries of 600ms and 2 pauses of 1s = 3.8s"}},
		{"two calls that fit alone", []edit{{orders, calls, "    calls           = [payments.Get, payments.Charge]\n"}},
			`KIT3103 orders payments.Get`, []string{"payments.Get 2s + payments.Charge 2s = 4s"}},
		{"retries of retries", []edit{{billing, "    errors          = [CardDeclined]\n", "    errors          = [CardDeclined]\n    calls           = [ledger.Post]\n"},
			{billing, "  transport thrift {", "  client ledger { service = Ledger }\n\n  transport thrift {"},
			{billing, "# Takes money from customers.", `service Ledger {
  method Post { idempotent = true }
  transport thrift { listen = ":9092" }

  chain client {
    retry {
      attempts    = 5
      max_backoff = "10ms"
    }
    timeout { after = "100ms" }
  }
}

# Takes money from customers.`}},
			`KIT3105 orders payments.Charge`, []string{"15 calls of Ledger.Post", "Orders.Place → payments.Charge ×3 → ledger.Post ×5"}},
		{"more attempts than the package allows itself", []edit{{orders, `version = "1.4.0"`, "version = \"1.4.0\"\n\n  max_attempts = 2"}},
			`KIT3105 orders payments.Charge`, []string{"3 calls of Payments.Charge, and 2 are allowed"}},
		{"a call that nothing ends", []edit{{orders, paymentsChain, "    chain { timeout = none }\n"}},
			`KIT3104 orders payments.Charge`, []string{"nothing ends the call of payments.Charge"}},
		{"a client that takes no advice, and bounds nothing", []edit{{orders, paymentsChain, "    advice = none\n"}},
			`KIT3104 orders payments.Charge`, []string{`chain of client "payments"`}},
		{"a circle of calls", []edit{{billing, "    errors          = [CardDeclined]\n", "    errors          = [CardDeclined]\n    calls           = [self.Get]\n"},
			{billing, "    errors = [NotFound]\n    safe   = true\n", "    errors = [NotFound]\n    safe   = true\n    calls  = [self.Charge]\n"},
			{billing, "  transport thrift {", "  client self {\n    service = Payments\n\n    chain {\n      retry = none\n      timeout { after = \"200ms\" }\n    }\n  }\n\n  transport thrift {"}},
			`KIT3106 billing self.Charge`, []string{"Payments.Charge → Payments.Get → Payments.Charge"}},
		{"a retry on what the service never returns", []edit{{orders, "retry { attempts = 2 }", "retry { on = [unavailable, aborted] }"}},
			`KIT3107 orders aborted`, []string{"no method of Orders fails with `aborted`"}},
		{"a retry on what says the same every time", []edit{{orders, "retry { attempts = 2 }", "retry { on = [unavailable, failed_precondition] }"}},
			`KIT3108 orders failed_precondition`, []string{"the same call gives `failed_precondition` again"}},
		{"a client that retries on what says the same every time", []edit{{orders, paymentsChain, "    chain {\n      retry { on = [not_found] }\n      timeout { after = \"600ms\" }\n    }\n"}},
			`KIT3108 orders not_found`, []string{"only adds load"}},
		{"a timeout around the retry, and none inside", []edit{{orders, ordersAdvice, "    timeout { after = \"2500ms\" }\n    retry { attempts = 2 }\n"}},
			`KIT3112 orders retry`, []string{"one slow try takes all of the 2.5s"}},
		{"tries as long as all of them together", []edit{{orders, ordersAdvice, "    timeout { after = \"2500ms\" }\n" + ordersAdvice}},
			`KIT3112 orders retry`, []string{"one slow try takes 2.5s", "gives 2.5s for all of them"}},
		{"callers that are advised to wait in vain", []edit{{orders, `after = "2500ms"`, `after = "4s"`}},
			`KIT3111 orders timeout`, []string{"wait 4s for Orders.Get, which gives up after 2s"}},
		{"a client that waits in vain", []edit{{orders, paymentsChain, "    chain {\n      retry = none\n      timeout { after = \"1900ms\" }\n    }\n"}},
			`KIT3111 orders timeout`, []string{"`payments` may wait 1.9s for Payments.Charge, which gives up after 1s"}},
		{"a callee that is told no deadline", []edit{{billing, "    protocol = compact\n", "    protocol = compact\n    framing  = framed\n"}},
			`KIT3110 orders client payments`, []string{"deadlines and traces end here"}},
		{"a transport that nobody offers", []edit{{orders, "    transport = thrift\n", "    transport = http\n"}},
			`KIT2042 orders http`, []string{"service \"Payments\" has no `transport http`"}},
		{"a call of a method that is not there", []edit{{orders, calls, "    calls           = [payments.Refund]\n"}},
			`KIT2041 orders Refund`, []string{`service "Payments" has no method "Refund"`}},
		{"a call of a package in place of a client", []edit{{orders, calls, "    calls           = [billing.Charge]\n"}},
			`KIT2041 orders billing.Charge`, []string{`service "Orders" has no client "billing"`}},
		{"a client of no service", []edit{{orders, "billing.Payments", "billing.Payment"}},
			`KIT2040 orders billing.Payment`, []string{"is a union, not a service"}},
		{"a log inside the timeout", []edit{{orders, ordersServer, strings.Replace(strings.Replace(ordersServer, "    log {}\n", "", 1), "\"2s\" }\n", "\"2s\" }\n    log {}\n", 1)}},
			`KIT3004 orders log`, []string{"does not see what happens there"}},
		{"a recover that others stand outside of", []edit{{orders, ordersServer, strings.Replace(ordersServer, "    recover {}\n    trace {}\n", "    trace {}\n    recover {}\n", 1)}},
			`KIT3004 orders recover`, []string{"not the outermost"}},
		{"a limit that silently replaces another", []edit{{orders, ordersServer, strings.Replace(ordersServer, "    log {}\n", "    log {}\n    timeout { after = \"30s\" }\n", 1)}},
			`KIT3003 orders timeout`, []string{"twice"}},
		{"a retry on the server", []edit{{orders, ordersServer, strings.Replace(ordersServer, "    log {}\n", "    log {}\n    retry {}\n", 1)}},
			`KIT3002 orders retry`, []string{"move it to `chain client`"}},
		{"a change to what is not there", []edit{{orders, paymentsChain, "    chain {\n      timeout { after = \"600ms\" }\n      log = none\n    }\n"}},
			`KIT3008 orders log`, []string{"nothing to leave out"}},
		{"a phone number in a header", []edit{{orders, `header = { key = "Idempotency-Key" }`, `header = { key = "Idempotency-Key", phone = "X-Phone" }`}},
			`KIT2014 orders phone`, []string{"sensitive"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := checkShop(t, c.edits)
			if len(found) != 1 {
				t.Fatalf("%d findings: %+v", len(found), found)
			}
			f := found[0]
			if f.at != c.at && !strings.HasPrefix(f.at, c.at+" ") && !strings.HasPrefix(f.at, c.at+"\n") {
				t.Errorf("found at %q, want %q", f.at, c.at)
			}
			for _, s := range c.says {
				if !strings.Contains(f.text, s) {
					t.Errorf("it does not say %q:\n%s", s, f.text)
				}
			}
		})
	}
	t.Run("clean", func(t *testing.T) {
		if found := checkShop(t, nil); len(found) > 0 {
			t.Errorf("%+v", found)
		}
	})
}

// finding is what kitc check says: where, and in which words, those of its notes too.
type finding struct{ at, text string }

func checkShop(t *testing.T, edits []edit) []finding {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"go.mod", "go.sum", orders, "orders/kit.lock", billing, "billing/kit.lock"} {
		data, err := os.ReadFile(filepath.Join("../../examples/shop", name))
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		for _, e := range edits {
			if e.file != name {
				continue
			}
			if strings.Count(text, e.old) != 1 {
				t.Fatalf("%s has %d times\n%s", name, strings.Count(text, e.old), e.old)
			}
			text = strings.Replace(text, e.old, e.new, 1)
		}
		writeFile(t, filepath.Join(dir, name), text)
	}
	t.Chdir(dir)
	var stdout, stderr bytes.Buffer
	status := run(newRoot(), []string{"check", "--format", "json", "./..."}, strings.NewReader(""), &stdout, &stderr)
	if status > 1 {
		t.Fatalf("exit status %d\n%s", status, stderr.String())
	}
	var report struct {
		Diagnostics []struct {
			Code, Message string
			Place         struct {
				File  string
				Start struct{ Line, Column int }
			}
			Notes []struct{ Message string }
		}
	}
	if err := json.Unmarshal(stderr.Bytes(), &report); err != nil {
		t.Fatalf("%v\n%s%s", err, stdout.String(), stderr.String())
	}
	var out []finding
	for _, d := range report.Diagnostics {
		data, err := os.ReadFile(d.Place.File)
		if err != nil {
			t.Fatal(err)
		}
		line := strings.Split(string(data), "\n")[d.Place.Start.Line-1]
		text := d.Message
		for _, n := range d.Notes {
			text += "\n" + n.Message
		}
		rest := strings.FieldsFunc(line[d.Place.Start.Column-1:], func(r rune) bool { return strings.ContainsRune("{}[],=", r) })
		out = append(out, finding{strings.Join([]string{d.Code, filepath.Dir(d.Place.File), strings.TrimSpace(rest[0])}, " "), text})
	}
	return out
}
