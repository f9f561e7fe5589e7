package modules

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os/exec"
	"path/filepath"
	"strings"
)

// environment is what the go command knows of the machine and of the folder that it runs in.
type environment struct {
	GOMODCACHE string
	GOWORK     string // the go.work that applies, "" or "off" where there is none
	GOFLAGS    string
}

// goEnv asks the go command, which looks at variables, at its own file of settings, and for a go.work.
func goEnv(dir string) (environment, error) {
	cmd := exec.Command("go", "env", "-json", "GOMODCACHE", "GOWORK", "GOFLAGS")
	cmd.Dir = dir
	out, err := cmd.Output()
	var env environment
	if err == nil {
		err = json.Unmarshal(out, &env)
	}
	if err != nil {
		return env, failf(NoGo, "the go command, which knows where modules are, cannot be run (%v): install Go, or put it on the PATH", firstLine(err))
	}
	return env, nil
}

// flag gives the value of a flag in GOFLAGS, such as -mod; the last one counts.
func (e environment) flag(name string) string {
	value := ""
	for word := range strings.FieldsSeq(e.GOFLAGS) {
		if v, ok := strings.CutPrefix(strings.TrimPrefix(word, "-"), strings.TrimPrefix(name, "-")+"="); ok {
			value = v
		}
	}
	return value
}

// cause is an error of the file system without the path, which our own text names.
func cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

func firstLine(err error) string {
	line, _, _ := strings.Cut(err.Error(), "\n")
	return line
}

// same reports whether two folders are one, also through symbolic links.
func same(a, b string) bool {
	if filepath.Clean(a) == filepath.Clean(b) {
		return true
	}
	ra, errA := filepath.EvalSymlinks(a)
	rb, errB := filepath.EvalSymlinks(b)
	return errA == nil && errB == nil && ra == rb
}
