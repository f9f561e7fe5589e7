package spec_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/kitc-lang/kit/lang/diag"
	"github.com/kitc-lang/kit/spec"
)

// page is the explanation of one code.
type page struct {
	code         diag.Code
	wrong, right string // the text of the example, and its language: kit, txtar or console
	language     string
	shownBy      string // the test that shows it, where no example in memory can
}

var (
	title   = regexp.MustCompile(`^# (KIT[0-9]{4}): \S`)
	example = regexp.MustCompile("(?s)## (Wrong|Right)\n.*?```(kit|txtar|console|text)\n(.*?)```\n")
	shownBy = regexp.MustCompile(`Shown by: (\S+)`)
)

func pages(t testing.TB) []page {
	t.Helper()
	names, err := fs.Glob(spec.Codes, "codes/*.md")
	if err != nil || len(names) < 100 {
		t.Fatalf("%d pages: %v", len(names), err)
	}
	var out []page
	for _, name := range names {
		data, err := fs.ReadFile(spec.Codes, name)
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		head := title.FindStringSubmatch(text)
		if head == nil || filepath.Base(name) != head[1]+".md" {
			t.Errorf("%s does not begin with `# CODE: title`", name)
			continue
		}
		p := page{code: diag.Code(head[1])}
		for _, section := range []string{"\n## What it means\n", "\n## Why it matters\n", "\n## Wrong\n", "\n## Right\n"} {
			if strings.Count(text, section) != 1 {
				t.Errorf("%s has not one section %q", name, strings.TrimSpace(section))
			}
		}
		for _, e := range example.FindAllStringSubmatch(text, -1) {
			p.language = e[2]
			if e[1] == "Wrong" {
				p.wrong = e[3]
			} else {
				p.right = e[3]
			}
		}
		if p.wrong == "" || p.right == "" {
			t.Errorf("%s has no example of what is wrong, or none of what is right", name)
		}
		if by := shownBy.FindStringSubmatch(text); by != nil {
			p.shownBy = strings.Trim(by[1], "`.")
		}
		out = append(out, p)
	}
	return out
}

// asCase makes a case of an example.
func asCase(language, text string) suite {
	if language == "txtar" {
		return parse([]byte(text))
	}
	return suite{files: fstest.MapFS{"service.kit": {Data: []byte(text)}}}
}

// TestPages runs the examples of every page: what is wrong gives its code and no other, what is right gives
// nothing.
func TestPages(t *testing.T) {
	known := codes(t)
	for _, p := range pages(t) {
		t.Run(string(p.code), func(t *testing.T) {
			if p.language == "console" || p.language == "text" {
				test, err := os.ReadFile(filepath.Join("..", p.shownBy))
				if err != nil || !strings.Contains(string(test), string(p.code)) && !strings.Contains(string(test), "diag."+known[p.code]) {
					t.Errorf("the page says that %q shows %s, and it does not: %v", p.shownBy, p.code, err)
				}
				return
			}
			wrong := asCase(p.language, p.wrong).run(t)
			if len(wrong.diagnostics) == 0 {
				t.Errorf("the wrong example gives no finding")
			}
			for _, d := range wrong.diagnostics {
				if d.Code != p.code {
					t.Errorf("the wrong example gives %s too:\n%s", d.Code, wrong.report(t))
					break
				}
			}
			if right := asCase(p.language, p.right).run(t); len(right.diagnostics) > 0 {
				t.Errorf("the right example is not clean:\n%s", right.report(t))
			}
		})
	}
}

var declaration = regexp.MustCompile(`(\w+) +Code = "(KIT[0-9]{4})"`)

// codes gives the codes that lang/diag declares, with their names.
func codes(t testing.TB) map[diag.Code]string {
	t.Helper()
	files, err := filepath.Glob("../lang/diag/codes_*.go")
	if err != nil {
		t.Fatal(err)
	}
	out := map[diag.Code]string{}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range declaration.FindAllStringSubmatch(string(src), -1) {
			out[diag.Code(m[2])] = m[1]
		}
	}
	if len(out) < 100 {
		t.Fatalf("only %d codes found: the test looks in the wrong place", len(out))
	}
	return out
}

// TestEveryCodeIsShown demands a page for each code, a case that gives it, and a near miss: one that is almost
// the same and does not, which the right example of a page is too. What no case can hold, because it is too
// large or stands on a disk, is in the test that the page names.
func TestEveryCodeIsShown(t *testing.T) {
	known := codes(t)
	given, missed, paged := map[diag.Code]bool{}, map[diag.Code]bool{}, map[diag.Code]bool{}
	for _, p := range pages(t) {
		paged[p.code] = true
		given[p.code] = p.shownBy != ""
		missed[p.code] = true // by TestPages
	}
	for _, file := range caseFiles(t) {
		c := loadCase(t, file)
		for _, code := range c.misses {
			missed[code] = true
			if known[code] == "" {
				t.Errorf("%s is a near miss of %s, which is no code", file, code)
			}
		}
		for line := range strings.Lines(c.want["diagnostics"]) {
			fields := strings.Fields(line)
			code := diag.Code(fields[len(fields)-1])
			if given[code] = true; known[code] == "" {
				t.Errorf("%s wants %s, which is no code", file, code)
			}
		}
	}
	for code, name := range known {
		if !paged[code] {
			t.Errorf("%s (%s) has no page in spec/codes", code, name)
		}
		if !given[code] || !missed[code] {
			t.Errorf("%s (%s): no case gives it, or nothing almost gives it", code, name)
		}
	}
	for code := range paged {
		if known[code] == "" {
			t.Errorf("there is a page for %s, which is no code", code)
		}
	}
}
