package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/google/uuid"

	"hoithi/contest"
	"hoithi/internal/account"
	"hoithi/internal/config"
	"hoithi/internal/export"
	"hoithi/internal/fault"
	"hoithi/internal/postgres"
)

// resultsCmd looks after the results of rounds.
type resultsCmd struct {
	Recompute resultsRecomputeCmd `cmd:"" help:"Tính lại kết quả từ nhật ký câu trả lời và so với bản đã lưu; không thay đổi gì. | Compute the result from the journal again and compare it with the stored one; changes nothing."`
	Export    resultsExportCmd    `cmd:"" help:"Xuất kết quả ra tệp XLSX hoặc CSV. | Write the result to an XLSX or CSV file."`
}

// errDigest says that a recomputed result is not the stored one.
var errDigest = fault.New(fault.Conflict, "digest_differs", "Kết quả tính lại KHÁC kết quả đã lưu.", "The recomputed result DIFFERS from the stored one.")

// resultsRecomputeCmd prints the digest of a round's result, on any machine
// that has the database.
type resultsRecomputeCmd struct {
	Round string `required:"" help:"Mã đợt thi. | The round's id."`
}

// Run computes and compares. It fails when a stored result differs.
func (c *resultsRecomputeCmd) Run(ctx context.Context, s *streams, env environ) (err error) {
	db, err := openDatabase(ctx, env)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	in, err := db.ResultInput(ctx, c.Round)
	if err != nil {
		return err
	}
	result := contest.Compute(in)
	digest := result.Digest()
	lang := config.Lang(env)
	fmt.Fprintln(s.Out, digest)
	fmt.Fprintf(s.Out, text(lang, "mã ngắn %s; %d thí sinh, %d lượt thi hợp lệ; thể lệ bản %d\n", "short code %s; %d contestants, %d valid attempts; rules version %d\n"),
		contest.ShortCode(digest), result.Participants, result.Attempts, result.RulesVersion)
	return compareStored(ctx, s.Out, db, in.Round, digest, lang)
}

// compareStored holds a digest against the published result, or the newest one
// where none is published.
func compareStored(ctx context.Context, w io.Writer, db *postgres.DB, round contest.Round, digest, lang string) error {
	all, err := db.Snapshots(ctx, round.ID)
	if err != nil {
		return err
	}
	if len(all) == 0 {
		fmt.Fprintln(w, text(lang, "Đợt thi chưa có kết quả được lưu.", "The round has no stored result yet."))
		return nil
	}
	stored, what := all[0], text(lang, "bản mới nhất, chưa công bố", "the newest one, not published")
	for _, one := range all {
		if !one.PublishedAt.IsZero() {
			stored, what = one, text(lang, "bản đã công bố", "the published one")
			break
		}
	}
	if stored.Digest != digest {
		fmt.Fprintf(w, text(lang, "KHÁC %s (lần %d): %s\n", "DIFFERS from %s (number %d): %s\n"), what, stored.Number, stored.Digest)
		return errDigest
	}
	fmt.Fprintf(w, text(lang, "Trùng khớp với %s (lần %d).\n", "Equal to %s (number %d).\n"), what, stored.Number)
	return nil
}

// resultsExportCmd writes what the desk's export button writes.
type resultsExportCmd struct {
	Round  string `required:"" help:"Mã đợt thi. | The round's id."`
	Format string `default:"xlsx" enum:"xlsx,csv" help:"Định dạng: ${enum}. | The format: ${enum}."`
	Sheet  string `default:"rows" enum:"rows,units,bands" help:"Bảng trong CSV: ${enum}. | Which table for CSV: ${enum}."`
	Out    string `short:"o" help:"Tệp đích; bỏ trống: tên theo cuộc thi và đợt thi; -: đầu ra chuẩn. | The file; without it: named for contest and round; -: standard output."`
}

// Run exports. While the round is running the file says that it is provisional.
func (c *resultsExportCmd) Run(ctx context.Context, s *streams, env environ) (err error) {
	db, err := openDatabase(ctx, env)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	id := func() string { return uuid.Must(uuid.NewV7()).String() }
	officials := contest.NewOfficials(contest.NewPlanning(db, time.Now, id), db, time.Now, id)
	report, err := officials.Report(ctx, account.Machine("cli"), c.Round, c.Format)
	if err != nil {
		return err
	}
	if c.Out == "-" {
		return c.write(s.Out, report, config.Lang(env))
	}
	name := c.Out
	if name == "" {
		name = export.FileName(report, config.Lang(env), c.sheet(), c.Format)
	}
	if err := c.writeFile(name, report, config.Lang(env)); err != nil {
		return err
	}
	fmt.Fprintln(s.Out, name)
	return nil
}

// sheet is part of a CSV's name; a workbook has all of them.
func (c *resultsExportCmd) sheet() string {
	if c.Format == "csv" {
		return c.Sheet
	}
	return ""
}

func (c *resultsExportCmd) writeFile(name string, report contest.Report, lang string) (err error) {
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	return c.write(file, report, lang)
}

func (c *resultsExportCmd) write(w io.Writer, report contest.Report, lang string) error {
	if c.Format == "csv" {
		return export.CSV(w, report, c.Sheet, lang)
	}
	return export.XLSX(w, report, lang)
}
