package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"hoithi/internal/account"
	"hoithi/internal/config"
	"hoithi/internal/fault"
	"hoithi/internal/postgres"
)

// staffCmd looks after the people who run contests.
type staffCmd struct {
	Add staffAddCmd `cmd:"" help:"Thêm người vào ban tổ chức; mật khẩu được tạo và in ra một lần. | Add somebody to the staff; a password is made and printed once."`
}

// staffAddCmd makes an account, as for the first administrator.
type staffAddCmd struct {
	Email         string   `required:"" help:"Địa chỉ email để đăng nhập. | The e-mail address to sign in with."`
	Name          string   `required:"" help:"Họ và tên. | The person's name."`
	Role          []string `required:"" enum:"admin,organiser,author,reviewer,auditor" help:"Vai trò: ${enum}; có thể ghi nhiều lần. | The role: ${enum}; may be repeated."`
	Contest       string   `help:"Đường dẫn hoặc mã cuộc thi; bỏ trống: mọi cuộc thi. | The contest's address or id; without it: every contest."`
	PasswordStdin bool     `name:"password-stdin" help:"Đọc mật khẩu từ dòng đầu của đầu vào chuẩn. | Read the password from the first line of standard input."`
}

// Run adds the account.
func (c *staffAddCmd) Run(ctx context.Context, s *streams, env environ) (err error) {
	db, err := openDatabase(ctx, env)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	contestID, err := contestNamed(ctx, db, c.Contest)
	if err != nil {
		return err
	}
	password, made, err := c.password(s.In)
	if err != nil {
		return err
	}
	member := account.Member{Email: c.Email, Name: c.Name}
	for _, role := range c.Role {
		member.Grants = append(member.Grants, account.Grant{Role: account.Role(role), ContestID: contestID})
	}
	member, err = newTeam(db).Add(ctx, account.Machine("cli"), member, password)
	if err != nil {
		return err
	}
	lang := config.Lang(env)
	fmt.Fprintf(s.Out, text(lang, "Đã thêm %s <%s>.\n", "Added %s <%s>.\n"), member.Name, member.Email)
	if made {
		fmt.Fprintf(s.Out, text(lang, "Mật khẩu (chỉ in lần này): %s\n", "Password (printed this once): %s\n"), password)
	}
	return nil
}

// password is what standard input says, or a new one.
func (c *staffAddCmd) password(in io.Reader) (password string, made bool, err error) {
	if !c.PasswordStdin {
		return account.GeneratePassword(), true, nil
	}
	line, err := bufio.NewReader(in).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", false, fmt.Errorf("staff add: read the password: %w", err)
	}
	return strings.TrimRight(line, "\r\n"), false, nil
}

// newTeam is the staff service over a database.
func newTeam(db *postgres.DB) *account.Team {
	return account.NewTeam(db, account.NewHasher(2), "Hội Thi", time.Now, newID)
}

// openDatabase opens DATABASE_URL.
func openDatabase(ctx context.Context, env environ) (*postgres.DB, error) {
	c, err := config.Load(env, config.ForDatabase)
	if err != nil {
		return nil, err
	}
	return postgres.Open(ctx, c.Stores.DatabaseURL)
}

var errNoContest = fault.New(fault.NotFound, "contest_not_found", "Không tìm thấy cuộc thi này.", "There is no such contest.")

// contestNamed is the id of a contest by its address or id; nothing names every
// contest.
func contestNamed(ctx context.Context, db *postgres.DB, name string) (string, error) {
	if name == "" {
		return "", nil
	}
	if c, err := db.FindContestBySlug(ctx, name); err == nil {
		return c.ID, nil
	}
	c, err := db.FindContest(ctx, name)
	if err != nil {
		return "", errNoContest.Because(err)
	}
	return c.ID, nil
}
