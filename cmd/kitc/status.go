package main

import (
	"errors"
	"fmt"
	"io"
	"path"
	"runtime"
	"strings"

	"github.com/kitc-lang/kit/internal/parallel"
)

// The exit statuses. They are part of what kitc promises.
const (
	exitDone    = 0
	exitInput   = 1 // the input has errors, or --check or --locked found a difference
	exitUsage   = 2 // the call is wrong
	exitMachine = 3 // the machine failed: disk, permissions; or kitc has a bug
)

// inputError says that the input is wrong. Its text is empty where the findings have been printed.
type inputError struct{ text string }

func (e inputError) Error() string { return e.text }

// usageError says that the call is wrong.
type usageError struct{ text string }

func (e usageError) Error() string { return e.text }

// exitStatus prints why a command stopped. What is neither the input's fault nor the caller's is the
// machine's.
func exitStatus(err error, stderr io.Writer) int {
	if err == nil {
		return exitDone
	}
	if text := err.Error(); text != "" {
		fmt.Fprintln(stderr, "kitc:", text)
	}
	var input inputError
	var usage usageError
	switch {
	case errors.As(err, &input):
		return exitInput
	case errors.As(err, &usage):
		return exitUsage
	}
	return exitMachine
}

// output is standard output. It remembers that it could not be written to, because a document that is
// cut short must not look like success.
type output struct {
	io.Writer
	err error
}

func (o *output) Write(p []byte) (int, error) {
	n, err := o.Writer.Write(p)
	if err != nil && o.err == nil {
		o.err = err
	}
	return n, err
}

func (o *output) failure() error {
	if o.err == nil {
		return nil
	}
	return fmt.Errorf("cannot write to standard output: %w", cause(o.err))
}

// bug is a panic, caught where it can still be told what led to it.
type bug struct {
	cause any
	trail []string
}

// catch runs f, and gives the bug that it met, nil for none.
func catch(f func()) (met *bug) {
	defer func() {
		switch cause := recover().(type) {
		case nil:
		case *parallel.Panic: // of another goroutine
			met = &bug{cause.Cause, trail(cause.Callers)}
		default:
			counters := make([]uintptr, 100)
			met = &bug{cause, trail(counters[:runtime.Callers(1, counters)])}
		}
	}()
	f()
	return nil
}

// report says that kitc itself is at fault, and what whoever mends it will want to know.
func (b *bug) report(w io.Writer) {
	fmt.Fprintf(w, `kitc: this is a bug in kitc, not in your files: %v

Please report it at https://github.com/kitc-lang/kit/issues with these lines and the smallest
.kit file that shows it:

  %s
`, b.cause, versionLine())
	for _, line := range b.trail {
		fmt.Fprintln(w, "  at", line)
	}
}

// trail gives the frames of Kit's own code that led to a panic, the innermost first. The counters are those
// of runtime.Callers while the panic is being recovered from, when they are still there.
func trail(counters []uintptr) []string {
	const most = 12
	frames := runtime.CallersFrames(counters)
	var lines []string
	panicked := false
	for len(lines) < most {
		f, more := frames.Next()
		switch name, ours := strings.CutPrefix(f.Function, kitModule+"/"); {
		case f.Function == "runtime.gopanic":
			panicked, lines = true, nil
		case panicked && (ours || strings.HasPrefix(f.Function, "main.")):
			lines = append(lines, fmt.Sprintf("%s %s:%d", name, path.Base(f.File), f.Line))
		}
		if !more {
			break
		}
	}
	return lines
}
