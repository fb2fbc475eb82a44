# make explore   a project of the bundled testimonies, in the browser
# make test      all tests but those in a browser
# make browser   the explorer in Chromium
# make check     lint, types, tests, browser: what CI runs
# make bench     every figure in benchmarks/

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: explore test lint types browser check bench clean

$(VENV)/ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt torch
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	touch $@

explore: $(VENV)/ready
	$(BIN)/textkit demo

test: $(VENV)/ready
	$(BIN)/python -m pytest -m "not browser"

browser: $(VENV)/ready
	$(BIN)/python -m pytest -m browser tests/browser

lint: $(VENV)/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/ready
	$(BIN)/mypy

check: lint types test browser

bench: $(VENV)/ready
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache demo-project
