package openapi

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"
)

// mapping is a YAML mapping whose keys stay in the order in which they were added.
type mapping struct{ content []*yaml.Node }

// add appends an entry.
func (m *mapping) add(key string, value *yaml.Node) {
	m.content = append(m.content, scalar("!!str", key), value)
}

// put appends an entry unless its value is nil, which stands for a part that is not there.
func (m *mapping) put(key string, value *yaml.Node) {
	if value != nil {
		m.add(key, value)
	}
}

func (m *mapping) node() *yaml.Node {
	n := &yaml.Node{Kind: yaml.MappingNode, Content: m.content}
	if len(m.content) == 0 {
		n.Style = yaml.FlowStyle // {}
	}
	return n
}

func (m *mapping) orNil() *yaml.Node {
	if len(m.content) == 0 {
		return nil
	}
	return m.node()
}

// text gives a string, nil for the empty one.
func text(s string) *yaml.Node {
	if s == "" {
		return nil
	}
	return str(s)
}

// older matches what YAML 1.1, which many tools still read, takes for a truth value or a number to
// the base of 60, and yaml/v3, which writes 1.2, leaves bare.
var older = regexp.MustCompile(`^(?i:y|n|yes|no|on|off)$|^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?$`)

// str gives a string: quoted only where it would read as something else, in a literal block where it
// has several lines.
func str(s string) *yaml.Node { return scalar("!!str", s) }

func scalar(tag, value string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.ScalarNode, Tag: tag, Value: value}
	if tag != "!!str" {
		return n
	}
	n.Value = strings.ToValidUTF8(value, string(unicode.ReplacementChar))
	if older.MatchString(n.Value) {
		n.Style = yaml.DoubleQuotedStyle
	}
	return n
}

func boolean(b bool) *yaml.Node { return scalar("!!bool", strconv.FormatBool(b)) }

// flag gives true, nil for false.
func flag(b bool) *yaml.Node {
	if !b {
		return nil
	}
	return boolean(true)
}

func number(n int64) *yaml.Node { return scalar("!!int", strconv.FormatInt(n, 10)) }

func decimal(f float64) *yaml.Node {
	if f == math.Trunc(f) && math.Abs(f) < 1e15 {
		return number(int64(f))
	}
	return scalar("!!float", strconv.FormatFloat(f, 'g', -1, 64))
}

// integer gives a number, nil for no number.
func integer(n *int64) *yaml.Node {
	if n == nil {
		return nil
	}
	return number(*n)
}

// sequence gives a block of entries, nil for none.
func sequence[T any](entries []T, node func(T) *yaml.Node) *yaml.Node {
	if len(entries) == 0 {
		return nil
	}
	n := &yaml.Node{Kind: yaml.SequenceNode}
	for _, e := range entries {
		n.Content = append(n.Content, node(e))
	}
	return n
}

// list gives strings below one another, nil for none.
func list(values []string) *yaml.Node { return sequence(values, str) }

// flow gives strings in brackets where that makes a short line, below one another otherwise, nil for
// none.
func flow(values []string) *yaml.Node {
	n := list(values)
	if n != nil && len(strings.Join(values, ", ")) <= 72 {
		n.Style = yaml.FlowStyle
	}
	return n
}

// named gives a mapping of named entries, nil for none.
func named[T any](entries []component[T], node func(T) *yaml.Node) *yaml.Node {
	var m mapping
	for _, e := range entries {
		m.add(e.name, node(e.value))
	}
	return m.orNil()
}
