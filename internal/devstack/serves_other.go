//go:build !linux

package devstack

import (
	"os/exec"
	"strconv"
	"strings"
)

// serves reports whether pid is a PostgreSQL process that was started on these
// data.
func serves(pid int, data string) bool {
	said, err := exec.Command("ps", "-o", "command=", "-p", strconv.Itoa(pid)).Output()
	return err == nil && strings.Contains(string(said), "postgres") && strings.Contains(string(said), data)
}

// workers lists the processes of these data; without /proc there is no telling
// them from others, so the file that PostgreSQL left is never judged stale.
func workers(string) []int { return []int{0} }
