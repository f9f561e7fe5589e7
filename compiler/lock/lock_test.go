package lock_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/kitc-lang/kit/compiler/lock"
	"github.com/kitc-lang/kit/lang/diag"
)

// TestParse reads one line, or a few, and compares the finding.
func TestParse(t *testing.T) {
	for text, want := range map[string]diag.Code{
		"":                                                 "",
		"# a comment\n\n":                                  "",
		"struct Order.id 1":                                "", // the last line end was lost
		"struct Order.id 1\r\n":                            "",
		"struct Order.id 32767\n":                          "",
		"enum E.a -2147483648\n":                           "",
		"enum E.a 0 reserved\n":                            "",
		"method Orders.Get.NotFound 1\n":                   "",
		"output go ../gen/my orders\n":                     "",
		"struct S.a 1 reserved\nstruct S.a 2\n":            "", // it came back
		"struct S.a 1 reserved\nstruct S.a 2 reserved\n":   "",
		"struct S.a 1\nunion S.a 1\nstruct T.a 1\n":        "",
		"<<<<<<< HEAD\n":                                   diag.LockConflict,
		"struct S.a 1\n=======\nstruct S.b 1\n":            diag.LockConflict,
		"struct S.a 1\nstruct S.b 1\n":                     diag.LockConflict,
		"struct S.a 1\nstruct S.b 1 reserved\n":            diag.LockConflict,
		"struct S.a 1\nstruct S.a 2\n":                     diag.LockConflict,
		"struct Order.id 0\n":                              diag.LockSyntax,
		"struct Order.id 32768\n":                          diag.LockSyntax,
		"struct Order.id -32769\n":                         diag.LockSyntax,
		"struct Order.id 01\n":                             diag.LockSyntax,
		"struct Order.id +1\n":                             diag.LockSyntax,
		"struct Order.id 1 \n":                             diag.LockSyntax,
		"struct Order.id 1 gone\n":                         diag.LockSyntax,
		"struct Order.id\n":                                diag.LockSyntax,
		"struct Order 1\n":                                 diag.LockSyntax,
		"struct a.Order.id 1\n":                            diag.LockSyntax,
		"struct .id 1\n":                                   diag.LockSyntax,
		"method Get.NotFound 1\n":                          diag.LockSyntax,
		"enum E.a 2147483648\n":                            diag.LockSyntax,
		"enum E.a 99999999999999999999999\n":               diag.LockSyntax,
		"field Order.id 1\n":                               diag.LockSyntax,
		"struct Ordér.id 1\n":                              diag.LockSyntax,
		"\xff\xfe\n":                                       diag.LockSyntax,
		"output rust gen\n":                                diag.LockSyntax,
		"output go\n":                                      diag.LockSyntax,
		"output go gen\x1b[31m\n":                          diag.LockSyntax,
		" struct S.a 1\n":                                  diag.LockSyntax,
		strings.Repeat("a", 1<<20):                         diag.LockSyntax,
		"struct S.a 1\nnonsense\nnonsense\n<<<<<<< HEAD\n": diag.LockSyntax,
	} {
		_, diags := lock.Parse("kit.lock", []byte(text))
		switch {
		case want == "" && len(diags) > 0:
			t.Errorf("%q: %s", text, diags[0].Message)
		case want != "" && (len(diags) != 1 || diags[0].Code != want):
			t.Errorf("%.60q: %v, want one %s", text, diags, want)
		}
	}
}

// TestSpan looks at where a finding points.
func TestSpan(t *testing.T) {
	_, diags := lock.Parse("kit.lock", []byte("# ü\r\nstruct S.a 1\r\nstruct ü\r\n"))
	want := diag.Span{File: "kit.lock", Start: diag.Pos{Line: 3, Column: 1, Offset: 20}, End: diag.Pos{Line: 3, Column: 9, Offset: 29}}
	if len(diags) != 1 || diags[0].Span != want {
		t.Errorf("%+v, want %+v", diags, want)
	}
}

func TestDifference(t *testing.T) {
	got := lock.Difference([]byte("# old\nstruct S.a 1\r\nstruct S.b 2\n"), []byte("# new\nstruct S.a 1\nstruct S.c 3\n"))
	if len(got) != 2 || got[0] != "+ struct S.c 3" || got[1] != "- struct S.b 2" {
		t.Error(got)
	}
}

// FuzzLock reads any bytes. What it accepts, it writes so that it reads the same again, sorted.
func FuzzLock(f *testing.F) {
	f.Add([]byte("# comment\nstruct Order.id 1\nstruct Order.old 2 reserved\nenum E.a -1\nmethod A.B.C 3\noutput go gen/orders\n"))
	f.Add([]byte("<<<<<<< HEAD\nstruct S.a 1\n=======\nstruct S.b 1\n>>>>>>> other\n"))
	f.Add([]byte("union U.a 1\r\nerror E.a 32767\r\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		l, diags := lock.Parse("kit.lock", data)
		if len(diags) > 1 {
			t.Fatalf("%d findings", len(diags))
		}
		for _, d := range diags {
			if d.Span.End.Offset > len(data) {
				t.Fatalf("points out of the text: %+v", d.Span)
			}
		}
		if len(diags) == 1 {
			return
		}
		once := l.Bytes()
		again, diags := lock.Parse("kit.lock", once)
		if len(diags) > 0 {
			t.Fatalf("what it wrote is refused: %s\n%s", diags[0].Message, once)
		}
		if twice := again.Bytes(); !bytes.Equal(once, twice) {
			t.Fatalf("written twice, it differs:\n%s\n%s", once, twice)
		}
		next := lock.From(l)
		numbers, reserved, _ := next.Assign("struct", "Order", []lock.Member{{Name: "id"}, {Name: "brand_new", Was: "old"}})
		next.Finish()
		taken := map[int]bool{}
		for _, n := range append(numbers, reserved...) {
			if taken[n] {
				t.Fatalf("the number %d is given twice", n)
			}
			taken[n] = true
		}
		for _, e := range l.Entries() {
			found := false
			for _, kept := range next.Lock.Entries() {
				found = found || kept.Kind == e.Kind && kept.Owner == e.Owner && kept.Number == e.Number
			}
			if !found {
				t.Fatalf("%s is forgotten", e)
			}
		}
	})
}
