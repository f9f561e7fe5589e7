package spec_test

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// wireValue is one value of a section `wire`: what is read, and what is to become of it.
type wireValue struct {
	Case   string // the file
	Type   string // of its package
	From   string // "json", "binary" or "compact"
	Mode   string // "strict" or "lenient"
	Input  []byte
	JSON   *string // how it is written again, nil where that was not asked
	Binary *string // in hex
	// Compact too is in hex.
	Compact *string
	Refused *string // PATH: MESSAGE
}

var wireHead = regexp.MustCompile(`^(lenient )?([A-Z][A-Za-z0-9]*) (.*)$`)

// wireValues reads a section `wire`: blocks of lines that a blank line ends. The first line of a block is a
// type and a value, in JSON or as bytes; the others say how it is written or why it is refused.
func wireValues(t *testing.T, file, section string) []wireValue {
	t.Helper()
	var out []wireValue
	for block := range strings.SplitSeq(strings.TrimSpace(section), "\n\n") {
		lines := joined(block)
		head := wireHead.FindStringSubmatch(lines[0])
		if head == nil {
			t.Fatalf("%s: %q is no type and value", file, lines[0])
		}
		v := wireValue{Case: file, Type: head[2], From: "json", Mode: "strict", Input: []byte(head[3])}
		if head[1] != "" {
			v.Mode = "lenient"
		}
		for _, protocol := range []string{"binary", "compact"} {
			if text, ok := strings.CutPrefix(head[3], protocol+" "); ok {
				v.From, v.Input = protocol, unhex(t, file, text)
			}
		}
		for _, line := range lines[1:] {
			word, rest, _ := strings.Cut(line, " ")
			rest = strings.TrimSpace(rest)
			switch word {
			case "json":
				v.JSON = &rest
			case "binary":
				v.Binary = hexed(t, file, rest)
			case "compact":
				v.Compact = hexed(t, file, rest)
			case "refused":
				v.Refused = &rest
			default:
				t.Fatalf("%s: a line of a value begins with json, binary, compact or refused, and not with %q", file, word)
			}
		}
		if v.JSON == nil && v.From == "json" && v.Mode == "strict" && v.Refused == nil {
			same := string(v.Input)
			v.JSON = &same
		}
		out = append(out, v)
	}
	return out
}

// joined gives the lines of a block without comments; what is indented belongs to the line above.
func joined(block string) []string {
	var lines []string
	for line := range strings.SplitSeq(block, "\n") {
		if i := strings.Index(line, " # "); i >= 0 {
			line = line[:i]
		}
		if strings.HasPrefix(line, " ") && len(lines) > 0 {
			lines[len(lines)-1] += " " + strings.TrimSpace(line)
			continue
		}
		if !strings.HasPrefix(line, "#") {
			lines = append(lines, strings.TrimRight(line, " "))
		}
	}
	return lines
}

func unhex(t *testing.T, file, text string) []byte {
	t.Helper()
	data, err := hex.DecodeString(strings.Join(strings.Fields(text), ""))
	if err != nil {
		t.Fatalf("%s: %q: %v", file, text, err)
	}
	return data
}

func hexed(t *testing.T, file, text string) *string {
	t.Helper()
	s := hex.EncodeToString(unhex(t, file, text))
	return &s
}

// wireResult is what a program made of a value.
type wireResult struct{ JSON, Binary, Compact, Refused string }

// TestWire gives the values of all sections `wire` to one program, which is made of the Go that kitc writes
// for those cases.
func TestWire(t *testing.T) {
	files, err := filepath.Glob("cases/wire/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d cases: %v", len(files), err)
	}
	dir := t.TempDir()
	var values []wireValue
	imports, registry := "", ""
	for n, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		c := parse(txtar.Format(archive))
		section := c.files["wire"]
		if section == nil {
			t.Errorf("%s has no section `wire`", file)
			continue
		}
		delete(c.files, "wire")
		c.options["module"] = fmt.Sprintf("example.com/wire/c%d", n)
		got := c.run(t)
		if got.diagnostics.HasErrors() {
			t.Fatalf("%s:\n%s", file, got.report(t))
		}
		for name, text := range got.outputs {
			if filepath.Ext(name) == ".go" {
				lay(t, filepath.Join(dir, fmt.Sprintf("c%d", n), name), text)
			}
		}
		imports += fmt.Sprintf("\tc%d %q\n", n, fmt.Sprintf("example.com/wire/c%d/gen/%s", n, wirePackage))
		seen := map[string]bool{}
		for _, v := range wireValues(t, file, string(section.Data)) {
			values = append(values, v)
			if !seen[v.Type] {
				seen[v.Type] = true
				registry += fmt.Sprintf("\t%q: func() value { return new(c%d.%s) },\n", file+" "+v.Type, n, v.Type)
			}
		}
	}
	if len(values) < 100 {
		t.Errorf("only %d values", len(values))
	}
	lay(t, filepath.Join(dir, "main.go"), strings.NewReplacer("/*imports*/", imports, "/*registry*/", registry).Replace(wireProgram))
	checkout, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	lay(t, filepath.Join(dir, "go.mod"), "module example.com/wire\n\ngo 1.26\n\nrequire github.com/kitc-lang/kit v0.0.0\n\nreplace github.com/kitc-lang/kit => "+checkout+"\n")
	for i, r := range runWire(t, dir, values) {
		values[i].check(t, r)
	}
}

