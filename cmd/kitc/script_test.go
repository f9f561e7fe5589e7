package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	if os.Getenv(cacheVariable) == "" { // otherwise this is kitc in a script
		if err := os.Setenv(cacheVariable, "off"); err != nil {
			panic(err)
		}
	}
	testscript.Main(m, map[string]func(){"kitc": main})
}

func TestScripts(t *testing.T) {
	goEnv := goEnvironment(t)
	testscript.Run(t, testscript.Params{
		Dir:                "testdata/script",
		RequireUniqueNames: true,
		UpdateScripts:      *updateCommands,
		Setup: func(env *testscript.Env) error {
			env.Vars = append(env.Vars, goEnv...)
			env.Vars = append(env.Vars, cacheVariable+"="+env.WorkDir+"-cache")
			env.Values[seen{}] = map[string]state{}
			return reachable(env.WorkDir)
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exits":        exits,
			"unprivileged": unprivileged,
			"remember":     remember,
			"untouched":    untouched,
			"swept":        swept,
			"fill":         fill,
			"full":         full,
		},
	})
}

// goEnvironment lets scripts run the go command, which finds Kit in the checkout, what Kit needs in the cache of
// modules, and nothing elsewhere.
func goEnvironment(t *testing.T) []string {
	t.Helper()
	out, err := exec.Command("go", "env", "GOCACHE", "GOMODCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(out), "\n")
	checkout, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	return []string{"KIT=" + checkout, "GOCACHE=" + lines[0], "GOMODCACHE=" + lines[1], "GOPROXY=off", "GOSUMDB=off", "GOFLAGS=-mod=mod", "GOTOOLCHAIN=local"}
}

// exits runs a command that must end with a status: exits STATUS COMMAND ARG...
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits STATUS COMMAND ARG...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("the exit status is %d, want %d", got, want)
	}
}

// unprivileged is exits for somebody whom permissions stop, which they do not do to root.
func unprivileged(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: unprivileged STATUS COMMAND ARG...")
	}
	if os.Geteuid() == 0 {
		args = append([]string{args[0], "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"}, args[1:]...)
	}
	exits(ts, neg, args)
}

// reachable lets others than root into the folders of the scripts and of the commands that they run.
func reachable(workDir string) error {
	kitc, err := exec.LookPath("kitc")
	if err != nil {
		return err
	}
	if err := os.Chmod(workDir, 0o777); err != nil {
		return err
	}
	for _, dir := range []string{workDir, filepath.Dir(kitc)} {
		for ; filepath.Dir(dir) != dir && dir != filepath.Clean(os.TempDir()); dir = filepath.Dir(dir) {
			info, err := os.Stat(dir)
			if err != nil {
				return err
			}
			if err := os.Chmod(dir, info.Mode().Perm()|0o555); err != nil {
				return err
			}
		}
	}
	return nil
}

// state is what must not change of a file that is left alone.
type state struct {
	data  string
	mtime time.Time
	inode uint64
}

type seen struct{}

func states(ts *testscript.TestScript, dirs []string) map[string]state {
	found := map[string]state{}
	for _, dir := range dirs {
		err := filepath.WalkDir(ts.MkAbs(dir), func(name string, entry fs.DirEntry, err error) error {
			if err != nil || !entry.Type().IsRegular() {
				return err
			}
			info, err := entry.Info()
			if err != nil {
				return err
			}
			data, err := os.ReadFile(name)
			found[name] = state{string(data), info.ModTime(), info.Sys().(*syscall.Stat_t).Ino}
			return err
		})
		ts.Check(err)
	}
	return found
}

// remember takes note of all files in folders: remember DIR...
func remember(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: remember DIR...")
	}
	known := ts.Value(seen{}).(map[string]state)
	clear(known)
	for name, s := range states(ts, args) {
		known[name] = s
	}
	if len(known) == 0 {
		ts.Fatalf("there are no files in %v", args)
	}
}

// untouched fails where a file was written, made or removed since remember: untouched DIR...
func untouched(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: untouched DIR...")
	}
	known := ts.Value(seen{}).(map[string]state)
	now := states(ts, args)
	for name, before := range known {
		switch after, ok := now[name]; {
		case !ok:
			ts.Fatalf("%s was removed", name)
		case after != before:
			ts.Fatalf("%s was written", name)
		}
	}
	for name := range now {
		if _, ok := known[name]; !ok {
			ts.Fatalf("%s was made", name)
		}
	}
}

// swept fails where a temporary file of kitc is left: swept DIR...
func swept(ts *testscript.TestScript, neg bool, args []string) {
	left := 0
	for name := range states(ts, args) {
		if strings.HasPrefix(filepath.Base(name), ".kitc-") {
			ts.Logf("%s is left", name)
			left++
		}
	}
	if neg != (left > 0) {
		ts.Fatalf("%d temporary files are left", left)
	}
}

// fill writes a file of parts, each a Go string in quotes that may be repeated: fill FILE {PART [*TIMES]}...
func fill(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: fill FILE {PART [*TIMES]}...")
	}
	var out bytes.Buffer
	for i := 1; i < len(args); i++ {
		part, err := strconv.Unquote(`"` + args[i] + `"`)
		ts.Check(err)
		times := 1
		if i+1 < len(args) && strings.HasPrefix(args[i+1], "*") {
			i++
			times, err = strconv.Atoi(args[i][1:])
			ts.Check(err)
		}
		out.WriteString(strings.Repeat(part, times))
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), out.Bytes(), 0o666))
}

// full mounts a small disk on a folder: full DIR SIZE. It needs to be root, or sudo that asks nothing.
func full(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: full DIR SIZE")
	}
	dir := ts.MkAbs(args[0])
	privileged := func(words ...string) error {
		if os.Geteuid() != 0 {
			words = append([]string{"sudo", "-n"}, words...)
		}
		if out, err := exec.Command(words[0], words[1:]...).CombinedOutput(); err != nil {
			return fmt.Errorf("%s: %w: %s", strings.Join(words, " "), err, out)
		}
		return nil
	}
	ts.Check(os.MkdirAll(dir, 0o777))
	if err := privileged("mount", "-t", "tmpfs", "-o", "mode=777,size="+args[1], "kitc-test", dir); err != nil {
		ts.Fatalf("this test needs a small disk: run it as root, or let sudo mount one: %v", err)
	}
	ts.Defer(func() {
		if err := privileged("umount", dir); err != nil {
			ts.Fatalf("%v", err)
		}
	})
}
