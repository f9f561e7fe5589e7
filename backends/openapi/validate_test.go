package openapi

import (
	"encoding/base64"
	"fmt"
	"math"
	"net"
	"net/mail"
	"net/url"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// validator checks values against the JSON Schemas of a document: the keywords that this package
// writes, and an error for any other, so that none goes unchecked.
type validator struct{ root map[string]any }

func parseDocument(data []byte) (map[string]any, error) {
	var root map[string]any
	err := yaml.Unmarshal(data, &root)
	return root, err
}

func (v validator) resolve(ref string) (map[string]any, error) {
	var at any = v.root
	for part := range strings.SplitSeq(strings.TrimPrefix(ref, "#/"), "/") {
		m, ok := at.(map[string]any)
		if !ok || m[part] == nil {
			return nil, fmt.Errorf("dangling reference %s", ref)
		}
		at = m[part]
	}
	return at.(map[string]any), nil
}

func (v validator) check(schema map[string]any, value any) error {
	for _, key := range sortedKeys(schema) {
		if err := v.keyword(schema, key, value); err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
	}
	return nil
}

func (v validator) keyword(schema map[string]any, key string, value any) error {
	arg := schema[key]
	object, isObject := value.(map[string]any)
	array, isArray := value.([]any)
	text, isText := value.(string)
	size, isNumber := float(value)
	switch key {
	case "description", "deprecated", "x-sensitive", "examples", "default":
		return nil
	case "$ref":
		target, err := v.resolve(arg.(string))
		if err != nil {
			return err
		}
		return v.check(target, value)
	case "type":
		ok := map[string]bool{
			"object": isObject, "array": isArray, "string": isText, "number": isNumber,
			"integer": isNumber && size == math.Trunc(size), "boolean": reflect.ValueOf(value).Kind() == reflect.Bool,
		}[arg.(string)]
		return want(ok, "%v is not of type %v", value, arg)
	case "const":
		return want(arg == value, "%v is not %v", value, arg)
	case "enum":
		return want(slices.Contains(arg.([]any), value), "%v is not one of %v", value, arg)
	case "format":
		if !isText {
			return nil
		}
		return want(hasFormat(arg.(string), text), "%q is not in the format %v", text, arg)
	case "contentEncoding":
		_, err := base64.StdEncoding.DecodeString(text)
		return err
	case "pattern":
		return want(regexp.MustCompile(arg.(string)).MatchString(text), "%q does not match %v", text, arg)
	case "minimum", "maximum":
		return inBounds(key, arg, size)
	case "minLength", "maxLength":
		return inBounds(key, arg, float64(utf8.RuneCountInString(text)))
	case "minItems", "maxItems":
		return inBounds(key, arg, float64(len(array)))
	case "minProperties", "maxProperties":
		return inBounds(key, arg, float64(len(object)))
	case "uniqueItems":
		for i, a := range array {
			for _, b := range array[:i] {
				if reflect.DeepEqual(a, b) {
					return fmt.Errorf("%v twice", a)
				}
			}
		}
		return nil
	case "items":
		for _, e := range array {
			if err := v.check(arg.(map[string]any), e); err != nil {
				return err
			}
		}
		return nil
	case "required":
		for _, name := range arg.([]any) {
			if _, ok := object[name.(string)]; !ok {
				return fmt.Errorf("%v is missing in %v", name, value)
			}
		}
		return nil
	case "properties":
		for name, sub := range arg.(map[string]any) {
			if member, ok := object[name]; ok {
				if err := v.check(sub.(map[string]any), member); err != nil {
					return fmt.Errorf("%s: %w", name, err)
				}
			}
		}
		return nil
	case "additionalProperties":
		properties, _ := schema["properties"].(map[string]any)
		for name, member := range object {
			if properties[name] != nil {
				continue
			}
			sub, ok := arg.(map[string]any)
			if !ok {
				return fmt.Errorf("%s is not allowed", name)
			}
			if err := v.check(sub, member); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
		return nil
	case "propertyNames":
		for name := range object {
			if err := v.check(arg.(map[string]any), name); err != nil {
				return err
			}
		}
		return nil
	case "allOf":
		for _, sub := range arg.([]any) {
			if err := v.check(sub.(map[string]any), value); err != nil {
				return err
			}
		}
		return nil
	case "oneOf":
		matches := 0
		for _, sub := range arg.([]any) {
			if v.check(sub.(map[string]any), value) == nil {
				matches++
			}
		}
		return want(matches == 1, "%v matches %d of the choices", value, matches)
	}
	return fmt.Errorf("a keyword that this test does not know")
}

func want(ok bool, format string, args ...any) error {
	if ok {
		return nil
	}
	return fmt.Errorf(format, args...)
}

func inBounds(key string, arg any, size float64) error {
	bound, _ := float(arg)
	if strings.HasPrefix(key, "min") {
		return want(size >= bound, "%v is below %v", size, arg)
	}
	return want(size <= bound, "%v is above %v", size, arg)
}

func float(v any) (float64, bool) {
	switch n := v.(type) {
	case int:
		return float64(n), true
	case int64:
		return float64(n), true
	case uint64:
		return float64(n), true
	case float64:
		return n, true
	}
	return 0, false
}

var (
	uuidForm     = regexp.MustCompile(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)
	durationForm = regexp.MustCompile(`^-?PT([0-9]+H)?([0-9]+M)?([0-9]+(\.[0-9]+)?S)?$`)
	hostForm     = regexp.MustCompile(`^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$`)
)

func hasFormat(format, s string) bool {
	ip := net.ParseIP(s)
	var err error
	switch format {
	case "uuid":
		return uuidForm.MatchString(s)
	case "duration":
		return durationForm.MatchString(s) && s != "PT"
	case "date-time":
		_, err = time.Parse(time.RFC3339Nano, s)
	case "date":
		_, err = time.Parse(time.DateOnly, s)
	case "email":
		_, err = mail.ParseAddress(s)
	case "uri":
		var u *url.URL
		u, err = url.Parse(s)
		return err == nil && u.IsAbs()
	case "uri-reference":
		_, err = url.Parse(s)
	case "hostname":
		return hostForm.MatchString(s)
	case "ipv4":
		return ip != nil && strings.Contains(s, ".")
	case "ipv6":
		return ip != nil && strings.Contains(s, ":")
	default:
		return false
	}
	return err == nil
}

func sortedKeys(m map[string]any) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// examples checks every example, every default and every reference below a node, and gives how many
// examples there were.
func (v validator) examples(at any) (count int, err error) {
	switch at := at.(type) {
	case []any:
		for _, e := range at {
			n, err := v.examples(e)
			if err != nil {
				return 0, err
			}
			count += n
		}
	case map[string]any:
		if ref, ok := at["$ref"].(string); ok {
			if _, err := v.resolve(ref); err != nil {
				return 0, err
			}
		}
		values := []any{}
		schema := at
		if list, ok := at["examples"].([]any); ok {
			values = append(values, list...)
		}
		if d, ok := at["default"]; ok && at["responses"] == nil && (at["type"] != nil || at["$ref"] != nil) {
			values = append(values, d)
		}
		if s, ok := at["schema"].(map[string]any); ok && at["example"] != nil {
			schema, values = s, append(values, at["example"])
		}
		for _, value := range values {
			if err := v.check(schema, value); err != nil {
				return 0, fmt.Errorf("example %v: %w", value, err)
			}
			count++
		}
		for _, key := range sortedKeys(at) {
			if key == "examples" || key == "example" || key == "default" && at["type"] != nil {
				continue
			}
			n, err := v.examples(at[key])
			if err != nil {
				return 0, fmt.Errorf("%s: %w", key, err)
			}
			count += n
		}
	}
	return count, nil
}
