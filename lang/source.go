package lang

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/kitc-lang/kit/lang/diag"
)

// source finds places in a text. Columns count runes, so a line of several megabytes needs more
// than counting from its start each time.
type source struct {
	name  string
	text  []byte // what the author wrote, with a line feed at the end even if the file has none
	size  int    // of what the author wrote
	lines []int  // where each line starts
	runes []int  // the runes before each stride of the text; nil where no line is longer than a stride
	hint  int    // the last answer of line
}

const stride = 1024

var byteOrderMark = []byte("\uFEFF")

func newSource(name string, src []byte) *source {
	s := &source{name: name, text: src, size: len(src)}
	if len(src) == 0 || src[len(src)-1] != '\n' {
		s.text = append(slices.Clip(src), '\n')
	}
	start := 0
	if bytes.HasPrefix(src, byteOrderMark) {
		start = len(byteOrderMark)
	}
	s.lines = append(make([]int, 0, 1+bytes.Count(s.text[start:], []byte{'\n'})), start)
	longest := 0
	for i := start; ; {
		n := bytes.IndexByte(s.text[i:], '\n')
		if n < 0 {
			break
		}
		longest = max(longest, n)
		i += n + 1
		s.lines = append(s.lines, i)
	}
	if longest >= stride {
		s.countRunes()
	}
	return s
}

// line gives the number of the line of an offset, from 0. Most offsets that are asked for one after the
// other are on the same line.
func (s *source) line(offset int) int {
	h := s.hint
	if s.lines[h] <= offset && (h+1 == len(s.lines) || offset < s.lines[h+1]) {
		return h
	}
	i, found := slices.BinarySearch(s.lines, offset)
	if !found {
		i = max(i-1, 0)
	}
	s.hint = i
	return i
}

// lineEnd gives the offset of the line feed, or of the carriage return before it, that ends the
// line of an offset.
func (s *source) lineEnd(offset int) int {
	line := s.line(offset)
	if line+1 >= len(s.lines) {
		return len(s.text)
	}
	end := s.lines[line+1] - 1
	if end > offset && s.text[end-1] == '\r' {
		end--
	}
	return end
}

func (s *source) pos(offset int) diag.Pos {
	offset = min(offset, s.size)
	line := s.line(offset)
	start := min(s.lines[line], offset)
	column := 0
	if offset-start <= stride {
		column = utf8.RuneCount(s.text[start:offset])
	} else {
		column = s.runesBefore(offset) - s.runesBefore(start)
	}
	return diag.Pos{Line: line + 1, Column: column + 1, Offset: offset}
}

func (s *source) countRunes() {
	s.runes = make([]int, 1, len(s.text)/stride+1)
	for i := 0; i+stride <= len(s.text); i += stride {
		s.runes = append(s.runes, s.runes[len(s.runes)-1]+runeStarts(s.text[i:i+stride]))
	}
}

func (s *source) runesBefore(offset int) int {
	n := offset / stride
	return s.runes[n] + runeStarts(s.text[n*stride:offset])
}

// runeStarts counts runes in a part of valid UTF-8 that may be cut inside a rune.
func runeStarts(part []byte) int {
	n := 0
	for _, b := range part {
		if utf8.RuneStart(b) {
			n++
		}
	}
	return n
}

func (s *source) span(from, to int) diag.Span {
	return diag.Span{File: s.name, Start: s.pos(from), End: s.pos(max(from, to))}
}

// blank reports whether a part of the text holds nothing but spaces and the given other characters.
func (s *source) blank(from, to int, others string) bool {
	for _, b := range s.text[from:to] {
		if b != ' ' && b != '\t' && b != '\r' && strings.IndexByte(others, b) < 0 {
			return false
		}
	}
	return true
}
