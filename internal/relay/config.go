package relay

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"hoithi/internal/broadcast"
)

// Config is the relay's settings file.
type Config struct {
	Output string       `json:"output"` // the output's address as the desk gives it, with its token
	VMix   []VMixConfig `json:"vmix"`
	OBS    []OBSConfig  `json:"obs"`
	Caspar []CasparTo   `json:"casparcg"`
	Files  []FileConfig `json:"files"`
}

// VMixConfig is a vMix machine: titles by layer.
type VMixConfig struct {
	Address string               `json:"address"` // http://127.0.0.1:8088
	Titles  map[string]VMixTitle `json:"titles"`
}

// VMixTitle says which title shows a layer: fields by the name of the text that
// goes there, {"rows1_name": "Name1.Text"}.
type VMixTitle struct {
	Input   string            `json:"input"`
	Overlay int               `json:"overlay"` // 1–8
	Fields  map[string]string `json:"fields"`
}

// OBSConfig is an OBS machine with the browser source that shows the output.
type OBSConfig struct {
	Address  string `json:"address"` // ws://127.0.0.1:4455
	Password string `json:"password"`
	Source   string `json:"source"` // its name in OBS; empty: only the event is sent
	Width    int    `json:"width"`
	Height   int    `json:"height"`
	FPS      int    `json:"fps"`
}

// CasparTo is a CasparCG server with our kit's templates in a folder.
type CasparTo struct {
	Address string            `json:"address"` // 127.0.0.1:5250
	Folder  string            `json:"folder"`
	Layers  map[string]string `json:"layers"` // {"main": "1-20"}: channel and layer
}

// FileConfig is a text file that follows a layer, for a text source: its name
// and what stands in it, {"path": "ten.txt", "text": "{lower.name}, {lower.role}"}.
type FileConfig struct {
	Path string `json:"path"`
	Text string `json:"text"`
}

// ErrConfig says that the settings are wrong; every reason stands in it, one a
// line.
var ErrConfig = errors.New("the relay's settings are not right")

// ReadConfig reads and checks a settings file. It fails with ErrConfig.
func ReadConfig(r io.Reader) (Config, error) {
	d := json.NewDecoder(r)
	d.DisallowUnknownFields()
	var c Config
	if err := d.Decode(&c); err != nil {
		return Config{}, fmt.Errorf("%w: %w", ErrConfig, err)
	}
	c.defaults()
	if wrong := c.check(); len(wrong) > 0 {
		return Config{}, fmt.Errorf("%w:\n  %s", ErrConfig, strings.Join(wrong, "\n  "))
	}
	return c, nil
}

func (c *Config) defaults() {
	for i := range c.OBS {
		o := &c.OBS[i]
		if o.Width == 0 && o.Height == 0 {
			o.Width, o.Height = 1920, 1080
		}
		if o.FPS == 0 {
			o.FPS = 50
		}
	}
	for i := range c.Caspar {
		if c.Caspar[i].Folder == "" {
			c.Caspar[i].Folder = "hoithi"
		}
	}
}

var (
	outputPath = regexp.MustCompile(`/tv/o/[a-z0-9-]+$`)
	place      = regexp.MustCompile(`^([1-9]\d{0,2})-(\d{1,4})$`)
	hole       = regexp.MustCompile(`\{([a-z]+)\.([A-Za-z0-9_]+)\}`)
)

func (c Config) check() []string {
	var wrong []string
	say := func(format string, args ...any) { wrong = append(wrong, fmt.Sprintf(format, args...)) }
	if u, err := url.Parse(c.Output); err != nil || !strings.HasPrefix(u.Scheme, "http") || !outputPath.MatchString(u.Path) || u.Query().Get("t") == "" {
		say("output: the address that the desk gives for an output, https://…/tv/o/chinh?t=…")
	}
	if len(c.VMix)+len(c.OBS)+len(c.Caspar)+len(c.Files) == 0 {
		say("name at least one machine: vmix, obs, casparcg or files")
	}
	for i, m := range c.VMix {
		at := "vmix[" + strconv.Itoa(i) + "]."
		address(m.Address, "http", at, say)
		layers(slices.Collect(maps.Keys(m.Titles)), at+"titles", say)
		for layer, t := range m.Titles {
			if t.Input == "" || t.Overlay < 1 || t.Overlay > 8 {
				say("%stitles.%s: an input, and an overlay from 1 to 8", at, layer)
			}
		}
	}
	for i, m := range c.OBS {
		address(m.Address, "ws", "obs["+strconv.Itoa(i)+"].", say)
	}
	for i, m := range c.Caspar {
		at := "casparcg[" + strconv.Itoa(i) + "]."
		if _, _, err := net.SplitHostPort(m.Address); err != nil {
			say("%saddress: host and port, like 127.0.0.1:5250", at)
		}
		layers(slices.Collect(maps.Keys(m.Layers)), at+"layers", say)
		for layer, p := range m.Layers {
			if !place.MatchString(p) {
				say("%slayers.%s: channel and layer, like 1-20", at, layer)
			}
		}
	}
	for i, f := range c.Files {
		if f.Path == "" || !hole.MatchString(f.Text) {
			say(`files[%d]: a path, and a text with a place to fill, like "{lower.name}"`, i)
		}
	}
	return wrong
}

func address(s, scheme, at string, say func(string, ...any)) {
	if u, err := url.Parse(s); err != nil || u.Host == "" || strings.TrimSuffix(u.Scheme, "s") != scheme {
		say("%saddress: like %s://127.0.0.1:…", at, scheme)
	}
}

func layers(names []string, at string, say func(string, ...any)) {
	if len(names) == 0 {
		say("%s: name at least one layer", at)
	}
	slices.Sort(names)
	for _, n := range names {
		if !broadcast.Layer(n).Valid() {
			say("%s.%s: the layers are bg, main, lower, corner, full", at, n)
		}
	}
}
