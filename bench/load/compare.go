package load

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"time"
)

// Rounds are how often servers are loaded in turn, and for how long each time.
type Rounds struct {
	Count int
	Each  time.Duration
}

// Compare loads servers in turn, each started anew for every round, and gives what each came to in every round.
func (r Rounds) Compare(servers []Server, load func(addr string, d time.Duration) (Result, error)) ([][]Result, error) {
	results := make([][]Result, len(servers))
	for range r.Count {
		for i, s := range servers {
			result, err := s.loaded(r.Each, load)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", s.Name, err)
			}
			results[i] = append(results[i], result)
		}
	}
	return results, nil
}

func (s Server) loaded(d time.Duration, load func(addr string, d time.Duration) (Result, error)) (Result, error) {
	p, err := s.start()
	if err != nil {
		return Result{}, err
	}
	defer p.stop()
	if _, err := load(p.addr, d/4+200*time.Millisecond); err != nil { // until pools and connections are there
		return Result{}, err
	}
	before, err1 := p.cpu()
	begun := time.Now()
	result, err := load(p.addr, d)
	after, err2 := p.cpu()
	if n := result.PerSecond * time.Since(begun).Seconds(); n > 0 {
		result.CPU = time.Duration(float64(after-before) / n)
	}
	return result, errors.Join(err, err1, err2)
}

// WRK loads with the program of that name: one thread and so many connections. Script is in its language, "" for none.
func WRK(url, script string, connections int, d time.Duration) (Result, error) {
	args := []string{"-t1", "-c" + strconv.Itoa(connections), "-d" + strconv.FormatFloat(max(1, d.Seconds()), 'f', 0, 64) + "s", "--latency"}
	if script != "" {
		f, err := os.CreateTemp("", "wrk*.lua")
		if err != nil {
			return Result{}, err
		}
		defer os.Remove(f.Name())
		if _, err := f.WriteString(script); err != nil {
			return Result{}, err
		}
		if err := f.Close(); err != nil {
			return Result{}, err
		}
		args = append(args, "-s", f.Name())
	}
	text, err := exec.Command("wrk", append(args, url)...).CombinedOutput()
	if err != nil {
		return Result{}, fmt.Errorf("wrk: %w: %s", err, text)
	}
	if m := failed.Find(text); m != nil {
		return Result{}, fmt.Errorf("wrk: %s", m)
	}
	rate := perSecond.FindSubmatch(text)
	p50, p99 := percentile(text, "50%"), percentile(text, "99%")
	if rate == nil || p50 == 0 || p99 == 0 {
		return Result{}, fmt.Errorf("wrk does not say what is expected: %s", text)
	}
	n, err := strconv.ParseFloat(string(rate[1]), 64)
	return Result{PerSecond: n, P50: p50, P99: p99}, err
}

var (
	perSecond = regexp.MustCompile(`Requests/sec:\s+([0-9.]+)`)
	failed    = regexp.MustCompile(`Non-2xx.*|Socket errors.*`)
)

func percentile(text []byte, name string) time.Duration {
	m := regexp.MustCompile(`\s` + name + `\s+([0-9.]+)(us|ms|s)`).FindSubmatch(text)
	if m == nil {
		return 0
	}
	d, _ := time.ParseDuration(string(m[1]) + string(m[2])) // it has the form of one
	return d
}

// Ratio is how two series compare, of which the elements of each pair were measured next to each other.
type Ratio struct{ Median, Least, Most float64 }

// Over gives the ratios of a by b.
func Over(a, b []float64) Ratio {
	var all []float64
	for i := range min(len(a), len(b)) {
		all = append(all, a[i]/b[i])
	}
	if len(all) == 0 {
		return Ratio{}
	}
	slices.Sort(all)
	return Ratio{Median(all), all[0], all[len(all)-1]}
}

// String gives the ratio with its spread: 1.52 (1.48–1.60).
func (r Ratio) String() string { return fmt.Sprintf("%.2f (%.2f–%.2f)", r.Median, r.Least, r.Most) }

// Shown is String, and in bold where Kit loses.
func (r Ratio) Shown() string {
	text := r.String()
	if r.Least == r.Most {
		text = fmt.Sprintf("%.2f", r.Median)
	}
	if r.Median < 1 {
		return "**" + text + "**"
	}
	return text
}

// Median gives the one in the middle.
func Median(all []float64) float64 {
	if len(all) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(all))
	return (sorted[(len(sorted)-1)/2] + sorted[len(sorted)/2]) / 2
}

// Rates and the others give one figure of each round.
func Rates(all []Result) []float64 {
	return figures(all, func(r Result) float64 { return r.PerSecond })
}

// P99s are in microseconds, as are P50s and CPUs.
func P99s(all []Result) []float64 {
	return figures(all, func(r Result) float64 { return float64(r.P99) / 1e3 })
}

// P50s are the medians of the rounds.
func P50s(all []Result) []float64 {
	return figures(all, func(r Result) float64 { return float64(r.P50) / 1e3 })
}

// CPUs are the processor times for each request.
func CPUs(all []Result) []float64 {
	return figures(all, func(r Result) float64 { return float64(r.CPU) / 1e3 })
}

func figures(all []Result, of func(Result) float64) (list []float64) {
	for _, r := range all {
		list = append(list, of(r))
	}
	return list
}

// Table writes rows in Markdown, of which the first has the heads.
func Table(w io.Writer, rows [][]string) {
	for i, row := range rows {
		_, _ = fmt.Fprint(w, "|") // to a terminal or a file that is checked when it is closed
		for _, cell := range row {
			_, _ = fmt.Fprint(w, " ", cell, " |")
		}
		_, _ = fmt.Fprintln(w)
		if i > 0 {
			continue
		}
		_, _ = fmt.Fprint(w, "|")
		for j := range row {
			_, _ = fmt.Fprint(w, map[bool]string{true: " --- |", false: " ---: |"}[j == 0])
		}
		_, _ = fmt.Fprintln(w)
	}
	_, _ = fmt.Fprintln(w)
}
