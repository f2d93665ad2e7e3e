package contest

// DefaultRegistration asks for what nearly every contest asks: a phone or an
// e-mail address, the unit, and an age limit where there is one.
func DefaultRegistration(minAge int) Registration {
	return Registration{
		Contact:      ContactEither,
		UnitRequired: true,
		AskBirthDate: minAge > 0,
		MinAge:       minAge,
		Consent:      Consent{Version: 1, Text: consentText, TextEN: consentTextEN},
	}
}

// The consent names the data, the purpose, who holds it and the rights, as
// Luật 91/2025/QH15 asks. An organiser may replace it; the old text is kept.
const (
	consentText = "Tôi đồng ý để ban tổ chức xử lý họ tên, số điện thoại hoặc thư điện tử, đơn vị và kết quả bài thi của tôi " +
		"nhằm tổ chức cuộc thi, xếp hạng, công bố kết quả (tên được rút gọn theo thể lệ) và trao giải. " +
		"Dữ liệu do ban tổ chức lưu giữ, không chuyển cho bên khác ngoài mục đích này và được xóa hoặc ẩn danh khi cuộc thi kết thúc theo thời hạn lưu trữ. " +
		"Tôi có quyền xem, sửa, rút lại sự đồng ý và yêu cầu xóa dữ liệu của mình."
	consentTextEN = "I agree that the organising committee processes my name, phone or e-mail address, unit and results " +
		"in order to run the contest, rank, publish results (with the name shortened as the rules say) and award prizes. " +
		"The committee keeps the data, passes it to nobody else for another purpose, and deletes or anonymises it after the contest when its retention ends. " +
		"I may see and correct my data, withdraw this consent and ask for deletion."
)
