# Dateline. `make run` and `make test` set up whatever they need; what is done is not done again.

PYTHON ?= python3
PORT ?= 8501
VENV := .venv
PY := $(VENV)/bin/python
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev
READY_BENCH := $(VENV)/.ready-bench
BROWSER := $(VENV)/.browser

.DEFAULT_GOAL := help
.PHONY: help deps-office gallery run data test check format lock bench torture screenshots browser train clean

help:  ## say what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

run: data  ## open the map on http://localhost:8501
	@$(PY) -m geo.ui.serve --port $(PORT)

data: $(READY)  ## build the gazetteer, fill static/, read the digests
	@$(PY) -m geo.gazetteer.build
	@$(PY) -m geo.render
	@$(PY) -m geo.pipeline.stored

test: $(READY_DEV) data browser  ## run every test, the browser's too (TESTS=tests/extract: some)
	@$(PY) -m pytest -n 2 --dist loadfile $(TESTS)

check: $(READY_DEV)  ## format, lint, types, import contracts
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/biome ci geo/render/web
	@$(VENV)/bin/mypy
	@$(VENV)/bin/lint-imports

format: $(READY_DEV)  ## put the code in its usual form
	@$(VENV)/bin/ruff format .
	@$(VENV)/bin/ruff check --fix .
	@$(VENV)/bin/biome check --write geo/render/web

bench: $(READY_BENCH) data browser  ## measure speed, as ratios against peers in the same run
	@$(PY) tools/bench.py

torture: $(READY_DEV) data browser  ## treat it badly: hostile files, kill -9, ten at once
	@$(PY) tools/torture.py --out docs/torture.md

screenshots: $(READY_DEV) data browser  ## make docs/screenshots/ anew
	@$(PY) tools/screenshots.py

lock: $(READY_DEV)  ## pin every requirements*.in, with hashes
	@$(VENV)/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes -o requirements.txt requirements.in
	@$(VENV)/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes -o requirements-dev.txt requirements-dev.in
	@$(VENV)/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes -o requirements-bench.txt requirements-bench.in

clean:  ## forget all that was set up
	rm -rf $(VENV) data/build static

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Dateline needs Python 3.11 or later: install it, or say make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { rm -rf $(VENV); echo "Python's venv module is missing: on Debian and Ubuntu, apt install python3-venv" >&2; exit 1; }

$(READY): requirements.txt | $(VENV)/bin/python
	@echo "Installing what Dateline runs on (once) …"
	@$(PY) -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(READY_DEV): requirements-dev.txt $(READY)
	@echo "Installing what tests Dateline (once) …"
	@$(PY) -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

$(READY_BENCH): requirements-bench.txt $(READY_DEV)
	@echo "Installing the benchmark's peers (once) …"
	@$(PY) -m pip install -q --disable-pip-version-check --require-hashes -r requirements-bench.txt
	@touch $@

gallery: $(READY_DEV) data browser deps-office  ## make docs/gallery/ anew: every preset and format
	@$(PY) -m tools.gallery

deps-office:  ## install LibreOffice, with which a test opens the decks (Debian, as root)
	@command -v soffice >/dev/null 2>&1 || \
	  { apt-get update -qq && apt-get install -y -qq --no-install-recommends libreoffice-impress; } || \
	  { echo "Install LibreOffice Impress, so that soffice can be called" >&2; exit 1; }

browser: $(READY_DEV)
	@$(PY) tools/install_browser.py
