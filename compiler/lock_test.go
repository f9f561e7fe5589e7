package compiler_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/kitc-lang/kit/compiler"
)

// builds compiles the states of one package one after the other, each with the lock of the one before, and
// gives the lines of the last one.
func builds(t *testing.T, states ...string) []string {
	t.Helper()
	files := fstest.MapFS{}
	for _, state := range states {
		files["service.kit"] = &fstest.MapFile{Data: []byte("package shop { kit = 1 }\n" + state)}
		res, err := compiler.Compile(compiler.Config{FS: files}, []string{"."})
		if err != nil {
			t.Fatal(err)
		}
		if res.Diagnostics.HasErrors() {
			t.Fatal(text(t, res))
		}
		files["kit.lock"] = &fstest.MapFile{Data: res.Locks[0].Data}
		again, err := compiler.Compile(compiler.Config{FS: files, Lock: compiler.LockMustStand}, []string{"."})
		if err != nil {
			t.Fatal(err)
		}
		if again.Diagnostics.HasErrors() || again.Locks[0].Changed {
			t.Fatalf("a second build changes the lock:\n%s", text(t, again))
		}
	}
	var lines []string
	for line := range strings.Lines(string(files["kit.lock"].Data)) {
		if !strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "output ") {
			lines = append(lines, strings.TrimSpace(line))
		}
	}
	return lines
}

const (
	abc     = "struct S {\n  a = bool\n  b = bool\n  c = bool\n}\n"
	ac      = "struct S {\n  a = bool\n  c = bool\n}\n"
	dac     = "struct S {\n  d = bool\n  a = bool\n  c = bool\n}\n"
	nothing = ""
)

