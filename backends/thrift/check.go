package thrift

import (
	"github.com/kitc-lang/kit/compiler/model"
	"github.com/kitc-lang/kit/lang/diag"
)

// maxFieldID is Thrift's largest field id: they are 16-bit numbers with a sign.
const maxFieldID = 1<<15 - 1

// check reports what no renaming can mend.
func (d *document) check() {
	d.checkWireNames()
	d.checkTypeNames()
	for _, s := range d.typedefs {
		d.checkKeys(s.Type)
	}
	for _, decl := range d.types {
		if s, ok := decl.(*model.Scalar); ok {
			d.checkKeys(s.Type)
		}
		d.checkFields(fieldsOf(decl))
	}
	for _, svc := range d.services {
		for _, m := range svc.OwnMethods() {
			if m.Input != nil && m.Input.Inline != nil {
				d.checkFields(m.Input.Fields)
			}
			if m.Output != nil {
				d.checkKeys(m.Output)
			}
			for _, e := range m.Errors {
				d.checkNumber(e.Error.Name, e.Number, e.Span)
			}
		}
	}
}

// checkWireNames refuses services and methods whose names, which travel with every call, are words
// that Thrift keeps for itself.
func (d *document) checkWireNames() {
	for _, svc := range d.services {
		way := "is a word that the Thrift compiler refuses: rename it, or take the thrift transport from service %q"
		if !d.offered(svc) {
			way = "is a word that the Thrift compiler refuses: rename it, or let no service with a thrift transport extend %q"
		}
		if reserved[d.names[svc]] {
			d.diags.Errorf(diag.ThriftReservedName, svc.Span, "the name of service %q "+way, svc.Name, svc.Name)
		}
		for _, m := range svc.OwnMethods() {
			if reserved[m.Name] {
				d.diags.Errorf(diag.ThriftReservedName, m.Span, "the name of method %q "+way, m.Name, svc.Name)
			}
		}
	}
}

// checkTypeNames warns of types that have the name of something which the Thrift compiler makes of a
// service: Java gets a class for every method, Go a client and a processor.
func (d *document) checkTypeNames() {
	taken := map[string]string{}
	for _, svc := range d.services {
		name := d.names[svc]
		taken[name+"Client"] = "the Go client of service " + svc.Name
		taken[name+"Processor"] = "the Go processor of service " + svc.Name
		for _, m := range svc.OwnMethods() {
			taken[m.Name] = "a Java class for method " + svc.Name + "." + m.Name
			taken[name+m.Name+"Args"] = "the Go arguments of method " + svc.Name + "." + m.Name
			taken[name+m.Name+"Result"] = "the Go result of method " + svc.Name + "." + m.Name
		}
	}
	warn := func(decl any) {
		if what, ok := taken[d.names[decl]]; ok {
			h := head(decl)
			d.diags.Warnf(diag.ThriftNameClash, h.Span,
				"%q is also what the Thrift compiler calls %s, and that code will not compile: rename one of the two", d.names[decl], what)
		}
	}
	for _, e := range d.enums {
		warn(e)
	}
	for _, t := range d.types {
		warn(t)
	}
}

func (d *document) checkFields(fields []*model.Field) {
	for _, f := range fields {
		d.checkNumber(f.Name, f.Number, f.Span)
		d.checkKeys(f.Type)
	}
}

func (d *document) checkNumber(name string, number int, span diag.Span) {
	if number == 0 || number > maxFieldID || number < -maxFieldID-1 {
		d.diags.Errorf(diag.ThriftFieldNumber, span,
			"%q has the number %d, and Thrift's go from 1 to %d: split the type in two", name, number, maxFieldID)
	}
}

// checkKeys warns of map keys and members of sets that are legal Thrift but stop the Thrift compiler for
// Go, or the Python that it makes.
func (d *document) checkKeys(t *model.Type) {
	switch t.Kind {
	case model.Set:
		switch t.Elem.Underlying().Kind {
		case model.StructRef, model.UnionRef, model.List, model.Set, model.Map:
			d.diags.Warnf(diag.ThriftMapKey, t.Elem.Span,
				"the Python that the Thrift compiler makes cannot read a set whose members are structs, unions or containers: make it a list with `unique = true`")
		}
	case model.Map:
		switch key := t.Key.Underlying(); key.Kind {
		case model.List, model.Set, model.Map:
			d.diags.Warnf(diag.ThriftMapKey, t.Key.Span,
				"the Thrift compiler makes no Go of a map whose keys are containers: make the key a string, or the map a list of structs")
		case model.StructRef, model.UnionRef:
			d.diags.Warnf(diag.ThriftMapKey, t.Key.Span,
				"the Python that the Thrift compiler makes cannot read a map whose keys are structs or unions: make the key a scalar, or the map a list of structs")
		}
	}
	for _, part := range parts(t) {
		d.checkKeys(part)
	}
}
