# Two commands do everything: `make site` and `make test`. Both need only Python 3.11 or newer,
# git and make; what else there is to install they install in .venv.

PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true
export PYTHONUTF8 := 1
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install
LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-annotate --no-header

.PHONY: site serve check test lint bench picture lock clean

site: .venv/site  ## Build the site.
	$(BIN)/mkdocs build --strict
	@echo "The site is in $(CURDIR)/site. Look at it with: $(BIN)/python -m http.server -d site"

serve: .venv/site  ## Build the site again at each change, and show it on this machine.
	$(BIN)/mkdocs serve

check: .venv/site  ## Say what is wrong with posts and lists, without building.
	$(BIN)/reading-room check

test: lint  ## Install what the tests need, and run them all.
	sh tests/browser/install.sh $(BIN)
	$(BIN)/python -m pytest

lint: .venv/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

bench: .venv/test  ## Time builds of 12, 1,000 and 10,000 posts.
	$(BIN)/python benchmarks/run.py 12 1000 10000

picture: .venv/test site  ## Make the picture in the README from the built site.
	$(BIN)/python tests/browser/picture.py site manual/home.png

lock: .venv/site  ## Pin the newest allowed versions of everything, with their hashes.
	$(PIP) uv
	$(LOCK) --upgrade --group build -o requirements.lock
	$(LOCK) --upgrade --group dev -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf .venv site

.venv/site: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

.venv/test: .venv/site requirements-dev.lock
	$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@
