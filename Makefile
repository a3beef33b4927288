# Two commands: `make compare` runs the main job, `make test` runs every check.
# Both make .venv and install when they have to, and are quick when nothing changed.

PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/installed

.PHONY: compare browser test bench sensitivity estimates strategies scenarios stories validation schema golden clean

compare: $(INSTALLED)
	$(BIN)/abasto compare scenarios/chihuahua_ultima_milla

sensitivity: $(INSTALLED)
	$(BIN)/abasto sweep scenarios/chihuahua_ultima_milla/sensitivity.yaml

# The example of docs/sweeps.md and docs/barridos.md, with its pictures; over half a year, to be quick.
estimates: $(INSTALLED)
	for lang in es en; do \
	  $(BIN)/abasto sweep scenarios/chihuahua_ultima_milla/estimates.yaml --lang $$lang \
	    --set 'run.horizon=90 d' --set 'run.warm_up=90 d' || exit; \
	  for chart in effects estimates; do \
	    cp "$$(ls -td results/chihuahua_ultima_milla-estimates-* | head -1)/charts/$$chart.png" \
	      docs/images/$$chart.$$lang.png || exit; \
	  done; \
	done

strategies: $(INSTALLED)
	$(BIN)/abasto compare scenarios/policies_side_by_side --lang en
	$(BIN)/python -m pages

# The words of the pages say which scenarios there are.
scenarios: $(INSTALLED)
	for words in pages/scenarios/*.yaml; do \
	  $(BIN)/abasto compare scenarios/$$(basename $$words .yaml) || exit; \
	done
	$(BIN)/python -m pages.scenarios

# Plays every known answer and writes docs/validation.md and docs/validacion.md.
validation: $(INSTALLED)
	$(BIN)/python -m validation

# Tests of the report need a real browser: on Debian, as root, it is installed here; elsewhere those
# tests are skipped, but in CI they fail.
browser:
	command -v chromium > /dev/null || { apt-get update --quiet && apt-get install --yes --quiet chromium; } || true

stories: $(INSTALLED)
	$(BIN)/python -m pages.stories

test: $(INSTALLED) browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n 2 --dist worksteal -m "slow or not slow"

bench: $(INSTALLED)
	$(BIN)/python -m benchmarks

golden: $(INSTALLED)
	$(BIN)/python -m pytest tests/golden --update-golden

schema: $(INSTALLED)
	$(BIN)/abasto schema > scenarios/scenario.schema.json

$(INSTALLED): pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev,peers]'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --no-deps stockpyl
	touch $(INSTALLED)

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
