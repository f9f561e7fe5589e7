package compiletest

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang"
)

const stdSrc = `
package std { kit = 1 }
error NotFound not_found {
  resource = string
  id = string
}
`

type c struct {
	pkg   *model.Package
	std   *model.Package
	blk   map[string]*lang.Block
	types map[string]*model.Type
	errs  map[string]*model.Error
	cons  map[string]*model.Const
}

func compilePlain(src string) *model.Program {
	std := compile(stdSrc, nil)
	std.GoImport = "github.com/kitc-lang/kit/runtime/std"
	p := compile(src, std)
	p.GoImport = "example.com/" + p.Name
	return &model.Program{Packages: []*model.Package{p}, Std: std}
}

func compile(src string, std *model.Package) *model.Package {
	f, ds := lang.Parse("service.kit", []byte(src))
	if ds.HasErrors() {
		panic(fmt.Sprint(ds))
	}
	k := &c{pkg: &model.Package{Edition: 1}, std: std, types: map[string]*model.Type{}, errs: map[string]*model.Error{}, cons: map[string]*model.Const{}}
	p := k.pkg
	for _, e := range errsOf(std) {
		k.errs[e.Name] = e
	}
	decl := func(b *lang.Block) model.Decl {
		return model.Decl{Name: b.Labels[0].Name, Doc: b.Doc, Package: p, Span: b.Head}
	}
	for _, b := range f.Blocks {
		switch b.Keyword.Name {
		case "package":
			p.Name, p.Doc, p.Span = b.Labels[0].Name, b.Doc, b.Head
			for _, a := range b.Attrs() {
				if a.Name.Name == "version" {
					p.Version = a.Value.(*lang.String).Value
				}
			}
			p.Emits = []model.Emit{{Target: "go", Path: "gen/" + p.Name}, {Target: "openapi", Path: "gen/" + p.Name + ".openapi.yaml"}, {Target: "thrift", Path: "gen/" + p.Name + ".thrift"}}
		case "scalar":
			s := &model.Scalar{Decl: decl(b)}
			p.Scalars = append(p.Scalars, s)
			k.types[s.Name] = &model.Type{Kind: model.ScalarRef, Scalar: s}
		case "enum":
			s := &model.Enum{Decl: decl(b)}
			p.Enums = append(p.Enums, s)
			k.types[s.Name] = &model.Type{Kind: model.EnumRef, Enum: s}
			for _, a := range b.Attrs() {
				n, _ := strconv.Atoi(a.Value.(*lang.Number).Text)
				s.Members = append(s.Members, &model.EnumMember{Name: a.Name.Name, Doc: a.Doc, Number: int32(n), Span: a.Span})
			}
		case "struct":
			s := &model.Struct{Decl: decl(b)}
			p.Structs = append(p.Structs, s)
			k.types[s.Name] = &model.Type{Kind: model.StructRef, Struct: s}
		case "union":
			s := &model.Union{Decl: decl(b)}
			p.Unions = append(p.Unions, s)
			k.types[s.Name] = &model.Type{Kind: model.UnionRef, Union: s}
		case "error":
			s := &model.Error{Decl: decl(b)}
			s.Code, _ = model.ParseCode(b.Labels[1].Name)
			p.Errors = append(p.Errors, s)
			k.errs[s.Name] = s
		case "const":
			s := &model.Const{Decl: decl(b), Value: lit(b.Attrs()[0].Value)}
			p.Consts = append(p.Consts, s)
			k.cons[s.Name] = s
		}
	}
	for _, b := range f.Blocks {
		name := b.Labels[0].Name
		switch b.Keyword.Name {
		case "scalar":
			k.types[name].Scalar.Type = k.typ(b.Attrs()[0].Value)
		case "struct":
			k.types[name].Struct.Fields = k.fields(b.Attrs())
		case "union":
			k.types[name].Union.Members = k.fields(b.Attrs())
		case "error":
			k.errs[name].Fields = k.fields(b.Attrs())
		}
	}
	for _, b := range f.Blocks {
		if b.Keyword.Name == "service" {
			p.Services = append(p.Services, k.service(b, decl(b)))
		}
	}
	return p
}

