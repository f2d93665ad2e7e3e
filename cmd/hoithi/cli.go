package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/alecthomas/kong"

	"hoithi/internal/config"
)

// cli is the command line: one line per verb, in the order of --help. A text
// says the same in Vietnamese and English, with a bar between.
type cli struct {
	Serve       serveCmd       `cmd:"" help:"Chạy máy chủ trên các kho dữ liệu đã cấu hình. | Run the server on the configured stores."`
	Demo        demoCmd        `cmd:"" help:"Chạy bản trình diễn: tự khởi động mọi thứ cần thiết. | Run the demo: it starts everything it needs."`
	Questions   questionsCmd   `cmd:"" help:"Đọc và nhập tệp câu hỏi. | Read and import question files."`
	Staff       staffCmd       `cmd:"" help:"Quản lý tài khoản ban tổ chức. | Look after staff accounts."`
	Board       boardCmd       `cmd:"" help:"Bảng xếp hạng tạm tính. | The live boards."`
	Results     resultsCmd     `cmd:"" help:"Kết quả của các đợt thi. | The results of rounds."`
	Relay       relayCmd       `cmd:"" help:"Trong phòng máy: báo cho vMix, OBS, CasparCG những gì đang lên sóng. | In the studio: tell vMix, OBS, CasparCG what is on air."`
	Bench       benchCmd       `cmd:"" help:"Đo máy này. | Measure this machine."`
	Migrate     migrateCmd     `cmd:"" help:"Đưa cơ sở dữ liệu lên lược đồ mới nhất. | Bring the database to the newest schema."`
	Config      configCmd      `cmd:"" help:"Kiểm tra và in cấu hình, giấu các bí mật. | Check the configuration and print it, secrets hidden."`
	Healthcheck healthcheckCmd `cmd:"" help:"Hỏi chương trình đang chạy có sẵn sàng không; dùng cho vùng chứa. | Ask the running program whether it is ready; for containers."`
	Version     versionCmd     `cmd:"" help:"In phiên bản. | Print the version."`
}

// environ is the environment as os.Environ returns it. A verb's Run takes any
// of context.Context, *streams and environ, in any order.
type environ []string

// The exit codes of the program; a verb may choose others with exitCode.
const (
	exitOK          exitCode = 0
	exitFailed      exitCode = 1
	exitUsage       exitCode = 2
	exitInterrupted exitCode = 130 // as shells say of Ctrl-C
)

// run is the whole program but for signals and the exit itself.
func run(ctx context.Context, args []string, env environ, s *streams) (code int) {
	lang := config.Lang(env)
	defer func() {
		// kong calls its exit in the middle of parsing, after --help.
		if early, ok := recover().(exitCode); ok {
			code = int(early)
		}
	}()
	parser, err := newParser(lang, s)
	if err != nil {
		panic(err) // a wrong tag in cli
	}
	chosen, err := parser.Parse(args)
	if err != nil {
		return int(wrongUsage(s.Err, lang, err))
	}
	chosen.BindTo(ctx, (*context.Context)(nil))
	return int(outcome(s.Err, lang, chosen.Run(s, env)))
}

func newParser(lang string, s *streams) (*kong.Kong, error) {
	return kong.New(&cli{},
		kong.Name("hoithi"),
		kong.Description("Hội Thi: tổ chức cuộc thi tìm hiểu trực tuyến và trên truyền hình. | Hội Thi: quiz contests, online and on television."),
		kong.Writers(s.Out, s.Err),
		kong.Exit(func(code int) { panic(exitCode(code)) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, FlagsLast: true, WrapUpperBound: 100}),
		kong.Help(func(o kong.HelpOptions, ctx *kong.Context) error {
			return help(o, ctx, s.Out, lang)
		}),
		kong.PostBuild(func(k *kong.Kong) error { return inLanguage(k, lang) }),
	)
}

// wrongUsage says what the command line lacks and where to read on.
func wrongUsage(w io.Writer, lang string, err error) exitCode {
	more := "hoithi --help"
	var parse *kong.ParseError
	if errors.As(err, &parse) && parse.Context != nil && parse.Context.Command() != "" {
		more = "hoithi " + parse.Context.Command() + " --help"
	}
	fmt.Fprintf(w, "hoithi: %v\n", err)
	fmt.Fprintln(w, text(lang, "Xem: ", "See: ")+more)
	return exitUsage
}
