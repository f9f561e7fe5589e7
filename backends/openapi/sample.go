package openapi

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// text gives a string that keeps to every rule: a familiar one for its name, then one for its
// format, then one for its pattern, then anything of the right length.
func (l limits) text(compiled patterns, name string, variant int) (string, bool) {
	lo, hi := l.ints(0, 1<<20)
	if lo > hi || lo > maxExample {
		return "", false
	}
	least, most := int(lo), int(min(hi, maxExample))

	var all []*regexp.Regexp
	format := ""
	for _, r := range l.rules {
		if r.Format != "" {
			format = r.Format
		}
		if r.Pattern == "" {
			continue
		}
		re := compiled.find(r.Pattern)
		if re == nil {
			return "", false
		}
		all = append(all, re)
	}
	fits := func(s string) bool {
		n := utf8.RuneCountInString(s)
		if n < least || n > most {
			return false
		}
		for _, re := range all {
			if !re.MatchString(s) {
				return false
			}
		}
		return true
	}

	if format != "" {
		for _, s := range sampleFormat(format, variant) {
			if fits(s) {
				return s, true
			}
		}
		return "", false
	}
	for _, s := range sampleText(name, variant) {
		if fits(s) {
			return s, true
		}
	}
	for _, re := range all {
		if s, ok := matching(re, least, most, variant); ok && fits(s) {
			return s, true
		}
	}
	s := fill(name, least, most, variant)
	return s, fits(s)
}

// sampleFormat gives strings in a format, shorter ones behind.
func sampleFormat(format string, variant int) []string {
	n := ""
	if variant > 0 {
		n = strconv.Itoa(variant + 1)
	}
	switch format {
	case "email":
		return []string{"ada" + n + "@example.com", "a" + n + "@b.example", "a" + n + "@b.co"}
	case "uri":
		return []string{"https://example.com/things/" + strconv.Itoa(variant+1), "https://a" + n + ".example", "urn:a:" + strconv.Itoa(variant+1)}
	case "hostname":
		return []string{"www" + n + ".example.com", "a" + n + ".example", "a" + n}
	case "ipv4":
		return []string{"192.0.2." + strconv.Itoa(variant%250+1), "10.0.0." + strconv.Itoa(variant%9+1)}
	case "ipv6":
		return []string{"2001:db8::" + strconv.FormatInt(int64(variant+1), 16), "::" + strconv.FormatInt(int64(variant+1), 16)}
	case "uuid":
		return []string{"6f1b7c1e-8d4b-4b7a-9c61-0e5f0a3d" + strconv.FormatInt(int64(0x2b11+variant%0x1000), 16)}
	}
	return nil
}

// sampleText gives familiar values for familiar names.
func sampleText(name string, variant int) []string {
	if s, ok := familiar(name); ok {
		if variant > 0 {
			s += "-" + strconv.Itoa(variant+1)
		}
		return []string{s}
	}
	if name == "" {
		name = "example"
	}
	words := strings.ReplaceAll(strings.TrimSuffix(name, "_id"), "_", "-")
	if variant == 0 && !strings.HasSuffix(name, "id") {
		return []string{words, words + "-1"}
	}
	return []string{words + "-" + strconv.Itoa(variant+1)}
}

// Names for the two sides of a map, which no field can have.
const (
	mapKey   = "map key"
	mapValue = "map value"
)

func familiar(name string) (string, bool) {
	word := name[strings.LastIndexByte(name, '_')+1:]
	switch name {
	case "first_name":
		return "Ada", true
	case "last_name":
		return "Lovelace", true
	}
	switch word {
	case "email", "mail":
		return "ada@example.com", true
	case "holder", "customer", "author", "owner", "recipient":
		return "Ada Lovelace", true
	case "phone", "mobile":
		return "+1 555 0100", true
	case "city":
		return "London", true
	case "country":
		return "GB", true
	case "street", "address":
		return "12 High Street", true
	case "zip", "postcode":
		return "N1 7AA", true
	case "currency":
		return "EUR", true
	case "sku":
		return "mug-blue", true
	case "url", "uri", "link", "website":
		return "https://example.com", true
	case "host", "hostname":
		return "www.example.com", true
	case "note", "memo", "comment", "message", "instructions":
		return "Please ring twice.", true
	case "name", "label":
		return "An example", true
	case "title":
		return "A title", true
	case "description", "text":
		return "Some words about it.", true
	case "reason", "why":
		return "none is left", true
	case "language", "locale":
		return "en-GB", true
	case "color", "colour":
		return "blue", true
	case "key":
		return "8c1f2b7a", true
	case mapKey:
		return "colour", true
	case mapValue:
		return "blue", true
	case "resource":
		return "order", true
	case "path":
		return "reports/2026", true
	case "cursor", "next", "token":
		return "c3RhcnQ", true
	}
	return "", false
}

// fill gives text of the right length.
func fill(name string, least, most, variant int) string {
	s := sampleText(name, variant)[0]
	if variant > 0 {
		s = strconv.Itoa(variant+1) + s // what is cut off behind still differs
	}
	between := " "
	if most < 2*len(s) {
		between = "" // more likely a code than a text
	}
	for len(s) < least {
		s += between + s
	}
	runes := []rune(s)
	n := min(len(runes), most)
	cut := strings.TrimRight(string(runes[:n]), " ")
	return cut + strings.Repeat("x", n-utf8.RuneCountInString(cut))
}

// singular gives the name of one element: an item of items.
func singular(name string) string {
	switch {
	case strings.HasSuffix(name, "ies"):
		return strings.TrimSuffix(name, "ies") + "y"
	case strings.HasSuffix(name, "ss"):
		return name
	}
	return strings.TrimSuffix(name, "s")
}

// sampleInteger and sampleFloat give usual numbers for usual names.
func sampleInteger(name string) int64 {
	switch name[strings.LastIndexByte(name, '_')+1:] {
	case "cents", "price", "amount", "total":
		return 1999
	case "quantity", "count", "left":
		return 2
	case "limit", "size":
		return 20
	case "percent":
		return 50
	case "port":
		return 8080
	case "year":
		return 2026
	case "age":
		return 42
	}
	return 1
}

func sampleFloat(name string) float64 {
	switch name[strings.LastIndexByte(name, '_')+1:] {
	case "lat", "latitude":
		return 51.5
	case "lon", "lng", "longitude":
		return -0.13
	case "rate", "ratio", "share", "score":
		return 0.5
	}
	return 1.5
}