func errsOf(p *model.Package) []*model.Error {
	if p == nil {
		return nil
	}
	return p.Errors
}

func lit(e lang.Expr) model.Value {
	switch e := e.(type) {
	case *lang.Number:
		if n, err := strconv.ParseInt(e.Text, 10, 64); err == nil {
			return model.Value{Kind: model.Int64, Int: n}
		}
		f, _ := strconv.ParseFloat(e.Text, 64)
		return model.Value{Kind: model.Float64, Float: f}
	case *lang.String:
		return model.Value{Kind: model.String, Str: e.Value}
	case *lang.Bool:
		return model.Value{Kind: model.Bool, Bool: e.Value}
	}
	panic("lit")
}

func (k *c) val(e lang.Expr, t *model.Type) model.Value {
	if n, ok := e.(*lang.Name); ok {
		if c := k.cons[n.String()]; c != nil {
			v := c.Value
			v.Const = c
			if t != nil {
				v.Kind = t.Underlying().Kind
			}
			return v
		}
		for _, m := range t.Enum.Members {
			if m.Name == n.String() {
				return model.Value{Kind: model.EnumRef, Enum: t.Enum, Member: m}
			}
		}
	}
	if a, ok := e.(*lang.Array); ok {
		v := model.Value{Kind: model.List}
		for _, x := range a.Items {
			v.List = append(v.List, k.val(x, t.Elem))
		}
		return v
	}
	v := lit(e)
	if t != nil {
		u := t.Underlying()
		if u.Kind == model.Duration {
			d, _ := time.ParseDuration(v.Str)
			return model.Value{Kind: model.Duration, Int: int64(d)}
		}
		if u.Kind == model.Float64 && v.Kind == model.Int64 {
			v.Float = float64(v.Int)
		}
		v.Kind = u.Kind
	}
	return v
}

var prims = map[string]model.Kind{"bool": model.Bool, "int8": model.Int8, "int16": model.Int16, "int32": model.Int32, "int64": model.Int64, "float64": model.Float64, "string": model.String, "bytes": model.Bytes, "uuid": model.UUID, "timestamp": model.Timestamp, "duration": model.Duration, "date": model.Date, "any": model.Any}

func (k *c) typ(e lang.Expr) *model.Type {
	switch e := e.(type) {
	case *lang.Name:
		if p, ok := prims[e.String()]; ok {
			return &model.Type{Kind: p, Span: e.Span}
		}
		t, ok := k.types[e.String()]
		if !ok {
			panic("no type " + e.String())
		}
		u := *t
		u.Span = e.Span
		return &u
	case *lang.Call:
		args := e.Args
		var rules *lang.Object
		if o, ok := args[len(args)-1].(*lang.Object); ok {
			rules, args = o, args[:len(args)-1]
		}
		t := &model.Type{Span: e.Span}
		switch n := e.Func.String(); n {
		case "list", "set":
			t.Kind = model.List
			if n == "set" {
				t.Kind = model.Set
			}
			t.Elem = k.typ(args[0])
		case "map":
			t.Kind, t.Key, t.Elem = model.Map, k.typ(args[0]), k.typ(args[1])
		default:
			t = k.typ(e.Func)
			t.Span = e.Span
		}
		if rules != nil {
			for _, a := range rules.Attrs {
				switch a.Name.Name {
				case "min", "max":
					vt := &model.Type{Kind: model.Int64}
					switch t.Kind {
					case model.Int8, model.Int16, model.Int32, model.Int64, model.Float64, model.Duration, model.Timestamp, model.Date:
						vt = t
					}
					v := k.val(a.Value, vt)
					if a.Name.Name == "min" {
						t.Rules.Min = &v
					} else {
						t.Rules.Max = &v
					}
				case "pattern":
					t.Rules.Pattern = a.Value.(*lang.String).Value
				case "format":
					t.Rules.Format = a.Value.(*lang.String).Value
				case "unique":
					t.Rules.Unique = true
				}
			}
		}
		return t
	}
	panic("typ")
}

