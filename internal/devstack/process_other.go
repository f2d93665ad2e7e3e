//go:build !linux

package devstack

import "syscall"

// attributes of a server: its own process group and its user. Here the kernel
// knows no last will: a server that outlives a killed program is recognised
// and stopped by the next start.
func attributes(who *user, _ syscall.Signal) *syscall.SysProcAttr {
	a := &syscall.SysProcAttr{Setpgid: true}
	if who != nil {
		a.Credential = &syscall.Credential{Uid: who.uid, Gid: who.gid}
	}
	return a
}
