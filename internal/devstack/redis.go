package devstack

import (
	"context"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"

	"github.com/redis/go-redis/v9"
)

// redisServer is one private Redis. It keeps nothing on disk: what is in it
// can be rebuilt, and every start proves it.
type redisServer struct {
	binary   string
	dir      string
	logPath  string
	log      *slog.Logger
	life     context.Context // the stack's: ends what the supervisor is about
	port     int
	password string

	mu      sync.Mutex // guards process and wanted; held while starting
	process *process
	wanted  bool
}

func startRedis(ctx, life context.Context, dir string, log *slog.Logger) (*redisServer, error) {
	binary, err := thisMachine().findRedis()
	if err != nil {
		return nil, err
	}
	r := &redisServer{
		binary: binary, log: log, life: life, password: newPassword(),
		dir: filepath.Join(dir, "redis"), logPath: filepath.Join(dir, "redis.log"),
	}
	if err := os.MkdirAll(r.dir, 0o700); err != nil {
		return nil, errUnwritable(r.dir, err)
	}
	if err := r.stopStale(ctx); err != nil {
		return nil, err
	}
	if err := rotate(r.logPath); err != nil {
		return nil, err
	}
	return r, r.runOnFreePort(ctx)
}

func (r *redisServer) runOnFreePort(ctx context.Context) error {
	var err error
	for range portTries {
		if r.port, err = freePort(); err != nil {
			return errFailed("Redis", err.Error(), r.logPath)
		}
		if err = r.run(ctx); err == nil {
			return r.remember()
		}
		if portIsFree(r.port) {
			return err // it was something else
		}
	}
	return err
}

// run starts the server on r.port, unless it runs, and waits until it answers.
func (r *redisServer) run(ctx context.Context) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.process != nil && !r.process.ended() {
		return nil
	}
	process, err := r.launch()
	if err != nil {
		return errFailed("Redis", err.Error(), r.logPath)
	}
	if err := waitReady(ctx, process, r.ping); err != nil {
		process.stop(ctx, syscall.SIGTERM, syscall.SIGKILL)
		return errFailed("Redis", lastWords(r.logPath, err), r.logPath)
	}
	r.process, r.wanted = process, true
	go r.supervise(process)
	return nil
}

// launch hands the settings over on standard input: a command line, with its
// password, could be read by everybody on the machine.
func (r *redisServer) launch() (*process, error) {
	out, err := os.OpenFile(r.logPath, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return nil, err
	}
	defer out.Close()
	cmd := exec.Command(r.binary, "-")
	cmd.Dir, cmd.Env = r.dir, serverEnv()
	cmd.Stdin = strings.NewReader(r.settings())
	cmd.Stdout, cmd.Stderr = out, out
	return spawn(cmd, nil, syscall.SIGKILL)
}

func (r *redisServer) settings() string {
	return strings.Join([]string{
		"bind 127.0.0.1",
		fmt.Sprintf("port %d", r.port),
		"requirepass " + r.password,
		`save ""`,
		"appendonly no",
		"maxclients 4000",
		"maxmemory-policy noeviction",
		"tcp-keepalive 60",
	}, "\n") + "\n"
}

// kill ends the server as a crash would and keeps it down.
func (r *redisServer) kill() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.wanted = false
	if r.process != nil {
		r.process.stop(context.Background(), syscall.SIGKILL, syscall.SIGKILL)
	}
}

func (r *redisServer) stop(ctx context.Context) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.wanted = false
	if r.process != nil {
		r.process.stop(ctx, syscall.SIGTERM, syscall.SIGKILL)
	}
	_ = os.Remove(r.memoPath())
}

// supervise brings the server back, empty, when it ends unasked.
func (r *redisServer) supervise(process *process) {
	<-process.done
	revive(r.life, "Redis", r.log, r.isWanted, r.run)
}

func (r *redisServer) isWanted() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.wanted && (r.process == nil || r.process.ended())
}

func (r *redisServer) url() string {
	u := url.URL{Scheme: "redis", User: url.UserPassword("", r.password), Host: fmt.Sprintf("127.0.0.1:%d", r.port), Path: "/0"}
	return u.String()
}

func (r *redisServer) ping(ctx context.Context) error { return pingRedis(ctx, r.url()) }

func pingRedis(ctx context.Context, url string) error {
	o, err := redis.ParseURL(url)
	if err != nil {
		return err
	}
	o.MaxRetries = -1
	client := redis.NewClient(o)
	defer client.Close()
	return client.Ping(ctx).Err()
}

// memoPath is the note, for our eyes only, of where this Redis listens: the
// next start finds by it one that outlived a killed program.
func (r *redisServer) memoPath() string { return filepath.Join(r.dir, "url") }

func (r *redisServer) remember() error {
	if err := os.WriteFile(r.memoPath(), []byte(r.url()), 0o600); err != nil {
		return errUnwritable(r.dir, err)
	}
	return nil
}

// stopStale shuts a Redis down that outlived a killed program. Whoever answers
// to the password is ours.
func (r *redisServer) stopStale(ctx context.Context) error {
	memo, err := os.ReadFile(r.memoPath())
	if err != nil {
		return nil // the last run stopped in order, or there was none
	}
	o, err := redis.ParseURL(string(memo))
	if err == nil && pingRedis(ctx, string(memo)) == nil {
		r.log.Warn("stopping the Redis that outlived a killed program")
		client := redis.NewClient(o)
		defer client.Close()
		client.ShutdownNoSave(ctx) // the reply is a closed connection
	}
	return unwritable(r.dir, os.Remove(r.memoPath()))
}
