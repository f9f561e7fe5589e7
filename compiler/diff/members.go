package diff

import (
	"strconv"

	"github.com/kitc-lang/kit/compiler/model"
)

// matched is a member of both programs, or of one of them.
type matched[T any] struct{ old, next *T }

// members pairs members by name, and those that are left by number, because a rename keeps it.
func members[T any](old, next []*T, name func(*T) string, number func(*T) int) []matched[T] {
	var out []matched[T]
	left := map[int]*T{}
	both(old, next, name, func(o, n *T) {
		if n == nil {
			left[number(o)] = o
		}
	})
	both(old, next, name, func(o, n *T) {
		switch {
		case o == nil:
			o = left[number(n)]
			if o != nil {
				delete(left, number(n))
			}
			out = append(out, matched[T]{o, n})
		case n != nil:
			out = append(out, matched[T]{o, n})
		case left[number(o)] == o:
			out = append(out, matched[T]{o, nil})
		}
	})
	return out
}

func fieldPairs(old, next []*model.Field) []matched[model.Field] {
	return members(old, next, func(f *model.Field) string { return f.Name }, func(f *model.Field) int { return f.Number })
}

func (c *comparison) enums(old, next *model.Enum, at place, s scope) {
	pairs := members(old.Members, next.Members,
		func(m *model.EnumMember) string { return m.Name }, func(m *model.EnumMember) int { return int(m.Number) })
	for _, p := range pairs {
		switch {
		case p.old == nil:
			c.report(EnumMemberAdded, at.at(p.next.Name, p.next.Span), s, "", numbered(p.next.Name, int(p.next.Number)))
			continue
		case p.next == nil:
			c.report(EnumMemberRemoved, at.was(p.old.Name, p.old.Span), s, numbered(p.old.Name, int(p.old.Number)), "")
			continue
		}
		at := at.at(p.next.Name, p.next.Span)
		if p.old.Name != p.next.Name {
			c.report(EnumMemberRenamed, at, s, p.old.Name, p.next.Name)
		}
		if p.old.Number != p.next.Number {
			c.report(EnumMemberRenumbered, at, s, strconv.Itoa(int(p.old.Number)), strconv.Itoa(int(p.next.Number)))
		}
		c.deprecation(p.old.Deprecated, p.next.Deprecated, at, s)
	}
}

func (c *comparison) unions(old, next *model.Union, at place, s scope) {
	for _, p := range fieldPairs(old.Members, next.Members) {
		switch {
		case p.old == nil:
			c.report(UnionMemberAdded, at.at(p.next.Name, p.next.Span), s, "", typeText(p.next.Type, next.Package))
			continue
		case p.next == nil:
			c.report(UnionMemberRemoved, at.was(p.old.Name, p.old.Span), s, typeText(p.old.Type, old.Package), "")
			continue
		}
		at := at.at(p.next.Name, p.next.Span)
		if p.old.Name != p.next.Name {
			c.report(UnionMemberRenamed, at, s, p.old.Name, p.next.Name)
		}
		if p.old.Number != p.next.Number {
			c.report(UnionMemberRenumbered, at, s, strconv.Itoa(p.old.Number), strconv.Itoa(p.next.Number))
		}
		c.field(p.old, p.next, at, s, inMessage)
	}
	c.reserved(old.Members, next.Members, old.Reserved, next.Reserved, at, s)
}

// fields compares the fields of a struct or an error.
func (c *comparison) fields(old, next []*model.Field, at place, s scope) {
	for _, p := range fieldPairs(old, next) {
		switch {
		case p.old == nil:
			kind := OptionalFieldAdded
			if p.next.Presence == model.Required {
				kind = FieldAdded
			}
			c.report(kind, at.at(p.next.Name, p.next.Span), s, "", fieldText(p.next, at.pkg))
			continue
		case p.next == nil:
			kind := OptionalFieldRemoved
			if p.old.Presence == model.Required {
				kind = FieldRemoved
			}
			c.report(kind, at.was(p.old.Name, p.old.Span), s, fieldText(p.old, at.pkg), "")
			continue
		}
		at := at.at(p.next.Name, p.next.Span)
		if p.old.Name != p.next.Name {
			kind := FieldRenamed
			if staysInPlace(p, s) {
				kind = FieldRenamedInside
			}
			c.report(kind, at, s, p.old.Name, p.next.Name)
		}
		if p.old.Number != p.next.Number {
			c.report(FieldRenumbered, at, s, strconv.Itoa(p.old.Number), strconv.Itoa(p.next.Number))
		}
		c.presence(p.old, p.next, at, s)
		c.field(p.old, p.next, at, s, formOf(p, s))
	}
}

// presence compares whether a field may be absent, and what that means.
func (c *comparison) presence(old, next *model.Field, at place, s scope) {
	o, n := fieldText(old, at.pkg), fieldText(next, at.pkg)
	required, optional := BecameRequired, BecameOptional
	if !pointer(old.Type) && !pointer(next.Type) {
		required, optional = CollectionBecameRequired, CollectionBecameOptional
	}
	switch {
	case old.Presence != model.Required && next.Presence == model.Required:
		c.report(required, at, s, o, n)
	case old.Presence == model.Required && next.Presence != model.Required:
		c.report(optional, at, s, o, n)
	case old.Presence == model.Optional && next.Presence == model.Defaulted:
		c.report(DefaultAdded, at, s, "", valueText(next.Default))
	case old.Presence == model.Defaulted && next.Presence == model.Optional:
		c.report(DefaultRemoved, at, s, valueText(old.Default), "")
	case old.Presence == model.Defaulted && !sameDefault(old.Default, next.Default):
		c.report(DefaultChanged, at, s, valueText(old.Default), valueText(next.Default))
	}
}

// sameDefault reports whether two defaults are one value. Of an enum it is the member that counts, whose
// name may have changed; of a type that became another one, the text.
func sameDefault(old, next *model.Value) bool {
	if old.Kind == model.EnumRef && next.Kind == model.EnumRef {
		return old.Member.Name == next.Member.Name || old.Member.Number == next.Member.Number
	}
	text := func(v *model.Value) string {
		if v.Kind == model.EnumRef {
			return quote(v.Member.Name)
		}
		return valueText(v)
	}
	return text(old) == text(next)
}

// field compares what fields of structs and members of unions have in common.
func (c *comparison) field(old, next *model.Field, at place, s scope, form form) {
	switch {
	case !old.Sensitive && next.Sensitive:
		c.report(SensitiveAdded, at, s, "", "sensitive")
	case old.Sensitive && !next.Sensitive:
		c.report(SensitiveRemoved, at, s, "sensitive", "")
	}
	c.deprecation(old.Deprecated, next.Deprecated, at, s)
	c.types(old.Type, next.Type, at, s, form)
}

// pointer reports whether an absent value of the type is a nil pointer in Go. Others are nil themselves.
func pointer(t *model.Type) bool {
	switch t.Underlying().Kind {
	case model.List, model.Set, model.Map, model.Bytes, model.Any:
		return false
	}
	return true
}

func numbered(name string, number int) string { return name + " = " + strconv.Itoa(number) }
