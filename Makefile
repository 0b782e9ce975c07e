# Everything a person does with this project, by name. Works with GNU Make 3.81 (macOS) and later.

PYTHON ?= python3
# How the tests are spread over the machine's cores; `make test PYTEST_FLAGS=` runs them in one process.
PYTEST_FLAGS ?= -n auto --dist loadgroup --no-loadscope-reorder
# For `make check`, for example CHECK_FLAGS="--format github".
CHECK_FLAGS ?=
# For `make dashboard` and `make demo`: the port, where 8501 is taken.
PORT ?=
# For `make fuzz`: how many registers are spoilt, and the seed of a line that was tried before; without it, another line.
COUNT ?= 10000
SEED ?=
# For `make lock`: LOCK_FLAGS=--upgrade takes the newest versions; without it, versions already pinned are kept.
LOCK_FLAGS ?=

UV_VERSION := 0.13.9
CYCLONEDX_VERSION := 7.5.0
CYCLONEDX := .cache/cyclonedx-$(CYCLONEDX_VERSION)
SBOM := .cache/sbom.cdx.json
RUN := .venv/bin/python
READY := .venv/requirements.stamp
SERVE := $(RUN) -m streamlit run dashboard.py$(if $(PORT), --server.port $(PORT))

.DEFAULT_GOAL := help
.PHONY: help dashboard demo test fuzz check screenshots benchmarks generated lock sbom clean

help:
	@echo 'make dashboard   serve the register in data/ on http://localhost:8501; PORT=8502 takes another port'
	@echo 'make demo        serve a fictional register with three years of history instead'
	@echo 'make test        lint, format, types, every test, and the check of the register'
	@echo 'make fuzz        spoil registers at random (COUNT=10000 of them, from SEED=7), and fail each call in every way'
	@echo 'make check       check the register alone'
	@echo 'make screenshots every screen at every size, on one contact sheet: .cache/screenshots/index.html'
	@echo 'make generated   write schema/, the tables of data/README.md, the issue forms and CODEOWNERS again'
	@echo 'make benchmarks  measure the project on this machine; prints ratios'
	@echo 'make lock        write requirements.txt again from requirements.in'
	@echo 'make sbom        write what requirements.txt names as a bill of materials: .cache/sbom.cdx.json'
	@echo 'make clean       remove .venv and the caches'

dashboard: $(READY)
	@$(SERVE)

# The history is made anew each time, in a second: three years of commits, as the register's entries are dated.
demo: $(READY)
	@rm -rf .cache/demo
	@$(RUN) -m tests.registers.replay tests/registers/borsetshire .cache/demo
	@TRACKER_REGISTER=.cache/demo/data $(SERVE)

# The browser is found, or fetched, before the tests start, because they run in several processes. What Python has compiled
# is kept, whatever the surroundings say: dashboards and commands start by the dozen, each from some three hundred files.
test: export PYTHONDONTWRITEBYTECODE =
test: $(READY)
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy --strict tracker
	.venv/bin/zizmor --offline --quiet --pedantic .github
	$(RUN) tests/browser/chromium.py
	$(RUN) -m pytest $(PYTEST_FLAGS)
	$(RUN) -m tracker check

# What breaks is made small and kept in tests/fuzz/cases, which `make test` runs.
fuzz: $(READY)
	@$(RUN) -m tests.fuzz $(COUNT) $(SEED)
	@FAULTS=all $(RUN) -m pytest -q $(PYTEST_FLAGS) tests/faults tests/*/test_faults.py tests/*/*/test_faults.py

check: $(READY)
	@$(RUN) -m tracker check $(CHECK_FLAGS)

screenshots: $(READY)
	@$(RUN) -m tests.browser.screenshots

generated: $(READY)
	$(RUN) -m tracker schema
	$(RUN) -m tracker codeowners --output .github/CODEOWNERS

benchmarks: $(READY)
	@$(RUN) -m benchmarks

# Hashes: nothing is installed but the very files that were locked. Wheels only: no compiler is needed and no set-up code runs.
$(READY): requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo 'Python 3.11 or newer is needed: install it, or name it, as in "make $(or $(MAKECMDGOALS),dashboard) PYTHON=python3.12".' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo 'Python'\''s venv module is missing: install it (on Debian and Ubuntu the package is python3-venv).' >&2; exit 1; }
	@echo 'Installing requirements.txt into .venv (a minute or two, only when it has changed) ...'
	@$(PYTHON) -m venv .venv
	@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.txt
	@touch $@

lock:
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && \
	  $(PYTHON) -m venv "$$folder" && \
	  "$$folder/bin/python" -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION) && \
	  "$$folder/bin/uv" pip compile requirements.in --output-file requirements.txt --quiet $(LOCK_FLAGS) \
	    --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	    --custom-compile-command 'make lock'

# CycloneDX, from the locked list: the same list gives the same bytes. The tool has twenty packages of its own that nothing else
# here needs, so it stands apart from .venv, and the list does not name it.
sbom: $(CYCLONEDX)/ready
	@$(CYCLONEDX)/bin/python -W ignore::UserWarning -m cyclonedx_py requirements requirements.txt --pyproject pyproject.toml \
	  --output-reproducible --spec-version 1.6 --output-format JSON --output-file $(SBOM)
	@echo '$(SBOM)'

# With the pip of .venv, whichever that is: one of its own would take longer to make than the tool.
$(CYCLONEDX)/ready: | $(if $(wildcard $(RUN)),,$(READY))
	@$(RUN) -m venv --without-pip $(CYCLONEDX)
	@$(RUN) -m pip --python $(CYCLONEDX)/bin/python install --quiet --disable-pip-version-check --only-binary :all: \
	  cyclonedx-bom==$(CYCLONEDX_VERSION)
	@touch $@

clean:
	rm -rf .venv .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
