package config

import "hoithi/internal/fault"

// Variable describes one environment variable to the operator.
type Variable struct {
	Name   string
	Secret bool       // never printed
	What   fault.Text // what it is for
	Form   fault.Text // what a valid value looks like
}

// Variables lists every variable that the program reads, in the order of the
// documentation.
func Variables() []Variable {
	return []Variable{
		{Name: "DATABASE_URL", Secret: true,
			What: fault.Text{VI: "máy chủ PostgreSQL", EN: "the PostgreSQL server"},
			Form: fault.Text{VI: "địa chỉ dạng postgres://người-dùng:mật-khẩu@máy:5432/hoithi", EN: "an address such as postgres://user:password@host:5432/hoithi"}},
		{Name: "REDIS_URL", Secret: true,
			What: fault.Text{VI: "máy chủ Redis", EN: "the Redis server"},
			Form: fault.Text{VI: "địa chỉ dạng redis://:mật-khẩu@máy:6379/0", EN: "an address such as redis://:password@host:6379/0"}},
		{Name: "HOITHI_VAR_DIR",
			What: fault.Text{VI: "nơi bản chạy thử giữ dữ liệu", EN: "where the demo keeps its data"},
			Form: fault.Text{VI: "một thư mục", EN: "a folder"}},
		{Name: "HOITHI_LISTEN",
			What: fault.Text{VI: "địa chỉ và cổng lắng nghe", EN: "the address and port to listen on"},
			Form: fault.Text{VI: "máy:cổng, ví dụ 0.0.0.0:8080", EN: "host:port, such as 0.0.0.0:8080"}},
		{Name: "HOITHI_PUBLIC_URL",
			What: fault.Text{VI: "địa chỉ mà người dùng truy cập", EN: "the address that people visit"},
			Form: fault.Text{VI: "địa chỉ dạng https://thi.example.vn, không có đường dẫn", EN: "an address such as https://thi.example.vn, without a path"}},
		{Name: "HOITHI_SECRET", Secret: true,
			What: fault.Text{VI: "khóa ký lượt thi và biên nhận", EN: "the key that signs attempts and receipts"},
			Form: fault.Text{VI: "ít nhất 32 byte ngẫu nhiên, ví dụ kết quả của: openssl rand -hex 32", EN: "at least 32 random bytes, such as the output of: openssl rand -hex 32"}},
		{Name: "HOITHI_SEAL_KEY", Secret: true,
			What: fault.Text{VI: "khóa giữ mã xác thực hai lớp và các bộ câu hỏi niêm phong theo giờ; để trống thì lấy từ HOITHI_SECRET", EN: "the key to second factors and to question sets sealed until a time; empty: made of HOITHI_SECRET"},
			Form: fault.Text{VI: "ít nhất 32 byte ngẫu nhiên, ví dụ kết quả của: openssl rand -hex 32; cất ngoài cơ sở dữ liệu và không đổi", EN: "at least 32 random bytes, such as the output of: openssl rand -hex 32; kept outside the database and never changed"}},
		{Name: "HOITHI_TRUSTED_PROXIES",
			What: fault.Text{VI: "các máy chủ trung gian đáng tin", EN: "the proxies to trust"},
			Form: fault.Text{VI: "các dải mạng cách nhau bằng dấu phẩy, ví dụ 10.0.0.0/8,fd00::/8", EN: "networks separated by commas, such as 10.0.0.0/8,fd00::/8"}},
		{Name: "HOITHI_OSC_LISTEN",
			What: fault.Text{VI: "cổng UDP nhận lệnh OSC của bàn điều khiển; để trống thì không nhận", EN: "the UDP port for OSC commands of control panels; empty: none"},
			Form: fault.Text{VI: "máy:cổng, ví dụ 0.0.0.0:9000", EN: "host:port, such as 0.0.0.0:9000"}},
		{Name: "HOITHI_SMTP_HOST",
			What: fault.Text{VI: "máy chủ gửi thư; để trống thì không gửi thư", EN: "the mail server; empty: no mail"},
			Form: fault.Text{VI: "tên máy, không kèm cổng", EN: "a host name without a port"}},
		{Name: "HOITHI_SMTP_PORT",
			What: fault.Text{VI: "cổng của máy chủ thư", EN: "the mail server's port"},
			Form: fault.Text{VI: "số từ 1 đến 65535", EN: "a number from 1 to 65535"}},
		{Name: "HOITHI_SMTP_USER",
			What: fault.Text{VI: "tên đăng nhập máy chủ thư", EN: "the sign-in name at the mail server"},
			Form: fault.Text{VI: "đi cùng HOITHI_SMTP_PASSWORD", EN: "set together with HOITHI_SMTP_PASSWORD"}},
		{Name: "HOITHI_SMTP_PASSWORD", Secret: true,
			What: fault.Text{VI: "mật khẩu máy chủ thư", EN: "the password at the mail server"},
			Form: fault.Text{VI: "đi cùng HOITHI_SMTP_USER", EN: "set together with HOITHI_SMTP_USER"}},
		{Name: "HOITHI_SMTP_FROM",
			What: fault.Text{VI: "người gửi ghi trên thư", EN: "the sender of the mail"},
			Form: fault.Text{VI: "địa chỉ thư, ví dụ Ban tổ chức <thi@example.vn>", EN: "a mail address, such as Ban tổ chức <thi@example.vn>"}},
		{Name: "HOITHI_SMTP_TLS",
			What: fault.Text{VI: "cách mã hóa kết nối tới máy chủ thư", EN: "how the connection to the mail server is protected"},
			Form: fault.Text{VI: "starttls, tls hoặc none (none chỉ khi máy chủ thư ở cùng máy)", EN: "starttls, tls or none (none only for a server on this machine)"}},
		{Name: "HOITHI_SMS_GATEWAY_URL", Secret: true,
			What: fault.Text{VI: "cổng gửi tin nhắn; để trống thì không gửi tin nhắn", EN: "the message gateway; empty: no messages"},
			Form: fault.Text{VI: "địa chỉ dạng https://sms.example.vn/gui", EN: "an address such as https://sms.example.vn/send"}},
		{Name: "HOITHI_SMS_GATEWAY_TOKEN", Secret: true,
			What: fault.Text{VI: "mã truy cập cổng tin nhắn", EN: "the token for the message gateway"},
			Form: fault.Text{VI: "đi cùng HOITHI_SMS_GATEWAY_URL", EN: "set together with HOITHI_SMS_GATEWAY_URL"}},
		{Name: "HOITHI_GRACE",
			What: fault.Text{VI: "thời gian còn nhận câu trả lời sau khi hết giờ, đặt sẵn cho đợt thi mới", EN: "how long answers are still taken after the deadline, for new rounds"},
			Form: fault.Text{VI: "từ 0s đến 30s, ví dụ 2s hoặc 500ms", EN: "from 0s to 30s, such as 2s or 500ms"}},
		{Name: "HOITHI_LOG_LEVEL",
			What: fault.Text{VI: "mức chi tiết của nhật ký", EN: "how much the log says"},
			Form: fault.Text{VI: "debug, info, warn hoặc error", EN: "debug, info, warn or error"}},
		{Name: "HOITHI_LOG_FORMAT",
			What: fault.Text{VI: "dạng của nhật ký", EN: "the form of the log"},
			Form: fault.Text{VI: "text hoặc json", EN: "text or json"}},
		{Name: "HOITHI_LANG",
			What: fault.Text{VI: "ngôn ngữ của dòng lệnh", EN: "the language of the command line"},
			Form: fault.Text{VI: "vi hoặc en", EN: "vi or en"}},
	}
}

// find returns the description of name.
func find(name string) (Variable, bool) {
	for _, v := range Variables() {
		if v.Name == name {
			return v, true
		}
	}
	return Variable{}, false
}
