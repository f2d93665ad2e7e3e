package bench

import (
	"fmt"
	"io"
	"runtime"
	"time"
)

// Report is everything that a run measured.
type Report struct {
	At       time.Time `json:"at"`
	Machine  string    `json:"machine"`
	CPUs     int       `json:"cpus"`
	Rounds   int       `json:"rounds"`
	Seconds  float64   `json:"seconds_per_cell"`
	Cells    []Cell    `json:"answers"`
	Raw      []Load    `json:"raw"`
	Open     []Load    `json:"open_loop"`
	Watched  []Watched `json:"beside_watchers"`
	Air      []AirLoad `json:"on_air"`
	Starts   []Starts  `json:"starts"`
	Board    BoardRead `json:"board"`
	Imports  []Import  `json:"imports"`
	Size     FirstLoad `json:"first_load"`
	Verified Verified  `json:"verified"`
	Places   int       `json:"board_places_equal_to_a_recount"`
	Goals    []Goal    `json:"goals"`
}

// Cell is the median of one mode at one number of clients.
type Cell struct {
	Clients   int     `json:"clients"`
	Mode      string  `json:"mode"`
	PerSecond float64 `json:"per_s"`
	P50       float64 `json:"p50_ms"`
	P99       float64 `json:"p99_ms"`
	Program   float64 `json:"program_cpu_us_per_answer"`
	Servers   float64 `json:"servers_cpu_us_per_answer"`
	ToNaive   float64 `json:"ratio_to_naive"`
	ToNoop    float64 `json:"ratio_to_noop"`
}

// Goal is a figure that was promised.
type Goal struct {
	What string  `json:"what"`
	Want string  `json:"want"`
	Got  float64 `json:"got"`
	Met  bool    `json:"met"`
}

func machine() string {
	return fmt.Sprintf("%s/%s %s", runtime.GOOS, runtime.GOARCH, runtime.Version())
}

// cells takes the medians and their ratios; ratios are taken round by round,
// so that a disturbed minute weighs on both sides.
func (r *Report) cells(clients []int) {
	r.Cells = nil
	for _, n := range clients {
		app, naive, noop := r.of(modeApp, n), r.of(modeNaive, n), r.of(modeNoop, n)
		for _, runs := range [][]Load{noop, naive, app} {
			if len(runs) == 0 {
				continue
			}
			r.Cells = append(r.Cells, Cell{
				Clients: n, Mode: runs[0].Mode,
				PerSecond: median(each(runs, func(l Load) float64 { return l.PerSecond })),
				P50:       median(each(runs, func(l Load) float64 { return l.P50 })),
				P99:       median(each(runs, func(l Load) float64 { return l.P99 })),
				Program:   median(each(runs, func(l Load) float64 { return l.Program })),
				Servers:   median(each(runs, func(l Load) float64 { return l.Servers })),
				ToNaive:   median(ratios(runs, naive)),
				ToNoop:    median(ratios(runs, noop)),
			})
		}
	}
}

func (r *Report) of(mode string, clients int) (out []Load) {
	for _, l := range r.Raw {
		if l.Mode == mode && l.Clients == clients {
			out = append(out, l)
		}
	}
	return out
}

func each[T any](list []T, f func(T) float64) []float64 {
	out := make([]float64, len(list))
	for i, v := range list {
		out[i] = f(v)
	}
	return out
}

func ratios(runs, against []Load) []float64 {
	var out []float64
	for i := range min(len(runs), len(against)) {
		if against[i].PerSecond > 0 {
			out = append(out, runs[i].PerSecond/against[i].PerSecond)
		}
	}
	return out
}

// pageLimit is ours, in milliseconds: what was promised is the board's own reading,
// a page adds the way over HTTP and the round's figures.
const pageLimit = 25

// judge compares with what was promised.
func (r *Report) judge() {
	for _, c := range r.Cells {
		if c.Mode == modeApp && c.Clients == 256 {
			r.atLeast("answers at 256 clients, times naive", 5, c.ToNaive, len(r.of(modeNaive, c.Clients)))
			r.atLeast("answers at 256 clients, times noop", 0.45, c.ToNoop, len(r.of(modeNoop, c.Clients)))
		}
	}
	r.atMost("open loop 5 000/s: p99 ms", 20, median(each(r.Open, func(l Load) float64 { return l.P99 })), len(r.Open))
	r.atMost("open loop 5 000/s beside watchers: p99 ms", 60, median(each(r.Watched, func(w Watched) float64 { return w.P99 })), len(r.Watched))
	r.atMost("take to the page, 50 outputs beside 2 000/s: p99 ms", 300, median(each(r.Air, func(a AirLoad) float64 { return a.GlassP99 })), len(r.Air))
	r.atMost("large board, top 100 + own rank + neighbours: p99 ms", 10, r.Board.Read.P99, r.Board.Rows)
	r.atMost("large board as a page over HTTP: p99 ms", pageLimit, r.Board.Page.P99, r.Board.Rows)
	r.atMost("large board, rebuild: s", 15, r.Board.RebuildS, r.Board.Rows)
	r.judgeImports()
	r.atMost("first load of a contestant, gzip: KB", 40, r.Size.KB, len(r.Size.Files))
}

