# Hội Thi. `make help` lists what there is to say.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help run test bench build frontend release profile deps e2e pictures soak lint clean reset test-deps test-go test-frontend go-build

# One kind of build for vet, for the tools and for the binary shares one cache;
# only the race detector needs the other kind.
export CGO_ENABLED := 0

# Two cores are busy enough with one step at a time.
.NOTPARALLEL:

# The files that the built pages depend on.
PAGES := $(shell find frontend/src frontend/public frontend/scripts -type f 2>/dev/null) \
	$(wildcard frontend/*.html frontend/*.ts frontend/package*.json)
MODULES := frontend/node_modules/.installed
DIST := frontend/dist/.built
# Where the processor's time goes while thousands answer: the compiler makes
# these ways short. It compiles every package anew, so only a release has it.
PROFILE := cmd/hoithi/release.pgo

# A commit in the binary needs git and a checkout that it trusts.
VCS := $(shell git rev-parse HEAD >/dev/null 2>&1 && echo auto || echo false)
# Without a tty npm draws no progress bars; nothing here asks npm's servers for news.
NPM := npm --no-audit --no-fund --no-update-notifier

help: ## this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: deps build ## install what is missing, build, and run the demo on http://127.0.0.1:8080
	@exec bin/hoithi demo $(ARGS)

test: test-deps test-go test-frontend e2e ## every test: Go with the race detector, pages, browser

bench: test-deps release ## measure this machine and print the figures
	@bin/release/hoithi bench $(ARGS)
	@cd frontend && node scripts/first-question.mjs ../bench.json

build: $(DIST) go-build ## the pages and bin/hoithi

frontend: $(DIST) ## the pages

release: $(DIST) ## bin/release/hoithi, compiled for the load of a round (takes minutes)
	go build -buildvcs=$(VCS) -trimpath -pgo=$(PROFILE) -o bin/release/hoithi ./cmd/hoithi

profile: test-deps release ## measure that load again for the next release
	@bin/release/hoithi bench --modes=hoithi --clients=256 --only=answers,open,watchers --out=bin/profile.json --profile=$(PROFILE)

deps: ## install PostgreSQL and Redis if they are missing
	@scripts/deps.sh run

e2e: test-deps build ## the browser tests
	cd frontend && $(NPM) run e2e

soak: frontend ## a long evening on one output: memory, elements, slow frames
	cd frontend && node src/tv/testing/soak.mjs $(ARGS)

pictures: e2e ## the pictures of the documents, out of the browser tests
	@for pair in take-phone:take-phone done-phone:done-phone desk-import:desk-import hall-vi-dark-1440:hall \
		desk-overview-en-light-1440:desk-overview result-vi-dark-1440:result contest-vi-light-360:contest-phone air-show:air-show; do \
		cp "var/pictures/$${pair%%:*}.png" "docs/pictures/$${pair##*:}.png"; done

lint: $(MODULES) ## formatting, vet, types
	@unformatted=$$(gofmt -l $$(git ls-files '*.go' 2>/dev/null || find cmd contest internal questions scripts -name '*.go')); \
		[ -z "$$unformatted" ] || { echo "not formatted by gofmt:"; echo "$$unformatted"; exit 1; }
	go vet ./...
	cd frontend && $(NPM) run check

clean: ## remove what was built; the demo's data stay
	rm -rf bin frontend/node_modules
	find frontend/dist -mindepth 1 ! -name .keep -delete

reset: ## forget the demo's data
	@if [ -L var/pg ]; then rm -rf "$$(readlink var/pg)"; fi
	rm -rf var

test-deps:
	@scripts/deps.sh test

test-go: test-deps $(DIST)
	go vet ./...
	go run ./scripts/withstack env CGO_ENABLED=1 go test -race ./...

test-frontend: $(DIST)
	cd frontend && $(NPM) run check
	cd frontend && $(NPM) test
	cd docs/companion && $(NPM) ci --silent && $(NPM) test

go-build: $(DIST)
	go build -buildvcs=$(VCS) -o bin/hoithi ./cmd/hoithi

$(MODULES): frontend/package.json frontend/package-lock.json
	cd frontend && $(NPM) ci --include=dev
	@touch $@

# The build empties the folder; its marker file is part of the source.
$(DIST): $(MODULES) $(PAGES)
	cd frontend && $(NPM) run build
	@touch frontend/dist/.keep $@
