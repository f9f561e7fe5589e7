package route

import "strings"

// isName reports whether a text can be the name of a field.
func isName(s string) bool { return s != "" && nameOf(s) == s }

// nameOf gives the longest name at the start of a text.
func nameOf(s string) string {
	for i := range len(s) {
		c := s[i]
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_'
		if !letter && (i == 0 || c < '0' || '9' < c) {
			return s[:i]
		}
	}
	return s
}

// isSnakeCase reports whether a text is the name of a field as it should be written.
func isSnakeCase(s string) bool {
	if s == "" || s[0] < 'a' || 'z' < s[0] || s[len(s)-1] == '_' || strings.Contains(s, "__") {
		return false
	}
	return isName(s) && strings.ToLower(s) == s
}

// snakeCase writes a name as fields are named: orderID becomes order_id. A text that is no name stays
// as it is.
func snakeCase(name string) string {
	if !isName(name) {
		return name
	}
	capital := func(i int) bool { return i < len(name) && 'A' <= name[i] && name[i] <= 'Z' }
	var b strings.Builder
	for i := range len(name) {
		if i > 0 && capital(i) && (!capital(i-1) || i+1 < len(name) && 'a' <= name[i+1] && name[i+1] <= 'z') {
			b.WriteByte('_')
		}
		b.WriteByte(name[i])
	}
	words := strings.FieldsFunc(strings.ToLower(b.String()), func(r rune) bool { return r == '_' })
	return strings.Join(words, "_")
}
