package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"hoithi/internal/config"
	"hoithi/internal/fault"
	"hoithi/questions/exporter"
	"hoithi/questions/importer"
)

// fileShape are the flags that say what a written file is like.
type fileShape struct {
	To     string `required:"" enum:"xlsx,docx,paper,gift,moodle-xml,qti30,json" help:"Định dạng: xlsx, docx, paper (đề in), gift, moodle-xml, qti30, json. | The format: xlsx, docx, paper (to print), gift, moodle-xml, qti30, json."`
	Out    string `required:"" short:"o" help:"Tệp ghi ra; “-” là đầu ra chuẩn. | The file to write; “-” is standard output."`
	Codes  int    `default:"1" help:"Số mã đề của đề in, 1 đến 48. | How many codes a paper has, 1 to 48."`
	First  int    `default:"101" help:"Mã đề đầu tiên. | The first code."`
	Seed   string `default:"hoithi" help:"Hạt giống xáo trộn: cùng hạt giống cho cùng đề. | The seed of the shuffle: the same seed gives the same paper."`
	Fixed  bool   `help:"Không xáo trộn câu hỏi và phương án. | Do not shuffle questions or options."`
	Key    string `default:"none" enum:"none,end,only" help:"Đáp án của đề in: none, end (cuối tệp), only (chỉ đáp án). | The paper's key: none, end (of the file), only."`
	Title  string `help:"Tên đề thi. | The paper's title."`
	Event  string `help:"Tên cuộc thi in trên đề. | The contest's name on the paper."`
	Body   string `name:"organiser" help:"Đơn vị tổ chức in trên đề. | The organiser on the paper."`
	Minute int    `name:"minutes" help:"Thời gian làm bài, phút. | Time allowed, in minutes."`
}

func (f fileShape) options(lang string) exporter.Options {
	return exporter.Options{Lang: lang, Paper: exporter.PaperOptions{Codes: f.Codes, FirstCode: f.First, Seed: f.Seed, Fixed: f.Fixed, Key: exporter.Key(f.Key),
		Organiser: f.Body, Contest: f.Event, Title: f.Title, Minutes: f.Minute}}
}

// questionsConvertCmd reads a question file and writes it in another format,
// without a database.
type questionsConvertCmd struct {
	fileShape
	File string `arg:"" help:"Tệp câu hỏi. | The question file."`
}

// Run converts the file. It ends with exitCode(1) when a question could not be
// taken over.
func (c *questionsConvertCmd) Run(ctx context.Context, s *streams, env environ) error {
	lang := config.Lang(env)
	batch, err := readQuestions(ctx, c.File, progressLine(s.Err, lang))
	if err != nil {
		return err
	}
	bad := 0
	kept := batch.Questions[:0:0]
	for _, q := range batch.Questions {
		if q.Blocked() {
			bad++
			fmt.Fprintf(s.Err, text(lang, "%s: câu có lỗi nên không chuyển; xem bằng `hoithi questions check`.\n", "%s: the question has errors and is left out; see `hoithi questions check`.\n"), importer.PlaceIn(lang, q.Where))
			continue
		}
		kept = append(kept, q)
	}
	batch.Questions = kept
	report, err := writeQuestions(s, lang, c.fileShape, batch)
	if err == nil && (bad > 0 || report.LeftOut() > 0) {
		return exitCode(1)
	}
	return err
}

func readQuestions(ctx context.Context, path string, progress func(done, total int)) (importer.Batch, error) {
	f, err := os.Open(path)
	if err != nil {
		return importer.Batch{}, errNoFile.Because(err)
	}
	defer func() { _ = f.Close() }() // it was only read
	info, err := f.Stat()
	if err != nil || info.IsDir() {
		return importer.Batch{}, errNoFile
	}
	return importer.Read(ctx, path, f, info.Size(), importer.Options{Progress: progress})
}

// errNotWritten is the failure of the file that was to be written.
var errNotWritten = fault.New(fault.Unavailable, "file_not_written", "Không ghi được tệp kết quả.", "The file cannot be written.")

// writeQuestions writes the file and says on the error stream what it lost.
func writeQuestions(s *streams, lang string, shape fileShape, batch importer.Batch) (exporter.Report, error) {
	var report exporter.Report
	format := exporter.Format(shape.To)
	if _, err := exporter.Check(format, batch); err != nil {
		return report, err // nothing is created for nothing
	}
	write := func(w io.Writer) (err error) {
		report, err = exporter.Write(w, format, batch, shape.options(lang))
		return err
	}
	if err := toFile(s.Out, shape.Out, write); err != nil {
		return report, err
	}
	for _, l := range report.Losses {
		fmt.Fprintf(s.Err, text(lang, "Câu %d: %s\n", "Question %d: %s\n"), l.Number, l.Message.In(lang))
	}
	if shape.Out != "-" {
		fmt.Fprintf(s.Out, text(lang, "%s: %d câu, %d câu không xuất được.\n", "%s: %d questions, %d left out.\n"), shape.Out, report.Written, report.LeftOut())
	}
	return report, nil
}

// toFile writes a file, and removes it when that fails half way.
func toFile(stdout io.Writer, path string, write func(io.Writer) error) error {
	if path == "-" {
		return write(stdout)
	}
	f, err := os.Create(path)
	if err != nil {
		return errNotWritten.Because(err)
	}
	out := bufio.NewWriter(f)
	if err = write(out); err == nil {
		err = out.Flush()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		_ = os.Remove(path) // half a file is worse than none
	}
	return err
}
