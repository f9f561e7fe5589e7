package graph

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"unicode/utf8"
)

// style is what the classes in the drawing look like, on a light page and on a dark one.
const style = `
  svg { background: #ffffff; font-family: system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
  .box { fill: #f8fafc; stroke: #64748b; stroke-width: 1.2; }
  .else { stroke-dasharray: 5 4; }
  .name { font-size: 14px; font-weight: 600; fill: #0f172a; }
  .about { font-size: 12px; fill: #64748b; }
  .method { font-size: 12.5px; fill: #1e293b; }
  .time { font-size: 12.5px; fill: #64748b; text-anchor: end; }
  .rule { stroke: #cbd5e1; }
  .call { fill: none; stroke: #475569; stroke-width: 1.4; }
  .open { stroke-dasharray: 5 4; }
  .label { font-size: 12px; fill: #334155; text-anchor: middle; }
  .paper { fill: #ffffff; opacity: 0.9; }
  .wrong { stroke: #c62828; }
  .wrongtext { fill: #c62828; }
  .note { font-size: 12px; fill: #c62828; }
  .head { fill: #475569; }
  .wronghead { fill: #c62828; }
  @media (prefers-color-scheme: dark) {
    svg { background: #0f172a; }
    .box { fill: #1e293b; stroke: #94a3b8; }
    .name { fill: #f1f5f9; }
    .about, .time { fill: #94a3b8; }
    .method { fill: #e2e8f0; }
    .rule { stroke: #475569; }
    .call { stroke: #94a3b8; }
    .label { fill: #cbd5e1; }
    .paper { fill: #0f172a; }
    .head { fill: #94a3b8; }
    .wrong { stroke: #ef5350; }
    .wrongtext, .note, .wronghead { fill: #ef5350; }
  }
`

// SVG draws the graph: services as boxes, each to the right of those that call it, and calls as arrows from
// method to method. What something was found about is red, and said below.
func (g *Graph) SVG() []byte {
	l := newLayout(g)
	var body bytes.Buffer
	d := &drawing{layout: l, out: &body}
	for _, c := range g.Calls {
		d.call(c)
	}
	for _, s := range g.Services {
		d.service(s)
	}
	for _, t := range d.labels {
		d.label(t)
	}
	height := d.notes(g)
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%.0f" height="%.0f" viewBox="0 0 %.0f %.0f" role="img" aria-label="services and their calls">`+"\n", d.width, height, d.width, height)
	fmt.Fprintf(&b, "<style>%s</style>\n", style)
	b.WriteString(`<defs>
  <marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path class="head" d="M0,1 L10,5 L0,9 z"/></marker>
  <marker id="wronghead" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path class="wronghead" d="M0,1 L10,5 L0,9 z"/></marker>
</defs>
`)
	b.Write(body.Bytes())
	b.WriteString("</svg>\n")
	return b.Bytes()
}

type drawing struct {
	*layout
	out    *bytes.Buffer
	labels []placed
	width  float64
}

// placed is the text of a call, with its middle.
type placed struct {
	text  string
	x, y  float64
	wrong bool
}

func (p placed) half() float64 { return float64(utf8.RuneCountInString(p.text))*charWidth*0.47 + 6 }

func (d *drawing) service(s *Service) {
	b := d.boxes[s.Name]
	class := "box"
	if s.Elsewhere {
		class += " else"
	}
	if len(s.Findings) > 0 {
		class += " wrong"
	}
	fmt.Fprintf(d.out, `<g><rect class="%s" x="%.1f" y="%.1f" width="%.1f" height="%.1f" rx="7"/>`+"\n", class, b.x, b.y, b.w, b.h)
	d.text("name", b.x+16, b.y+20, s.Name)
	d.text("about", b.x+16, b.y+37, s.about())
	if len(s.Methods) > 0 {
		fmt.Fprintf(d.out, `<line class="rule" x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f"/>`+"\n", b.x, b.y+header, b.x+b.w, b.y+header)
	}
	for _, m := range s.Methods {
		y := b.rowOf(m.Name) + 4
		d.text("method", b.x+16, y, m.Name)
		if m.Time > 0 {
			d.text("time", b.x+b.w-14, y, "≤ "+short(m.Time))
		}
	}
	d.out.WriteString("</g>\n")
}

func (d *drawing) text(class string, x, y float64, text string) {
	if text == "" {
		return
	}
	fmt.Fprintf(d.out, `<text class="%s" x="%.1f" y="%.1f">`, class, x, y)
	_ = xml.EscapeText(d.out, []byte(text)) // a buffer takes everything
	d.out.WriteString("</text>\n")
}

