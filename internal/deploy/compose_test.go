package deploy_test

import (
	"maps"
	"net/netip"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/loader"
	"github.com/compose-spec/compose-go/v2/types"

	"hoithi/internal/config"
)

const composeFile = "../../docker-compose.yml"

// operator is the .env of an operator who set what has to be set.
func operator() map[string]string {
	return map[string]string{
		"POSTGRES_PASSWORD": "c0ffee00c0ffee01c0ffee02c0ffee03",
		"REDIS_PASSWORD":    "decaf000decaf001decaf002decaf003",
		"HOITHI_SECRET":     "00112233445566778899aabbccddeeff",
		"HOITHI_PUBLIC_URL": "https://thi.example.vn",
	}
}

func load(t *testing.T, environment map[string]string) (*types.Project, error) {
	t.Helper()
	content, err := os.ReadFile(composeFile)
	if err != nil {
		t.Fatal(err)
	}
	return loader.LoadWithContext(t.Context(), types.ConfigDetails{
		WorkingDir:  "../..",
		ConfigFiles: []types.ConfigFile{{Filename: composeFile, Content: content}},
		Environment: environment,
	})
}

func project(t *testing.T, environment map[string]string) *types.Project {
	t.Helper()
	p, err := load(t, environment)
	if err != nil {
		t.Fatalf("load %s: %v", composeFile, err)
	}
	return p
}

// environ is a service's environment as its program sees it.
func environ(service types.ServiceConfig) []string {
	var lines []string
	for name, value := range service.Environment {
		if value != nil {
			lines = append(lines, name+"="+*value)
		}
	}
	return lines
}

// The program starts with what the file gives it: its own configuration says
// so, with every variable that it demands.
func TestCompose_ProgramStarts(t *testing.T) {
	t.Parallel()
	p := project(t, operator())
	for service, need := range map[string]config.Need{"app": config.ForServe, "migrate": config.ForDatabase} {
		c, err := config.Load(environ(p.Services[service]), need)
		if err != nil {
			t.Errorf("%s: %v", service, err)
		}
		if c.HTTP.Listen != "0.0.0.0:8080" {
			t.Errorf("%s listens on %s: its port leads nowhere", service, c.HTTP.Listen)
		}
	}
}

// Limits count addresses, so the proxy in front has to be believed about them:
// it comes from one of the bridge's private networks.
func TestCompose_BelievesTheProxy(t *testing.T) {
	t.Parallel()
	c, err := config.Load(environ(project(t, operator()).Services["app"]), config.ForServe)
	if err != nil {
		t.Fatal(err)
	}
	for _, bridge := range []string{"10.1.0.1", "172.18.0.1", "192.168.16.1"} {
		if !slices.ContainsFunc(c.HTTP.TrustedProxies, func(p netip.Prefix) bool { return p.Contains(netip.MustParseAddr(bridge)) }) {
			t.Errorf("a proxy at %s is not believed", bridge)
		}
	}
}

// An operator can set everything that the program reads.
func TestCompose_PassesEveryVariable(t *testing.T) {
	t.Parallel()
	environment := project(t, operator()).Services["app"].Environment
	for _, v := range config.Variables() {
		if v.Name == "HOITHI_VAR_DIR" {
			continue // only the demo starts servers of its own
		}
		if _, passed := environment[v.Name]; !passed {
			t.Errorf("%s does not reach the program", v.Name)
		}
	}
}

// Without any of what has to be set nothing is started.
func TestCompose_HasNoDefaultsForSecrets(t *testing.T) {
	t.Parallel()
	for name := range operator() {
		for _, value := range []string{"missing", ""} {
			incomplete := operator()
			incomplete[name] = ""
			if value == "missing" {
				delete(incomplete, name)
			}
			if _, err := load(t, incomplete); err == nil || !strings.Contains(err.Error(), name) {
				t.Errorf("loaded without %s: %v", name, err)
			}
		}
	}
}

