package web

// ReleaseKey is somebody's key for opening sealed sets. The private half is
// known to nobody without their passphrase.
type ReleaseKey struct {
	StaffID     string `json:"staff_id"`
	Name        string `json:"name"`
	Fingerprint string `json:"fingerprint" doc:"to compare over the telephone"`
	SinceMS     int64  `json:"since_ms"`
}

// MyReleaseKey is the caller's own key, if any.
type MyReleaseKey struct {
	Key *ReleaseKey `json:"key,omitempty"`
}

// ReleaseKeyPut makes a new key. The sign-in password proves who asks.
type ReleaseKeyPut struct {
	Password   string `json:"password"`
	Passphrase string `json:"passphrase" doc:"12 to 200 characters; nobody can reset it"`
}

// DeskSeal is a sealed set of questions.
type DeskSeal struct {
	ID            string       `json:"id"`
	Name          string       `json:"name"`
	Mode          string       `json:"mode" enum:"people,time"`
	State         string       `json:"state" enum:"sealed,released"`
	Questions     int          `json:"questions"`
	OpensMS       int64        `json:"opens_ms,omitempty"`
	Holders       []SealHolder `json:"holders"`
	CreatedByName string       `json:"created_by_name"`
	CreatedMS     int64        `json:"created_ms"`
	ReleasedMS    int64        `json:"released_ms,omitempty"`
	Copies        int          `json:"copies,omitempty" doc:"only after sealing: questions elsewhere that say the same and are not sealed"`
}

// SealHolder is one of the people who open a set.
type SealHolder struct {
	StaffID string `json:"staff_id"`
	Name    string `json:"name"`
	GivenMS int64  `json:"given_ms,omitempty" doc:"their part waits for the second person since"`
}

// SealPost seals the approved questions of a bank that no paper has held.
type SealPost struct {
	Bank    string   `param:"bank" json:"-"`
	Name    string   `json:"name"`
	Topics  []string `json:"topics" doc:"empty: all"`
	Level   int      `json:"level" doc:"0: all"`
	Mode    string   `json:"mode" enum:"people,time"`
	Holders []string `json:"holders" doc:"staff ids; any two of them open the set"`
	OpensMS int64    `json:"opens_ms,omitempty"`
}

// SealRelease gives the caller's part to the opening of a set.
type SealRelease struct {
	ID         string `param:"id" json:"-"`
	Passphrase string `json:"passphrase"`
}

// SealAhead is a closed set in the way of a round.
type SealAhead struct {
	Seal      DeskSeal `json:"seal"`
	BankID    string   `json:"bank_id"`
	RoundID   string   `json:"round_id"`
	RoundName string   `json:"round_name"`
	OpensMS   int64    `json:"opens_ms" doc:"of the round"`
}

type readingsQuery struct {
	Contest  string `param:"id" json:"-"`
	Bank     string `query:"bank" json:"-"`
	Question string `query:"question" json:"-"`
	Offset   int    `query:"offset" json:"-"`
	Limit    int    `query:"limit" json:"-"`
}

// QuestionReading is one act of reading questions that no paper had held.
type QuestionReading struct {
	ID       int64  `json:"id"`
	AtMS     int64  `json:"at_ms"`
	By       string `json:"by"`
	IP       string `json:"ip"`
	BankID   string `json:"bank_id"`
	BankName string `json:"bank_name"`
	How      string `json:"how" enum:"list,open,import,preview,export,air"`
	Numbers  []int  `json:"numbers" doc:"of the questions in the bank"`
}
