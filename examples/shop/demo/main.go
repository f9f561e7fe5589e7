// Command demo tells the story of the shop: it starts billing and orders as two processes, calls them
// as their users would, and stops them again.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"example.com/shop/orders/gen/orders"
	"github.com/kitc-lang/kit/runtime/std"
)

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if err := tell(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "demo:", err)
		os.Exit(1)
	}
}

func tell(ctx context.Context) error {
	dir, err := os.MkdirTemp("", "shop")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)

	heading("3. The services start, each a process of its own, and billing twice")
	var (
		bills, more = freeAddress(), freeAddress()
		web, rpc    = freeAddress(), freeAddress()
		admin       = freeAddress()
		data        = filepath.Join(dir, "orders.db")
		instances   = filepath.Join(dir, "instances.json")
		arguments   = []string{"-http", web, "-thrift", rpc, "-admin", admin, "-instances", instances, "-data", data}
	)
	billing, err := start("billing", bills, "-thrift", bills)
	if err != nil {
		return err
	}
	defer billing.stop()
	another, err := start("billing", more, "-thrift", more)
	if err != nil {
		return err
	}
	defer another.stop()
	if err := list(instances, bills, more); err != nil {
		return err
	}
	shop, err := start("orders", web, arguments...)
	if err != nil {
		return err
	}
	defer shop.stop()

	heading("4. A web client places an order: JSON over HTTP, charged by billing over Thrift")
	body := `{"customer":"0b1f5c1e-8f0a-4c53-9f0e-3f6f5a0c9a11",
 "items":[{"sku":"tea-green-100","quantity":2,"cents":850}],
 "card":{"number":"4111111111111111","holder":"Ada Byron"},
 "phone":"+44 20 7946 0018"}`
	placed, err := curl(ctx, "POST", "http://"+web+"/orders", body, "Idempotency-Key: basket-0001")
	if err != nil {
		return err
	}
	var order orders.Order
	if err := json.Unmarshal(placed, &order); err != nil {
		return fmt.Errorf("the answer is no order: %w", err)
	}

	heading("5. A Go program reads it over Thrift, with the generated client")
	client, err := orders.NewOrdersClient(orders.OrdersClientConfig{Address: "thrift://" + rpc})
	if err != nil {
		return err
	}
	defer client.Close()
	fmt.Printf("  client, err := orders.NewOrdersClient(orders.OrdersClientConfig{Address: \"thrift://%s\"})\n", rpc)
	fmt.Printf("  order, err := client.Get(ctx, &orders.GetInput{ID: %q})\n", order.ID)
	read, err := client.Get(ctx, &orders.GetInput{ID: order.ID})
	if err != nil {
		return err
	}
	fmt.Printf("  -> %s is %s: %d × %s, placed %s\n", read.ID, read.Status, read.Items[0].Quantity, read.Items[0].SKU,
		read.Placed.Format(time.TimeOnly))
	fmt.Printf("  and logging it keeps the customer's phone number out of the log:\n  %v\n", read)

	heading("6. A bad request is refused before the handler runs, and every reason is named")
	bad := `{"customer":"0b1f5c1e-8f0a-4c53-9f0e-3f6f5a0c9a11",
 "items":[{"sku":"tea-green-100","quantity":1,"cents":850},{"sku":"","quantity":500,"cents":1}],
 "card":{"number":"4111111111111111","holder":"Ada Byron"}}`
	if _, err := curl(ctx, "POST", "http://"+web+"/orders", bad); err != nil {
		return err
	}

	heading("7. Declared errors are values on both sides of any wire")
	_, err = client.Place(ctx, &orders.PlaceInput{
		Items: []orders.Item{{SKU: "tea-green-100", Quantity: 60, Cents: 850}},
		Card:  orders.Card{Number: "4111111111111111", Holder: "Ada Byron"},
	})
	outOfStock := new(orders.OutOfStock)
	if !errors.As(err, &outOfStock) {
		return fmt.Errorf("60 pieces should not be there, but: %v", err)
	}
	fmt.Printf("  client.Place(60 pieces) over Thrift -> *orders.OutOfStock{SKU: %q, Left: %d}\n", outOfStock.SKU, outOfStock.Left)
	_, err = client.Get(ctx, &orders.GetInput{ID: "ord_000000000000"})
	notFound := new(std.NotFound)
	if !errors.As(err, &notFound) {
		return fmt.Errorf("the order should not be there, but: %v", err)
	}
	fmt.Printf("  client.Get(no such order)           -> *std.NotFound{Resource: %q, ID: %q}\n", notFound.Resource, notFound.ID)

	heading("8. orders is stopped and started again: it kept the order")
	if err := shop.stop(); err != nil {
		return err
	}
	shop, err = start("orders", web, arguments...)
	if err != nil {
		return err
	}
	defer shop.stop()
	if _, err := curl(ctx, "GET", "http://"+web+"/orders/"+string(order.ID), ""); err != nil {
		return err
	}

	heading("9. One of the two instances of billing is killed, and no order is lost")
	billing.kill()
	fmt.Println("$ kill -9 billing")
	for range 10 {
		if _, err := client.Place(ctx, &orders.PlaceInput{
			Items: []orders.Item{{SKU: "tea-green-100", Quantity: 1, Cents: 850}},
			Card:  orders.Card{Number: "4111111111111111", Holder: "Ada Byron"},
		}); err != nil {
			return err
		}
	}
	fmt.Println("  client.Place(1 piece), 10 times -> 10 orders: a charge has a key, so it is safe to ask the other instance")

	heading("10. Whoever runs it sees that on the admin listener, with metrics, profiles and the API")
	if _, err := curl(ctx, "GET", "http://"+admin+"/readyz", ""); err != nil {
		return err
	}
	if err := showInstances(ctx, "http://"+admin+"/services"); err != nil {
		return err
	}

	heading("11. For everybody who does not use Go, kitc wrote")
	for _, file := range []string{
		"orders/gen/orders.openapi.yaml", "orders/gen/orders.thrift", "billing/gen/billing.thrift",
	} {
		info, err := os.Stat(file)
		if err != nil {
			return err
		}
		fmt.Printf("  examples/shop/%-32s %6d bytes\n", file, info.Size())
	}
	fmt.Println("  and the Go of both in examples/shop/orders/gen/orders and examples/shop/billing/gen/billing")

	if err := errors.Join(shop.stop(), another.stop()); err != nil {
		return err
	}
	heading("All have stopped. The declarations are examples/shop/*/service.kit; start reading there.")
	return nil
}

