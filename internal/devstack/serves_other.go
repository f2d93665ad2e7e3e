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

// canTellWorkers says that without /proc there is no list of them.
const canTellWorkers = false

// workers would list the processes of these data.
func workers(string) []int { return nil }
