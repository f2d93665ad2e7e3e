package importer

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"strings"
)

// archive is a zip container that has passed the safety checks.
type archive struct {
	files map[string]*zip.File
	names []string // in the order of the archive
	left  int64    // bytes that may still be unpacked
}

// openArchive opens a container and refuses the dangerous kinds before
// anything is unpacked: paths that leave the folder, sizes that explode,
// passwords.
func openArchive(src source) (*archive, error) {
	r, err := zip.NewReader(src.data, src.size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		if errors.Is(err, zip.ErrFormat) {
			return nil, ErrTruncated.Because(err)
		}
		return nil, ErrUnreadable.Because(err)
	}
	if len(r.File) > maxEntries {
		return nil, ErrZipBomb
	}
	a := &archive{files: make(map[string]*zip.File, len(r.File)), left: maxTotalSize}
	var total uint64
	for _, f := range r.File {
		if unsafePath(f.Name) {
			return nil, ErrZipSlip.With("path", shorten(f.Name, 80))
		}
		if f.Flags&1 != 0 {
			return nil, ErrPassword
		}
		total += f.UncompressedSize64
		if total > maxTotalSize || f.UncompressedSize64 > maxTotalSize {
			return nil, ErrZipBomb
		}
		if !strings.HasSuffix(f.Name, "/") {
			a.files[cleanName(f.Name)] = f
			a.names = append(a.names, cleanName(f.Name))
		}
	}
	return a, nil
}

func unsafePath(name string) bool {
	name = strings.ReplaceAll(name, "\\", "/")
	if strings.HasPrefix(name, "/") || strings.ContainsRune(name, 0) || len(name) > 1 && name[1] == ':' {
		return true
	}
	for part := range strings.SplitSeq(name, "/") {
		if part == ".." {
			return true
		}
	}
	return false
}

func cleanName(name string) string {
	return path.Clean(strings.ReplaceAll(name, "\\", "/"))
}

// has reports whether the container holds the file.
func (a *archive) has(name string) bool { _, ok := a.files[name]; return ok }

// read unpacks one file. The sizes in the directory may lie: what counts is
// what comes out.
func (a *archive) read(name string) ([]byte, error) {
	f, ok := a.files[name]
	if !ok {
		return nil, ErrUnreadable.With("missing", name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, ErrUnreadable.Because(err)
	}
	defer r.Close()
	limit := min(int64(maxPartSize), a.left)
	var buf bytes.Buffer
	buf.Grow(int(min(int64(f.UncompressedSize64), limit, 64<<20)) + 512)
	n, err := io.Copy(&buf, io.LimitReader(r, limit+1))
	if n > limit {
		return nil, ErrZipBomb
	}
	if err != nil {
		if errors.Is(err, io.ErrUnexpectedEOF) {
			return nil, ErrTruncated.Because(err)
		}
		return nil, ErrUnreadable.Because(err)
	}
	a.left -= n
	return buf.Bytes(), nil
}

// readIf is read for parts that a container may lack.
func (a *archive) readIf(name string) ([]byte, error) {
	if !a.has(name) {
		return nil, nil
	}
	return a.read(name)
}
