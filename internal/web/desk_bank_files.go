package web

import (
	"context"
	"io"
	"net/http"

	"github.com/labstack/echo/v4"

	"hoithi/internal/account"
	"hoithi/questions"
	"hoithi/questions/exporter"
)

// BankFiles writes banks as files. Only questions that the list of the bank
// shows to the actor can be in one.
type BankFiles interface {
	Preview(ctx context.Context, actor account.Actor, chosen questions.Filter, format exporter.Format) (exporter.Report, error)
	Open(ctx context.Context, actor account.Actor, chosen questions.Filter, format exporter.Format, o exporter.Options) (name string, write func(io.Writer) error, err error)
}

const mediaAnyFile = "application/octet-stream"

// bankFileQuery chooses questions as the list does, and the file's form.
type bankFileQuery struct {
	Bank      string `param:"bank" json:"-"`
	Format    string `query:"format" json:"-" enum:"xlsx,docx,paper,gift,moodle-xml,qti30,json" doc:"paper: a DOCX to print"`
	Q         string `query:"q" json:"-"`
	State     string `query:"state" json:"-"`
	Topic     string `query:"topic" json:"-"`
	Level     int    `query:"level" json:"-"`
	Kind      string `query:"kind" json:"-"`
	Expired   bool   `query:"expired" json:"-"`
	Codes     int    `query:"codes" json:"-" doc:"paper: how many codes, 1 to 48"`
	First     int    `query:"first" json:"-" doc:"paper: the first code"`
	Seed      string `query:"seed" json:"-" doc:"paper: the same seed shuffles the same way"`
	Fixed     bool   `query:"fixed" json:"-" doc:"paper: no shuffle"`
	Key       string `query:"key" json:"-" enum:"none,end,only" doc:"paper: where the key goes"`
	Title     string `query:"title" json:"-"`
	Event     string `query:"event" json:"-" doc:"paper: the contest's name"`
	Organiser string `query:"organiser" json:"-"`
	Minutes   int    `query:"minutes" json:"-"`
}

func (q bankFileQuery) filter() questions.Filter {
	return questions.Filter{BankID: q.Bank, Query: q.Q, State: questions.State(q.State), Topic: q.Topic, Level: questions.Level(q.Level), Kind: questions.Kind(q.Kind), Expired: q.Expired}
}

func (q bankFileQuery) options(lang string) exporter.Options {
	return exporter.Options{Lang: lang, Paper: exporter.PaperOptions{Codes: q.Codes, FirstCode: q.First, Seed: q.Seed, Fixed: q.Fixed, Key: exporter.Key(q.Key),
		Title: q.Title, Contest: q.Event, Organiser: q.Organiser, Minutes: q.Minutes}}
}

// DeskBankFile is what a file of a bank would hold and lose.
type DeskBankFile struct {
	Questions int            `json:"questions"`
	LeftOut   int            `json:"left_out"`
	Losses    []DeskFileLoss `json:"losses"`
}

// DeskFileLoss is what one kind of loss does to which questions.
type DeskFileLoss struct {
	Code    string `json:"code"`
	LeftOut bool   `json:"left_out"`
	Message string `json:"message"`
	Numbers []int  `json:"numbers"`
}

func (d *desk) previewBankFile(ctx context.Context, call *Call, in bankFileQuery) (DeskBankFile, error) {
	report, err := d.BankFiles.Preview(ctx, call.Actor, in.filter(), exporter.Format(in.Format))
	if err != nil {
		return DeskBankFile{}, err
	}
	return DeskBankFile{Questions: report.Written, LeftOut: report.LeftOut(), Losses: fileLosses(report, call.Lang)}, nil
}

// fileLosses gathers losses that say the same.
func fileLosses(report exporter.Report, lang string) []DeskFileLoss {
	out := []DeskFileLoss{}
	at := map[string]int{}
	for _, l := range report.Losses {
		message := l.Message.In(lang)
		i, known := at[message]
		if !known {
			i = len(out)
			at[message] = i
			out = append(out, DeskFileLoss{Code: l.Code, LeftOut: l.LeftOut, Message: message, Numbers: []int{}})
		}
		out[i].Numbers = append(out[i].Numbers, l.Number)
	}
	return out
}

func (d *desk) bankFile(c echo.Context, call *Call, in bankFileQuery) error {
	format := exporter.Format(in.Format)
	name, write, err := d.BankFiles.Open(c.Request().Context(), call.Actor, in.filter(), format, in.options(call.Lang))
	if err != nil {
		return err
	}
	return download(c, format.MediaType(), File{Name: name, Write: write})
}

func (d *desk) bankFileRoutes() []Route {
	keys := account.ReadKeys
	return []Route{
		{http.MethodGet, "/desk/banks/:bank/export", AuthStaff, keys, "Questions of a bank as a file: the list's filters choose them; the log keeps who took it",
			raw(mediaAnyFile, d.bankFile).stream().fails(questions.ErrBankNotFound, exporter.ErrFormat, exporter.ErrNothing, exporter.ErrCodes)},
		{http.MethodGet, "/desk/banks/:bank/export/check", AuthStaff, keys, "What such a file would hold, and what its format cannot",
			slow(answer(d.previewBankFile)).fails(questions.ErrBankNotFound, exporter.ErrFormat, exporter.ErrNothing)},
	}
}
