package broadcast

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"hoithi/internal/account"
	"hoithi/internal/fault"
)

// Limits of rundowns: a whole evening fits, a mistake does not.
const (
	itemsMost   = 500
	textsMost   = 24
	textMost    = 600  // letters of one text
	notesMost   = 2000 // letters
	namesMost   = 20   // contestants or units of a binding
	outLongest  = time.Hour
	editRetries = 5
)

// check refuses an item that no output could show.
func (i Item) check() error {
	var wrong []fault.Field
	add := func(name, code, vi, en string) {
		wrong = append(wrong, fault.Field{Name: name, Code: code, Msg: fault.Text{VI: vi, EN: en}})
	}
	if i.ID == "" || len(i.ID) > 64 {
		add("id", "id_form", "Mục cần một mã riêng.", "An item needs an id of its own.")
	}
	if !i.Template.Valid() {
		add("template", "template_unknown", "Không có mẫu đồ họa này.", "There is no such graphic.")
	}
	if !i.Layer.Valid() {
		add("layer", "layer_unknown", "Không có lớp này.", "There is no such layer.")
	}
	if i.Out != OutManual && i.Out != OutTTL && i.Out != OutAfter || i.OutAfter < 0 || i.OutAfter > outLongest || i.Out != OutManual && i.OutAfter < time.Second {
		add("out", "out_rule", "Thời gian tự rời sóng từ 1 giây đến 1 giờ.", "An item leaves by itself after 1 second to 1 hour.")
	}
	if len(i.Text) > textsMost || len(i.Binding.Contestants) > namesMost || len(i.Binding.Units) > namesMost {
		add("text", "too_many", "Mục có quá nhiều nội dung.", "The item has too much in it.")
	}
	for key, text := range i.Text {
		if len([]rune(text)) > textMost {
			add("text."+key, "too_long", "Nội dung dài quá 600 ký tự.", "The text has more than 600 letters.")
		}
	}
	if len(wrong) > 0 {
		return ErrRundownInvalid.At(wrong...)
	}
	return nil
}

func (i Item) tidy() Item {
	i.Label, i.Notes = line(i.Label, nameMost), cut(i.Notes, notesMost)
	texts := make(map[string]string, len(i.Text))
	for key, text := range i.Text {
		texts[key] = cut(text, textMost+1) // one more, so that check sees that it is too long
	}
	i.Text = texts
	if i.Out == "" {
		i.Out = OutManual
	}
	return i
}

// tidy cleans a rundown and finds what is wrong with it.
func (r Rundown) tidy() (Rundown, error) {
	r.Name = line(r.Name, nameMost)
	r.Items = slices.Clone(r.Items)
	if r.Name == "" || len(r.Items) > itemsMost {
		return r, ErrRundownInvalid.At(fault.Field{Name: "name", Code: "name_or_size", Msg: fault.Text{VI: "Kịch bản cần tên và có tối đa 500 mục.", EN: "A rundown needs a name and has 500 items at most."}})
	}
	seen := map[string]bool{}
	for n, item := range r.Items {
		item = item.tidy()
		if err := item.check(); err != nil {
			return r, inItem(n, err)
		}
		if seen[item.ID] {
			return r, ErrRundownInvalid.At(fault.Field{Name: fmt.Sprintf("items[%d].id", n), Code: "id_twice", Msg: fault.Text{VI: "Hai mục có cùng mã.", EN: "Two items have the same id."}})
		}
		seen[item.ID], r.Items[n] = true, item
	}
	return r, nil
}

// inItem names the fields of an item by their place in the rundown.
func inItem(n int, err error) error {
	var f *fault.Error
	if !errors.As(err, &f) {
		return err
	}
	moved := *f
	moved.Fields = slices.Clone(f.Fields)
	for i := range moved.Fields {
		moved.Fields[i].Name = fmt.Sprintf("items[%d].%s", n, moved.Fields[i].Name)
	}
	return &moved
}

// Rundowns lists the rundowns of a contest.
func (c *Control) Rundowns(ctx context.Context, contestID string) ([]Rundown, error) {
	return c.Store.Rundowns(ctx, contestID)
}

// CreateRundown stores a new rundown under a new id.
func (c *Control) CreateRundown(ctx context.Context, actor account.Actor, contestID string, r Rundown) (Rundown, error) {
	r.ID, r.ContestID, r.Version = c.NewID(), contestID, 0
	return c.saveRundown(ctx, actor, r, "air.rundown_create")
}

