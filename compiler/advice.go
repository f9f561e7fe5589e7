package compiler

import (
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang"
	"github.com/kitc-lang/kit/lang/diag"
	"github.com/kitc-lang/kit/lang/route"
)

// otherWords are the words by which authors know from elsewhere what Kit calls otherwise. Which of the
// words on the right is meant depends on where it stands.
var otherWords = map[string][]string{
	// of a package, an import, an output
	"edition": {"kit"}, "language": {"kit"}, "syntax": {"kit"}, "source": {"from"}, "src": {"from"}, "url": {"from", "http", "route"},
	"module": {"from"}, "folder": {"dir", "from"}, "directory": {"dir"}, "out": {"dir", "file", "output"}, "golang": {"go"}, "swagger": {"openapi"}, "oas": {"openapi"},
	// of a scalar, a const, an auth
	"base": {"type"}, "kind": {"type", "scheme"}, "default": {"value"}, "type": {"scheme"}, "name": {"header"}, "key": {"header", "idempotency_key"},
	// of a service
	"transports": {"transport"}, "protocols": {"transport"}, "methods": {"method"}, "rpc": {"method"}, "function": {"method"}, "func": {"method"},
	"operation": {"method"}, "endpoint": {"method"}, "middlewares": {"chain"}, "interceptors": {"chain"}, "pipeline": {"chain"},
	"authentication": {"auth"}, "security": {"auth"}, "inherits": {"extends"}, "parent": {"extends"},
	"management": {"admin"}, "monitoring": {"admin"}, "actuator": {"admin"}, "pprof": {"admin"}, "health": {"admin"}, "healthz": {"admin"},
	// of a method
	"in": {"input"}, "request": {"input"}, "req": {"input"}, "args": {"input"}, "arguments": {"input"}, "params": {"input", "query"}, "parameters": {"input"},
	"output": {"file", "dir"}, "response": {"output"}, "resp": {"output"}, "result": {"output"}, "returns": {"output"}, "return": {"output"}, "reply": {"output"},
	"throws": {"errors"}, "raises": {"errors"}, "exceptions": {"errors"}, "readonly": {"safe"}, "read_only": {"safe"}, "pure": {"safe"},
	"uri": {"http", "route"}, "route": {"http"}, "path": {"http", "route", "dir", "file", "from"}, "paginate": {"page"}, "pagination": {"page"},
	// of http
	"status_code": {"status"}, "code": {"status"}, "query_params": {"query"}, "response_headers": {"response_header"},
	// of transports and middlewares
	"port": {"listen"}, "addr": {"listen"}, "address": {"listen"}, "bind": {"listen"}, "host": {"listen"},
	"duration": {"after"}, "seconds": {"after"}, "ms": {"after"}, "after_ms": {"after"}, "limit": {"after"}, "value": {"after"},
	"logging": {"log"}, "logger": {"log"}, "recovery": {"recover"}, "deadline": {"timeout"},
	// of refinements
	"min_length": {"min"}, "minLength": {"min"}, "min_len": {"min"}, "minimum": {"min"}, "min_items": {"min"}, "minItems": {"min"}, "gte": {"min"}, "from": {"min"},
	"max_length": {"max"}, "maxLength": {"max"}, "max_len": {"max"}, "maximum": {"max"}, "max_items": {"max"}, "maxItems": {"max"}, "lte": {"max"}, "to": {"max"},
	"regex": {"pattern"}, "regexp": {"pattern"}, "match": {"pattern"}, "uniqueItems": {"unique"}, "unique_items": {"unique"}, "distinct": {"unique"},
	// of canonical codes, from the statuses of HTTP
	"bad_request": {"invalid_argument"}, "unprocessable_entity": {"invalid_argument"}, "invalid": {"invalid_argument"}, "validation_error": {"invalid_argument"},
	"unauthorized": {"unauthenticated"}, "forbidden": {"permission_denied"}, "missing": {"not_found"}, "gone": {"not_found"}, "conflict": {"already_exists"},
	"exists": {"already_exists"}, "duplicate": {"already_exists"}, "precondition_failed": {"failed_precondition"}, "too_many_requests": {"resource_exhausted"},
	"rate_limited": {"resource_exhausted"}, "internal_server_error": {"internal"}, "internal_error": {"internal"}, "not_implemented": {"unimplemented"},
	"service_unavailable": {"unavailable"}, "timeout": {"deadline_exceeded"}, "gateway_timeout": {"deadline_exceeded"}, "canceled": {"cancelled"}, "ok": {"unknown"},
	// of formats
	"url_format": {"uri"}, "mail": {"email"}, "e-mail": {"email"}, "ip": {"ipv4"}, "domain": {"hostname"}, "guid": {"uuid"},
}

