package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"hoithi/internal/account"
	"hoithi/internal/bankfile"
	"hoithi/internal/config"
	"hoithi/questions"
	"hoithi/questions/importer"
)

// questionsImportCmd reads question files into a bank, as drafts. Reading a
// file again changes nothing.
type questionsImportCmd struct {
	Bank  string   `required:"" help:"Mã ngân hàng câu hỏi. | The id of the bank."`
	Skip  bool     `name:"skip-blocked" help:"Bỏ qua các câu có lỗi thay vì từ chối cả tệp. | Leave out questions with errors instead of refusing the file."`
	Files []string `arg:"" name:"file" help:"Tệp câu hỏi. | Question files."`
}

// Run imports the files in order. It ends with exitCode(1) when a file was
// refused; those before it stay imported.
func (c *questionsImportCmd) Run(ctx context.Context, s *streams, env environ) (err error) {
	db, err := openDatabase(ctx, env)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	library := questions.NewLibrary(db, time.Now, newID)
	lang := config.Lang(env)
	for _, file := range c.Files {
		if err := c.importFile(ctx, s, library, lang, file); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	return nil
}

func (c *questionsImportCmd) importFile(ctx context.Context, s *streams, library *questions.Library, lang, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return errNoFile.Because(err)
	}
	defer func() { _ = f.Close() }() // it was only read
	info, err := f.Stat()
	if err != nil || info.IsDir() {
		return errNoFile
	}
	draft, err := bankfile.Read(ctx, path, f, info.Size(), progressLine(s.Err, lang))
	if err != nil {
		return err
	}
	draft.BankID = c.Bank
	actor := account.Machine("cli")
	if draft, err = library.Read(ctx, actor, draft); err != nil {
		return err
	}
	blocked := 0
	for _, item := range draft.Items {
		for _, p := range item.Problems {
			fmt.Fprintf(s.Err, "%s: %s: %s\n", path, importer.PlaceIn(lang, p.Where), p.Message.In(lang))
		}
		if item.Blocked() {
			blocked++
		}
	}
	outcome, err := library.Confirm(ctx, actor, draft.ID, c.Skip)
	if errors.Is(err, questions.ErrImportBlocked) {
		fmt.Fprintf(s.Err, text(lang, "%s: %d câu có lỗi nên chưa nhập câu nào; sửa tệp hoặc dùng --skip-blocked.\n",
			"%s: %d questions have errors, so none was imported; correct the file or use --skip-blocked.\n"), path, blocked)
		return exitCode(1)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(s.Out, text(lang, "%s: thêm %d, sửa %d, giữ nguyên %d, bỏ qua %d câu.\n", "%s: %d added, %d changed, %d unchanged, %d skipped.\n"),
		path, outcome.Added, outcome.Changed, outcome.Unchanged, outcome.Skipped)
	return nil
}
