package contest

import (
	"context"
	"errors"
	"fmt"
	"time"

	"hoithi/internal/account"
	"hoithi/internal/fault"
	"hoithi/questions"
)

// RoundCheck is what a round would be: what keeps it from being scheduled, and
// its rules in print.
type RoundCheck struct {
	Problems []fault.Field
	Contest  Contest
	Round    Round
	Banks    map[string]questions.Bank // by id, those that exist
}

// CheckRound looks at a round as it is being written, without storing it.
func (p *Planning) CheckRound(ctx context.Context, actor account.Actor, contestID string, e RoundEdit) (RoundCheck, error) {
	c, err := p.contestFor(ctx, actor, account.Read, contestID)
	if err != nil {
		return RoundCheck{}, err
	}
	check := RoundCheck{Contest: c, Round: Round{ContestID: contestID, State: Draft}, Banks: map[string]questions.Bank{}}
	check.Round.apply(e)
	for _, src := range check.Round.Rules.Paper.Sources {
		bank, err := p.store.FindBank(ctx, src.BankID)
		if err != nil && !errors.Is(err, ErrBankNotFound) {
			return check, err
		}
		if err == nil && bank.ContestID == contestID {
			check.Banks[bank.ID] = bank
		}
	}
	check.Problems, err = p.problems(ctx, c, check.Round, p.now())
	return check, err
}

// fit returns what problems finds as ErrRules.
func (p *Planning) fit(ctx context.Context, c Contest, r Round, at time.Time) error {
	fields, err := p.problems(ctx, c, r, at)
	if err != nil {
		return err
	}
	if len(fields) > 0 {
		return ErrRules.At(fields...)
	}
	return nil
}

// problems collects what is wrong with a round's window, rules and banks.
func (p *Planning) problems(ctx context.Context, c Contest, r Round, at time.Time) ([]fault.Field, error) {
	fields := append(ProblemsOf(ValidateWindow(r.OpensAt, r.ClosesAt)), ProblemsOf(r.Rules.Validate(c.Groups))...)
	if !r.ClosesAt.After(at) {
		fields = append(fields, fault.Field{Name: "closes_ms", Code: "in_the_past", Msg: fault.Text{VI: "Giờ đóng đã qua.", EN: "The closing time has passed."}})
	}
	for i, src := range r.Rules.Paper.Sources {
		if src.BankID == "" {
			continue // Validate has said so
		}
		more, err := p.sourceProblems(ctx, c, r, src, fmt.Sprintf("paper.sources[%d]", i))
		if err != nil {
			return nil, err
		}
		fields = append(fields, more...)
	}
	return fields, nil
}

// sourceProblems draws in thought: a bank that is short of a line, or another
// contest's, cannot be used.
func (p *Planning) sourceProblems(ctx context.Context, c Contest, r Round, src PaperSource, path string) ([]fault.Field, error) {
	bank, err := p.store.FindBank(ctx, src.BankID)
	if errors.Is(err, ErrBankNotFound) || err == nil && bank.ContestID != c.ID {
		return []fault.Field{{Name: path + ".bank_id", Code: ErrBankNotFound.Code, Msg: ErrBankNotFound.Msg}}, nil
	}
	if err != nil {
		return nil, err
	}
	pool, err := p.store.DrawPool(ctx, src.BankID)
	if err != nil {
		return nil, err
	}
	if _, err = NewDrawer(pool, src, r.Rules.Paper); err == nil {
		return nil, nil
	}
	short, ok := asFault(err)
	if !ok {
		return nil, err
	}
	return []fault.Field{shortField(short, bank.Name, path)}, nil
}

func shortField(short *fault.Error, bank, path string) fault.Field {
	if line, ok := short.Detail["line"]; ok {
		path = fmt.Sprintf("%s.lines[%v].count", path, line)
	}
	have, need := short.Detail["available"], short.Detail["needed"]
	return fault.Field{Name: path, Code: short.Code, Msg: fault.Text{
		VI: fmt.Sprintf("Ngân hàng “%s” có %v câu đã duyệt phù hợp, ma trận cần %v.", bank, have, need),
		EN: fmt.Sprintf("Bank “%s” has %v approved questions that fit; the blueprint needs %v.", bank, have, need)}}
}

// checkRoundDraft refuses what cannot even be stored as a draft.
func checkRoundDraft(r Round) error {
	k := &check{}
	k.that(r.Name != "" && len([]rune(r.Name)) <= maxTitle, "name", "name_length", "Tên đợt thi dài từ 1 đến 200 ký tự.", "The round's name has 1 to 200 characters.")
	k.that(r.ClosesAt.After(r.OpensAt), "closes_ms", "before_opening", "Giờ đóng phải sau giờ mở.", "The round must close after it opens.")
	k.that(r.Number >= 1 && r.Number <= 1000, "number", "range", "Số thứ tự đợt thi từ 1 đến 1000.", "A round's number is 1 to 1,000.")
	if len(k.fields) > 0 {
		return ErrRules.At(k.fields...)
	}
	return nil
}