// meant gives the word of Kit, among some, that another word stands for; "" if there is none.
func meant(name string, candidates []string) string {
	for _, word := range otherWords[name] {
		if slices.Contains(candidates, word) {
			return word
		}
	}
	return ""
}

// elsewhere says where things stand that authors look for among the attributes, or "".
func elsewhere(name string) string {
	switch name {
	case "description", "doc", "docs", "documentation", "summary", "comment":
		return "documentation is a comment, `# …`, right above what it describes"
	case "version":
		return "the version of an API stands in its package, as `version = \"1.4.0\"`"
	case "path", "prefix", "base_path", "basePath":
		return "each method has its whole route, such as `http = \"GET /orders/{id}\"`"
	case "deprecated":
		return "write a paragraph `Deprecated: …` at the end of the comment above it"
	case "timeout", "retries", "log":
		return "that is a middleware of a chain, `chain server { … }`"
	}
	return ""
}

// blockFor is how a block is written that was written as an attribute: exactly, where the value says it.
func blockFor(keyword string, value lang.Expr) string {
	if list, ok := value.(*lang.Array); ok && len(list.Items) > 0 && keyword != "chain" {
		value = list.Items[0]
	}
	name := "…"
	switch e := value.(type) {
	case *lang.Name:
		name = e.String()
	case *lang.String:
		name = e.Value
	}
	if keyword == "admin" {
		return "admin {}"
	}
	if name != "…" && (keyword == "transport" || keyword == "emit") {
		return keyword + " " + name + " {}"
	}
	if keyword == "chain" && name == "…" {
		name = "server"
	}
	return keyword + " " + name + " { … }"
}

// objects are the attributes whose values are objects, which look like blocks.
var objects = []string{"input", "query", "header", "response_header", "params"}

// attributeFor reports an attribute that was written as a block.
func (p *pass) attributeFor(b *lang.Block) {
	name := b.Keyword.Name
	switch {
	case slices.Contains(keywords, name) && len(b.Labels) == 1:
		p.errorf(diag.UnknownBlock, b.Head, "`%s` is a declaration of its own: move it out of these braces, and write `%s = %s` here", name, name, b.Labels[0].Name)
	case slices.Contains(objects, name) && len(b.Labels) == 0:
		at := diag.Span{File: b.Head.File, Start: b.Head.End, End: b.Head.End}
		p.errorf(diag.UnknownBlock, b.Head, "`%s` is an attribute, not a block: write `%s = { … }`", name, name).Fix = &diag.Fix{Span: at, Replace: " ="}
	case len(b.Labels) == 1 && len(b.Items) == 0:
		right := name + " = " + b.Labels[0].Name
		p.errorf(diag.UnknownBlock, b.Head, "`%s` is an attribute, not a block: write `%s`", name, right).Fix = &diag.Fix{Span: b.Span, Replace: right}
	default:
		p.errorf(diag.UnknownBlock, b.Head, "`%s` is an attribute, not a block: write `%s = …`", name, name)
	}
}