// wirePackage is the name of the package in every case with a section `wire`.
const wirePackage = "wire"

func lay(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func runWire(t *testing.T, dir string, values []wireValue) []wireResult {
	t.Helper()
	program := filepath.Join(dir, "program")
	build := exec.Command("go", "build", "-o", program, ".")
	build.Dir = dir
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	in, err := json.Marshal(values)
	if err != nil {
		t.Fatal(err)
	}
	run := exec.Command(program)
	run.Stdin = bytes.NewReader(in)
	out, err := run.Output()
	var results []wireResult
	if err == nil {
		err = json.Unmarshal(out, &results)
	}
	if err != nil || len(results) != len(values) {
		t.Fatalf("%d results: %v\n%s", len(results), err, out)
	}
	return results
}

func (v wireValue) check(t *testing.T, r wireResult) {
	t.Helper()
	at := fmt.Sprintf("%s: %s %s", v.Case, v.Type, v.Input)
	if v.From != "json" {
		at = fmt.Sprintf("%s: %s %s %x", v.Case, v.Type, v.From, v.Input)
	}
	want := ""
	if v.Refused != nil {
		want = *v.Refused
	}
	if r.Refused != want {
		t.Errorf("%s\nrefused %q\nwant    %q", at, r.Refused, want)
		return
	}
	for _, out := range []struct {
		name string
		want *string
		got  string
	}{{"json", v.JSON, r.JSON}, {"binary", v.Binary, r.Binary}, {"compact", v.Compact, r.Compact}} {
		if out.want != nil && *out.want != out.got {
			t.Errorf("%s\n%-7s %s\nwant    %s", at, out.name, out.got, *out.want)
		}
	}
}

// wireProgram reads each value as it is told to, writes it in each encoding, and reads what it wrote again.
const wireProgram = `package main

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	kit "github.com/kitc-lang/kit/runtime"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
	thriftwire "github.com/kitc-lang/kit/runtime/wire/thrift"

/*imports*/)

type value interface {
	thriftwire.Value
	DecodeJSON(*jsonwire.Decoder) error
	AppendJSON([]byte) []byte
}

var registry = map[string]func() value{
/*registry*/}

type task struct {
	Case, Type, From, Mode string
	Input                  []byte
}

type result struct{ JSON, Binary, Compact, Refused string }

func main() {
	var tasks []task
	if err := json.NewDecoder(os.Stdin).Decode(&tasks); err != nil {
		panic(err)
	}
	var results []result
	for _, t := range tasks {
		results = append(results, t.run())
	}
	if err := json.NewEncoder(os.Stdout).Encode(results); err != nil {
		panic(err)
	}
}

func (t task) run() (r result) {
	v := registry[t.Case+" "+t.Type]()
	if err := read(t.From, t.Mode, t.Input, v); err != nil {
		r.Refused = why(err)
		return r
	}
	if checked, ok := v.(interface{ Validate() error }); ok && t.Mode == "strict" { // errors only go out
		if err := checked.Validate(); err != nil {
			r.Refused = why(err)
			return r
		}
	}
	written := map[string][]byte{
		"json":    v.AppendJSON(nil),
		"binary":  v.AppendThriftBinary(nil),
		"compact": v.AppendThriftCompact(nil),
	}
	for from, data := range written {
		again := registry[t.Case+" "+t.Type]()
		if err := read(from, t.Mode, data, again); err != nil {
			r.Refused = "what was written as " + from + " cannot be read again: " + err.Error()
			return r
		}
		if text := again.AppendThriftBinary(nil); !bytes.Equal(text, written["binary"]) && t.From != "json" {
			r.Refused = fmt.Sprintf("what was written as %s reads as another value: %x", from, text)
			return r
		}
	}
	r.JSON, r.Binary, r.Compact = string(written["json"]), hex.EncodeToString(written["binary"]), hex.EncodeToString(written["compact"])
	return r
}

func read(from, mode string, data []byte, v value) error {
	if from == "json" {
		m := jsonwire.Strict
		if mode == "lenient" {
			m = jsonwire.Lenient
		}
		return jsonwire.Unmarshal(data, m, v)
	}
	m := thriftwire.Strict
	if mode == "lenient" {
		m = thriftwire.Lenient
	}
	if from == "binary" {
		d := thriftwire.NewBinaryDecoder(data, m)
		if err := v.DecodeThriftBinary(d); err != nil {
			return err
		}
		return d.End()
	}
	d := thriftwire.NewCompactDecoder(data, m)
	if err := v.DecodeThriftCompact(d); err != nil {
		return err
	}
	return d.End()
}

func why(err error) string {
	var e *kit.Error
	if !errors.As(err, &e) || len(e.Violations) == 0 {
		return err.Error()
	}
	v := e.Violations[0]
	return v.Path + ": " + v.Message
}
`
