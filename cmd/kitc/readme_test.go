package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/rogpeppe/go-internal/txtar"
)

var readmeExample = regexp.MustCompile("(?ms)^```(hcl|go|console)\n(.*?)^```$")

// TestReadme runs the commands of README.md in a repository that holds its first example, built and
// committed, and demands that they print what stands below them. Go that it shows is what was generated.
func TestReadme(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	script := &txtar.Archive{Files: []txtar.File{{Name: "go.mod", Data: []byte("module example.com/notes\n\ngo 1.26\n")}}}
	lines := []string{
		"exec kitc build -q ./...", "exec git init -q", "exec git add .",
		"exec git -c user.name=nobody -c user.email=nobody@example.com commit -q -m notes",
	}
	commands := 0
	for _, example := range readmeExample.FindAllStringSubmatch(string(readme), -1) {
		switch {
		case example[1] == "hcl" && len(script.Files) == 1:
			script.Files = append(script.Files, txtar.File{Name: "service.kit", Data: []byte(example[2])})
			continue
		case example[1] == "hcl":
			if name, ok := strings.CutPrefix(example[2], "package "); ok { // a package of its own
				name, _, _ = strings.Cut(name, " ")
				script.Files = append(script.Files, txtar.File{Name: name + "/service.kit", Data: []byte(example[2])})
			}
			continue
		case example[1] == "go":
			for _, line := range strings.Split(strings.TrimSpace(example[2]), "\n") {
				lines = append(lines, "exec grep -rqF -e '"+strings.ReplaceAll(strings.TrimSpace(line), "'", "''")+"' --include=*.go .")
			}
			continue
		}
		for part := range strings.SplitSeq(strings.TrimPrefix(example[2], "$ "), "\n$ ") {
			command, output, _ := strings.Cut(part, "\n")
			want := fmt.Sprintf("want/%d", commands)
			quoted := strings.ReplaceAll(command, "'", "''")
			lines = append(lines, "exec sh -c '"+quoted+" 2>&1 || true'", "cmp stdout $WORK/"+want)
			script.Files = append(script.Files, txtar.File{Name: want, Data: []byte(output)})
			commands++
		}
	}
	if commands < 5 {
		t.Errorf("only %d commands found: the test looks in the wrong place", commands)
	}
	// What is to be committed lies in a folder of its own.
	for i, f := range script.Files {
		if !strings.HasPrefix(f.Name, "want/") {
			script.Files[i].Name = "notes/" + f.Name
		}
	}
	script.Comment = []byte("cd notes\n" + strings.Join(lines, "\n") + "\n")
	name := filepath.Join(t.TempDir(), "readme.txt")
	if err := os.WriteFile(name, txtar.Format(script), 0o644); err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{Files: []string{name}})
}
