package contest

import (
	"context"
	"slices"

	"hoithi/internal/account"
	"hoithi/internal/fault"
)

// ErrUnitFile says that rows of a file of units have errors, so that nothing
// of it was stored.
var ErrUnitFile = fault.New(fault.Invalid, "unit_file_invalid", "Tệp có dòng lỗi nên chưa nhập đơn vị nào. Hãy sửa rồi nhập lại.", "Some rows have errors, so nothing was imported. Correct them and try again.")

// UnitView is a unit with the people of it who took part.
type UnitView struct {
	Unit
	Participants int
}

// Units lists the whole tree: each unit after its parent, siblings in the
// order of the file they came from.
func (p *Planning) Units(ctx context.Context, actor account.Actor, contestID string) ([]UnitView, error) {
	if _, err := p.contestFor(ctx, actor, account.Read, contestID); err != nil {
		return nil, err
	}
	units, err := p.store.Units(ctx, contestID)
	if err != nil {
		return nil, err
	}
	took, err := p.store.UnitParticipants(ctx, contestID)
	if err != nil {
		return nil, err
	}
	out := make([]UnitView, 0, len(units))
	for _, u := range inTreeOrder(units) {
		out = append(out, UnitView{Unit: u, Participants: took[u.ID]})
	}
	return out, nil
}

// inTreeOrder puts each unit after its parent and before its parent's next
// sibling. A unit whose parent is missing stands as a root.
func inTreeOrder(units []Unit) []Unit {
	known := make(map[string]bool, len(units))
	for _, u := range units {
		known[u.ID] = true
	}
	children := map[string][]Unit{}
	for _, u := range units {
		parent := u.ParentID
		if !known[parent] {
			parent = ""
		}
		children[parent] = append(children[parent], u)
	}
	out := make([]Unit, 0, len(units))
	var walk func(parent string)
	walk = func(parent string) {
		for _, u := range children[parent] {
			out = append(out, u)
			walk(u.ID)
		}
	}
	walk("")
	return out
}

// SaveUnit changes a unit, or adds it when it has no id.
func (p *Planning) SaveUnit(ctx context.Context, actor account.Actor, u Unit) (Unit, error) {
	if _, err := p.contestFor(ctx, actor, account.EditContest, u.ContestID); err != nil {
		return u, err
	}
	units, err := p.store.Units(ctx, u.ContestID)
	if err != nil {
		return u, err
	}
	u = tidyUnit(u)
	action, was := "unit.update", Unit{}
	if u.ID == "" {
		action, u.ID, u.Position = "unit.add", p.newID(), nextPosition(units)
	} else {
		i := slices.IndexFunc(units, func(x Unit) bool { return x.ID == u.ID })
		if i < 0 {
			return u, ErrUnitNotFound
		}
		was, u.Position = units[i], units[i].Position
	}
	if err := checkUnit(u, units); err != nil {
		return u, err
	}
	before, after := account.Changed(was, u)
	return u, p.store.SaveUnits(ctx, u.ContestID, len(units), []Unit{u}, p.deed(actor, u.ContestID, action, "unit:"+u.ID, before, after))
}

func nextPosition(units []Unit) int {
	next := 0
	for _, u := range units {
		next = max(next, u.Position)
	}
	return next + 1
}

func tidyUnit(u Unit) Unit {
	u.Name, u.Kind, u.Block = Tidy(u.Name), Tidy(u.Kind), Tidy(u.Block)
	aliases := []string{}
	for _, a := range u.Aliases {
		if a = Tidy(a); a != "" && !slices.Contains(aliases, a) {
			aliases = append(aliases, a)
		}
	}
	u.Aliases = aliases
	return u
}

// checkUnit refuses a unit without a name, one that has a sibling of the same
// name, and one below itself.
func checkUnit(u Unit, units []Unit) error {
	k := &check{}
	k.that(u.Name != "" && len([]rune(u.Name)) <= maxTitle, "name", "name_length", "Tên đơn vị dài từ 1 đến 200 ký tự.", "A unit's name has 1 to 200 characters.")
	k.that(u.Headcount >= 0 && u.Headcount <= maxHeadcount, "headcount", "range", "Số người chưa hợp lệ.", "The headcount is not valid.")
	k.that(u.ValidTo.IsZero() || u.ValidTo.After(u.ValidFrom), "valid_to", "before_valid_from", "Ngày hết hiệu lực phải sau ngày bắt đầu.", "It must end after it begins.")
	byID := make(map[string]Unit, len(units))
	for _, other := range units {
		byID[other.ID] = other
		twin := other.ID != u.ID && other.ParentID == u.ParentID && nameKey(other.Name) == nameKey(u.Name)
		k.that(!twin, "name", "duplicate", "Đã có đơn vị cùng tên trong đơn vị cấp trên này.", "The parent already has a unit of this name.")
	}
	_, there := byID[u.ParentID]
	k.that(u.ParentID == "" || there, "parent_id", "unknown", "Không có đơn vị cấp trên này.", "There is no such parent.")
	for parent, steps := u.ParentID, 0; parent != "" && steps <= len(units); parent, steps = byID[parent].ParentID, steps+1 {
		if parent == u.ID {
			k.that(false, "parent_id", "cycle", "Đơn vị không thể nằm dưới chính nó.", "A unit cannot be below itself.")
			break
		}
	}
	if len(k.fields) > 0 {
		return ErrUnitInvalid.At(k.fields...)
	}
	return nil
}

// MayImportUnits fails unless the actor may import units: to be asked before a
// file is read, which costs more than the question.
func (p *Planning) MayImportUnits(ctx context.Context, actor account.Actor, contestID string) error {
	_, err := p.contestFor(ctx, actor, account.EditContest, contestID)
	return err
}

// ImportUnits stores what a file of units says, or with dry only tells what it
// would do. Rows with errors refuse the whole file: ErrUnitFile. The same file
// again changes nothing; units that the file does not name stay.
func (p *Planning) ImportUnits(ctx context.Context, actor account.Actor, contestID string, sheet UnitSheet, dry bool) (UnitPlan, error) {
	if _, err := p.contestFor(ctx, actor, account.EditContest, contestID); err != nil {
		return UnitPlan{}, err
	}
	units, err := p.store.Units(ctx, contestID)
	if err != nil {
		return UnitPlan{}, err
	}
	plan := PlanUnits(contestID, units, sheet, p.newID)
	if dry {
		return plan, nil
	}
	if plan.Errors() > 0 {
		return plan, ErrUnitFile.With("errors", plan.Errors())
	}
	if len(plan.Add)+len(plan.Change) == 0 {
		return plan, nil
	}
	note := map[string]any{"file": sheet.File, "added": len(plan.Add), "changed": len(plan.Change), "unchanged": plan.Unchanged}
	deed := p.deed(actor, contestID, "unit.import", "contest:"+contestID, nil, note)
	return plan, p.store.SaveUnits(ctx, contestID, len(units), append(slices.Clone(plan.Add), plan.Change...), deed)
}
