package lang

import (
	"bytes"
	"strings"
)

// sign is a word or sign of one line.
type sign struct {
	kind     byte // 'w' a word, with dots; '0' a number; '"' a text in any quotes; or the sign itself
	from, to int
}

// signs takes a part of a line apart, up to a comment. It gives nil for one that is longer than any that a
// person writes, and for one with a text that is never closed.
func (s *scan) signs(from, to int) []sign {
	const mostBytes, mostSigns = 300, 80
	if to-from > mostBytes {
		return nil
	}
	var all []sign
	for at := from; at < to && len(all) < mostSigns; {
		c, end := s.text[at], at+1
		switch {
		case c == ' ', c == '\t':
			at++
			continue
		case c == '#', c == '/' && s.text[at+1] == '/':
			return all
		case c == '/' && s.text[at+1] == '*':
			end = min(at+len("/*"), to)
			n := bytes.Index(s.text[end:to], []byte("*/"))
			if n < 0 {
				return nil // the line goes on behind the comment
			}
			at = end + n + len("*/")
			continue
		case isWordStart(s.text[at:]):
			end = s.wordEnd(at)
			for end+1 < to && s.text[end] == '.' && isWordStart(s.text[end+1:]) {
				end = s.wordEnd(end + 1)
			}
			c = 'w'
		case isDigit(c):
			for end < to && (isDigit(s.text[end]) || s.text[end] == '.') {
				end++
			}
			c = '0'
		case c == '"', c == '\'', c == '`':
			n := strings.IndexByte(string(s.text[end:to]), c)
			if n < 0 {
				return nil
			}
			end += n + 1
			c = '"'
		}
		all = append(all, sign{c, at, end})
		at = end
	}
	return all
}

// otherTypes are the types of other languages that mean one of Kit.
var otherTypes = map[string]string{
	"String": "string", "str": "string", "text": "string", "varchar": "string", "ID": "string",
	"i8": "int8", "i16": "int16", "i32": "int32", "i64": "int64", "byte": "int8", "short": "int16", "int": "int64", "long": "int64",
	"Int": "int32", "Integer": "int32", "Long": "int64", "sint32": "int32", "sint64": "int64", "fixed32": "int64", "fixed64": "int64",
	"uint8": "int16", "uint16": "int32", "uint32": "int64", "uint64": "int64", "u8": "int16", "u16": "int32", "u32": "int64", "u64": "int64",
	"float": "float64", "float32": "float64", "double": "float64", "Float": "float64", "Double": "float64", "number": "float64", "f32": "float64", "f64": "float64",
	"boolean": "bool", "Boolean": "bool", "Bool": "bool", "binary": "bytes", "blob": "bytes", "UUID": "uuid", "Uuid": "uuid", "guid": "uuid",
	"datetime": "timestamp", "DateTime": "timestamp", "Instant": "timestamp", "time.Time": "timestamp", "google.protobuf.Timestamp": "timestamp",
	"Date": "date", "LocalDate": "date", "time.Duration": "duration", "Duration": "duration", "google.protobuf.Duration": "duration",
	"object": "any", "unknown": "any", "Any": "any", "JSON": "any",
}

// otherGenerics are the types of other languages that take types.
var otherGenerics = map[string]string{
	"list": "list", "List": "list", "Array": "list", "array": "list", "Vec": "list", "vector": "list", "Sequence": "list",
	"set": "set", "Set": "set", "HashSet": "set", "map": "map", "Map": "map", "HashMap": "map", "Record": "map", "dict": "map", "Dict": "map",
	"optional": "optional", "Optional": "optional", "Option": "optional", "Maybe": "optional", "Nullable": "optional", "nullable": "optional",
	"Promise": "", "Future": "", "Observable": "",
}

// translation is a type as another language writes it, put into Kit's words.
type translation struct {
	kit      string
	optional bool
	foreign  bool // Kit does not write it so
	shaped   bool // not even where all names are right
	end      int  // the index of the sign behind it
}