// UpdateRundown replaces a rundown that is still at the version seen.
func (c *Control) UpdateRundown(ctx context.Context, actor account.Actor, r Rundown) (Rundown, error) {
	was, err := c.Store.FindRundown(ctx, r.ID)
	if err != nil {
		return r, err
	}
	r.ContestID = was.ContestID
	return c.saveRundown(ctx, actor, r, "air.rundown_update")
}

func (c *Control) saveRundown(ctx context.Context, actor account.Actor, r Rundown, action string) (Rundown, error) {
	if !actor.Can(account.RunAir, r.ContestID) {
		return r, ErrForbidden
	}
	seen := r.Version
	r, err := r.tidy()
	if err != nil {
		return r, err
	}
	r.Version = seen + 1
	note := map[string]any{"name": r.Name, "items": len(r.Items), "version": r.Version}
	if err := c.Store.SaveRundown(ctx, r, seen, c.deed(actor, r.ContestID, action, "rundown:"+r.ID, nil, note)); err != nil {
		return r, err
	}
	c.touch()
	return r, nil
}

// DeleteRundown takes a rundown away. What is on air from it stays there.
func (c *Control) DeleteRundown(ctx context.Context, actor account.Actor, id string) error {
	r, err := c.Store.FindRundown(ctx, id)
	if err != nil {
		return err
	}
	if !actor.Can(account.RunAir, r.ContestID) {
		return ErrForbidden
	}
	note := map[string]any{"name": r.Name, "items": len(r.Items)}
	if err := c.Store.DeleteRundown(ctx, id, c.deed(actor, r.ContestID, "air.rundown_delete", "rundown:"+id, note, nil)); err != nil {
		return err
	}
	c.touch()
	return nil
}

// PutItem stores one item of a rundown, at the end when it is new. Two people
// who edit two items do not stand in each other's way.
func (c *Control) PutItem(ctx context.Context, actor account.Actor, rundownID string, item Item) (Rundown, error) {
	return c.editRundown(ctx, actor, rundownID, func(r *Rundown) error {
		if i := slices.IndexFunc(r.Items, func(have Item) bool { return have.ID == item.ID }); i >= 0 {
			r.Items[i] = item
		} else {
			r.Items = append(r.Items, item)
		}
		return nil
	})
}

// DeleteItem takes one item out of a rundown.
func (c *Control) DeleteItem(ctx context.Context, actor account.Actor, rundownID, itemID string) (Rundown, error) {
	return c.editRundown(ctx, actor, rundownID, func(r *Rundown) error {
		if _, found := r.Find(itemID); !found {
			return ErrItemNotFound
		}
		r.Items = slices.DeleteFunc(r.Items, func(i Item) bool { return i.ID == itemID })
		return nil
	})
}

func (c *Control) editRundown(ctx context.Context, actor account.Actor, id string, edit func(*Rundown) error) (Rundown, error) {
	for try := 1; ; try++ {
		r, err := c.Store.FindRundown(ctx, id)
		if err != nil {
			return r, err
		}
		if err := edit(&r); err != nil {
			return r, err
		}
		r, err = c.saveRundown(ctx, actor, r, "air.rundown_update")
		if !errors.Is(err, ErrStale) || try == editRetries {
			return r, err
		}
	}
}

// FindItem looks for an item in the rundowns of a contest.
func (c *Control) FindItem(ctx context.Context, contestID, itemID string) (Item, error) {
	all, err := c.Store.Rundowns(ctx, contestID)
	if err != nil {
		return Item{}, err
	}
	for _, r := range all {
		if item, found := r.Find(itemID); found {
			return item, nil
		}
	}
	return Item{}, ErrItemNotFound
}

// CueItem cues an item of the contest's rundowns by its id, for those who know
// no more: a button of a control panel.
func (c *Control) CueItem(ctx context.Context, actor account.Actor, cmd Command, itemID string) (Receipt, error) {
	s, err := c.writable(ctx, actor, cmd.OutputID)
	if err != nil {
		return Receipt{}, err
	}
	if cmd.Item, err = c.FindItem(ctx, s.now().ContestID, itemID); err != nil {
		return Receipt{}, err
	}
	cmd.Action = Cue
	return c.Do(ctx, actor, cmd)
}

// CheckItem reports whether an item could be cued now, for air; nil says that
// it could.
func (c *Control) CheckItem(ctx context.Context, contestID string, item Item) error {
	item = item.tidy()
	if err := item.check(); err != nil {
		return err
	}
	_, err := c.Sources.Prepare(ctx, View{ContestID: contestID, Item: item})
	return err
}