// showInstances prints what an admin listener knows of the instances that its service calls.
func showInstances(ctx context.Context, url string) error {
	fmt.Println("$ curl -s " + url + " | jq -c '.clients[].instances[]'")
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	var services struct {
		Clients []struct{ Instances []json.RawMessage }
	}
	if err := json.NewDecoder(resp.Body).Decode(&services); err != nil {
		return err
	}
	for _, c := range services.Clients {
		for _, instance := range c.Instances {
			var line bytes.Buffer
			if err := json.Compact(&line, instance); err != nil {
				return err
			}
			fmt.Printf("  %s\n", line.Bytes())
		}
	}
	return nil
}

// curl does what the command of that name does, and prints both: the command and the answer.
func curl(ctx context.Context, method, url, body string, headers ...string) ([]byte, error) {
	command := "curl -X " + method + " " + url
	req, err := http.NewRequestWithContext(ctx, method, url, strings.NewReader(body))
	if err != nil {
		return nil, err
	}
	if method == "GET" {
		command = "curl " + url
	}
	if body != "" {
		headers = append(headers, "Content-Type: application/json")
	}
	for _, h := range headers {
		key, value, _ := strings.Cut(h, ": ")
		req.Header.Set(key, value)
		command += " -H '" + h + "'"
	}
	if body != "" {
		command += " -d '" + body + "'"
	}
	fmt.Println("$ " + command)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	var pretty bytes.Buffer
	if json.Indent(&pretty, answer, "  ", "  ") != nil {
		pretty.Write(bytes.ReplaceAll(bytes.TrimSpace(answer), []byte("\n"), []byte("\n  ")))
	}
	fmt.Printf("  %s (%s)\n  %s\n", resp.Status, resp.Header.Get("Content-Type"), pretty.Bytes())
	return answer, nil
}

// process is a running service.
type process struct {
	name string
	cmd  *exec.Cmd
	log  bytes.Buffer
	done chan error
}

// start runs a program of the shop, and waits until it answers on its first address.
func start(name, address string, args ...string) (*process, error) {
	p := &process{name: name, cmd: exec.Command(filepath.Join(filepath.Dir(os.Args[0]), name), args...), done: make(chan error, 1)}
	p.cmd.Stdout, p.cmd.Stderr = &p.log, &p.log
	fmt.Printf("$ %s %s\n", name, strings.Join(args, " "))
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	go func() { p.done <- p.cmd.Wait() }()
	for range 200 {
		select {
		case err := <-p.done:
			return nil, fmt.Errorf("%s ended at once (%v):\n%s", name, err, p.log.Bytes())
		case <-time.After(25 * time.Millisecond):
		}
		if conn, err := net.Dial("tcp", address); err == nil {
			conn.Close()
			return p, nil
		}
	}
	p.stop()
	return nil, fmt.Errorf("%s does not answer on %s:\n%s", name, address, p.log.Bytes())
}

// stop ends the process as an operator would, and waits for it. A second call does nothing.
func (p *process) stop() error {
	if p.cmd == nil {
		return nil
	}
	p.cmd.Process.Signal(syscall.SIGTERM)
	p.cmd = nil
	select {
	case err := <-p.done:
		if err != nil {
			return fmt.Errorf("%s stopped badly: %w\n%s", p.name, err, p.log.Bytes())
		}
		return nil
	case <-time.After(20 * time.Second):
		return fmt.Errorf("%s did not stop within 20 s", p.name)
	}
}

// kill ends the process at once, in the middle of whatever it does.
func (p *process) kill() {
	p.cmd.Process.Kill()
	<-p.done
	p.cmd = nil
}

// list writes the file that says where the instances of billing are.
func list(file string, addresses ...string) error {
	type instance struct {
		Address string `json:"address"`
	}
	var all []instance
	for _, a := range addresses {
		all = append(all, instance{a})
	}
	data, err := json.Marshal(map[string][]instance{"billing.Payments": all})
	if err != nil {
		return err
	}
	fmt.Printf("$ echo '%s' > instances.json\n", data)
	return os.WriteFile(file, data, 0o644)
}

// freeAddress gives a loopback address that nobody listens on.
func freeAddress() string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Fprintln(os.Stderr, "demo: no free port:", err)
		os.Exit(1)
	}
	defer l.Close()
	return l.Addr().String()
}

func heading(text string) {
	if info, err := os.Stdout.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 && os.Getenv("NO_COLOR") == "" {
		text = "\033[1m" + text + "\033[0m"
	}
	fmt.Println("\n" + text)
}
