# The portal's commands. Needs GNU make and Python 3.11 or newer, nothing else. `make help` lists them.

# The first of these that is new enough; or name one: make serve PYTHON=/opt/python/bin/python3
PYTHON ?= $(firstword $(foreach name,python3.11 python3 python3.12 python3.13 python3.14,\
	$(shell $(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $(name))))

VENV := .venv
RUN := $(VENV)/bin/python
MANAGE := $(RUN) manage.py
# Twice quiet: errors, but no remarks on packages' metadata.
PIP := $(RUN) -m pip install -qq --disable-pip-version-check --no-input --require-hashes
RUNTIME := $(VENV)/.runtime
DEVELOPMENT := $(VENV)/.development
ENCODERS := $(VENV)/.encoders

MAKEFLAGS += --no-print-directory
.DELETE_ON_ERROR:
.PHONY: help install serve curator test lint bench messages clean

help:
	@echo "make serve      install, prepare and serve the portal on 127.0.0.1:8000 (HOST=, PORT=, WIC_DATA_DIR= change it)"
	@echo "make curator    make an account for the curators' desk"
	@echo "make install    only make $(VENV) from requirements.lock"
	@echo "make test       everything that must pass: lint, types, tests, pages in a real browser"
	@echo "make lint       ruff, djlint and mypy"
	@echo "make bench      measure ingest, search and pages on generated pages and articles (ARTICLES=2000)"
	@echo "make messages   bring the interface's message catalogues up to date"
	@echo "make clean      remove what can be made again; never the data folder"

install: $(RUNTIME) $(ENCODERS)
	@echo "$(VENV) is up to date"

serve: $(RUNTIME) $(ENCODERS)
	@$(MANAGE) serve

curator: $(RUNTIME)
	@$(MANAGE) createsuperuser

test: lint
	@$(MANAGE) messages --compile
	@$(RUN) -m pytest -q $(PYTEST)

lint: $(DEVELOPMENT) $(ENCODERS)
	@$(RUN) -m ruff check --quiet
	@$(RUN) -m ruff format --check --quiet
	@$(RUN) -m djlint --quiet --lint templates
	@$(RUN) -m mypy --no-error-summary

bench: $(RUNTIME) $(ENCODERS)
	@$(RUN) -m tests.bench $(if $(ARTICLES),--articles $(ARTICLES))

messages: $(RUNTIME)
	@$(MANAGE) messages --update --compile

clean:
	@rm -rf $(VENV) artefacts .pytest_cache .ruff_cache .mypy_cache .hypothesis
	@find wic_portal/locale -name '*.mo' -delete
	@find articles search tests wic_portal -name __pycache__ -prune -exec rm -rf {} +

# A stamp is made anew when its lock or the interpreter changes; packages that are there already stay.
$(RUNTIME): requirements.lock $(RUN)
	@echo "Installing the packages of $< ..."
	@$(PIP) -r $<
	@touch $@

# Two large packages that not every platform has. Without them words and names are searched; tried again next time.
$(ENCODERS): requirements-encoders.lock $(RUN)
	@echo "Installing the packages of $< ..."
	@if $(PIP) --no-deps --only-binary :all: --retries 1 -r $< 2>/dev/null; then touch $@; else \
		echo "Going on without search by meaning: its packages cannot be installed here."; \
	fi

$(DEVELOPMENT): requirements-dev.lock $(RUN)
	@echo "Installing the packages of $< ..."
	@$(PIP) -r $<
	@touch $@ $(RUNTIME)

$(RUN):
	@if [ -z "$(PYTHON)" ]; then \
		echo "This needs Python 3.11 or newer, and none was found. Install one, or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3"; \
		exit 1; \
	fi
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "$(PYTHON) is older than Python 3.11 or does not run; name another: make $(MAKECMDGOALS) PYTHON=/path/to/python3"; \
		exit 1; \
	}
	@"$(PYTHON)" -c 'import venv, ensurepip' 2>/dev/null || { \
		echo "$(PYTHON) lacks its venv module. On Debian and Ubuntu: apt install python3-venv"; \
		exit 1; \
	}
	@"$(PYTHON)" -m venv --clear $(VENV)