// TestNumbersForEver follows packages through their builds.
func TestNumbersForEver(t *testing.T) {
	for _, c := range []struct {
		name   string
		states []string
		want   string
	}{
		{"in the order written", []string{abc}, "struct S.a 1, struct S.b 2, struct S.c 3"},
		{"the order may change", []string{abc, "struct S {\n  c = bool\n  b = bool\n  a = bool\n}\n"}, "struct S.a 1, struct S.b 2, struct S.c 3"},
		{"a removed one is reserved", []string{abc, ac}, "struct S.a 1, struct S.b 2 reserved, struct S.c 3"},
		{"a new one gets the next", []string{abc, ac, dac}, "struct S.a 1, struct S.b 2 reserved, struct S.c 3, struct S.d 4"},
		{"also behind a reserved last one", []string{abc, "struct S {\n  a = bool\n}\n", "struct S {\n  a = bool\n  e = bool\n}\n"}, "struct S.a 1, struct S.b 2 reserved, struct S.c 3 reserved, struct S.e 4"},
		{"one that comes back is new", []string{abc, ac, abc}, "struct S.a 1, struct S.b 2 reserved, struct S.c 3, struct S.b 4"},
		{"a renamed one keeps it", []string{abc, "struct S {\n  a = bool\n  x = was(\"b\", bool)\n  c = bool\n}\n"}, "struct S.a 1, struct S.x 2, struct S.c 3"},
		{"and goes on without was", []string{abc, "struct S {\n  x = was(\"b\", bool)\n}\n", "struct S {\n  x = bool\n}\n"}, "struct S.a 1 reserved, struct S.x 2, struct S.c 3 reserved"},
		{"two exchange their names", []string{"struct S {\n  a = bool\n  b = bool\n}\n", "struct S {\n  b = bool\n  a = bool\n}\n"}, "struct S.a 1, struct S.b 2"},
		{"a removed struct is remembered", []string{abc, nothing, ac}, "struct S.a 1 reserved, struct S.b 2 reserved, struct S.c 3 reserved, struct S.a 4, struct S.c 5"},
		{"unions and errors too", []string{"union U { a = bool }\nerror E aborted { a = bool }\n", "union U { b = bool }\nerror E aborted { b = bool }\n"},
			"error E.a 1 reserved, error E.b 2, union U.a 1 reserved, union U.b 2"},
		{"enum numbers", []string{"enum E {\n  a = 1\n  b = -5\n}\n", "enum E {\n  a = 1\n  c = 7\n}\n"}, "enum E.b -5 reserved, enum E.a 1, enum E.c 7"},
		{"an enum member that comes back has its own", []string{"enum E {\n  a = 1\n  b = 2\n}\n", "enum E { a = 1 }\n", "enum E {\n  a = 1\n  b = 2\n}\n"}, "enum E.a 1, enum E.b 2"},
		{"a renamed enum member", []string{"enum E { a = 1 }\n", "enum E { b = was(\"a\", 1) }\n", "enum E { b = 1 }\n"}, "enum E.b 1"},
		{"errors of methods, inputs, and a removed method", []string{
			"service S {\n  method M {\n    input = { a = bool }\n    errors = [NotFound, Conflict]\n  }\n  method N { errors = [Conflict] }\n  transport thrift {}\n}\n",
			"service S {\n  method M {\n    input = { b = bool }\n    errors = [Unavailable, Conflict]\n  }\n  transport thrift {}\n}\n"},
			"method S.M.NotFound 1 reserved, method S.M.Conflict 2, method S.M.Unavailable 3, method S.N.Conflict 1 reserved, struct MInput.a 1 reserved, struct MInput.b 2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if d := cmp.Diff(strings.Split(c.want, ", "), builds(t, c.states...)); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestReserved looks at the numbers as the program has them.
func TestReserved(t *testing.T) {
	files := fstest.MapFS{
		"service.kit": {Data: []byte("package shop { kit = 1 }\nstruct S {\n  c = bool\n  new = bool\n}\n")},
		"kit.lock":    {Data: []byte("struct S.b 2\nstruct S.c 3\nstruct S.a 7 reserved\n")},
	}
	res, err := compiler.Compile(compiler.Config{FS: files}, []string{"."})
	if err != nil || res.Diagnostics.HasErrors() {
		t.Fatal(err, res.Diagnostics)
	}
	s := res.Program.Packages[0].Structs[0]
	if d := cmp.Diff([]int{2, 7}, s.Reserved); d != "" || s.Fields[0].Number != 3 || s.Fields[1].Number != 8 {
		t.Errorf("%s c = %d, new = %d", d, s.Fields[0].Number, s.Fields[1].Number)
	}
}

// TestLockStays looks at builds that must not touch the lock.
func TestLockStays(t *testing.T) {
	kit := "package shop { kit = 1 }\nstruct S { a = bool }\n"
	lock := "# ours\nstruct S.a 1\noutput go gen/shop\n"
	for name, c := range map[string]struct {
		kit, lock string
		changed   bool
	}{
		"windows line ends": {kit, strings.ReplaceAll(string(lockOf(t, kit)), "\n", "\r\n"), false},
		"errors":            {kit + "struct T { a = Nothing }\n", lock, false},
		"syntax errors":     {kit + "struct T { a: bool }\n", lock, false},
		"another comment":   {kit, lock, true},
	} {
		files := fstest.MapFS{"service.kit": {Data: []byte(c.kit)}, "kit.lock": {Data: []byte(c.lock)}}
		res, err := compiler.Compile(compiler.Config{FS: files}, []string{"."})
		if err != nil {
			t.Fatal(err)
		}
		if res.Locks[0].Changed != c.changed {
			t.Errorf("%s: changed is %v\n%s", name, res.Locks[0].Changed, text(t, res))
		}
	}
}

func lockOf(t *testing.T, kit string) []byte {
	t.Helper()
	res, err := compiler.Compile(compiler.Config{FS: fstest.MapFS{"service.kit": {Data: []byte(kit)}}}, []string{"."})
	if err != nil {
		t.Fatal(err)
	}
	return res.Locks[0].Data
}
