// Package load starts servers one after the other, loads them, and compares what they take for it.
package load

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// Server is a program that serves at an address until it is interrupted. It has one processor.
type Server struct {
	Name    string
	Command []string // in which ADDR stands for the address
	Env     []string
}

// process is a server that runs.
type process struct {
	cmd  *exec.Cmd
	addr string
	log  bytes.Buffer
	done chan error
}

// start runs a server, below the command before it, and waits until it accepts connections.
func (s Server) start(before ...string) (*process, error) {
	p := &process{addr: freeAddress(), done: make(chan error, 1)}
	args := before
	for _, a := range s.Command {
		args = append(args, strings.ReplaceAll(a, "ADDR", p.addr))
	}
	p.cmd = exec.Command(args[0], args[1:]...)
	p.cmd.Env = append(append(os.Environ(), "GOMAXPROCS=1"), s.Env...)
	p.cmd.Stdout, p.cmd.Stderr = &p.log, &p.log
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	go func() { p.done <- p.cmd.Wait() }()
	for range 600 {
		select {
		case err := <-p.done:
			return nil, fmt.Errorf("%s ended at once (%v):\n%s", s.Name, err, p.log.Bytes())
		case <-time.After(50 * time.Millisecond):
		}
		if c, err := net.Dial("tcp", p.addr); err == nil {
			return p, c.Close()
		}
	}
	p.stop()
	return nil, fmt.Errorf("%s does not answer:\n%s", s.Name, p.log.Bytes())
}

func (p *process) stop() {
	_ = p.cmd.Process.Signal(os.Interrupt) // it may have ended
	select {
	case <-p.done:
	case <-time.After(5 * time.Second):
		_ = p.cmd.Process.Kill()
		<-p.done
	}
}

// freeAddress gives an address of the machine itself on which nobody listens.
func freeAddress() string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err) // the machine has no loopback
	}
	defer l.Close()
	return l.Addr().String()
}

// cpu gives the processor time that the process has taken, its own and the kernel's for it.
func (p *process) cpu() (time.Duration, error) {
	data, err := os.ReadFile("/proc/" + strconv.Itoa(p.cmd.Process.Pid) + "/stat")
	if err != nil {
		return 0, err
	}
	_, rest, _ := bytes.Cut(data, []byte(") ")) // behind the name, which may have blanks in it
	fields := bytes.Fields(rest)
	if len(fields) < 13 {
		return 0, errors.New("/proc/PID/stat is not what it was")
	}
	user, err1 := strconv.ParseInt(string(fields[11]), 10, 64)
	system, err2 := strconv.ParseInt(string(fields[12]), 10, 64)
	return time.Duration(user+system) * (time.Second / 100), errors.Join(err1, err2) // USER_HZ
}

// Instructions counts what a server executes outside of the kernel for each of n requests, which send is to make. It
// runs below callgrind, some fifty times slower than otherwise.
func (s Server) Instructions(n int, send func(addr string, n int) error) (float64, error) {
	dir, err := os.MkdirTemp("", "callgrind")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	out := dir + "/out"
	s.Env = append(s.Env, "GODEBUG=asyncpreemptoff=1") // callgrind does not survive the signals of Go's scheduler
	p, err := s.start("valgrind", "--tool=callgrind", "--callgrind-out-file="+out)
	if err != nil {
		return 0, err
	}
	defer p.stop()
	if err := send(p.addr, n/2+100); err != nil { // until pools are full
		return 0, fmt.Errorf("%s: %w", s.Name, err)
	}
	pid := strconv.Itoa(p.cmd.Process.Pid)
	if text, err := exec.Command("callgrind_control", "-z", pid).CombinedOutput(); err != nil {
		return 0, fmt.Errorf("callgrind_control: %v: %s", err, text)
	}
	if err := send(p.addr, n); err != nil {
		return 0, fmt.Errorf("%s: %w", s.Name, err)
	}
	if text, err := exec.Command("callgrind_control", "-d", pid).CombinedOutput(); err != nil {
		return 0, fmt.Errorf("callgrind_control: %v: %s", err, text)
	}
	total, err := totals(out + ".1")
	return total / float64(n), err
}

// totals reads the sum out of what callgrind has written.
func totals(file string) (float64, error) {
	f, err := os.Open(file)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	for in := bufio.NewReader(f); ; {
		line, err := in.ReadString('\n')
		for _, prefix := range []string{"totals: ", "summary: "} {
			if text, ok := strings.CutPrefix(line, prefix); ok {
				return strconv.ParseFloat(strings.TrimSpace(text), 64)
			}
		}
		if err == io.EOF {
			return 0, errors.New("callgrind has written no sum")
		} else if err != nil {
			return 0, err
		}
	}
}
