package onair

import (
	"strconv"
	"strings"
	"time"

	"hoithi/contest"
	"hoithi/internal/broadcast"
	"hoithi/internal/qr"
)

// plain are the graphics that say what an operator wrote, filled up from the
// contest and the round.
func (s *Sources) plain(sc scene) (broadcast.Content, error) {
	var data any
	var err error
	switch sc.view.Item.Template {
	case broadcast.Title:
		data = titleData{sc.text("title", sc.contestName()), sc.text("subtitle", sc.roundName()), sc.text("organiser", sc.contest.Organiser)}
	case broadcast.LowerThird:
		data, err = lowerThirdData{sc.text("name", ""), sc.text("role", ""), sc.text("tag", "")}, sc.wants("name")
	case broadcast.Ticker:
		data, err = tickerData{sc.text("label", ""), sc.lines("items")}, sc.wants("items")
	case broadcast.Sponsor:
		data, err = sponsorData{sc.text("title", sc.say("Đơn vị đồng hành", "With the support of")), sc.lines("items"), sc.image()}, sc.wantsOne("items", "image")
	case broadcast.Slate:
		data = slateData{sc.text("title", sc.say("Chương trình trở lại sau ít phút", "We shall be back in a few minutes")), sc.text("text", sc.contestName())}
	case broadcast.Bug:
		data, err = bugData{sc.text("text", sc.roundName()), sc.text("figure", "")}, nil
	case broadcast.Pattern:
		data = patternData{sc.pattern()}
	case broadcast.Join:
		data, err = s.join(sc)
	case broadcast.Countdown, broadcast.Timer:
		return s.clock(sc)
	default:
		return broadcast.Content{}, broadcast.ErrNotReady
	}
	return broadcast.Content{Data: data, Pages: 1}, err
}

// The data of these graphics, as tv/wire.ts has them.
type (
	titleData struct {
		Title     string `json:"title"`
		Subtitle  string `json:"subtitle"`
		Organiser string `json:"organiser"`
	}
	lowerThirdData struct {
		Name string `json:"name"`
		Role string `json:"role"`
		Tag  string `json:"tag,omitempty"`
	}
	tickerData struct {
		Label string   `json:"label"`
		Items []string `json:"items"`
	}
	sponsorData struct {
		Title string   `json:"title"`
		Names []string `json:"names"`
		Image string   `json:"image,omitempty"`
	}
	slateData struct {
		Title string `json:"title"`
		Text  string `json:"text"`
	}
	bugData struct {
		Text   string `json:"text"`
		Figure string `json:"figure,omitempty"`
	}
	patternData struct {
		Kind string `json:"kind"`
	}
	joinData struct {
		Title string `json:"title"`
		URL   string `json:"url"`
		QRSVG string `json:"qr_svg"`
		Note  string `json:"note"`
	}
	countdownData struct {
		Title  string `json:"title"`
		Label  string `json:"label"`
		EndsMS int64  `json:"ends_at_ms"`
		Note   string `json:"note"`
	}
)

// textName is what the form of an item calls a text.
func textName(key string) (vi, en string) {
	switch key {
	case "name":
		return "họ tên", "the name"
	case "title":
		return "tiêu đề", "the title"
	case "text":
		return "chữ", "the text"
	case "items":
		return "danh sách", "the list"
	case "minutes", "ends_at":
		return "số phút hoặc thời điểm kết thúc", "the minutes, or when it ends"
	case "label":
		return "nhãn", "the label"
	case "image":
		return "địa chỉ ảnh", "the address of the picture"
	}
	return key, key
}

// wants refuses an item that lacks a text.
func (sc scene) wants(key string) error { return sc.wantsOne(key) }

func (sc scene) wantsOne(keys ...string) error {
	for _, key := range keys {
		if strings.TrimSpace(sc.view.Item.Text[key]) != "" {
			return nil
		}
	}
	vi, en := textName(keys[0])
	return broadcast.NotReady("text_missing", "Mục còn thiếu nội dung: "+vi+".", "The item lacks a text: "+en+".")
}

// lines are the lines of a text, the empty ones left out.
func (sc scene) lines(key string) []string {
	out := []string{}
	for line := range strings.Lines(sc.view.Item.Text[key]) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// image is a picture of our own: nothing on air comes from another host.
func (sc scene) image() string {
	at := sc.view.Item.Text["image"]
	if strings.HasPrefix(at, "data:image/") || strings.HasPrefix(at, "/") && !strings.HasPrefix(at, "//") {
		return at
	}
	return ""
}

func (sc scene) pattern() string {
	switch kind := sc.view.Item.Text["kind"]; kind {
	case "bars", "sync", "clock", "text":
		return kind
	}
	return "align"
}

// join leads people to the contest's page.
func (s *Sources) join(sc scene) (joinData, error) {
	if s.PublicURL == "" {
		return joinData{}, broadcast.NotReady("no_public_address", "Hệ thống chưa được đặt địa chỉ công khai (HOITHI_PUBLIC_URL).", "The site's public address is not set (HOITHI_PUBLIC_URL).")
	}
	address := strings.TrimSuffix(s.PublicURL, "/") + "/c/" + sc.contest.Slug
	svg, err := qr.SVG(address)
	if err != nil {
		return joinData{}, broadcast.ErrNotReady.Because(err)
	}
	_, shown, _ := strings.Cut(address, "://")
	return joinData{Title: sc.text("title", sc.say("Dự thi ngay", "Take part")), URL: sc.text("url", shown), QRSVG: string(svg),
		Note: sc.text("note", sc.say("Quét mã bằng điện thoại", "Scan the code with your phone"))}, nil
}

// clockFresh is how soon a countdown notices that a round closes later.
const clockFresh = time.Second

// clock counts down to a moment on the server's clock: one that was typed, a
// span from when it was taken, or the round's own next moment.
func (s *Sources) clock(sc scene) (broadcast.Content, error) {
	ends := millis(sc.view.Item.Text["ends_at"])
	fresh := time.Duration(0)
	if minutes, err := strconv.ParseFloat(sc.view.Item.Text["minutes"], 64); ends == 0 && err == nil && minutes > 0 && minutes <= 24*60 {
		begun := sc.view.Since
		if begun == 0 {
			begun, fresh = sc.at.UnixMilli(), clockFresh
		}
		ends = begun + int64(minutes*60_000)
	}
	title := sc.text("title", sc.text("label", ""))
	if ends == 0 && sc.round.ID != "" {
		fresh = clockFresh
		switch sc.round.StateAt(sc.at) {
		case contest.Scheduled:
			ends = sc.round.OpensAt.UnixMilli()
			title = sc.text("title", sc.roundName()+sc.say(" bắt đầu sau", " begins in"))
		case contest.Open:
			ends = sc.round.ClosesAt.UnixMilli()
			title = sc.text("title", sc.roundName()+sc.say(" kết thúc sau", " ends in"))
		}
	}
	if ends == 0 {
		return broadcast.Content{}, broadcast.NotReady("no_moment", "Hãy nhập giờ kết thúc, số phút, hoặc chọn đợt thi chưa đóng.", "Enter a moment, a number of minutes, or choose a round that has not closed.")
	}
	d := countdownData{Title: title, Label: sc.text("label", sc.say("Còn lại", "Left")), EndsMS: ends, Note: sc.text("note", "")}
	return broadcast.Content{Data: d, Pages: 1, Fresh: fresh}, nil
}
