package load

import (
	"errors"
	"os"
	"runtime/pprof"
)

// Profiled calls a function, and writes profiles of where its time went and of what it allocated into the files
// processor and memory, unless they are "".
func Profiled(processor, memory string, f func() error) error {
	if processor != "" {
		out, err := os.Create(processor)
		if err != nil {
			return err
		}
		defer out.Close()
		if err := pprof.StartCPUProfile(out); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	if err := f(); err != nil || memory == "" {
		return err
	}
	out, err := os.Create(memory)
	if err != nil {
		return err
	}
	return errors.Join(pprof.Lookup("allocs").WriteTo(out, 0), out.Close())
}
