package devstack

import (
	"io"
	"os/exec"
	"syscall"
)

// janitor removes an ephemeral stack's folder when the program ended without
// stopping the stack, as a test binary does. It is a shell that waits for the
// end of its input, which comes when the program dies in whatever way, and
// then for the servers to let go of the folder.
type janitor struct {
	stdin io.Closer
	p     *process
}

const janitorScript = `cat >/dev/null
[ -d "$1" ] || exit 0
for i in 1 2 3 4 5 6 7 8 9 10; do
	[ -e "$1/pg/data/postmaster.pid" ] || break
	sleep 0.3
done
rm -rf "$(readlink -f "$1/pg")" "$1"`

func hireJanitor(dir string) (*janitor, error) {
	cmd := exec.Command("/bin/sh", "-c", janitorScript, "hoithi-janitor", dir)
	cmd.Dir = "/"
	stdin, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	p, err := spawn(cmd, nil, syscall.Signal(0))
	if err != nil {
		return nil, err
	}
	return &janitor{stdin, p}, nil
}

// dismiss ends the janitor after the folder is gone; it is safe on nil.
func (j *janitor) dismiss() {
	if j == nil {
		return
	}
	_ = j.stdin.Close()
	<-j.p.done
}
