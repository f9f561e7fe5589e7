package openapi

import (
	"math"
	"strconv"
	"strings"
	"unicode"
)

// node is a YAML value. Its entries and items are in the order of the document.
type node struct {
	kind    nodeKind
	text    string // of a scalar
	entries []entry
	items   []*node
	flow    bool // a sequence in brackets
}

type nodeKind uint8

const (
	stringNode nodeKind = iota
	scalarNode          // a number or a truth value: text as it is
	mappingNode
	sequenceNode
)

type entry struct {
	key   string
	value *node
}

// mapping is a YAML mapping on its way.
type mapping struct{ entries []entry }

// add appends an entry.
func (m *mapping) add(key string, value *node) { m.entries = append(m.entries, entry{key, value}) }

// put appends an entry unless its value is nil, which stands for a part that is not there.
func (m *mapping) put(key string, value *node) {
	if value != nil {
		m.add(key, value)
	}
}

func (m *mapping) node() *node { return &node{kind: mappingNode, entries: m.entries} }

func (m *mapping) orNil() *node {
	if len(m.entries) == 0 {
		return nil
	}
	return m.node()
}

// text gives a string, nil for the empty one.
func text(s string) *node {
	if s == "" {
		return nil
	}
	return str(s)
}

// str gives a string.
func str(s string) *node {
	return &node{kind: stringNode, text: strings.ToValidUTF8(s, string(unicode.ReplacementChar))}
}

func scalar(text string) *node { return &node{kind: scalarNode, text: text} }

func boolean(b bool) *node { return scalar(strconv.FormatBool(b)) }

// ifTrue gives true, nil for false.
func ifTrue(b bool) *node {
	if !b {
		return nil
	}
	return boolean(true)
}

func number(n int64) *node { return scalar(strconv.FormatInt(n, 10)) }

func decimal(f float64) *node {
	if f == math.Trunc(f) && math.Abs(f) < 1e15 {
		return number(int64(f))
	}
	return scalar(strconv.FormatFloat(f, 'g', -1, 64))
}

// integer gives a number, nil for no number.
func integer(n *int64) *node {
	if n == nil {
		return nil
	}
	return number(*n)
}

// items gives a sequence, one entry below the other.
func items(nodes ...*node) *node { return &node{kind: sequenceNode, items: nodes} }

// sequence gives a sequence of whatever turns into nodes, nil for none.
func sequence[T any](values []T, toNode func(T) *node) *node {
	if len(values) == 0 {
		return nil
	}
	n := items()
	for _, v := range values {
		n.items = append(n.items, toNode(v))
	}
	return n
}

// list gives strings below one another, nil for none.
func list(values []string) *node { return sequence(values, str) }

// flow gives strings in brackets where that makes a short line, below one another otherwise, nil for
// none.
func flow(values []string) *node {
	n := list(values)
	if n != nil && len(strings.Join(values, ", ")) <= 72 {
		n.flow = true
	}
	return n
}

// named gives a mapping of named entries, nil for none.
func named[T any](entries []component[T], toNode func(T) *node) *node {
	var m mapping
	for _, e := range entries {
		m.add(e.name, toNode(e.value))
	}
	return m.orNil()
}
