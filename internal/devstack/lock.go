package devstack

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// dirLock keeps a second program out of a stack's folder. The kernel drops it
// when the program dies, so it is never stale.
type dirLock struct{ file *os.File }

func lockDir(dir string) (*dirLock, error) {
	f, err := os.OpenFile(filepath.Join(dir, "lock"), os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, errUnwritable(dir, err)
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		defer f.Close()
		if !errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, errUnwritable(dir, err)
		}
		holder, _ := io.ReadAll(io.LimitReader(f, 20))
		return nil, errInUse(dir, strings.TrimSpace(string(holder)))
	}
	if err := f.Truncate(0); err != nil {
		return nil, errors.Join(errUnwritable(dir, err), f.Close())
	}
	if _, err := fmt.Fprintln(f, os.Getpid()); err != nil {
		return nil, errors.Join(errUnwritable(dir, err), f.Close())
	}
	return &dirLock{f}, nil
}

// release is safe on nil.
func (l *dirLock) release() error {
	if l == nil {
		return nil
	}
	return l.file.Close()
}