func (k *c) fields(attrs []*lang.Attr) []*model.Field {
	var out []*model.Field
	for i, a := range attrs {
		f := &model.Field{Name: a.Name.Name, Doc: a.Doc, Number: i + 1, Span: a.Span}
		k.wrap(f, a.Value)
		out = append(out, f)
	}
	return out
}

func (k *c) wrap(f *model.Field, e lang.Expr) {
	if call, ok := e.(*lang.Call); ok {
		switch call.Func.String() {
		case "optional":
			f.Presence = model.Optional
			k.wrap(f, call.Args[0])
			if len(call.Args) > 1 {
				f.Presence = model.Defaulted
				v := k.val(call.Args[1], f.Type)
				f.Default = &v
			}
			return
		case "sensitive":
			f.Sensitive = true
			k.wrap(f, call.Args[0])
			return
		case "deprecated":
			f.Deprecated = call.Args[1].(*lang.String).Value
			k.wrap(f, call.Args[0])
			return
		case "was":
			k.wrap(f, call.Args[1])
			return
		}
	}
	f.Type = k.typ(e)
}

func (k *c) service(b *lang.Block, d model.Decl) *model.Service {
	s := &model.Service{Decl: d}
	for _, b := range b.Blocks() {
		switch b.Keyword.Name {
		case "transport":
			t := &model.Transport{Name: b.Labels[0].Name, Doc: b.Doc, Span: b.Head}
			listen := ":8080"
			if t.Name == "thrift" {
				listen = ":9090"
			}
			proto := &model.Value{Kind: model.EnumRef, Member: &model.EnumMember{Name: "binary", Number: 1}}
			w := false
			for _, a := range b.Attrs() {
				switch a.Name.Name {
				case "listen":
					listen, w = a.Value.(*lang.String).Value, true
				case "protocol":
					if a.Value.(*lang.Name).String() == "compact" {
						proto.Member = &model.EnumMember{Name: "compact", Number: 2}
					}
				}
			}
			t.Params = append(t.Params, model.Arg{Name: "listen", Type: &model.Type{Kind: model.String}, Value: &model.Value{Kind: model.String, Str: listen}, Written: w})
			if t.Name == "thrift" {
				t.Params = append(t.Params, model.Arg{Name: "protocol", Type: &model.Type{Kind: model.EnumRef}, Value: proto})
			}
			s.Transports = append(s.Transports, t)
		case "chain":
			ch := model.Chain{Span: b.Head}
			for _, m := range b.Blocks() {
				mw := &model.Middleware{Name: m.Keyword.Name, Go: "github.com/kitc-lang/kit/runtime/middleware/" + m.Keyword.Name, Span: m.Head}
				for _, a := range m.Attrs() {
					v := k.val(a.Value, &model.Type{Kind: model.Duration})
					mw.Params = append(mw.Params, model.Arg{Name: a.Name.Name, Type: &model.Type{Kind: model.Duration}, Value: &v, Written: true})
				}
				ch.Middlewares = append(ch.Middlewares, mw)
			}
			if b.Labels[0].Name == "server" {
				s.Server = ch
			} else {
				s.Client = ch
			}
		}
	}
	for _, b := range b.Blocks() {
		if b.Keyword.Name == "method" {
			s.Methods = append(s.Methods, k.method(s, b))
		}
	}
	return s
}

