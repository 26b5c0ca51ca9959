# Tanggap. `make help` lists what can be asked for.
SHELL := /bin/bash
PYTHON ?= python3
PORT ?= 8080
STORY ?=
VENV := .venv
BIN := $(VENV)/bin
# Byte code is kept, out of the way: without it every run rewrites each test's assertions anew.
unexport PYTHONDONTWRITEBYTECODE
export PYTHONPYCACHEPREFIX := $(CURDIR)/build/bytecode
RUN_LOCK := requirements-local.txt
DEV_LOCK := requirements-dev.txt
RUN_STAMP := $(VENV)/.installed-local
DEV_STAMP := $(VENV)/.installed-dev
# pip fetches uv and nothing else: with hashes, older ones refuse `coverage[toml]` of a dependency where the
# index has a newer coverage than the lock. uv lives apart, so that $(VENV) is what the lock says and no more.
UV := build/uv/bin/uv
export UV_PYTHON_DOWNLOADS := never
# uv reads none of pip's settings. A proxy that opens what passes is trusted where the machine trusts it; a mirror
# is named by UV_DEFAULT_INDEX.
export UV_SYSTEM_CERTS ?= 1

.PHONY: help run test check demo bench fuzz fuzzed lives mutants lock format lint types walls unit coverage slow pythons contracts journeys generated tools clean

help:  ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## */\t/' | expand -t 12

$(UV): requirements-uv.txt
	$(PYTHON) -m venv build/uv
	build/uv/bin/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r $<
	@touch $@

$(BIN)/python:
	$(PYTHON) -m venv --without-pip $(VENV)

# What is there beyond the lock stays: the tools of the tests, where those were run before.
$(RUN_STAMP): $(RUN_LOCK) $(UV) | $(BIN)/python
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --require-hashes -r $<
	@touch $@

$(DEV_STAMP): $(DEV_LOCK) $(UV) | $(BIN)/python
	$(UV) pip sync --quiet --python $(BIN)/python --require-hashes $<
	@touch $@

run: $(RUN_STAMP)  ## the local city on port 8080 (PORT=...), with its console
	$(BIN)/python -m local --port $(PORT)

demo: $(RUN_STAMP)  ## one complaint's life as a story (STORY=list names the others, STORY=all plays them)
	@$(BIN)/python -m local.commands.demo $(if $(STORY),--story $(STORY))

# The emulators are built beside all that needs none, which goes first. How that went is told where
# `contracts` asks for them: what is missing then is tried again, and in CI fails.
test: $(DEV_STAMP)  ## everything, the emulators included
	@mkdir -p build
	@nice $(MAKE) --no-print-directory tools > build/tools.log 2>&1 & \
	trap 'kill %1 2> /dev/null; wait' EXIT; \
	$(MAKE) --no-print-directory lint types walls generated coverage slow pythons fuzzed || exit; \
	kill -0 %1 2> /dev/null && echo "the emulators are still being built: build/tools.log"; \
	wait; \
	$(MAKE) --no-print-directory contracts journeys

check: $(DEV_STAMP) lint types walls generated unit  ## the fast half: a minute on two idle cores

tools: $(DEV_STAMP)
	$(BIN)/python -m tests.emulators.install
	$(BIN)/python -m tests.browser.install

format: $(DEV_STAMP)  ## put every file in its one form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix --quiet .

lint: $(DEV_STAMP)
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .

types: $(DEV_STAMP)
	$(BIN)/mypy .

walls: $(DEV_STAMP)
	$(BIN)/lint-imports

generated: $(DEV_STAMP)
	$(BIN)/python -m infra.texts --check
	$(BIN)/python -m infra.openapi --check
	$(BIN)/python -m infra.rules --check
	$(BIN)/python -m infra.configuration --check
	$(BIN)/python -m infra.lifecycle --check
	$(BIN)/python -m infra.data --check
	$(BIN)/python -m local.commands.check_city cities/kendari
	$(BIN)/python -m local.commands.check_city cities/makassar

# What decodes and paints pictures by the hundred waits for `make test`.
UNDECODED := --ignore-glob='tests/unit/adapters/test_photo_*'

unit: $(DEV_STAMP)
	$(BIN)/pytest -q -n 2 --hypothesis-profile=quick -m "not emulator and not slow" $(UNDECODED) tests/unit tests/test_surface.py

coverage: $(DEV_STAMP)
	$(BIN)/pytest -q -n 2 -m "not emulator and not journey and not browser and not slow" \
	  --cov=functions --cov=shared --cov-report=term:skip-covered --cov-fail-under=90

# Hundreds of thousands of cases each: measuring which lines they reach would triple their time.
slow: $(DEV_STAMP)
	$(BIN)/pytest -q -n 2 -m slow

pythons: $(DEV_STAMP)
	$(BIN)/python -m tests.other_pythons

contracts: $(DEV_STAMP) tools
	$(BIN)/pytest -q -m "emulator"

journeys: $(DEV_STAMP) tools
	$(BIN)/pytest -q -m "(journey or browser) and not emulator"

bench: $(DEV_STAMP) tools  ## the speed of the edges, as ratios within one run
	$(BIN)/python -m bench

fuzz: $(DEV_STAMP)  ## hostile input for ten minutes (FUZZ_S=...), led by coverage where atheris runs
	$(BIN)/python -m tests.fuzz --seconds $(or $(FUZZ_S),600)

lives: $(DEV_STAMP)  ## a year of random reports and cases in both cities (LIVES=100000 REAL_LIVES=20000)
	LIVES=$(or $(LIVES),100000) REAL_LIVES=$(or $(REAL_LIVES),20000) \
	  nice $(BIN)/pytest -q -n auto tests/unit/domain/sla/test_a_year.py tests/unit/lives

mutants: $(DEV_STAMP)  ## change the core, see that tests notice (MUTANTS='sla people', MUTANTS_S=...)
	nice $(BIN)/python -m tests.mutants --seconds $(or $(MUTANTS_S),3600) $(MUTANTS)

fuzzed: $(DEV_STAMP)
	$(BIN)/python -m tests.fuzz --seconds 30 --engine mutations

COMPILE = $(UV) pip compile --generate-hashes --universal --no-emit-index-url --no-header --quiet --python-version 3.11

lock: $(UV)  ## compile the requirements, hashes included
	$(COMPILE) requirements-uv.in -o requirements-uv.txt
	$(COMPILE) requirements.in -o requirements.txt
	$(COMPILE) -c requirements.txt requirements-local.in -o $(RUN_LOCK)
	$(COMPILE) -c $(RUN_LOCK) requirements-dev.in -o $(DEV_LOCK)

clean:  ## forget what was installed and built
	rm -rf $(VENV) build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
