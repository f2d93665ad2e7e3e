package main

// questionsCmd groups the verbs on question files.
type questionsCmd struct {
	Check   questionsCheckCmd   `cmd:"" help:"Đọc thử tệp câu hỏi, không cần cơ sở dữ liệu. | Read question files without a database and say what is wrong."`
	Convert questionsConvertCmd `cmd:"" help:"Chuyển tệp câu hỏi sang định dạng khác, không cần cơ sở dữ liệu. | Turn a question file into another format, without a database."`
	Import  questionsImportCmd  `cmd:"" help:"Nhập tệp câu hỏi vào ngân hàng, ở trạng thái nháp. | Read question files into a bank, as drafts."`
	Export  questionsExportCmd  `cmd:"" help:"Xuất ngân hàng câu hỏi thành tệp. | Write a bank as a file."`
}
