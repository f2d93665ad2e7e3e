package web

import (
	"context"
	"errors"
	"html"
	"net/http"
	"regexp"
	"strings"
	"time"

	"hoithi/contest"
	"hoithi/internal/fault"
)

// head is what a page says of itself to search engines and to the previews of
// chat apps, which do not run scripts.
type head struct {
	status      int
	title       string
	description string
}

const (
	siteName = "Hội Thi"
	aboutUs  = "Thi trắc nghiệm trực tuyến: làm bài trên điện thoại, xem bảng xếp hạng và kết quả chính thức."
	maxAbout = 200
	// sharePicture is made by frontend/scripts/share-picture.mjs; a new picture
	// gets a new number, because chat apps keep what they have seen.
	sharePicture     = "/assets/share-1.png"
	sharePictureSays = "ngôi sao trống đồng, dòng chữ thi trắc nghiệm trực tuyến"
	placeTitle       = "<title>" + siteName + "</title>"
	placeHead        = "<!--head-->"
	localeOfUs       = "vi_VN"
	headTimeout      = time.Second // the page works without its preview
)

var (
	contestPages = regexp.MustCompile(`^/c/([^/]+)(?:/(rules|register|login))?$`)
	roundPages   = regexp.MustCompile(`^/r/([^/]+)(?:/([a-z]+))?$`)
	embedPages   = regexp.MustCompile(`^/embed/([a-z]+)/([^/]+)$`)
)

// headFor finds out what a path shows. Whatever goes wrong, the page comes:
// only a contest or round that does not exist makes it a 404.
func (s *Server) headFor(ctx context.Context, path string) head {
	plain := head{http.StatusOK, siteName, aboutUs}
	if s.catalog == nil {
		return plain
	}
	ctx, cancel := context.WithTimeout(ctx, headTimeout)
	defer cancel()
	found, err := plain, error(nil)
	if m := contestPages.FindStringSubmatch(path); m != nil {
		found, err = s.contestHead(ctx, m[1], m[2])
	} else if m := roundPages.FindStringSubmatch(path); m != nil {
		found, err = s.roundHead(ctx, m[1], m[2])
	} else if m := embedPages.FindStringSubmatch(path); m != nil {
		found, err = s.roundHead(ctx, m[2], m[1])
		if errors.Is(err, contest.ErrRoundNotFound) && m[1] == "rules" {
			found, err = s.contestHead(ctx, m[2], m[1])
		}
	}
	switch {
	case err == nil:
		return found
	case fault.KindOf(err) == fault.NotFound:
		plain.status = http.StatusNotFound
	default:
		s.options.Log.Warn("page without its head", "path", path, "err", err)
	}
	return plain
}

func (s *Server) contestHead(ctx context.Context, slug, page string) (head, error) {
	c, err := s.catalog.bySlug.get(ctx, slug)
	if err != nil {
		return head{}, err
	}
	titles := map[string]string{"": c.Name, "rules": "Thể lệ – " + c.Name, "register": "Đăng ký dự thi – " + c.Name, "login": "Đăng nhập – " + c.Name}
	return head{http.StatusOK, titles[page], about(c)}, nil
}

// about is a contest in a sentence or two.
func about(c contest.Contest) string {
	text := contest.Tidy(c.Intro)
	if text == "" {
		text = c.Name + "."
	}
	if c.Organiser != "" {
		text = c.Organiser + ". " + text
	}
	if short := cut(text, maxAbout); short != text {
		text = strings.TrimSpace(short[:max(strings.LastIndexByte(short, ' '), 0)]) + "…"
	}
	return text
}

func (s *Server) roundHead(ctx context.Context, id, page string) (head, error) {
	at := s.options.Now()
	round, of, err := s.catalog.open(ctx, id, at)
	if err != nil {
		return head{}, err
	}
	name := round.Name + " – " + of.Name
	out := head{http.StatusOK, name, windowOf(round, of)}
	published, err := s.hasResult(ctx, round, at)
	if err != nil {
		return head{}, err
	}
	switch page {
	case "board", "hall":
		out.title = "Bảng xếp hạng tạm tính – " + name
		if published {
			out.title = "Bảng xếp hạng – " + name
		}
	case "units":
		out.title = "Xếp hạng đơn vị – " + name
	case "result":
		out.title = "Kết quả chính thức – " + name
		if !published {
			out.title, out.description = "Kết quả – "+name, "Kết quả chính thức chưa được công bố."
		}
	case "rules":
		out.title = "Thể lệ – " + name
	}
	return out, nil
}

func windowOf(r contest.Round, of contest.Contest) string {
	const layout = "15:04 02/01/2006"
	text := "Mở từ " + r.OpensAt.In(of.Location()).Format(layout) + " đến " + r.ClosesAt.In(of.Location()).Format(layout) + "."
	if of.Organiser != "" {
		text = of.Organiser + ". " + text
	}
	return text
}

// fill writes the head into a page. Everything is escaped: names come from people.
// The picture of a preview is the same for every page: it promises nothing that
// the page may no longer show. Which page it is, title and description say.
func (h head) fill(page, site, path string) string {
	title, description := html.EscapeString(h.title), html.EscapeString(h.description)
	var b strings.Builder
	meta := func(kind, name, content string) {
		b.WriteString(`<meta ` + kind + `="` + name + `" content="` + content + `" />` + "\n    ")
	}
	meta("name", "description", description)
	meta("property", "og:type", "website")
	meta("property", "og:site_name", siteName)
	meta("property", "og:locale", localeOfUs)
	meta("property", "og:title", title)
	meta("property", "og:description", description)
	meta("property", "og:url", html.EscapeString(site+path))
	meta("property", "og:image", html.EscapeString(site+sharePicture))
	meta("property", "og:image:type", "image/png")
	meta("property", "og:image:width", "1200")
	meta("property", "og:image:height", "630")
	meta("property", "og:image:alt", "Hội Thi: "+sharePictureSays)
	meta("name", "twitter:card", "summary_large_image")
	page = strings.Replace(page, placeTitle, "<title>"+title+"</title>", 1)
	return strings.Replace(page, placeHead, strings.TrimSpace(b.String()), 1)
}
