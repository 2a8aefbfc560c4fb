# Two commands matter to a reader: `make demo` and `make test`. Each does its own set-up on a machine that has only
# Python 3.11 to 3.13, pip and make. `make help` lists the rest.

BIN := .venv/bin
PYTHON ?=
WORKERS ?= 2
SEED ?= 1

export PYTHON

.DEFAULT_GOAL := help
.PHONY: help demo test coverage study lint format types contracts check docs commands-page quick-tables train-reader reading-study serve-docs \
	constraints locked try-wheel clean clean-all \
	environment-run environment-test environment-docs

help:  ## what there is to make
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 24

demo: environment-run  ## brief the shipped Kursk case: here, and as a page in briefing.html
	$(BIN)/passmuster brief examples/kursk --html briefing.html

# What pytest has rewritten is kept for the next run, whatever the environment says of bytecode.
test: environment-test  ## the everyday tests
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder --randomly-seed=$(SEED)

coverage: environment-test  ## the everyday tests, and how much of the code they reach, branch by branch
	$(BIN)/python -m pytest -n $(WORKERS) --randomly-seed=$(SEED) --cov=passmuster --cov-branch --cov-report=term:skip-covered \
		--cov-fail-under=90

study: environment-test  ## the long studies: calibration, many refits
	$(BIN)/python -m pytest -m slow

check: lint types contracts  ## everything short of the tests: style, types, direction of imports

lint: environment-test  ## style and format, changing nothing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: environment-test  ## mend style and format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: environment-test  ## static types
	$(BIN)/mypy

contracts: environment-test  ## which folder may import which
	$(BIN)/lint-imports

docs: environment-docs  ## the documentation, as pages in site/
	$(BIN)/zensical build --strict --clean

commands-page: environment-test  ## the page of commands, from what they say with --help
	page=$$($(BIN)/python scripts/command_reference.py) && printf '%s\n' "$$page" >docs/reference/commands.md

serve-docs: environment-docs  ## the documentation on this machine, renewed as it is edited
	$(BIN)/zensical serve

quick-tables: environment-test  ## the package's tables in TOML once more, in a form that is quicker to read
	$(BIN)/python scripts/quick_tables.py

train-reader: environment-test  ## learn the reader's choices from the corpus, into the package
	$(BIN)/python scripts/train_reader.py

reading-study: environment-test  ## how the reader does on unseen writers and wars, into docs/reference/reading.md
	$(BIN)/python benchmarks/reading_study.py --write

constraints:  ## renew the pinned versions in constraints.txt (needs uv)
	uv export --upgrade --no-header --no-annotate --all-extras --no-emit-project --no-hashes --quiet \
		--output-file constraints.txt >/dev/null

locked: environment-test  ## renew the hashes and bills in locked/ from the pinned versions (needs uv and the three Pythons)
	$(BIN)/python scripts/lock.py
	page=$$($(BIN)/python scripts/libraries.py) && printf '%s\n' "$$page" >docs/reference/libraries.md

try-wheel: environment-test  ## try the wheel in bare environments of those of the three Pythons that are here
	$(BIN)/python scripts/try_wheel.py

clean:  ## take away what the other targets made, except the environment
	rm -rf briefing.html site build dist .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis \
		.import_linter_cache
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

clean-all: clean  ## the same, and the environment
	rm -rf .venv

environment-run environment-test environment-docs: environment-%:
	@sh scripts/set-up $*
