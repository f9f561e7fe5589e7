package graph

import (
	"cmp"
	"math"
	"slices"
	"unicode/utf8"
)

// Sizes of the drawing, in pixels.
const (
	margin    = 40.0
	header    = 46.0 // of a box: its name, and how it is offered
	row       = 22.0 // of a method in it
	boxGap    = 36.0 // between boxes one above the other
	minGap    = 90.0 // between columns, and more where labels need it
	charWidth = 7.2  // of the text of methods and labels
	nameWidth = 8.9  // of the text of names
)

// box is a place in a column: a service, or a point that a long edge leads through.
type box struct {
	service    *Service // nil for a point
	column     int
	x, y, w, h float64
	before     []*box // in the column on the left, that lead here
	after      []*box
}

// layout places the services in columns, each to the right of those that call it, and orders the columns so that
// few edges cross: the method of Sugiyama, Tagawa and Toda (1981), with barycenters.
type layout struct {
	columns [][]*box
	boxes   map[string]*box
	ways    map[*Call][]*box // from the caller's box to that of the called service
	w, h    float64
}

func newLayout(g *Graph) *layout {
	l := &layout{boxes: map[string]*box{}, ways: map[*Call][]*box{}}
	rank := g.ranks()
	for _, s := range g.Services {
		b := &box{service: s, column: rank[s.Name], w: s.width(), h: header + float64(len(s.Methods))*row}
		if len(s.Methods) > 0 {
			b.h += 8
		}
		l.boxes[s.Name] = b
		l.put(b)
	}
	l.route(g)
	for i := range 8 {
		l.order(i%2 == 0)
	}
	l.place(g)
	return l
}

func (s *Service) width() float64 {
	w := float64(utf8.RuneCountInString(s.Name)) * nameWidth
	w = max(w, float64(utf8.RuneCountInString(s.about()))*charWidth)
	for _, m := range s.Methods {
		w = max(w, float64(utf8.RuneCountInString(m.text()))*charWidth)
	}
	return math.Ceil(w) + 32
}

func (l *layout) put(b *box) {
	for len(l.columns) <= b.column {
		l.columns = append(l.columns, nil)
	}
	l.columns[b.column] = append(l.columns[b.column], b)
}

// route leads each call through the columns between its ends. Calls between the same two services share a way.
func (l *layout) route(g *Graph) {
	shared := map[[2]*box][]*box{}
	for _, c := range g.Calls {
		from, to := l.boxes[c.From], l.boxes[c.To]
		key := [2]*box{from, to}
		way := shared[key]
		if way == nil {
			way = []*box{from}
			for column := from.column + 1; column < to.column; column++ {
				point := &box{column: column, h: row}
				l.put(point)
				way = append(way, point)
			}
			way = append(way, to)
			for i := 1; i < len(way) && from.column < to.column; i++ {
				way[i-1].after = append(way[i-1].after, way[i])
				way[i].before = append(way[i].before, way[i-1])
			}
			shared[key] = way
		}
		l.ways[c] = way
	}
}

// order sorts each column by where the neighbours of its boxes are on one side.
func (l *layout) order(forward bool) {
	index := map[*box]float64{}
	for _, column := range l.columns {
		for i, b := range column {
			index[b] = float64(i)
		}
	}
	for i := range l.columns {
		column := l.columns[i]
		if !forward {
			column = l.columns[len(l.columns)-1-i]
		}
		weight := map[*box]float64{}
		for _, b := range column {
			near := b.before
			if !forward {
				near = b.after
			}
			weight[b] = index[b]
			if len(near) > 0 {
				sum := 0.0
				for _, n := range near {
					sum += index[n]
				}
				weight[b] = sum / float64(len(near))
			}
		}
		slices.SortStableFunc(column, func(a, b *box) int { return cmp.Compare(weight[a], weight[b]) })
		for i, b := range column {
			index[b] = float64(i)
		}
	}
}

// place gives every box its coordinates.
func (l *layout) place(g *Graph) {
	gaps := make([]float64, len(l.columns))
	for i := range gaps {
		gaps[i] = minGap
	}
	for _, c := range g.Calls {
		at := l.boxes[c.From].column
		gaps[at] = max(gaps[at], float64(utf8.RuneCountInString(c.label()))*charWidth+96)
	}
	x := margin
	for i, column := range l.columns {
		widest := 0.0
		for _, b := range column {
			widest = max(widest, b.w)
		}
		y := margin
		for _, b := range column {
			b.x, b.y, b.w = x, y, widest // equally wide, so that edges begin in one line
			y += b.h + boxGap
		}
		x += widest + gaps[i]
	}
	for range 12 { // each box towards the middle of its neighbours, as far as there is room
		for _, column := range l.columns {
			l.settle(column)
		}
		for _, column := range slices.Backward(l.columns) {
			l.settle(column)
		}
	}
	top := math.Inf(1)
	for _, column := range l.columns {
		for _, b := range column {
			top = min(top, b.y)
		}
	}
	for _, column := range l.columns {
		for _, b := range column {
			b.y += margin - top
			l.w, l.h = max(l.w, b.x+b.w+margin), max(l.h, b.y+b.h+margin)
		}
	}
}

func (l *layout) settle(column []*box) {
	for i, b := range column {
		near := slices.Concat(b.before, b.after)
		if len(near) == 0 {
			continue
		}
		sum := 0.0
		for _, n := range near {
			sum += n.y + n.h/2
		}
		want := sum/float64(len(near)) - b.h/2
		if i > 0 {
			want = max(want, column[i-1].y+column[i-1].h+boxGap)
		}
		if i < len(column)-1 {
			want = min(want, column[i+1].y-boxGap-b.h)
		}
		b.y = want
	}
}

// rowOf gives the height at which the edge of a method begins or ends; that of the name for no method.
func (b *box) rowOf(method string) float64 {
	for i, m := range b.service.Methods {
		if m.Name == method {
			return b.y + header + 4 + (float64(i)+0.5)*row
		}
	}
	return b.y + header/2
}
