package bench

import (
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// peakEvery is how often a process is looked at while it runs. Its peak only
// rises, so that what is missed is what the last moment added.
const peakEvery = 5 * time.Millisecond

// runToPeak runs a command and returns the most memory that it had resident, in
// MB; 0 where the system does not tell. (The figure that wait4 gives starts
// with what the parent had.)
func runToPeak(cmd *exec.Cmd) (peak float64, err error) {
	if err := cmd.Start(); err != nil {
		return 0, err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	tick := time.NewTicker(peakEvery)
	defer tick.Stop()
	for {
		select {
		case err := <-ended:
			return peak, err
		case <-tick.C:
			peak = max(peak, highWater(cmd.Process.Pid))
		}
	}
}

// highWater reads the peak of a running process.
func highWater(pid int) float64 {
	text, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(text)) {
		if kb, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			n, _ := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(kb), "kB")), 64)
			return n / 1024
		}
	}
	return 0
}
