package deploy_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

func read(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile("../../" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// The image is built with the Go that the module asks for.
func TestDockerfile_GoVersion(t *testing.T) {
	t.Parallel()
	wanted := regexp.MustCompile(`(?m)^go (\d+\.\d+)`).FindStringSubmatch(read(t, "go.mod"))
	if wanted == nil {
		t.Fatal("go.mod names no version")
	}
	if from := "FROM golang:" + wanted[1] + "-"; !strings.Contains(read(t, "Dockerfile"), from) {
		t.Errorf("Dockerfile has no %q", from)
	}
}

// The last stage runs as nobody in particular, says how it is, and serves.
func TestDockerfile_LastStage(t *testing.T) {
	t.Parallel()
	dockerfile := read(t, "Dockerfile")
	last := dockerfile[strings.LastIndex(dockerfile, "\nFROM "):]
	for _, want := range []string{":nonroot\n", "\nUSER nonroot\n", "\nHEALTHCHECK ", `"healthcheck"]`, `CMD ["serve"]`, "ENV HOITHI_LISTEN=0.0.0.0:8080\n"} {
		if !strings.Contains(last, want) {
			t.Errorf("the last stage has no %q", want)
		}
	}
	if strings.Contains(last, "RUN ") {
		t.Error("the last stage has no shell to RUN with")
	}
}
