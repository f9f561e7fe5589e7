// Command compile compares kitc with the compilers of other languages for services, on the same API in each of them.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/kitc-lang/kit/bench/load"
	"github.com/kitc-lang/kit/compiler/compiletest"
)

func main() {
	root := flag.String("root", "", "the `folder` of the repository")
	rounds := flag.Int("rounds", 5, "how often what is fast is measured")
	most := flag.Int("services", 1000, "the most services")
	flag.Parse()
	if err := report(*root, *rounds, *most); err != nil {
		fmt.Fprintln(os.Stderr, "compile:", err)
		os.Exit(1)
	}
}

// limit is how long a compiler may take before it is given up, and slow how long before once is enough.
const (
	limit = time.Minute
	slow  = 5 * time.Second
)

// compiler is a program that makes something of the API in a folder.
type compiler struct {
	name    string
	outputs []string // what is taken away before each round
	command func(dir string) []string
	in      string // where it runs, "" for the folder
}

// took is what a run has cost.
type took struct {
	wall, cpu time.Duration
	memory    int64 // at its most, in bytes
}

var errSlow = errors.New("given up")

func (c compiler) run(dir string) (took, error) {
	for _, name := range c.outputs {
		if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
			return took{}, err
		}
	}
	args := c.command(dir)
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, args[0], args[1:]...)
	cmd.Dir = dir
	if c.in != "" {
		cmd.Dir = c.in
	}
	cmd.WaitDelay = time.Second
	begun := time.Now()
	text, err := cmd.CombinedOutput()
	wall := time.Since(begun)
	if ctx.Err() != nil {
		return took{}, errSlow
	}
	if err != nil {
		return took{}, fmt.Errorf("%s: %w\n%.2000s", strings.Join(args, " "), err, text)
	}
	usage := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	return took{wall, cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), usage.Maxrss << 10}, nil
}

// compare runs compilers in turn. What is too slow has no figures, and what is slow has one.
func compare(compilers []compiler, dir string, rounds int) ([][]took, error) {
	all := make([][]took, len(compilers))
	for round := range rounds {
		for i, c := range compilers {
			if round > 0 && (len(all[i]) == 0 || all[i][0].wall > slow) {
				continue
			}
			t, err := c.run(dir)
			if errors.Is(err, errSlow) {
				continue
			}
			if err != nil && i > 0 { // a peer that cannot do it is a row of the table
				fmt.Fprintf(os.Stderr, "%s: %.300v\n", c.name, err)
				continue
			}
			if err != nil {
				return nil, fmt.Errorf("%s: %w", c.name, err)
			}
			all[i] = append(all[i], t)
		}
	}
	return all, nil
}

func walls(all []took) (list []float64) {
	for _, t := range all {
		list = append(list, t.wall.Seconds())
	}
	return list
}

