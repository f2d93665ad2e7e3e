package importer

import "testing"

// TestTextOddities has turns of the plain text formats.
func TestTextOddities(t *testing.T) {
	t.Parallel()
	for _, c := range []formatCase{
		{
			name: "csv semicolon quoting", format: "csv",
			data: "STT;Câu hỏi;A;B;Đáp án\n1;\"Hỏi; gì \"\"này\"\"?\";x;\"y\nhai dòng\";B\n",
			want: []string{"1) Hỏi; gì \"này\"? | x | *y\nhai dòng (column)"},
		},
		{
			name: "csv quotes unbalanced", format: "csv",
			data: "Câu hỏi,A,B,Đáp án\nHỏi \"gì\"?,x,y,B\nNữa?,x,y,A\n",
			want: []string{"1) Hỏi \"gì\"? | x | *y (column)", "2) Nữa? | *x | y (column)"},
		},
		{
			name: "csv old mac", format: "csv",
			data: "Câu hỏi,A,B,Đáp án\rHỏi?,x,y,B\r",
			want: []string{"1) Hỏi? | x | *y (column)"},
		},
		{
			name: "csv decimals comma", format: "csv",
			data: "Câu hỏi;A;B;Đáp án\nSố?;1,5;2,5;B\n",
			want: []string{"1) Số? | 1,5 | *2,5 (column)"},
		},
		{
			name: "gift all", format: "gift",
			data: `// question: 1  name: x
$CATEGORY: $course$/top/Mặc định/Chương 1

::Q1:: Who is it? {~%-33.33333%A =B#đúng ~C}

::Q2::[html]<p>Chọn <b>hai</b></p>{~%50%A ~%50%B ~%-100%C}

::Q3:: Two plus {=two =four} equals six.

The sun rises in the {~west =east ~south}, always.

When was it? {#1822:5}

Pi? {#3.141..3.142}

Num {#=1822:0 =%50%1822:2}

Match {=cat -> cat food =dog -> dog food = -> x}

Is it? {TRUE#no#yes}

Essay {}

Just a text.

::a\:b:: esc \{ \} \= \~ \# {=x \= y ~z \~ w}

Q with comment {
// c
=yes # good
~no # bad
####General
}

[markdown]*Note* what? {=a ~b}
`,
			want:     []string{"1) Who is it? | A | *B | C (format)", "2) Chọn hai | *A | *B | C (format)", "3) Two plus _____ equals six. (format)", "4) The sun rises in the _____ , always. | west | *east | south (format)", "5) When was it? (format)", "6) Pi? (format)", "7) Num (format)", "8) Match (format)", "9) Is it? | *Đúng | Sai (format)", "12) esc { } = ~ # | *x = y | z ~ w (format)", "13) Q with comment | *yes | no (format)", "14) *Note* what? | *a | b (format)"},
			problems: []string{"warning partial_credit", "warning unsupported_type", "warning unsupported_type"},
		},
		{
			name: "aiken lower", format: "txt",
			data:     "What?\na) x\nb) y\nanswer: b\n\nWho?\nA) x\nB) y\nAnswer: A\n",
			want:     []string{"1) What? | x | *y (line)", "2) Who? | *x | y (line)"},
			problems: []string{"warning question_without_number", "warning question_without_number"},
		},
		{
			name: "pdf-like txt", format: "txt",
			data: "UBND TỈNH\n\nBỘ CÂU HỎI\nTrang 1\nCâu 1. Theo Nghị quyết số 76 của\nChính phủ thì sao?\n   A. Một phương án dài phải\n      xuống dòng.\n   B. Hai.\n   C. Ba.          D. Bốn.\nĐáp án: A\n\fTrang 2\nCâu 2. Nữa?\n   A. x       B. y\n   C. z       D. t\nĐáp án: C\n",
			want: []string{"1) Theo Nghị quyết số 76 của Chính phủ thì sao? | *Một phương án dài phải xuống dòng. | Hai. | Ba. | Bốn. (line)", "2) Nữa? | x | y | *z | t (line)"},
		},
		{
			name: "key list by rows", format: "txt",
			data: "Câu 1: a?\nA. x\nB. y\nCâu 2: b?\nA. x\nB. y\nĐÁP ÁN\nCâu 1 2\nĐáp án A B\n",
			want: []string{"1) a? | *x | y (table)", "2) b? | x | *y (table)"},
		},
		{
			name: "key list tab rows", format: "txt",
			data: "Câu 1: a?\nA. x\nB. y\nCâu 2: b?\nA. x\nB. y\nBẢNG ĐÁP ÁN\nCâu\t1\t2\nĐáp án\tB\tA\n",
			want: []string{"1) a? | x | *y (table)", "2) b? | *x | y (table)"},
		},
		{
			name: "a bullet repeats the right option", format: "txt",
			data: "Câu 1: Năm nào?\nA. 1610\nB. 1615\n•\tB. 1615;\nCâu 2: Ai?\nA. Mác\nB. Lênin\n• A. a;\n^Vì thế.`\n",
			want: []string{"1) Năm nào? | 1610 | *1615 (line)", "2) Ai? | *Mác | Lênin (line)"},
		},
		{
			name: "a bullet with words of its own is text", format: "txt",
			data:     "Câu 1: Năm nào?\nA. 1610\nB. 1615\n• B. năm khác\n",
			want:     []string{"1) Năm nào? | 1610 | 1615\n• B. năm khác"},
			problems: []string{"error no_key"},
		},
		{
			name: "the key before the last option", format: "txt",
			data: "Câu 1: Hỏi?\nA. x\nĐáp án: B\nB. y\nCâu 2: Nữa?\nA. x\nB. y\nĐáp án: A\nGiải thích: a) vì; b) nên\n",
			want: []string{"1) Hỏi? | x | *y (line)", "2) Nữa? | *x | y (line)"},
		},
		{
			name: "answer words", format: "txt",
			data: "Question 1: What?\nA. x\nB. y\nAnswer: B\nExplanation: because\nQuestion 2: Who?\nA. x\nB. y\nCorrect answer: A\n",
			want: []string{"1) What? | x | *y (line)", "2) Who? | *x | y (line)"},
		},
	} {
		t.Run(c.name, func(t *testing.T) { t.Parallel(); c.run(t) })
	}
}
