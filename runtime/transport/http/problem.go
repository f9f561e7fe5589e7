package http

import (
	"strconv"
	"strings"

	kit "github.com/kitc-lang/kit/runtime"
	jsonwire "github.com/kitc-lang/kit/runtime/wire/json"
)

// appendProblem appends the problem document (RFC 9457) of an error that no method declares.
func appendProblem(b []byte, status int, err *kit.Error) []byte {
	b = append(b, `{"type":"about:blank","title":`...)
	b = jsonwire.AppendString(b, strings.ReplaceAll(err.Code.String(), "_", " "))
	b = appendRest(b, status, err.Message, err.Code)
	if len(err.Violations) > 0 {
		b = append(b, `,"violations":[`...)
		for i, v := range err.Violations {
			if i > 0 {
				b = append(b, ',')
			}
			b = append(b, `{"path":`...)
			b = jsonwire.AppendString(b, v.Path)
			b = append(b, `,"message":`...)
			b = jsonwire.AppendString(b, v.Message)
			b = append(b, '}')
		}
		b = append(b, ']')
	}
	return append(b, '}')
}

// appendDeclared appends the problem document of a declared error, with its name and fields.
func appendDeclared(b []byte, status int, err Declared) []byte {
	t := err.KitError()
	b = append(b, `{"type":`...)
	b = jsonwire.AppendString(b, t.URN())
	b = append(b, `,"title":`...)
	b = jsonwire.AppendString(b, t.Name)
	b = appendRest(b, status, err.Error(), t.Code)
	b = append(b, `,"error":`...)
	b = jsonwire.AppendString(b, t.Name)
	b = append(b, `,"fields":`...)
	b = err.AppendJSON(b)
	return append(b, '}')
}

func appendRest(b []byte, status int, detail string, code kit.Code) []byte {
	b = append(b, `,"status":`...)
	b = strconv.AppendInt(b, int64(status), 10)
	if detail != "" {
		b = append(b, `,"detail":`...)
		b = jsonwire.AppendString(b, detail)
	}
	b = append(b, `,"code":"`...)
	b = append(b, code.String()...)
	return append(b, '"')
}
