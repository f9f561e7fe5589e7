package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"regexp"
	"runtime"
	"strconv"
	"sync"
	"syscall"

	"github.com/kitc-lang/kit/internal/parallel"
)

// write carries plans out. First every new content is written in full, beside the file that it is for: where
// that fails, nothing has changed. Then each file is replaced in one step, what is stale is removed, and the
// locks come last: they remember the places of the outputs, so a build that is cut short before leaves the
// old places known to the next one, which does all of it again. Only what nobody could make again has to be
// on the disk before it replaces anything: a disk takes longer to synchronise a hundred outputs than a build
// takes, and one that a power cut has left out or cut short is written by the next build. It shows its
// progress on stderr.
func write(plans []*plan, stderr io.Writer) error {
	s := &staging{pid: os.Getpid()}
	for _, p := range plans {
		for _, dir := range p.folders() {
			s.sweep(p.module, dir)
		}
	}
	for _, p := range plans {
		for _, pp := range p.packages {
			for _, out := range pp.outputs {
				s.add(p.module, out.changes)
			}
		}
	}
	for _, p := range plans {
		s.add(p.module, p.locks())
	}
	return during(stderr, "files", len(s.changes), s.run)
}

// staging is changes on their way to the disk.
type staging struct {
	pid     int
	changes []*staged
	made    []madeFolder
	folder  *folder // of the last change
}

type staged struct {
	change
	module *module
	folder *folder
	temp   string // in the folder, "" while there is none
}

type madeFolder struct {
	module *module
	dir    string
}

func (s *staging) add(m *module, changes []change) {
	for _, c := range changes {
		dir := path.Dir(c.path)
		if s.folder == nil || s.folder.module.root != m.root || s.folder.dir != dir {
			s.folder = &folder{module: m, dir: dir}
		}
		s.changes = append(s.changes, &staged{change: c, module: m, folder: s.folder})
	}
}

// expectUses counts the changes of each folder that are about to use it.
func (s *staging) expectUses() {
	for _, c := range s.changes {
		if c.action != remove {
			c.folder.uses++
		}
	}
}

func (s *staging) run(done *progress) error {
	if err := s.prepare(done); err != nil {
		s.discard()
		return err
	}
	s.expectUses()
	for _, c := range s.changes {
		if err := c.commit(); err != nil {
			s.discard()
			return err
		}
	}
	return nil
}

// prepare writes the new contents beside their files.
func (s *staging) prepare(done *progress) error {
	var made *folder
	for _, c := range s.changes {
		if c.action == remove || c.folder == made {
			continue
		}
		made = c.folder
		if err := s.makeFolder(c); err != nil {
			return err
		}
	}
	s.expectUses()
	errs := make([]error, len(s.changes))
	s.each(func(i int) {
		errs[i] = s.changes[i].stage(s.pid, i)
		done.add(1)
	})
	for i, err := range errs {
		if err != nil {
			return fmt.Errorf("cannot write %s: %w: nothing was changed; %s and try again", s.changes[i].show(), err, remedy(err))
		}
	}
	return nil
}

// each calls f with the changes that have new contents. Folders are filled side by side, and each of them file by
// file: who makes two files in one folder at once waits for its lock, several times as long as both take. Those that
// wait for the disk come first, while there is little else that it has to synchronise, and many at once: it takes hardly
// longer to synchronise sixteen files than one.
func (s *staging) each(f func(int)) {
	const waiting = 16
	var quick [][]int // by folder
	var slow []int
	var last *folder
	for i, c := range s.changes {
		switch {
		case c.action == remove:
		case !c.derived:
			slow = append(slow, i)
		case c.folder == last:
			quick[len(quick)-1] = append(quick[len(quick)-1], i)
		default:
			last = c.folder
			quick = append(quick, []int{i})
		}
	}
	var group sync.WaitGroup
	turns := make(chan struct{}, waiting)
	for _, i := range slow {
		turns <- struct{}{}
		group.Go(func() {
			f(i)
			<-turns
		})
	}
	group.Wait()
	parallel.Do(len(quick), func(n int) {
		for _, i := range quick[n] {
			f(i)
		}
	})
}

