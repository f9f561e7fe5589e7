package jsontest

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/big"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/kitc-lang/kit/backends/go/internal/golden/wire"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

// The oracle reads JSON as spec/wire.md says, with encoding/json for the text and the plainest code for the rest. What it
// gives of a message is a text of its own that two messages share where they mean the same.

// shape reads one value of a tree that parse gave.
type shape func(v any) (string, error)

var errRefused = errors.New("refused")

// members are those of an object in their order: encoding/json's own maps forget which of them came twice.
type members []member

type member struct {
	name  string
	value any
}

// parse gives a text as members, []any, string, json.Number, bool and nil.
func parse(data []byte) (any, error) {
	if !utf8.Valid(data) || !json.Valid(data) {
		return nil, errRefused
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	v, err := parseValue(d, 0)
	if err != nil {
		return nil, err
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, errRefused
	}
	return v, nil
}

func parseValue(d *json.Decoder, depth int) (any, error) {
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	open, ok := token.(json.Delim)
	if !ok {
		return token, nil
	}
	if depth++; depth > 64 {
		return nil, errRefused
	}
	var object members
	list := []any{}
	for d.More() {
		var m member
		if open == '{' {
			name, err := d.Token()
			if err != nil {
				return nil, err
			}
			m.name = name.(string)
		}
		if m.value, err = parseValue(d, depth); err != nil {
			return nil, err
		}
		object, list = append(object, m), append(list, m.value)
	}
	if _, err := d.Token(); err != nil {
		return nil, err
	}
	if open == '{' {
		return object, nil
	}
	return list, nil
}

func text(check func(s string) (string, error)) shape {
	return func(v any) (string, error) {
		s, ok := v.(string)
		if !ok {
			return "", errRefused
		}
		return check(s)
	}
}

var (
	anyText = text(func(s string) (string, error) { return strconv.Quote(s), nil })
	boolean = func(v any) (string, error) {
		if b, ok := v.(bool); ok {
			return strconv.FormatBool(b), nil
		}
		return "", errRefused
	}
	float = func(v any) (string, error) {
		n, ok := v.(json.Number)
		if !ok {
			return "", errRefused
		}
		f, err := n.Float64()
		return strconv.FormatFloat(f, 'g', -1, 64), err
	}
	bytesText = text(func(s string) (string, error) {
		if strings.ContainsAny(s, "\r\n") {
			return "", errRefused // Go skips them, RFC 4648 does not
		}
		b, err := base64.StdEncoding.DecodeString(s)
		return fmt.Sprintf("%x", b), err
	})
	uuidText = text(func(s string) (string, error) {
		if !regexp.MustCompile(`^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`).MatchString(s) {
			return "", errRefused
		}
		return strings.ToLower(s), nil
	})
	dateText = text(func(s string) (string, error) {
		_, err := time.Parse("2006-01-02", s)
		return s, err
	})
	momentText = text(func(s string) (string, error) {
		if !regexp.MustCompile(`^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$`).MatchString(s) {
			return "", errRefused
		}
		at, err := time.Parse(time.RFC3339Nano, strings.ToUpper(s))
		if at = at.UTC(); at.Year() < 0 || at.Year() > 9999 {
			return "", errRefused
		}
		return at.Format(time.RFC3339Nano), err
	})
	spanText = text(span)
)

func integer(bits int) shape {
	return func(v any) (string, error) {
		n, ok := v.(json.Number)
		if !ok {
			return "", errRefused
		}
		return whole(string(n), bits)
	}
}

var exponent = regexp.MustCompile(`[eE]([+-]?\d+)$`)

func whole(s string, bits int) (string, error) {
	if m := exponent.FindStringSubmatch(s); m != nil {
		mantissa := strings.TrimSuffix(s, m[0])
		if strings.Trim(mantissa, "-0.") == "" {
			return "0", nil
		}
		if e, err := strconv.Atoi(m[1]); err != nil || e > 1000 || e < -100_000 {
			return "", errRefused // too large, or with more zeros than a fuzzer's text has
		}
	}
	r, ok := new(big.Rat).SetString(s)
	if !ok || !r.IsInt() {
		return "", errRefused
	}
	n := r.Num()
	if !n.IsInt64() || n.Int64()<<(64-bits)>>(64-bits) != n.Int64() {
		return "", errRefused
	}
	return n.String(), nil
}

var spanPattern = regexp.MustCompile(`^(-?)P(?:(\d+)W)?(?:(\d+)D)?(T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,](\d+))?S)?)?$`)

// span gives the nanoseconds of an ISO 8601 duration.
func span(s string) (string, error) {
	m := spanPattern.FindStringSubmatch(s)
	if m == nil || strings.HasSuffix(s, "P") || strings.HasSuffix(s, "T") {
		return "", errRefused
	}
	total := new(big.Int)
	add := func(digits string, unit time.Duration) {
		if n, ok := new(big.Int).SetString(digits, 10); ok {
			total.Add(total, n.Mul(n, big.NewInt(int64(unit))))
		}
	}
	add(m[2], 7*24*time.Hour)
	add(m[3], 24*time.Hour)
	add(m[5], time.Hour)
	add(m[6], time.Minute)
	add(m[7], time.Second)
	if m[8] != "" {
		add((m[8] + "000000000")[:9], 1)
	}
	if m[1] == "-" {
		total.Neg(total)
	}
	if !total.IsInt64() {
		return "", errRefused
	}
	return total.String(), nil
}

// free is any value; how it is written does not count.
func free(v any) (string, error) {
	switch v := v.(type) {
	case members:
		last := map[string]string{}
		for _, m := range v {
			last[m.name], _ = free(m.value)
		}
		return fmt.Sprintf("%q", last), nil
	case []any:
		var b strings.Builder
		for _, e := range v {
			s, _ := free(e)
			b.WriteString(s + ",")
		}
		return "[" + b.String() + "]", nil
	case json.Number:
		return string(v), nil
	}
	return fmt.Sprintf("%#v", v), nil
}

func enum(names ...string) shape {
	return text(func(s string) (string, error) {
		if !slices.Contains(names, s) {
			return "", errRefused
		}
		return s, nil
	})
}

type field struct {
	name     string
	optional bool
	shape    shape
}

func object(fields ...field) shape {
	return func(v any) (string, error) {
		all, ok := v.(members)
		if !ok {
			return "", errRefused
		}
		got := make([]string, len(fields)) // "" for what is absent
		seen := make([]bool, len(fields))
		for _, m := range all {
			i := slices.IndexFunc(fields, func(f field) bool { return f.name == m.name })
			if i < 0 {
				continue
			}
			if seen[i] {
				return "", errRefused
			}
			seen[i] = true
			if m.value == nil && fields[i].optional {
				continue
			}
			is, err := fields[i].shape(m.value)
			if err != nil {
				return "", err
			}
			got[i] = "is " + is
		}
		for i, f := range fields {
			if got[i] == "" && !f.optional {
				return "", errRefused
			}
		}
		return fmt.Sprintf("%q", got), nil
	}
}

func union(fields ...field) shape {
	return func(v any) (string, error) {
		all, ok := v.(members)
		if !ok || len(all) != 1 {
			return "", errRefused
		}
		i := slices.IndexFunc(fields, func(f field) bool { return f.name == all[0].name })
		if i < 0 {
			return "", errRefused
		}
		s, err := fields[i].shape(all[0].value)
		return fields[i].name + " " + strconv.Quote(s), err
	}
}

func list(elem shape) shape {
	return func(v any) (string, error) {
		all, ok := v.([]any)
		if !ok {
			return "", errRefused
		}
		got := make([]string, len(all))
		for i, e := range all {
			var err error
			if got[i], err = elem(e); err != nil {
				return "", err
			}
		}
		return fmt.Sprintf("%q", got), nil
	}
}

// mapping is an object whose names are keys.
func mapping(key, value shape) shape {
	return func(v any) (string, error) {
		all, ok := v.(members)
		if !ok {
			return "", errRefused
		}
		got := map[string]string{}
		for _, m := range all {
			k, err := key(m.name)
			if err != nil {
				return "", err
			}
			if _, twice := got[k]; twice {
				return "", errRefused
			}
			if got[k], err = value(m.value); err != nil {
				return "", err
			}
		}
		return fmt.Sprintf("%q", got), nil
	}
}

// entries is a list of pairs, for keys that are no names.
func entries(key, value shape) shape {
	return func(v any) (string, error) {
		all, ok := v.([]any)
		if !ok {
			return "", errRefused
		}
		var got []string
		for _, e := range all {
			pair, ok := e.([]any)
			if !ok || len(pair) != 2 {
				return "", errRefused
			}
			k, err := key(pair[0])
			if err != nil {
				return "", err
			}
			x, err := value(pair[1])
			if err != nil {
				return "", err
			}
			got = append(got, k+": "+x)
		}
		return fmt.Sprintf("%q", got), nil
	}
}

func integerKey(bits int) shape {
	return text(func(s string) (string, error) {
		n, err := strconv.ParseInt(s, 10, bits)
		if err != nil || strconv.FormatInt(n, 10) != s {
			return "", errRefused
		}
		return s, nil
	})
}

var (
	level  = enum("low", "none", "high")
	point  = object(field{"x", false, integer(32)}, field{"y", false, integer(32)})
	labels = mapping(anyText, anyText)
)

func choice(v any) (string, error) {
	return union(
		field{"text", false, anyText}, field{"level", false, level}, field{"point", false, point}, field{"points", false, list(point)},
		field{"labels", false, labels}, field{"blob", false, bytesText}, field{"free", false, free}, field{"again", false, choice},
	)(v)
}

func node(v any) (string, error) {
	return object(
		field{"name", false, anyText}, field{"children", false, list(node)}, field{"named", false, mapping(anyText, node)}, field{"next", true, node},
	)(v)
}

func scalars(optional bool) []field {
	return []field{
		{"flag", optional, boolean}, {"tiny", optional, integer(8)}, {"count", optional, integer(64)}, {"ratio", optional, float},
		{"name", optional, anyText}, {"blob", optional, bytesText}, {"ident", optional, uuidText}, {"moment", optional, momentText},
		{"span", optional, spanText}, {"day", optional, dateText}, {"free", optional, free}, {"names", optional, list(anyText)},
		{"labels", optional, labels},
	}
}

var oracles = struct{ scalars, maybe, lists, keys, order shape }{
	scalars: object(scalars(false)...),
	maybe:   object(append(scalars(true), field{"empty", true, object()})...),
	lists: object(
		field{"flags", false, list(boolean)}, field{"tinies", false, list(integer(8))}, field{"ratios", false, list(float)},
		field{"blobs", false, list(bytesText)}, field{"idents", false, list(uuidText)}, field{"moments", false, list(momentText)},
		field{"spans", false, list(spanText)}, field{"days", false, list(dateText)}, field{"frees", false, list(free)},
		field{"names", false, list(list(anyText))}, field{"labels", false, list(labels)}, field{"levels", false, list(level)},
		field{"empties", false, list(object())}, field{"choices", false, list(choice)}, field{"cube", false, list(list(list(point)))},
		field{"places", false, list(mapping(anyText, point))},
	),
	keys: object(
		field{"by_flag", false, mapping(enum("true", "false"), point)}, field{"by_tiny", false, mapping(integerKey(8), integer(64))},
		field{"by_count", false, mapping(integerKey(64), momentText)}, field{"by_name", false, labels},
		field{"by_ident", false, mapping(uuidText, bytesText)}, field{"by_span", false, mapping(spanText, list(anyText))},
		field{"by_day", false, mapping(dateText, free)}, field{"by_level", false, mapping(level, mapping(level, choice))},
		field{"by_moment", false, entries(momentText, point)}, field{"by_point", false, entries(point, list(point))},
		field{"by_blob", false, entries(bytesText, anyText)}, field{"by_both", false, mapping(anyText, entries(bytesText, choice))},
	),
	order: object(
		field{"id", false, anyText}, field{"status", false, enum("pending", "paid", "shipped")},
		field{"items", false, list(object(field{"sku", false, anyText}, field{"quantity", false, integer(32)}, field{"cents", false, integer(64)}))},
		field{"note", true, anyText}, field{"tags", false, labels}, field{"phone", false, anyText}, field{"placed", false, momentText},
		field{"memo", true, anyText},
	),
}

// agree holds what Kit makes of a text to what the oracle says of it: both take it or refuse it, and what Kit writes of
// what it has read means the same.
func agree[T any, P message[T]](t *testing.T, s shape, data []byte) {
	t.Helper()
	want, refused := "", error(nil)
	tree, refused := parse(data)
	if refused == nil {
		want, refused = s(tree)
	}
	var v T
	err := jsonwire.Unmarshal(data, jsonwire.Strict, P(&v))
	if err != nil && strings.Contains(err.Error(), "too much memory") {
		return // which the oracle does not count
	}
	if (err == nil) != (refused == nil) {
		t.Fatalf("%q as a %T: %v, and the oracle: %v", data, v, err, refused)
	}
	if err != nil {
		return
	}
	out := P(&v).AppendJSON(nil)
	tree, err = parse(out)
	got := ""
	if err == nil {
		got, err = s(tree)
	}
	if err != nil || got != want {
		t.Fatalf("%q as a %T became %s, %v\n\tit means %s\n\tand should  %s", data, v, out, err, got, want)
	}
}

func agreeOnAll(t *testing.T, data []byte) {
	t.Helper()
	agree[wire.Scalars](t, oracles.scalars, data)
	agree[wire.Maybe](t, oracles.maybe, data)
	agree[wire.Lists](t, oracles.lists, data)
	agree[wire.Keys](t, oracles.keys, data)
	agree[wire.Choice](t, choice, data)
	agree[wire.Node](t, node, data)
	agree[wire.Order](t, oracles.order, data)
}

// changed gives a tree with one of its values changed into something that may mean the same, something else, or nothing.
func changed(rng *rand.Rand, v any) any {
	switch v := v.(type) {
	case members:
		if len(v) > 0 && rng.IntN(8) > 0 {
			i := rng.IntN(len(v))
			v = slices.Clone(v)
			switch rng.IntN(10) {
			case 0:
				return append(v, v[i]) // twice
			case 1:
				return append(v, member{v[i].name, nil})
			case 2:
				return slices.Delete(v, i, i+1)
			case 3:
				v[i].name = strings.ToUpper(v[i].name)
			case 4:
				return append(v, member{"later", v[i].value})
			case 5:
				rng.Shuffle(len(v), func(i, j int) { v[i], v[j] = v[j], v[i] })
			default:
				v[i].value = changed(rng, v[i].value)
			}
			return v
		}
	case []any:
		if len(v) > 0 && rng.IntN(8) > 0 {
			i := rng.IntN(len(v))
			v = slices.Clone(v)
			switch rng.IntN(6) {
			case 0:
				return append(v, v[i])
			case 1:
				return slices.Delete(v, i, i+1)
			default:
				v[i] = changed(rng, v[i])
			}
			return v
		}
	case json.Number:
		n := string(v)
		return json.Number([]string{n + "e0", n + "E+2", "-" + strings.TrimPrefix(n, "-"), n + "0", "1" + strings.TrimPrefix(n, "-"), "1.50e1", "-0", "0e99999", "1e-1", "9223372036854775808", "2147483648", "-128", "1e400", "100e-2"}[rng.IntN(14)])
	case string:
		switch rng.IntN(8) {
		case 0:
			return strings.ToUpper(v)
		case 1:
			return strings.ToLower(v)
		case 2:
			return v + "\n"
		case 3:
			return strings.TrimSuffix(v, "Z") + "+01:30"
		case 4:
			return []string{"", "P1W", "PT0.1S", "2024-02-29", "2026-02-29", "0000-01-01T00:00:00+00:01", "2026-01-31T23:59:60Z", "AA==", "AB==", "+1", "01", "\u2028\x00"}[rng.IntN(12)]
		}
	}
	return []any{nil, true, false, "", "1", json.Number("1"), json.Number("-1.5"), []any{}, members{}, members{{"text", ""}}}[rng.IntN(10)]
}

// render writes a tree in one of the ways that JSON leaves open.
func render(rng *rand.Rand, b []byte, v any) []byte {
	space := func() {
		for rng.IntN(6) == 0 {
			b = append(b, " \t\r\n"[rng.IntN(4)])
		}
	}
	space()
	switch v := v.(type) {
	case members:
		b = append(b, '{')
		for i, m := range v {
			if i > 0 {
				b = append(b, ',')
			}
			space()
			b = renderText(rng, b, m.name)
			space()
			b = append(b, ':')
			b = render(rng, b, m.value)
		}
		b = append(b, '}')
	case []any:
		b = append(b, '[')
		for i, e := range v {
			if i > 0 {
				b = append(b, ',')
			}
			b = render(rng, b, e)
		}
		space()
		b = append(b, ']')
	case string:
		b = renderText(rng, b, v)
	case json.Number:
		b = append(b, v...)
	case nil:
		b = append(b, "null"...)
	case bool:
		b = strconv.AppendBool(b, v)
	}
	space()
	return b
}

func renderText(rng *rand.Rand, b []byte, s string) []byte {
	b = append(b, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r < ' ' || r < 0x10000 && rng.IntN(16) == 0:
			b = fmt.Appendf(b, "\\u%04x", r)
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return append(b, '"')
}

// agreeOnChanges tries a text, and what becomes of it.
func agreeOnChanges(t *testing.T, data []byte, seed uint64) {
	t.Helper()
	agreeOnAll(t, data)
	tree, err := parse(data)
	if err != nil {
		return
	}
	rng := rand.New(rand.NewPCG(seed, 0))
	for range 1 + rng.IntN(3) {
		tree = changed(rng, tree)
		agreeOnAll(t, render(rng, nil, tree))
	}
}

// TestOracle holds the readers to the oracle on random values with random changes.
func TestOracle(t *testing.T) {
	t.Run("Scalars", oracleOf[wire.Scalars])
	t.Run("Maybe", oracleOf[wire.Maybe])
	t.Run("Lists", oracleOf[wire.Lists])
	t.Run("Keys", oracleOf[wire.Keys])
	t.Run("Choice", oracleOf[wire.Choice])
	t.Run("Node", oracleOf[wire.Node])
	t.Run("Order", oracleOf[wire.Order])
}

func oracleOf[T any, P message[T]](t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		v := random[T](r)
		agreeOnChanges(t, P(&v).AppendJSON(nil), rapid.Uint64().Draw(r, "seed"))
	})
}

// FuzzOracle holds the readers to the oracle on anything.
func FuzzOracle(f *testing.F) {
	for _, v := range []interface{ AppendJSON([]byte) []byte }{
		&wire.Scalars{}, &wire.Maybe{}, &wire.Lists{}, &wire.Keys{}, &wire.Node{}, sample(),
	} {
		f.Add(v.AppendJSON(nil), uint64(1))
	}
	f.Add([]byte(`{"again":{"points":[{"x":1,"y":-2}]}}`), uint64(2))
	f.Add([]byte(`{"name":"","children":[{"name":"a","children":[],"named":{}}],"named":{"b":{"name":"","children":[],"named":{}}}}`), uint64(3))
	f.Add([]byte(`{"flag":true,"tiny":-1,"count":12e1,"ratio":1e-7,"name":"\ud83d","blob":"AAECAw==","ident":"6BA7b810-9dad-41d1-80b4-00c04fd430c8","moment":"2026-01-31T10:00:00.5+01:00","span":"P1DT1.5S","day":"2024-02-29","free":{"a":[null]},"names":["a"],"labels":{"a":"b"}}`), uint64(4))
	f.Fuzz(agreeOnChanges)
}
