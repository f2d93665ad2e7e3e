package devstack

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// canTellWorkers says that workers finds all there are.
const canTellWorkers = true

// serves reports whether pid is a PostgreSQL process of these data: every one
// of them works in the data folder. The number alone proves nothing, it may
// have been given to another program.
func serves(pid int, data string) bool {
	cwd, err := os.Readlink(fmt.Sprintf("/proc/%d/cwd", pid))
	if err != nil {
		return false
	}
	real, err := filepath.EvalSymlinks(data)
	if err != nil {
		real = data // removed meanwhile: the kernel says so behind its name
	}
	return strings.TrimSuffix(cwd, " (deleted)") == real
}

// workers lists the processes that work in data, also those whose postmaster
// died.
func workers(data string) []int {
	entries, err := os.ReadDir("/proc")
	if err != nil {
		return nil
	}
	var pids []int
	for _, e := range entries {
		if pid, err := strconv.Atoi(e.Name()); err == nil && serves(pid, data) {
			pids = append(pids, pid)
		}
	}
	return pids
}
