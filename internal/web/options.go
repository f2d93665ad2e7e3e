package web

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"net/netip"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// Options are the parts and settings of a server. Log, Now and Pages are
// required; without Contests there are no routes but the clock's.
type Options struct {
	Log   *slog.Logger
	Now   func() time.Time // the server's clock: read once per request
	Pages fs.FS            // the built frontend: play.html, desk.html, assets/

	PublicURL      string         // "https://thi.danang.gov.vn", for links in previews; empty: as the request says
	Secure         bool           // the site is reached over https: secure cookies, HSTS
	TrustedProxies []netip.Prefix // who may say X-Forwarded-For; empty: nobody

	Ready    func(context.Context) error // nil error: the program can serve; nil: always ready
	Registry *prometheus.Registry        // what /metrics shows beside the server's own figures; nil: a new one

	Contests Contests // what is stored
	Entrants Entrants // registration and sign-in
	Sittings Sittings // the taking of rounds
	Tokens   Tokens   // of attempts
	Boards   Boards   // live rankings
	Results  Results  // published results
	Streams  Streams  // what moves, for those who watch
	Desk     Desk     // the staff's side; nil: none
	Air      *Air     // television; nil: outputs stay transparent

	Open OpenQuestions // open banks and preview links; nil: none
}

// check makes sure that nothing is forgotten where the parts are put together.
func (o Options) check() error {
	if o.Log == nil || o.Now == nil {
		return errors.New("web: Log and Now are required")
	}
	if o.Contests == nil {
		return nil
	}
	if o.Entrants == nil || o.Sittings == nil || o.Tokens == nil || o.Boards == nil || o.Results == nil || o.Streams == nil {
		return errors.New("web: with Contests, the parts Entrants, Sittings, Tokens, Boards, Results and Streams are required")
	}
	return nil
}