func report(root string, rounds, most int) error {
	fmt.Print(`## The compiler

The same API for every compiler: services of ten methods and ten structs each. kitc writes Go for HTTP and Thrift, servers
and clients, an OpenAPI document and a Thrift IDL; thrift and thriftgo write Go for Thrift, protoc-gen-go messages only, ogen
and goa Go for HTTP. The compilers run in turn, into empty folders; medians, and for ratios the least and the most of the
rounds. Above 1, Kit wins. What takes over a minute is given up, and what takes over five seconds is run once; a compiler
that fails on an API of that size has no figures.

`)
	kit := filepath.Join(root, ".bin/kitc")
	peers := filepath.Join(root, "bench/peers")
	tool := map[string]string{}
	for _, name := range []string{"thriftgo", "ogen", "goa", "protoc-gen-go"} {
		cmd := exec.Command("go", "tool", "-n", name)
		cmd.Dir = peers
		out, err := cmd.Output()
		if err != nil {
			return fmt.Errorf("go tool -n %s: %w", name, err)
		}
		tool[name] = strings.TrimSpace(string(out))
	}
	var sizes, same [][]string
	head := []string{"services", "compiler", "seconds", "by Kit's", "CPU seconds", "memory, MiB"}
	rows := [][]string{head}
	for _, n := range []int{1, 10, 100, 1000} {
		if n > most {
			break
		}
		fmt.Fprintln(os.Stderr, n, "services")
		dir, err := lay(n)
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		design := filepath.Join(peers, "gen", fmt.Sprint("many", n))
		defer os.RemoveAll(design)
		if err := layDesign(design, n); err != nil {
			return err
		}
		if err := layOthers(kit, dir); err != nil {
			return err
		}
		compilers := []compiler{
			{name: "kitc", outputs: []string{"gen", "kit.lock"}, command: func(string) []string { return []string{kit, "build", "-q"} }},
			{name: "thrift (C++)", outputs: []string{"apache"}, command: func(dir string) []string {
				return []string{"sh", "-c", "mkdir apache && exec thrift --gen go:package_prefix=" + sized(n) + "/apache/ -out apache idl/many.thrift"}
			}},
			{name: "thriftgo", outputs: []string{"thriftgo"}, command: func(string) []string {
				return []string{tool["thriftgo"], "-g", "go", "-o", "thriftgo", "idl/thriftgo/many.thrift"}
			}},
			{name: "protoc-gen-go", outputs: []string{"pb"}, command: func(string) []string {
				return []string{"protoc", "--plugin=protoc-gen-go=" + tool["protoc-gen-go"], "--go_out=.", "--go_opt=module=example.com/many", "many.proto"}
			}},
			{name: "ogen", outputs: []string{"ogen"}, command: func(string) []string {
				return []string{tool["ogen"], "--config", filepath.Join(peers, "ogen.yml"), "--target", "ogen", "--package", "ogen", "idl/many.openapi.yaml"}
			}},
			{name: "goa", in: peers, command: func(dir string) []string {
				return []string{tool["goa"], "gen", "github.com/kitc-lang/kit/bench/peers/gen/" + filepath.Base(design) + "/design", "-o", design}
			}},
		}
		all, err := compare(compilers, dir, rounds)
		if err != nil {
			return err
		}
		for i, c := range compilers {
			row := []string{"", c.name, "fails, or over 60", "", "", ""}
			if i == 0 {
				row[0] = fmt.Sprint(n)
			}
			if len(all[i]) > 0 {
				row[2] = fmt.Sprintf("%.3f", load.Median(walls(all[i])))
				if i > 0 {
					row[3] = load.Over(walls(all[i]), walls(all[0])).Shown()
				}
				row[4] = fmt.Sprintf("%.2f", all[i][0].cpu.Seconds())
				row[5] = fmt.Sprint(all[i][0].memory >> 20)
			}
			rows = append(rows, row)
		}
		again := compilers[:1:1]
		again[0].outputs = nil
		if _, err := again[0].run(dir); err != nil {
			return err
		}
		unchanged, err := compare(again, dir, rounds)
		if err != nil {
			return err
		}
		same = append(same, []string{fmt.Sprint(n), fmt.Sprintf("%.3f", load.Median(walls(unchanged[0]))), fmt.Sprintf("%.2f", unchanged[0][0].cpu.Seconds())})
		if n == 10 {
			more, err := sizesOf(dir, design, root, n)
			if err != nil {
				return err
			}
			sizes = append(sizes, more...)
		}
	}
	load.Table(os.Stdout, rows)
	fmt.Print("A build where nothing has changed:\n\n")
	load.Table(os.Stdout, append([][]string{{"services", "seconds", "CPU seconds"}}, same...))
	one, err := oneOfHundred(kit)
	if err != nil {
		return err
	}
	fmt.Print("A workspace of a hundred packages, of one service each:\n\n")
	load.Table(os.Stdout, one)
	fmt.Print(`What the Go compiler makes of it (the packages that were written, with all that they need compiled before). Kit's has a
server and a client for HTTP and for Thrift; ogen's and goa's for HTTP, apache's and thriftgo's for Thrift; protoc-gen-go's
has messages only.

`)
	load.Table(os.Stdout, append([][]string{{"services", "written by", "KiB of source, by method", "KiB compiled, by method", "ms to compile, by method"}}, sizes...))
	return nil
}

// lay writes the API into a new module: in Kit's language, what kitc makes of it for others, and as a .proto file.
func lay(n int) (dir string, err error) {
	dir, err = os.MkdirTemp("", "many")
	if err != nil {
		return "", err
	}
	files := map[string]string{
		"go.mod": "module example.com/many\n\ngo 1.26\n", "package.kit": "package many { kit = 1 }\n", "many.proto": protoText(n),
	}
	for from := 0; from < n; from += 100 { // a file is at most 4 MiB
		files[fmt.Sprintf("services%d.kit", from)] = compiletest.Services(from, min(n, from+100))
	}
	return dir, write(dir, files)
}

func write(dir string, files map[string]string) error {
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			return err
		}
	}
	return nil
}

// layOthers has kitc say the same in the languages of others, whose compilers find it in a folder that stays.
func layOthers(kit, dir string) error {
	if _, err := (compiler{command: func(string) []string { return []string{kit, "build", "-q"} }}).run(dir); err != nil {
		return err
	}
	for _, pattern := range []string{"gen/*.thrift", "gen/*.yaml"} {
		files, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			return err
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			name := filepath.Base(file)
			if err := write(dir, map[string]string{
				"idl/" + name:          string(text),
				"idl/thriftgo/" + name: strings.ReplaceAll(string(text), " & ", " "), // which does not know references
			}); err != nil {
				return err
			}
		}
	}
	return nil
}

func layDesign(dir string, n int) error {
	return write(dir, map[string]string{"design/design.go": goaText(n)})
}
