package broadcast

import (
	"context"
	"encoding/json"
	"errors"
	"regexp"

	"hoithi/internal/account"
)

// Theme is a look as data: colours, fonts, places. The server knows only its
// name; what is in it is checked where it can be seen.
type Theme struct {
	ID        string
	ContestID string // "": built in
	Name      string
	Body      json.RawMessage
}

var themeForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// themeMost bounds a theme's JSON: it travels with every frame.
const themeMost = 16 << 10

// ParseTheme reads a theme's JSON.
func ParseTheme(body []byte) (Theme, error) {
	var head struct {
		ID     string            `json:"id"`
		Name   string            `json:"name"`
		Colors map[string]string `json:"colors"`
		Fonts  map[string]string `json:"fonts"`
	}
	if err := json.Unmarshal(body, &head); err != nil {
		return Theme{}, ErrTheme.Because(err)
	}
	if !themeForm.MatchString(head.ID) || head.Name == "" || len(head.Colors) == 0 || len(head.Fonts) == 0 || len(body) > themeMost {
		return Theme{}, ErrTheme
	}
	var compact json.RawMessage
	if err := json.Unmarshal(body, &compact); err != nil {
		return Theme{}, ErrTheme.Because(err)
	}
	return Theme{ID: head.ID, Name: head.Name, Body: compact}, nil
}

// Themes lists the looks that a contest can choose from, the built-in first.
func (c *Control) Themes(ctx context.Context, contestID string) ([]Theme, error) {
	own, err := c.ownThemes(ctx, contestID)
	if err != nil {
		return nil, err
	}
	return append(append([]Theme{}, c.BuiltIn...), own...), nil
}

// ownThemes are a contest's own, read once: changing one forgets them.
func (c *Control) ownThemes(ctx context.Context, contestID string) ([]Theme, error) {
	c.mu.Lock()
	known, ok := c.themes[contestID]
	c.mu.Unlock()
	if ok {
		return known, nil
	}
	read, err := c.Store.Themes(ctx, contestID)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.themes[contestID] = read
	return read, nil
}

func (c *Control) forgetThemes(ctx context.Context, contestID string) {
	c.mu.Lock()
	delete(c.themes, contestID)
	c.mu.Unlock()
	for _, s := range c.all() {
		if s.now().ContestID == contestID {
			c.refresh(ctx, s)
		}
	}
	c.touch()
}

// SaveTheme stores a contest's own theme under the id in its body.
func (c *Control) SaveTheme(ctx context.Context, actor account.Actor, contestID string, body []byte) (Theme, error) {
	if !actor.Can(account.RunAir, contestID) {
		return Theme{}, ErrForbidden
	}
	t, err := ParseTheme(body)
	if err != nil {
		return t, err
	}
	if err := c.notBuiltIn(t.ID); err != nil {
		return t, err
	}
	t.ContestID = contestID
	if err := c.Store.SaveTheme(ctx, t, c.deed(actor, contestID, "air.theme", "theme:"+t.ID, nil, map[string]any{"name": t.Name})); err != nil {
		return t, err
	}
	c.forgetThemes(ctx, contestID)
	return t, nil
}

// DeleteTheme takes a contest's own theme away; outputs that used it fall back
// to the default.
func (c *Control) DeleteTheme(ctx context.Context, actor account.Actor, contestID, id string) error {
	if !actor.Can(account.RunAir, contestID) {
		return ErrForbidden
	}
	if err := c.notBuiltIn(id); err != nil {
		return err
	}
	err := c.Store.DeleteTheme(ctx, contestID, id, c.deed(actor, contestID, "air.theme_delete", "theme:"+id, nil, nil))
	if err == nil || errors.Is(err, ErrThemeNotFound) {
		c.forgetThemes(ctx, contestID)
	}
	return err
}

func (c *Control) notBuiltIn(id string) error {
	for _, t := range c.BuiltIn {
		if t.ID == id {
			return ErrThemeBuiltIn
		}
	}
	return nil
}
