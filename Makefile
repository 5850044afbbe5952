# Everything a newcomer needs: make demo, make test. Both work from a bare Debian 12 with git, make and python3.
PYTHON := /usr/bin/python3
UV := .tools/bin/uv
BIN := .venv/bin
export UV_PYTHON_DOWNLOADS := never
export UV_SYSTEM_CERTS := 1
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)
DEBS := $(shell cat packaging/debian-packages.txt)


.PHONY: setup words demo test check lock bench fuzz
.DEFAULT_GOAL := help

help:
	@echo "make demo    a whole booth on this machine, with simulated devices"
	@echo "make test    every check and every test"
	@echo "make check   the linters and the type checks only"
	@echo "make setup   what both need, into .venv"
	@echo "make bench   the figures, into bench.json"
	@echo "make fuzz    bytes that nobody thought of, a minute for each codec; SECONDS=600 for longer"

setup: .venv/ready words

.venv/ready: packaging/requirements-dev.txt packaging/debian-packages.txt pyproject.toml
	@dpkg -s $(DEBS) >/dev/null 2>&1 || { $(SUDO) apt-get update -q && $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $(DEBS); }
	@test -x $(UV) || { $(PYTHON) -m venv .tools && .tools/bin/pip install -q --disable-pip-version-check uv==0.13.9; }
	$(UV) venv -q --allow-existing -p $(PYTHON) .venv
	VIRTUAL_ENV=.venv $(UV) pip sync -q --compile-bytecode --require-hashes packaging/requirements-dev.txt
	VIRTUAL_ENV=.venv $(UV) pip install -q --no-deps -e .
	@touch $@

words: .venv/words  # the translations, compiled: the screens load these

.venv/words: .venv/ready $(wildcard ui/i18n/*.ts)
	PATH="$(CURDIR)/$(BIN):$$PATH" sh ui/tools/make_words.sh --compile
	@touch $@

demo: setup
	$(BIN)/alcove demo

check: setup tests/node/node_modules/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	PATH="$(CURDIR)/$(BIN):$$PATH" sh ui/tools/check_qml.sh
	PATH="$(CURDIR)/$(BIN):$$PATH" node tests/node/node_modules/typescript/bin/tsc -p session/hub/page/jsconfig.json

# Real peers and checkers that run on node, for the tests only; node itself comes locked with the Python packages.
tests/node/node_modules/ready: tests/node/package-lock.json .venv/ready
	cd tests/node && PATH="$(CURDIR)/.venv/bin:$$PATH" npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

# Whole visits and what listens have the machine to themselves afterwards: their sound, pictures and radios are in real time.
WHOLE := tests/journeys tests/drivers/stethoscope tests/kiosk/test_upkeep_sweep.py

test: check tests/node/node_modules/ready
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile $(addprefix --ignore=,$(WHOLE))
	$(BIN)/python -m pytest $(WHOLE)

bench: setup tests/node/node_modules/ready
	$(BIN)/python -m kiosk.bench

fuzz: SECONDS := 60
fuzz: setup
	$(BIN)/python -m tests.fuzz --seconds $(SECONDS)

lock:
	for group in hub booth dev; do $(UV) pip compile pyproject.toml --group $$group --generate-hashes --no-header --no-emit-index-url -p $(PYTHON) -o packaging/requirements-$$group.txt; done
