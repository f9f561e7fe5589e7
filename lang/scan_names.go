package lang

import "strings"

// UpperCamel gives a name as types, methods and constants are written: order_item becomes OrderItem.
func UpperCamel(name string) string {
	var b strings.Builder
	for _, s := range Syllables(name) {
		b.WriteString(strings.ToUpper(s[:1]) + s[1:])
	}
	return b.String()
}

// SnakeCase gives a name as members are written: OrderItem becomes order_item.
func SnakeCase(name string) string { return strings.Join(Syllables(name), "_") }

// Syllables splits a name at underscores, hyphens, dots and capitals, and makes all of it lower-case.
func Syllables(name string) []string {
	var out []string
	start := 0
	runes := []rune(name)
	cut := func(end, next int) {
		if end > start {
			out = append(out, strings.ToLower(string(runes[start:end])))
		}
		start = next
	}
	capital := func(i int) bool { return i >= 0 && i < len(runes) && runes[i] >= 'A' && runes[i] <= 'Z' }
	for i, r := range runes {
		switch {
		case r == '_' || r == '-' || r == '.':
			cut(i, i+1)
		case capital(i) && !capital(i-1), capital(i) && i+1 < len(runes) && runes[i+1] >= 'a' && runes[i+1] <= 'z':
			cut(i, i)
		}
	}
	cut(len(runes), len(runes))
	return out
}
