package contest

import (
	"fmt"
	"regexp"
	"slices"
	"time"

	"hoithi/internal/fault"
)

var (
	slugForm  = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	fieldForm = regexp.MustCompile(`^[a-z][a-z0-9_]{0,39}$`)
)

const (
	maxTitle   = 200
	maxText    = 20_000
	maxGroups  = 20
	maxFields  = 20
	maxOptions = 500
)

// tidyContest brings every text of a contest to its stored form.
func tidyContest(c Contest) Contest {
	c.Name, c.NameEN, c.Organiser = Tidy(c.Name), Tidy(c.NameEN), Tidy(c.Organiser)
	c.Intro, c.IntroEN = lines(c.Intro), lines(c.IntroEN)
	c.Groups = slices.Clone(c.Groups)
	for i, g := range c.Groups {
		c.Groups[i] = Group{ID: g.ID, Name: Tidy(g.Name), NameEN: Tidy(g.NameEN)}
	}
	r := &c.Registration
	r.AccessCode = Tidy(r.AccessCode)
	r.Consent.Text, r.Consent.TextEN = lines(r.Consent.Text), lines(r.Consent.TextEN)
	r.Fields = slices.Clone(r.Fields)
	for i := range r.Fields {
		f := &r.Fields[i]
		f.Label, f.LabelEN = Tidy(f.Label), Tidy(f.LabelEN)
	}
	return c
}

// validateContest returns ErrContestInvalid with one field per fault, or nil.
func validateContest(c Contest) error {
	k := &check{}
	k.that(len(c.Slug) >= 3 && len(c.Slug) <= 60 && slugForm.MatchString(c.Slug), "slug", "slug_invalid",
		"Đường dẫn gồm 3 đến 60 chữ cái thường không dấu, chữ số và dấu gạch nối.", "The address has 3 to 60 lower-case letters, digits and hyphens.")
	k.that(c.Name != "" && len([]rune(c.Name)) <= maxTitle, "name", "name_length", "Tên cuộc thi dài từ 1 đến 200 ký tự.", "The contest's name has 1 to 200 characters.")
	k.that(c.Organiser != "" && len([]rune(c.Organiser)) <= maxTitle, "organiser", "organiser_length", "Nhập tên đơn vị tổ chức.", "Enter the organiser.")
	k.that(len(c.Intro) <= maxText && len(c.IntroEN) <= maxText, "intro", "too_long", "Phần giới thiệu quá dài.", "The introduction is too long.")
	_, err := time.LoadLocation(c.TimeZone)
	k.that(err == nil && c.TimeZone != "", "time_zone", "unknown", "Múi giờ không có trong danh mục.", "There is no such time zone.")
	k.that(slices.Contains([]Masking{MaskNone, MaskInitials, MaskPhone}, c.Masking), "masking", "unknown", "Hãy chọn cách hiện tên trên trang công khai.", "Choose how names are shown in public.")
	checkGroups(k, c.Groups)
	c.Registration.check(k)
	if len(k.fields) > 0 {
		return ErrContestInvalid.At(k.fields...)
	}
	return nil
}

func checkGroups(k *check, groups []Group) {
	k.that(len(groups) >= 1 && len(groups) <= maxGroups, "groups", "range", "Cuộc thi có từ 1 đến 20 nhóm thí sinh.", "A contest has 1 to 20 groups.")
	seen := map[string]bool{}
	for i, g := range groups {
		path := fmt.Sprintf("groups[%d]", i)
		k.that(slugForm.MatchString(g.ID) && len(g.ID) <= 40, path+".id", "slug_invalid", "Mã nhóm gồm chữ thường không dấu, chữ số và gạch nối.", "A group's id has lower-case letters, digits and hyphens.")
		k.that(!seen[g.ID], path+".id", "duplicate", "Mã nhóm bị trùng.", "The group's id is used twice.")
		k.that(g.Name != "", path+".name", "required", "Đặt tên cho nhóm thí sinh.", "Name the group.")
		seen[g.ID] = true
	}
}

func (r Registration) check(k *check) {
	k.that(slices.Contains([]Contact{ContactEither, ContactPhone, ContactEmail, ContactBoth}, r.Contact), "registration.contact", "unknown",
		"Hãy chọn cách liên lạc với thí sinh.", "Choose how contestants can be reached.")
	k.that(r.Consent.Text != "" && len(r.Consent.Text) <= maxText, "registration.consent.text", "required",
		"Nhập nội dung đồng ý xử lý dữ liệu cá nhân.", "Enter the text of the consent.")
	ages := r.MinAge >= 0 && r.MinAge <= 120 && r.MaxAge >= 0 && r.MaxAge <= 120 && (r.MaxAge == 0 || r.MaxAge >= r.MinAge)
	k.that(ages, "registration.min_age", "range", "Giới hạn tuổi chưa hợp lệ.", "The age limits are not valid.")
	k.that(r.GuardianUnder >= 0 && r.GuardianUnder <= 18, "registration.guardian_under", "range", "Tuổi cần người giám hộ từ 0 đến 18.", "A guardian is needed below 0 to 18 years.")
	asks := r.MinAge > 0 || r.MaxAge > 0 || r.GuardianUnder > 0
	k.that(!asks || r.AskBirthDate, "registration.ask_birth_date", "needed_for_age", "Giới hạn tuổi cần hỏi ngày sinh.", "Age limits need the date of birth.")
	k.that(len(r.AccessCode) <= 60, "registration.access_code", "too_long", "Mã dự thi quá dài.", "The access code is too long.")
	k.that(len(r.Fields) <= maxFields, "registration.fields", "too_many", "Tối đa 20 thông tin bổ sung.", "At most 20 extra fields.")
	seen := map[string]bool{}
	for i, f := range r.Fields {
		f.check(k, fmt.Sprintf("registration.fields[%d]", i), seen)
		seen[f.Key] = true
	}
}

func (f FieldSpec) check(k *check, path string, seen map[string]bool) {
	k.that(fieldForm.MatchString(f.Key), path+".key", "key_invalid", "Mã thông tin gồm chữ thường không dấu, chữ số và gạch dưới.", "A key has lower-case letters, digits and underscores.")
	k.that(!seen[f.Key], path+".key", "duplicate", "Mã thông tin bị trùng.", "The key is used twice.")
	k.that(f.Label != "", path+".label", "required", "Đặt tên cho thông tin.", "Name the field.")
	k.that(slices.Contains([]FieldKind{FieldText, FieldNumber, FieldDate, FieldSelect}, f.Kind), path+".kind", "unknown", "Hãy chọn kiểu thông tin.", "Choose the kind of field.")
	k.that(f.Kind != FieldSelect || len(f.Options) >= 1 && len(f.Options) <= maxOptions, path+".options", "required", "Nêu các lựa chọn.", "List the options.")
}

// ProblemsOf returns the fields of an ErrRules or ErrContestInvalid, or none.
func ProblemsOf(err error) []fault.Field {
	if f, ok := asFault(err); ok {
		return f.Fields
	}
	return nil
}
