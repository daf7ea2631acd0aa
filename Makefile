# make demo and make test need nothing but make and a Python of version 3.11 or later.

VENV := .venv
BIN := $(VENV)/bin
PIP := PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt $(BIN)/python -m pip --disable-pip-version-check --quiet
WORKERS ?= auto

.DEFAULT_GOAL := test
.PHONY: demo test lint types slow office bench tables reference format clean

demo: $(VENV)/.runtime
	$(BIN)/duheng eval examples/01-dawukou/form.yaml --ruleset 640202/2020 --explain

test: lint types
	$(BIN)/python -m pytest --quiet --numprocesses $(WORKERS)

lint: $(VENV)/.dev
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --quiet --check .

types: $(VENV)/.dev
	$(BIN)/mypy --no-error-summary

slow: $(VENV)/.dev
	$(BIN)/python -m pytest --quiet -m slow --numprocesses $(WORKERS) --dist loadgroup

office: $(VENV)/.dev
	$(BIN)/python -m pytest --quiet -m office

bench: $(VENV)/.dev
	$(BIN)/python -m pytest --quiet -m bench

tables: $(VENV)/.dev
	$(BIN)/python -m duheng.forms.ship_tables

reference: $(VENV)/.dev
	$(BIN)/python -m duheng.syntax.reference
	$(BIN)/python -m duheng.testing.case_schema

format: $(VENV)/.dev
	$(BIN)/ruff check --quiet --fix .
	$(BIN)/ruff format --quiet .

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/.runtime: $(VENV)/.created pyproject.toml constraints.txt
	@echo 'Installing duheng into $(VENV) …'
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.created pyproject.toml constraints.txt
	@echo 'Installing duheng and its tools into $(VENV) …'
	@$(PIP) install --editable '.[dev]'
	@touch $@ $(VENV)/.runtime

$(VENV)/.created:
	@found=; for python in python3 python3.13 python3.12 python3.11 python; do \
	    if $$python -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then echo 'duheng needs Python 3.11 or later, with venv; none was found.' >&2; exit 1; fi; \
	$$found -m venv --clear $(VENV)
	@touch $@
