package bench

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"hoithi/contest"
	"hoithi/internal/account"
	"hoithi/internal/unitfile"
)

// Import is the reading of one file.
type Import struct {
	What    string  `json:"what"` // "xlsx", "docx": questions, in a process of their own; "units": with the database
	Rows    int     `json:"rows"`
	FileKB  float64 `json:"file_kb"`
	Seconds float64 `json:"s"`
	PeakMB  float64 `json:"peak_mb,omitempty"` // of the process; not for units
}

// imports writes files as large as they come, and has them read: questions by
// the program's own verb in a process of its own, whose memory is measured with
// it; units as the desk takes them, into the database.
func (s *session) imports(ctx context.Context) error {
	dir, err := os.MkdirTemp("", "hoithi-bench-import-")
	if err != nil {
		return fmt.Errorf("bench: imports: %w", err)
	}
	defer os.RemoveAll(dir)
	if s.Program != "" {
		for format, file := range map[string]func(int) ([]byte, error){"xlsx": questionSheet, "docx": questionPaper} {
			path := filepath.Join(dir, "bench."+format)
			if err := writeFile(path, file, s.Questions); err != nil {
				return err
			}
			if err := s.repeat(func() (Import, error) { return s.importQuestions(ctx, path) }); err != nil {
				return err
			}
		}
	}
	file, err := unitSheet(s.Units)
	if err != nil {
		return err
	}
	return s.repeat(func() (Import, error) { return s.importUnits(ctx, file) })
}

func writeFile(path string, file func(int) ([]byte, error), n int) error {
	text, err := file(n)
	if err != nil {
		return fmt.Errorf("bench: imports: %w", err)
	}
	if err := os.WriteFile(path, text, 0o600); err != nil {
		return fmt.Errorf("bench: imports: %w", err)
	}
	return nil
}

// repeat measures once a round.
func (s *session) repeat(measure func() (Import, error)) error {
	for range s.Rounds {
		done, err := measure()
		if err != nil {
			return err
		}
		s.report.Imports = append(s.report.Imports, done)
		s.say("import of %d rows, %-5s %.2f s, peak %.0f MB", done.Rows, done.What+":", done.Seconds, done.PeakMB)
	}
	return nil
}

// importQuestions has the program check a file, as `hoithi questions check
// --json` does, and makes sure that it has read every question.
func (s *session) importQuestions(ctx context.Context, path string) (Import, error) {
	info, err := os.Stat(path)
	if err != nil {
		return Import{}, fmt.Errorf("bench: imports: %w", err)
	}
	var out bytes.Buffer
	cmd := exec.CommandContext(ctx, s.Program, "questions", "check", "--json", path)
	cmd.Stdout = &out
	begun := time.Now()
	peak, err := runToPeak(cmd)
	if err != nil {
		return Import{}, fmt.Errorf("bench: questions check: %w", err)
	}
	took := time.Since(begun)
	var read struct {
		Questions []struct {
			Correct []int `json:"correct"`
		} `json:"questions"`
	}
	if err := json.Unmarshal(out.Bytes(), &read); err != nil {
		return Import{}, fmt.Errorf("bench: questions check: %w", err)
	}
	keys := 0
	for _, q := range read.Questions {
		keys += len(q.Correct)
	}
	if len(read.Questions) != s.Questions || keys != s.Questions {
		return Import{}, fmt.Errorf("bench: of %d questions %d were read, with %d keys", s.Questions, len(read.Questions), keys)
	}
	return Import{What: filepath.Ext(path)[1:], Rows: s.Questions, FileKB: float64(info.Size()) / 1024, Seconds: took.Seconds(), PeakMB: peak}, nil
}

// importUnits takes a file of units into a contest of its own.
func (s *session) importUnits(ctx context.Context, file []byte) (Import, error) {
	stage, err := NewStage(ctx, s.rig.DB.SQL(), StageOptions{At: time.Now(), Units: 1})
	if err != nil {
		return Import{}, err
	}
	plan := contest.NewPlanning(s.rig.DB, time.Now, newID)
	begun := time.Now()
	sheet, err := unitfile.Read(ctx, "units.xlsx", bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return Import{}, fmt.Errorf("bench: units: %w", err)
	}
	done, err := plan.ImportUnits(ctx, account.Machine("bench"), stage.Contest.ID, sheet, false)
	took := time.Since(begun)
	if err != nil || len(done.Add) != s.Units {
		return Import{}, fmt.Errorf("bench: %d of %d units added: %w", len(done.Add), s.Units, err)
	}
	return Import{What: "units", Rows: s.Units, FileKB: float64(len(file)) / 1024, Seconds: took.Seconds()}, nil
}
