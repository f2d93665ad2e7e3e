package devstack

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/lib/pq"
)

func (p *postgres) passwordPath() string { return filepath.Join(p.data(), "hoithi.password") }

// initdb creates the data in data.new and renames the whole: data is either
// not there or complete, whenever this program is killed.
func (p *postgres) initdb(ctx context.Context) error {
	p.log.Info("creating the database; this happens once", "folder", p.data(), "postgres", p.install.major)
	fresh := p.data() + ".new"
	password := filepath.Join(p.home, "password.new")
	if err := writeFor(p.who, password, newPassword()); err != nil {
		return errUnwritable(p.home, err)
	}
	if err := p.runInitdb(ctx, fresh, password); err != nil {
		return err
	}
	if err := os.Rename(password, filepath.Join(fresh, "hoithi.password")); err != nil {
		return errUnwritable(p.home, err)
	}
	if err := os.Rename(fresh, p.data()); err != nil {
		return errUnwritable(p.home, err)
	}
	return nil
}

// runInitdb tries the locales in turn: which exist depends on the system.
func (p *postgres) runInitdb(ctx context.Context, fresh, password string) error {
	var last error
	for _, locale := range locales(p.install.major) {
		if err := os.RemoveAll(fresh); err != nil {
			return errUnwritable(p.home, err)
		}
		args := append([]string{"-D", fresh, "-U", superuser, "-E", "UTF8", "--auth=scram-sha-256",
			"--pwfile=" + password, "--no-instructions"}, locale...)
		if p.ephemeral {
			args = append(args, "--no-sync")
		}
		said, err := p.tool(ctx, "initdb", args...)
		if err == nil {
			return nil
		}
		last = errFailed("initdb", lastLine(said, err), p.home)
		if !strings.Contains(said, "locale") {
			return last
		}
	}
	return last
}

// locales prefers what sorts by code point and knows upper and lower case of
// all scripts; Vietnamese order is the program's business, not the server's.
func locales(major int) [][]string {
	plain := [][]string{{"--locale=C.UTF-8"}, {"--locale=C", "--lc-ctype=en_US.UTF-8"}, {"--locale=C"}}
	if major >= 17 {
		return append([][]string{{"--locale-provider=builtin", "--locale=C.UTF-8", "--lc-collate=C", "--lc-ctype=C"}}, plain...)
	}
	return plain
}

// tool runs one of PostgreSQL's programs to its end as its user and returns
// what it said. Interrupted, it cleans up after itself.
func (p *postgres) tool(ctx context.Context, name string, args ...string) (string, error) {
	cmd := exec.Command(filepath.Join(p.install.bin, name), args...)
	cmd.Dir, cmd.Env = p.home, serverEnv()
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	process, err := spawn(cmd, p.who, syscall.SIGTERM)
	if err != nil {
		return "", err
	}
	select {
	case <-process.done:
		return said.String(), process.err
	case <-ctx.Done():
		process.stop(ctx, syscall.SIGTERM, syscall.SIGTERM)
		return said.String(), ctx.Err()
	}
}

// lastLine is the last thing a tool said, which is where they put the cause.
func lastLine(said string, err error) string {
	lines := strings.Split(strings.TrimSpace(said), "\n")
	for i := len(lines) - 1; i >= 0; i-- {
		if strings.Contains(lines[i], "error:") || strings.Contains(lines[i], "FATAL") {
			return lines[i]
		}
	}
	return fmt.Sprintf("%v %s", err, lines[len(lines)-1])
}

// writeFor writes a secret that only who may read.
func writeFor(who *user, path, content string) error {
	if err := os.WriteFile(path, []byte(content+"\n"), 0o600); err != nil {
		return err
	}
	if who == nil {
		return nil
	}
	return os.Chown(path, int(who.uid), int(who.gid))
}

// duplicateDatabase is PostgreSQL's code for CREATE DATABASE of one that is
// there: a start that was killed in between, or the second start.
const duplicateDatabase = "42P04"

func (p *postgres) createDatabase(ctx context.Context) error {
	db, err := sql.Open("postgres", p.url("postgres"))
	if err != nil {
		return err
	}
	defer db.Close()
	var there bool
	err = db.QueryRowContext(ctx, "SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)", databaseName).Scan(&there)
	if err == nil && !there {
		_, err = db.ExecContext(ctx, "CREATE DATABASE "+databaseName)
	}
	if pqErr := (*pq.Error)(nil); errors.As(err, &pqErr) && pqErr.Code == duplicateDatabase {
		return nil
	}
	if err != nil {
		return errFailed("PostgreSQL", err.Error(), p.logPath)
	}
	return nil
}

// ping asks the server whether it answers queries.
func (p *postgres) ping(ctx context.Context) error {
	// The driver does not watch ctx while it says hello; its own limit it keeps.
	db, err := sql.Open("postgres", p.url("postgres")+"&connect_timeout=2")
	if err != nil {
		return err
	}
	defer db.Close()
	return db.PingContext(ctx)
}