func (k *c) method(s *model.Service, b *lang.Block) *model.Method {
	m := &model.Method{Decl: model.Decl{Name: b.Labels[0].Name, Doc: b.Doc, Package: k.pkg, Span: b.Head}, Service: s}
	var httpAttrs []*lang.Attr
	route := ""
	key := ""
	for _, a := range b.Attrs() {
		switch a.Name.Name {
		case "input":
			if o, ok := a.Value.(*lang.Object); ok {
				m.Input = &model.Struct{Decl: model.Decl{Name: m.Name + "Input", Package: k.pkg, Span: a.Span}, Fields: k.fields(o.Attrs), Inline: m}
				k.pkg.Structs = append(k.pkg.Structs, m.Input)
			} else {
				m.Input = k.typ(a.Value).Struct
			}
		case "output":
			m.Output = k.typ(a.Value)
		case "errors":
			for i, x := range a.Value.(*lang.Array).Items {
				e := k.errs[x.(*lang.Name).String()]
				m.Errors = append(m.Errors, model.MethodError{Error: e, Number: i + 1, Status: e.Code.Status(), Span: x.Range()})
			}
		case "safe":
			m.Safe, m.Idempotent = true, true
		case "idempotent":
			m.Idempotent = true
		case "idempotency_key":
			key = a.Value.(*lang.Name).String()
		case "http":
			route = a.Value.(*lang.String).Value
		}
	}
	for _, b := range b.Blocks() {
		httpAttrs = b.Attrs()
	}
	if s.Transport("http") == nil {
		return m
	}
	h := &model.HTTP{Verb: "POST", Status: 200, Segments: []model.Segment{{Literal: s.Name}, {Literal: m.Name}}, Span: b.Head}
	m.HTTP = h
	if m.Output == nil {
		h.Status = 204
	}
	headers := map[string]string{}
	queries := map[string]string{}
	whole := ""
	for _, a := range httpAttrs {
		switch a.Name.Name {
		case "route":
			route = a.Value.(*lang.String).Value
		case "status":
			h.Status, _ = strconv.Atoi(a.Value.(*lang.Number).Text)
		case "header":
			for _, x := range a.Value.(*lang.Object).Attrs {
				headers[x.Name.Name] = x.Value.(*lang.String).Value
			}
		case "query":
			for _, x := range a.Value.(*lang.Object).Attrs {
				queries[x.Name.Name] = x.Value.(*lang.String).Value
			}
		case "body":
			whole = a.Value.(*lang.Name).String()
		case "response_header":
			for _, x := range a.Value.(*lang.Object).Attrs {
				for _, f := range m.Output.Struct.Fields {
					if f.Name == x.Name.Name {
						h.ResponseHeader = append(h.ResponseHeader, model.Param{Field: f, Name: x.Value.(*lang.String).Value})
					}
				}
			}
		}
	}
	if route != "" {
		h.Explicit, h.Segments = true, nil
		verb, path, _ := strings.Cut(route, " ")
		h.Verb = verb
		for _, seg := range strings.Split(strings.Trim(path, "/"), "/") {
			if strings.HasPrefix(seg, "{") {
				for _, f := range m.Input.Fields {
					if f.Name == seg[1:len(seg)-1] {
						h.Segments = append(h.Segments, model.Segment{Field: f})
						h.Path = append(h.Path, model.Param{Field: f, Name: f.Name})
					}
				}
			} else if seg != "" {
				h.Segments = append(h.Segments, model.Segment{Literal: seg})
			}
		}
	}
	if m.Input != nil {
	next:
		for _, f := range m.Input.Fields {
			if f.Name == key {
				m.IdempotencyKey = f
			}
			for _, p := range h.Path {
				if p.Field == f {
					continue next
				}
			}
			switch {
			case headers[f.Name] != "":
				h.Header = append(h.Header, model.Param{Field: f, Name: headers[f.Name]})
			case queries[f.Name] != "":
				h.Query = append(h.Query, model.Param{Field: f, Name: queries[f.Name]})
			case f.Name == whole:
				h.Whole = f
			case h.Verb == "GET" || h.Verb == "HEAD" || h.Verb == "DELETE":
				h.Query = append(h.Query, model.Param{Field: f, Name: f.Name})
			default:
				h.Body = append(h.Body, f)
			}
		}
	}
	return m
}
