package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime/pprof"
	"time"

	"hoithi/frontend"
	"hoithi/internal/bench"
	"hoithi/internal/devstack"
)

// benchCmd measures the program on this machine, over private servers of its
// own: it takes no address, so that it can never load the servers of a contest.
type benchCmd struct {
	Out       string        `default:"bench.json" help:"Tệp ghi số liệu thô. | The file for the raw figures."`
	Rounds    int           `default:"3" help:"Số vòng đo; kết quả là trung vị. | Rounds; figures are their medians."`
	Length    time.Duration `default:"5s" help:"Thời gian đo mỗi ô. | How long each cell is measured."`
	Clients   []int         `default:"64,256,1024" help:"Số kết nối. | Numbers of clients."`
	Only      []string      `enum:"answers,open,starts,air,watchers,imports,board" help:"Chỉ đo những phần này: ${enum}. | Measure only these: ${enum}."`
	Modes     []string      `enum:"noop,naive,hoithi" help:"Chỉ đo những chương trình này: ${enum}. | Measure only these programs: ${enum}."`
	Profile   string        `help:"Ghi hồ sơ bộ xử lý của lần đo vào tệp, để biên dịch bản phát hành. | Write the run's processor profile to this file, for the build of a release."`
	BoardRows int           `default:"1000000" help:"Số dòng của bảng xếp hạng lớn; -1 để bỏ qua. | Rows of the large board; -1 leaves it out."`
}

func (b benchCmd) Run(ctx context.Context, s *streams) (err error) {
	dir, err := os.MkdirTemp("", "hoithi-bench-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	if err := os.Chmod(dir, 0o755); err != nil { // PostgreSQL's own user passes through
		return err
	}
	// Not an ephemeral stack: that one does without fsync.
	stack, err := devstack.Start(ctx, devstack.Options{Dir: dir})
	if err != nil {
		return err
	}
	defer func() {
		stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), 30*time.Second)
		defer cancel()
		err = errors.Join(err, stack.Stop(stop))
	}()
	program, err := os.Executable()
	if err != nil {
		return err
	}
	if b.Profile != "" {
		done, err := profile(b.Profile)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, done()) }()
	}
	report, err := bench.Run(ctx, stack, bench.Options{Rounds: b.Rounds, Length: b.Length, Clients: b.Clients, Modes: b.Modes, BoardRows: b.BoardRows, Only: b.Only,
		Program: program, Pages: frontend.Dist(), Progress: s.Err})
	if err != nil {
		return err
	}
	report.Print(s.Out)
	return b.write(report)
}

// profile writes where the processor's time goes from now on, until done.
func profile(path string) (done func() error, err error) {
	f, err := os.Create(path)
	if err != nil {
		return nil, fmt.Errorf("bench: %w", err)
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return func() error {
		pprof.StopCPUProfile()
		return f.Close()
	}, nil
}

func (b benchCmd) write(report *bench.Report) error {
	text, err := json.MarshalIndent(report, "", "  ")
	if err != nil {
		return err
	}
	if err := os.WriteFile(b.Out, append(text, '\n'), 0o644); err != nil {
		return fmt.Errorf("bench: %w", err)
	}
	return nil
}