// strangeBlock reports a block that has no place where it stands, if it belongs elsewhere.
func (p *pass) strangeBlock(b *lang.Block, what string) bool {
	name := b.Keyword.Name
	switch {
	case slices.Contains(keywords, name) && len(b.Labels) > 0:
		p.errorf(diag.UnknownBlock, b.Head, "`%s` is a declaration of its own: move it out of the braces of the %s", name, strings.TrimPrefix(what, "a "))
	case what == "a service" && len(b.Labels) == 0 && slices.Contains(serviceBlocks, strings.TrimSuffix(name, "s")) && name != strings.TrimSuffix(name, "s") && len(b.Blocks()) > 0:
		p.errorf(diag.UnknownBlock, b.Head, "there is nothing around the %s of a service: take `%s {` and its brace away", name, name)
	case name == "http" && what == "a service" && attr(b, "route") == nil:
		p.errorf(diag.UnknownBlock, b.Head, "`http` describes a method; to offer a service over HTTP, write `transport http {}`")
	case name == "http" && what == "a service":
		p.errorf(diag.UnknownBlock, b.Head, "`http` stands inside of a method: move it between the braces of `method … { }`")
	default:
		return false
	}
	return true
}

// verbAttr reports a route whose verb is the name of an attribute: get = "/orders".
func (p *pass) verbAttr(a *lang.Attr) bool {
	s, ok := a.Value.(*lang.String)
	verb := strings.ToUpper(a.Name.Name)
	if !ok || !slices.Contains(route.Verbs(), verb) {
		return false
	}
	right := fmt.Sprintf("http = %q", verb+" "+s.Value)
	p.errorf(diag.UnknownAttribute, a.Span, "the verb and the path are one text: write `%s`", right).Fix = &diag.Fix{Span: a.Span, Replace: right}
	return true
}

// routeInParts reports a route in an http block whose verb and path are attributes of their own.
func (p *pass) routeInParts(b *lang.Block) bool {
	verb, path := attr(b, "method"), attr(b, "path")
	if verb == nil {
		verb = attr(b, "verb")
	}
	if verb == nil || path == nil {
		return false
	}
	v, okVerb := verb.Value.(*lang.String)
	s, okPath := path.Value.(*lang.String)
	if !okVerb || !okPath {
		return false
	}
	p.errorf(diag.UnknownAttribute, verb.Name.Span, "the verb and the path are one text: write `route = %q`", strings.ToUpper(v.Value)+" "+s.Value)
	return true
}

// otherValue reports a value that another language writes so, and gives what it most likely means. what is
// the kind of value that is expected.
func (p *pass) otherValue(a *lang.Attr, what string) bool {
	right := ""
	switch e := a.Value.(type) {
	case *lang.Name:
		if p.lookup(e.String()) != nil || p.lost[e.String()] || len(e.Parts) > 1 {
			return false
		}
		switch near := p.nearest(e.String(), p.constNames()); {
		case near != "":
			return false
		case what == "a string in double quotes" && !constName.MatchString(e.String()):
			right = strconv.Quote(e.String())
		case what == "true or false":
			right = truth(e.String())
		case what == "a whole number":
			for code := 100; code < 600; code++ {
				if text := strings.ReplaceAll(http.StatusText(code), " ", ""); text != "" && strings.EqualFold(text, strings.ReplaceAll(e.String(), "_", "")) {
					right = strconv.Itoa(code)
				}
			}
		}
	case *lang.String:
		switch what {
		case "true or false":
			right = truth(e.Value)
		case "a whole number":
			if _, err := strconv.ParseInt(e.Value, 10, 64); err == nil {
				right = e.Value
			}
		}
	case *lang.Number:
		switch {
		case what == "a string in double quotes" && a.Name.Name == "version":
			right = `"` + e.Text + `"`
		case what == "true or false":
			right = truth(e.Text)
		}
	}
	if right == "" {
		return false
	}
	p.errorf(diag.WrongValue, a.Value.Range(), "`%s` takes %s, not %s: write `%s`", a.Name.Name, what, describe(a.Value), right).
		Fix = &diag.Fix{Span: a.Value.Range(), Replace: right}
	return true
}

// constName is how the name of a constant looks, and hardly ever a text without quotes.
var constName = regexp.MustCompile(`^[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*$`)

