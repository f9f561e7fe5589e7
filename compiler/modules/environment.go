package modules

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
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
	cmd.Env = append(os.Environ(), "GOTOOLCHAIN=local") // another one would be fetched for a newer go.mod
	out, err := cmd.Output()
	var env environment
	if err == nil {
		err = json.Unmarshal(out, &env)
	}
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) && len(exit.Stderr) > 0 {
		return env, failf(NoGo, "`go env` fails: %s", strings.TrimPrefix(firstLine(string(exit.Stderr)), "go: "))
	}
	if err != nil {
		return env, failf(NoGo, "the go command, which knows where modules are, cannot be run (%v): install Go, or put it on the PATH", firstLine(err.Error()))
	}
	return env, nil
}

// inWorkspace reports whether a go.work applies.
func (e environment) inWorkspace() bool { return e.GOWORK != "" && e.GOWORK != "off" }

// flag gives the value of a flag in GOFLAGS, such as mod; the last one counts.
func (e environment) flag(name string) string {
	value := ""
	for _, word := range words(e.GOFLAGS) {
		if v, ok := strings.CutPrefix(strings.TrimPrefix(strings.TrimPrefix(word, "-"), "-"), name+"="); ok {
			value = v
		}
	}
	return value
}

// words splits GOFLAGS as the go command does: at spaces that are not inside of a word in quotes.
func words(flags string) (list []string) {
	for {
		flags = strings.TrimLeft(flags, " \t\r\n")
		if flags == "" {
			return list
		}
		end := " \t\r\n"
		if flags[0] == '"' || flags[0] == '\'' {
			end, flags = flags[:1], flags[1:]
		}
		at := strings.IndexAny(flags, end)
		if at < 0 {
			return append(list, flags)
		}
		list, flags = append(list, flags[:at]), flags[at+1:]
	}
}
