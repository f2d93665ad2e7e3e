package mail

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"hoithi/contest"
)

func subject(m contest.CodeMessage) string {
	if m.Lang == "en" {
		return fmt.Sprintf("%s is your sign-in code – %s", m.Code, m.Contest)
	}
	return fmt.Sprintf("%s là mã đăng nhập của bạn – %s", m.Code, m.Contest)
}

func letter(m contest.CodeMessage) string {
	if m.Lang == "en" {
		return fmt.Sprintf("Your code to sign in to the contest %q:\r\n\r\n    %s\r\n\r\nIt is valid for %d minutes and works once. Do not give it to anybody; the organisers never ask for it.\r\nIf you did not ask for a code, ignore this message.\r\n",
			m.Contest, m.Code, minutes(m.Valid))
	}
	return fmt.Sprintf("Mã đăng nhập cuộc thi “%s” của bạn:\r\n\r\n    %s\r\n\r\nMã có hiệu lực trong %d phút và chỉ dùng một lần. Không đưa mã này cho ai; ban tổ chức không bao giờ hỏi mã.\r\nNếu bạn không yêu cầu mã, hãy bỏ qua thư này.\r\n",
		m.Contest, m.Code, minutes(m.Valid))
}

// shortName bounds a contest's name in a text message of 160 letters.
const shortName = 60

// short is the text message. It has no diacritics: with them a message holds
// 70 letters and costs three times as much.
func short(m contest.CodeMessage) string {
	name := plain(m.Contest)
	if len(name) > shortName {
		name = strings.TrimSpace(name[:shortName]) + "..."
	}
	if m.Lang == "en" {
		return fmt.Sprintf("%s is your code for %s. Valid %d minutes. Do not share it.", m.Code, name, minutes(m.Valid))
	}
	return fmt.Sprintf("%s la ma dang nhap %s. Het han sau %d phut. Khong dua ma cho ai.", m.Code, name, minutes(m.Valid))
}

func minutes(d time.Duration) int { return int(d.Minutes()) }

// plain leaves letters of ASCII only.
func plain(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch {
		case r == 'đ':
			b.WriteByte('d')
		case r == 'Đ':
			b.WriteByte('D')
		case r < unicode.MaxASCII && unicode.IsPrint(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}
