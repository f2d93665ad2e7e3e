package bench

import (
	"bytes"
	"os"
	"strconv"
	"strings"
	"time"
)

// clockTick is the unit of times in /proc: fixed at 100 a second for programs,
// whatever the kernel's own clock.
const clockTick = 10 * time.Millisecond

// usedCPU is the processor time that this process (the load and the program)
// and all below it (PostgreSQL and Redis) have used. Unlike the clock on the
// wall it hardly changes when others use the machine too.
func usedCPU() (program, servers time.Duration) {
	entries, err := os.ReadDir("/proc")
	if err != nil {
		return 0, 0
	}
	parents, used := map[int]int{}, map[int]time.Duration{}
	for _, e := range entries {
		pid, err := strconv.Atoi(e.Name())
		if err != nil {
			continue
		}
		if parent, cpu, ok := readStat(pid); ok {
			parents[pid], used[pid] = parent, cpu
		}
	}
	self := os.Getpid()
	for pid, cpu := range used {
		for at, depth := pid, 0; at > 1 && depth < 16; at, depth = parents[at], depth+1 {
			if at == self {
				servers += cpu
				break
			}
		}
	}
	return used[self], servers - used[self]
}

// readStat reads the parent and the times of a process, with those of its
// children that have ended. The second field may hold spaces: it ends with the
// last parenthesis.
func readStat(pid int) (parent int, cpu time.Duration, ok bool) {
	text, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	if err != nil {
		return 0, 0, false
	}
	i := bytes.LastIndexByte(text, ')')
	if i < 0 {
		return 0, 0, false
	}
	fields := strings.Fields(string(text[i+1:]))
	if len(fields) < 15 {
		return 0, 0, false
	}
	ticks := 0
	for _, f := range fields[11:15] { // utime, stime, cutime, cstime
		n, err := strconv.Atoi(f)
		if err != nil {
			return 0, 0, false
		}
		ticks += n
	}
	parent, err = strconv.Atoi(fields[1])
	return parent, time.Duration(ticks) * clockTick, err == nil
}

// machineCPU is the processor time of the whole machine since it started, and
// how much of it the host gave to other machines. What is stolen shows in the
// long tail of every latency.
func machineCPU() (all, stolen time.Duration) {
	text, err := os.ReadFile("/proc/stat")
	if err != nil {
		return 0, 0
	}
	line, _, _ := strings.Cut(string(text), "\n")
	for i, field := range strings.Fields(line) {
		ticks, err := strconv.ParseInt(field, 10, 64)
		if err != nil || i > 8 { // the name; what guests use is part of what users use
			continue
		}
		all += time.Duration(ticks) * clockTick
		if i == 8 {
			stolen = time.Duration(ticks) * clockTick
		}
	}
	return all, stolen
}
