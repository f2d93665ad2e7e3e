// Package demo fills an empty installation with a contest to look at: staff,
// units, the sample bank, a published round, one that is open and one to come,
// and a crowd of synthetic contestants who answer at human speed. Everything
// it makes is marked as made up, and it uses the same services as people do.
package demo

import (
	"context"
	"log/slog"
	"time"

	"hoithi/contest"
	"hoithi/internal/account"
	"hoithi/questions"
)

// Slug is the demo contest's place in addresses.
const Slug = "cchc-cds-2026"

// Store is what the demo needs of the storage beyond the services.
type Store interface {
	contest.PlanningStore
	contest.OfficialsStore
	questions.LibraryStore
	account.TeamStore

	FindContestBySlug(ctx context.Context, slug string) (contest.Contest, error)
	Enrol(ctx context.Context, c contest.Contestant, twinsSince time.Time, s contest.DeviceSession) (contest.Contestant, error)
}

// Parts are what a demo stands on. All are required.
type Parts struct {
	Store  Store
	Taking *contest.Taking
	Hasher *account.Hasher
	Now    func() time.Time
	NewID  func() string
	Log    *slog.Logger
}

// Demo makes and plays the demo contest.
type Demo struct {
	Parts
	cast *cast
	key  key
}

// New prepares a demo; it touches nothing yet.
func New(p Parts) (*Demo, error) {
	k, err := newKey()
	if err != nil {
		return nil, err
	}
	return &Demo{Parts: p, key: k, cast: newCast(p.Now().UnixNano())}, nil
}

// SignIn is one way to sign in to the demo's desk.
type SignIn struct {
	Role  account.Role
	Email string
}

// Stage is what the demo has prepared.
type Stage struct {
	Contest contest.Contest
	Open    contest.Round // the round that runs now
	SignIns []SignIn
}
