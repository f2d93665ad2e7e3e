package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"hoithi/internal/account"
	"hoithi/internal/bankfile"
	"hoithi/internal/config"
	"hoithi/questions"
)

// questionsExportCmd writes questions of a bank as a file.
type questionsExportCmd struct {
	fileShape
	Bank  string `required:"" help:"Mã ngân hàng câu hỏi. | The id of the bank."`
	State string `enum:"draft,in_review,approved,retired,all" default:"all" help:"Chỉ câu ở trạng thái này: draft, in_review, approved, retired. | Only questions in this state: draft, in_review, approved, retired."`
	Topic string `help:"Chỉ câu thuộc chủ đề này. | Only questions of this topic."`
}

// Run exports the bank and writes a line in the log.
func (c *questionsExportCmd) Run(ctx context.Context, s *streams, env environ) (err error) {
	db, err := openDatabase(ctx, env)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	library := questions.NewLibrary(db, time.Now, newID)
	filter := questions.Filter{BankID: c.Bank, Topic: c.Topic}
	if c.State != "all" {
		filter.State = questions.State(c.State)
	}
	actor := account.Machine("cli")
	bank, list, err := library.Exportable(ctx, actor, filter)
	if err != nil {
		return err
	}
	pictures, err := bankfile.Pictures(ctx, db, list)
	if err != nil {
		return err
	}
	if err := library.NoteExport(ctx, actor, bank, filter, c.To, list...); err != nil {
		return err
	}
	batch, losses := bankfile.Batch(bank, list, pictures)
	for _, l := range losses {
		fmt.Fprintf(s.Err, text(config.Lang(env), "Câu %d: %s\n", "Question %d: %s\n"), l.Number, l.Message.In(config.Lang(env)))
	}
	report, err := writeQuestions(s, config.Lang(env), c.fileShape, batch)
	if err == nil && report.LeftOut() > 0 {
		return exitCode(1)
	}
	return err
}
