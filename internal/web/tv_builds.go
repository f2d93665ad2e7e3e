package web

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"hoithi/internal/broadcast"
)

// tvPageFile is the page of outputs among the files of a build.
const tvPageFile = "tv.html"

// TVFiles are the pages of outputs in a built frontend, and what they load:
// what a build consists of. There are none before the frontend is built.
func TVFiles(dist fs.FS) (broadcast.BuildFiles, error) {
	out := broadcast.BuildFiles{}
	if dist == nil {
		return out, nil
	}
	page, err := fs.ReadFile(dist, "tv/"+tvPageFile)
	if errors.Is(err, fs.ErrNotExist) {
		return out, nil
	}
	if err != nil {
		return nil, fmt.Errorf("web: page of outputs: %w", err)
	}
	out[tvPageFile] = page
	names, err := fs.Glob(dist, "tv/assets/*")
	if err != nil {
		return nil, fmt.Errorf("web: files of outputs: %w", err)
	}
	for _, name := range names {
		if out[strings.TrimPrefix(name, "tv/")], err = fs.ReadFile(dist, name); err != nil {
			return nil, fmt.Errorf("web: file of outputs: %w", err)
		}
	}
	return out, nil
}

// tvDocument is the page of a build. It knows which one it is, so that it can
// tell when its output was put on another.
type tvDocument struct {
	html   string
	policy string
}

func newTVDocument(build, page string) *tvDocument {
	const mark = `<head>`
	page = strings.Replace(page, mark, mark+`<meta name="hoithi-build" content="`+build+`" />`, 1)
	return &tvDocument{html: page, policy: tvPolicy(hashes(inlineScript, page), hashes(inlineStyle, page))}
}

// tvBuilds remembers the files of other builds that were asked for. They never
// change, so that each is read once.
type tvBuilds struct {
	read func(ctx context.Context, build, name string) ([]byte, error)

	mu    sync.Mutex
	pages map[string]*tvDocument // guarded by mu; by build
	files map[string]*asset      // guarded by mu; by name, which carries a hash
}

func newTVBuilds(air *Air) *tvBuilds {
	b := &tvBuilds{pages: map[string]*tvDocument{}, files: map[string]*asset{}}
	if air != nil && air.Control != nil {
		b.read = air.Control.Store.BuildFile
	}
	return b
}

// page is the page of a build, or nil: it is not kept, or cannot be read now.
func (b *tvBuilds) page(ctx context.Context, build string) *tvDocument {
	b.mu.Lock()
	known := b.pages[build]
	b.mu.Unlock()
	if known != nil || b.read == nil || build == "" {
		return known
	}
	text, err := b.read(ctx, build, tvPageFile)
	if err != nil {
		return nil
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.pages[build] = newTVDocument(build, string(text))
	return b.pages[build]
}

// file is a file that a page of any build loads, or nil.
func (b *tvBuilds) file(ctx context.Context, name string) *asset {
	b.mu.Lock()
	known := b.files[name]
	b.mu.Unlock()
	if known != nil || b.read == nil || !strings.HasPrefix(name, "assets/") || !fs.ValidPath(name) {
		return known
	}
	body, err := b.read(ctx, "", name)
	if err != nil {
		return nil
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.files[name] = newAsset(name, body)
	return b.files[name]
}