// call draws the arrow of a call, and remembers its label.
func (d *drawing) call(c *Call) {
	way := d.ways[c]
	from, to := way[0], way[len(way)-1]
	class, head := "call", "head"
	if c.Called == "" {
		class += " open"
	}
	if len(c.Findings) > 0 {
		class, head = class+" wrong", "wronghead"
	}
	y := from.rowOf(c.Method)
	end := to.rowOf(c.Called)
	var path string
	label := placed{text: c.label(), wrong: len(c.Findings) > 0}
	switch {
	case from == to: // around its right side
		x := from.x + from.w
		path = fmt.Sprintf("M%.1f,%.1f C%.1f,%.1f %.1f,%.1f %.1f,%.1f", x, y, x+70, y-6, x+70, end+6, x, end)
		label.x, label.y = x+54, (y+end)/2
	case from.column >= to.column: // back, below both
		x := from.x + from.w
		low := max(from.y+from.h, to.y+to.h) + 30
		path = fmt.Sprintf("M%.1f,%.1f C%.1f,%.1f %.1f,%.1f %.1f,%.1f S%.1f,%.1f %.1f,%.1f",
			x, y, x+60, y, x+40, low, (x+to.x)/2, low, to.x-60, end, to.x, end)
		label.x, label.y = (x+to.x)/2, low
		d.h = max(d.h, low+margin)
	default:
		x := from.x + from.w
		path = fmt.Sprintf("M%.1f,%.1f", x, y)
		for i, next := range way[1:] {
			nx, ny := next.x, end
			if i < len(way)-2 {
				ny = next.y + next.h/2
			}
			bend := (nx - x) / 2
			path += fmt.Sprintf(" C%.1f,%.1f %.1f,%.1f %.1f,%.1f", x+bend, y, nx-bend, ny, nx, ny)
			if i == 0 {
				label.x, label.y = (x+nx)/2, (y+ny)/2
			}
			if x, y = nx, ny; next.service == nil {
				x += next.w
				path += fmt.Sprintf(" L%.1f,%.1f", x, y)
			}
		}
	}
	fmt.Fprintf(d.out, `<path class="%s" d="%s" marker-end="url(#%s)"/>`+"\n", class, path, head)
	if label.text != "" {
		d.labels = append(d.labels, d.free(label))
	}
}

// free moves a label down until it covers no other one.
func (d *drawing) free(p placed) placed {
	for again := true; again; {
		again = false
		for _, o := range d.labels {
			if p.x-p.half() < o.x+o.half() && o.x-o.half() < p.x+p.half() && p.y < o.y+16 && o.y < p.y+16 {
				p.y, again = o.y+16.5, true
			}
		}
	}
	return p
}

func (d *drawing) label(p placed) {
	fmt.Fprintf(d.out, `<rect class="paper" x="%.1f" y="%.1f" width="%.1f" height="16" rx="3"/>`+"\n", p.x-p.half(), p.y-8, 2*p.half())
	class := "label"
	if p.wrong {
		class += " wrongtext"
	}
	d.text(class, p.x, p.y+4, p.text)
	d.width = max(d.width, p.x+p.half()+margin)
	d.h = max(d.h, p.y+8+margin)
}

// notes says what was found, below the drawing, and gives its height.
func (d *drawing) notes(g *Graph) float64 {
	d.width = max(d.width, d.w, 200)
	y, said := d.h, map[string]bool{}
	all := [][]string{}
	for _, s := range g.Services {
		all = append(all, s.Findings)
	}
	for _, c := range g.Calls {
		all = append(all, c.Findings)
	}
	for _, findings := range all {
		for _, f := range findings {
			if said[f] {
				continue
			}
			said[f] = true
			for _, line := range wrap(f, max(60, int((d.width-2*margin)/6.4))) {
				d.text("note", margin, y, line)
				y += 17
			}
			y += 5
		}
	}
	if len(said) > 0 {
		y += 6
	}
	return y
}

// wrap breaks a text into lines of so many characters.
func wrap(text string, most int) (lines []string) {
	line := ""
	for _, word := range bytes.Fields([]byte(text)) {
		if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCount(word) > most {
			lines = append(lines, line)
			line = "    "
		} else if line != "" {
			line += " "
		}
		line += string(word)
	}
	return append(lines, line)
}
