package json_test

import (
	"errors"
	"strings"
	"testing"

	kit "github.com/kitc-lang/kit/runtime"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

func TestRefusals(t *testing.T) {
	cases := []struct{ text, want string }{
		{`{"id":"a","items":[{"sku":"a","quantity":1},{"sku":"b","quantity":"2"}]}`, `items[1].quantity: must be a whole number`},
		{`{"id":"a","items":[{"sku":"a","quantity":1.5}]}`, `items[0].quantity: must be a whole number`},
		{`{"id":"a","items":[{"sku":"a","quantity":null}]}`, `items[0].quantity: must be a whole number, not null`},
		{`{"id":"a","items":[{"sku":"a","quantity":2147483648}]}`, `items[0].quantity: must be a whole number between -2147483648 and 2147483647`},
		{`{"id":"a","items":[{"sku":"a","quantity":-1e999999999999}]}`, `items[0].quantity: must be a whole number between -9223372036854775808 and 9223372036854775807`},
		{`{"id":"a","items":[{"sku":"a","quantity":1e-999999999999}]}`, `items[0].quantity: must be a whole number`},
		{`{"id":"a","items":[{"sku":"a"}]}`, `items[0].quantity: is required`},
		{`{"id":"a","items":{}}`, `items: must be an array`},
		{`{"id":"a","items":[3]}`, `items[0]: must be an object`},
		{`{}`, `id: is required`},
		{`{"ID":"a"}`, `id: is required`},
		{`{"id":null}`, `id: must be a string, not null`},
		{`{"id":true}`, `id: must be a string`},
		{`{"id":"a","id":"b"}`, `id: must not be given twice`},
		{`{"id":"a","note":null,"note":null}`, `note: must not be given twice`},
		{`{"id":"a","status":"gone"}`, `status: must be one of pending or paid`},
		{`{"id":"a","status":1}`, `status: must be one of pending or paid`},
		{`{"id":"a","tags":{"x":"y","x":"z"}}`, `tags["x"]: must not be given twice`},
		{`{"id":"a","tags":{"\u0078":"y","x":"z"}}`, `tags["x"]: must not be given twice`},
		{`{"id":"a","tags":{"x":7}}`, `tags["x"]: must be a string`},
		{`{"id":"a","tags":[]}`, `tags: must be an object`},
		{`{"id":"a","counts":{"1":true,"01":true}}`, `counts["01"]: must not be given twice`},
		{`{"id":"a","counts":{"+1":true}}`, `counts["+1"]: must be a whole number between -2147483648 and 2147483647`},
		{`{"id":"a","counts":{"":true}}`, `counts[""]: must be a whole number between -2147483648 and 2147483647`},
		{`{"id":"a","counts":{"1":1}}`, `counts["1"]: must be true or false`},
		{`{"id":"a","flags":{"yes":1}}`, `flags["yes"]: must be true or false`},
		{`{"id":"a","rates":{"NaN":1}}`, `rates["NaN"]: must be a number that fits in 64 bits`},
		{`{"id":"a","rates":{"1 ":1}}`, `rates["1 "]: must be a number that fits in 64 bits`},
		{`{"id":"a","states":{"gone":{"sku":"a","quantity":1}}}`, `states["gone"]: must be one of pending or paid`},
		{`{"id":"a","states":{"paid":{"sku":"a"}}}`, `states["paid"].quantity: is required`},
		{`{"id":"a","grid":[[1],[2,"3"]]}`, `grid[1][1]: must be a whole number`},
		{`{"id":"a","tiny":128}`, `tiny: must be a whole number between -128 and 127`},
		{`{"id":"a","big":9223372036854775808}`, `big: must be a whole number between -9223372036854775808 and 9223372036854775807`},
		{`{"id":"a","big":1e19}`, `big: must be a whole number between -9223372036854775808 and 9223372036854775807`},
		{`{"id":"a","ratio":1e309}`, `ratio: must be a number that fits in 64 bits`},
		{`{"id":"a","ratio":"1"}`, `ratio: must be a number`},
		{`{"id":"a","photo":"a*"}`, `photo: must be bytes in base64`},
		{`{"id":"a","uuid":"6ba7b810"}`, `uuid: must be a UUID such as 6ba7b810-9dad-41d1-80b4-00c04fd430c8`},
		{`{"id":"a","day":"2023-02-29"}`, `day: must be a date such as 2026-01-31`},
		{`{"id":"a","placed":"2026-11-23 04:55:44Z"}`, `placed: must be a timestamp such as 2026-01-31T12:30:00Z`},
		{`{"id":"a","placed":0}`, `placed: must be a timestamp`},
		{`{"id":"a","after":"1s"}`, `after: must be a duration such as PT1.5S`},
		{`{"id":"a","after":"P1M"}`, `after: must be a duration such as PT1.5S`},
		{`{"id":"a","after":"PT9999999999S"}`, `after: must be a duration of at most 292 years`},
		{`{"id":"a","pay":{}}`, `pay: must have exactly one member`},
		{`{"id":"a","pay":{"wire":"a","card":null}}`, `pay: must have exactly one member`},
		{`{"id":"a","pay":{"wire":null}}`, `pay.wire: must be a string, not null`},
		{`{"id":"a","pay":{"cash":1}}`, `pay["cash"]: is no member of this union`},
		{`{"id":"a","pay":"wire"}`, `pay: must be an object with one member`},
		{`{"id":"a","pay":{"card":{"sku":"a","quantity":true}}}`, `pay.card.quantity: must be a whole number`},
		{`{"id":"a","child":{"id":"b","child":{"child":{}}}}`, `child.child.child.id: is required`},
		{`{"id":"a","pairs":[[{"sku":"k","quantity":1}]]}`, `pairs[0]: must be an array of a key and a value`},
		{`{"id":"a","pairs":[[]]}`, `pairs[0]: must be an array of a key and a value`},
		{`{"id":"a","pairs":[[{"sku":"k","quantity":1},"v",1]]}`, `pairs[0]: must be an array of a key and a value`},
		{`{"id":"a","pairs":[[{"sku":"k"},"v"]]}`, `pairs[0][0].quantity: is required`},
		{`{"id":"a","pairs":{"k":"v"}}`, `pairs: must be an array`},
		{`{"id":"a","vault":{"hunter2":true}}`, `vault: must be a whole number`},
		{`{"id":"a","child":{"id":"b","vault":{"hunter2":1,"hunter2":2}}}`, `child.vault: must not be given twice`},
		{`[]`, `must be an object`},
		{`null`, `must be an object, not null`},

		{``, `is not valid JSON: it ends too early, at byte 0`},
		{`{"id":"a"`, `is not valid JSON: it ends too early, at byte 9`},
		{`{"id":"a"} x`, `is not valid JSON at byte 11: expected nothing after the value`},
		{`{"id":"a",}`, `is not valid JSON at byte 10: expected a name in quotes`},
		{`{"id" "a"}`, `is not valid JSON at byte 6: expected a colon`},
		{`{"id":"a" "note":"b"}`, `is not valid JSON at byte 10: expected a comma or }`},
		{`{"id":'a'}`, `id: is not valid JSON at byte 6: expected a value`},
		{`{"id":"a","paid":truth}`, `paid: is not valid JSON at byte 17: expected true`},
		{`{"id":"a","big":01}`, `is not valid JSON at byte 17: expected a comma or }`},
		{`{"id":"a","big":-}`, `big: is not valid JSON at byte 17: expected a digit`},
		{`{"id":"a","big":1.}`, `big: is not valid JSON at byte 18: expected a digit`},
		{`{"id":"a","big":1e}`, `big: is not valid JSON at byte 18: expected a digit`},
		{`{"id":"a` + "\n" + `"}`, `id: is not valid JSON at byte 8: expected control characters to be escaped`},
		{`{"id":"a\x"}`, `id: is not valid JSON at byte 8: expected an escape such as \n or \u0041 behind the backslash`},
		{`{"id":"a\u12"}`, `id: is not valid JSON at byte 8: expected an escape such as \n or \u0041 behind the backslash`},
		{"{\"id\":\"\xff\"}", `id: is not valid UTF-8`},
		{"{\"id\":\"a\",\"new\":\"\xc3\"}", `is not valid UTF-8`},
		{"\xef\xbb\xbf{}", `is not valid JSON at byte 0: expected a value`},
		{`{"id":"a","new":[1,}`, `is not valid JSON at byte 19: expected a value`},
		{`{"id":"a","new":{"a":1,}}`, `is not valid JSON at byte 23: expected a name in quotes`},
		{`{"id":"a","new":[1}`, `is not valid JSON at byte 18: expected a comma or ]`},
	}
	for _, c := range cases {
		_, err := decode(c.text, jsonwire.Strict, (*order).DecodeJSON)
		var e *kit.Error
		if !errors.As(err, &e) || e.Code != kit.InvalidArgument || len(e.Violations) != 1 {
			t.Errorf("%s\n\tgave %v, want one violation", c.text, err)
			continue
		}
		if e.Message != c.want {
			t.Errorf("%s\n\tgave %s\n\twant %s", c.text, e.Message, c.want)
		}
		if v := e.Violations[0]; strings.TrimPrefix(v.Path+": "+v.Message, ": ") != c.want {
			t.Errorf("%s: the violation %+v does not say what the message says", c.text, v)
		}
	}
}

func TestEveryMissingMemberIsNamed(t *testing.T) {
	_, err := decode(`[{}]`, jsonwire.Strict, func(p *[]item, d *jsonwire.Decoder) error {
		return jsonwire.List(p, d, (*item).DecodeJSON)
	})
	var e *kit.Error
	if !errors.As(err, &e) || len(e.Violations) != 2 || e.Violations[0].Path != "[0].sku" || e.Violations[1].Path != "[0].quantity" {
		t.Errorf("gave %+v, want [0].sku and [0].quantity", err)
	}
}

func TestMembersBeyondTheFirstWord(t *testing.T) {
	strict := func(p *wide, d *jsonwire.Decoder) error { return p.decode(d, &fieldsOfWide) }
	if v, err := decode(`{"f70":"a","f99":"b","f2":"c"}`, jsonwire.Strict, strict); err != nil || *v.Fields[99] != "b" || *v.Fields[2] != "c" {
		t.Errorf("gave %v", err)
	}
	for text, want := range map[string]string{
		`{"f99":"a","f70":"b","f70":"c"}`: "invalid_argument: f70: must not be given twice",
		`{"f98":"a","f70":"b"}`:           "invalid_argument: f99: is required",
		`{}`:                              "invalid_argument: f99: is required",
	} {
		if _, err := decode(text, jsonwire.Strict, strict); err == nil || err.Error() != want {
			t.Errorf("%s gave %v, want %s", text, err, want)
		}
	}
}

func TestLenientReadsWhatIsNewer(t *testing.T) {
	v, err := decode(`{"id":"a","status":"gone","pay":{"cash":{"x":[1]}},"states":{"gone":{"sku":"a","quantity":1},"lost":{"sku":"b","quantity":2}},"new":[{}]}`,
		jsonwire.Lenient, (*order).DecodeJSON)
	if err != nil {
		t.Fatal(err)
	}
	if v.Status != kit.UnknownEnum || v.Pay.unknown != "cash" || len(v.States) != 1 {
		t.Errorf("gave %+v", v)
	}
	if _, err := decode(`{"id":"a","pay":{"cash":1,"wire":"w"}}`, jsonwire.Lenient, (*order).DecodeJSON); err == nil {
		t.Error("a union with two members was read")
	}
}

func TestLongKeysAreCutInPaths(t *testing.T) {
	_, err := decode(`{"id":"a","tags":{"`+strings.Repeat("é", 100_000)+`":1}}`, jsonwire.Strict, (*order).DecodeJSON)
	if err == nil || len(err.Error()) > 200 || !strings.Contains(err.Error(), `é…"]: must be a string`) {
		t.Errorf("gave %.300v", err)
	}
}

func TestEveryTruncationIsRefused(t *testing.T) {
	if _, err := decode(rich, jsonwire.Strict, (*order).DecodeJSON); err != nil {
		t.Fatal(err)
	}
	for i := range rich {
		if _, err := decode(rich[:i], jsonwire.Strict, (*order).DecodeJSON); err == nil {
			t.Errorf("read the first %d bytes: %s", i, rich[:i])
		}
	}
}

func TestDepth(t *testing.T) {
	nest := func(n int, open, closing string) string {
		return strings.Repeat(open, n) + "1" + strings.Repeat(closing, n)
	}
	const tooDeep = "is nested more than 64 levels deep"
	cases := []struct {
		name, text string
		ok         bool
	}{
		{"any", `{"id":"a","extra":` + nest(63, "[", "]") + `}`, true},
		{"any, one too deep", `{"id":"a","extra":` + nest(64, "[", "]") + `}`, false},
		{"unknown", `{"id":"a","new":` + nest(63, `{"a":`, "}") + `}`, true},
		{"unknown, one too deep", `{"id":"a","new":` + nest(64, `{"a":`, "}") + `}`, false},
		{"unknown, millions", `{"id":"a","new":` + strings.Repeat("[", 5_000_000), false},
		{"unknown objects, millions", `{"id":"a","new":` + strings.Repeat(`{"a":`, 5_000_000), false},
		{"any, millions", `{"id":"a","extra":` + strings.Repeat("[", 5_000_000), false},
		{"typed", strings.Repeat(`{"id":"a","child":`, 63) + `{"id":"a"}` + strings.Repeat("}", 63), true},
		{"typed, one too deep", strings.Repeat(`{"id":"a","child":`, 64) + `{"id":"a"}` + strings.Repeat("}", 64), false},
		{"typed, a million", strings.Repeat(`{"id":"a","child":`, 1_000_000), false},
	}
	for _, c := range cases {
		_, err := decode(c.text, jsonwire.Strict, (*order).DecodeJSON)
		if c.ok && err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if !c.ok && (err == nil || !strings.HasSuffix(err.Error(), tooDeep)) {
			t.Errorf("%s: gave %.200v, want %s", c.name, err, tooDeep)
		}
	}
}
