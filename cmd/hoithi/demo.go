package main

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"
	"strings"

	"hoithi/internal/config"
	"hoithi/internal/demo"
	"hoithi/internal/devstack"
)

// demoCmd runs everything on one machine: private servers, a contest to look
// at, and a crowd that takes it.
type demoCmd struct {
	Lan     bool `help:"Cho điện thoại và TV cùng mạng vào được. | Let phones and TVs in the same network in."`
	NoCrowd bool `help:"Không cho thí sinh giả định làm bài. | No synthetic contestants."`
}

func (d demoCmd) Run(ctx context.Context, s *streams, env environ) (err error) {
	c, err := config.Load(env, config.ForDemo)
	if err != nil {
		return err
	}
	if d.Lan {
		c.HTTP.Listen = everywhere(c.HTTP.Listen)
	}
	listener, err := listen(c.HTTP.Listen)
	if err != nil {
		return err
	}
	defer listener.Close()
	at := addressesOf(listener.Addr())
	c.HTTP.JoinURL = at.outside()
	lang, log := config.Lang(env), newLogger(s.Err, c.Log)
	stack, err := devstack.Start(ctx, devstack.Options{Dir: c.Stores.VarDir, Logger: log, DatabaseURL: c.Stores.DatabaseURL, RedisURL: c.Stores.RedisURL})
	if err != nil {
		return err
	}
	defer func() {
		stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopLimit)
		defer cancel()
		err = errors.Join(err, stack.Stop(stop))
	}()
	c.Stores.DatabaseURL, c.Stores.RedisURL = stack.DatabaseURL, stack.RedisURL
	kept, err := keep(c.Stores.VarDir)
	if err != nil {
		return err
	}
	if c.HTTP.Secret == "" {
		c.HTTP.Secret = kept.secret
	}
	n, err := openNode(ctx, c, log, true)
	if err != nil {
		return err
	}
	defer n.stop(ctx)
	show, err := demo.New(demo.Parts{Store: n.db, Taking: n.taking, Hasher: n.hasher, Now: now, NewID: newID, Log: log})
	if err != nil {
		return err
	}
	fmt.Fprintln(s.Out, text(lang, "Đang chuẩn bị cuộc thi trình diễn…", "Preparing the demo contest…"))
	stage, err := show.Prepare(ctx, kept.password)
	if err != nil {
		return err
	}
	if !d.NoCrowd {
		crowd, leave := context.WithCancel(ctx)
		left := make(chan struct{})
		go func() {
			defer close(left)
			n.report("crowd", show.Crowd(crowd, stage))
		}()
		defer func() { leave(); <-left }()
	}
	announce(s, lang, at, stage, kept.password)
	return n.run(ctx, listener)
}

// announce prints where to look and how to sign in.
func announce(s *streams, lang string, at addresses, stage demo.Stage, password string) {
	line := func(vi, en, path string) { fmt.Fprintf(s.Out, "  %-26s %s%s\n", text(lang, vi, en), at.here, path) }
	fmt.Fprintln(s.Out)
	line("Thí sinh", "Contestants", "/c/"+stage.Contest.Slug)
	line("Bảng xếp hạng", "Live board", "/r/"+stage.Open.ID+"/board")
	line("Màn hình hội trường", "Hall display", "/r/"+stage.Open.ID+"/hall")
	line("Ban tổ chức", "Organisers", "/desk")
	fmt.Fprintln(s.Out)
	for _, in := range stage.SignIns {
		fmt.Fprintf(s.Out, "  %-10s %-28s %s\n", in.Role, in.Email, password)
	}
	fmt.Fprintln(s.Out)
	if len(at.lan) == 0 { // on this machine alone, or it is in no network
		fmt.Fprintln(s.Out, text(lang, "  Muốn mở bằng điện thoại hay TV cùng mạng: make run ARGS=--lan", "  For a phone or a TV in the same network: make run ARGS=--lan"))
	}
	for _, site := range at.lan {
		fmt.Fprintf(s.Out, "  %-26s %s\n", text(lang, "Điện thoại, TV cùng mạng", "Phones and TVs around"), site+"/c/"+stage.Contest.Slug)
	}
	fmt.Fprintf(s.Out, "\nready: %s\n", at.here)
}

// keptSecrets are what a demo needs again at its next start.
type keptSecrets struct{ secret, password string }

// keep reads the demo's secrets from its folder, or draws them once.
func keep(dir string) (k keptSecrets, err error) {
	if k.secret, err = keepOne(filepath.Join(dir, "secret"), drawSecret); err != nil {
		return k, err
	}
	k.password, err = keepOne(filepath.Join(dir, "password"), drawPassword)
	return k, err
}

func keepOne(path string, draw func() (string, error)) (string, error) {
	kept, err := os.ReadFile(path)
	if err == nil && len(strings.TrimSpace(string(kept))) > 0 {
		return strings.TrimSpace(string(kept)), nil
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("demo: %w", err)
	}
	drawn, err := draw()
	if err != nil {
		return "", err
	}
	if err := os.WriteFile(path, []byte(drawn+"\n"), 0o600); err != nil {
		return "", fmt.Errorf("demo: %w", err)
	}
	return drawn, nil
}

func drawSecret() (string, error) {
	var b [32]byte
	_, err := rand.Read(b[:])
	return hex.EncodeToString(b[:]), err
}

// drawPassword is easy to type: three words and a number.
func drawPassword() (string, error) {
	words := []string{"sen", "trong", "song", "nui", "bien", "mai", "tre", "lua", "dua", "cau", "thuyen", "den", "hoa", "gio", "nang", "mua"}
	var parts []string
	for range 3 {
		i, err := rand.Int(rand.Reader, big.NewInt(int64(len(words))))
		if err != nil {
			return "", err
		}
		parts = append(parts, words[i.Int64()])
	}
	i, err := rand.Int(rand.Reader, big.NewInt(9000))
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%s-%d", strings.Join(parts, "-"), 1000+i.Int64()), nil
}
