package main

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/kitc-lang/kit/bench/load"
	"github.com/kitc-lang/kit/compiler/compiletest"
)

// oneOfHundred measures a workspace of a hundred packages: built for the first time, again, and with one file changed.
func oneOfHundred(kit string) ([][]string, error) {
	dir, err := os.MkdirTemp("", "hundred")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	files := map[string]string{"go.mod": "module example.com/many\n\ngo 1.26\n"}
	for i := range 100 {
		files[fmt.Sprintf("p%d/service.kit", i)] = fmt.Sprintf("package p%d { kit = 1 }\n%s", i, compiletest.Services(i, i+1))
	}
	if err := write(dir, files); err != nil {
		return nil, err
	}
	build := compiler{name: "kitc", command: func(string) []string { return []string{kit, "build", "-q", "./..."} }}
	rows := [][]string{{"build", "seconds", "CPU seconds"}}
	for _, step := range []struct {
		name   string
		before func(round int) error
	}{
		{"first", func(int) error {
			for i := range 100 {
				for _, name := range []string{"gen", "kit.lock"} {
					if err := os.RemoveAll(filepath.Join(dir, fmt.Sprint("p", i), name)); err != nil {
						return err
					}
				}
			}
			return nil
		}},
		{"nothing changed", func(int) error { return nil }},
		{"one file changed", func(round int) error {
			text := strings.Replace(files["p42/service.kit"], "Gives thing 3.", fmt.Sprintf("Gives thing 3, round %d.", round), 1)
			return os.WriteFile(filepath.Join(dir, "p42/service.kit"), []byte(text), 0o666)
		}},
	} {
		var all []took
		for round := range 5 {
			if err := step.before(round); err != nil {
				return nil, err
			}
			t, err := build.run(dir)
			if err != nil {
				return nil, err
			}
			all = append(all, t)
		}
		rows = append(rows, []string{step.name, fmt.Sprintf("%.3f", load.Median(walls(all))), fmt.Sprintf("%.2f", all[0].cpu.Seconds())})
	}
	return rows, nil
}

// sized is the import path below which everything is compiled.
func sized(n int) string { return fmt.Sprintf("github.com/kitc-lang/kit/bench/peers/gen/sized%d", n) }

// sizesOf compiles what each compiler has written.
func sizesOf(dir, design, root string, n int) (rows [][]string, err error) {
	peers := filepath.Join(root, "bench/peers")
	for i, c := range []struct{ name, from string }{
		{"kitc", "gen"}, {"thrift (C++)", "apache"}, {"thriftgo", "thriftgo"}, {"protoc-gen-go", "pb"}, {"ogen", "ogen"}, {"goa", "goa"},
	} {
		from := filepath.Join(dir, c.from)
		if c.name == "goa" {
			from = filepath.Join(design, "gen")
		}
		if _, err := os.Stat(from); err != nil {
			continue // the compiler was given up
		}
		// All are compiled in the module of the peers, which has what they import.
		to := filepath.Join(peers, "gen", fmt.Sprintf("sized%d", n), c.from)
		if err := os.RemoveAll(to); err != nil {
			return nil, err
		}
		defer os.RemoveAll(to)
		if c.name != "goa" { // which imports itself by where it is
			if err := os.CopyFS(to, os.DirFS(from)); err != nil {
				return nil, err
			}
		} else {
			to = from
		}
		source, packages, err := goFiles(peers, to)
		if err != nil {
			return nil, err
		}
		methods := float64(10 * n)
		size := int64(0)
		for _, file := range source {
			info, err := os.Stat(file)
			if err != nil {
				return nil, err
			}
			size += info.Size()
		}
		row := []string{"", c.name, fmt.Sprintf("%.2f", float64(size)/1024/methods), "only with Apache's library 0.13", ""}
		if c.name != "thriftgo" {
			object, took, err := compiled(peers, source, packages)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", c.name, err)
			}
			row[3], row[4] = fmt.Sprintf("%.2f", float64(object)/1024/methods), fmt.Sprintf("%.2f", took.Seconds()*1000/methods)
		}
		if i == 0 {
			row[0] = fmt.Sprint(n)
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// goFiles gives the Go files below a folder of a module, and their packages.
func goFiles(module, dir string) (files, packages []string, err error) {
	err = filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && e.IsDir() && strings.HasSuffix(path, "-remote") {
			return fs.SkipDir // command lines that nobody calls
		}
		if err != nil || e.IsDir() || filepath.Ext(path) != ".go" {
			return err
		}
		files = append(files, path)
		rel, err := filepath.Rel(module, filepath.Dir(path))
		packages = append(packages, "./"+filepath.ToSlash(rel))
		return err
	})
	slices.Sort(packages)
	return files, slices.Compact(packages), err
}

// compiled gives the size of what packages become, and how long the Go compiler works for that when it has everything
// else.
func compiled(module string, files, packages []string) (object int64, took time.Duration, err error) {
	run := func(args ...string) (string, error) {
		cmd := exec.Command("go", args...)
		cmd.Dir = module
		text, err := cmd.CombinedOutput()
		if err != nil {
			return "", fmt.Errorf("go %s: %w\n%.2000s", args[0], err, text)
		}
		return string(text), nil
	}
	build := append([]string{"build", "-ldflags=-checklinkname=0"}, packages...)
	if _, err := run(build...); err != nil { // and all that they need
		return 0, 0, err
	}
	for _, file := range files { // so that nothing is taken from the cache
		f, err := os.OpenFile(file, os.O_APPEND|os.O_WRONLY, 0)
		if err != nil {
			return 0, 0, err
		}
		_, err = fmt.Fprintf(f, "\n// %d\n", time.Now().UnixNano())
		if closed := f.Close(); err == nil {
			err = closed
		}
		if err != nil {
			return 0, 0, err
		}
	}
	begun := time.Now()
	if _, err := run(build...); err != nil {
		return 0, 0, err
	}
	took = time.Since(begun)
	list, err := run(append([]string{"list", "-export", "-f", "{{.Export}}"}, packages...)...)
	if err != nil {
		return 0, 0, err
	}
	for _, path := range strings.Fields(list) {
		info, err := os.Stat(path)
		if err != nil {
			return 0, 0, err
		}
		object += info.Size()
	}
	return object, took, nil
}
