package devstack

import (
	"context"
	"os/exec"
	"runtime"
	"syscall"
	"time"
)

// process is one server that this program started, and that dies with it.
type process struct {
	cmd  *exec.Cmd
	done chan struct{} // closed when the process has ended
	err  error         // how it ended; read only after done
}

// spawn starts cmd as who (nil: as ourselves), in a process group of its own,
// so that Ctrl-C on the terminal reaches this program alone and the servers
// stop when it says so. When this program is killed they get lastWill.
func spawn(cmd *exec.Cmd, who *user, lastWill syscall.Signal) (*process, error) {
	cmd.SysProcAttr = attributes(who, lastWill)
	p := &process{cmd: cmd, done: make(chan struct{})}
	started := make(chan error, 1)
	go p.run(started)
	return p, <-started
}

// run owns the operating-system thread that forks: the last will is carried
// out when that thread ends, not when the program does.
func (p *process) run(started chan<- error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	defer close(p.done)
	p.err = p.cmd.Start()
	started <- p.err
	if p.err == nil {
		p.err = p.cmd.Wait()
	}
}

// ended reports whether the process is gone.
func (p *process) ended() bool {
	select {
	case <-p.done:
		return true
	default:
		return false
	}
}

// stop sends gentle, and firm when ctx ends first, and waits until the process
// is gone.
func (p *process) stop(ctx context.Context, gentle, firm syscall.Signal) {
	_ = p.cmd.Process.Signal(gentle) // an error means that it has ended
	select {
	case <-p.done:
		return
	case <-ctx.Done():
	}
	_ = p.cmd.Process.Signal(firm)
	select {
	case <-p.done:
	case <-time.After(5 * time.Second):
		_ = p.cmd.Process.Kill()
		<-p.done
	}
}
