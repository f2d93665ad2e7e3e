package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func checkFiles(t *testing.T, jsonOut bool, files ...string) (string, error) {
	t.Helper()
	return checkFilesIn(t, "vi", jsonOut, files...)
}

func checkFilesIn(t *testing.T, lang string, jsonOut bool, files ...string) (string, error) {
	t.Helper()
	var out, errOut bytes.Buffer
	err := (&questionsCheckCmd{Files: files, JSON: jsonOut}).Run(&streams{Out: &out, Err: &errOut}, environ{"HOITHI_LANG=" + lang})
	if errOut.Len() > 0 {
		t.Errorf("questions check wrote to stderr: %s", errOut.String())
	}
	return out.String(), err
}

func write(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const goodPaper = "Câu 1: Ngày Chuyển đổi số quốc gia?\nA. 02/9\nB. 10/10\nĐáp án: B\n"

func TestQuestionsCheckJSON(t *testing.T) {
	t.Parallel()
	good := write(t, "good.txt", goodPaper)
	bad := write(t, "bad.txt", "Câu 1: Không có đáp án?\nA. Một\nB. Hai\n")
	missing := filepath.Join(t.TempDir(), "missing.docx")
	out, err := checkFiles(t, true, good, bad, missing)
	if !errors.Is(err, exitCode(1)) {
		t.Errorf("Run = %v, want exit code 1", err)
	}
	var lines []map[string]any
	scan := bufio.NewScanner(strings.NewReader(out))
	for scan.Scan() {
		var line map[string]any
		if err := json.Unmarshal(scan.Bytes(), &line); err != nil {
			t.Fatalf("not one JSON object a line: %v: %s", err, scan.Text())
		}
		lines = append(lines, line)
	}
	if len(lines) != 3 {
		t.Fatalf("%d lines for 3 files:\n%s", len(lines), out)
	}
	for i, file := range []string{good, bad, missing} {
		if lines[i]["file"] != file {
			t.Errorf("line %d: file = %v, want %s", i, lines[i]["file"], file)
		}
		for _, field := range []string{"questions", "problems"} {
			if _, ok := lines[i][field].([]any); !ok {
				t.Errorf("line %d: %s is no array: %v", i, field, lines[i][field])
			}
		}
	}
	question := lines[0]["questions"].([]any)[0].(map[string]any)
	if question["key_found_by"] != "line" || question["kind"] != "single" || question["correct"].([]any)[0] != 1.0 {
		t.Errorf("question = %v", question)
	}
	if correct, ok := lines[1]["questions"].([]any)[0].(map[string]any)["correct"].([]any); !ok || len(correct) != 0 {
		t.Errorf("a question without a key has correct = %v, want []", lines[1]["questions"])
	}
	problem := lines[2]["problems"].([]any)[0].(map[string]any)
	if problem["code"] != "file_not_found" || problem["severity"] != "error" {
		t.Errorf("problem of a missing file = %v", problem)
	}
}

func TestQuestionsCheckReport(t *testing.T) {
	t.Parallel()
	out, err := checkFiles(t, false, write(t, "good.txt", goodPaper))
	if err != nil {
		t.Errorf("Run = %v for a file without errors", err)
	}
	for _, want := range []string{"Số câu đọc được: 1", "dòng “Đáp án” 1", "Không có vấn đề nào"} {
		if !strings.Contains(out, want) {
			t.Errorf("report lacks %q:\n%s", want, out)
		}
	}
}

// The report is in the reader's language, places and all.
func TestQuestionsCheckInEnglish(t *testing.T) {
	t.Parallel()
	bad := write(t, "bad.txt", goodPaper+"Câu 2: Không có đáp án?\nA. Một\nB. Hai\n")
	out, _ := checkFilesIn(t, "en", false, bad)
	want := bad + "\n  Format: txt\n  Questions read: 2 (1 blocked by errors)\n  Keys found by: a line “Đáp án” 1\n  Errors (1):\n    Question 2 (line 5): No key was found.\n\n"
	if out != want {
		t.Errorf("the report is\n%s\nwant\n%s", out, want)
	}
}