// remedy is what a person can do about an error of the disk.
func remedy(err error) string {
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return "make room"
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return "make the folder writable"
	}
	return "mend that"
}

// makeFolder makes the folder of a change, and remembers what it made.
func (s *staging) makeFolder(c *staged) error {
	var missing []string
	dir := path.Dir(c.path)
	for at := dir; at != "."; at = path.Dir(at) {
		if _, err := c.module.root.Stat(at); !errors.Is(err, fs.ErrNotExist) {
			break
		}
		missing = append(missing, at)
	}
	for i := len(missing) - 1; i >= 0; i-- {
		if err := c.module.root.Mkdir(missing[i], 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
			err = cause(err)
			return fmt.Errorf("cannot make the folder %s: %w: nothing was changed; %s and try again", c.module.show(missing[i]), err, remedy(err))
		}
		s.made = append(s.made, madeFolder{c.module, missing[i]})
	}
	return nil
}

// discard removes what was prepared and not used.
func (s *staging) discard() {
	for _, c := range s.changes {
		c.folder.close()
		if c.temp != "" {
			_ = c.module.root.Remove(path.Join(c.folder.dir, c.temp))
		}
	}
	for i := len(s.made) - 1; i >= 0; i-- {
		_ = s.made[i].module.root.Remove(s.made[i].dir) // it fails where something is in it
	}
}

func (c *staged) show() string { return c.module.show(c.path) }

// stage writes the new content beside the file, and all the way to the disk where it must not be lost.
func (c *staged) stage(pid, n int) error {
	root, err := c.folder.open()
	defer c.folder.used()
	if err != nil {
		return cause(err)
	}
	temp := fmt.Sprintf(".kitc-%d-%d.tmp", pid, n)
	f, err := root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return cause(err)
	}
	c.temp = temp
	_, err = f.Write(c.head)
	if err == nil {
		_, err = f.Write(c.data)
	}
	if err == nil && c.mode != 0 {
		err = f.Chmod(c.mode)
	}
	if err == nil && !c.derived {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	return cause(err)
}

// commit makes the change seen.
func (c *staged) commit() error {
	if c.action == remove {
		return c.remove()
	}
	root, err := c.folder.open()
	defer c.folder.used()
	if err == nil {
		err = root.Rename(c.temp, path.Base(c.path))
	}
	if err != nil {
		err = cause(err)
		return fmt.Errorf("cannot replace %s: %w: it is as it was, and each file before it is complete; %s and try again", c.show(), err, remedy(err))
	}
	c.temp = ""
	return nil
}

// remove removes the file, and each folder that is left empty.
func (c *staged) remove() error {
	root := c.module.root
	if err := root.Remove(c.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		err = cause(err)
		return fmt.Errorf("cannot remove %s, which is no longer an output: %w: %s and try again", c.show(), err, remedy(err))
	}
	for dir := path.Dir(c.path); dir != "."; dir = path.Dir(dir) {
		if root.Remove(dir) != nil { // it fails where something is left in it
			break
		}
	}
	return nil
}

var tempName = regexp.MustCompile(`^\.kitc-([0-9]{1,10})-[0-9]+\.tmp$`)

// sweep removes the temporary files that a killed kitc left in a folder. Those of one that still runs
// stay.
func (s *staging) sweep(m *module, dir string) {
	f, err := m.root.Open(dir)
	if err != nil {
		return // it is not there yet
	}
	defer f.Close()
	names, err := f.Readdirnames(-1)
	if err != nil {
		return // whatever it is will stop the writing too, and be told then
	}
	for _, name := range names {
		if found := tempName.FindStringSubmatch(name); found != nil && !s.runs(found[1]) {
			_ = m.root.Remove(path.Join(dir, name))
		}
	}
}

// runs reports whether another process with this number is alive. Our own number on a file is that of an
// earlier process, as in containers, where all get the same one.
func (s *staging) runs(text string) bool {
	pid, err := strconv.Atoi(text)
	if err != nil || pid == s.pid {
		return false
	}
	process, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	defer process.Release()
	if runtime.GOOS == "windows" {
		return true // a process that could be found is alive, and takes no signal that would tell
	}
	err = process.Signal(syscall.Signal(0))
	return err == nil || errors.Is(err, fs.ErrPermission)
}
