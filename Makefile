# Development of DPP Desktop. On a fresh Debian or Ubuntu, `make run` and `make test` install
# everything they need.

PYTHON ?= python3
UV := uv==0.13.9

.DEFAULT_GOAL := help
.PHONY: help setup run test quick clean-root bench fuzz faults screenshots translations lock clean

help: ## List these targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 14

setup: ## Create or update .venv with all dependencies
	@python=$$(packaging/find_python.sh $(PYTHON)) && "$$python" packaging/set_up.py

# Doesn't use the workspace in the user data.
run: setup ## Open the window, or run the demo without a display, in build/demo or $DPP_WORKSPACE
	@export DPP_WORKSPACE="$${DPP_WORKSPACE:-build/demo}"; \
	if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then .venv/bin/dpp-desktop; \
	else .venv/bin/dpp-desktop demo; fi

test: setup ## Run all checks and tests
	@.venv/bin/python packaging/system_packages.py
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/python -m pytest

quick: setup ## Check the changes and run the unit tests, in less than 45 seconds
	.venv/bin/python -m tests.quick

clean-root: ## Run make run and make test in a minimal Debian, as root; SLOW=1 for half the processor
	@packaging/clean_root.sh

bench: setup ## Run the benchmarks and write bench.json
	.venv/bin/python -m tests.bench

fuzz: setup ## Test 100,000 mutated files, 10,000 verdicts, 1,000 examples of each property test
	.venv/bin/python -m tests.fuzz
	.venv/bin/python -m tests.fuzz.differential
	.venv/bin/python -m pytest -m hypothesis --hypothesis-profile=deep --timeout 1800

faults: setup ## Kill exports, mint and print jobs, fail a printer 1,000 times, damage packs and workspaces
	.venv/bin/python -m tests.faults
	.venv/bin/python -m pytest -m exhaustive

screenshots: setup ## Render all views, light and dark, to build/screenshots
	.venv/bin/python -m tests.screenshots

translations: setup ## Update resources/translations with the texts in the code
	.venv/bin/python packaging/translate.py

lock: ## Pin the dependencies of pyproject.toml in packaging/requirements
	python=$$(packaging/find_python.sh $(PYTHON)) && "$$python" -m venv build/uv
	build/uv/bin/python -m pip install --quiet $(UV)
	$(call compile,runtime)
	$(call compile,development,--group dev)

clean: ## Remove everything that make created: .venv, build, dist and caches
	rm -rf .venv build dist bench.json
	rm -rf .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

compile = build/uv/bin/uv pip compile pyproject.toml $(2) --quiet --universal \
	--python build/uv/bin/python --python-version 3.11 --generate-hashes \
	--custom-compile-command "make lock" -o packaging/requirements/$(1).txt
