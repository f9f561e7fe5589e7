package golang

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
)

// routeNode is a place in the tree of the routes of one length: what may follow, and at the leaves
// which method serves which verb.
type routeNode struct {
	literals []string
	children map[string]*routeNode
	param    *routeNode
	methods  []*model.Method
}

func (n *routeNode) add(segments []model.Segment, m *model.Method) {
	if len(segments) == 0 {
		n.methods = append(n.methods, m)
		return
	}
	if segments[0].Field != nil {
		if n.param == nil {
			n.param = &routeNode{}
		}
		n.param.add(segments[1:], m)
		return
	}
	name := segments[0].Literal
	if n.children == nil {
		n.children = map[string]*routeNode{}
	}
	if n.children[name] == nil {
		n.children[name] = &routeNode{}
		n.literals = append(n.literals, name)
	}
	n.children[name].add(segments[1:], m)
}

// httpRoutes gives the statements that find the method for a request: a switch over the number of
// segments, and below it a tree of switches over each. A literal is tried before a parameter; where
// nothing below the literal serves the verb, the parameter is tried too.
func (g *generator) httpRoutes(svc *model.Service) string {
	byLength := map[int]*routeNode{}
	var lengths []int
	for _, m := range svc.Methods {
		n := len(m.HTTP.Segments)
		if byLength[n] == nil {
			byLength[n] = &routeNode{}
			lengths = append(lengths, n)
		}
		byLength[n].add(m.HTTP.Segments, m)
	}
	if len(lengths) == 0 {
		return ""
	}
	slices.Sort(lengths)
	path := "path := x.Segments(); "
	if len(lengths) == 1 && lengths[0] == 0 {
		path = ""
	}
	var b strings.Builder
	if path == "" {
		b.WriteString("\tif len(x.Segments()) == 0 {\n")
		byLength[0].print(&b, "\t\t", 0)
		b.WriteString("\t}\n")
		return b.String()
	}
	b.WriteString("\tswitch " + path + "len(path) {\n")
	for _, n := range lengths {
		fmt.Fprintf(&b, "\tcase %d:\n", n)
		byLength[n].print(&b, "\t\t", 0)
	}
	b.WriteString("\t}\n")
	return b.String()
}

// print prints the choice between everything below a node. Where there is none, the conditions of
// several segments go into one if.
func (n *routeNode) print(b *strings.Builder, indent string, depth int) {
	if len(n.methods) > 0 {
		printVerbs(b, indent, n.methods)
		return
	}
	if len(n.literals) > 1 {
		b.WriteString(indent + "switch path[" + strconv.Itoa(depth) + "] {\n")
		for _, name := range n.literals {
			b.WriteString(indent + "case " + strconv.Quote(name) + ":\n")
			n.children[name].print(b, indent+"\t", depth+1)
		}
		b.WriteString(indent + "}\n")
	} else {
		for _, name := range n.literals {
			n.children[name].printIf(b, indent, depth, name)
		}
	}
	if n.param != nil {
		n.param.printIf(b, indent, depth, "")
	}
}

// printIf prints a node that is reached by one literal, or by a parameter where the literal is empty.
func (n *routeNode) printIf(b *strings.Builder, indent string, depth int, literal string) {
	condition := pathCondition(depth, literal)
	for len(n.methods) == 0 {
		depth++
		if n.param != nil && len(n.literals) == 0 {
			n, literal = n.param, ""
		} else if n.param == nil && len(n.literals) == 1 {
			literal = n.literals[0]
			n = n.children[literal]
		} else {
			depth--
			break
		}
		condition += " && " + pathCondition(depth, literal)
	}
	b.WriteString(indent + "if " + condition + " {\n")
	n.print(b, indent+"\t", depth+1)
	b.WriteString(indent + "}\n")
}

func pathCondition(depth int, literal string) string {
	if literal == "" {
		return "path[" + strconv.Itoa(depth) + "] != \"\""
	}
	return "path[" + strconv.Itoa(depth) + "] == " + strconv.Quote(literal)
}

// printVerbs prints the choice between the methods of one path.
func printVerbs(b *strings.Builder, indent string, methods []*model.Method) {
	hasHead := slices.ContainsFunc(methods, func(m *model.Method) bool { return m.HTTP.Verb == "HEAD" })
	var allowed, cases []string
	for _, m := range methods {
		verbs := []string{strconv.Quote(m.HTTP.Verb)}
		if m.HTTP.Verb == "GET" && !hasHead {
			verbs = append(verbs, `"HEAD"`)
		}
		allowed = append(allowed, verbs...)
		cases = append(cases, strings.Join(verbs, ", "))
	}
	if len(allowed) == 1 {
		b.WriteString(indent + "if x.Verb() == " + allowed[0] + " {\n")
		printServe(b, indent+"\t", methods[0])
	} else {
		b.WriteString(indent + "switch x.Verb() {\n")
		for i, m := range methods {
			b.WriteString(indent + "case " + cases[i] + ":\n")
			printServe(b, indent+"\t", m)
		}
	}
	b.WriteString(indent + "}\n")
	b.WriteString(indent + "x.Allow(" + strings.Join(allowed, ", ") + ")\n")
}

func printServe(b *strings.Builder, indent string, m *model.Method) {
	args := "x"
	if len(m.HTTP.Path) > 0 {
		args = "x, path"
	}
	b.WriteString(indent + "s.serve" + m.Name + "(" + args + ")\n" + indent + "return\n")
}
