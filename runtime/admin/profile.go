package admin

import (
	"fmt"
	"io"
	"net/http"
	"runtime"
	"runtime/pprof"
	"runtime/trace"
	"strconv"
	"time"
)

// Profiles are made with runtime/pprof and not with net/http/pprof, which adds itself to http.DefaultServeMux of every
// program that links it, and shows the command line, where some have passwords.

const profiles = "/debug/pprof/"

// What a profile may take at most.
const (
	maxProfile = time.Minute
	maxTrace   = 10 * time.Second
)

func addProfiles(to map[string]http.Handler) {
	to[profiles] = http.HandlerFunc(listProfiles)
	to["/debug/pprof"] = http.RedirectHandler(profiles, http.StatusFound)
	to[profiles+"profile"] = http.HandlerFunc(cpuProfile)
	to[profiles+"trace"] = http.HandlerFunc(executionTrace)
	for _, name := range []string{"allocs", "block", "goroutine", "heap", "mutex", "threadcreate"} {
		to[profiles+name] = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { snapshot(w, r, name) })
	}
}

func listProfiles(w http.ResponseWriter, _ *http.Request) {
	plain(w, http.StatusOK)
	_, _ = fmt.Fprintf(w, `profile?seconds=30  where processor time goes
trace?seconds=1     what each goroutine does
heap                memory that is in use (gc=1: after a collection)
allocs              memory that was ever allocated
goroutine           where all %d goroutines are (debug=2: as text)
block, mutex        where they wait for each other, if the program measures it
threadcreate        what started threads

go tool pprof http://ADDRESS%sheap
`, runtime.NumGoroutine(), profiles)
}

// snapshot writes a profile of the moment.
func snapshot(w http.ResponseWriter, r *http.Request, name string) {
	p := pprof.Lookup(name)
	if p == nil {
		http.NotFound(w, r)
		return
	}
	debug, _ := strconv.Atoi(r.FormValue("debug")) // what is no number is none
	if gc, _ := strconv.Atoi(r.FormValue("gc")); gc > 0 && name == "heap" {
		runtime.GC()
	}
	if debug > 0 {
		plain(w, http.StatusOK)
	} else {
		binary(w, name)
	}
	_ = p.WriteTo(w, debug) // the caller may be gone
}

func cpuProfile(w http.ResponseWriter, r *http.Request) {
	d := seconds(r, 30*time.Second, maxProfile)
	extend(w, d)
	binary(w, "profile")
	if err := pprof.StartCPUProfile(w); err != nil {
		busy(w, err)
		return
	}
	defer pprof.StopCPUProfile()
	sleep(r, d)
}

func executionTrace(w http.ResponseWriter, r *http.Request) {
	d := seconds(r, time.Second, maxTrace)
	extend(w, d)
	binary(w, "trace")
	if err := trace.Start(w); err != nil {
		busy(w, err)
		return
	}
	defer trace.Stop()
	sleep(r, d)
}

// busy says that somebody else takes such a profile.
func busy(w http.ResponseWriter, err error) {
	w.Header().Del("Content-Disposition")
	plain(w, http.StatusConflict)
	_, _ = io.WriteString(w, err.Error()+"\n")
}

// seconds reads how long a profile is to take.
func seconds(r *http.Request, fallback, most time.Duration) time.Duration {
	n, err := strconv.ParseFloat(r.FormValue("seconds"), 64)
	if err != nil || !(n > 0) {
		return fallback
	}
	return time.Duration(min(n, most.Seconds()) * float64(time.Second))
}

// extend gives an answer more time than others have.
func extend(w http.ResponseWriter, d time.Duration) {
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(d + writeTimeout)) // in a test there is none
}

func binary(w http.ResponseWriter, name string) {
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("Content-Disposition", `attachment; filename="`+name+`"`)
}

func sleep(r *http.Request, d time.Duration) {
	select {
	case <-time.After(d):
	case <-r.Context().Done():
	}
}