// truth gives the word of Kit for another one that means true or false, "" for any other.
func truth(word string) string {
	switch strings.ToLower(word) {
	case "true", "yes", "on", "1":
		return "true"
	case "false", "no", "off", "0":
		return "false"
	}
	return ""
}

// middlewareAttr reports a middleware that is written as an attribute.
func (p *pass) middlewareAttr(a *lang.Attr) {
	name := a.Name.Name
	if o, ok := a.Value.(*lang.Object); ok {
		at := diag.Span{File: a.Span.File, Start: a.Name.Span.End, End: o.Span.Start}
		p.errorf(diag.UnknownAttribute, a.Name.Span, "a middleware is a block, without `=`: write `%s { … }`", name).Fix = &diag.Fix{Span: at, Replace: " "}
		return
	}
	if d := p.middlewareNamed(name); d != nil && len(d.fields) == 1 {
		p.errorf(diag.UnknownAttribute, a.Name.Span, "a middleware is a block, and its settings have names: write `%s { %s = … }`", name, d.fields[0].Name)
		return
	}
	p.errorf(diag.UnknownAttribute, a.Name.Span, "a chain holds middlewares: write `%s { … }`", name)
}

// notInChain reports a block in a chain that belongs elsewhere, or has the keyword before its name.
func (p *pass) notInChain(b *lang.Block) bool {
	name := b.Keyword.Name
	switch {
	case slices.Contains(serviceBlocks, name):
		p.errorf(diag.UnknownBlock, b.Head, "`%s` has no place in a chain: move it out of its braces", name)
	case (name == "middleware" || name == "use") && len(b.Labels) == 1:
		right := b.Labels[0].Name
		p.errorf(diag.UnknownMiddleware, b.Head, "a chain names its middlewares without a keyword: write `%s {}`", right).Fix = &diag.Fix{Span: b.Head, Replace: right}
	default:
		return false
	}
	return true
}

// attrMeant finds an attribute of a body under its name, or else what was written in its place and has been
// reported: an attribute under another name, or a block. Then what depends on it is not found missing.
func attrMeant(b *lang.Block, name string) *lang.Attr {
	if a := attr(b, name); a != nil {
		return a
	}
	for _, item := range b.Items {
		switch it := item.(type) {
		case *lang.Attr:
			if _, list := it.Value.(*lang.Array); name == "errors" && !list {
				continue
			}
			if meant(it.Name.Name, []string{name}) != "" || diag.Nearest(it.Name.Name, methodAttrs) == name {
				return it
			}
		case *lang.Block:
			if it.Keyword.Name == name {
				return &lang.Attr{Name: it.Keyword, Value: &lang.Object{Attrs: it.Attrs(), Span: it.Span}, Doc: it.Doc, Span: it.Span}
			}
		}
	}
	return nil
}

// importedType reports the name of a type that stands without that of its package, where an imported one
// declares it.
func (p *pass) importedType(n *lang.Name) bool {
	for _, imp := range p.imports {
		if imp.pass == nil || imp.pass.decls[n.String()] == nil || !imp.pass.decls[n.String()].isType() {
			continue
		}
		imp.used = true
		right := imp.name.Name + "." + n.String()
		p.errorf(diag.UnknownType, n.Span, "%q is declared in package %q: write `%s`", n.String(), imp.name.Name, right).Fix = &diag.Fix{Span: n.Span, Replace: right}
		return true
	}
	return false
}

// positionalBounds reports the bounds of a type that are written as its arguments: string(1, 64).
func (p *pass) positionalBounds(call *lang.Call, t *model.Type, args []lang.Expr, rules *lang.Object) bool {
	names := []string{"min", "max"}[2-min(len(args), 2):]
	if rules != nil || len(args) > 2 || !slices.Contains(refinementsOf(t.Underlying().Kind), "max") {
		return false
	}
	var parts []string
	for i, arg := range args {
		n, ok := arg.(*lang.Number)
		if !ok {
			return false
		}
		parts = append(parts, names[i]+" = "+n.Text)
	}
	right := call.Func.String() + "({ " + strings.Join(parts, ", ") + " })"
	p.errorf(diag.TypeArguments, call.Span, "refinements have names, and stand in braces: write `%s`", right).Fix = &diag.Fix{Span: call.Span, Replace: right}
	return true
}

