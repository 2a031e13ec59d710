# Development of DPP Desktop. On a fresh Debian or Ubuntu, `make run` and `make test` do all the
# setting up themselves.

PYTHON ?= python3
UV := uv==0.13.9

.DEFAULT_GOAL := help
.PHONY: help setup run test quick clean-root bench fuzz faults screenshots translations lock clean

help: ## List these targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 14

setup: ## Make .venv with everything in it, or bring it up to date
	@python=$$(packaging/find_python.sh $(PYTHON)) && "$$python" packaging/set_up.py

# Not in the user's own workspace.
run: setup ## Open the window, or without a display show the commands, in build/demo or $DPP_WORKSPACE
	@export DPP_WORKSPACE="$${DPP_WORKSPACE:-build/demo}"; \
	if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then .venv/bin/dpp-desktop; \
	else .venv/bin/dpp-desktop demo; fi

test: setup ## Run all the checks
	@.venv/bin/python packaging/system_packages.py
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/python -m pytest

quick: setup ## Check what changed, and run the unit tests, in less than 45 seconds
	.venv/bin/python -m tests.quick

clean-root: ## Run make run and make test in a bare Debian root, as root; SLOW=1 with half the processor
	@packaging/clean_root.sh

bench: setup ## Measure, and write bench.json
	.venv/bin/python -m tests.bench

fuzz: setup ## Try 100,000 mutated files, and 1,000 examples of each property test
	.venv/bin/python -m tests.fuzz
	.venv/bin/python -m pytest -m hypothesis --hypothesis-profile=deep

faults: setup ## Kill exports 200 times and jobs 60 times, damage 1,000 packs 1,600 times, run 2,100 commands on damage
	.venv/bin/python -m tests.faults

screenshots: setup ## Render every view, light and dark, in build/screenshots
	.venv/bin/python -m tests.screenshots

translations: setup ## Bring resources/translations up to date with the texts in the code
	.venv/bin/python packaging/translate.py

lock: ## Pin what pyproject.toml asks for in packaging/requirements
	python=$$(packaging/find_python.sh $(PYTHON)) && "$$python" -m venv build/uv
	build/uv/bin/python -m pip install --quiet $(UV)
	$(call compile,runtime)
	$(call compile,development,--group dev)

clean: ## Remove all that make has made: .venv, build, dist and the caches
	rm -rf .venv build dist bench.json
	rm -rf .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

compile = build/uv/bin/uv pip compile pyproject.toml $(2) --quiet --universal \
	--python build/uv/bin/python --python-version 3.11 --generate-hashes \
	--custom-compile-command "make lock" -o packaging/requirements/$(1).txt
