package importer

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"hoithi/internal/fault"
)

// convertTime is how long a converter of old formats may run.
const convertTime = 90 * time.Second

// readDOC reads old Word and RTF files through LibreOffice, as DOCX.
func readDOC(src source, b *builder) error {
	return viaOffice(src, b, "docx", "libreoffice-writer", readDOCX)
}

// readXLS reads old Excel files through LibreOffice, as XLSX.
func readXLS(src source, b *builder) error {
	return viaOffice(src, b, "xlsx", "libreoffice-calc", readXLSX)
}

// viaOffice converts the file in a private folder and reads the result.
func viaOffice(src source, b *builder, to, pkg string, read reader) error {
	office, err := exec.LookPath("soffice")
	if err != nil {
		return missingConverter(pkg)
	}
	dir, in, err := putAside(src, b.batch.Format)
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	out := filepath.Join(dir, "out")
	ctx, cancel := context.WithTimeout(src.ctx, convertTime)
	defer cancel()
	// A profile of its own: no macros, no locks shared with another run.
	cmd := exec.CommandContext(ctx, office, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"),
		"--headless", "--norestore", "--nolockcheck", "--convert-to", to, "--outdir", out, in)
	if message, err := cmd.CombinedOutput(); err != nil {
		return ErrUnreadable.Because(err).With("converter", shorten(string(message), 200))
	}
	data, err := os.ReadFile(filepath.Join(out, "input."+to))
	if err != nil {
		return ErrUnreadable.Because(err)
	}
	converted := src
	converted.data, converted.size = bytes.NewReader(data), int64(len(data))
	return read(converted, b)
}

// putAside writes the file into a private folder, for a tool that reads no
// other way. The caller removes the folder.
func putAside(src source, format string) (dir, file string, err error) {
	data, err := src.readAll(MaxFileSize)
	if err != nil {
		return "", "", err
	}
	if dir, err = os.MkdirTemp("", "hoithi-import-"); err != nil {
		return "", "", fault.New(fault.Internal, "temp_folder", "Không tạo được thư mục tạm.", "No temporary folder.").Because(err)
	}
	file = filepath.Join(dir, "input."+format)
	if err := os.WriteFile(file, data, 0o600); err != nil {
		_ = os.RemoveAll(dir)
		return "", "", fault.New(fault.Internal, "temp_folder", "Không ghi được tệp tạm.", "The temporary file cannot be written.").Because(err)
	}
	return dir, file, nil
}

// limitedBuffer takes no more than left bytes; the rest is dropped.
type limitedBuffer struct {
	*bytes.Buffer
	left int
}

func (l *limitedBuffer) Write(p []byte) (int, error) {
	keep := min(len(p), l.left)
	l.left -= keep
	l.Buffer.Write(p[:keep])
	return len(p), nil
}

// missingConverter names the package to install.
func missingConverter(pkg string) error {
	e := *ErrConverter
	e.Msg.VI = "Máy chủ chưa cài gói “" + pkg + "” để đọc định dạng này (Debian: apt install " + pkg + "). Hoặc hãy lưu tệp thành DOCX/XLSX."
	e.Msg.EN = "The package “" + pkg + "” that reads this format is not installed (Debian: apt install " + pkg + "). Or save the file as DOCX or XLSX."
	return (&e).With("package", pkg)
}