// exchanged reports a wrapper of two arguments that stand in the wrong order, or whose text has no quotes.
func (p *pass) exchanged(call *lang.Call, name string) bool {
	first, second := call.Args[0], call.Args[1]
	isType := func(e lang.Expr) bool {
		n, ok := e.(*lang.Name)
		if !ok {
			_, ok = e.(*lang.Call)
			return ok
		}
		d := p.decls[n.String()]
		_, primitive := primitives[n.String()]
		return primitive || d != nil && d.isType()
	}
	typeFirst := name != "was"
	if typeFirst == isType(first) || typeFirst != isType(second) {
		return false
	}
	literal, typ := first, second
	if !typeFirst {
		literal, typ = second, first
	}
	what, right := "the type stands first", asWritten(typ)+", "
	if !typeFirst {
		what, right = "the type stands last", ""
	}
	switch e := literal.(type) {
	case *lang.String:
		right += strconv.Quote(e.Value)
	case *lang.Number:
		right += e.Text
	case *lang.Bool:
		right += strconv.FormatBool(e.Value)
	default:
		return false
	}
	if !typeFirst {
		right += ", " + asWritten(typ)
	}
	right = name + "(" + right + ")"
	d := p.errorf(diag.TypeArguments, call.Span, "%s: write `%s`", what, right)
	if _, ok := typ.(*lang.Name); ok {
		d.Fix = &diag.Fix{Span: call.Span, Replace: right}
	}
	return true
}

// notARefinement reports a wrapper or a default among the refinements.
func (p *pass) notARefinement(t *model.Type, a *lang.Attr) {
	name := typeName(t)
	if t.Kind > model.Any || strings.Contains(name, " ") {
		name = "TYPE"
	}
	switch a.Name.Name {
	case "default":
		value := "…"
		switch e := a.Value.(type) {
		case *lang.String:
			value = strconv.Quote(e.Value)
		case *lang.Number:
			value = e.Text
		case *lang.Bool:
			value = strconv.FormatBool(e.Value)
		}
		p.errorf(diag.BadRule, a.Span, "a default is no refinement: write `optional(%s, %s)`", name, value)
	case "required":
		p.errorf(diag.BadRule, a.Span, "every field is required unless it is `optional(…)`: take this out")
	default:
		p.errorf(diag.BadRule, a.Span, "`%s` is no refinement, it stands around the type: write `%s`", a.Name.Name, strings.Replace(wrapperExample(a.Name.Name), "string", name, 1))
	}
}

// bareString reports a text without quotes where a string is expected.
func (p *pass) bareString(n *lang.Name, t *model.Type) bool {
	name := n.String()
	if t.Underlying().Kind != model.String || len(n.Parts) > 1 || constName.MatchString(name) && name != "None" || p.decls[name] != nil || p.lost[name] || p.nearest(name, p.constNames()) != "" {
		return false
	}
	if name == "nil" || name == "None" || name == "undefined" || name == "NULL" {
		p.errorf(diag.BadValue, n.Span, "there is no `%s`: a field that may be absent is `optional(TYPE)`, without a default", name)
		return true
	}
	right := strconv.Quote(name)
	p.errorf(diag.BadValue, n.Span, "a string stands in double quotes: write `%s`", right).Fix = &diag.Fix{Span: n.Span, Replace: right}
	return true
}

// bareBool reports a value that means true or false elsewhere.
func (p *pass) bareBool(e lang.Expr, span diag.Span) bool {
	word := ""
	switch e := e.(type) {
	case *lang.Name:
		word = e.String()
	case *lang.String:
		word = e.Value
	case *lang.Number:
		word = e.Text
	}
	right := truth(word)
	if right == "" || p.decls[word] != nil {
		return false
	}
	p.errorf(diag.BadValue, span, "true or false is expected here, not %s: write `%s`", describe(e), right).Fix = &diag.Fix{Span: span, Replace: right}
	return true
}