// Whatever looks like a secret came from the operator.
func TestCompose_HasNoSecrets(t *testing.T) {
	t.Parallel()
	given := slices.Collect(maps.Values(operator()))
	for name, service := range project(t, operator()).Services {
		for variable, value := range service.Environment {
			if value == nil || *value == "" || !looksSecret(variable) {
				continue
			}
			if !slices.ContainsFunc(given, func(secret string) bool { return strings.Contains(*value, secret) }) {
				t.Errorf("%s: %s has a value that no operator chose: %q", name, variable, *value)
			}
		}
	}
}

func looksSecret(variable string) bool {
	for _, part := range []string{"PASSWORD", "SECRET", "TOKEN", "DATABASE_URL", "REDIS_URL"} {
		if strings.Contains(variable, part) {
			return true
		}
	}
	return false
}

// The stores get the passwords that the program uses.
func TestCompose_PasswordsAgree(t *testing.T) {
	t.Parallel()
	p := project(t, operator())
	for service, variables := range map[string][2]string{
		"postgres": {"POSTGRES_PASSWORD", "DATABASE_URL"},
		"redis":    {"REDIS_PASSWORD", "REDIS_URL"},
	} {
		password := p.Services[service].Environment[variables[0]]
		url := p.Services["app"].Environment[variables[1]]
		if password == nil || url == nil || !strings.Contains(*url, ":"+*password+"@"+service+":") {
			t.Errorf("the program's %s does not fit the %s of %s", variables[1], variables[0], service)
		}
	}
}

func TestCompose_Health(t *testing.T) {
	t.Parallel()
	p := project(t, operator())
	for _, name := range []string{"app", "postgres", "redis"} {
		service := p.Services[name]
		if service.HealthCheck == nil || len(service.HealthCheck.Test) < 2 || service.HealthCheck.Disable {
			t.Errorf("%s has no health check", name)
		}
		if service.Restart != types.RestartPolicyUnlessStopped {
			t.Errorf("%s restarts %q, want %q", name, service.Restart, types.RestartPolicyUnlessStopped)
		}
	}
	for dependency, want := range map[string]string{
		"postgres": types.ServiceConditionHealthy,
		"redis":    types.ServiceConditionHealthy,
		"migrate":  types.ServiceConditionCompletedSuccessfully,
	} {
		if got := p.Services["app"].DependsOn[dependency].Condition; got != want {
			t.Errorf("app waits for %s until %q, want %q", dependency, got, want)
		}
	}
}

// Only the program is published, and by default only to this host; the
// stores are on a network without a way out.
func TestCompose_ExposesOnlyTheProgram(t *testing.T) {
	t.Parallel()
	p := project(t, operator())
	for name, service := range p.Services {
		if name != "app" && len(service.Ports) > 0 {
			t.Errorf("%s publishes ports: %v", name, service.Ports)
		}
		for network := range service.Networks {
			if name != "app" && !p.Networks[network].Internal {
				t.Errorf("%s is on the network %s, which is not internal", name, network)
			}
		}
	}
	for _, port := range p.Services["app"].Ports {
		if port.HostIP != "127.0.0.1" {
			t.Errorf("the program is published on %q by default, want this host alone", port.HostIP)
		}
	}
}

// What has to outlive a container is on a volume.
func TestCompose_KeepsTheData(t *testing.T) {
	t.Parallel()
	p := project(t, operator())
	volumes := p.Services["postgres"].Volumes
	if len(volumes) != 1 || volumes[0].Type != types.VolumeTypeVolume || volumes[0].Target != "/var/lib/postgresql/data" {
		t.Fatalf("PostgreSQL's volumes = %+v", volumes)
	}
	if _, declared := p.Volumes[volumes[0].Source]; !declared {
		t.Errorf("the volume %s is not declared", volumes[0].Source)
	}
}

// Nothing can be written in the program's container, but for large uploads on
// their way in.
func TestCompose_HasRoomForUploads(t *testing.T) {
	t.Parallel()
	app := project(t, operator()).Services["app"]
	roomy := slices.ContainsFunc(app.Tmpfs, func(mount string) bool {
		dir, _, _ := strings.Cut(mount, ":")
		return dir == "/tmp"
	})
	if !app.ReadOnly || !roomy {
		t.Errorf("read-only %v, written to: %v; want only /tmp to be written to", app.ReadOnly, app.Tmpfs)
	}
}
