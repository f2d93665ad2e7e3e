package broadcast

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"maps"
	"slices"
	"strconv"
	"time"

	"hoithi/internal/account"
)

// Build is one version of the pages that draw outputs. A show keeps the build
// that it was rehearsed with: a newer program changes no picture until somebody
// says so, and the older one can be had back.
type Build struct {
	ID      string // digest of its files
	Version string // of the program that brought it
	FirstAt time.Time
	LastAt  time.Time // when a program with it last started
}

// BuildFiles are the files of a build by name: "tv.html", and what it loads.
type BuildFiles map[string][]byte

// ID is the digest of the files: the same pages are the same build, whoever
// compiled them.
func (f BuildFiles) ID() string {
	sum := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(f)) {
		_, _ = io.WriteString(sum, strconv.Quote(name)+strconv.Itoa(len(f[name]))+"\n") // a hash never fails
		_, _ = sum.Write(f[name])
	}
	return hex.EncodeToString(sum.Sum(nil)[:6])
}

// BuildsKept is how many builds stay, the newest, beside those that an output
// runs or ran before.
const BuildsKept = 5

// BuildStore keeps the pages of builds, for every node.
type BuildStore interface {
	// KeepBuild stores a build, or notes that a program with it has started.
	KeepBuild(ctx context.Context, b Build, files BuildFiles) error
	// Builds lists the builds, the one that started last first.
	Builds(ctx context.Context) ([]Build, error)
	// BuildFile returns a file of a build, of any build for "". It fails with
	// ErrBuildNotFound.
	BuildFile(ctx context.Context, build, name string) ([]byte, error)
	DropBuilds(ctx context.Context, ids []string) error
}

// Adopt makes the pages of this program the build that new outputs run, keeps
// them, and forgets builds that nobody needs. Outputs that run no known build
// are tied to this one: from now on it changes only by command. Call it when
// the program starts.
func (c *Control) Adopt(ctx context.Context, version string, files BuildFiles) error {
	now := c.Now()
	mine := Build{ID: files.ID(), Version: version, FirstAt: now, LastAt: now}
	if err := c.Store.KeepBuild(ctx, mine, files); err != nil {
		return err
	}
	c.mu.Lock()
	c.build = mine.ID
	c.mu.Unlock()
	known, err := c.Store.Builds(ctx)
	if err != nil {
		return err
	}
	outputs, err := c.Store.Outputs(ctx, "")
	if err != nil {
		return err
	}
	for _, o := range outputs {
		if slices.ContainsFunc(known, func(b Build) bool { return b.ID == o.Build }) {
			continue
		}
		if err := c.tie(ctx, o.ID, mine.ID); err != nil {
			return err
		}
	}
	return c.Store.DropBuilds(ctx, needless(known, outputs))
}

// needless lists the builds that are neither among the newest nor wanted.
func needless(known []Build, outputs []Output) []string {
	wanted := map[string]bool{}
	for _, o := range outputs {
		wanted[o.Build], wanted[o.BuildBefore] = true, true
	}
	slices.SortStableFunc(known, func(a, b Build) int { return cmp.Compare(b.LastAt.UnixNano(), a.LastAt.UnixNano()) })
	var out []string
	for i, b := range known {
		if i >= BuildsKept && !wanted[b.ID] {
			out = append(out, b.ID)
		}
	}
	return out
}

// tie gives an output without a known build the one of this program.
func (c *Control) tie(ctx context.Context, id, build string) error {
	s, err := c.screen(ctx, id)
	if err != nil {
		return err
	}
	_, err = c.setBuild(ctx, s, account.Machine("start"), Command{ID: "adopt:" + build + ":" + c.NewID()}, build)
	return err
}

// Builds lists the builds that an output may run, the newest first.
func (c *Control) Builds(ctx context.Context) ([]Build, error) { return c.Store.Builds(ctx) }

// CurrentBuild is the build of this program's own pages; "": it has none.
func (c *Control) CurrentBuild() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.build
}

// SetBuild puts an output on another build, newer or older. Its pages load
// again, once, and paint what is on air without movement.
func (c *Control) SetBuild(ctx context.Context, actor account.Actor, cmd Command, build string) (Output, error) {
	s, err := c.writable(ctx, actor, cmd.OutputID)
	if err != nil {
		return Output{}, err
	}
	if cmd.ID == "" {
		return Output{}, ErrCommandID
	}
	known, err := c.Store.Builds(ctx)
	if err != nil {
		return Output{}, err
	}
	if !slices.ContainsFunc(known, func(b Build) bool { return b.ID == build }) {
		return Output{}, ErrBuildNotFound
	}
	return c.setBuild(ctx, s, actor, cmd, build)
}

func (c *Control) setBuild(ctx context.Context, s *screen, actor account.Actor, cmd Command, build string) (Output, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if cmd.ExpectRev != nil && *cmd.ExpectRev != s.state.Rev {
		return Output{}, ErrRevChanged.With("rev", s.state.Rev).With("by", s.state.LastBy).With("at_ms", s.state.LastAt.UnixMilli())
	}
	next := s.state.clone()
	if next.Build == build {
		return next, nil
	}
	next.Build, next.BuildBefore = build, next.Build
	return c.revise(ctx, s, actor, next, AsRun{Command: cmd.ID, Action: ChangeBuild, Label: next.BuildBefore + " → " + build, Reason: cmd.Reason})
}