// memberMeant reports a member of an enum that is named by its number, or together with its enum.
func (p *pass) memberMeant(e lang.Expr, enum *model.Enum) bool {
	meant := func(m *model.EnumMember) bool {
		switch e := e.(type) {
		case *lang.Number:
			return e.Text == strconv.Itoa(int(m.Number))
		case *lang.Name:
			return len(e.Parts) > 1 && e.Parts[len(e.Parts)-1].Name == m.Name
		}
		return false
	}
	i := slices.IndexFunc(enum.Members, meant)
	if i < 0 {
		return false
	}
	right := enum.Members[i].Name
	p.errorf(diag.BadValue, e.Range(), "a member of an enum is written with its name alone: `%s`", right).Fix = &diag.Fix{Span: e.Range(), Replace: right}
	return true
}

// manyDefaults reports a default of several values: a list without brackets, or a number with commas in it.
func (p *pass) manyDefaults(call *lang.Call) bool {
	defaults := call.Args[1:]
	span := diag.Span{File: call.Span.File, Start: defaults[0].Range().Start, End: defaults[len(defaults)-1].Range().End}
	var texts []string
	thousands := true
	for i, e := range defaults {
		switch e := e.(type) {
		case *lang.String:
			texts, thousands = append(texts, strconv.Quote(e.Value)), false
		case *lang.Number:
			texts = append(texts, e.Text)
			thousands = thousands && (i == 0 || len(e.Text) == 3)
		default:
			return false
		}
	}
	right, what := "["+strings.Join(texts, ", ")+"]", "a default is one value, and a list stands in brackets"
	if thousands {
		right, what = strings.Join(texts, ""), "a number has no commas"
	}
	list, ok := call.Args[0].(*lang.Call)
	if ok = ok && (list.Func.String() == "list" || list.Func.String() == "set"); !ok && !thousands {
		p.errorf(diag.TypeArguments, span, "a default is one value, and these are %d: keep one", len(defaults))
		return true
	}
	p.errorf(diag.TypeArguments, span, "%s: write `%s`", what, right).Fix = &diag.Fix{Span: span, Replace: right}
	return true
}

// nameInBody gives the name of a block that stands among its attributes, "" if none does.
func nameInBody(b *lang.Block) string {
	a := attr(b, "name")
	if a == nil {
		return ""
	}
	switch e := a.Value.(type) {
	case *lang.String:
		return e.Value
	case *lang.Name:
		return e.String()
	}
	return ""
}

// portAlone reports a port where an address belongs.
func (p *pass) portAlone(d *paramDecl, a *lang.Attr) bool {
	n, ok := a.Value.(*lang.Number)
	if !ok {
		return false
	}
	host := ""
	if d == p.declaring().admin {
		host = "127.0.0.1" // not for others, unless somebody says so
	}
	right := `listen = "` + host + `:` + n.Text + `"`
	p.errorf(diag.UnknownAttribute, a.Span, "a port is part of the address to listen on: write `%s`", right).Fix = &diag.Fix{Span: a.Span, Replace: right}
	return true
}

// foreignLength reports a type of another language with a length: varchar(64).
func (p *pass) foreignLength(call *lang.Call, args []lang.Expr, rules *lang.Object) bool {
	if len(args) != 1 || rules != nil || foreign[call.Func.String()] != "string" || p.lookup(call.Func.String()) != nil {
		return false
	}
	n, ok := args[0].(*lang.Number)
	if !ok {
		return false
	}
	right := "string({ max = " + n.Text + " })"
	p.errorf(diag.UnknownType, call.Span, "there is no type %q: write `%s`", call.Func.String(), right).Fix = &diag.Fix{Span: call.Span, Replace: right}
	return true
}
