package web

import (
	"context"

	"hoithi/contest"
)

func (s *Server) readMe(ctx context.Context, call *Call, in Slug) (Me, error) {
	of, err := s.catalog.bySlug.get(ctx, in.Slug)
	if err != nil {
		return Me{}, err
	}
	me, err := s.me(ctx, call, of.ID)
	if err != nil {
		return Me{}, err
	}
	return s.describe(ctx, call, of, me)
}

func (s *Server) signOut(ctx context.Context, call *Call, in Slug) (Empty, error) {
	of, err := s.catalog.bySlug.get(ctx, in.Slug)
	if err != nil {
		return Empty{}, err
	}
	err = s.options.Entrants.SignOut(ctx, of.ID, call.Cookie(cookieMe))
	s.sessions.forget(of.ID, call.Cookie(cookieMe))
	return Empty{}, err
}

// describe tells a contestant who they are. Phone and e-mail are masked even
// here: the device may be lent to a neighbour.
func (s *Server) describe(ctx context.Context, call *Call, of contest.Contest, c contest.Contestant) (Me, error) {
	attempts, err := s.options.Contests.AttemptsOf(ctx, of.ID, c.ID)
	if err != nil {
		return Me{}, err
	}
	out := Me{
		ID: c.ID, Name: c.Name, PhoneMasked: contest.MaskPhoneNumber(c.Phone), EmailMasked: contest.MaskEmail(c.Email),
		GroupID: c.GroupID, Attempts: myAttempts(attempts, call.At),
	}
	out.Unit, err = s.unitOf(ctx, of.ID, c.UnitID)
	return out, err
}

func (s *Server) unitOf(ctx context.Context, contestID, unitID string) (*MyUnit, error) {
	if unitID == "" {
		return nil, nil
	}
	for range 2 {
		index, err := s.catalog.units.get(ctx, contestID)
		if err != nil {
			return nil, err
		}
		if m, ok := index.Find(unitID); ok {
			return &MyUnit{ID: m.Unit.ID, Name: m.Unit.Name, Path: m.Path}, nil
		}
		s.catalog.units.forget(contestID) // perhaps it was added since the index was read
	}
	return nil, nil
}

// sendCode answers the same whether the contact is known or not.
func (s *Server) sendCode(ctx context.Context, call *Call, in CodeAsk) (CodeSent, error) {
	if err := s.knock(call, "code"); err != nil {
		return CodeSent{}, err
	}
	of, err := s.catalog.bySlug.get(ctx, in.Slug)
	if err != nil {
		return CodeSent{}, err
	}
	sent, err := s.options.Entrants.SendCode(ctx, of, in.Contact, s.visit(call))
	if err != nil {
		return CodeSent{}, err
	}
	return CodeSent{SentTo: sent.To, ExpiresMS: sent.ExpiresAt.UnixMilli(), DemoCode: sent.Shown}, nil
}

func (s *Server) login(ctx context.Context, call *Call, in Login) (LoginResult, error) {
	if err := s.knock(call, "login"); err != nil {
		return LoginResult{}, err
	}
	of, err := s.catalog.bySlug.get(ctx, in.Slug)
	if err != nil {
		return LoginResult{}, err
	}
	entry, err := s.options.Entrants.Enter(ctx, of, in.Contact, in.Code, in.ContestantID, s.visit(call))
	if err != nil {
		return LoginResult{}, err
	}
	if entry.Welcome == nil {
		return s.choices(ctx, of, entry.Choose)
	}
	s.welcome(call, of.ID, entry.Welcome.Token)
	me, err := s.describe(ctx, call, of, entry.Welcome.Contestant)
	return LoginResult{Me: &me, Choose: []LoginChoice{}}, err
}

// choices tells people who share a contact apart by name and unit.
func (s *Server) choices(ctx context.Context, of contest.Contest, known []contest.Contestant) (LoginResult, error) {
	out := LoginResult{Choose: []LoginChoice{}}
	for _, c := range known {
		unit, err := s.unitOf(ctx, of.ID, c.UnitID)
		if err != nil {
			return LoginResult{}, err
		}
		choice := LoginChoice{ID: c.ID, NameMasked: maskName(c.Name)}
		if unit != nil {
			choice.Unit = unit.Name
		}
		out.Choose = append(out.Choose, choice)
	}
	return out, nil
}
