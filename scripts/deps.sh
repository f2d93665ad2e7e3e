#!/bin/sh
# Installs what the machine lacks to run or to test Hội Thi, and says what it
# does. On Debian and its kin that is apt's work; elsewhere it names what is
# missing.
#
#   scripts/deps.sh run     PostgreSQL and Redis
#   scripts/deps.sh test    these, Chromium, poppler, and a C compiler for the race detector
set -eu

purpose=${1:-run}
lacking= # Debian packages
wanting= # the same for people

has() { command -v "$1" >/dev/null 2>&1; }
lack() { lacking="$lacking $1" wanting="$wanting
  $2"; }

# PostgreSQL's server programs are outside PATH on Debian.
has_postgres() {
	for bin in /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql@*/bin /usr/local/opt/postgresql@*/bin; do
		[ -x "$bin/initdb" ] && return 0
	done
	has initdb && has postgres
}

# What only a person can install in the right version.
toolchain() {
	for program in go node npm; do
		has "$program" || { echo "hoithi: $program is missing; install Go 1.26 or newer and Node.js 20.19 or newer with npm" >&2; exit 1; }
	done
	node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || a === 20 && b >= 19 ? 0 : 1)' ||
		{ echo "hoithi: Node.js $(node --version) is too old; install 20.19 or newer" >&2; exit 1; }
}

toolchain
has_postgres || lack postgresql "PostgreSQL 15 or newer, the server (macOS: brew install postgresql@17; Fedora: dnf install postgresql-server)"
has redis-server || has valkey-server || lack redis-server "Redis 7 or newer, or Valkey (macOS: brew install redis; Fedora: dnf install valkey)"
if [ "$purpose" = test ]; then
	has chromium || has chromium-browser || has google-chrome || lack chromium "Chromium or Chrome (Fedora: dnf install chromium)"
	has pdftotext || lack poppler-utils "poppler's pdftotext, for the tests of PDF files (macOS: brew install poppler; Fedora: dnf install poppler-utils)"
	has cc || has gcc || lack "gcc libc6-dev" "a C compiler (macOS: xcode-select --install; Fedora: dnf install gcc)"
fi
[ -n "$lacking" ] || exit 0

if ! has apt-get; then
	echo "hoithi: this machine lacks:$wanting" >&2
	exit 1
fi
as_root=
if [ "$(id -u)" != 0 ]; then
	has sudo || { echo "hoithi: run as root: apt-get install$lacking" >&2; exit 1; }
	as_root=sudo
fi

echo "hoithi: installing$lacking"
# Debian starts servers as it installs them. Hội Thi starts its own, so for the
# time of the installation the system is asked not to.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
	printf '#!/bin/sh\nexit 101\n' | $as_root tee "$policy" >/dev/null
	$as_root chmod 755 "$policy"
	trap '$as_root rm -f "$policy"' EXIT
	trap 'exit 130' INT TERM
fi
apt="$as_root env DEBIAN_FRONTEND=noninteractive apt-get -y -q -o DPkg::Lock::Timeout=300"
$apt update >/dev/null
# shellcheck disable=SC2086 # the package names are words
$apt install --no-install-recommends $lacking
