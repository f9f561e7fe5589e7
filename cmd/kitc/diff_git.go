package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"strconv"
	"strings"

	"github.com/kitc-lang/kit/compiler"
	"github.com/kitc-lang/kit/lang"
)

// commit is a state of a repository.
type commit struct {
	ref    string // as the caller wrote it
	id     string
	top    string // the folder of the working tree
	prefix string // of the module in it: "" or with a slash at its end
}

// openCommit reads the .kit files of a module, and what belongs to them, from a commit into memory. The
// working tree, its filters and the index have no part in it.
func openCommit(ctx context.Context, ref string, m *module) (*before, error) {
	place, err := git(ctx, m.dir, "rev-parse", "--show-toplevel", "--show-prefix")
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return nil, fmt.Errorf("--against %s needs the command git, which is not installed: name a folder instead, as in `--against ../before`", ref)
	case err != nil && strings.Contains(err.Error(), "not a git repository"):
		return nil, usageError{fmt.Sprintf("--against %s: there is no such folder, and %s is in no git repository that could know a commit of that name", ref, m.dir)}
	case err != nil:
		return nil, fmt.Errorf("--against %s: %w", ref, err)
	}
	c := &commit{ref: ref}
	c.top, c.prefix, _ = strings.Cut(strings.TrimSuffix(string(place), "\n"), "\n")
	if c.id, err = resolveRef(ctx, ref, m.dir); err != nil {
		return nil, err
	}
	files, err := c.read(ctx, c.prefix)
	if err != nil {
		return nil, fmt.Errorf("cannot read the commit %s: %w", ref, err)
	}
	b := &before{name: ref, files: files, display: func(name string) string { return ref + ":" + m.show(name) }}
	b.modulePath = moduleOf(files, m)
	then := &neighboursThen{ctx: ctx, commit: c, from: m.from}
	b.finders = append(b.finders, then.find)
	b.closers = append(b.closers, then.close)
	b.findNow(m)
	return b, nil
}

// resolveRef gives the commit that a person means.
func resolveRef(ctx context.Context, ref, dir string) (string, error) {
	if !strings.HasPrefix(ref, "-") {
		if out, err := git(ctx, dir, "rev-parse", "--verify", "--quiet", ref+"^{commit}"); err == nil {
			return strings.TrimSpace(string(out)), nil
		}
	}
	text := fmt.Sprintf("--against %s: git knows no commit, branch or tag of that name, and there is no such folder", ref)
	if near := nearestRef(ctx, dir, ref); near != "" {
		return "", usageError{text + fmt.Sprintf(": did you mean %s?", near)}
	}
	if out, err := git(ctx, dir, "rev-parse", "--is-shallow-repository"); err == nil && strings.TrimSpace(string(out)) == "true" {
		return "", usageError{text + fmt.Sprintf(". This clone is shallow: fetch it with `git fetch --depth=1 origin %s` and compare with FETCH_HEAD, or clone all of the history", ref)}
	}
	return "", usageError{text}
}