// translate reads the type that starts at a sign: those of Go, proto, Thrift, TypeScript, GraphQL, Java,
// Python and Rust. ok is false for what is none.
func (s *scan) translate(line []sign, i int) (t translation, ok bool) {
	if t, ok = s.plainType(line, i); !ok {
		return t, false
	}
	for {
		switch next := kindAt(line, t.end); {
		case next == '[' && kindAt(line, t.end+1) == ']' && line[t.end-1].to == line[t.end].from:
			t.kit, t.end = "list("+t.text()+")", t.end+1
			t.optional = false
		case next == '?':
			t.optional = true
		case next == '!':
		case next == '|' && s.nothing(line, t.end+1):
			t.optional, t.end = true, t.end+1
		case next == '|' && s.isNothing(t.kit):
			end := t.end + 1
			if t, ok = s.translate(line, end); !ok {
				return t, false
			}
			t.optional, t.end = true, t.end-1
		default:
			return t, true
		}
		t.foreign, t.shaped = true, true
		t.end++
	}
}

// text gives the type with optional(…) around it where it may be absent.
func (t translation) text() string {
	if t.optional {
		return "optional(" + t.kit + ")"
	}
	return t.kit
}

// plainType reads a type without what may stand behind it.
func (s *scan) plainType(line []sign, i int) (t translation, ok bool) {
	switch kindAt(line, i) {
	case '*', '&':
		if t, ok = s.plainType(line, i+1); !ok {
			return t, false
		}
		t.optional, t.foreign, t.shaped = kindAt(line, i) == '*' || t.optional, true, true
		return t, true
	case '[':
		if kindAt(line, i+1) == ']' {
			if t, ok = s.plainType(line, i+2); !ok {
				return t, false
			}
			if t.kit == "int8" {
				return translation{kit: "bytes", foreign: true, shaped: true, end: t.end}, true
			}
			return translation{kit: "list(" + t.kit + ")", foreign: true, shaped: true, end: t.end}, true
		}
		if t, ok = s.translate(line, i+1); !ok || kindAt(line, t.end) != ']' {
			return t, false
		}
		return translation{kit: "list(" + t.kit + ")", foreign: true, shaped: true, end: t.end + 1}, true
	case 'w':
		return s.wordType(line, i)
	}
	return t, false
}

// wordType reads a type that starts with a name.
func (s *scan) wordType(line []sign, i int) (t translation, ok bool) {
	word := s.sign(line, i)
	generic, takes := otherGenerics[word]
	var closer byte
	switch kindAt(line, i+1) {
	case '<':
		closer = '>'
	case '[':
		closer = ']'
	}
	if !takes || closer == 0 || kindAt(line, i+2) == ']' {
		if kit := otherTypes[word]; kit != "" {
			return translation{kit: kit, foreign: true, end: i + 1}, true
		}
		return translation{kit: word, end: i + 1}, true
	}
	var args []string
	at := i + 2
	for {
		arg, ok := s.translate(line, at)
		if !ok {
			return t, false
		}
		args = append(args, arg.kit)
		if at = arg.end + 1; kindAt(line, arg.end) != ',' {
			if kindAt(line, arg.end) != closer {
				return t, false
			}
			break
		}
	}
	if word == "map" && closer == ']' { // of Go: the values stand behind the bracket
		value, ok := s.plainType(line, at)
		if !ok {
			return t, false
		}
		args, at = append(args, value.kit), value.end
	}
	t = translation{kit: strings.Join(args, ", "), foreign: true, shaped: true, end: at}
	switch generic {
	case "":
	case "optional":
		t.optional = true
	default:
		t.kit = generic + "(" + t.kit + ")"
	}
	return t, true
}

// nothing reports whether a sign is the word of another language for no value.
func (s *scan) nothing(line []sign, i int) bool {
	return kindAt(line, i) == 'w' && s.isNothing(s.sign(line, i))
}

func (s *scan) isNothing(word string) bool {
	return word == "null" || word == "undefined" || word == "None" || word == "nil"
}

func (s *scan) sign(line []sign, i int) string {
	if i >= len(line) {
		return ""
	}
	return string(s.text[line[i].from:line[i].to])
}

// kindAt gives the kind of a sign, 0 behind the last one.
func kindAt(line []sign, i int) byte {
	if i < 0 || i >= len(line) {
		return 0
	}
	return line[i].kind
}
