package graph

import (
	"fmt"
	"strings"
)

// Mermaid gives the graph as a flowchart in the language of Mermaid, which many tools that show Markdown draw.
func (g *Graph) Mermaid() []byte {
	var b strings.Builder
	b.WriteString("flowchart LR\n")
	ids := map[string]string{}
	for i, s := range g.Services {
		ids[s.Name] = fmt.Sprintf("s%d", i)
		lines := []string{"<b>" + s.Name + "</b>"}
		if about := s.about(); about != "" {
			lines = append(lines, "<i>"+about+"</i>")
		}
		for _, m := range s.Methods {
			lines = append(lines, m.text())
		}
		fmt.Fprintf(&b, "  %s[\"%s\"]\n", ids[s.Name], mermaidText(strings.Join(lines, "<br>")))
	}
	var wrong []string
	for i, c := range g.Calls {
		label := c.Client
		if c.Called != "" {
			label = c.Method + " → " + c.Called
		}
		if text := c.label(); text != "" {
			label += "<br>" + text
		}
		arrow := "-->"
		if c.Called == "" {
			arrow = "-.->"
		}
		fmt.Fprintf(&b, "  %s %s|\"%s\"| %s\n", ids[c.From], arrow, mermaidText(label), ids[c.To])
		if len(c.Findings) > 0 {
			wrong = append(wrong, fmt.Sprint(i))
		}
	}
	if len(wrong) > 0 {
		fmt.Fprintf(&b, "  linkStyle %s stroke:#c62828,color:#c62828\n", strings.Join(wrong, ","))
	}
	for _, s := range g.Services {
		if len(s.Findings) > 0 {
			fmt.Fprintf(&b, "  style %s stroke:#c62828\n", ids[s.Name])
		}
	}
	return []byte(b.String())
}

func mermaidText(text string) string { return strings.ReplaceAll(text, `"`, "#quot;") }

// about says how a service is offered.
func (s *Service) about() string {
	text := strings.Join(s.Transports, ", ")
	if s.Discovery != "" {
		text += " · in " + s.Discovery
	}
	return strings.TrimPrefix(text, " · ")
}

func (m *Method) text() string {
	if m.Time == 0 {
		return m.Name
	}
	return m.Name + " ≤ " + short(m.Time)
}