func (r *Report) judgeImports() {
	for _, limit := range []struct {
		what    string
		seconds float64
		peakMB  float64 // 0: no limit
	}{{"xlsx", 3, 300}, {"docx", 3, 300}, {"units", 2, 0}} {
		of := r.importsOf(limit.what)
		if len(of) == 0 {
			continue
		}
		name := fmt.Sprintf("import of %d rows, %s", of[0].Rows, limit.what)
		r.atMost(name+": s", limit.seconds, median(each(of, func(i Import) float64 { return i.Seconds })), len(of))
		if limit.peakMB > 0 {
			r.atMost(name+": peak MB", limit.peakMB, median(each(of, func(i Import) float64 { return i.PeakMB })), len(of))
		}
	}
}

func (r *Report) importsOf(what string) (out []Import) {
	for _, i := range r.Imports {
		if i.What == what {
			out = append(out, i)
		}
	}
	return out
}

// atLeast and atMost leave out what was not measured.
func (r *Report) atLeast(what string, want, got float64, measured int) {
	if measured > 0 {
		r.Goals = append(r.Goals, Goal{what, fmt.Sprintf(">= %g", want), got, got >= want})
	}
}

func (r *Report) atMost(what string, want, got float64, measured int) {
	if measured > 0 {
		r.Goals = append(r.Goals, Goal{what, fmt.Sprintf("<= %g", want), got, got <= want})
	}
}

// Print writes the report as tables.
func (r *Report) Print(w io.Writer) {
	fmt.Fprintf(w, "\n%s, %d CPUs, median of %d rounds of %.0f s; the load shares the machine with what it measures\n\n", r.Machine, r.CPUs, r.Rounds, r.Seconds)
	fmt.Fprintf(w, "%-8s %-7s %12s %9s %9s %9s %9s %9s %9s\n", "clients", "mode", "answers/s", "p50 ms", "p99 ms", "app us", "store us", "x naive", "x noop")
	for _, c := range r.Cells {
		fmt.Fprintf(w, "%-8d %-7s %12.0f %9.2f %9.2f %9.1f %9.1f %9.2f %9.2f\n", c.Clients, c.Mode, c.PerSecond, c.P50, c.P99, c.Program, c.Servers, c.ToNaive, c.ToNoop)
	}
	r.printRest(w)
	fmt.Fprintln(w)
	for _, g := range r.Goals {
		mark := "PASS"
		if !g.Met {
			mark = "FAIL"
		}
		fmt.Fprintf(w, "%s  %-55s %8.2f  (%s)\n", mark, g.What, g.Got, g.Want)
	}
}

func (r *Report) printRest(w io.Writer) {
	fmt.Fprintln(w)
	for _, l := range r.Open {
		fmt.Fprintf(w, "open loop %.0f/s, %d clients: %.0f/s, p50 %.2f, p99 %.2f, p99.9 %.2f, max %.1f ms; %d failed\n", l.Offered, l.Clients, l.PerSecond, l.P50, l.P99, l.P999, l.Max, l.Failed)
	}
	for _, l := range r.Watched {
		fmt.Fprintf(w, "beside %d watchers (%.1f frames/s each of %.0f B): %.0f/s, p50 %.2f, p99 %.2f, max %.1f ms, CPU us each: app %.0f, store %.0f; %d failed\n", l.Watchers, l.FramesPerWatcher, l.BytesPerFrame, l.PerSecond, l.P50, l.P99, l.Max, l.Program, l.Servers, l.Failed)
	}
	for _, a := range r.Air {
		fmt.Fprintf(w, "on air: %d takes on %d outputs beside %.0f answers/s (p99 %.2f ms): acknowledged p99 %.1f, at the page p50 %.1f, p99 %.1f, max %.1f ms\n", a.Takes, a.Outputs, a.PerSecond, a.P99, a.AckP99, a.GlassP50, a.GlassP99, a.GlassMax)
	}
	for _, s := range r.Starts {
		fmt.Fprintf(w, "%d starts offered in 1 s: %.0f/s, p50 %.1f, p99 %.1f, max %.1f ms, CPU us each: app %.0f, store %.0f; %d durable, %d failed\n", s.People, s.PerSecond, s.P50, s.P99, s.Max, s.Program, s.Servers, s.Durable, s.Failed)
	}
	for _, i := range r.Imports {
		fmt.Fprintf(w, "import of %d rows from %.0f KB, %s: %.2f s", i.Rows, i.FileKB, i.What, i.Seconds)
		if i.PeakMB > 0 {
			fmt.Fprintf(w, ", peak %.0f MB", i.PeakMB)
		}
		fmt.Fprintln(w)
	}
	if b := r.Board; b.Rows > 0 {
		for _, l := range b.Rounds {
			fmt.Fprintf(w, "board of %d: top+own+around p50 %.2f, p99 %.2f, max %.1f ms\n", b.Rows, l.P50, l.P99, l.Max)
		}
		fmt.Fprintf(w, "board of %d: rebuild %.1f s (%d members on all boards), Redis %.0f MB, top+own+around p50 %.2f p99 %.2f ms (%.0f/s, %.0f %% of the processors stolen), page over HTTP first %.0f, p50 %.2f, p99 %.2f ms\n",
			b.Rows, b.RebuildS, b.RebuildRows, b.MemoryMB, b.Read.P50, b.Read.P99, b.ReadsPerS, b.Stolen, b.FirstPageMS, b.Page.P50, b.Page.P99)
	}
	if len(r.Size.Files) > 0 {
		fmt.Fprintf(w, "first load of a contestant: %.1f KB of JS and CSS (gzip) in %d files\n", r.Size.KB, len(r.Size.Files))
	}
	fmt.Fprintf(w, "verified: %d acknowledged answers of %d attempts all in PostgreSQL, totals exact; %d places on boards equal a recount\n",
		r.Verified.Acked, r.Verified.Attempts, r.Places)
}
