package demo

import (
	"context"
	"errors"

	"hoithi/internal/account"
)

// person is one of the demo's staff. A second organiser exists because
// results need two people.
type person struct {
	role        account.Role
	email, name string
}

func people() []person {
	return []person{
		{account.Admin, "quantri@demo.hoithi.vn", "Quản trị hệ thống (mẫu)"},
		{account.Organiser, "banthuky@demo.hoithi.vn", "Lê Thị Ban Thư Ký (mẫu)"},
		{account.Organiser, "truongban@demo.hoithi.vn", "Trần Văn Trưởng Ban (mẫu)"},
		{account.Author, "rade@demo.hoithi.vn", "Phạm Thị Ra Đề (mẫu)"},
		{account.Reviewer, "thamdinh@demo.hoithi.vn", "Nguyễn Văn Thẩm Định (mẫu)"},
		{account.Auditor, "giamsat@demo.hoithi.vn", "Hồ Thị Giám Sát (mẫu)"},
		{account.Producer, "daodien@demo.hoithi.vn", "Lương Đạo Diễn (mẫu)"},
	}
}

// staff makes the accounts that are missing, all with the same password, and
// returns the actors by e-mail.
func (d *Demo) staff(ctx context.Context, password string) (map[string]account.Actor, error) {
	team := account.NewTeam(d.Store, d.Hasher, "Hội Thi", d.Now, d.NewID)
	actors := map[string]account.Actor{}
	for _, p := range people() {
		member, _, err := d.Store.FindStaffByEmail(ctx, p.email)
		if errors.Is(err, account.ErrStaffNotFound) {
			member, err = team.Add(ctx, account.Machine("demo"), account.Member{
				Email: p.email, Name: p.name, Grants: []account.Grant{{Role: p.role}},
			}, password)
		}
		if err != nil {
			return nil, err
		}
		actors[p.email] = member.Actor("")
	}
	return actors, nil
}

// signIns lists who can sign in.
func signIns() []SignIn {
	var out []SignIn
	for _, p := range people() {
		out = append(out, SignIn{Role: p.role, Email: p.email})
	}
	return out
}
