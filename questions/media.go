package questions

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"time"

	"hoithi/internal/account"
	"hoithi/internal/fault"
)

// Failures of media.
var (
	ErrMediumNotFound = fault.New(fault.NotFound, "medium_not_found", "Không tìm thấy tệp hình ảnh hoặc âm thanh này.", "There is no such picture or sound.")
	ErrMediumKind     = fault.New(fault.Invalid, "medium_kind", "Chỉ nhận hình PNG, JPEG, GIF và âm thanh MP3, OGG. Hình SVG không được nhận vì có thể chứa mã lệnh.", "Pictures are PNG, JPEG or GIF, sounds MP3 or OGG. SVG is refused because it may carry scripts.")
	ErrMediumLarge    = fault.New(fault.Invalid, "medium_too_large", "Tệp quá lớn: hình tối đa 8 MB và 16 triệu điểm ảnh, âm thanh tối đa 1 MB.", "The file is too large: pictures have at most 8 MB and 16 million pixels, sounds 1 MB.")
	ErrMediumBroken   = fault.New(fault.Invalid, "medium_broken", "Tệp bị hỏng hoặc không đúng định dạng.", "The file is damaged or not what it says.")
)

// MediumFile is a medium with its bytes, as phones get them.
type MediumFile struct {
	Medium
	BankID    string
	Sum       [sha256.Size]byte // of Data: the same picture is kept once
	Data      []byte
	CreatedBy string
	CreatedAt time.Time
}

// MediaStore keeps the bytes of media. They never change.
type MediaStore interface {
	// PutMedium keeps a file, or finds the one with the same content in the
	// bank, and returns the id that stands.
	PutMedium(ctx context.Context, f MediumFile, deed account.Deed) (id string, err error)
	// MediaOf returns those media of the bank that have one of the ids, without
	// what they show in words.
	MediaOf(ctx context.Context, bankID string, ids []string) ([]Medium, error)
	FindMedium(ctx context.Context, id string) (MediumFile, error) // ErrMediumNotFound
}

// AddMedium keeps a picture or a sound for the questions of a bank. Pictures
// are drawn anew, which leaves behind where a photograph was taken and anything
// hidden in the file; large ones become smaller. It fails with ErrMediumKind,
// ErrMediumLarge or ErrMediumBroken.
func (l *Library) AddMedium(ctx context.Context, actor account.Actor, bankID string, data []byte) (Medium, error) {
	b, err := l.bankFor(ctx, actor, account.EditQuestions, bankID)
	if err != nil {
		return Medium{}, err
	}
	return l.keepMedium(ctx, actor, b, data)
}

func (l *Library) keepMedium(ctx context.Context, actor account.Actor, b Bank, data []byte) (Medium, error) {
	f, err := readMedium(data)
	if err != nil {
		return Medium{}, err
	}
	f.ID, f.BankID, f.Sum, f.CreatedBy, f.CreatedAt = l.mediumID(f.Data), b.ID, sha256.Sum256(f.Data), actor.ID, l.now()
	deed := l.deed(actor, b, "media.add", "bank:"+b.ID, nil, map[string]any{"type": f.Type, "bytes": len(f.Data)})
	f.ID, err = l.store.PutMedium(ctx, f, deed)
	return f.Medium, err
}

// mediumID is an address that nobody can guess, not even who has the same
// picture: the content is mixed with two fresh ids.
func (l *Library) mediumID(data []byte) string {
	h := sha256.New()
	h.Write([]byte(l.newID() + l.newID()))
	h.Write(data)
	return hex.EncodeToString(h.Sum(nil)[:20])
}

// ownMedia replaces what an edit says of its media by what the bank knows of
// them. A medium that is not the bank's fails with ErrQuestionInvalid.
func (l *Library) ownMedia(ctx context.Context, b Bank, i *Illustration) error {
	ids := i.IDs()
	if len(ids) == 0 {
		return nil
	}
	known, err := l.store.MediaOf(ctx, b.ID, ids)
	if err != nil {
		return err
	}
	settle := func(list []Medium) ([]Medium, error) {
		out := slices.Clone(list)
		for n, m := range out {
			at := slices.IndexFunc(known, func(k Medium) bool { return k.ID == m.ID })
			if at < 0 && m.ID != "" {
				return nil, ErrQuestionInvalid.At(fault.Field{Name: "media", Code: ErrMediumNotFound.Code, Msg: ErrMediumNotFound.Msg})
			}
			if at >= 0 {
				out[n] = known[at]
				out[n].Alt = m.Alt
			}
		}
		return out, nil
	}
	if i.Media, err = settle(i.Media); err != nil {
		return err
	}
	i.OptionMedia, err = settle(i.OptionMedia)
	return err
}

// takeFiles keeps the media that came inside a file of questions and puts their
// ids where the items have the names that the file uses. What cannot be kept is
// left out with a problem that says so.
func (l *Library) takeFiles(ctx context.Context, actor account.Actor, b Bank, i *Import) error {
	kept := map[string]Medium{}
	for n := range i.Items {
		item := &i.Items[n]
		for _, list := range []*[]Medium{&item.Media, &item.OptionMedia} {
			for m := range *list {
				medium := &(*list)[m]
				if medium.ID == "" {
					continue
				}
				if err := l.takeFile(ctx, actor, b, i.Files, kept, medium, item); err != nil {
					return err
				}
			}
		}
	}
	i.Files = nil
	return nil
}

func (l *Library) takeFile(ctx context.Context, actor account.Actor, b Bank, files map[string][]byte, kept map[string]Medium, m *Medium, item *ImportItem) error {
	have, done := kept[m.ID]
	if !done {
		var err error
		have, err = l.keepMedium(ctx, actor, b, files[m.ID])
		if f, ok := asFault(err); ok && f.Kind == fault.Invalid {
			item.Problems = append(item.Problems, ImportProblem{Where: item.Where, Code: f.Code, Message: f.Msg})
		} else if err != nil {
			return err
		}
		kept[m.ID] = have
	}
	have.Alt = m.Alt
	*m = have
	return nil
}
