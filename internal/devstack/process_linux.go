package devstack

import "syscall"

// attributes of a server: its own process group, its user, and the signal the
// kernel sends it when this program dies in whatever way.
func attributes(who *user, lastWill syscall.Signal) *syscall.SysProcAttr {
	a := &syscall.SysProcAttr{Setpgid: true, Pdeathsig: lastWill}
	if who != nil {
		a.Credential = &syscall.Credential{Uid: who.uid, Gid: who.gid}
	}
	return a
}
