package relay

import (
	"context"
	"log/slog"
	"net/http"
	"strconv"
	"sync"
	"time"

	"hoithi/internal/connector"
	"hoithi/internal/connector/caspar"
	"hoithi/internal/connector/obs"
	"hoithi/internal/connector/vmix"
)

// tellLimit bounds one telling: a machine that hangs is tried again.
const tellLimit = 5 * time.Second

// machine is one that is kept told.
type machine struct {
	name   string
	runner *connector.Runner
}

// Relay keeps the machines of a studio told. Make one with New, start Run.
type Relay struct {
	socket   string
	machines []machine
	log      *slog.Logger
}

// New returns a relay for checked settings.
func New(c Config, now func() time.Time, log *slog.Logger) (*Relay, error) {
	socket, err := socketOf(c.Output)
	if err != nil {
		return nil, err
	}
	r := &Relay{socket: socket, log: log}
	add := func(name string, link connector.Link) {
		r.machines = append(r.machines, machine{name, connector.NewRunner(link, now, connector.Backoff, tellLimit)})
	}
	client := &http.Client{Timeout: tellLimit}
	for _, m := range c.VMix {
		titles := map[string]vmix.Title{}
		for layer, t := range m.Titles {
			titles[layer] = vmix.Title{Input: t.Input, Channel: t.Overlay, Fields: t.Fields}
		}
		add("vMix "+m.Address, vmix.NewLink(vmix.NewClient(m.Address, client), titles))
	}
	for _, m := range c.OBS {
		add("OBS "+m.Address, obs.NewLink(m.Address, m.Password, obs.Browser{Input: m.Source, URL: c.Output, Width: m.Width, Height: m.Height, FPS: m.FPS}))
	}
	for _, m := range c.Caspar {
		add("CasparCG "+m.Address, caspar.NewLink(caspar.Plan{Address: m.Address, Folder: m.Folder, Layers: places(m.Layers)}))
	}
	for _, f := range c.Files {
		add("file "+f.Path, &fileLink{config: f})
	}
	return r, nil
}

func places(layers map[string]string) map[string]caspar.Layer {
	out := map[string]caspar.Layer{}
	for name, at := range layers {
		parts := place.FindStringSubmatch(at)
		channel, _ := strconv.Atoi(parts[1]) // the pattern holds digits only
		layer, _ := strconv.Atoi(parts[2])
		out[name] = caspar.Layer{Channel: channel, Layer: layer}
	}
	return out
}

// Run follows the output until ctx ends. While the server is away the machines
// keep what they show.
func (r *Relay) Run(ctx context.Context) {
	var work sync.WaitGroup
	defer work.Wait()
	for _, m := range r.machines {
		work.Go(func() { m.runner.Run(ctx) })
		work.Go(func() { r.report(ctx, m) })
	}
	for failures := 0; ctx.Err() == nil; {
		told := false
		err := follow(ctx, r.socket, func(p connector.Picture) {
			told = true
			for _, m := range r.machines {
				m.runner.Tell(p)
			}
		})
		if ctx.Err() != nil {
			return
		}
		if told {
			failures = 0
		}
		failures++
		r.log.Warn("relay: " + err.Error() + "; trying again")
		select {
		case <-ctx.Done():
		case <-time.After(connector.Backoff(failures)):
		}
	}
}

// reportEvery is how often a machine's state is looked at.
const reportEvery = time.Second

// report says when a machine is lost or found.
func (r *Relay) report(ctx context.Context, m machine) {
	tick := time.NewTicker(reportEvery)
	defer tick.Stop()
	last := connector.Status{}
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		s := m.runner.Status()
		switch {
		case s.OK && !last.OK:
			r.log.Info("relay: told", "machine", m.name, "rev", s.Rev)
		case s.Error != "" && s.Error != last.Error:
			r.log.Warn("relay: not told", "machine", m.name, "error", s.Error)
		}
		last = s
	}
}
