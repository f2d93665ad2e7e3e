package devstack

import (
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"os"
	"os/exec"
	osuser "os/user"
	"path/filepath"
	"strconv"
	"syscall"
)

// user is whom PostgreSQL runs as when this program runs as root, which
// PostgreSQL refuses. nil means: as ourselves.
type user struct {
	name     string
	uid, gid uint32
}

// unprivileged returns nil for everybody but root.
func unprivileged() (*user, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		u, err := osuser.Lookup(name)
		if err != nil {
			continue
		}
		uid, uidErr := strconv.ParseUint(u.Uid, 10, 32)
		gid, gidErr := strconv.ParseUint(u.Gid, 10, 32)
		if uidErr == nil && gidErr == nil && uid != 0 {
			return &user{name, uint32(uid), uint32(gid)}, nil
		}
	}
	return nil, errNoUser()
}

// homeRoot is where data go when the folder that was asked for cannot be
// reached by PostgreSQL's user: a clean clone under /root, for one.
const homeRoot = "/var/lib/hoithi"

// home makes the folder dir/pg and returns its real path. If PostgreSQL's user
// cannot get there, it is made under homeRoot and dir/pg becomes a link to it,
// so that the data can be found, and are found again by the next start.
func home(dir string, who *user) (string, error) {
	pg := filepath.Join(dir, "pg")
	if target, err := os.Readlink(pg); err == nil {
		return target, unwritable(target, ownFolder(target, who))
	}
	err := ownFolder(pg, who)
	if err == nil || who == nil || !errors.Is(err, fs.ErrPermission) {
		return pg, unwritable(pg, err)
	}
	target := elsewhere(dir)
	if again := ownFolder(target, who); again != nil {
		return "", errUnreachable(pg, who.name, fmt.Errorf("%w; %w", err, again))
	}
	if err := os.Remove(pg); err != nil {
		return "", errUnreachable(pg, who.name, err)
	}
	return target, unwritable(dir, os.Symlink(target, pg))
}

// elsewhere names the folder under homeRoot that stands for dir.
func elsewhere(dir string) string {
	sum := fnv.New32a()
	sum.Write([]byte(dir))
	return filepath.Join(homeRoot, fmt.Sprintf("%s-%08x", filepath.Base(dir), sum.Sum32()))
}

func unwritable(folder string, err error) error {
	if err == nil {
		return nil
	}
	return errUnwritable(folder, err)
}

// makeFolder is MkdirAll whose new folders every user may pass through,
// whatever the umask: PostgreSQL's user has to.
func makeFolder(folder string) error {
	if _, err := os.Stat(folder); err == nil {
		return nil
	}
	if err := makeFolder(filepath.Dir(folder)); err != nil {
		return err
	}
	if err := os.Mkdir(folder, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return os.Chmod(folder, 0o755)
}

// ownFolder makes folder, gives it with all that is in it to who, and checks
// that who can really work in it: permissions, access lists and file systems
// have too many ways to say no for a look at the mode bits.
func ownFolder(folder string, who *user) error {
	if err := makeFolder(folder); err != nil {
		return err
	}
	if who != nil {
		if err := giveTree(folder, who); err != nil {
			return err
		}
	}
	if err := os.Chmod(folder, 0o700); err != nil {
		return err
	}
	probe := exec.Command("/bin/sh", "-c", ": >.probe && rm .probe")
	probe.Dir = folder
	probe.SysProcAttr = attributes(who, syscall.SIGKILL)
	if said, err := probe.CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s %s", fs.ErrPermission, err, said)
	}
	return nil
}

// giveTree changes the owner where it differs. Files may vanish meanwhile: a
// killed program's initdb tidies up.
func giveTree(folder string, who *user) error {
	return filepath.WalkDir(folder, func(path string, _ fs.DirEntry, err error) error {
		if err != nil {
			return unlessGone(err)
		}
		info, err := os.Lstat(path)
		if err != nil {
			return unlessGone(err)
		}
		if s, ok := info.Sys().(*syscall.Stat_t); ok && s.Uid == who.uid && s.Gid == who.gid {
			return nil
		}
		return unlessGone(os.Lchown(path, int(who.uid), int(who.gid)))
	})
}

func unlessGone(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
