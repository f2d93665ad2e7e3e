package devstack

import (
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"
)

const (
	superuser    = "hoithi"
	databaseName = "hoithi"
)

// postgres is one private PostgreSQL.
type postgres struct {
	install   install
	who       *user
	home      string // holds data, and data.new while initdb works
	logPath   string
	ephemeral bool
	log       *slog.Logger
	life      context.Context // the stack's: ends what the supervisor is about
	port      int
	password  string

	mu      sync.Mutex // guards process and wanted; held while starting
	process *process
	wanted  bool // whether it should be running: the supervisor restarts it only then
}

func (p *postgres) data() string { return filepath.Join(p.home, "data") }

// startPostgres brings the data into order, then the server up.
func startPostgres(ctx, life context.Context, dir string, ephemeral bool, log *slog.Logger) (*postgres, error) {
	who, err := unprivileged()
	if err != nil {
		return nil, err
	}
	p := &postgres{who: who, ephemeral: ephemeral, log: log, life: life, logPath: filepath.Join(dir, "postgres.log")}
	if p.home, err = home(dir, who); err != nil {
		return nil, err
	}
	if p.home != filepath.Join(dir, "pg") {
		log.Info("PostgreSQL's data are kept where its user can reach them", "folder", p.home)
	}
	major, err := p.heal(ctx)
	if err != nil {
		return nil, err
	}
	if p.install, err = thisMachine().findPostgres(ctx, p.data(), major); err != nil {
		return nil, err
	}
	if err := p.prepare(ctx, major == 0); err != nil {
		return nil, err
	}
	return p, p.runOnFreePort(ctx)
}

// prepare creates the data if there are none and reads their password.
func (p *postgres) prepare(ctx context.Context, fresh bool) error {
	if fresh {
		if err := p.initdb(ctx); err != nil {
			return err
		}
	}
	password, err := os.ReadFile(p.passwordPath())
	if err != nil {
		return errData(p.data(), err)
	}
	p.password = strings.TrimSpace(string(password))
	return rotate(p.logPath)
}

// portTries bounds the race for a port: it is free when we ask, and may be
// taken when the server binds it.
const portTries = 5

func (p *postgres) runOnFreePort(ctx context.Context) error {
	var err error
	for range portTries {
		if p.port, err = freePort(); err != nil {
			return errFailed("PostgreSQL", err.Error(), p.logPath)
		}
		if err = p.run(ctx); err == nil {
			return p.createDatabase(ctx)
		}
		if portIsFree(p.port) {
			return err // it was something else
		}
	}
	return err
}

// run starts the server on p.port, unless it runs, and waits until it answers.
func (p *postgres) run(ctx context.Context) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.process != nil && !p.process.ended() {
		return nil
	}
	process, err := p.launch()
	if err != nil {
		return errFailed("PostgreSQL", err.Error(), p.logPath)
	}
	if err := waitReady(ctx, process, p.ping); err != nil {
		process.stop(ctx, syscall.SIGINT, syscall.SIGQUIT)
		return errFailed("PostgreSQL", lastWords(p.logPath, err), p.logPath)
	}
	p.process, p.wanted = process, true
	go p.supervise(process)
	return nil
}

func (p *postgres) launch() (*process, error) {
	out, err := os.OpenFile(p.logPath, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return nil, err
	}
	defer out.Close()
	cmd := exec.Command(filepath.Join(p.install.bin, "postgres"), p.arguments()...)
	cmd.Dir, cmd.Env = p.home, serverEnv()
	cmd.Stdout, cmd.Stderr = out, out
	return spawn(cmd, p.who, p.lastWill())
}

// lastWill is a fast shutdown, with a checkpoint, so that the next start needs
// no recovery; the data of a test are not worth the checkpoint.
func (p *postgres) lastWill() syscall.Signal {
	if p.ephemeral {
		return syscall.SIGQUIT
	}
	return syscall.SIGINT
}

// arguments are the settings, all of them on the command line: the data folder
// holds initdb's own files and nothing that could grow old.
func (p *postgres) arguments() []string {
	settings := []string{
		"listen_addresses=127.0.0.1",
		fmt.Sprintf("port=%d", p.port),
		"unix_socket_directories=", // one way in, with a password
		"max_connections=300",
		"shared_buffers=256MB",
		"max_wal_size=2GB",
		"random_page_cost=1.1", // solid-state disks
		"jit=off",              // costs more than it saves on short queries
		"timezone=UTC",
		"log_timezone=UTC",
		"lc_messages=C",
		"log_min_duration_statement=1s",
	}
	if p.ephemeral {
		// A test's data need not survive the loss of power. They do survive the
		// death of the server: commits are still waited for, so a test of
		// that means something.
		settings = append(settings, "fsync=off", "full_page_writes=off", "shared_buffers=128MB", "autovacuum_naptime=10min")
	}
	args := []string{"-D", p.data()}
	for _, s := range settings {
		args = append(args, "-c", s)
	}
	return args
}

// stop stops the server: in order, or at once as after a crash.
func (p *postgres) stop(ctx context.Context, immediate bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.wanted = false
	if p.process == nil {
		return
	}
	gentle := syscall.SIGINT // "fast": clients are disconnected, then a checkpoint
	if immediate || p.ephemeral && ctx.Err() != nil {
		gentle = syscall.SIGQUIT
	}
	p.process.stop(ctx, gentle, syscall.SIGQUIT)
}

// supervise brings the server back when it ends unasked.
func (p *postgres) supervise(process *process) {
	<-process.done
	revive(p.life, "PostgreSQL", p.log, p.isWanted, p.run)
}

func (p *postgres) isWanted() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.wanted && (p.process == nil || p.process.ended())
}

func (p *postgres) url(database string) string {
	u := url.URL{
		Scheme:   "postgres",
		User:     url.UserPassword(superuser, p.password),
		Host:     fmt.Sprintf("127.0.0.1:%d", p.port),
		Path:     "/" + database,
		RawQuery: "sslmode=disable",
	}
	return u.String()
}

// newPassword returns 26 letters and digits of crypto/rand.
func newPassword() string { return rand.Text() }

// serverEnv is what servers inherit: nothing that could change how they read,
// sort or speak.
func serverEnv() []string {
	return []string{"PATH=" + os.Getenv("PATH"), "LC_ALL=C", "TZ=UTC"}
}

// readyLimit bounds a start; recovery after a crash is the long case.
const readyLimit = 60 * time.Second
