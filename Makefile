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
SBOM := sbom.json
ADVISORIES := pypi

.PHONY: site serve check test quick access lint schema words bench picture pictures lock sbom audit clean

site: .venv/site  ## Build the site.
	$(BIN)/mkdocs build --strict
	@echo "The site is in $(CURDIR)/site. Look at it with: $(BIN)/python -m http.server -d site"

serve: .venv/site  ## Build the site again at each change, and show it on this machine.
	$(BIN)/mkdocs serve

check: .venv/site  ## Say what is wrong with posts and lists, without building.
	$(BIN)/reading-room check --reading

test: lint  ## Install what the tests need, and run them all.
	sh tests/browser/install.sh $(BIN)
	@echo "All tests take about forty minutes on two cores; make quick runs those that take a minute."
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

quick: lint  ## Run the tests of the code that need no site and no browser.
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal tests/sources tests/library tests/writing tests/schema tests/test_manual.py

lint: .venv/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

access: .venv/test  ## Test every kind of page with axe, and write what it finds into the statement.
	sh tests/browser/install.sh $(BIN)
	READING_ROOM_WRITE_ACCESS=1 $(BIN)/python -m pytest tests/browser/test_access.py

schema: .venv/test  ## Write the JSON Schemas and the manual's tables of keys.
	$(BIN)/reading-room schema --write
	READING_ROOM_WRITE_TABLES=1 $(BIN)/python -m pytest tests/schema/test_tables.py

words: .venv/test  ## Find the words of pages, put new ones into the catalogues, and compile these.
	$(BIN)/python tests/translation/catalogues.py

bench: .venv/test  ## Time builds of 100, 1,000 and 10,000 posts, and of Hugo and Eleventy on PATH.
	$(BIN)/python benchmarks/run.py 100 1000 10000

picture: .venv/test site  ## Make the picture in the README from the built site.
	$(BIN)/python tests/browser/picture.py site docs/manual/home.png

pictures: .venv/test  ## Make the manual's pictures, of a new site.
	$(BIN)/python tests/browser/pictures.py docs/manual/images

lock: .venv/test  ## Pin the newest allowed versions of everything, with their hashes.
	$(LOCK) --upgrade --group build -o requirements.lock
	$(LOCK) --upgrade --group dev -c requirements.lock -o requirements-dev.lock

sbom: .venv/test  ## Write down what a build is made of, with hashes (CycloneDX).
	@env -u SOURCE_DATE_EPOCH PYTHONWARNINGS=ignore $(BIN)/cyclonedx-py requirements --pyproject pyproject.toml \
		--mc-type library --output-reproducible --of JSON -o $(SBOM) requirements.lock
	@echo "It is in $(SBOM)."

audit: .venv/test  ## Ask whether a pinned package has a known vulnerability.
	@$(BIN)/pip-audit --strict --require-hashes --disable-pip --progress-spinner off \
		--vulnerability-service $(ADVISORIES) -r requirements.lock -r requirements-dev.lock || { \
		echo "Not passed: a package above has a known vulnerability, or could not be asked about." >&2; \
		exit 1; }

clean:
	rm -rf .venv site sbom.json

.venv/site: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

.venv/test: .venv/site requirements-dev.lock
	$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@
