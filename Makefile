# One door to everything: `make run` to try it, `make test` to prove it. Nothing outside this folder is touched
# except system packages for the tests, and those only where apt may install them.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip install --disable-pip-version-check --no-input
PYTEST := env DJANGO_SETTINGS_MODULE=nhipcau.config.settings.test $(BIN)/python -m pytest
export DJANGO_SETTINGS_MODULE ?= nhipcau.config.settings.dev

.PHONY: help run setup setup-dev system test test-postgres test-resilience lint types arch bench lighthouse journeys messages demo-reset lock clean

help:
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 25

run: $(VENV)/ready ## install if needed, prepare the sample office, start server and worker
	@$(BIN)/nhipcau run

setup: $(VENV)/ready ## the run-time environment in .venv

setup-dev: $(VENV)/ready-dev ## the same with what tests and checks need

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Cần Python 3.11 trở lên (Python 3.11 or later is needed)."; exit 1; }
	@echo "• Tạo môi trường Python trong $(VENV) …"
	@$(PYTHON) -m venv $(VENV)

# pip tells each package as it comes; the count against the lock is the progress.
define install
	@total=$$(grep -c '^[a-z].*==' $(1)); echo "• Cài đặt $$total gói đã khóa mã băm …"; \
	{ $(PIP) --require-hashes -r $(1) 2>$(VENV)/pip.log || touch $(VENV)/failed; } \
	  | awk -v n=$$total '/^(Collecting|Requirement already)/{i++; if (i % 10 == 0) printf "  %d/%d gói\n", i, n; fflush()} /^Installing/{print "  đang ghi vào $(VENV) …"; fflush()}'; \
	if [ -e $(VENV)/failed ]; then rm -f $(VENV)/failed; cat $(VENV)/pip.log; exit 1; fi
	@$(PIP) -q --no-deps --no-build-isolation -e packages/vanban -e packages/wagtail-vi -e .
endef

$(VENV)/ready: requirements.lock pyproject.toml packages/vanban/pyproject.toml packages/wagtail-vi/pyproject.toml | $(VENV)/bin/python
	$(call install,requirements.lock)
	@touch $@

$(VENV)/ready-dev: requirements-dev.lock $(VENV)/ready | $(VENV)/bin/python
	$(call install,requirements-dev.lock)
	@touch $@

system: ## system packages of the tests, through apt where it may
	@sh tests/system_packages.sh

export NHIPCAU_WITHOUT_POSTGRES
test: $(VENV)/ready-dev system ## everything: unit, golden, property, rights, killed workers, PostgreSQL, the journey
	@$(BIN)/nhipcau compile_catalogues
	@$(PYTEST) -n 2 -m "not journey and not resilience" $(ARGS)
	@$(MAKE) --no-print-directory test-resilience test-postgres journeys

# What speaks to a database; the library, the layout of papers and the catalogues do not.
ON_POSTGRES := core units clock translation directives plans reports issuing exchange mailing steering inspections committee training programmes newsroom press enquiries conferences incidents outreach portal press_year overview permissions
test-postgres: $(VENV)/ready-dev system ## the apps again, on a PostgreSQL started for it and stopped afterwards
	@$(BIN)/python -m tests.postgres $(PYTEST) -n 2 $(wildcard $(ON_POSTGRES:%=tests/%))

test-resilience: $(VENV)/ready-dev system ## workers killed at random moments, on SQLite and on PostgreSQL
	@$(PYTEST) -m resilience tests/resilience

journeys: $(VENV)/ready-dev system ## only the browser journey; pictures in var/journey
	@$(BIN)/nhipcau compile_catalogues
	@$(PYTEST) -n 2 --dist loadfile -m journey tests/journeys $(ARGS)

lint: $(VENV)/ready-dev ## ruff: style and errors
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: $(VENV)/ready-dev ## mypy strict on the library, the domains and the queries
	@$(BIN)/mypy --strict packages/vanban/src packages/wagtail-vi/src
	@$(BIN)/mypy --strict src/nhipcau/*/domain src/nhipcau/*/queries*

arch: $(VENV)/ready-dev ## the directions of imports
	@$(BIN)/lint-imports

bench: $(VENV)/ready-dev ## speed and precision against their limits; writes benchmarks/results.json
	@$(BIN)/python -m benchmarks

lighthouse: $(VENV)/ready-dev system ## axe, weights and Lighthouse (by npx) of the public site; writes docs/quality
	@$(BIN)/nhipcau compile_catalogues
	@$(BIN)/python -m tests.quality

messages: $(VENV)/ready-dev ## collect strings into the catalogues (needs gettext) and compile them
	@cd src/nhipcau && ../../$(BIN)/nhipcau makemessages -l en --no-location --no-obsolete -i 'static/*'
	@$(BIN)/nhipcau compile_catalogues

demo-reset: $(VENV)/ready ## put the sample office back as it was
	@$(BIN)/nhipcau demo reset

lock: ## resolve the pins anew (needs uv); writes no index address
	@for f in requirements requirements-dev; do \
	  uv pip compile -q --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate \
	    --python-version 3.11 --universal $$f.in -o $$f.lock || exit 1; done

clean: ## take away what was built; the office's files in var/ stay
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