func allRefs(ctx context.Context, dir string) []string {
	out, err := git(ctx, dir, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes")
	if err != nil {
		return nil
	}
	return strings.Fields(string(out))
}

// read reads the files below prefix by which packages are found and compiled.
func (c *commit) read(ctx context.Context, prefix string) (memory, error) {
	args := []string{"ls-tree", "-r", "-z", "--full-tree", c.id}
	if prefix != "" {
		args = append(args, "--", strings.TrimSuffix(prefix, "/"))
	}
	list, err := git(ctx, c.top, args...)
	if err != nil {
		return nil, err
	}
	files, blobs := memory{}, map[string]string{}
	var wanted, links []string
	for entry := range strings.SplitSeq(strings.TrimSuffix(string(list), "\x00"), "\x00") {
		meta, name, ok := strings.Cut(entry, "\t")
		fields := strings.Fields(meta) // mode, kind, id
		name, inside := strings.CutPrefix(name, prefix)
		if !ok || len(fields) != 3 || fields[1] != "blob" || !inside {
			continue
		}
		blobs[name] = fields[2]
		if matters(name) {
			wanted = append(wanted, name)
			if fields[0] == "120000" {
				links = append(links, name)
			}
		}
	}
	if err := readBlobs(ctx, c.top, blobs, wanted, files); err != nil {
		return nil, err
	}
	return files, followLinks(ctx, c.top, blobs, links, files)
}

// matters reports whether a file has a part in what a package means.
func matters(name string) bool {
	switch base := path.Base(name); base {
	case compiler.LockName, "go.mod", "go.work":
		return true
	case "modules.txt":
		return path.Base(path.Dir(name)) == "vendor"
	default:
		return strings.HasSuffix(base, ".kit")
	}
}

// followLinks puts in the place of symbolic links the files that they lead to, inside of the commit.
func followLinks(ctx context.Context, dir string, blobs map[string]string, links []string, files memory) error {
	for _, name := range links {
		target := path.Join(path.Dir(name), string(files[name]))
		delete(files, name)
		if blobs[target] == "" {
			continue // on the disk, such a link cannot be read either
		}
		found := memory{}
		if err := readBlobs(ctx, dir, blobs, []string{target}, found); err != nil {
			return err
		}
		files[name] = found[target]
	}
	return nil
}

// readBlobs reads the contents of files, of each no more than shows that it is too large.
func readBlobs(ctx context.Context, dir string, blobs map[string]string, names []string, into memory) error {
	if len(names) == 0 {
		return nil
	}
	var ids bytes.Buffer
	for _, name := range names {
		ids.WriteString(blobs[name] + "\n")
	}
	cmd := gitCommand(ctx, dir, "cat-file", "--batch")
	cmd.Stdin = &ids
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		return err
	}
	in := bufio.NewReader(out)
	for _, name := range names {
		if into[name], err = readBlob(in); err != nil {
			break
		}
	}
	_, _ = io.Copy(io.Discard, in) // so that git does not wait for its reader
	if failed := cmd.Wait(); failed != nil {
		err = gitError(failed, complaint.Bytes())
	}
	return err
}

// readBlob reads one answer of `git cat-file --batch`: ID KIND SIZE, the content, and a line end.
func readBlob(in *bufio.Reader) ([]byte, error) {
	head, err := in.ReadString('\n')
	if err != nil {
		return nil, err
	}
	fields := strings.Fields(head)
	if len(fields) != 3 {
		return nil, fmt.Errorf("git says %q of a file: the clone may be partial, so fetch the commit first", strings.TrimSpace(head))
	}
	size, err := strconv.ParseInt(fields[2], 10, 64)
	if err != nil {
		return nil, err
	}
	kept := min(size, 4*lang.MaxFileSize+1)
	data := make([]byte, kept)
	if _, err := io.ReadFull(in, data); err != nil {
		return nil, err
	}
	_, err = io.CopyN(io.Discard, in, size-kept+1)
	return data, err
}

// git runs a command of git in a folder.
func git(ctx context.Context, dir string, args ...string) ([]byte, error) {
	cmd := gitCommand(ctx, dir, args...)
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	out, err := cmd.Output()
	if err != nil {
		return nil, gitError(err, complaint.Bytes())
	}
	return out, nil
}

func gitCommand(ctx context.Context, dir string, args ...string) *exec.Cmd {
	if ctx == nil { // cobra has none while it completes
		ctx = context.Background()
	}
	cmd := exec.CommandContext(ctx, "git", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0")
	return cmd
}

// gitError gives what git complained about, or why it could not be asked.
func gitError(err error, complaint []byte) error {
	var exit *exec.ExitError
	if text := strings.TrimSpace(string(complaint)); errors.As(err, &exit) && text != "" {
		return errors.New("git: " + strings.TrimPrefix(text, "fatal: "))
	}
	return err
}
