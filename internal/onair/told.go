package onair

import (
	"context"
	"strings"

	"hoithi/internal/account"
	"hoithi/internal/broadcast"
	"hoithi/questions"
)

// Told writes down that somebody is about to see a question's card before it is
// on air: the log of readings says which of them no paper had held. Who keeps
// looking at the same version is written down once an hour.
func (s *Sources) Told(ctx context.Context, to account.Actor, v broadcast.View) error {
	if v.Item.Template != broadcast.Question {
		return nil
	}
	key := strings.Join([]string{string(to.Kind), to.ID, to.Name, v.Item.Binding.QuestionID, v.Pin}, "/")
	_, err := s.told.get(ctx, key, func(ctx context.Context) (bool, error) {
		q, err := s.Store.FindQuestion(ctx, v.Item.Binding.QuestionID)
		if err != nil || q.Secrecy != questions.Readable {
			return false, err // what is withheld is not read
		}
		return true, s.Store.NoteReading(ctx, questions.Reading{At: s.Now(), Actor: to, ContestID: v.ContestID, BankID: q.BankID, How: questions.ReadAir, Questions: []string{q.ID}})
	})
	return err
}
