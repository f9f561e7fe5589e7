package spec_test

import (
	"encoding/hex"
	"fmt"
	"regexp"
	"strings"
	"testing"
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

// addValues lays out the cases with a section `wire`, and gives their values.
func (m *wireModule) addValues(t *testing.T) (values []wireValue) {
	t.Helper()
	for _, c := range m.add(t, "cases/wire/*.txtar", "wire") {
		for _, v := range wireValues(t, c.file, c.section) {
			values = append(values, v)
			m.register(c, v.Type, c.alias+"."+v.Type)
		}
	}
	if len(values) < 100 {
		t.Errorf("only %d values", len(values))
	}
	return values
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
